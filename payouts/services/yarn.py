"""The cooperative's yarn: received, handed out, worked up, counted. Whole grams, whole paise, each movement posted once.

What comes in has its price; what goes on, the average of where it was, so that nothing left is worth nothing. What
weavers have in hand to work up stays the cooperative's: it moves from ``assets:stock:yarn`` to ``assets:yarn-out``.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import Any

from django.db import transaction
from django.db.models import Case, F, IntegerField, Q, QuerySet, Sum, When
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.money import plain_rupees, round_half_up
from marketplace.kernel.months import india_day, midnight
from marketplace.kernel.tables import no_formula
from payouts.models import Request, Transaction, YarnCorrection, YarnKind, YarnMove, YarnRate, YarnRequest
from payouts.models.ledger import Account, Kind
from payouts.services.posting import post
from payouts.services.runs import Refused
from weavers.models import Weaver

What = YarnMove.What
BY_ONE = [What.RECEIVED, What.ISSUED, What.RETURNED, What.USED, What.WASTED]
"""What one person may enter. A count needs two, and so does what she buys."""
IN_VILLAGES = [What.ISSUED, What.RETURNED, What.USED, What.WASTED]
"""What a coordinator may enter for the weavers of her own groups."""
PAID_FROM = {"bank": Account.BANK, "cash": Account.CASH}
LOST_OR_FOUND = [What.WRITTEN_OFF, What.FOUND]

TO_STORE = Case(
    When(Q(what__in=[What.RECEIVED, What.RETURNED]) | Q(what=What.FOUND, weaver=None), then=1),
    When(Q(what__in=[What.ISSUED, What.BOUGHT]) | Q(what=What.WRITTEN_OFF, weaver=None), then=-1),
    default=0,
    output_field=IntegerField(),
)
TO_HER = Case(
    When(Q(what__in=[What.ISSUED, What.FOUND], weaver__isnull=False), then=1),
    When(
        Q(what__in=[What.RETURNED, What.USED, What.WASTED, What.WRITTEN_OFF], weaver__isnull=False), then=-1
    ),
    default=0,
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class Held:
    """So much of a kind of yarn in one place: whole grams, and paise."""

    grams: int
    value: int


@dataclass(frozen=True)
class Wastage:
    """How much of a kind a weaver worked up and lost, what was allowed, and what she was asked to pay for. Grams.

    ``over`` is lost beyond what is allowed and charged; ``cost`` is what that was worth, in paise.
    """

    worked: int
    wasted: int
    allowed: int
    charged: int
    over: int
    cost: int


def held_by(kind: YarnKind, weaver: Weaver | None) -> Held:
    """What of a kind is in a weaver's hands, or in the store."""
    moves = YarnMove.objects.filter(kind=kind)
    sign = TO_STORE
    if weaver is not None:
        moves, sign = moves.filter(weaver=weaver), TO_HER
    sums = moves.aggregate(grams=Sum(F("grams") * sign), value=Sum(F("value") * sign))
    return Held(sums["grams"] or 0, sums["value"] or 0)


def in_store() -> QuerySet[YarnMove, dict[str, Any]]:
    """Each kind that was ever in the store, with ``grams`` and ``value`` there now."""
    return _held(TO_STORE, "kind_id", "kind__name", "kind__colour")


def in_hands(weaver: Weaver | None = None) -> QuerySet[YarnMove, dict[str, Any]]:
    """Each weaver and kind that she has in hand, by her code, with ``grams`` and ``value``."""
    fields = (
        "weaver__code",
        "weaver__display_name",
        "weaver__group__name",
        "kind_id",
        "kind__name",
        "kind__colour",
    )
    found = _held(TO_HER, *fields).filter(weaver__isnull=False)
    return found.filter(weaver=weaver) if weaver else found.exclude(grams=0)


def _held(sign: Case, *fields: str) -> QuerySet[YarnMove, dict[str, Any]]:
    sums = {"grams": Sum(F("grams") * sign), "value": Sum(F("value") * sign)}
    return YarnMove.objects.order_by(*fields).values(*fields).annotate(**sums)


def wastage_of(weaver: Weaver, kind: YarnKind) -> Wastage:
    """What a weaver lost of a kind, against what might be lost of all that she worked up."""
    wasted = Q(what=What.WASTED)
    sums = YarnMove.objects.filter(weaver=weaver, kind=kind, what__in=[What.USED, What.WASTED]).aggregate(
        worked=Sum("grams"),
        allowed=Sum(F("grams") * F("wastage")),
        wasted=Sum("grams", filter=wasted),
        value=Sum("value", filter=wasted),
    )
    lost, value = sums["wasted"] or 0, sums["value"] or 0
    allowed = int((sums["allowed"] or Decimal(0)) / 100)
    charged = _charged(weaver, kind)
    over = max(0, lost - allowed - charged)
    cost = round_half_up(Fraction(value * over, lost)) if lost else 0
    return Wastage(sums["worked"] or 0, lost, allowed, charged, over, cost)


def _charged(weaver: Weaver, kind: YarnKind) -> int:
    asked = YarnRequest.objects.filter(
        kind=kind, request__weaver=weaver, request__kind=Request.Kind.ADJUSTMENT, request__refused_at=None
    )
    return asked.aggregate(sum=Sum("grams"))["sum"] or 0


@transaction.atomic
def move_yarn(
    *,
    ref: str,
    what: str,
    kind: YarnKind,
    weaver: Weaver | None,
    grams: int,
    day: date,
    by: User,
    now: datetime,
    note: str = "",
    source: str = "",
    paid: int | None = None,
) -> YarnMove:
    """Receive yarn, hand it out, take it back, or note what became of it. ``paid`` (paise) is what was paid for it,
    else its value in force counts. The same reference with the same content changes nothing.

    Raises Refused where ``by`` may not, where there isn't so much, or where the reference is another movement's.
    """
    if what not in BY_ONE or not _may_move(what, weaver, by):
        raise Refused(_("%(who)s may not enter this.") % {"who": by})
    wanted = {"what": what, "kind_id": kind.pk, "weaver_id": weaver.pk if weaver else None, "grams": grams, "day": day,
              "source": source}  # fmt: skip
    YarnKind.objects.select_for_update().get(pk=kind.pk)
    if known := YarnMove.objects.filter(ref=ref).first():
        if any(getattr(known, name) != value for name, value in wanted.items()):
            raise Refused(_("%(ref)s is another movement's reference.") % {"ref": ref})
        return known
    _refuse_impossible(grams, day, now)
    return _move(
        YarnMove(ref=ref, note=note[:200], by=by, at=now, **wanted),
        paid=paid,  # type: ignore[misc]
    )


def _may_move(what: str, weaver: Weaver | None, by: User) -> bool:
    if by.has_perm("payouts.enter_rules"):
        return True
    hers = weaver is not None and Weaver.objects.of(by).filter(pk=weaver.pk).exists()
    return hers and what in IN_VILLAGES and by.has_perm("weavers.look_after_groups")


def _refuse_impossible(grams: int, day: date, now: datetime) -> None:
    if grams < 1:
        raise Refused(_("That is no yarn at all."))
    if day > india_day(now):
        raise Refused(_("Nothing is entered ahead of its day."))


def check_correction(correction: YarnCorrection, now: datetime) -> None:
    """Refuse a count that can't be, when it's entered."""
    _refuse_impossible(correction.grams, correction.day, now)
    if correction.what == What.WRITTEN_OFF:
        _refuse_short(held_by(correction.kind, correction.weaver), correction.grams)


def correct(correction: YarnCorrection, by: User, now: datetime) -> None:
    """Move what a count found or missed, once two people have agreed. Raises Refused where there isn't so much."""
    YarnKind.objects.select_for_update().get(pk=correction.kind_id)
    correction.move = _move(
        YarnMove(
            ref=str(correction), what=correction.what, kind=correction.kind, weaver=correction.weaver,
            grams=correction.grams, day=correction.day, note=correction.reason, by=by, at=now,
        )
    )  # fmt: skip
    correction.save(update_fields=["move"])


def hand_over_bought(request: Request, by: User, now: datetime) -> None:
    """Take out of the store what an advance in yarn gives her for her own."""
    YarnKind.objects.select_for_update().get(pk=request.yarn.kind_id)
    _move(
        YarnMove(
            ref=str(request), what=What.BOUGHT, kind=request.yarn.kind, weaver=request.weaver, request=request,
            grams=request.yarn.grams, day=request.day, note=request.reason, by=by, at=now,
        )
    )  # fmt: skip


def price_of(kind: YarnKind, grams: int, day: date) -> int:
    """What so much is worth at the value in force on a day, in paise. Raises Refused where none is."""
    rate = YarnRate.of(kind, day)
    if rate is None:
        raise Refused(_("Nobody has said yet what %(yarn)s is worth on that day.") % {"yarn": kind})
    return round_half_up(Fraction(rate.per_kg * grams, 1000))


def _move(move: YarnMove, *, paid: int | None = None) -> YarnMove:
    """Value a movement, post it and store it. Its kind is locked by the caller."""
    if move.what in (What.RECEIVED, What.FOUND):
        move.value = price_of(move.kind, move.grams, move.day) if paid is None else paid
    else:
        there = held_by(move.kind, None if move.what in (What.ISSUED, What.BOUGHT) else move.weaver)
        _refuse_short(there, move.grams)
        move.value = round_half_up(Fraction(there.value * move.grams, there.grams))
    if move.what in (What.USED, What.WASTED) and (rate := YarnRate.of(move.kind, move.day)):
        move.wastage = rate.wastage
    move.transaction = _post(move)
    move.save(force_insert=True)
    return move


def _refuse_short(there: Held, grams: int) -> None:
    if grams > there.grams:
        raise Refused(_("There are only %(grams)s g of it.") % {"grams": there.grams})


def _post(move: YarnMove) -> Transaction | None:
    """The movement's own posting; none where it is worth nothing, or she paid just what it was worth."""
    debit, credit, amount = _sides(move)
    hers = {Account.YARN_OUT: move.weaver}
    return amount and post(
        kind=Kind.YARN,
        source_key=f"yarn/{move.ref}",
        moment=midnight(move.day),
        legs=[(debit, hers.get(debit), amount), (credit, hers.get(credit), -amount)],
        by=move.by,
        note=move.note,
    ) or None  # fmt: skip


def _sides(move: YarnMove) -> tuple[Account, Account, int]:
    """Debit, credit, paise. What she buys left the stock with her advance: here only what that differs by."""
    there = Account.YARN_OUT if move.weaver else Account.YARN
    match move.what:
        case What.RECEIVED:
            return Account.YARN, PAID_FROM[move.source], move.value
        case What.ISSUED:
            return Account.YARN_OUT, Account.YARN, move.value
        case What.RETURNED:
            return Account.YARN, Account.YARN_OUT, move.value
        case What.USED:
            return Account.YARN_USED, Account.YARN_OUT, move.value
        case What.FOUND:
            return there, Account.YARN_LOST, move.value
        case What.BOUGHT:
            assert move.request is not None
            return Account.YARN, Account.YARN_USED, move.request.amount - move.value
    return Account.YARN_LOST, there, move.value


CSV_COLUMNS = [
    "reference", "day", "what", "yarn", "colour", "weaver", "grams", "value", "paid_from", "note", "entered_by",
]  # fmt: skip


def yarn_csv(moves: Iterable[YarnMove]) -> str:
    """Movements as CSV in the order given; value in rupees, no weaver where it's the store's."""
    file = StringIO()
    rows = csv.writer(file, lineterminator="\r\n")
    rows.writerow(CSV_COLUMNS)
    for move in moves:
        code = move.weaver.code if move.weaver else ""
        rows.writerow(
            [no_formula(move.ref), move.day.isoformat(), move.what, no_formula(move.kind.name), no_formula(move.kind.colour), code,
             move.grams, plain_rupees(move.value), move.source, no_formula(move.note), no_formula(str(move.by))]
        )  # fmt: skip
    return file.getvalue()
