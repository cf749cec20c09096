"""A weaver's statement for one month of an approved run, in her language where we have it."""

from pathlib import Path
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

import payouts
from marketplace.kernel.money import show_rupees
from payouts.models import Item
from payouts.pdf import typeset
from payouts.services.accounts import HerMonth, Sold, month_of
from payouts.services.runs import month_end_moment
from weavers.models import Weaver

APP = Path(payouts.__file__).parent
TEMPLATE = APP / "statements" / "statement.typ"


def language_of(weaver: Weaver) -> str:
    """Her language where the statement is translated into it, or English."""
    translated = APP / "locale" / weaver.language / "LC_MESSAGES" / "django.mo"
    return weaver.language if translated.exists() else "en"


def statement_pdf(item: Item) -> bytes:
    """An A5 sheet: what she earned and by what, what was taken off, what is paid and what is carried.

    It has the name she chose and her code; nothing of her legal name or account. The same item gives the same
    bytes for as long as the names of her pieces stay as they are.
    """
    with override(language_of(item.weaver)):
        data = _data(item, month_of(item.weaver, item.run.period))
    return typeset(TEMPLATE, data, moment=month_end_moment(item.run.period))


def _data(item: Item, hers: HerMonth) -> dict[str, Any]:
    weaver, run = item.weaver, item.run
    given = sum(advance.amount for advance in hers.advances)
    return {
        "lang": language_of(weaver),
        "month": date_format(run.month, "F Y"),
        "run": run.reference,
        "name": weaver.display_name,
        "code": weaver.code,
        "group": weaver.group.name,
        "paid": show_rupees(item.payable),
        "why": _why(item),
        "sums": _sums(item),
        "sold": [_sold(line) for line in hers.sold],
        "taken": [
            [date_format(line.day, "j M"), f"{line.title} × {line.quantity}", line.reason, show_rupees(line.amount)]
            for line in hers.charged_back
        ]
        + [
            [date_format(line.day, "j M"), _("Adjustment"), line.what, show_rupees(line.amount)]
            for line in hers.adjusted
        ]
        + [
            [date_format(line.day, "j M"), _("Sent back by the bank"), line.what, show_rupees(line.amount)]
            for line in hers.returned
        ],
        "advances": [
            [_("Owed before"), show_rupees(item.owed - given)],
            *[
                [f"{date_format(advance.day, 'j M')} · {advance.what}", show_rupees(advance.amount)]
                for advance in hers.advances
            ],
            [_("Taken from this month's earnings"), show_rupees(-item.recovered)],
            [_("Left to repay"), show_rupees(item.owed - item.recovered)],
        ]
        if item.owed or hers.advances
        else [],
        "words": _words(),
    }  # fmt: skip


def _sums(item: Item) -> list[list[str]]:
    """Each figure that isn't zero; the opening and the earnings always."""
    lines = [
        (_("Carried from before"), item.opening, True),
        (_("Your part of what was sold"), item.earned, True),
        (_("Taken back for pieces that came back"), item.charged_back, False),
        (_("Adjustments"), item.adjusted, False),
        (_("Sent back by the bank"), item.returned, False),
        (_("Towards your advances"), -item.recovered, False),
        (_("Other deductions"), -item.deducted, False),
    ]
    return [[label, show_rupees(amount)] for label, amount, always in lines if amount or always] + [
        [_("Paid to you"), show_rupees(item.payable)],
        [_("Carried to next month"), show_rupees(item.carried)],
    ]


def _sold(line: Sold) -> dict[str, Any]:
    part = _("%(part)s of %(whole)s parts") % {"part": line.weight, "whole": line.weights}
    return {
        "title": f"{line.title} × {line.quantity}",
        "where": f"{date_format(line.day, 'j M')} · {line.channel}",
        "hers": show_rupees(line.hers),
        "part": part if line.weight != line.weights else "",
        "paid": show_rupees(line.paid),
        "split": [
            {"word": _("Makers"), "amount": show_rupees(line.makers), "share": line.makers},
            {"word": _("Cooperative"), "amount": show_rupees(line.cooperative), "share": max(0, line.cooperative)},
            {"word": _("GST"), "amount": show_rupees(line.gst), "share": line.gst},
        ],
    }  # fmt: skip


def _why(item: Item) -> str:
    paid = {
        "bank": _("into your bank account"),
        "upi": _("to your UPI id"),
        "cash": _("in cash, from your coordinator"),
    }
    sentences = {
        "payable": paid.get(item.method, ""),
        "zero": _("Nothing is due this month."),
        "owes": _(
            "More was taken off than you had earned. The rest is carried to next month; you pay nothing."
        ),
        "less_than_a_rupee": _("Less than a rupee is carried to next month."),
        "below_minimum": _(
            "Below %(minimum)s nothing is paid yet. It is carried to next month, and stays yours."
        )
        % {"minimum": show_rupees(item.run.minimum)},
        "no_method": _(
            "We don't know how to pay you yet. Tell your coordinator; your money is kept for you."
        ),
        "not_verified": _("Your new account is still being confirmed. Your money is kept for you."),
        "on_hold": _("Payments to you are on hold. Your money is kept for you; ask your coordinator."),
    }
    return sentences[item.reason]


def _words() -> dict[str, str]:
    return {
        "statement": _("Statement"),
        "paid": _("Paid to you"),
        "sums": _("How it comes to that"),
        "sold": _("What was sold"),
        "buyer": _("The buyer paid"),
        "yours": _("Yours"),
        "taken": _("Taken back, and given back"),
        "advances": _("Advances"),
        "ask": _("Is something not right? Show this sheet to your coordinator."),
        "none": _("Nothing was sold this month."),
    }
