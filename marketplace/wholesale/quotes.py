"""A quote: asked for, worked out by tiers and lots, sent with its proforma, or taken back. Amounts in paise with GST."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.in_force import NoTerms
from catalog.models import Product
from catalog.restrictions import restricted
from catalog.terms import Terms
from marketplace.accounts.models import User
from marketplace.forks.shipping.ways import Shipping, ways_to
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from marketplace.kernel.months import india_day
from marketplace.payment.bills import stop_bills
from marketplace.payment.currencies import list_of
from payouts.models.tax import tax_year
from payouts.services.freezing import Freezing
from payouts.services.invoices import is_zero_rated

from . import mails
from .businesses import WholesaleRefused
from .models import Business, Lot, LotPiece, Quote, QuoteLine
from .tiers import Many, discount_of, most_off, percents

State = Quote.State
MOST_OPEN = 10
"""So many quotes of one business may wait at a time."""


@transaction.atomic
def ask_quote(
    *,
    business: Business,
    pieces: Mapping[int, int],
    lot: Lot | None = None,
    currency: str = "INR",
    words: str,
    key: UUID,
    now: datetime,
) -> Quote:
    """Ask for a price of so many of each piece (by primary key), or of a lot. Under a known key, does nothing.

    Its lines begin with what comes off by the tiers, or by the lot, never below the floor. Raises WholesaleRefused.
    """
    if known := Quote.objects.filter(key=key, business=business).first():
        return known
    business = Business.objects.select_for_update().get(pk=business.pk)
    if business.state != Business.State.APPROVED:
        raise WholesaleRefused(_("We haven't approved your business yet."))
    waiting = business.quotes.filter(state__in=[State.ASKED, State.CHECKED])  # type: ignore[attr-defined]
    if waiting.count() >= MOST_OPEN:
        raise WholesaleRefused(_("Several of your requests wait already. Please wait for their quotes."))
    if lot is not None:
        pieces = dict(LotPiece.objects.filter(lot=lot).values_list("product", "quantity"))
    lines = _lines(pieces, lot, business.country_id, now=now)
    if lot is None and not any(line.discount for line in lines):
        raise WholesaleRefused(_("Wholesale begins with more pieces; the table says how many."))
    quote = Quote.objects.create(
        key=key, business=business, words=words.strip()[:1000], currency=list_of(currency, india_day(now)).currency,
        asked_at=now, moved_at=now,
    )  # fmt: skip
    for line in lines:
        line.quote = quote
    QuoteLine.objects.bulk_create(lines)
    mails.tell_us("asked_quote", business, quote)
    return quote


def _lines(pieces: Mapping[int, int], lot: Lot | None, country: str, *, now: datetime) -> list[QuoteLine]:
    day = india_day(now)
    wanted = {pk: number for pk, number in pieces.items() if number > 0}
    found = list(
        Product.objects.live()
        .filter(pk__in=wanted)
        .prefetch_related("stockrecords", "categories", "makers__weaver")
        .order_by("pk")
    )
    if not found or len(found) != len(wanted):
        raise WholesaleRefused(_("Some of it is no longer in the shop."))
    if kept := restricted(wanted, on=day):
        raise WholesaleRefused(_("%s keeps a cloth of it for itself.") % next(iter(kept.values())))
    many = [Many(piece, _shelf(piece), wanted[piece.pk]) for piece in found]
    off = [lot.percent] * len(many) if lot else percents(many, day)
    freezing, abroad = Freezing.read(found), is_zero_rated(country, day)
    return [
        _line(each, percent, lot.name if lot else "", freezing, day, abroad=abroad)
        for each, percent in zip(many, off, strict=True)
    ]


def _shelf(piece: Product) -> str:
    return next((shelf.name for shelf in piece.categories.all()), "")


def _line(many: Many, percent: int, lot: str, freezing: Freezing, day: date, *, abroad: bool) -> QuoteLine:
    piece, price = many.piece, many.piece.price
    record = next(iter(piece.stockrecords.all()), None)
    left = (record.num_in_stock or 0) - (record.num_allocated or 0) if record else 0
    if price is None or left < many.quantity:
        raise WholesaleRefused(
            _("Of “%(title)s” there are %(left)d now.") % {"title": piece.title, "left": max(left, 0)}
        )
    full = price * many.quantity
    wished = discount_of(full, percent)
    try:
        rate, terms = freezing.line(piece, day, paid=full - wished, quantity=many.quantity)
    except NoTerms as missing:
        raise WholesaleRefused(_("“%s” can't be sold now.") % piece.title) from missing
    rate = Decimal(0) if abroad else rate
    most = most_off(unit_price=price, quantity=many.quantity, gst_rate=rate, terms=terms)
    return QuoteLine(
        product=piece,
        lot=lot,
        title=piece.title,
        quantity=many.quantity,
        unit_price=price,
        discount=wished if terms.of_paid else min(wished, most),
        gst_rate=rate,
        terms=str(terms),
        makers=[[maker.weaver_id, maker.weight] for maker in piece.makers.all()],
    )


@dataclass(frozen=True)
class Dealt:
    """What staff fill in: what comes off each line (paise, by its key), how it goes, how and until when it's paid."""

    discounts: Mapping[int, int]
    shipping_code: str
    payment: str
    valid_days: int
    note: str = ""


def ways_for(quote: Quote, lines: Sequence[QuoteLine], *, now: datetime) -> list[Shipping]:
    """How the pieces of a quote can go to its business, the cheapest first."""
    grams = parcel_grams((grams_of(line.product), line.quantity) for line in lines)
    return ways_to(
        quote.business.country_id, grams=grams, goods=sum(line.paid for line in lines),
        pieces=sum(line.quantity for line in lines), on=india_day(now),
    )  # fmt: skip


@transaction.atomic
def send_quote(*, quote: Quote, dealt: Dealt, by: User, now: datetime) -> Quote:
    """Fix a quote and send it with its proforma; one with a line below the floor first waits for a second person.

    Raises WholesaleRefused. Sent already, it stays as it is.
    """
    may_deal(by)
    quote = locked(quote)
    if quote.state == State.SENT:
        return quote
    if quote.state not in (State.ASKED, State.CHECKED):
        raise WholesaleRefused(_("This quote is closed."))
    if dealt.payment == Quote.Payment.CREDIT and not quote.business.credit:
        raise WholesaleRefused(_("This business may not owe anything."))
    lines = list(quote.lines.select_related("product"))  # type: ignore[attr-defined]
    for line in lines:
        line.discount = dealt.discounts.get(line.pk, line.discount)
        if not 0 <= line.discount < line.full:
            raise WholesaleRefused(_("What comes off a line is less than its price."))
    QuoteLine.objects.bulk_update(lines, ["discount"])
    way = next((way for way in ways_for(quote, lines, now=now) if way.code == dealt.shipping_code), None)
    if way is None:
        raise WholesaleRefused(_("Nothing that heavy goes there that way."))
    prices = list_of(quote.currency if dealt.payment == Quote.Payment.STRIPE else "INR", india_day(now))
    with override("en"):
        quote.shipping_name = str(way.name)[:128]
    quote.shipping_code, quote.shipping_price = way.code, way.price
    quote.shipping_gst_rate = (
        Decimal(0) if is_zero_rated(quote.business.country_id, india_day(now)) else way.gst_rate
    )
    quote.payment, quote.note = dealt.payment, dealt.note.strip()[:1000]
    quote.currency, quote.rate = prices.currency, prices.paise
    quote.total = sum(line.paid for line in lines) + way.price
    quote.charged = sum(prices.price(line.paid) for line in lines) + prices.price(way.price)
    quote.valid_until = now + timedelta(days=dealt.valid_days)
    quote.made_by, quote.made_at, quote.confirmed_by = by, now, None
    if any(line.below_floor for line in lines):
        quote.state, quote.moved_at = State.CHECKED, now
        quote.save()
        return quote
    return _send(quote, now=now)


@transaction.atomic
def confirm_quote(*, quote: Quote, by: User, now: datetime) -> Quote:
    """A second person agrees to a price below the floor, and it's sent. Raises WholesaleRefused."""
    quote = locked(quote)
    if quote.state == State.SENT:
        return quote
    if not by.has_perm("wholesale.confirm_floor") or by.pk == quote.made_by_id:
        raise WholesaleRefused(_("Somebody else has to agree to it."))
    if quote.state != State.CHECKED or quote.valid_until is None or quote.valid_until <= now:
        raise WholesaleRefused(_("This doesn't wait for a second person any more."))
    quote.confirmed_by = by
    return _send(quote, now=now)


def _send(quote: Quote, *, now: datetime) -> Quote:
    """The number is the next of its year; whoever asks for one holds the series until this transaction ends."""
    quote.year = tax_year(india_day(now))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"proformas {quote.year}"])
    last = Quote.objects.filter(year=quote.year).aggregate(last=Max("serial"))["last"]
    quote.serial = (last or 0) + 1
    quote.state, quote.moved_at = State.SENT, now
    quote.save()
    mails.tell(quote.business, "quote", quote.note, quote=quote)
    return quote


def withdraw_quote(*, quote: Quote, by: User, now: datetime) -> Quote:
    """Take back what isn't accepted yet. Raises WholesaleRefused."""
    may_deal(by)
    return _close(quote, State.WITHDRAWN, now=now)


def refuse_quote(*, quote: Quote, words: str, now: datetime) -> Quote:
    """The business doesn't want it like this. Raises WholesaleRefused once it's accepted."""
    closed = _close(quote, State.REFUSED, now=now)
    mails.tell_us("quote_refused", quote.business, quote, words.strip()[:500])
    return closed


def _close(quote: Quote, state: State, *, now: datetime) -> Quote:
    if not stop_bills(f"wholesale/{quote.pk}/", now=now):
        raise WholesaleRefused(_("The payment page can't be reached just now. Please try again in a minute."))
    with transaction.atomic():
        quote = locked(quote)
        if quote.state == state:
            return quote
        if quote.state not in (State.ASKED, State.CHECKED, State.SENT):
            raise WholesaleRefused(_("This has been agreed to already."))
        quote.state, quote.moved_at = state, now
        quote.save(update_fields=["state", "moved_at"])
        if state == State.WITHDRAWN:
            mails.tell(quote.business, "quote_withdrawn", quote=quote)
        return quote


def terms_of(line: QuoteLine) -> Terms:
    return Terms.parse(line.terms)


def may_deal(by: User) -> None:
    if not by.has_perm("wholesale.deal_wholesale"):
        raise WholesaleRefused(f"{by} may not deal with wholesale.")


def locked(quote: Quote) -> Quote:
    return Quote.objects.select_for_update(of=("self",)).select_related("business").get(pk=quote.pk)
