"""Cloth that a community keeps is shown with the reason, and can't be bought until the community has agreed."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from catalog.models import Product, Restriction, SignOff
from marketplace.forks.partner.models import StockRecord
from tests.catalog.loom import make_person

from .stock import make_piece, make_weaver

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Restriction:
    return Restriction.objects.create(
        product=make_piece(makers=[make_weaver()], stock=2),
        community="The four clans",
        reason="Worn at weddings alone.",
        entered_by=make_person("quality"),
        entered_at=timezone.now(),
    )


def agree(kept: Restriction) -> SignOff:
    return SignOff.objects.create(
        restriction=kept,
        signed_by="Senora",
        office="Speaker of the clans",
        from_day=timezone.localdate(),
        recorded_by=kept.entered_by,
        recorded_at=timezone.now(),
    )


def put(client: Client, piece: Product) -> str:
    form = {"piece": piece.pk, "quantity": "1"}
    return client.post("/basket/add/", form, follow=True, headers={"Sec-Fetch-Site": "same-origin"}).text


def test_it_is_shown_with_the_reason_and_without_a_button(client: Client, kept: Restriction) -> None:
    page = client.get(kept.product.get_absolute_url()).text
    assert "Shown here, not sold: this cloth is kept by The four clans." in page
    assert "Worn at weddings alone." in page
    assert "/basket/add/" not in page
    assert "This cloth is kept by The four clans." in put(client, kept.product)
    assert client.get("/basket/count").json()["count"] == 0


def test_once_the_community_agreed_it_is_sold_and_no_longer_when_it_withdraws(
    client: Client, kept: Restriction
) -> None:
    agreed, address = agree(kept), kept.product.get_absolute_url()
    assert "/basket/add/" in client.get(address).text
    assert "Senora" not in client.get(address).text
    put(client, kept.product)
    assert "checkout" in client.get("/basket/").text
    agreed.withdrawn_at = timezone.now()
    agreed.save()
    basket = client.get("/basket/").text
    assert "This cloth is kept by The four clans." in basket
    assert "Change or remove the marked piece" in basket
    with pytest.raises(IntegrityError, match="community"):
        StockRecord.objects.filter(product=kept.product).update(num_allocated=1)
