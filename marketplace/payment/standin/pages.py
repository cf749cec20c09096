"""The hosted payment page, written on the server; it needs no script."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from gettext import gettext as _
from html import escape

from .errors import StripeError
from .store import Obj

_SIGNS = {"inr": "₹", "usd": "$", "eur": "€", "gbp": "£"}


def money(amount: int, currency: str) -> str:
    """An amount in minor units as people write it: `₹3,280.00`, `₹1,23,456.00`, `AUD 12.50`."""
    sign = "−" if amount < 0 else ""
    whole, part = divmod(abs(amount), 100)
    digits = _lakhs(whole) if currency == "inr" else f"{whole:,}"
    return f"{sign}{_SIGNS.get(currency, currency.upper() + ' ')}{digits}.{part:02d}"


def _lakhs(whole: int) -> str:
    head, tail = divmod(whole, 1000)
    if not head:
        return str(tail)
    groups = [f"{tail:03d}"]
    while head:
        head, pair = divmod(head, 100)
        groups.append(f"{pair:02d}" if head else str(pair))
    return ",".join(reversed(groups))


def document(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title>"
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/_standin/style.css"></head>'
        f"<body>{body}</body></html>"
    )


def _banner() -> str:
    words = _("Demonstration. No money moves here and no card is real.")
    return f'<header class="demo"><p>{escape(words)}</p></header>'


def payment_page(
    session: Obj,
    *,
    now: int,
    typed: Mapping[str, str] | None = None,
    fault: tuple[str, str] | None = None,
    refusal: str | None = None,
) -> str:
    """The page of an open session.

    `fault` is a form field and what is wrong with it; `refusal` is what the bank said. Of what was typed, the
    card number and code are never shown again.
    """
    total = money(session["amount_total"], session["currency"])
    body = f'{_banner()}<main class="pay">{_order(session, total)}{_form(session, total, now, typed, fault, refusal)}</main>'
    return document(_("Pay %(amount)s") % {"amount": total}, body)


def _order(session: Obj, total: str) -> str:
    rows = "".join(_line(item, session["currency"]) for item in session["_line_items"])
    if session["shipping_cost"]:
        amount = money(session["shipping_cost"]["amount_total"], session["currency"])
        rows += f"<li><b>{escape(session['_shipping_name'])}</b><span>{amount}</span></li>"
    return (
        f'<section aria-labelledby="order"><h1 id="order"><span class="eyebrow">{escape(_("To pay"))}</span>'
        f'<br><span class="total">{total}</span></h1><ul class="items">{rows}'
        f'<li class="sum"><b>{escape(_("Total"))}</b><span>{total}</span></li></ul></section>'
    )


def _line(item: Obj, currency: str) -> str:
    notes = []
    if item["_details"]:
        notes.append(item["_details"])
    if item["quantity"] > 1:
        unit = money(item["price"]["unit_amount"], currency)
        notes.append(_("%(count)d\u00a0×\u00a0%(price)s") % {"count": item["quantity"], "price": unit})
    small = "".join(f"<small>{escape(note)}</small>" for note in notes)
    amount = money(item["amount_total"], currency)
    return f"<li><b>{escape(item['description'])}</b><span>{amount}</span>{small}</li>"


def _form(
    session: Obj,
    total: str,
    now: int,
    typed: Mapping[str, str] | None,
    fault: tuple[str, str] | None,
    refusal: str | None,
) -> str:
    year = (datetime.fromtimestamp(now, UTC).year + 3) % 100
    shown = {"email": "", "cardName": _("Demo Buyer"), "cardExpiry": f"12 / {year:02d}"} | dict(typed or {})
    number, code = (
        ("", "") if fault and fault[0] in ("cardNumber", "cardCvc") else ("4242 4242 4242 4242", "123")
    )
    alert = f'<p class="alert" role="alert">{escape(refusal)}</p>' if refusal else ""
    email = session["customer_email"]
    first = (
        f'<p class="trials">{escape(_("Receipt to %(email)s") % {"email": email})}</p>'
        if email
        else _field("email", _("E-mail"), shown["email"], fault, 'type="email" autocomplete="email"')
    )
    numeric = 'type="text" inputmode="numeric"'
    fields = (
        first
        + _field(
            "cardNumber",
            _("Card number"),
            number,
            fault,
            f'{numeric} autocomplete="cc-number" maxlength="23"',
        )
        + '<div class="pair">'
        + _field(
            "cardExpiry", _("Expiry, MM / YY"), shown["cardExpiry"], fault, f'{numeric} autocomplete="cc-exp"'
        )
        + _field("cardCvc", _("Security code"), code, fault, f'{numeric} autocomplete="cc-csc" maxlength="4"')
        + "</div>"
        + _field(
            "cardName", _("Name on the card"), shown["cardName"], fault, 'type="text" autocomplete="cc-name"'
        )
    )
    pay = escape(_("Pay %(amount)s") % {"amount": total})
    back = session["cancel_url"]
    cancel = f'<a class="cancel" id="cancel" href="{escape(back)}">{escape(_("Cancel"))}</a>' if back else ""
    return (
        f'<form class="card" method="post" novalidate><h2>{escape(_("Card"))}</h2>{alert}{fields}'
        f'<button class="button" id="pay" name="action" value="pay">{pay}</button>{cancel}{_trials()}</form>'
    )


def _field(name: str, label: str, value: str, fault: tuple[str, str] | None, attributes: str) -> str:
    wrong = fault is not None and fault[0] == name
    described = f' aria-invalid="true" aria-describedby="{name}-fault" autofocus' if wrong else ""
    words = f'<p class="fault" id="{name}-fault">{escape(fault[1])}</p>' if fault and wrong else ""
    return (
        f'<div class="field"><label for="{name}">{escape(label)}</label>'
        f'<input id="{name}" name="{name}" value="{escape(value)}" required {attributes}{described}>{words}</div>'
    )


def _trials() -> str:
    cards = [
        ("4242 4242 4242 4242", _("goes through")),
        ("4000 0000 0000 0002", _("is declined")),
        ("4000 0000 0000 9995", _("has too little money")),
    ]
    rows = "".join(f"<dt>{number}</dt><dd>{escape(what)}</dd>" for number, what in cards)
    return f'<div class="trials"><p>{escape(_("Cards to try:"))}</p><dl>{rows}</dl></div>'


def closed_page(session: Obj) -> str:
    """What a session that can't be paid any more says, with the way back to the shop."""
    if session["status"] == "complete":
        title, words = _("This is already paid"), _("The payment went through. Nothing more is taken.")
        way = (filled(session), _("On to your order"))
    else:
        title, words = _("This payment page has expired"), _("Nothing was taken. Start again from the shop.")
        way = (session["cancel_url"], _("Back to the shop"))
    return told_page(title, words, way)


def told_page(title: str, words: str, way: tuple[str | None, str] | None = None) -> str:
    link = f'<a class="button" href="{escape(way[0])}">{escape(way[1])}</a>' if way and way[0] else ""
    body = f'{_banner()}<main class="told"><h1>{escape(title)}</h1><p>{escape(words)}</p>{link}</main>'
    return document(title, body)


def filled(session: Obj) -> str:
    """The session's success_url with its own id filled in."""
    address: str = session["success_url"]
    return address.replace("{CHECKOUT_SESSION_ID}", session["id"])


def refused(refusal: StripeError) -> str:
    """What the buyer is told when the bank says no."""
    words = {
        "generic_decline": _("The card was declined. Nothing was taken. Try another card."),
        "insufficient_funds": _(
            "There is not enough money on this card. Nothing was taken. Try another card."
        ),
    }
    return words[refusal.fields["decline_code"]]


def email_wanted() -> str:
    return _("Write an e-mail address for the receipt.")


def unknown_page() -> str:
    return told_page(_("There is no such payment page"), _("The link may be incomplete."))
