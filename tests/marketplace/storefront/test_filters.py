import pytest
from django.http import QueryDict

from catalog.models import Product
from marketplace.storefront.cards import for_sale
from marketplace.storefront.filters import Filters

from .stock import make_piece

pytestmark = pytest.mark.django_db


def read(query: str) -> Filters:
    return Filters.read(QueryDict(query))


def titles(query: str) -> list[str]:
    return [piece.title for piece in read(query).apply(for_sale(Product.objects.all()))]


@pytest.fixture
def four_pieces() -> None:
    make_piece("A", title="red shawl", price="900", colour="Lac red", fibre="Eri silk")
    make_piece("B", title="red bag", price="100", colour="Lac red", fibre="Cotton", lead_time_days=14)
    make_piece("C", title="blue bag", price="300", colour="Indigo", fibre="Cotton")
    make_piece("D", title="grey bag", price="500", colour="Iron grey", fibre="Cotton")


def test_choices_within_a_facet_widen_and_across_facets_narrow(four_pieces: None) -> None:
    assert titles("colour=Lac+red&colour=Indigo&sort=price") == ["red bag", "blue bag", "red shawl"]
    assert titles("colour=Lac+red&colour=Indigo&fibre=Cotton&sort=price") == ["red bag", "blue bag"]
    assert titles("ready=order") == ["red bag"]
    assert titles("ready=now&sort=-price") == ["red shawl", "grey bag", "blue bag"]


def test_price_bounds_are_whole_rupees_and_inclusive(four_pieces: None) -> None:
    assert titles("low=300&high=500&sort=price") == ["blue bag", "grey bag"]


def test_a_facet_counts_what_its_own_change_would_give(four_pieces: None) -> None:
    counted = read("colour=Lac+red&fibre=Cotton").count(for_sale(Product.objects.all()))
    facets = {f.name: [(o.value, o.count, o.chosen) for o in f.options] for f in counted.facets}
    assert counted.total == 1
    assert counted.bounds == (100, 100)
    assert facets["colour"] == [("Indigo", 1, False), ("Iron grey", 1, False), ("Lac red", 1, True)]
    assert facets["fibre"] == [("Cotton", 1, True), ("Eri silk", 1, False)]
    assert facets["ready"] == [("order", 1, False)]


def test_a_chosen_value_that_no_piece_has_can_still_be_taken_away(four_pieces: None) -> None:
    counted = read("colour=Violet").count(for_sale(Product.objects.all()))
    colours = next(f for f in counted.facets if f.name == "colour")
    assert ("Violet", 0, True) in [(o.value, o.count, o.chosen) for o in colours.options]
    assert [(c.label, c.query) for c in read("colour=Violet&low=5").chips()] == [
        ("Violet", "low=5"),
        ("from ₹5", "colour=Violet"),
    ]


def test_an_address_says_the_same_when_written_back() -> None:
    query = (
        "q=eri+stole&craft=Loin+loom&colour=Indigo&colour=Lac+red&dye=natural&dyestuff=Lac&community=Bodo"
        "&size=small&size=throw&ready=now&low=100&high=900&sort=-price"
    )
    assert read(query).query == query
    assert read(read(query).query) == read(query)


@pytest.mark.parametrize(
    "query",
    [
        "low=abc",
        "high=-3",
        "low=99999999999999999999",
        "ready=maybe",
        "sort=title",
        "low=1.5",
        "colour=",
        "size=huge",
        "dye=mauve",
        "colour=%00",
    ],
)
def test_what_makes_no_sense_in_an_address_is_passed_over(query: str) -> None:
    assert read(query) == Filters()


def test_sold_and_unpriced_and_unapproved_pieces_are_in_no_list() -> None:
    make_piece("A", stock=0)
    make_piece("B", price=None)
    make_piece("C", state=Product.State.SUBMITTED)
    promised = make_piece("D", stock=2)
    promised.stockrecords.update(num_allocated=2)
    assert titles("") == []
