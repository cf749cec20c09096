"""What anybody sees, and that it's the same for everybody."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from benchmarks.shop.fill import fill
from benchmarks.shop.sites import stock
from catalog.models import Product
from marketplace.forks.order.models import ShippingAddress
from marketplace.forks.partner.models import StockRecord
from marketplace.payment.models import Checkout, CheckoutLine
from weavers.models import Consent, Weaver

from .stock import make_picture, make_piece, make_shelf, make_weaver

pytestmark = pytest.mark.django_db

PIECES = 5_000


def consent(weaver: Weaver, purpose: str, *, begins: int = -10, ends: int = 10) -> Consent:
    today = timezone.localdate()
    return Consent.objects.create(
        weaver=weaver,
        purpose=purpose,
        version=1,
        given_on=today + timedelta(days=begins),
        ends_on=today + timedelta(days=ends),
        form="spoken",
    )


@pytest.fixture
def five_thousand() -> Product:
    """5,000 pieces on one shelf, with makers, prices, pictures and their place in the search index."""
    keys = fill(stock(PIECES))
    return Product.objects.get(pk=keys[-1])


def test_lists_and_search_take_at_most_eight_queries_with_5000_pieces_and_a_piece_too(
    five_thousand: Product,
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    consent(make_weaver("W0019"), "photo")
    Weaver.objects.filter(code="W0019").update(photo=make_picture("face"))
    addresses = [
        "/shop/",
        "/shop/scarves/?page=7",
        "/shop/?colour=Indigo&craft=Loin+loom&low=600&high=4000&sort=-price&ready=now",
        five_thousand.get_absolute_url(),
        "/search/?q=piece+indigo&page=3",
        "/search/?q=indgo",
        "/search/?q=indgo+nothing+else",
    ]
    for address in addresses:
        assert (
            client.get(address).status_code == 200
        )  # sizes of pictures are made when they're first asked for
    for address in addresses:
        cache.clear()
        with django_assert_max_num_queries(8):
            assert client.get(address).status_code == 200


def test_pages_for_anybody_set_no_cookie_and_dont_depend_on_one(client: Client) -> None:
    piece = make_piece(makers=[make_weaver()], shelf=make_shelf(), picture=make_picture())
    addresses = ["/shop/", "/shop/scarves/", "/search/?q=shawl", "/search/", piece.get_absolute_url()]
    addresses += [f"/weaver/daplin-{make_weaver().pk}/", "/group/umden-eri-circle/"]
    for address in addresses:
        plain = client.get(address)
        assert plain.status_code == 200, address
        assert not plain.cookies, address
        assert "Cookie" not in plain.headers.get("Vary", ""), address
        assert plain.headers["Cache-Control"] == "public, no-cache", address
        client.post("/basket/add/", {"piece": piece.pk}, headers={"Sec-Fetch-Site": "same-origin"})
        assert client.get(address).content == plain.content, address
        client.cookies.clear()


def test_an_unchanged_page_isnt_sent_again(client: Client) -> None:
    piece = make_piece()
    tag = client.get(piece.get_absolute_url()).headers["ETag"]
    assert client.get(piece.get_absolute_url(), headers={"If-None-Match": tag}).status_code == 304
    piece.stockrecords.update(price=Decimal("99.00"))
    assert client.get(piece.get_absolute_url(), headers={"If-None-Match": tag}).status_code == 200


def test_a_piece_shows_to_the_paisa_where_its_price_goes(client: Client) -> None:
    page = client.get(make_piece(makers=[make_weaver()]).get_absolute_url()).content.decode()
    assert "₹3,280" in page
    assert "₹1,952.38" in page  # 62.5 % of 3,123.81
    assert "₹1,171.43" in page
    assert "₹156.19" in page


def test_a_piece_moved_to_another_name_is_found_under_the_old_one(client: Client) -> None:
    piece = make_piece()
    answer = client.get(f"/piece/old-name-{piece.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, piece.get_absolute_url())


@pytest.mark.parametrize("state", ["draft", "submitted", "sent_back", "withdrawn"])
def test_a_piece_that_isnt_approved_has_no_page(client: Client, state: str) -> None:
    piece = make_piece(state=state)
    assert client.get(piece.get_absolute_url()).status_code == 404


def test_a_piece_that_somebody_is_paying_for_says_until_when(client: Client) -> None:
    piece = make_piece()
    until = timezone.now() + timedelta(minutes=30)
    hold(piece, until)
    page = client.get(piece.get_absolute_url()).content.decode()
    assert timezone.localtime(until).strftime("%H:%M") in page
    assert "Put in basket" not in page


def test_a_sold_piece_can_be_looked_at_and_not_bought(client: Client) -> None:
    page = client.get(make_piece(stock=0).get_absolute_url()).content.decode()
    assert "This piece has been sold." in page
    assert "Put in basket" not in page


def test_without_consent_a_weavers_page_has_her_name_group_and_district_only(client: Client) -> None:
    weaver = make_weaver()
    Weaver.objects.filter(pk=weaver.pk).update(photo=make_picture("her-face"))
    make_piece(makers=[weaver])
    for address in (
        f"/weaver/daplin-{weaver.pk}/",
        "/group/umden-eri-circle/",
        Product.objects.get().get_absolute_url(),
    ):
        page = client.get(address).content.decode()
        assert "Daplin" in page and "Ri Bhoi" in page
        for secret in ("Nongrum", "+919000084829", "mother", "her-face", "W0001"):
            assert secret not in page, (address, secret)
        assert "Umden, Ri Bhoi" not in page


@pytest.mark.parametrize(
    ("purpose", "shown"),
    [("story", "my mother&#x27;s loom"), ("village", "Umden, Ri Bhoi"), ("photo", 'alt="Daplin"')],
)
def test_what_she_consents_to_is_shown_until_it_ends(client: Client, purpose: str, shown: str) -> None:
    weaver = make_weaver()
    Weaver.objects.filter(pk=weaver.pk).update(photo=make_picture())
    address = f"/weaver/daplin-{weaver.pk}/"
    given = consent(weaver, purpose)
    assert shown in client.get(address).content.decode()
    Consent.objects.filter(pk=given.pk).update(withdrawn_at=timezone.now())
    assert shown not in client.get(address).content.decode()
    consent(weaver, purpose, begins=-20, ends=0)
    assert shown not in client.get(address).content.decode()


def test_a_name_is_gone_from_pieces_and_lists_the_moment_its_consent_ends(client: Client) -> None:
    weaver = make_weaver()
    addresses = [make_piece(makers=[weaver]).get_absolute_url(), "/shop/"]
    given = Consent.objects.filter(weaver=weaver, purpose="name")
    before, today = given.values().get(), timezone.localdate()
    ends: list[dict[str, object]] = [
        {"withdrawn_at": timezone.now()},
        {"closed_at": timezone.now()},
        {"given_on": today - timedelta(days=9), "ends_on": today},
        {"given_on": today + timedelta(days=1), "ends_on": today + timedelta(days=9)},
    ]
    for ended in ends:
        for address in addresses:
            given.update(**before)
            assert "Daplin" in client.get(address).text, address
            given.update(**ended)
            page = client.get(address).text
            assert "Daplin" not in page and "A weaver" in page, (address, ended)


@pytest.mark.parametrize("page", ["0", "2", "99", "x", "-1", "1.0", "٣", ""])
def test_a_page_that_a_list_doesnt_have_is_not_found(client: Client, page: str) -> None:
    make_piece()
    assert client.get("/shop/", {"page": page}).status_code == 404


def test_robots_and_sitemap_lead_to_public_pieces_only(client: Client) -> None:
    shown, hidden = make_piece("A", title="Shown"), make_piece("B", title="Hidden", state="draft")
    assert "Disallow: /basket/" in client.get("/robots.txt").content.decode()
    sitemap = client.get("/sitemap.xml").content.decode()
    assert shown.get_absolute_url() in sitemap
    assert hidden.get_absolute_url() not in sitemap


def hold(piece: Product, until: datetime) -> Checkout:
    """Somebody is paying for all there is of a piece."""

    record = StockRecord.objects.get(product=piece)
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=record.num_in_stock)
    checkout = Checkout.objects.create(
        number=f"H{piece.pk}",
        email="other@example.com",
        address=ShippingAddress.objects.create(line1="1 Street", country_id="IN"),
        shipping_code="speed-post",
        shipping_price=120_00,
        shipping_gst_rate=Decimal(18),
        total=3400_00,
        started_at=timezone.now(),
        reserved_until=until,
    )
    CheckoutLine.objects.create(
        checkout=checkout,
        product=piece,
        stockrecord=record,
        title=piece.title,
        quantity=record.num_in_stock or 0,
        unit_price=3280_00,
        gst_rate=Decimal(5),
        terms=piece.terms,
        makers=[],
    )
    return checkout
