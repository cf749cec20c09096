import pytest
from django.test import Client
from modelsearch.backends import get_search_backend

from catalog.models import Product
from marketplace.storefront.search import match
from marketplace.storefront.words import corrected

from .stock import make_piece, make_weaver

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("searchable")]


@pytest.fixture
def pieces() -> None:
    make_piece("IE-00001", title="Ryndia shawl — lac red", makers=[make_weaver()])
    make_piece(
        "IE-00002",
        title="Aronai scarf — indigo",
        colour="Indigo",
        technique="Extra-weft motif",
        fibre="Cotton",
    )
    make_piece("IE-00003", title="Pekok shawl — turmeric gold", colour="Turmeric gold", fibre="Cotton")
    index_all()


def index_all() -> None:
    get_search_backend().get_index_for_model(Product).add_items(Product, list(Product.objects.all()))


def found(words: str) -> list[str]:
    asked = match(words)
    pieces = asked.among(Product.objects.live())
    return [p.upc or "" for p in pieces] if asked.every or len(pieces) == 1 else []


@pytest.mark.parametrize(
    ("words", "skus"),
    [
        ("shawls", ["IE-00003", "IE-00001"]),
        ("scar", ["IE-00002"]),
        ("lac shaw", ["IE-00001"]),
        ("daplin", ["IE-00001"]),
        ("eri", ["IE-00001"]),
        ("ie-00003", ["IE-00003"]),
        ("indigo shawl", []),
        ("' OR 1=1 --", []),
        (":* & |", []),
        ("", []),
    ],
)
def test_pieces_are_found_by_words_parts_of_words_makers_and_reference(
    pieces: None, words: str, skus: list[str]
) -> None:
    assert found(words) == skus


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("indgo", "indigo"), ("tumeric shwal", "turmeric shawl"), ("arnai", "aronai"), ("zzzz", "zzzz")],
)
def test_slips_of_the_finger_are_put_right(pieces: None, typed: str, meant: str) -> None:
    assert corrected(typed) == meant


def test_a_search_with_a_slip_says_what_it_took_it_for(pieces: None, client: Client) -> None:
    page = client.get("/search/", {"q": "tumeric shwal"}).content.decode()
    assert "Perhaps you meant “turmeric shawl”." in page
    assert "Pekok shawl" in page
    assert "Ryndia shawl" not in page


def test_words_that_no_piece_has_together_show_pieces_with_some_of_them(pieces: None, client: Client) -> None:
    page = client.get("/search/", {"q": "indigo shawl"}).content.decode()
    assert all(name in page for name in ("Ryndia", "Aronai", "Pekok"))


def test_a_search_that_finds_nothing_helps_on(pieces: None, client: Client) -> None:
    page = client.get("/search/", {"q": "zzzz"}).content.decode()
    assert "Nothing found for “zzzz”" in page
    assert 'href="/shop/?ready=now"' in page


def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    page = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page
