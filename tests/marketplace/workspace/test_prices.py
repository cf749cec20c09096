"""A price in the shop moves a little at once, and further once somebody else has agreed."""

from datetime import date

import pytest
from django.test import Client

from catalog.models import PriceChange, PriceLimit, Product
from tests.catalog.loom import NOON, make_coordinator, make_draft, make_person, make_weaver

pytestmark = pytest.mark.django_db

KEY = "018e2f6e-0000-7000-8000-000000000001"


def test_a_small_change_counts_at_once_and_a_large_one_waits_for_quality(client: Client) -> None:
    PriceLimit.objects.create(from_day=date(2026, 1, 1), percent=10, entered_at=NOON, confirmed_at=NOON)
    PriceLimit.objects.create(
        from_day=date(2026, 1, 2), percent=90, entered_at=NOON
    )  # nobody has confirmed it
    rida, hima = make_coordinator(username="rida"), make_person("quality", username="hima")
    piece = make_draft(rida, make_weaver())
    Product.objects.filter(pk=piece.pk).update(state="live")
    client.force_login(rida)
    path = f"/work/pieces/{piece.pk}/price/"

    def price() -> int | None:
        return Product.objects.get().price

    for wrong in ("", "lots", "-5", "3280", "2000"):  # its own price, and one below what the makers earn
        client.post(path, {"price": wrong})
    assert price() == 3280_00
    waiting = PriceChange.objects.filter(state="waiting")
    assert waiting.get().after == 2000_00
    client.force_login(hima)
    queue = client.get("/work/quality/").content.decode()
    assert "₹2,000" in queue
    address = f"/work/quality/prices/{waiting.get().pk}/"
    client.post(address, {"action": "agree"})  # the makers would earn more than comes in
    client.post(address, {"action": "refuse"})  # says no reason
    assert (price(), waiting.count()) == (3280_00, 1)
    client.post(address, {"action": "refuse", "note": "Below what the yarn and the work cost."})
    assert (price(), waiting.count()) == (3280_00, 0)

    client.force_login(rida)
    for _twice in range(2):
        client.post(path, {"price": "3608", "key": KEY})  # 10 % more
    assert (price(), PriceChange.objects.filter(state="applied").count()) == (3608_00, 1)
    client.post(path, {"price": "5000"})
    client.post(path, {"price": "5001"})  # one waits already
    assert (price(), waiting.get().after) == (3608_00, 5000_00)
    client.force_login(hima)
    address = f"/work/quality/prices/{waiting.get().pk}/"
    for _twice in range(2):
        client.post(address, {"action": "agree"})
    assert price() == 5000_00
    steps = [(step.by.username, step.changed) for step in piece.listing_changes.order_by("pk")[1:]]  # type: ignore[union-attr]
    assert steps == [
        ("rida", {"price": ["₹3,280", "₹3,608"]}),
        ("hima", {"price": ["₹3,608", "₹5,000"]}),
    ]
