"""Advances, adjustments, returns at the makers' cost and withdrawn savings: posted once two people have agreed."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day, midnight
from payouts.models import Advance, Leg, Refund, RefundShare, Request, Sale, Transaction
from payouts.models.ledger import Account, Kind
from payouts.services.posting import hold_books, post
from payouts.services.refunds import _one_at_a_time, refund_sale
from payouts.services.runs import Refused
from payouts.services.yarn import hand_over_bought
from weavers.models import Weaver

SOURCES = {"bank": Account.BANK, "cash": Account.CASH, "yarn": Account.YARN}


def check_request(request: Request, now: datetime) -> None:
    """Refuse a request that can't be, when it's entered; and say what a return would cost the makers.

    Weavers who left are given nothing ahead. What she owes or has put aside may change until it's confirmed, so
    that is looked at again then.
    """
    if request.day > india_day(now):
        raise Refused(_("Nothing is entered ahead of its day."))
    match request.kind:
        case Request.Kind.ADVANCE:
            if request.weaver and request.weaver.status == Weaver.Status.LEFT:
                raise Refused(_("She has left, so she is given nothing ahead."))
        case Request.Kind.ADVANCE_REPAID:
            _refuse_more_than_owed(request)
        case Request.Kind.SAVINGS_OUT:
            _refuse_more_than_saved(request)
        case Request.Kind.CHARGE_BACK:
            assert request.sale is not None and request.quantity is not None
            request.amount = sum(
                amount for _her, amount in what_makers_bear(request.sale, request.quantity, request.day)
            )


def post_request(request: Request, by: User, now: datetime) -> None:
    """Book a request that has just been confirmed, within the caller's transaction. Raises Refused where it can't be."""
    if request.weaver_id:
        Weaver.objects.select_for_update().get(pk=request.weaver_id)
    request.transaction = POSTINGS[Request.Kind(request.kind)](request, by, now)
    request.save(update_fields=["transaction"])


def saved(weaver: Weaver) -> int:
    """What a weaver has put aside and not withdrawn, in paise."""
    return -(_balance(Account.SAVINGS, weaver))


def owed(weaver: Weaver) -> int:
    """What a weaver still owes of her advances, in paise."""
    return _balance(Account.ADVANCES, weaver)


def _balance(account: str, weaver: Weaver) -> int:
    return Leg.objects.filter(account=account, weaver=weaver).aggregate(sum=Sum("amount"))["sum"] or 0


def what_makers_bear(sale: Sale, quantity: int, day: date) -> list[tuple[Weaver, int]]:
    """What each maker would be charged back if so many more pieces of a sale came back at their cost, in paise.

    It is done and undone, so it's exactly what would be booked. Raises Refused where it can't be.
    """
    with transaction.atomic():
        trial = Request(kind=Request.Kind.CHARGE_BACK, sale=sale, quantity=quantity, day=day, reason="trial")
        refund = _came_back(trial, "trial")
        shares = list(RefundShare.objects.filter(refund=refund).select_related("weaver"))
        transaction.set_rollback(True)
    return [(share.weaver, share.amount) for share in shares]


def _advance(request: Request, by: User, now: datetime) -> Transaction:
    assert request.weaver is not None
    Advance.objects.create(
        ref=str(request),
        weaver=request.weaver,
        given_on=request.day,
        kind=request.source,
        amount=request.amount,
        note=request.reason,
    )
    posted = _post(request, Kind.ADVANCE, Account.ADVANCES, SOURCES[request.source], by)
    if hasattr(request, "yarn"):
        hand_over_bought(request, by, now)
    return posted


def _repaid(request: Request, by: User, now: datetime) -> Transaction:
    _refuse_more_than_owed(request)
    return _post(request, Kind.ADVANCE_REPAID, SOURCES[request.source], Account.ADVANCES, by)


def _refuse_more_than_owed(request: Request) -> None:
    """She can't pay back more than she owes."""
    assert request.weaver is not None
    if request.amount > owed(request.weaver):
        raise Refused(_("She owes less than that."))


def _adjustment(request: Request, by: User, now: datetime) -> Transaction:
    return _post(request, Kind.ADJUSTED, Account.ADJUSTMENTS, Account.WEAVERS, by)


def _savings_out(request: Request, by: User, now: datetime) -> Transaction:
    _refuse_more_than_saved(request)
    return _post(request, Kind.SAVINGS_OUT, Account.SAVINGS, SOURCES[request.source], by)


def _refuse_more_than_saved(request: Request) -> None:
    assert request.weaver is not None
    if request.amount > saved(request.weaver):
        raise Refused(_("She has less than that put aside."))


def _charge_back(request: Request, by: User, now: datetime) -> Transaction:
    refund = _came_back(request, str(request))
    if sum(refund.shares.values_list("amount", flat=True)) != request.amount:
        raise Refused(
            _(
                "Other pieces came back since, so it costs the makers another amount. Refuse it and enter it anew."
            )
        )
    return Transaction.objects.get(kind=Kind.CHARGED_BACK, source_key=str(request))


def _came_back(request: Request, ref: str) -> Refund:
    """Pieces come back at the makers' cost. Raises Refused where they can't, or the makers earned nothing with them."""
    sale, quantity = request.sale, request.quantity
    assert sale is not None and quantity is not None
    _refuse_return(sale, quantity, request.day)
    refund = refund_sale(
        sale=sale,
        ref=ref,
        quantity=quantity,
        borne_by=Refund.BorneBy.MAKER,
        reason=request.reason,
        refunded_at=max(midnight(request.day), sale.sold_at),
    )
    if sum(refund.shares.values_list("amount", flat=True)) <= 0:
        raise Refused(_("The makers earned nothing with it, so there is nothing to charge back."))
    return refund


@transaction.atomic
def take_back(
    *, ref: str, sale: Sale, quantity: int, day: date, reason: str, by: User, now: datetime
) -> Refund:
    """Book pieces that came back at the cooperative's cost: the buyer has the money back, the makers keep theirs.

    The same reference with the same content changes nothing. Raises Refused where ``by`` may not, or it can't be.
    """
    if not by.has_perm("payouts.enter_rules"):
        raise Refused(_("%(who)s may not enter this.") % {"who": by})
    hold_books()
    _one_at_a_time(sale)
    if known := Refund.objects.filter(ref=ref).first():
        if (known.sale_id, known.quantity, known.borne_by) != (sale.pk, quantity, Refund.BorneBy.COOPERATIVE):
            raise Refused(_("%(ref)s is another return's reference.") % {"ref": ref})
        return known
    if day > india_day(now):
        raise Refused(_("Nothing is entered ahead of its day."))
    _refuse_return(sale, quantity, day)
    return refund_sale(
        sale=sale,
        ref=ref,
        quantity=quantity,
        borne_by=Refund.BorneBy.COOPERATIVE,
        reason=reason,
        refunded_at=max(midnight(day), sale.sold_at),
    )


def _refuse_return(sale: Sale, quantity: int, day: date) -> None:
    """Refuse pieces that can't come back; nobody else takes any of the sale back until this transaction ends."""
    _one_at_a_time(sale)
    if quantity < 1 or sum(sale.refunds.values_list("quantity", flat=True)) + quantity > sale.quantity:
        raise Refused(_("More pieces would come back than were sold."))
    if day < india_day(sale.sold_at):
        raise Refused(_("It was sold on a later day."))


def _post(request: Request, kind: str, debit: str, credit: str, by: User) -> Transaction:
    """One transaction of two legs; those of a weaver's own accounts are hers."""
    hers = {Account.ADVANCES, Account.WEAVERS, Account.SAVINGS}
    return post(
        kind=kind,
        source_key=str(request),
        moment=midnight(request.day),
        legs=[
            (debit, request.weaver if debit in hers else None, request.amount),
            (credit, request.weaver if credit in hers else None, -request.amount),
        ],
        by=by,
        note=request.reason,
    )


POSTINGS = {
    Request.Kind.ADVANCE: _advance,
    Request.Kind.ADVANCE_REPAID: _repaid,
    Request.Kind.ADJUSTMENT: _adjustment,
    Request.Kind.SAVINGS_OUT: _savings_out,
    Request.Kind.CHARGE_BACK: _charge_back,
}
