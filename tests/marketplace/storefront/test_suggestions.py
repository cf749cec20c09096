"""What is offered while somebody types, and what helps on where a list is empty."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from marketplace.storefront.words import completed, corrected

from .stock import make_picture, make_piece, make_shelf, make_weaver
from .test_search import index_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def pieces() -> None:
    daplin, picture = make_weaver(), make_picture()
    make_piece("IE-1", title="Ryndia shawl — lac red", makers=[daplin], picture=picture, price="900")
    make_piece("IE-2", title="Aronai scarf — indigo", colour="Indigo", fibre="Cotton", picture=picture)
    make_piece("IE-3", title="Pekok shawl — turmeric gold", colour="Turmeric gold", fibre="Cotton")
    make_piece("IE-4", title="Ryndia stole — natural ecru", colour="Natural ecru", stock=0, makers=[daplin])
    make_piece("IE-5", title="Secret quilt — violet", state="draft", colour="Violet")
    index_all()


def offers(client: Client, words: str) -> list[tuple[str, str]]:
    page = client.get("/search/suggest/", {"q": words}).content.decode()
    found = re.findall(r'<a class="offer[^>]*href="([^"]+)">(.*?)</a>', page, re.S)
    return [(" ".join(re.sub(r"<[^>]+>", " ", inner).split()), where) for where, inner in found]


def test_typing_offers_crafts_colours_groups_and_pieces_that_can_be_bought(
    pieces: None, client: Client
) -> None:
    assert [words for words, _where in offers(client, "ryn")] == ["Ryndia shawl — lac red ₹900"]
    assert offers(client, "throw")[0] == (
        "Throw-shuttle loom Craft · 3 pieces",
        "/shop/?craft=Throw-shuttle+loom",
    )
    assert ("Indigo Colour · 1 piece", "/shop/?colour=Indigo") in offers(client, "Indi")
    assert offers(client, "umden")[0] == ("Umden Eri Circle Group · 1 piece", "/group/umden-eri-circle/")
    assert offers(client, "ri bhoi")[0][1] == "/group/umden-eri-circle/"  # by its place
    for nothing in ("", "r", "   ", "violet", "quilt", "zzzz", "' OR 1=1 --"):
        assert offers(client, nothing) == [], nothing


def test_a_slip_is_put_right_while_typing_and_half_a_word_is_left_alone(pieces: None, client: Client) -> None:
    found = offers(client, "tumeric shwal")
    assert found[0] == ("Perhaps “turmeric shawl”", "/search/?q=turmeric%20shawl")
    assert found[1][0].startswith("Pekok shawl")
    assert completed("turm sha") == "turm sha"
    assert completed("shawls") == "shawls"
    assert corrected("indgo") == "indigo"
    assert corrected("violett") == "violett"  # what isn't in the shop is given away by no correction


def test_suggestions_are_a_part_of_a_page_that_any_cache_may_keep(
    pieces: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = "/search/suggest/?q=tumeric+shwal"
    client.get(address)  # makes the small pictures
    cache.clear()
    with django_assert_max_num_queries(4):
        answer = client.get(address)
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert not answer.cookies and "Cookie" not in answer.headers["Vary"]
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405
    page = answer.content.decode()
    assert "<html" not in page and 'role="option"' in page
    attack = client.get("/search/suggest/", {"q": 'shawl"><script>alert(1)</script>'}).content.decode()
    assert "<script" not in attack


def fewer(client: Client, address: str) -> list[tuple[str, str]]:
    page = client.get(address).content.decode()
    found = re.findall(
        r'<a class="chip" href="([^"]+)"><span><span[^>]*>Without </span><s[^>]*>(.*?)</s></span> <span[^>]*>(.*?)<',
        page,
    )
    return [(f"{label}: {count}", where.replace("&amp;", "&")) for where, label, count in found]


def test_an_empty_list_says_which_choice_to_drop_and_what_that_gives(pieces: None, client: Client) -> None:
    address = "/shop/?colour=Indigo&fibre=Eri+silk"
    assert fewer(client, address) == [
        ("Fibre: Eri silk: 1 piece", "/shop/?colour=Indigo"),
        ("Colour: Indigo: 1 piece", "/shop/?fibre=Eri+silk"),
    ]
    page = client.get(address).content.decode()
    assert "Near to it" in page and "Aronai scarf" in page and "Ryndia shawl" in page
    assert "Ryndia stole" not in page  # sold
    assert fewer(client, "/shop/?fibre=Cotton&high=1000") == [
        ("up to ₹1,000: 2 pieces", "/shop/?fibre=Cotton"),
        ("Fibre: Cotton: 1 piece", "/shop/?high=1000"),
    ]
    assert fewer(client, "/shop/?fibre=Jute&high=10") == []
    assert (
        'href="/shop/?craft=Throw-shuttle+loom"' in client.get("/shop/?fibre=Jute&high=10").content.decode()
    )


def test_a_search_that_finds_nothing_shows_what_sounds_like_it(pieces: None, client: Client) -> None:
    page = client.get("/search/?q=ryndyashawll").content.decode()
    assert "Ryndia shawl" in page
    page = client.get("/search/?q=indigo+shawl").content.decode()
    assert "No piece has all of these words." in page
    page = client.get("/search/?q=zz+top").content.decode()
    assert 'href="mailto:shop@impulse-empower.example?subject=zz%20top"' in page


def test_an_empty_list_takes_at_most_eight_queries(
    pieces: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_shelf()
    for address in (
        "/shop/?colour=Indigo&fibre=Eri+silk",
        "/search/?q=ryndyashawll",
        "/search/?q=shawl&high=1",
    ):
        client.get(address)
        cache.clear()
        with django_assert_max_num_queries(8):
            client.get(address)
