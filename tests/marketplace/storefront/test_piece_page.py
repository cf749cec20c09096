"""What a buyer reads of a piece: what it costs at her door and when, where the money goes, how large it is, what is like it."""

import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from catalog.models import Product, ProductImage
from marketplace.forks.shipping.countries import SENT_TO
from marketplace.forks.shipping.models import Fair
from marketplace.storefront.delivery import country_names, delivery_of
from marketplace.storefront.drape import drape_of, inches
from marketplace.storefront.related import like
from marketplace.storefront.splits import split_of

from .stock import make_picture, make_piece, make_shelf, make_weaver

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 24)


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_piece_with_everything_takes_seven_queries_however_much_there_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    shelf, picture = make_shelf(), make_picture()
    makers = [make_weaver(f"W{n:04}", f"Name {n}") for n in range(3)]
    for number in range(9):
        make_piece(f"X{number}", makers=makers[:1], shelf=shelf, picture=picture)
    piece = make_piece(makers=makers, shelf=shelf, hsn="6214", yarn_paise=300_00)
    for number in range(6):
        ProductImage.objects.create(product=piece, image=make_picture(), display_order=number)
    Fair.objects.create(
        name="Autumn fair",
        place="Shillong",
        from_day=DAY,
        until_day=date(2099, 1, 9),
        orders_until=date(2099, 1, 1),
    )
    for country in ("", "?country=US"):
        client.get(piece.get_absolute_url() + country)  # the cards' pictures are made once
        cache.clear()
        with django_assert_max_num_queries(7):
            assert client.get(piece.get_absolute_url() + country).status_code == 200


def test_every_country_has_a_date_and_a_whole_price(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    piece = Product.objects.prefetch_related("stockrecords").get(pk=make_piece(weight_grams=400).pk)
    assert list(country_names())[0] == "IN" and set(country_names()) == set(SENT_TO)
    with django_assert_num_queries(0):
        for country in SENT_TO[1:]:
            found = delivery_of(piece, country=country, on=DAY)
            assert found and found.routes, country
            for route in found.routes:
                assert route.total == 3280_00 + route.price > 3280_00
                assert found.sent < route.first <= route.last
            assert found.best.price == min(route.price for route in found.routes)


def test_what_is_made_to_order_comes_later_by_its_lead_time() -> None:
    ready = delivery_of(make_piece(weight_grams=400), country="IN", on=DAY)
    woven = delivery_of(make_piece("B", weight_grams=400, lead_time_days=21), country="IN", on=DAY)
    assert ready and woven
    assert (ready.sent, ready.best.first, ready.best.last) == (
        DAY + timedelta(days=2), DAY + timedelta(days=5), DAY + timedelta(days=9),
    )  # fmt: skip
    assert woven.best.last - ready.best.last == timedelta(days=21)


def test_abroad_the_page_says_duty_and_the_price_in_that_currency(client: Client) -> None:
    piece = make_piece(weight_grams=400)
    page = words(client.get(piece.get_absolute_url(), {"country": "US"}).text)
    assert "No parcel to the United States is free of duty" in page
    assert "worked out there" in page
    american = delivery_of(piece, country="US", on=timezone.localdate())
    assert american and american.best.abroad.startswith("$")
    assert f"Paid in your currency it's {american.best.abroad}" in page
    european = words(client.get(f"/piece/{piece.pk}/delivery/", {"country": "DE"}).text)
    assert "from about ₹300" in european and "€" in european
    assert "Customs there may ask" in words(client.get(f"/piece/{piece.pk}/delivery/?country=JP").text)


def test_the_part_for_a_country_is_the_same_for_all_and_only_of_what_is_public(client: Client) -> None:
    piece = make_piece()
    answer = client.get(f"/piece/{piece.pk}/delivery/?country=US")
    assert answer.headers["Cache-Control"] == "public, no-cache" and not answer.cookies
    assert answer.text.strip() in client.get(piece.get_absolute_url() + "?country=US").text
    assert client.get(f"/piece/{piece.pk}/delivery/?country=XX").text == (
        client.get(f"/piece/{piece.pk}/delivery/?country=IN").text
    )
    assert client.get(f"/piece/{make_piece('B', price=None).pk}/delivery/").status_code == 404
    assert client.get(f"/piece/{make_piece('C', state='draft').pk}/delivery/").status_code == 404


def test_a_fair_where_it_can_be_fetched_is_named_to_those_at_home(client: Client) -> None:
    day = timezone.localdate() + timedelta(days=9)
    Fair.objects.create(name="Wool fair", place="Shillong", from_day=day, until_day=day, orders_until=day)
    address = make_piece().get_absolute_url()
    assert "Fetch it at Wool fair" in client.get(address).text
    assert "Wool fair" not in client.get(address, {"country": "US"}).text


@pytest.mark.parametrize(
    ("terms", "yarn", "amounts"),
    [
        ("share:62.5", None, [1952_38, 1171_43, 156_19]),
        ("share:62.5", 300_00, [300_00, 1952_38, 871_43, 156_19]),
        ("piece:2500", 300_00, [300_00, 2500_00, 323_81, 156_19]),
        ("piece:3000", 300_00, [300_00, 3000_00, -176_19, 156_19]),
    ],
)
def test_the_parts_of_a_price_sum_to_it_and_the_yarn_is_the_cooperatives(
    terms: str, yarn: int | None, amounts: list[int]
) -> None:
    split = split_of(make_piece(terms=terms, yarn_paise=yarn), makers=1, on=DAY)
    assert split and [part.amount for part in split.parts] == amounts
    assert sum(amounts) == split.price == 3280_00
    assert sum(part.width for part in split.parts) == pytest.approx(100, abs=0.05)


def test_the_split_is_proven_from_the_terms_in_words(client: Client) -> None:
    page = words(client.get(make_piece(yarn_paise=300_00, makers=[make_weaver()]).get_absolute_url()).text)
    assert "In ₹3,280 there are 5 % of GST, ₹156.19; that leaves ₹3,123.81." in page
    assert "Agreed with the weaver: 62.5 % of that, which is ₹1,952.38." in page
    assert "The yarn cost ₹300. The cooperative has what is left, ₹871.43." in page


@pytest.mark.parametrize(
    ("title", "shelf", "length", "width", "kind", "said"),
    [
        ("Eri stole — lac red", "", 180, 45, "scarf", "each end hangs down 72 cm, to the middle of the thighs"),
        ("Ryndia shawl", "", 200, 90, "shawl", "each end hangs down 77 cm, to the middle of the thighs"),
        ("Gero — iron grey", "Wraps & skirts", 90, 180, "wrap", "it reaches to the ankles"),
        ("Dakmanda wrap", "", 80, 60, "wrap", "it lacks 16 cm"),
        ("Cushion cover", "Table & home", 45, 45, "flat", "Beside somebody 160 cm tall."),
        ("Aronai scarf", "Scarves", 20, 15, "scarf", "Beside somebody 160 cm tall."),
        ("Handloom tote", "Bags & pouches", 40, 38, "bag", "In the hand of somebody 160 cm tall."),
    ],
)  # fmt: skip
def test_a_piece_is_drawn_on_somebody_to_its_own_scale(
    title: str, shelf: str, length: int, width: int, kind: str, said: str
) -> None:
    drawn = drape_of(Product(title=title, length_cm=length, width_cm=width), shelf=shelf)  # type: ignore[no-untyped-call]
    assert drawn and drawn.kind == kind
    assert said in " ".join(drawn.words)
    assert (drawn.flat.height, drawn.flat.width) == (max(length, width), min(length, width))
    for box in drawn.worn:
        assert box.y + box.height <= 160 and box.x >= 0


def test_sizes_are_in_inches_too(client: Client) -> None:
    assert [inches(cm) for cm in (180, 70, 1, 45)] == ["71", "27½", "½", "17½"]
    page = client.get(make_piece(length_cm=180, width_cm=70).get_absolute_url()).text
    assert page.count("180 × 70 cm (71 × 27½ in)") == 2
    assert drape_of(Product(title="x", length_cm=0, width_cm=0)) is None  # type: ignore[no-untyped-call]


def test_what_is_like_it_is_of_the_group_first_then_of_the_craft_near_in_price(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    near, far = make_weaver("W1", group="Near"), make_weaver("W2", group="Far")
    piece = make_piece(makers=[near], price="1000")
    facts = {"group-near": "1100", "group-next": "1300", "group-last": "5000"}
    for sku, price in facts.items():
        make_piece(sku, makers=[near], price=price, technique="Loin loom")
    for sku, price in {"craft-near": "1010", "craft-far": "9000"}.items():
        make_piece(sku, makers=[far], price=price)
    make_piece("other", makers=[far], technique="Loin loom")
    make_piece("sold", makers=[near], stock=0)
    looked_at = Product.objects.prefetch_related("stockrecords").get(pk=piece.pk)
    with django_assert_num_queries(2):
        keys = like(looked_at, groups=(near.group_id,))
    assert [Product.objects.get(pk=key).upc for key in keys] == [
        "group-near",
        "group-next",
        "craft-near",
        "craft-far",
    ]
    assert "Of the same hands and craft" in client.get(piece.get_absolute_url()).text


def test_a_piece_can_be_shown_to_others_without_script_or_anybody_elses_code(client: Client) -> None:
    piece = make_piece()
    page = client.get(piece.get_absolute_url()).text
    address = f"{settings.SITE_URL}{piece.get_absolute_url()}"
    assert f'value="{address}" readonly' in page
    assert "mailto:?subject=Ryndia%20shawl" in page and f"body={address}" not in page
    assert all(each.startswith("/static/js/") for each in re.findall(r'<script[^>]* src="([^"]+)"', page))


def test_the_price_in_the_books_is_the_price_on_the_page(client: Client) -> None:
    piece = make_piece(price="3280.50", gst_rate=Decimal(12), yarn_paise=1)
    split = split_of(piece, makers=2, on=DAY)
    page = client.get(piece.get_absolute_url()).text
    assert split and sum(part.amount for part in split.parts) == 3280_50
    assert page.count("₹3,280.50") >= 4
