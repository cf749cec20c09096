"""Why an item has its status, in a sentence with its figures."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from marketplace.kernel.money import show_rupees


def reason_of(item: Mapping[str, Any], *, minimum: int) -> str:
    """The sentence for one item as ``services.runs.figures`` gives it; ``minimum`` in paise, of its run."""
    words = {
        "net": show_rupees(item["net"]),
        "owes": show_rupees(-item["net"]),
        "payable": show_rupees(item["payable"]),
        "carried": show_rupees(item["carried"]),
        "recovered": show_rupees(item["recovered"]),
        "minimum": show_rupees(minimum),
    }
    sentence = _sentences()[item["reason"]]
    if item["reason"] == "payable":
        sentence = _paid()[item["method"]]
        if item["carried"]:
            sentence += " " + _("The %(carried)s that is less than a rupee is carried forward.")
    if item["recovered"]:
        sentence += " " + _("%(recovered)s went towards her advances.")
    return sentence % words


def _sentences() -> dict[str, str]:
    return {
        "payable": "",
        "zero": _("What she earned and what was taken off come to nothing, so nothing is due."),
        "owes": _(
            "More was taken off than she had earned. The %(owes)s is carried forward, and she pays nothing."
        ),
        "less_than_a_rupee": _("%(net)s is less than a whole rupee of cash, so it is carried forward."),
        "below_minimum": _("%(net)s is below the least that is paid, %(minimum)s, so it is carried forward."),
        "on_hold": _("%(net)s is held for her because she is on hold."),
        "held_by_hand": _("%(net)s is held for her by a decision of the office."),
        "no_method": _("%(net)s is held for her because no way to pay her is on file."),
        "not_verified": _("%(net)s is held for her until a second person has confirmed her payee details."),
    }


def _paid() -> dict[str, str]:
    return {
        "bank": _("%(payable)s is paid into her bank account."),
        "upi": _("%(payable)s is paid to her UPI id."),
        "cash": _("%(payable)s is paid in cash."),
    }
