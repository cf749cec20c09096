"""What waits for somebody, by what she may do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import PriceChange, Product, SignOff
from marketplace.accounts.models import User
from marketplace.custom.models import CustomRequest
from marketplace.forks.order.models import Line, Order
from marketplace.forks.order.sending import ALL, OWN, lines_of
from marketplace.kernel.months import india_day
from marketplace.making.checking import lines_to_check, to_rework
from marketplace.making.jobs import lines_to_make
from marketplace.making.models import Job
from marketplace.payment.disputing import OPEN
from marketplace.payment.models import Dispute, ReturnRequest, SetAside
from marketplace.reviews.models import Review
from marketplace.wholesale.models import Business, Quote
from payouts.models import Question, Run
from payouts.services.runs import months_to_close
from weavers.models import Consent, Erasure, Notice, Payee, Weaver

from . import reads
from .addresses import address_of

State = Product.State
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Waiting:
    """One kind of thing that waits: how many, and where to do it. ``urgent`` where money or a buyer waits."""

    what: str
    count: int
    url: str
    urgent: bool = False


def waiting_for(user: User, *, now: datetime) -> list[Waiting]:
    """What waits for her, everything that her roles let her do, with none where nothing waits."""
    return [*_pieces(user, now), *_orders(user), *_wholesale(user), *_books(user, now)]


def _pieces(user: User, now: datetime) -> Iterator[Waiting]:
    home = reverse("workspace:home")
    if user.has_perm("catalogue.list_piece"):
        counts = reads.by_state(reads.hers(user))
        yield Waiting(_("Pieces sent back to you"), counts[State.SENT_BACK], f"{home}?state=sent_back", True)
        yield Waiting(_("Drafts to finish"), counts[State.DRAFT], f"{home}?state=draft")
        yield Waiting(_("Custom orders to answer"), *_custom(user, "asked"), True)
        yield Waiting(_("Pieces to have made"), lines_to_make(user).count(), reverse("workspace:jobs"), True)
        yield Waiting(_("Custom orders being made"), *_custom(user, "making"))
        yield Waiting(_("Pieces waiting for approval"), counts[State.SUBMITTED], f"{home}?state=submitted")
    if user.has_perm("weavers.look_after_groups"):
        hers = Consent.objects.ending(on=india_day(now), within=2 * SOON).filter(
            weaver__in=Weaver.objects.of(user)
        )
        page = reverse("workspace:consents-ending")
        yield Waiting(_("Consents that end within 60 days"), hers.count(), page)
        untold = Notice.objects.filter(weaver__in=Weaver.objects.of(user), told_at=None).count()
        yield Waiting(_("Weavers to tell something"), untold, reverse("workspace:notices"))
    if hasattr(user, "weaver"):
        asked = Job.objects.filter(weaver=user.weaver, state=Job.State.OFFERED).count()
        yield Waiting(_("Pieces that you are asked to weave"), asked, reverse("workspace:my-jobs"), True)
    if user.has_perm("weavers.agree_erasure"):
        asked = Erasure.objects.filter(agreed_at=None, undone_at=None).exclude(asked_by=user).count()
        yield Waiting(_("Weavers who want to be forgotten"), asked, reverse("workspace:erasures"))
    if user.has_perm("catalogue.approve_listing"):
        waiting = Product.objects.filter(state=State.SUBMITTED).count()
        yield Waiting(_("Pieces to look at"), waiting, reverse("workspace:queue"))
        prices = PriceChange.objects.filter(state=PriceChange.State.WAITING).exclude(by=user).count()
        yield Waiting(_("Prices to agree to"), prices, reverse("workspace:queue"))
    if user.has_perm("catalogue.approve_listing") or user.has_perm("catalogue.list_piece"):
        leaving = lines_to_check(user).count()
        yield Waiting(_("Pieces to check before they leave"), leaving, reverse("workspace:checks"))
        again = to_rework(user).count()
        yield Waiting(_("Pieces to rework"), again, reverse("workspace:checks") + "#back")
    if user.has_perm("piece_reviews.moderate_reviews"):
        yield Waiting(_("Reviews to look at"), Review.objects.waiting().count(), reverse("workspace:reviews"))
    if user.has_perm("catalogue.keep_cloth"):
        ending = SignOff.objects.ending(on=india_day(now), within=SOON).count()
        yield Waiting(_("Communities' agreements that end within 30 days"), ending, reverse("workspace:kept"))


def _custom(user: User, state: str) -> tuple[int, str]:
    """How many custom orders of her groups are in a state, and where they stand."""
    count = CustomRequest.objects.of(user).filter(state=state).count()
    return count, f"{reverse('workspace:custom-orders')}?state={state}"


def _orders(user: User) -> Iterator[Waiting]:
    if user.has_perm(ALL):
        yield Waiting(_("Orders to send"), Order.objects.to_send().count(), reverse("dashboard:orders"), True)
    elif user.has_perm(OWN):
        hers = lines_of(user).filter(status=Line.Status.PAID)
        count = hers.values("order").distinct().count()
        yield Waiting(_("Orders to send"), count, reverse("dashboard:orders"), True)
    if user.has_perm("payment.give_back"):
        asked = ReturnRequest.objects.filter(state=ReturnRequest.State.ASKED).count()
        disputed = Dispute.objects.filter(status__in=OPEN, answered_at=None).count()
        yield Waiting(_("Disputes to answer"), disputed, reverse("dashboard:returns"), True)
        cancel = CustomRequest.objects.to_cancel().count()
        yield Waiting(_("Custom orders to cancel"), cancel, reverse("dashboard:returns"), True)
        yield Waiting(_("Returns to answer"), asked, reverse("dashboard:returns"), True)
    if user.has_perm("payment.resolve_set_aside"):
        aside = SetAside.objects.filter(resolved_at=None).count()
        yield Waiting(_("Payments set aside"), aside, address_of("office:set-asides"), True)


def _wholesale(user: User) -> Iterator[Waiting]:
    page = reverse("dashboard:wholesale")
    if user.has_perm("wholesale.approve_business"):
        asked = Business.objects.filter(state=Business.State.ASKED).count()
        yield Waiting(_("Businesses to look at"), asked, page, True)
    if user.has_perm("wholesale.deal_wholesale"):
        waiting = Quote.objects.filter(state=Quote.State.ASKED).count()
        yield Waiting(_("Wholesale quotes to make"), waiting, f"{page}?state=asked", True)
    if user.has_perm("wholesale.confirm_floor"):
        below = Quote.objects.filter(state=Quote.State.CHECKED).exclude(made_by=user).count()
        yield Waiting(_("Wholesale prices below the floor"), below, f"{page}?state=checked", True)


def _books(user: User, now: datetime) -> Iterator[Waiting]:
    runs = address_of("office:runs")
    live = Run.objects.live()
    if user.has_perm("payouts.prepare_run"):
        yield Waiting(_("Months to close"), len(months_to_close(now=now)), runs, True)
    if user.has_perm("payouts.answer_questions"):
        asked = Question.objects.filter(answered_at=None).count()
        yield Waiting(_("Weavers' questions to answer"), asked, address_of("office:questions"), True)
    if user.has_perm("payouts.approve_run"):
        drafts = live.filter(state=Run.State.DRAFT).exclude(prepared_by=user).count()
        yield Waiting(_("Runs to approve"), drafts, runs, True)
    if user.has_perm("payouts.export_run"):
        yield Waiting(
            _("Runs to send to the bank"), live.filter(state=Run.State.APPROVED).count(), runs, True
        )
    if user.has_perm("payouts.settle_run"):
        yield Waiting(_("Runs waiting for the bank"), live.filter(state=Run.State.EXPORTED).count(), runs)
    if user.has_perm("weavers.approve_payee"):
        newest = Payee.objects.filter(pk__in=Payee.objects.current().values("pk"), verified_at=None)
        count = newest.exclude(entered_by=user).count()
        yield Waiting(_("Payee changes to confirm"), count, address_of("office:payees"), True)
