"""Serving the hosted payment page."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from . import pages, params, payments
from .cards import CardFault, read_card
from .desk import Desk
from .errors import StripeError
from .serving import Endpoint
from .store import Obj


def show_payment(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        with desk.store.transaction():
            now = desk.now()
            payments.expire_due(desk, now=now)
            session = desk.store.get(request.path_params["id"], "checkout.session")
        if session is None:
            return _unknown()
        if session["status"] != "open":
            return _page(pages.closed_page(session), 200, session)
        return _page(pages.payment_page(session, now=now), 200, session)

    return endpoint


def take_payment(desk: Desk) -> Endpoint:
    """303 to the shop when the session is paid, now or before; the page again when it can't be paid."""

    async def endpoint(request: Request) -> Response:
        form = dict(parse_qsl((await request.body()).decode(errors="replace"), keep_blank_values=True))
        with desk.store.transaction():
            now = desk.now()
            payments.expire_due(desk, now=now)
            session = desk.store.get(request.path_params["id"], "checkout.session")
            if session is None:
                return _unknown()
            if session["status"] == "expired":
                return _page(pages.closed_page(session), 409, session)
            return _try(desk, session, form, now)

    return endpoint


def _try(desk: Desk, session: Obj, form: dict[str, str], now: int) -> Response:
    typed = {name: form.get(name, "")[:200] for name in ("email", "cardName", "cardExpiry")}
    try:
        card = read_card(form, now=now)
        email = session["customer_email"] or _email(form)
    except CardFault as wrong:
        fault = (wrong.field, wrong.message)
        return _page(pages.payment_page(session, now=now, typed=typed, fault=fault), 422, session)
    session, refusal = payments.pay_session(desk, session["id"], card, email, now=now)
    if refusal:
        words = pages.refused(refusal)
        return _page(pages.payment_page(session, now=now, typed=typed, refusal=words), 402, session)
    return RedirectResponse(pages.filled(session), 303)


def _email(form: dict[str, str]) -> str:
    try:
        return str(params.email(form.get("email", "").strip(), "email"))
    except StripeError:
        raise CardFault("email", pages.email_wanted()) from None


def _unknown() -> Response:
    return HTMLResponse(pages.unknown_page(), 404)


def _page(html: str, status: int, session: Obj) -> Response:
    # The browser holds the redirect after the form to the same rule as the form itself.
    shop = urlsplit(session["success_url"])
    policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; "
    policy += f"form-action 'self' {shop.scheme}://{shop.netloc}"
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    return HTMLResponse(html, status, headers)
