"""Cloth that a community keeps for itself, and pieces of which there is only one."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog.keeping import KeepingRefused, end_sign_off, record_sign_off, restrict_piece, undo_restriction
from catalog.listing import ListingRefused
from catalog.models import Product, Restriction, SignOff
from catalog.restrictions import restricted
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.months import india_day

from .loom import NOON, make_coordinator, make_draft, make_person

pytestmark = pytest.mark.django_db


def keep(piece: Product, community: str = "The four clans") -> Restriction:
    """A community keeps a piece for itself."""
    return Restriction.objects.create(
        product=piece,
        community=community,
        reason="Woven for a wedding.",
        entered_by=make_person("quality"),
        entered_at=NOON,
    )


def sign_off(restriction: Restriction, *, first: date, last: date | None = None) -> SignOff:
    return SignOff.objects.create(
        restriction=restriction,
        signed_by="Senora",
        office="Speaker of the clans",
        from_day=first,
        to_day=last,
        recorded_by=restriction.entered_by,
        recorded_at=NOON,
    )


@pytest.fixture
def piece() -> Product:
    return make_draft(make_coordinator())


def promise(piece: Product) -> None:
    with transaction.atomic():
        StockRecord.objects.filter(product=piece).update(num_allocated=1)


def test_a_piece_is_closed_until_each_community_agrees_and_after_that_ends(piece: Product) -> None:
    first, last = date(2026, 11, 10), date(2026, 11, 20)
    assert restricted([piece.pk], on=first) == {}
    one, other = keep(piece), keep(piece, "The elders")
    sign_off(one, first=first, last=last)
    assert restricted([piece.pk], on=first) == {piece.pk: "The elders"}
    given = sign_off(other, first=first)
    assert restricted([piece.pk], on=last) == {}
    assert restricted([piece.pk], on=last + timedelta(days=1)) == {piece.pk: "The four clans"}
    SignOff.objects.filter(pk=given.pk).update(withdrawn_at=timezone.now())
    assert restricted([piece.pk], on=first) == {piece.pk: "The elders"}


def test_the_database_promises_no_piece_that_its_community_keeps(piece: Product) -> None:
    kept = keep(piece)
    with pytest.raises(IntegrityError, match="community has not agreed"):
        promise(piece)
    assert StockRecord.objects.get(product=piece).num_allocated == 0
    sign_off(kept, first=india_day(timezone.now()), last=india_day(timezone.now()))
    promise(piece)
    assert StockRecord.objects.get(product=piece).num_allocated == 1


def test_what_was_promised_before_can_still_be_sent_or_freed(piece: Product) -> None:
    promise(piece)
    keep(piece)
    StockRecord.objects.filter(product=piece).update(num_allocated=0)
    assert StockRecord.objects.get(product=piece).num_allocated == 0


def test_an_agreement_cant_end_before_it_begins(piece: Product) -> None:
    with pytest.raises(IntegrityError, match="signoff_ends_after_it_began"), transaction.atomic():
        sign_off(keep(piece), first=date(2026, 11, 10), last=date(2026, 11, 9))
    assert SignOff.objects.count() == 0


def test_what_is_recorded_says_who_why_and_when_and_stays_once_signed(piece: Product) -> None:
    keeper, now = make_person("quality", username="keeper"), timezone.now()
    today = india_day(now)
    right: dict[str, Any] = {
        "signed_by": "Senora", "office": "Speaker", "signed_on": today, "form": "spoken", "from_day": today,
        "to_day": None, "proof": None, "by": keeper, "now": now, "key": uuid4(),
    }  # fmt: skip
    with pytest.raises(KeepingRefused, match="which community"):
        restrict_piece(product=piece, community=" ", reason="Ours", by=keeper, now=now)
    kept = restrict_piece(product=piece, community="The  elders", reason="Ours", by=keeper, now=now)
    assert restrict_piece(product=piece, community="The elders", reason="Again", by=keeper, now=now) == kept
    for wrong, says in (
        ({"signed_by": " "}, "Say who agreed"),
        ({"signed_on": today + timedelta(days=1)}, "still to come"),
        ({"to_day": today - timedelta(days=1)}, "ended already"),
        ({"form": "written"}, "needs its paper"),
        ({"proof": ContentFile(b"x", name="a.exe")}, "a PDF, a picture or a sound"),
        ({"by": make_person("finance")}, "role"),
    ):
        with pytest.raises(KeepingRefused, match=says):
            record_sign_off(restriction=kept, **right | wrong)
    signed = record_sign_off(restriction=kept, **right)
    assert record_sign_off(restriction=kept, **right) == signed == SignOff.objects.get()
    with pytest.raises(KeepingRefused, match="Say why"):
        end_sign_off(sign_off=signed, why=" ", by=keeper, now=now)
    for why in ("They asked", "Another"):
        assert end_sign_off(sign_off=signed, why=why, by=keeper, now=now).withdrawn_why == "They asked"
    with pytest.raises(KeepingRefused, match="stays on record"):
        undo_restriction(restriction=kept, by=keeper, now=now)
    mistake = restrict_piece(product=piece, community="The clans", reason="Ours", by=keeper, now=now)
    for _twice in range(2):
        undo_restriction(restriction=mistake, by=keeper, now=now)
    assert Restriction.objects.get() == kept


def test_the_only_one_of_its_kind_isnt_made_to_order() -> None:
    with pytest.raises(ListingRefused, match="can't be made to order"):
        make_draft(make_coordinator(), one_of_a_kind=True, lead_time_days=14)
    assert Product.objects.count() == 0
