"""Advances, adjustments, returns at the makers' cost and withdrawn savings: posted once two people have agreed."""

from datetime import datetime

from django.db.models import Sum
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import midnight
from payouts.models import Advance, Leg, Refund, Request, Transaction
from payouts.models.ledger import Account, Kind
from payouts.services.posting import post
from payouts.services.refunds import refund_sale
from payouts.services.runs import Refused
from weavers.models import Weaver

SOURCES = {"bank": Account.BANK, "cash": Account.CASH, "yarn": Account.YARN}


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
    return _post(request, Kind.ADVANCE, Account.ADVANCES, SOURCES[request.source], by)


def _repaid(request: Request, by: User, now: datetime) -> Transaction:
    assert request.weaver is not None
    if request.amount > owed(request.weaver):
        raise Refused(_("She owes less than that."))
    return _post(request, Kind.ADVANCE_REPAID, SOURCES[request.source], Account.ADVANCES, by)


def _adjustment(request: Request, by: User, now: datetime) -> Transaction:
    return _post(request, Kind.ADJUSTED, Account.ADJUSTMENTS, Account.WEAVERS, by)


def _savings_out(request: Request, by: User, now: datetime) -> Transaction:
    assert request.weaver is not None
    if request.amount > saved(request.weaver):
        raise Refused(_("She has less than that put aside."))
    return _post(request, Kind.SAVINGS_OUT, Account.SAVINGS, SOURCES[request.source], by)


def _charge_back(request: Request, by: User, now: datetime) -> Transaction:
    assert request.sale is not None and request.quantity is not None
    came_back = sum(request.sale.refunds.values_list("quantity", flat=True))
    if came_back + request.quantity > request.sale.quantity:
        raise Refused(_("More pieces would come back than were sold."))
    refund_sale(
        sale=request.sale,
        ref=str(request),
        quantity=request.quantity,
        borne_by=Refund.BorneBy.MAKER,
        reason=request.reason,
        refunded_at=midnight(request.day),
    )
    charged = Transaction.objects.filter(kind=Kind.CHARGED_BACK, source_key=str(request)).first()
    if charged is None:
        raise Refused(_("The makers earned nothing with it, so there is nothing to charge back."))
    return charged


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
