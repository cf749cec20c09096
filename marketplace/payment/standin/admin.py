"""The switches' own API under /_standin/, and the desk page.

It asks for no key, so the process is to listen on the machine itself. A POST takes JSON and answers JSON, or
takes the desk page's form and goes back there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from . import console, payments
from .cards import CardFault, good_card
from .desk import Desk
from .errors import StripeError
from .objects import shown
from .params import decode_form
from .serving import Endpoint
from .store import Obj, Page
from .switches import SwitchFault, read_switches, write_switches

Action = Callable[[Desk, Request, dict[str, Any]], Obj]


def act(desk: Desk, action: Action) -> Endpoint:
    """An endpoint that takes one action in one transaction and tells its outcome. Faults are 400 or 404."""

    async def endpoint(request: Request) -> Response:
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return _told(403, "The switches are not for other sites.")
        is_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
        try:
            given = _read(await request.body(), is_form)
            with desk.store.transaction():
                outcome = action(desk, request, given)
        except (SwitchFault, CardFault) as fault:
            return _told(400, str(fault))
        except StripeError as error:
            return JSONResponse(error.body(), error.status)
        desk.wake()
        return RedirectResponse("/", 303) if is_form else JSONResponse(outcome, _status(outcome))

    return endpoint


def _status(outcome: Obj) -> int:
    # A decline is written down, so it comes back as an outcome and not as an exception.
    return 402 if "error" in outcome else 200


def _read(body: bytes, is_form: bool) -> dict[str, Any]:
    if is_form:
        return decode_form(body.decode(errors="replace"))
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        raise SwitchFault("The body isn't JSON.") from None
    if not isinstance(given, dict):
        raise SwitchFault("The body takes a JSON object.")
    return given


def _told(status: int, message: str) -> Response:
    return JSONResponse({"error": {"message": message}}, status)


def _only(given: dict[str, Any], *names: str) -> None:
    unknown = sorted(set(given) - set(names))
    if unknown:
        raise SwitchFault(f"Not known here: {', '.join(unknown)}.")


def set_switches(desk: Desk, _request: Request, given: dict[str, Any]) -> Obj:
    switches = read_switches(desk.store).changed(given)
    write_switches(desk.store, switches)
    return switches.as_json()


def deliver(desk: Desk, _request: Request, given: dict[str, Any]) -> Obj:
    """With `event`, sends it once more; else everything held, dropped or given up."""
    _only(given, "event")
    if "event" not in given:
        return {"queued": desk.outbox.release("held", "dropped", "failed")}
    if desk.store.get(str(given["event"]), "event") is None:
        raise StripeError(f"No such event: '{given['event']}'", status=404, code="resource_missing")
    desk.outbox.send_again(given["event"])
    return {"queued": 1}


def make_payout(desk: Desk, _request: Request, given: dict[str, Any]) -> Obj:
    """Sweeps the available balance of `currency` (inr by default) and gives the payout."""
    _only(given, "currency")
    return payments.pay_out(desk, str(given.get("currency", "inr")).lower(), now=desk.now())


def reset(desk: Desk, _request: Request, given: dict[str, Any]) -> Obj:
    """Forgets every object, event, answer and switch, and sets the clock right."""
    _only(given)
    desk.store.empty()
    return {"reset": True}


def pay(desk: Desk, request: Request, given: dict[str, Any]) -> Obj:
    """Pays a session as its page would, with `card` (the good one by default) and `email`; gives the session.

    A card that is declined answers 402 with Stripe's error, and the session stays open.
    """
    _only(given, "card", "email")
    now, extra = desk.now(), {"number": str(given["card"])} if "card" in given else {}
    card = good_card(**extra, now=now)
    session, refusal = payments.pay_session(
        desk, request.path_params["id"], card, given.get("email", "buyer@example.com"), now=now
    )
    if refusal:
        return {"error": refusal.fields}
    return dict(shown(session))


def move_clock(desk: Desk, _request: Request, given: dict[str, Any]) -> Obj:
    """Moves the clock `advance` seconds forward, and expires what is then due."""
    _only(given, "advance")
    try:
        seconds = int(given["advance"])
    except (KeyError, TypeError, ValueError):
        raise SwitchFault("advance takes a whole number of seconds.") from None
    if not 0 <= seconds <= 10 * 366 * 86400:
        raise SwitchFault("The clock goes forward only, ten years at most.")
    desk.advance(seconds)
    now = desk.now()
    return {"now": now, "expired": payments.expire_due(desk, now=now)}


def show_event(desk: Desk, request: Request, given: dict[str, Any]) -> Obj:
    """An event with its sendings and every try to deliver it."""
    _only(given)
    event = desk.store.get(request.path_params["id"], "event")
    if event is None:
        raise StripeError("No such event", status=404, code="resource_missing")
    return {"event": event} | desk.outbox.log(event["id"])


def show_state(webhook_url: str | None) -> Action:
    def state(desk: Desk, _request: Request, given: dict[str, Any]) -> Obj:
        _only(given)
        return _state(desk, webhook_url)

    return state


def _state(desk: Desk, webhook_url: str | None) -> Obj:
    """Counts of objects and of sendings by state, the switches, and the last events with their sendings."""
    events, _more = desk.store.find("event", page=Page(20))
    return {
        "now": desk.now(),
        "clock_ahead": desk.store.setting("clock_ahead", 0),
        "webhook_url": webhook_url,
        "switches": read_switches(desk.store).as_json(),
        "objects": desk.store.tally(),
        "sendings": desk.outbox.counts(),
        "events": [{"id": each["id"], "type": each["type"]} | desk.outbox.log(each["id"]) for each in events],
    }


def show_desk(desk: Desk, webhook_url: str | None) -> Endpoint:
    async def endpoint(_request: Request) -> Response:
        with desk.store.transaction():
            payments.expire_due(desk, now=desk.now())
            sessions, _ = desk.store.find("checkout.session", page=Page(12))
            events, _ = desk.store.find("event", page=Page(20))
            logs = [(each, desk.outbox.log(each["id"])) for each in events]
            switches = read_switches(desk.store)
            page = console.desk_page(_state(desk, webhook_url), sessions, logs, switches)
        policy = (
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'"
        )
        return HTMLResponse(page, headers={"Content-Security-Policy": policy, "Cache-Control": "no-store"})

    return endpoint
