"""Taking a weaver's identity out: asked for by her or for her, agreed to by a second person, done after days to think again.

The books stay, under her code, which tells nothing to whoever hasn't the papers of before. ``docs/own-data.md`` says what
is kept and why. Each verb is one transaction; NotErased says why not, and then nothing has changed.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import LineMaker
from marketplace.kernel.months import india_day
from marketplace.making.speaking import forget_notes
from payouts.models import Payment
from payouts.services.balances import Balance, balance_of
from payouts.services.cash import forget_marks
from payouts.services.questions import forget_questions
from weavers.models import Consent, Coordinator, Erasure, Weaver
from weavers.retention import empty_payees, erase_proofs
from weavers.showing import take_down
from weavers.standing import has_left

from .models import PhoneCode, Pin

DAYS_TO_THINK = 14
MAY_AGREE = "weavers.agree_erasure"


class NotErased(Exception):
    """Why not, for whoever asked."""


@transaction.atomic
def ask_erasure(*, weaver: Weaver, by: User, now: datetime) -> Erasure:
    """She wants to be forgotten. Asked again while one is open, it's the same. Whatever she shows goes at once."""
    her = _hers(weaver, by)
    found = Erasure.objects.filter(weaver=her, undone_at=None).first()
    if found:
        return found
    _stop_showing(her, by=by, now=now)
    return Erasure.objects.create(
        weaver=her, asked_by=by, asked_at=now, not_before=india_day(now) + timedelta(days=DAYS_TO_THINK)
    )


@transaction.atomic
def undo_erasure(*, weaver: Weaver, by: User, now: datetime) -> bool:
    """She thought again; gives whether there was anything to undo. What she showed isn't shown again by itself."""
    her = _hers(weaver, by)
    found = Erasure.objects.select_for_update().filter(weaver=her, undone_at=None).first()
    if found and found.done_at:
        raise NotErased(_("It's done already, and can't be brought back."))
    if found:
        found.undone_at, found.undone_by = now, by
        found.save(update_fields=["undone_at", "undone_by"])
    return found is not None


@transaction.atomic
def agree_erasure(*, erasure: Erasure, by: User, now: datetime) -> Erasure:
    """A second person has spoken with her. It's done once her days are over and nothing is open between her and the books."""
    if not by.has_perm(MAY_AGREE):
        raise NotErased(_("Your role doesn't include this."))
    found = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if found.undone_at:
        raise NotErased(_("She has taken it back."))
    if found.asked_by_id == by.pk:
        raise NotErased(_("Whoever asked for it can't agree to it."))
    if found.agreed_at is None:
        found.agreed_by, found.agreed_at = by, now
        found.save(update_fields=["agreed_by", "agreed_at"])
    return found


def still_open(weaver: Weaver) -> list[str]:
    """What has to be settled before, in words."""
    found = []
    if balance_of(weaver) != Balance():
        found.append(_("Her account isn't at zero: pay, recover or settle what is left."))
    unpaid = Payment.objects.filter(weaver=weaver, state=Payment.State.APPROVED)
    if unpaid.exists():
        found.append(_("A payment to her is on its way."))
    if LineMaker.objects.filter(weaver=weaver, line__status__in=["paid", "making"]).exists():
        found.append(_("A piece of hers is paid for and hasn't been sent."))
    if Product.objects.filter(makers__weaver=weaver, state=Product.State.LIVE).exists():
        found.append(_("Pieces of hers are in the shop: sell or withdraw them."))
    if weaver.status != Weaver.Status.LEFT:
        found.append(_("She hasn't left the cooperative."))
    return found


def let_leave(*, now: datetime) -> int:
    """Each morning: those who are leaving and whose account is at zero have left. Gives how many."""
    leaving = Weaver.objects.filter(status=Weaver.Status.LEAVING)
    done = [her for her in leaving if balance_of(her) == Balance() and not _on_its_way(her)]
    for her in done:
        has_left(weaver=her, now=now)
    return len(done)


def _on_its_way(weaver: Weaver) -> bool:
    """Whether a payment to her, or a piece of hers that is paid for, hasn't arrived yet."""
    unpaid = Payment.objects.filter(weaver=weaver, state=Payment.State.APPROVED)
    coming = LineMaker.objects.filter(weaver=weaver, line__status__in=["paid", "making"])
    return unpaid.exists() or coming.exists()


def erase_what_is_due(*, now: datetime) -> int:
    """Each night: those agreed to whose days are over and who have nothing open. Gives how many."""
    waiting = Erasure.objects.filter(
        agreed_at__isnull=False, undone_at=None, done_at=None, not_before__lte=india_day(now)
    )
    return sum(erase(erasure=each, now=now) for each in waiting.select_related("weaver"))


@transaction.atomic
def erase(*, erasure: Erasure, now: datetime) -> bool:
    """Take out her names, where she lives and how she's reached and paid, her picture, words and proofs; gives whether."""
    her = Weaver.objects.select_for_update(of=("self",)).get(pk=erasure.weaver_id)
    found = Erasure.objects.select_for_update().get(pk=erasure.pk)
    due = found.agreed_at and not found.undone_at and not found.done_at and found.not_before <= india_day(now)
    if not due or still_open(her):
        return False
    assert found.agreed_by
    _stop_showing(her, by=found.agreed_by, now=now)
    erase_proofs(Consent.objects.filter(weaver=her), now=now)
    empty_payees(her.payees.all())
    forget_questions(weaver=her)
    forget_marks(weaver=her)
    Pin.objects.filter(weaver=her).delete()
    PhoneCode.objects.filter(weaver=her).delete()
    forget_notes(her)
    _close_account(her.user)
    her.legal_name = her.display_name = her.code
    her.village = her.phone = None
    her.story = her.found_by = ""
    her.user = None
    her.save()
    found.done_at = now
    found.save(update_fields=["done_at"])
    return True


def _stop_showing(her: Weaver, *, by: User, now: datetime) -> None:
    Consent.objects.filter(weaver=her, closed_at=None).update(
        withdrawn_at=now, withdrawn_by=by, closed_at=now
    )
    take_down(weaver=her, on=india_day(now))
    her.refresh_from_db()


def _close_account(user: User | None) -> None:
    """Nobody signs in with it again; where she was signed in she is out. Its number stays, for what it did."""
    if (
        user is None
        or user.groups.exclude(name="weaver").exists()
        or Coordinator.objects.filter(user=user).exists()
    ):
        return
    user.first_name = user.last_name = user.email = user.language = user.currency = ""
    user.username, user.email_confirmed_at, user.is_active = f"forgotten-{user.pk}", None, False
    user.set_unusable_password()
    user.groups.clear()
    user.save()


def _hers(weaver: Weaver, by: User) -> Weaver:
    her = Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
    hers = by.has_perm("weavers.look_after_groups") and Weaver.objects.of(by).filter(pk=her.pk).exists()
    if her.user_id != by.pk and not hers:
        raise NotErased(_("She isn't of a group that you look after."))
    return her
