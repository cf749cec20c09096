"""What comes off, never below the floor; and tax numbers by their countries' rules."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from catalog.models import Product
from catalog.terms import Terms
from marketplace.wholesale.numbers import WrongNumber, tidy_number, wants_number
from marketplace.wholesale.tiers import Many, Tier, discount_of, in_force, is_below_floor, most_off, percents

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 28)
BAGS, SHAWLS = "Bags & pouches", "Shawls & stoles"


def many(shelf: str, quantity: int, sku: str = "IE-00001") -> Many:
    return Many(Product(upc=sku), shelf, quantity)


@pytest.mark.parametrize(
    ("lines", "off"),
    [
        ([many(SHAWLS, 5)], [0]),
        ([many(SHAWLS, 6)], [10]),
        ([many(SHAWLS, 3), many("Scarves", 3)], [10, 10]),
        ([many(BAGS, 11), many(SHAWLS, 9)], [0, 15]),
        ([many(BAGS, 6), many(BAGS, 6, "IE-00002")], [15, 15]),
        ([many(BAGS, 40), many(SHAWLS, 10)], [25, 20]),
    ],
)
def test_pieces_are_counted_by_their_shelf_where_it_has_rows_else_together(
    lines: list[Many], off: list[int]
) -> None:
    assert percents(lines, DAY) == off


def test_rows_count_from_their_day() -> None:
    assert in_force(date(2025, 12, 31)) == {}
    assert percents([many(SHAWLS, 50)], date(2025, 12, 31)) == [0]
    assert discount_of(333_33, 10) == 33_33


def test_a_new_days_rows_take_the_place_of_the_shelfs_once_somebody_else_has_confirmed_them() -> None:
    moment, day = datetime(2026, 11, 20, 6, tzinfo=UTC), date(2026, 11, 21)
    row = Tier.objects.create(from_day=day, shelf=BAGS, least=10, percent=5, entered_at=moment)
    assert percents([many(BAGS, 40)], DAY) == [25]
    Tier.objects.filter(pk=row.pk).update(confirmed_at=moment)
    assert percents([many(BAGS, 40)], DAY) == [5]
    assert percents([many(BAGS, 40), many(SHAWLS, 10)], date(2026, 11, 20)) == [25, 20]


@pytest.mark.parametrize("terms", ["share:62.5", "share:80", "share:100", "piece:450", "piece:950"])
@pytest.mark.parametrize("rate", ["0", "5", "18"])
@pytest.mark.parametrize("quantity", [1, 7, 60])
def test_the_most_that_comes_off_leaves_what_makers_earn_and_not_a_paisa_more(
    terms: str, rate: str, quantity: int
) -> None:
    line = {
        "unit_price": 1000_01,
        "quantity": quantity,
        "gst_rate": Decimal(rate),
        "terms": Terms.agreed(terms),
    }
    most = most_off(**line)  # type: ignore[arg-type]
    below_at_list = is_below_floor(**line, discount=0)  # type: ignore[arg-type]
    if below_at_list:
        assert most == 0
        return
    assert not is_below_floor(**line, discount=most)  # type: ignore[arg-type]
    assert is_below_floor(**line, discount=most + 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("country", "number", "tidy"),
    [
        ("IN", "27aapfu0939f1zv", "27AAPFU0939F1ZV"),
        ("SE", "SE 5561888404 01", "SE556188840401"),
        ("US", " 12-345 ", "12-345"),
        ("IN", "", ""),
    ],
)
def test_a_number_is_kept_as_its_country_writes_it(country: str, number: str, tidy: str) -> None:
    assert tidy_number(country, number) == tidy


@pytest.mark.parametrize(
    ("country", "number"), [("IN", "27AAPFU0939F1ZX"), ("DE", "DE123456789"), ("SE", "SE12")]
)
def test_a_number_that_cant_be_is_refused(country: str, number: str) -> None:
    with pytest.raises(WrongNumber):
        tidy_number(country, number)


def test_within_the_european_union_a_number_is_needed() -> None:
    assert wants_number("DE") and wants_number("GR")
    assert not wants_number("IN") and not wants_number("US")
