"""The cash roll: a sheet for each group to sign for money put into hands, with a witness for each."""

from datetime import timedelta
from itertools import groupby
from pathlib import Path
from unicodedata import category
from unicodedata import name as name_of

from django.utils.translation import gettext as _

from marketplace.kernel.money import show_rupees
from payouts.pdf import typeset

from . import faults
from .batch import Batch, Outgoing
from .names import NotLatin, latin_name

TEMPLATE = Path(__file__).with_suffix(".typ")
SCRIPTS = ("LATIN", "DEVANAGARI", "BENGALI", "MEETEI MAYEK")
"""Those that the fonts of the roll have letters for."""
LONGEST_WORD, PIECE = 20, 10
"""Letters that fit into the column of names in one line, and where a longer word may be broken."""


def cash_roll(batch: Batch) -> bytes:
    """A PDF to print on A4, one group after another, each on pages of its own with its total."""
    faults.refuse_unfit(batch, faults.name, _printable, empty=True)
    by_group = sorted(batch.payments, key=lambda payment: (payment.group, payment.reference))
    groups = [(name, list(payments)) for name, payments in groupby(by_group, key=lambda each: each.group)]
    data = {
        "run": batch.reference,
        "month": f"{batch.month.first_day:%B %Y}",
        "count": len(batch.payments),
        "total": show_rupees(batch.total),
        "groups": [
            {
                "name": name,
                "total": show_rupees(sum(payment.amount for payment in payments)),
                "rows": [
                    {"code": p.weaver, "name": _shown(p.payee_name), "amount": show_rupees(p.amount)}
                    for p in payments
                ],
            }
            for name, payments in groups
        ],
        "words": {
            "title": _("Cash paid out"),
            "code": _("Code"),
            "name": _("Name"),
            "amount": _("Amount"),
            "day": _("Date"),
            "signature": _("Signature or thumb mark"),
            "witness": _("Witness"),
            "total": _("Total of this group"),
            "whole": _("Whole roll"),
            "none": _("No payment of this run is in cash."),
            "count_first": _(
                "She counts the money before she signs. The witness is not the person who pays."
            ),
            "paid_by": _("Paid out by (name, signature)"),
            "page": _("Page"),
        },
    }
    return typeset(TEMPLATE, data, moment=batch.month.end - timedelta(seconds=1))


def _shown(name: str) -> str:
    """The name in its own script where the roll has letters for it, else in Latin ones; NotLatin where that fails.
    A word too long for its column may be broken."""
    letters = [char for char in name if category(char)[0] in "LM"]
    if not all(name_of(char, "").startswith((*SCRIPTS, "COMBINING", "MODIFIER")) for char in letters):
        name = latin_name(name, most=len(name) * 4)
    return " ".join(_breakable(word) for word in name.split())


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_WORD or not word.isascii():
        return word
    return "\u200b".join(word[i : i + PIECE] for i in range(0, len(word), PIECE))


def _printable(payment: Outgoing) -> str | None:
    try:
        _shown(payment.payee_name)
    except NotLatin as problem:
        return str(problem)
    return None
