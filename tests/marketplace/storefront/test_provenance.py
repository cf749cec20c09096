"""Where a piece comes from: public facts alone, for as long as the piece lasts."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from catalog.models import ListingChange, Product
from tests.catalog.loom import make_person
from weavers.models import Consent

from .stock import make_picture, make_piece, make_weaver

pytestmark = pytest.mark.django_db


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def step(piece: Product, before: str, after: str) -> None:
    ListingChange.objects.create(
        product=piece, before=before, after=after, by=make_person("quality"), at=timezone.now()
    )


def test_it_says_who_what_where_and_where_the_price_goes(client: Client) -> None:
    piece = make_piece(
        makers=[make_weaver()], hours=63, dye="natural", dyestuff="Lac", community="Khasi", yarn_paise=300_00
    )
    step(piece, "submitted", "live")
    page = words(client.get("/made/IE-00001/").text)
    for said in (
        "Woven by Daplin Umden Eri Circle Ri Bhoi", "Throw-shuttle loom", "Eri silk", "Natural dyes: Lac",
        "63 hours, about 8 days", "180 × 70 cm (71 × 27½ in)", "The yarn ₹300", "The weaver ₹1,952.38",
        f"approved by somebody other than who listed it, on {timezone.localdate():%-d %B %Y}",
        "It's in the shop.",
    ):  # fmt: skip
        assert said in page, said


def test_nothing_of_hers_is_there_that_she_has_not_agreed_to(client: Client) -> None:
    weaver = make_weaver()
    make_piece(makers=[weaver])
    page = client.get("/made/IE-00001/").text
    for secret in ("Nongrum", "+919000084829", "Umden, Ri Bhoi", "mother", "W0001", "sold to"):
        assert secret not in page
    today = timezone.localdate()
    Consent.objects.create(
        weaver=weaver, purpose="village", version=1, given_on=today, ends_on=today + timedelta(days=9), form="spoken"
    )  # fmt: skip
    assert "Umden, Ri Bhoi" in client.get("/made/IE-00001/").text


def test_it_answers_after_the_piece_is_sold_or_withdrawn_and_says_so(client: Client) -> None:
    piece = make_piece(stock=0, makers=[make_weaver()])
    assert "It has been sold. This page stays" in words(client.get("/made/IE-00001/").text)
    Product.objects.update(state="withdrawn")
    assert client.get(piece.get_absolute_url()).status_code == 404
    assert client.get("/made/IE-00001/").status_code == 404  # nobody ever saw it in the shop
    step(piece, "live", "withdrawn")
    page = client.get("/made/IE-00001/").text
    assert "It's no longer in the shop. This page stays" in words(page)
    assert piece.get_absolute_url() not in page


@pytest.mark.parametrize("state", ["draft", "submitted", "sent_back"])
def test_what_was_never_in_the_shop_has_no_such_page(client: Client, state: str) -> None:
    make_piece(state=state)
    assert client.get("/made/IE-00001/").status_code == 404
    assert client.get("/made/IE-9/").status_code == 404


def test_it_is_the_same_for_all_in_a_constant_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    makers = [make_weaver(f"W{n:04}", f"Name {n}") for n in range(5)]
    make_piece("odd/reference 7", makers=makers, picture=make_picture())
    cache.clear()
    with django_assert_max_num_queries(8):
        answer = client.get("/made/odd%2Freference%207/")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, no-cache" and not answer.cookies


def test_the_page_of_a_piece_leads_there(client: Client) -> None:
    piece = make_piece("odd/reference 7")
    assert 'href="/made/odd/reference%207/"' in client.get(piece.get_absolute_url()).text
