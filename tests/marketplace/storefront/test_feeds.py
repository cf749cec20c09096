"""Lists that others fetch: merchant centres, readers of feeds."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.models import Restriction
from marketplace.accounts.models import User
from marketplace.payment.currencies import list_of

from .stock import make_picture, make_piece, make_shelf, make_weaver

pytestmark = pytest.mark.django_db
G = "{http://base.google.com/ns/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"


def listed(client: Client, currency: str = "inr") -> dict[str, ElementTree.Element]:
    answer = client.get(f"/feeds/pieces-{currency}.xml")
    assert answer.status_code == 200 and answer.streaming and not answer.cookies
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "Cookie" not in answer.headers.get("Vary", "")
    channel = ElementTree.fromstring(answer.getvalue()).find("channel")
    assert channel is not None
    return {item.findtext(f"{G}id", ""): item for item in channel.findall("item")}


def text(item: ElementTree.Element, name: str) -> str:
    return item.findtext("/".join(f"{G}{part}" for part in name.split("/")), "")


def test_merchants_are_told_what_can_be_bought_for_how_much_and_when(client: Client) -> None:
    picture = make_picture()
    make_piece(
        "A",
        title="Shawl \x0b & <b>",
        shelf=make_shelf(),
        picture=picture,
        weight_grams=320,
        makers=[make_weaver()],
    )
    make_piece("B", lead_time_days=14)
    make_piece("SOLD", stock=0)
    make_piece("DRAFT", state="draft")
    kept = make_piece("KEPT")
    Restriction.objects.create(
        product=kept, community="Khasi", reason="Ours", entered_at=timezone.now(),
        entered_by=User.objects.create_user("who"),
    )  # fmt: skip
    found = listed(client)
    assert set(found) == {"A", "B"}
    ready, ordered = found["A"], found["B"]
    assert text(ready, "title") == "Shawl   & <b>"
    assert (text(ready, "price"), text(ready, "availability")) == ("3280.00 INR", "in_stock")
    assert (text(ready, "identifier_exists"), text(ready, "condition")) == ("no", "new")
    assert (text(ready, "shipping_weight"), text(ready, "shipping/country")) == ("420 g", "IN")
    assert text(ready, "shipping/price").endswith(" INR")
    assert client.get(text(ready, "image_link").removeprefix(settings.SITE_URL)).status_code == 302
    assert text(ordered, "availability") == "preorder"
    day = timezone.localdate() + timedelta(days=14)
    assert text(ordered, "availability_date") == f"{day}T12:00+05:30"
    assert (text(ordered, "min_handling_time"), text(ordered, "max_handling_time")) == ("14", "16")
    everything = "".join(ElementTree.tostring(item, "unicode") for item in found.values())
    assert "Nongrum" not in everything and "Umden, Ri" not in everything


def test_each_currency_has_its_own_list_by_the_prices_of_the_day(client: Client) -> None:
    make_piece("A")
    dollars = list_of("USD", timezone.localdate())
    minor = dollars.price(3280_00)
    assert text(listed(client, "usd")["A"], "price") == f"{minor // 100}.{minor % 100:02d} USD"
    assert text(listed(client, "usd")["A"], "shipping/country") == "US"
    assert len(listed(client, "eur")["A"].findall(f"{G}shipping")) > 5
    assert [client.get(f"/feeds/pieces-{code}.xml").status_code for code in ("gbp", "xxx")] == [200, 404]


def test_a_long_list_takes_no_more_queries_than_a_short_one(client: Client) -> None:
    counts = []
    for number in range(2):
        for n in range(4):
            make_piece(f"{number}-{n}", makers=[make_weaver()], picture=make_picture(f"{number}{n}"))
        with CaptureQueriesContext(connection) as queries:
            assert len(listed(client)) == 4 * (number + 1)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3


def test_new_pieces_are_told_to_readers_of_feeds_in_both_forms(client: Client) -> None:
    piece = make_piece(picture=make_picture())
    make_piece("SOLD", title="Sold", stock=0)
    rss, atom = (client.get(f"/feeds/new.{form}") for form in ("rss", "atom"))
    for answer in (rss, atom):
        assert answer.headers["Cache-Control"] == "public, no-cache" and "ETag" in answer.headers
        assert not answer.cookies and "Cookie" not in answer.headers["Vary"]
    (item,) = ElementTree.fromstring(rss.content).iter("item")
    assert item.findtext("title") == piece.title
    assert item.findtext("link", "").endswith(piece.get_absolute_url())
    assert "₹3,280" in item.findtext("description", "")
    assert item.find("enclosure") is not None
    (entry,) = ElementTree.fromstring(atom.content).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == piece.title
    page = client.get("/shop/").content.decode()
    assert 'type="application/atom+xml" title="New pieces" href="/feeds/new.atom"' in page
