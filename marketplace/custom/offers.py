"""What a coordinator offers: worked out by the rules of that day, then frozen. Amounts in paise with GST."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.in_force import InForce
from catalog.models import Product
from catalog.terms import Split, Terms, split_line
from marketplace.accounts.models import User
from marketplace.forks.shipping.countries import HOME
from marketplace.forks.shipping.fairs import fair_of, fairs_to_fetch_at
from marketplace.forks.shipping.ways import Shipping, ways_to
from marketplace.forks.shipping.weights import parcel_grams
from marketplace.kernel.months import india_day
from marketplace.payment.currencies import PriceList, list_of
from payouts.services.invoices import is_zero_rated
from weavers.models import Weaver

from . import mails
from .asking import CustomRefused, locked, may_answer, move, plain, refuse_kept, stop_open_bills
from .models import CustomRequest, Offer

State = CustomRequest.State


@dataclass(frozen=True)
class Given:
    """What the coordinator fills in. Sizes in cm, ``grams`` of one, price of one in paise; ``makers`` with weights."""

    title: str
    colour: str
    length_cm: int
    width_cm: int
    grams: int
    quantity: int
    unit_price: int
    terms: str
    makers: Sequence[tuple[int, int]]
    lead_time_days: int
    shipping_code: str
    valid_days: int
    words: str = ""


@dataclass(frozen=True)
class Worked:
    """An offer worked out: the split of its goods, how it goes, and what is charged in the buyer's currency."""

    split: Split
    gst_rate: Decimal
    shipping: Shipping
    shipping_gst_rate: Decimal
    prices: PriceList

    @property
    def total(self) -> int:
        return self.split.paid + self.shipping.price

    @property
    def charged(self) -> int:
        return self.prices.price(self.split.paid) + self.prices.price(self.shipping.price)

    @property
    def shown(self) -> str:
        return self.prices.show(self.charged)


def work_out(request: CustomRequest, given: Given, *, now: datetime) -> Worked:
    """What an offer comes to today. Raises CustomRefused for terms, makers or a price that can't be."""
    day, piece = india_day(now), request.product
    try:
        terms = Terms.agreed(given.terms)
    except ValueError as problem:
        raise CustomRefused(_("What the makers earn is an amount in rupees or a percentage.")) from problem
    if given.quantity < 1 or given.unit_price < 1_00:
        raise CustomRefused(_("Something has to be offered, for a price."))
    chosen = [key for key, _weight in given.makers]
    hers = set(
        Weaver.objects.at_work().filter(group=request.group_id, pk__in=chosen).values_list("pk", flat=True)
    )
    if not chosen or len(hers) != len(chosen) or min(weight for _key, weight in given.makers) < 1:
        raise CustomRefused(_("It is made by one or more weavers of the group that was asked."))
    paid = given.unit_price * given.quantity
    abroad = is_zero_rated(request.country_id, day)
    rate = Decimal(0)
    if not abroad:
        rate = InForce.read([piece]).gst_rate_on(piece, day, paid=paid, quantity=given.quantity)
    split = split_line(
        unit_price=given.unit_price, quantity=given.quantity, discount=0, gst_rate=rate, terms=terms
    )
    if split.earning > split.net:
        raise CustomRefused(_("The price leaves less than its makers earn."))
    shipping = _way(request, given, goods=paid, now=now)
    zero = Decimal(0) if abroad else shipping.gst_rate
    return Worked(split, rate, shipping, zero, list_of(request.currency, day))


def ways_for(
    request: CustomRequest, *, grams: int, quantity: int, goods: int, now: datetime
) -> list[Shipping]:
    """How so many pieces of so many grams can go to the buyer, the cheapest first; at home, then the fairs."""
    parcel, day = parcel_grams([(grams, quantity)]), india_day(now)
    sent = ways_to(request.country_id, grams=parcel, goods=goods, pieces=quantity, on=day)
    return sent + (fairs_to_fetch_at(day) if request.country_id == HOME else [])


def _way(request: CustomRequest, given: Given, *, goods: int, now: datetime) -> Shipping:
    ways = ways_for(request, grams=given.grams, quantity=given.quantity, goods=goods, now=now)
    found = next((way for way in ways if way.code == given.shipping_code), None)
    if found is None:
        raise CustomRefused(_("Nothing that heavy goes there that way."))
    fair = fair_of(found.code)
    if fair and fair.until_day < india_day(now) + timedelta(days=given.valid_days + given.lead_time_days):
        raise CustomRefused(
            _("Accepted on the offer's last day, it wouldn't be made before that fair has ended.")
        )
    return found


def make_offer(*, request: CustomRequest, given: Given, by: User, key: UUID, now: datetime) -> Offer:
    """Offer it to the buyer, who is mailed; an offer that was open is withdrawn. Under a known key, does nothing.

    Raises CustomRefused.
    """
    stop_open_bills(request, now=now)
    with transaction.atomic():
        request = locked(request)
        may_answer(request, by)
        if known := Offer.objects.filter(key=key, request=request).first():
            return known
        if request.state not in (State.ASKED, State.OFFERED):
            raise CustomRefused(_("Nothing can be offered for this request any more."))
        refuse_kept(request.product, now=now)
        worked = work_out(request, given, now=now)
        request.offers.filter(state=Offer.State.OPEN).update(state=Offer.State.WITHDRAWN)
        offer = Offer.objects.create(
            request=request,
            key=key,
            title=plain(given.title, most=200),
            colour=given.colour,
            length_cm=given.length_cm,
            width_cm=given.width_cm,
            grams=given.grams,
            quantity=given.quantity,
            unit_price=given.unit_price,
            gst_rate=worked.gst_rate,
            terms=str(Terms.agreed(given.terms)),
            makers=[list(maker) for maker in given.makers],
            lead_time_days=given.lead_time_days,
            shipping_code=worked.shipping.code,
            shipping_name=_in_english(worked.shipping),
            shipping_price=worked.shipping.price,
            shipping_gst_rate=worked.shipping_gst_rate,
            currency=worked.prices.currency,
            charged=worked.charged,
            rate=worked.prices.paise,
            words=plain(given.words, most=1000),
            made_by=by,
            made_at=now,
            valid_until=now + timedelta(days=given.valid_days),
        )
        move(request, State.OFFERED, now=now)
        mails.tell_buyer(request, "offer", offer.words, offer=offer)
        return offer


def withdraw_offer(*, offer: Offer, by: User, now: datetime) -> Offer:
    """Take an open offer back; the request waits to be answered again. Raises CustomRefused once it's accepted."""
    return _close(offer, Offer.State.WITHDRAWN, by=by, words="", now=now)


def refuse_offer(*, offer: Offer, words: str, now: datetime) -> Offer:
    """The buyer wants it otherwise, and says how. Raises CustomRefused once it's accepted."""
    return _close(offer, Offer.State.REFUSED, by=None, words=plain(words), now=now)


def _close(offer: Offer, state: Offer.State, *, by: User | None, words: str, now: datetime) -> Offer:
    stop_open_bills(offer.request, now=now)
    with transaction.atomic():
        request = locked(offer.request)
        if by:
            may_answer(request, by)
        offer = Offer.objects.get(pk=offer.pk)
        if offer.state == state:
            return offer
        if offer.state != Offer.State.OPEN:
            raise CustomRefused(_("This offer is no longer open."))
        offer.state = state
        offer.save(update_fields=["state"])
        move(request, State.ASKED, now=now)
        if by:
            mails.tell_buyer(request, "offer_withdrawn")
        else:
            request.messages.create(from_buyer=True, words=words or _("Not like this, thank you."), at=now)
            mails.tell_coordinators(request, "refused", words)
        return offer


def piece_of(offer: Offer) -> Product:
    """The piece that was made for it."""
    assert offer.order is not None
    product = offer.order.lines.get().product
    assert product is not None
    return product


def _in_english(shipping: Shipping) -> str:
    """As orders keep its name, whatever the coordinator reads."""
    with override("en"):
        return str(shipping.name)[:128]
