"""The price of a piece in the shop: moved a little at once, moved further once quality has agreed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.listing import ListingRefused, may_touch, note_change, what_is_missing
from catalog.models import PriceChange, PriceLimit, Product
from marketplace.accounts.models import User
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.partner.stock import stock_piece
from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import india_day

State = PriceChange.State


@transaction.atomic
def ask_price(*, product: Product, price: int, by: User, now: datetime, key: UUID) -> PriceChange:
    """Give a live piece another price (paise, with GST), at once where the limit of that day allows it.

    Sent again under the same key, gives what became of it. Raises ListingRefused.
    """
    piece = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    if stored := PriceChange.objects.filter(key=key, by=by).first():
        return stored
    may_touch(by, piece)
    before = piece.price
    if piece.state != Product.State.LIVE or before is None:
        raise ListingRefused(_("Only the price of a piece in the shop is changed here."))
    if price == before:
        raise ListingRefused(_("That is its price already."))
    if piece.price_changes.filter(state=State.WAITING).exists():
        raise ListingRefused(_("Another price of this piece waits for approval already."))
    change = PriceChange(product=piece, before=before, after=price, by=by, at=now, key=key)
    if PriceLimit.allows(before, price, on=india_day(now)):
        change.state = State.APPLIED
        _apply(piece, change, by=by, now=now)
    else:
        change.state = State.WAITING
    change.save()
    return change


@transaction.atomic
def decide_price(
    *, change: PriceChange, agreed: bool, by: User, now: datetime, note: str = ""
) -> PriceChange:
    """Let a price that waits count from now on, or refuse it with a reason. Nobody decides on her own."""
    if not by.has_perm("catalogue.approve_listing"):
        raise ListingRefused(_("Your role doesn't include this."))
    piece = Product.objects.select_for_update(of=("self",)).get(pk=change.product_id)
    asked = PriceChange.objects.get(pk=change.pk)
    if asked.state != State.WAITING:
        raise ListingRefused(_("Somebody has decided on this price already."))
    if asked.by_id == by.pk:
        raise ListingRefused(_("You asked for this price, so somebody else has to agree to it."))
    if not agreed and not note.strip():
        raise ListingRefused(_("Say why, so that she knows what to do."))
    if agreed:
        if piece.state != Product.State.LIVE or piece.price != asked.before:
            raise ListingRefused(_("The piece or its price has changed since this was asked for. Refuse it."))
        _apply(piece, asked, by=by, now=now)
    asked.state = State.APPLIED if agreed else State.REFUSED
    asked.decided_by, asked.decided_at, asked.note = by, now, note.strip()[:500]
    asked.save()
    return asked


def _apply(piece: Product, change: PriceChange, *, by: User, now: datetime) -> None:
    record = StockRecord.objects.get(product=piece)
    stock_piece(product=piece, price=change.after, pieces=record.num_in_stock or 0)
    if missing := what_is_missing(Product.objects.get(pk=piece.pk), on=india_day(now)):
        raise ListingRefused(_("Still missing: %(what)s.") % {"what": ", ".join(missing)})
    both = [show_rupees(change.before), show_rupees(change.after)]
    note_change(piece, {"price": both}, by=by, now=now)
