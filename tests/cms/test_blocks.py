"""What blocks show: the shop as it is today, weavers as they agree, and no figure of a few."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.blocks import StreamBlockValidationError
from wagtail.documents.models import Document

from catalog.models import Product
from cms.blocks import PageBody
from cms.districts import DISTRICTS, HEIGHT, WIDTH, drawn, placed
from cms.models import HomePage, StandardPage
from marketplace.kernel.months import INDIA
from payouts.models import Sale, SaleShare
from payouts.services.impact import impact
from tests.catalog.loom import make_person
from tests.marketplace.storefront.stock import make_picture, make_piece, make_shelf, make_weaver
from weavers.models import Consent, Group

from .pages import body

pytestmark = pytest.mark.django_db


def page_with(home: HomePage, *blocks: tuple[str, object], **facts: object) -> str:
    page = home.add_child(instance=StandardPage(title="A page", slug="a-page", body=body(*blocks), **facts))
    return str(page.url)


def test_every_block_shows_itself_to_an_editor_before_it_is_chosen(client: Client, home: HomePage) -> None:
    make_piece(makers=[make_weaver()], shelf=make_shelf(), picture=make_picture())
    home.add_child(instance=StandardPage(title="One", slug="one"))
    client.force_login(make_person("editor", username="words"))
    for block in PageBody().child_blocks.values():
        assert block.is_previewable and block.meta.description, block.name
        answer = client.get("/cms/block-preview/", {"id": block.definition_prefix})
        assert answer.status_code == 200, block.name
        shown = answer.text.partition("<main>")[2].partition("</main>")[0]
        assert shown.strip() or block.name == "figures", block.name


def test_a_weaver_is_on_a_page_while_she_agrees_to_be_named(client: Client, home: HomePage) -> None:
    weaver = make_weaver()
    address = page_with(home, ("weaver", {"weaver": weaver.pk, "text": "Her borders are never the same."}))
    page = client.get(address).text
    assert "Daplin" in page and "Her borders" in page and "mother" not in page and "Nongrum" not in page
    Consent.objects.filter(weaver=weaver).update(withdrawn_at=timezone.now())
    page = client.get(address).text
    assert "Daplin" not in page and "Her borders" not in page


def test_the_map_has_each_groups_district_and_no_more(client: Client, home: HomePage) -> None:
    make_weaver()
    Group.objects.create(name="Up the river", district="Somewhere new")
    address = page_with(home, ("map", {"title": "Where", "text": "", "groups": []}))
    page = client.get(address).text
    assert "/group/umden-eri-circle/" in page and "Ri Bhoi" in page and "Somewhere new" in page
    assert page.count('r="22"') == 1 and "Umden</" not in page
    assert [district.name for district in drawn(Group.objects.all())] == ["Ri Bhoi", "Somewhere new"]
    for name, place in DISTRICTS.items():
        x, y = placed(*place)
        assert 0 < x < WIDTH and 0 < y < HEIGHT, name


def sell(weavers: int, *, on: datetime, paise: int, first: int = 0) -> None:
    piece = make_piece(f"IE-{Sale.objects.count():05}", price=None)
    for number in range(first, first + weavers):
        sale = Sale.objects.create(
            ref=f"F-{Sale.objects.count()}", line=1, channel="fair", sold_at=on, product=piece, quantity=1,
            unit_price=paise, discount=0, gst_rate=Decimal(0), terms="share:100", paid=paise, tax=0, earning=paise,
        )  # fmt: skip
        maker = make_weaver(f"W{number:04}", name=f"Weaver {number}")
        SaleShare.objects.create(sale=sale, weaver=maker, weight=1, earning=paise)


def test_figures_come_from_the_books_and_never_from_fewer_than_ten(client: Client, home: HomePage) -> None:
    today = date(2026, 11, 20)
    october, november = (datetime(2026, month, 5, tzinfo=INDIA) for month in (10, 11))
    sell(9, on=datetime(2026, 9, 5, tzinfo=INDIA), paise=70_000_000)  # a month of nine: never part of a sum
    sell(9, on=october, paise=1_000_050)
    assert impact(on=today) == []
    sell(1, on=october, paise=1, first=9)
    assert shown(today) == {"earned": ("₹90,000", 10), "month": ("10", 10)}
    sell(9, on=november, paise=50_000_000)  # not over yet
    assert shown(today) == {"earned": ("₹90,000", 10), "month": ("10", 10)}
    assert [figure.label for figure in impact(on=today)][1].endswith("October 2026")
    sell(1, on=november, paise=100_000, first=9)
    assert [figure.label for figure in impact(on=today)][1].endswith("November 2026")
    assert shown(date(2026, 12, 1))["earned"] == ("₹45,91,000", 10)
    assert shown(date(2027, 4, 2)) == {}


def test_figures_are_on_a_page_that_stays_without_them_while_there_are_none(
    client: Client, home: HomePage
) -> None:
    show = ["paid", "earned", "month"]
    address = page_with(home, ("figures", {"title": "What reaches them", "text": "", "show": show}))
    assert "What reaches them" not in client.get(address).text
    sell(10, on=timezone.now(), paise=100_050)
    page = client.get(address).text
    assert "<dd>10</dd>" in page and "paid to weavers" not in page


def shown(day: date) -> dict[str, tuple[str, int]]:
    return {figure.key: (figure.value, figure.people) for figure in impact(on=day)}


def test_a_price_is_split_while_its_piece_is_in_the_shop(client: Client, home: HomePage) -> None:
    piece = make_piece(makers=[make_weaver()], shelf=make_shelf())
    address = page_with(home, ("split", {"piece": piece.pk, "text": ""}))
    assert "Where its price goes" in client.get(address).text
    type(piece).objects.filter(pk=piece.pk).update(state="withdrawn")
    assert piece.title not in client.get(address).text


def test_films_and_buttons_lead_where_they_may_and_fetch_nothing(client: Client, home: HomePage) -> None:
    picture = make_picture().pk
    shut = home.add_child(instance=StandardPage(title="Shut", slug="shut", live=False))
    address = page_with(
        home,
        ("video", {"title": "Spinning", "picture": picture, "link": "https://www.example.com/film"}),
        ("gallery", {"title": "Three", "pictures": [{"picture": picture, "caption": "One"}] * 2}),
        ("call", {"title": "On", "text": "", "label": "Go on", "page": None, "path": "/shop/"}),
        ("call", {"title": "Off", "text": "", "label": "Not yet", "page": shut.pk, "path": ""}),
        ("questions", {"title": "", "questions": [{"question": "Why?", "answer": "<p>Because.</p>"}]}),
    )
    page = client.get(address).text
    assert "opens on example.com" in page and "<iframe" not in page and "<video" not in page
    assert 'href="/shop/"' in page and "Go on" in page and "Not yet" not in page
    assert '"@type":"FAQPage"' in page


@pytest.mark.parametrize(
    "kind, value",
    [
        ("call", {"title": "x", "label": "y", "path": "https://elsewhere.example"}),
        ("call", {"title": "x", "label": "y", "path": "//elsewhere.example"}),
        ("call", {"title": "x", "label": "y"}),
        ("video", {"title": "x", "picture": None}),
    ],
)
def test_what_leads_elsewhere_or_nowhere_is_refused(kind: str, value: dict[str, object]) -> None:
    blocks = PageBody()
    with pytest.raises(StreamBlockValidationError):
        blocks.clean(blocks.to_python([{"type": kind, "value": value}]))


def test_a_film_is_a_file_of_a_kind_that_browsers_play() -> None:
    letter = Document.objects.create(title="A letter", file="documents/letter.pdf")
    blocks = PageBody()
    film = {"title": "x", "picture": make_picture().pk, "file": letter.pk}
    with pytest.raises(StreamBlockValidationError):
        blocks.clean(blocks.to_python([{"type": "video", "value": film}]))


def test_long_pages_begin_with_their_contents_and_policies_with_their_day(
    client: Client, home: HomePage
) -> None:
    text = "<h2>One &amp; all</h2><p>a</p><h2>Two</h2><p>b</p><h2>Three</h2><p>c</p>"
    address = page_with(home, ("text", text), kind="policy", in_force=timezone.localdate())
    page = client.get(address).text
    assert 'href="#one-all"' in page and '<h2 id="one-all">' in page and "In force since" in page


def test_a_page_asks_for_its_pieces_once_and_for_nothing_twice_as_it_grows(
    client: Client, home: HomePage, django_assert_max_num_queries: Any
) -> None:
    weaver = make_weaver()
    one, two, three = (make_piece(f"IE-0000{n}", makers=[weaver], picture=make_picture()) for n in range(3))
    blocks: list[tuple[str, object]] = [
        ("piece", {"piece": one.pk, "text": ""}),
        ("pieces", {"title": "First", "text": "", "pieces": [two.pk, one.pk], "shelf": None}),
        ("pieces", {"title": "Second", "text": "", "pieces": [three.pk], "shelf": None}),
    ]
    address = page_with(home, *blocks, *blocks)
    first = client.get(address).text
    with django_assert_max_num_queries(12):
        assert client.get(address).text == first
    assert first.count(f'href="{three.get_absolute_url()}"') == 2
    Product.objects.filter(pk=three.pk).update(state="withdrawn")
    assert three.get_absolute_url() not in client.get(address).text
