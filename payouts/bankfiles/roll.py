"""The cash roll: a sheet for each group to sign for money put into hands, with a witness for each."""

from datetime import timedelta
from itertools import groupby
from pathlib import Path

from django.utils.translation import gettext as _

from marketplace.kernel.money import show_rupees
from payouts.pdf import typeset

from .batch import Batch

TEMPLATE = Path(__file__).with_suffix(".typ")


def cash_roll(batch: Batch) -> bytes:
    """A PDF to print on A4, one group after another, each on pages of its own with its total."""
    by_group = sorted(batch.payments, key=lambda payment: (payment.group, payment.reference))
    groups = [(name, list(payments)) for name, payments in groupby(by_group, key=lambda each: each.group)]
    data = {
        "run": batch.run,
        "month": f"{batch.month.first_day:%B %Y}",
        "count": len(batch.payments),
        "total": show_rupees(batch.total),
        "groups": [
            {
                "name": name,
                "total": show_rupees(sum(payment.amount for payment in payments)),
                "rows": [
                    {"code": p.weaver, "name": p.payee_name, "amount": show_rupees(p.amount)}
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
