"""What a parcel costs by weight, zone and day; what an address looks like; fetching at a fair."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from marketplace.forks.shipping import tables
from marketplace.forks.shipping.addresses import (
    STATES,
    is_postcode,
    phone_example,
    postcode_example,
    state_named,
    states_of_pin,
    tidy_postcode,
)
from marketplace.forks.shipping.countries import SENT_TO
from marketplace.forks.shipping.fairs import fairs_to_fetch_at
from marketplace.forks.shipping.models import Fair
from marketplace.forks.shipping.tables import rows
from marketplace.forks.shipping.ways import way, ways_to
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from tests.marketplace.storefront.stock import make_piece

DAY = date(2026, 11, 1)


@pytest.mark.parametrize("country", SENT_TO)
def test_every_country_has_a_way_for_any_weight_and_a_postcode_that_is_right(country: str) -> None:
    for grams in (1, 420, 2000, 2001, 5000, 5001, 23_000):
        assert ways_to(country, grams=grams, on=DAY)
    example = postcode_example(country)
    if example:
        assert is_postcode(country, example)


@pytest.mark.parametrize(
    ("code", "country", "grams", "price"),
    [
        ("speed-post", "IN", 1, 120_00),
        ("speed-post", "IN", 500, 120_00),
        ("speed-post", "IN", 501, 170_00),
        ("speed-post", "IN", 5000, 480_00),
        ("speed-post", "IN", 5001, 600_00),
        ("speed-post", "IN", 12_000, 2 * 480_00 + 260_00),
        ("ems", "US", 500, 2400_00),
        ("ems", "DE", 1500, 3500_00),
        ("tracked", "DE", 250, 850_00),
    ],
)
def test_a_parcel_costs_what_its_slab_says_and_a_heavy_one_goes_in_several(
    code: str, country: str, grams: int, price: int
) -> None:
    assert way(code, country, grams=grams, on=DAY).price == price


def test_a_packet_that_takes_two_kilos_isnt_offered_for_more_and_the_cheapest_comes_first() -> None:
    assert [each.code for each in ways_to("US", grams=2000, on=DAY)] == ["tracked", "ems"]
    assert [each.code for each in ways_to("US", grams=2001, on=DAY)] == ["ems"]
    with pytest.raises(LookupError):
        way("speed-post", "US", on=DAY)


@pytest.fixture
def own_tables(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """Tables of a shop's own: what comes with the code, to be added to."""
    for path in tables.HERE.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text())
    settings.SHIPPING_DATA = str(tmp_path)
    cached = (tables.slabs, tables.zones, tables.days, tables.duties)
    for each in cached:
        each.cache_clear()
    yield tmp_path
    for each in cached:
        each.cache_clear()


def test_a_new_price_counts_from_its_day_and_the_old_one_until_then(own_tables: Path) -> None:
    with (own_tables / "rates.csv").open("a") as file:
        file.write("speed-post,india,2026-12-01,500,135\nspeed-post,india,2026-12-01,5000,500\n")
    assert way("speed-post", "IN", grams=400, on=date(2026, 11, 30)).price == 120_00
    assert way("speed-post", "IN", grams=400, on=date(2026, 12, 1)).price == 135_00
    assert way("speed-post", "IN", grams=900, on=date(2026, 12, 1)).price == 500_00


def test_duty_is_shown_from_its_day_and_charged_only_where_the_table_says_so(own_tables: Path) -> None:
    before, after = date(2026, 6, 30), date(2026, 7, 1)
    assert ways_to("DE", on=before)[0].duty_estimate is None
    shown = ways_to("DE", goods=3280_00, pieces=2, on=after)[0]
    assert (shown.duty_estimate, shown.duty_charged, shown.price) == (600_00, False, 1150_00)
    assert ways_to("IN", on=after)[0].duty == ""
    with (own_tables / "duties.csv").open("a") as file:
        file.write("US,2026-12-01,,10,,yes,We pay the duty.\n")
    tables.duties.cache_clear()
    shown = ways_to("US", goods=3280_50, pieces=1, on=date(2026, 12, 1))[0]
    assert (shown.duty_estimate, shown.duty_charged, shown.price) == (328_05, True, 1350_00 + 328_05)


@pytest.mark.django_db
def test_a_parcel_weighs_its_cloth_by_size_and_what_its_packed_in() -> None:
    shawl, pouch = make_piece(), make_piece("IE-2", length_cm=20, width_cm=15)
    assert (grams_of(shawl), grams_of(pouch)) == (315, 30)
    assert parcel_grams([(315, 1), (30, 2)]) == 475


def test_each_state_has_a_pin_and_each_pin_a_state_of_ours() -> None:
    named = {state for row in rows("pins") for state in row["states"].split(";")}
    assert named == set(STATES)


@pytest.mark.parametrize(
    ("pin", "state"),
    [
        ("793004", "Meghalaya"), ("781001", "Assam"), ("796001", "Mizoram"), ("744101", "Andaman and Nicobar Islands"),
        ("110001", "Delhi"), ("700001", "West Bengal"), ("737101", "Sikkim"), ("194101", "Ladakh"),
        ("160017", "Chandigarh"), ("403001", "Goa"), ("797001", "Nagaland"), ("795001", "Manipur"),
    ],
)  # fmt: skip
def test_a_pin_names_its_state(pin: str, state: str) -> None:
    assert states_of_pin(pin)[0] == state


def test_addresses_are_tidied_as_their_country_writes_them() -> None:
    assert tidy_postcode("IN", " 793 004 ") == "793004"
    assert tidy_postcode("GB", "sw1a  1aa") == "SW1A 1AA"
    assert (is_postcode("GB", "SW1A 1AA"), is_postcode("GB", "793004"), is_postcode("AE", "")) == (
        True,
        False,
        True,
    )
    assert state_named(" jammu & kashmir ") == "Jammu and Kashmir"
    assert state_named("Bavaria") == ""
    assert phone_example("IN") == "081234 56789"


@pytest.mark.django_db
def test_an_order_can_be_fetched_at_a_fair_until_its_last_day_for_orders() -> None:
    fair = Fair.objects.create(
        name="Winter Fair",
        place="Polo Ground, Shillong",
        from_day=date(2026, 12, 5),
        until_day=date(2026, 12, 8),
        orders_until=date(2026, 12, 3),
    )
    offered = fairs_to_fetch_at(date(2026, 12, 3))
    assert [(each.code, str(each.name), each.price, each.tax) for each in offered] == [
        (f"fair-{fair.pk}", "Fetch it at Winter Fair", 0, 0)
    ]
    assert offered[0].fair == "Polo Ground, Shillong, 5 December to 8 December 2026"
    assert fairs_to_fetch_at(date(2026, 12, 4)) == []
    with pytest.raises(IntegrityError, match="fair_ends"), transaction.atomic():
        Fair.objects.update(until_day=date(2026, 12, 4))
