"""What somebody should look at before money goes out, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.money import show_rupees

SEVERE = ["same_account", "changed_payee"]
"""Those that an approver must say she has looked at: money may be going to somebody else."""
TWICE = 2
"""How many times the usual amount is worth a look."""
LABELS = {
    "same_account": gettext_lazy("same account as another weaver"),
    "changed_payee": gettext_lazy("payee changed since she was last paid"),
    "new_payee": gettext_lazy("payee new since the last run"),
    "first_payment": gettext_lazy("first payment ever"),
    "twice_usual": gettext_lazy("more than twice the usual"),
    "low_wage": gettext_lazy("below the legal day's wage"),
    "on_hold": gettext_lazy("on hold"),
    "leaving": gettext_lazy("leaving"),
    "left": gettext_lazy("has left"),
}
"""Every warning, in the order in which they are shown."""


@dataclass(frozen=True)
class Warned:
    """One warning about one weaver."""

    what: str
    label: str
    text: str
    tone: str
    detail: Mapping[str, Any]

    @property
    def severe(self) -> bool:
        return self.what in SEVERE


def warned_of(details: Mapping[str, Mapping[str, Any]]) -> list[Warned]:
    """Her warnings as ``warnings.sql`` gives them, the severe ones first."""
    return [
        Warned(
            what, str(label), _text(what, details[what]), "bad" if what in SEVERE else "warn", details[what]
        )
        for what, label in LABELS.items()
        if what in details
    ]


def _text(what: str, detail: Mapping[str, Any]) -> str:
    if what == "same_account":
        return _("She would be paid to the same account or UPI id as %(others)s.") % {
            "others": ", ".join(detail["others"])
        }
    if what == "twice_usual":
        return _("In the last six runs she was usually paid %(usual)s.") % {
            "usual": show_rupees(detail["usual"])
        }
    if what == "low_wage":
        return _("By the hours noted it comes to %(an_hour)s an hour; the legal wage is %(legal)s.") % {
            "an_hour": show_rupees(detail["an_hour"]),
            "legal": show_rupees(detail["legal"]),
        }
    return {
        "changed_payee": _("Her payee details are not those that she was last paid by."),
        "new_payee": _("Her first payee details were entered after the last run was approved."),
        "first_payment": _("Nothing was ever paid to her before."),
        "on_hold": _("She is on hold: what is hers is kept for her."),
        "leaving": _("She is leaving, so small amounts are paid out too."),
        "left": _("She has left, so small amounts are paid out too."),
    }[what]
