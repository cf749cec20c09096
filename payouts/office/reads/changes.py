"""Why a run pays more or less than the one before, for one weaver or for all. Exact: the parts sum to the change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

TAKEN_AWAY = ["recovered", "tds", "rule", "savings", "deducted", "held", "small", "rest"]
"""What lowers what is paid; everything else raises it."""


@dataclass(frozen=True)
class Cause:
    """One part of a change. ``amount`` is what it adds to what is paid now; ``now`` and ``was`` are its own figures."""

    what: str
    label: str
    amount: int
    now: int
    was: int
    note: str = ""


@dataclass(frozen=True)
class Bridge:
    """From what the run before paid to what this one pays, part by part. ``was + Σ causes = now``."""

    was: int
    now: int
    causes: list[Cause]

    @property
    def change(self) -> int:
        return self.now - self.was

    @property
    def bars(self) -> list[tuple[Cause, int]]:
        """Each cause with the width of its bar, 0 to 100."""
        widest = max((abs(cause.amount) for cause in self.causes), default=0)
        return [(cause, max(1, 100 * abs(cause.amount) // widest)) for cause in self.causes]


def bridge_of(seen: Any) -> Bridge | None:
    """The bridge of a whole run, from ``reads.look_at``; None where no run was before it."""
    if seen.was is None:
        return None
    return Bridge(seen.was["payable"], seen.now["payable"], causes(seen.now, seen.was))


def parts_of(item: Mapping[str, Any]) -> dict[str, int]:
    """One weaver's month in the parts that make up what is paid: paid = those that raise it − TAKEN_AWAY."""
    kept = {"held": 0, "small": 0, "rest": 0}
    kept["held" if item["status"] == "held" else "small" if item["reason"] == "below_minimum" else "rest"] = (
        item["carried"]
    )
    names = ["opening", "earned", "charged_back", "adjusted", "returned", "recovered", "deducted"]
    return {name: item[name] for name in names} | kept


def causes_of(
    item: Mapping[str, Any], before: Mapping[str, Any] | None, pieces: tuple[int, int] = (0, 0)
) -> list[Cause]:
    """Why she is paid more or less than in the run before, the largest part first. They sum to the change.

    ``pieces`` are how many were sold now and then, for a word beside what she earned.
    """
    now = parts_of(item)
    found = causes(now, parts_of(before) if before else dict.fromkeys(now, 0))
    words = _pieces(*pieces)
    return [replace(cause, note=words) if cause.what == "earned" else cause for cause in found]


def _pieces(now: int, was: int) -> str:
    sold = ngettext("%(now)d piece, %(was)d before", "%(now)d pieces, %(was)d before", now)
    return sold % {"now": now, "was": was}


def causes(now: Mapping[str, int], was: Mapping[str, int]) -> list[Cause]:
    """The parts in which two months differ, the largest first, ties in the order of the sum."""
    found = []
    for what, here in now.items():
        there = was.get(what, 0)
        if what == "payable" or here == there:
            continue
        sign = -1 if what in TAKEN_AWAY else 1
        found.append(Cause(what, label_of(what, here, there), sign * (here - there), here, there))
    return sorted(found, key=lambda cause: -abs(cause.amount))


def label_of(what: str, here: int, there: int) -> str:
    """A part in words, by which way it went from ``there`` in the run before to ``here`` in this one."""
    if what == "rest" and min(here, there) < 0:  # what she owes is carried on as less than nothing
        return _("less left owing") if here > there else _("more left owing")
    more, less = {
        "opening": (_("more carried in from before"), _("less carried in from before")),
        "earned": (_("more earned"), _("less earned")),
        "charged_back": (_("fewer charge-backs"), _("more charge-backs")),
        "adjusted": (_("adjusted upwards"), _("adjusted downwards")),
        "returned": (_("more sent back by the bank, hers again"), _("less sent back by the bank")),
        "recovered": (_("more towards advances"), _("less towards advances")),
        "deducted": (_("more deducted"), _("less deducted")),
        "tds": (_("more tax deducted"), _("less tax deducted")),
        "rule": (_("more deducted by rules"), _("less deducted by rules")),
        "savings": (_("more put aside as savings"), _("less put aside as savings")),
        "held": (_("more held"), _("less held")),
        "small": (_("more below the minimum"), _("less below the minimum")),
        "rest": (_("more left over"), _("less left over")),
    }[what]
    return more if here > there else less
