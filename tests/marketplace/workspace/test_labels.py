"""Labels with a square code, one for each piece that somebody may label."""

import pytest
import segno
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.workspace.views.labels import square_code
from tests.catalog.loom import make_coordinator, make_draft, make_group, make_person, make_weaver

pytestmark = pytest.mark.django_db


@pytest.fixture
def pieces() -> list[Product]:
    """Two in the shop, of two groups, and a draft."""
    hers, other = make_coordinator(username="hers"), make_group("Dakmanda Collective")
    another = make_coordinator(other, username="another")
    made = [
        make_draft(hers, make_weaver("Daplin")),
        make_draft(another, make_weaver("Salsa", group=other)),
        make_draft(hers, make_weaver("Daplin")),
    ]
    Product.objects.filter(pk__in=[piece.pk for piece in made[:2]]).update(state="live")
    return made


def print_address(pieces: list[Product], **more: object) -> str:
    chosen = "&".join(f"piece={piece.pk}" for piece in pieces)
    return f"/work/labels/print/?{chosen}" + "".join(f"&{name}={value}" for name, value in more.items())


def test_the_code_leads_to_where_the_piece_comes_from(client: Client, pieces: list[Product]) -> None:
    client.force_login(make_person("fulfilment"))
    page = client.get(print_address(pieces)).text
    for piece in pieces[:2]:
        address = f"{settings.SITE_URL}/made/{piece.upc}/"
        assert square_code(address) in page
        assert int(segno.make(address, error="m", micro=False).version) <= 5  # can be read from 25 mm
        assert client.get(f"/made/{piece.upc}/").status_code == 200
    assert page.count('class="label"') == 2  # the draft has none
    assert "style=" not in page


def test_a_coordinator_labels_what_her_groups_made_and_nothing_else(
    client: Client, pieces: list[Product]
) -> None:
    client.force_login(User.objects.get(username="hers"))
    assert client.get("/work/labels/").text.count('name="piece"') == 1
    page = client.get(print_address(pieces)).text
    assert pieces[0].sku in page and pieces[1].sku not in page
    assert client.get(print_address(pieces[1:])).headers["Location"] == "/work/labels/"


def test_copies_and_sizes_are_what_was_asked_for_and_no_more(client: Client, pieces: list[Product]) -> None:
    client.force_login(make_person("quality"))
    page = client.get(print_address(pieces, copies=3, size="a6")).text
    assert page.count('class="label"') == 6 and "labels--a6" in page
    page = client.get(print_address(pieces, copies=99999, size="x")).text
    assert page.count('class="label"') == 40 and "labels--label" in page
    assert client.get("/work/labels/print/?piece=x&piece=٣&copies=-1").status_code == 302


def test_many_labels_take_the_queries_of_one(
    client: Client, pieces: list[Product], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    more = [make_draft(User.objects.get(username="hers"), make_weaver("Daplin")) for _ in range(5)]
    Product.objects.filter(pk__in=[piece.pk for piece in more]).update(state="live")
    client.force_login(make_person("fulfilment"))
    with django_assert_max_num_queries(8):
        assert client.get(print_address([*pieces, *more])).text.count('class="label"') == 7
    assert "No such piece" in client.get("/work/labels/?q=nothing").text
