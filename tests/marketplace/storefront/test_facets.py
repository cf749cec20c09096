"""Every facet of a list, what each choice leaves, and the list of one group."""

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalog.models import Product
from marketplace.storefront.cards import for_sale
from marketplace.storefront.filters import Filters

from .stock import make_piece, make_weaver

pytestmark = pytest.mark.django_db


def read(query: str) -> Filters:
    return Filters.read(QueryDict(query))


def titles(query: str) -> list[str]:
    return sorted(piece.title for piece in read(query).apply(for_sale(Product.objects.all())))


def facet(name: str, query: str = "") -> list[tuple[str, str, int]]:
    counted = read(query).count(for_sale(Product.objects.all()))
    found = next(each for each in counted.facets if each.name == name)
    return [(option.value, option.label, option.count) for option in found.options]


@pytest.fixture
def pieces() -> None:
    make_piece(
        "A", title="shawl", dye="natural", dyestuff="Lac", community="Khasi", length_cm=200, width_cm=90
    )
    make_piece(
        "B", title="scarf", dye="natural", dyestuff="Tea", community="Bodo", length_cm=30, width_cm=180
    )
    make_piece("C", title="pouch", dye="undyed", length_cm=60, width_cm=20, lead_time_days=9)
    make_piece("D", title="throw", length_cm=111, width_cm=150)


def test_each_facet_counts_the_pieces_of_each_of_its_values(pieces: None) -> None:
    assert facet("dye") == [("natural", "Natural dyes", 2), ("undyed", "Undyed", 1)]
    assert facet("dyestuff") == [("Lac", "Lac", 1), ("Tea", "Tea", 1)]
    assert facet("community") == [("Bodo", "Bodo", 1), ("Khasi", "Khasi", 1)]
    assert facet("size") == [
        ("small", "Small, up to 60 cm", 1),
        ("stole", "Like a stole, up to 50 cm wide", 1),
        ("shawl", "Like a shawl, 51 to 110 cm wide", 1),
        ("throw", "Like a throw, wider than 110 cm", 1),
    ]
    assert facet("ready") == [("now", "Ready now", 3), ("order", "Made to order", 1)]


def test_each_choice_leaves_the_pieces_that_it_says(pieces: None) -> None:
    assert titles("dye=natural") == ["scarf", "shawl"]
    assert titles("dyestuff=Lac&dyestuff=Tea&community=Bodo") == ["scarf"]
    assert titles("size=small&size=throw") == ["pouch", "throw"]
    assert titles("size=small&ready=now") == []


def test_a_choice_is_counted_by_all_other_facets_and_not_by_its_own(pieces: None) -> None:
    assert facet("size", "size=stole&dye=natural") == [
        ("stole", "Like a stole, up to 50 cm wide", 1),
        ("shawl", "Like a shawl, 51 to 110 cm wide", 1),
    ]
    assert facet("dye", "size=stole&dye=natural") == [("natural", "Natural dyes", 1)]
    counted = read("size=stole&dye=natural&low=5000").count(for_sale(Product.objects.all()))
    assert (counted.total, counted.bounds) == (0, None)


def test_a_value_that_is_no_sql_is_only_a_value(pieces: None) -> None:
    assert titles("community=%27%29%3B+DROP+TABLE+x%3B--") == []
    assert titles("community=%25s") == []
    assert facet("community", "dyestuff=%25s%27") == []


def test_undyed_cloth_is_dyed_with_nothing() -> None:
    piece = make_piece("A", dye="undyed")
    with pytest.raises(IntegrityError), transaction.atomic():
        Product.objects.filter(pk=piece.pk).update(dyestuff="Lac")
    assert Product.objects.get().dyestuff == ""


def test_all_pieces_of_one_group_are_a_list_like_any_other(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    hers = make_weaver()
    other = make_weaver("W0002", "Salsa", group="Aronai Sisters")
    make_piece("A", title="Alone", makers=[hers])
    make_piece("B", title="Together", makers=[hers, other], colour="Indigo")
    make_piece("C", title="Elsewhere", makers=[other])
    with django_assert_num_queries(5):  # the group, the facets, the page, its cards, the navigation
        page = client.get("/group/umden-eri-circle/pieces/").content.decode()
    assert "Alone" in page and "Together" in page and "Elsewhere" not in page
    page = client.get("/group/umden-eri-circle/pieces/?colour=Indigo").content.decode()
    assert "Together" in page and "Alone" not in page
    assert client.get("/group/nobody/pieces/").status_code == 404
    assert "/group/umden-eri-circle/pieces/" in client.get("/group/umden-eri-circle/").content.decode()


def test_a_page_of_a_list_names_the_pages_beside_it_with_the_choices_kept(client: Client) -> None:
    for number in range(50):
        make_piece(f"IE-{number:05}", dye="natural")
    page = client.get("/shop/?dye=natural&page=2").content.decode()
    assert '<link rel="prev" href="?dye=natural&amp;page=1">' in page
    assert '<link rel="next" href="?dye=natural&amp;page=3">' in page
    assert 'rel="next"' not in client.get("/shop/?dye=natural&page=3").content.decode()
