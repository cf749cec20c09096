"""What waits for somebody at the desks of villages, orders and the books, by what she may do. A query for each kind at most."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import PriceChange, Product, SignOff
from marketplace.accounts.models import User
from marketplace.custom.models import CustomRequest
from marketplace.forks.order.models import Line, Order
from marketplace.forks.order.sending import ALL, OWN, lines_of
from marketplace.kernel.months import india_day
from marketplace.kernel.waiting import Waiting, tally
from marketplace.making.checking import lines_to_check, to_rework
from marketplace.making.jobs import lines_to_make
from marketplace.making.models import Job
from marketplace.payment.disputing import OPEN
from marketplace.payment.models import Dispute, MoneyBack, ReturnRequest, SetAside
from marketplace.reviews.models import Review
from marketplace.wholesale.models import Business, Quote
from payouts.models import BankLine, Item, Question, Run
from payouts.services.cash import to_hand, waiting_marks
from payouts.services.entries import kinds_of_entry
from payouts.services.reconciliation.matching import WAITING
from payouts.services.runs import months_to_close
from weavers.models import Consent, Erasure, Notice, Payee, Weaver

from . import reads
from .addresses import address_of

State = Product.State
SOON = timedelta(days=30)
WAITS: dict[str, None] = {"confirmed_at": None, "refused_at": None}


def waits_at_the_desks(user: User, now: datetime) -> Iterator[Waiting]:
    """Everything that her roles let her do, with none where nothing waits."""
    today = india_day(now)
    yield from _pieces(user)
    yield from _women(user, today)
    yield from _quality(user, today)
    yield from _orders(user, today)
    yield from _money_back(user)
    yield from _wholesale(user)
    yield from _books(user, now)
    yield from _second_person(user)


def _pieces(user: User) -> Iterator[Waiting]:
    """What a coordinator lists and has made."""
    if not user.has_perm("catalogue.list_piece"):
        return
    home, rows = reverse("workspace:home"), reads.hers(user).order_by().values_list("state")
    pieces = {state: (count, day) for state, count, day in rows.annotate(Count("pk"), Min("date_updated"))}

    def piled(what: str, state: State, urgent: bool = False) -> Waiting:
        count, day = pieces.get(state, (0, None))
        return Waiting(what, count, f"{home}?state={state}", urgent, day and india_day(day))

    def asked(what: str, state: str, urgent: bool = False) -> Waiting:
        mine = CustomRequest.objects.of(user).filter(state=state)
        return tally(what, mine, "moved_at", f"{reverse('workspace:custom-orders')}?state={state}", urgent)

    yield piled(_("Pieces sent back to you"), State.SENT_BACK, True)
    yield piled(_("Drafts to finish"), State.DRAFT)
    yield asked(_("Custom orders to answer"), "asked", True)
    jobs = reverse("workspace:jobs")
    yield tally(_("Pieces to have made"), lines_to_make(user), "order__date_placed", jobs, True)
    yield asked(_("Custom orders being made"), "making")
    yield piled(_("Pieces waiting for approval"), State.SUBMITTED)


def _women(user: User, today: date) -> Iterator[Waiting]:
    """What weavers agreed to, are told, are asked, and want forgotten."""
    if user.has_perm("weavers.look_after_groups"):
        hers = Weaver.objects.of(user)
        ending = Consent.objects.ending(on=today, within=2 * SOON).filter(weaver__in=hers)
        page = reverse("workspace:consents-ending")
        yield tally(_("Consents that end within 60 days"), ending, "ends_on", page)
        cash = reverse("workspace:cash")
        yield tally(_("Pay to hand over in cash"), to_hand(user), "run__approved_at", cash, True)
        untold = Notice.objects.filter(weaver__in=hers, told_at=None)
        yield tally(_("Weavers to tell something"), untold, "made_at", reverse("workspace:notices"))
    if hasattr(user, "weaver"):
        offered = Job.objects.filter(weaver=user.weaver, state=Job.State.OFFERED)
        page = reverse("workspace:my-jobs")
        yield tally(_("Pieces that you are asked to weave"), offered, "offered_at", page, True)
    if user.has_perm("weavers.agree_erasure"):
        asked = Erasure.objects.filter(agreed_at=None, undone_at=None).exclude(asked_by=user)
        yield tally(_("Weavers who want to be forgotten"), asked, "asked_at", reverse("workspace:erasures"))


def _quality(user: User, today: date) -> Iterator[Waiting]:
    queue, checks = reverse("workspace:queue"), reverse("workspace:checks")
    if user.has_perm("catalogue.approve_listing"):
        submitted = Product.objects.filter(state=State.SUBMITTED)
        yield tally(_("Pieces to look at"), submitted, "date_updated", queue)
        prices = PriceChange.objects.filter(state=PriceChange.State.WAITING).exclude(by=user)
        yield tally(_("Prices to agree to"), prices, "at", queue)
    if user.has_perm("catalogue.approve_listing") or user.has_perm("catalogue.list_piece"):
        leaving = lines_to_check(user)
        yield tally(_("Pieces to check before they leave"), leaving, "order__date_placed", checks)
        yield tally(_("Pieces to rework"), to_rework(user), "at", f"{checks}#back")
    if user.has_perm("piece_reviews.moderate_reviews"):
        reviews = Review.objects.waiting()
        yield tally(_("Reviews to look at"), reviews, "written_at", reverse("workspace:reviews"))
    if user.has_perm("catalogue.keep_cloth"):
        ending = SignOff.objects.ending(on=today, within=SOON)
        said = _("Communities' agreements that end within 30 days")
        yield tally(said, ending, "to_day", reverse("workspace:kept"))


def _orders(user: User, today: date) -> Iterator[Waiting]:
    """What is to be packed. Late is also among what is to be sent; it has a line of its own, to begin with."""
    if not user.has_perm(ALL) and not user.has_perm(OWN):
        return
    page = reverse("dashboard:orders")
    mine = Order.objects.filter(
        pk__in=lines_of(user).filter(status=Line.Status.PAID).order_by().values("order")
    )
    waiting = Order.objects.to_send() if user.has_perm(ALL) else mine
    yield tally(_("Orders to send"), waiting, "date_placed", page, True)
    late = lines_of(user).filter(status=Line.Status.PAID, due_on__lt=today)
    yield tally(_("Pieces that are late"), late, "due_on", f"{page}?when=late", True)


def _money_back(user: User) -> Iterator[Waiting]:
    if user.has_perm("payment.give_back"):
        page = reverse("dashboard:returns")
        disputed = Dispute.objects.filter(status__in=OPEN, answered_at=None)
        yield tally(_("Disputes to answer"), disputed, "opened_at", page, True)
        cancel = CustomRequest.objects.to_cancel()
        yield tally(_("Custom orders to cancel"), cancel, "cancel_asked_at", page, True)
        returns = ReturnRequest.objects.filter(state=ReturnRequest.State.ASKED)
        yield tally(_("Returns to answer"), returns, "asked_at", page, True)
        coming = ReturnRequest.objects.filter(state=ReturnRequest.State.AGREED)
        yield tally(_("Returns on their way, to take in"), coming, "decided_at", page)
        stuck = MoneyBack.objects.filter(state=MoneyBack.State.FAILED)
        yield tally(_("Refunds that Stripe refused"), stuck, "asked_at", page, True)
    if user.has_perm("payment.resolve_set_aside"):
        aside = SetAside.objects.filter(resolved_at=None)
        yield tally(_("Payments set aside"), aside, "at", address_of("office:set-asides"), True)


def _wholesale(user: User) -> Iterator[Waiting]:
    page = reverse("dashboard:wholesale")
    if user.has_perm("wholesale.approve_business"):
        asked = Business.objects.filter(state=Business.State.ASKED)
        yield tally(_("Businesses to look at"), asked, "asked_at", page, True)
    if user.has_perm("wholesale.deal_wholesale"):
        quotes = Quote.objects.filter(state=Quote.State.ASKED)
        yield tally(_("Wholesale quotes to make"), quotes, "asked_at", f"{page}?state=asked", True)
    if user.has_perm("wholesale.confirm_floor"):
        below = Quote.objects.filter(state=Quote.State.CHECKED).exclude(made_by=user)
        yield tally(_("Wholesale prices below the floor"), below, "moved_at", f"{page}?state=checked", True)


def _books(user: User, now: datetime) -> Iterator[Waiting]:
    runs, live = address_of("office:runs"), Run.objects.live()
    if user.has_perm("payouts.prepare_run"):
        months = months_to_close(now=now)
        first = months[0].next.first_day if months else None
        yield Waiting(_("Months to close"), len(months), runs, True, first)
        yield _held()
    if user.has_perm("payouts.answer_questions"):
        asked = Question.objects.filter(answered_at=None)
        yield tally(
            _("Weavers' questions to answer"), asked, "asked_at", address_of("office:questions"), True
        )
    if user.has_perm("payouts.approve_run"):
        drafts = live.filter(state=Run.State.DRAFT).exclude(prepared_by=user)
        yield tally(_("Runs to approve"), drafts, "prepared_at", runs, True)
    if user.has_perm("payouts.export_run"):
        approved = live.filter(state=Run.State.APPROVED)
        yield tally(_("Runs to send to the bank"), approved, "approved_at", runs, True)
    if user.has_perm("payouts.settle_run"):
        sent = live.filter(state=Run.State.EXPORTED)
        yield tally(_("Runs waiting for the bank"), sent, "exported_at", runs)
        yield _marked()
        lines = BankLine.objects.filter(state__in=WAITING)
        yield tally(_("Lines of the bank to look at"), lines, "day", address_of("office:bank-queue"), True)


def _marked() -> Waiting:
    """Cash that coordinators say something of and that isn't booked; leads to the month that waits longest. One query."""
    rows = waiting_marks().values_list("payment__run__month", "payment__run__attempt")
    found = list(rows.annotate(Count("pk"), Min("at")).order_by("payment__run__month"))
    page = address_of("office:runs")
    if found:
        page = address_of("office:run-bank", Run(month=found[0][0], attempt=found[0][1]).reference)
    first = min((at for *_run, _count, at in found), default=None)
    return Waiting(
        _("Cash that coordinators have marked"),
        sum(row[2] for row in found),
        page,
        True,
        first and india_day(first),
    )


def _held() -> Waiting:
    """Those whose pay the newest approved month held back. One query."""
    newest = Run.objects.filter(state__in=["approved", "exported", "settled"]).order_by("-month")
    held = Item.objects.filter(run=newest.values("pk")[:1], status=Item.Status.HELD)
    rows = held.values_list("run__month", "run__attempt").annotate(Count("pk")).order_by("run__month").first()
    month, attempt, count = rows or (None, 1, 0)
    page = address_of("office:runs")
    if month:
        page = address_of("office:run", Run(month=month, attempt=attempt).reference) + "?status=held"
    return Waiting(_("Weavers whose pay is held"), count, page, False, month)


def _second_person(user: User) -> Iterator[Waiting]:
    """What one entered and another agrees to: rules, requests, terms. One query over all of their tables, and one of payees."""
    if user.has_perm("payouts.confirm_entries") or user.has_perm("payouts.enter_rules"):
        agrees = user.has_perm("payouts.confirm_entries")
        each = [
            (rows.exclude(entered_by=user) if agrees else rows).order_by().values_list("entered_at")
            for rows in (model._default_manager.filter(**WAITS) for model in kinds_of_entry())
        ]
        found = sorted(at for (at,) in each[0].union(*each[1:], all=True))
        said = _("Rules and requests to agree to") if agrees else _("Entries that wait for a second person")
        day = india_day(found[0]) if found else None
        yield Waiting(said, len(found), address_of("office:requests"), agrees, day)
    if user.has_perm("weavers.approve_payee"):
        newest = Payee.objects.filter(pk__in=Payee.objects.current().values("pk"), verified_at=None)
        page = address_of("office:payees")
        yield tally(_("Payee changes to confirm"), newest.exclude(entered_by=user), "entered_at", page, True)
