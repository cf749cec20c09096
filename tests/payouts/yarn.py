"""Moving, counting and valuing yarn in tests, in a line each. Grams, and paise a kilogram."""

from datetime import date
from decimal import Decimal

from marketplace.accounts.models import User
from payouts.models import YarnCorrection, YarnKind, YarnMove, YarnRate
from payouts.services.entries import confirm, enter
from payouts.services.yarn import move_yarn
from weavers.models import Weaver

from .books import JUNE, Desk, at

DAY = at(JUNE, 10).date()
NOW = at(JUNE, 28)


def rated(desk: Desk, kind: YarnKind, since: date, per_kg: int, wastage: str = "0") -> None:
    rate = YarnRate(kind=kind, from_day=since, per_kg=per_kg, wastage=Decimal(wastage))
    confirm(entry=enter(entry=rate, by=desk.finance, now=NOW), by=desk.approver, now=NOW)


def moved(
    desk: Desk, what: str, kind: YarnKind, grams: int, her: Weaver | None = None, *, ref: str = "", by: User | None = None,
    day: date = DAY, paid: int | None = None,
) -> YarnMove:  # fmt: skip
    return move_yarn(
        ref=ref or f"Y{YarnMove.objects.count() + 1}", what=what, kind=kind, weaver=her, grams=grams, day=day,
        source="bank" if what == "received" else "", by=by or desk.finance, now=NOW, paid=paid,
    )  # fmt: skip


def counted(desk: Desk, what: str, kind: YarnKind, grams: int, her: Weaver | None = None) -> YarnCorrection:
    wanted = YarnCorrection(
        what=what, kind=kind, weaver=her, grams=grams, day=DAY, reason="Counted on the shelf"
    )
    return enter(entry=wanted, by=desk.finance, now=NOW)
