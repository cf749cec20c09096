"""Pay in cash: whom a coordinator has it for, what she says became of it, and finance taking her word up.

A mark moves no money. It becomes a payment's answer only where finance presses, and is posted as any answer is.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from payouts.models import CashMark, Payment, Run
from payouts.services.answers import BankAnswer, post_answers
from payouts.services.checks import OF_RUN, holding
from payouts.services.refusals import Refused
from payouts.services.runs import held
from weavers.models import Payee, Weaver

MAY = "weavers.look_after_groups"
SETTLES = "payouts.settle_run"


@dataclass(frozen=True)
class Said:
    """What she says: handed over, with who saw it, or not, with a reason of ``CashMark.Reason``."""

    what: str
    day: date
    witness: str = ""
    reason: str = ""
    note: str = ""
    picture: ContentFile | None = None


class MarkedMeanwhile(Exception):
    """Somebody else's mark counts since she looked: ``theirs``. Nothing has changed."""

    def __init__(self, theirs: CashMark):
        super().__init__()
        self.theirs = theirs


def cash_of(user: User) -> QuerySet[Payment]:
    """What is to be put into hands of weavers whom ``user`` looks after, of runs that are approved and not all answered."""
    return Payment.objects.filter(
        method=Payee.Method.CASH,
        weaver__in=Weaver.objects.of(user),
        run__state__in=[Run.State.APPROVED, Run.State.EXPORTED],
    )


def to_hand(user: User) -> QuerySet[Payment]:
    """Of ``cash_of`` what nobody has said anything of and finance has no answer to. Her own isn't among it."""
    marked = CashMark.objects.standing().values("payment")
    return (
        cash_of(user).filter(state=Payment.State.APPROVED).exclude(pk__in=marked).exclude(weaver__user=user)
    )


@transaction.atomic
def mark_cash(*, payment: Payment, said: Said, version: int, by: User, now: datetime, key: UUID) -> CashMark:
    """Keep what a coordinator says of one payment; ``version`` is the mark that counted when she began, 0 for none.

    That one is taken back by it. Sent again under the same key, it's kept once. Raises Refused, MarkedMeanwhile.
    """
    run = Run.objects.select_for_update().get(pk=payment.run_id)  # as those who cancel or settle it do
    if stored := CashMark.objects.filter(key=key).first():
        if stored.by_id != by.pk:
            raise Refused(_("This was sent by somebody else already."))
        return stored
    payment = Payment.objects.select_related("weaver").get(pk=payment.pk)
    _refuse_whose(payment, by)
    _refuse_over(payment, run)
    _refuse_said(payment, run, said, by, now)
    standing = CashMark.objects.standing().filter(payment=payment).first()
    if standing and standing.pk != version:
        raise MarkedMeanwhile(standing)
    if standing:
        _take_back(standing, by, now)
    handed = said.what == CashMark.What.HANDED
    return CashMark.objects.create(
        payment=payment, what=said.what, day=said.day, witness=_plain(said.witness) if handed else None,
        reason="" if handed else said.reason, note=said.note.strip() or None, picture=said.picture or "",
        by=by, at=now, key=key,
    )  # fmt: skip


@transaction.atomic
def take_back_mark(*, mark: CashMark, by: User, now: datetime) -> CashMark:
    """It was wrong and counts no more; who took it back, and when, stays. Raises Refused once finance has answered."""
    Run.objects.select_for_update().get(pk=mark.payment.run_id)
    found = CashMark.objects.select_related("payment__weaver").get(pk=mark.pk)
    _refuse_whose(found.payment, by)
    if found.taken_back_at is None:
        if found.payment.state != Payment.State.APPROVED:
            raise Refused(_("Finance has taken it up already. Tell finance what is wrong."))
        _take_back(found, by, now)
    return found


def _take_back(mark: CashMark, by: User, now: datetime) -> None:
    mark.taken_back_by, mark.taken_back_at = by, now
    mark.save(update_fields=["taken_back_by", "taken_back_at"])


def _refuse_whose(payment: Payment, by: User) -> None:
    if not (by.has_perm(MAY) and Weaver.objects.of(by).filter(pk=payment.weaver_id).exists()):
        raise Refused(_("She isn't of a group that you look after."))
    if payment.weaver.user_id == by.pk:
        raise Refused(_("Nobody notes her own money. Ask whoever stands in for you, or finance."))


def _refuse_over(payment: Payment, run: Run) -> None:
    """Where there is nothing to hand over any more."""
    again = Payment.objects.filter(retries=payment).first()
    if payment.method != Payee.Method.CASH:
        raise Refused(_("This isn't paid in cash."))
    if run.state == Run.State.CANCELLED or payment.state == Payment.State.CANCELLED:
        raise Refused(
            _(
                "The office has opened that month again, so this isn't paid now. Keep the money, and ask finance."
            )
        )
    if again:
        raise Refused(
            _("It came back, and goes out once more as %(reference)s. Note that one.") % {"reference": again}
        )
    if payment.state == Payment.State.PAID:
        raise Refused(_("Finance has noted already that she was paid."))
    if payment.state == Payment.State.RETURNED:
        raise Refused(_("Finance has noted already that it came back. It is hers in the next month."))


def _refuse_said(payment: Payment, run: Run, said: Said, by: User, now: datetime) -> None:
    if said.what not in CashMark.What.values:
        raise Refused(_("Choose what became of it."))
    assert run.approved_at, "a payment is of an approved run"
    if said.day > india_day(now):
        raise Refused(_("Nothing is entered ahead of its day."))
    if said.day < india_day(run.approved_at):
        raise Refused(_("That day is before it was approved. Look at the day."))
    if said.what != CashMark.What.HANDED:
        if said.reason not in CashMark.Reason.values:
            raise Refused(_("Say why it couldn't be handed over."))
        return
    if payment.weaver.status == Weaver.Status.ON_HOLD:
        raise Refused(_("Payments to her are on hold. Keep the money; if she has it already, tell finance."))
    if not said.witness.strip():
        raise Refused(_("Say who saw it."))
    if _same(said.witness, [by.get_full_name(), by.username, *_names_as_weaver(by)]):
        raise Refused(_("Who saw it is somebody else than who handed it over."))
    if _same(said.witness, [payment.weaver.display_name, payment.weaver.code]):
        raise Refused(_("Who saw it is somebody else than who got it."))


def _names_as_weaver(user: User) -> list[str]:
    return [
        name for row in Weaver.objects.filter(user=user).values_list("display_name", "code") for name in row
    ]


def _same(name: str, others: list[str]) -> bool:
    return _plain(name).casefold() in {_plain(each).casefold() for each in others if each}


def _plain(name: str) -> str:
    return " ".join(name.split())[:120]


def forget_marks(*, weaver: Weaver) -> None:
    """Who saw it, what was noted and the pictures go; that and when she was paid stays with the books."""
    marks = CashMark.objects.filter(payment__weaver=weaver)
    for mark in marks.exclude(picture=""):
        transaction.on_commit(partial(mark.picture.storage.delete, str(mark.picture.name)))
    marks.filter(witness__isnull=False).update(witness="…")
    marks.update(note=None, picture="")


# What finance does with it


def waiting_marks(run: Run | None = None) -> QuerySet[CashMark]:
    """Marks that count and whose payments have no answer yet, of one run or of all."""
    found = CashMark.objects.standing().filter(payment__state=Payment.State.APPROVED)
    return found.filter(payment__run=run) if run else found


def disagreeing(run: Run) -> QuerySet[CashMark]:
    """Marks that count and say otherwise than finance: paid and not handed over, or come back and handed over."""
    paid_not = Q(payment__state=Payment.State.PAID, what=CashMark.What.NOT_HANDED)
    back_but = Q(payment__state=Payment.State.RETURNED, what=CashMark.What.HANDED)
    return CashMark.objects.standing().filter(paid_not | back_but, payment__run=run)


@transaction.atomic
@holding(before=OF_RUN, after=OF_RUN)
def settle_cash(*, run: Run, seen: int, by: User, now: datetime) -> int:
    """Those marked as handed over are paid, each with its mark as the reference; gives how many.

    ``seen`` is the newest mark that finance had before her: later ones wait for her to see them.
    """
    _may_settle(run, by)
    found = waiting_marks(run).filter(what=CashMark.What.HANDED, pk__lte=seen)
    return _answer(found, Payment.State.PAID, by, now)


@transaction.atomic
@holding(before=OF_RUN, after=OF_RUN)
def return_cash(*, run: Run, marks: list[int], by: User, now: datetime) -> int:
    """Those chosen that couldn't be handed over come back, and are hers again; gives how many. Asked again, none."""
    _may_settle(run, by)
    found = waiting_marks(run).filter(what=CashMark.What.NOT_HANDED, pk__in=marks)
    return _answer(found, Payment.State.RETURNED, by, now)


def _may_settle(run: Run, by: User) -> None:
    if not by.has_perm(SETTLES):
        raise Refused(_("Your role doesn't include this."))
    _books, run = held(run)
    if run.state not in (Run.State.EXPORTED, Run.State.SETTLED):
        raise Refused(_("Write the cash roll first: only an exported month is settled."))


def _answer(marks: QuerySet[CashMark], result: str, by: User, now: datetime) -> int:
    found = list(marks.select_related("payment__weaver").order_by("payment__reference"))
    if any(by.pk in (mark.by_id, mark.payment.weaver.user_id) for mark in found):
        raise Refused(_("Nobody settles what she handed over herself, or got."))
    answers = [
        BankAnswer(
            mark.payment, result, mark.day, mark.reference,
            "" if mark.is_handed else str(mark.get_reason_display()),
        )
        for mark in found
    ]  # fmt: skip
    if answers:
        post_answers(answers, by=by, now=now)
    return len(answers)
