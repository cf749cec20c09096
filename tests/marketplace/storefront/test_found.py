"""What search engines and those who share a page read of it."""

import json
from datetime import date
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from catalog.models import Product
from marketplace.storefront import structured
from marketplace.storefront.addresses import absolute, in_languages
from marketplace.storefront.views import machines

from .stock import make_picture, make_piece, make_shelf, make_weaver

pytestmark = pytest.mark.django_db
SITE = settings.SITE_URL


class Head(HTMLParser):
    """The head of a page: title, metas by name or property, links by relation, and data."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, list[dict[str, str]]] = {}
        self.data: list[Any] = []
        self.title, self._in = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        got = dict(attrs)
        self._in = "title" if tag == "title" and not self.title else ""
        if tag == "script" and got.get("type") == "application/ld+json":
            self._in = "data"
        if tag == "meta" and "content" in got:
            self.meta[got.get("name") or got["property"]] = got["content"]
        if tag == "link":
            self.links.setdefault(got["rel"], []).append(got)

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        if self._in == "data":
            found = json.loads(data)
            self.data += found if isinstance(found, list) else [found]

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def of(self, kind: str) -> Any:
        return next(each for each in self.data if each["@type"] == kind)

    @property
    def canonical(self) -> str:
        (link,) = self.links["canonical"]
        return link["href"]


def head(client: Client, address: str) -> Head:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Head(answer.content.decode())


@pytest.fixture
def piece() -> Product:
    return make_piece(
        title="Ryndia </script><script>alert(1)</script> & “lac”",
        makers=[make_weaver()], shelf=make_shelf(), picture=make_picture(), weight_grams=320, lead_time_days=14,
    )  # fmt: skip


def test_a_piece_says_what_it_is_costs_and_how_it_comes_and_goes_back(client: Client, piece: Product) -> None:
    page = client.get(piece.get_absolute_url()).content.decode()
    assert "alert(1)</script>" not in page
    found = Head(page)
    said = found.of("Product")
    assert (said["name"], said["sku"], said["material"]) == (piece.title, "IE-00001", "Eri silk")
    assert said["weight"] == {"@type": "QuantitativeValue", "value": 320, "unitCode": "GRM"}
    offer = said["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("3280.00", "INR")
    assert offer["availability"] == "https://schema.org/PreOrder"
    home = next(
        way for way in offer["shippingDetails"] if "IN" in way["shippingDestination"]["addressCountry"]
    )
    assert home["shippingRate"]["currency"] == "INR" and float(home["shippingRate"]["value"]) > 0
    assert home["deliveryTime"]["handlingTime"]["minValue"] == 14
    assert offer["hasMerchantReturnPolicy"]["merchantReturnDays"] == settings.RETURN_DAYS
    trail = [
        (step["position"], step["name"], step["item"])
        for step in found.of("BreadcrumbList")["itemListElement"]
    ]
    assert trail == [
        (1, "All pieces", f"{SITE}/shop/"),
        (2, "Scarves", f"{SITE}/shop/scarves/"),
        (3, piece.title, SITE + piece.get_absolute_url()),
    ]
    for secret in ("Nongrum", "+9190", "Umden, Ri"):
        assert secret not in json.dumps(found.data)


@pytest.mark.parametrize(
    ("stock", "lead", "state"),
    [(1, 0, "InStock"), (0, 0, "OutOfStock"), (0, 9, "OutOfStock"), (1, 9, "PreOrder")],
)
def test_an_offer_says_whether_it_can_be_had(client: Client, stock: int, lead: int, state: str) -> None:
    address = make_piece(stock=stock, lead_time_days=lead).get_absolute_url()
    assert head(client, address).of("Product")["offers"]["availability"] == f"https://schema.org/{state}"


def test_shipping_is_said_once_for_all_countries_with_the_same_price() -> None:
    said = structured.shipping(grams=420, lead_days=0, on=date(2026, 11, 28))
    countries = [c for way in said for c in way["shippingDestination"]["addressCountry"]]
    assert len(countries) == len(set(countries)) and "IN" in countries and "GB" in countries
    assert len(said) < 8


def test_a_link_to_a_page_is_shared_with_a_picture_that_is_made_when_it_is_asked_for(
    client: Client, piece: Product
) -> None:
    picture = piece.images.get().image
    found = head(client, piece.get_absolute_url())
    assert found.meta["og:title"] == piece.title
    assert (found.meta["og:type"], found.meta["twitter:card"]) == ("product", "summary_large_image")
    assert found.meta["og:url"] == found.canonical == SITE + piece.get_absolute_url()
    assert not picture.renditions.filter(filter_spec__contains="1200x630").exists()
    address = found.meta["og:image"].removeprefix(SITE)
    made = client.get(address)
    assert made.status_code == 302 and not made.cookies
    assert picture.renditions.filter(filter_spec__contains="1200x630").count() == 1
    assert client.get(address.replace("1200x630", "1201x630")).status_code == 403
    assert head(client, "/shop/?page=1&craft=Throw-shuttle+loom").meta["og:image"] == found.meta["og:image"]
    assert head(client, "/search/").meta["og:image"] == absolute("/static/img/share.png")


def test_a_weaver_is_never_shared_with_her_own_photo(client: Client, piece: Product) -> None:
    weaver = piece.weavers.get()
    weaver.photo = make_picture("face")
    weaver.save()
    found = head(client, f"/weaver/daplin-{weaver.pk}/")
    assert f"/{piece.images.get().image_id}/" in found.meta["og:image"]


def test_titles_descriptions_and_canonical_addresses_are_each_one_pages_own(client: Client) -> None:
    weaver, shelf = make_weaver(), make_shelf()
    pieces = [make_piece(f"IE-{n}", makers=[weaver], shelf=shelf) for n in range(30)]
    addresses = [piece.get_absolute_url() for piece in pieces[:3]]
    addresses += [
        "/shop/",
        "/shop/?page=2",
        "/shop/scarves/",
        "/shop/?craft=Throw-shuttle+loom",
        "/shop/?fibre=Eri+silk",
    ]
    addresses += [
        f"/weaver/daplin-{weaver.pk}/",
        "/group/umden-eri-circle/",
        "/group/umden-eri-circle/pieces/",
    ]
    heads = [head(client, address) for address in addresses]
    for said in ("title", "canonical"):
        assert len({getattr(each, said) for each in heads}) == len(heads), said
    assert len({each.meta["description"] for each in heads}) == len(heads)
    assert all("robots" not in each.meta for each in heads)
    assert [each.canonical for each in heads[3:7]] == [SITE + address for address in addresses[3:7]]


def test_a_list_has_one_address_whatever_order_its_choices_came_in_and_narrow_ones_are_not_indexed(
    client: Client,
) -> None:
    make_piece()
    for address in (
        "/shop/?fibre=Eri+silk&colour=Lac+red&sort=&low=",
        "/shop/?colour=Lac+red&fibre=Eri+silk",
    ):
        found = head(client, address)
        assert found.canonical == f"{SITE}/shop/?fibre=Eri+silk&colour=Lac+red"
        assert found.meta["robots"] == "noindex, follow"
    assert head(client, "/search/?q=shawl").meta["robots"] == "noindex, follow"


def test_languages_are_linked_where_each_has_its_own_address() -> None:
    both = [("en", f"{SITE}/shop/?q=a"), ("hi", f"{SITE}/hi/shop/?q=a"), ("x-default", f"{SITE}/shop/?q=a")]
    assert in_languages("/shop/?q=a") == in_languages("/hi/shop/?q=a") == both
    assert in_languages("/office/") == []


def locations(client: Client, address: str) -> dict[str, str]:
    answer = client.get(address)
    assert (answer.status_code, answer.cookies.items()) == (200, {}.items())
    assert answer.headers["Cache-Control"] == "public, no-cache"
    root = ElementTree.fromstring(answer.content)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {
        entry.findtext(f"{space}loc", "").split("/", 3)[-1]: entry.findtext(f"{space}lastmod", "")
        for entry in root
    }


def test_the_sitemap_has_pieces_shelves_groups_and_crafts_and_becomes_an_index(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    piece = make_piece(makers=[make_weaver()], shelf=make_shelf())
    hidden = make_piece("B", title="Hidden", state="draft", colour="Violet")
    found = locations(client, "/sitemap.xml")
    day = f"{timezone.localtime(piece.date_updated):%Y-%m-%d}"
    for path_, changed in (
        (piece.get_absolute_url()[1:], day), ("shop/scarves/", day), ("group/umden-eri-circle/", day),
        ("shop/?craft=Throw-shuttle+loom", ""),
    ):  # fmt: skip
        assert found[path_] == changed
    assert hidden.get_absolute_url()[1:] not in found and "shop/?colour=Violet" not in found
    cache.clear()
    with django_assert_max_num_queries(12):
        client.get("/sitemap.xml")
    monkeypatch.setattr(machines, "LARGE", 0)
    assert {"sitemap-pieces.xml", "sitemap-groups.xml"} <= set(locations(client, "/sitemap.xml"))
    assert piece.get_absolute_url()[1:] in locations(client, "/sitemap-pieces.xml")
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_robots_leads_to_the_sitemap_and_away_from_what_is_private(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert {"Disallow: /basket/", "Disallow: /work/", "Disallow: /mine/"} <= set(lines)
