"""The wish list: hearts on pages that are the same for all, a list that comes along, a link that can be taken back."""

import re

import pytest
from django.core.signing import Signer
from django.test import Client
from oscar.core.loading import get_model
from pytest_django import DjangoAssertNumQueries

from catalog.models import Product
from marketplace.forks.partner.models import StockRecord

from .account.buyers import OURS, PASSWORD, make_buyer, signed_in
from .stock import make_picture, make_piece, make_weaver

pytestmark = pytest.mark.django_db

Line = get_model("wishlists", "Line")
WishList = get_model("wishlists", "WishList")


def heart(client: Client, piece: Product, *, keep: str = "1", **headers: str) -> int:
    answer = client.post("/wishes/heart/", {"piece": piece.pk, "keep": keep}, headers=OURS | headers)
    return answer.status_code


def kept(client: Client) -> str:
    cookie = client.cookies.get("wishes")
    return cookie.value if cookie else ""


def test_a_guest_keeps_wishes_in_a_signed_cookie_and_has_none_before(client: Client) -> None:
    piece, other = make_piece(), make_piece("IE-2", title="Pouch")
    assert not client.get("/wishes/").cookies
    assert "Nothing wished for yet" in client.get("/wishes/").content.decode()
    for each in (piece, other, piece):
        assert heart(client, each) == 303
    assert kept(client).startswith(f"{other.pk}.{piece.pk}:")
    assert "sessionid" not in client.cookies
    page = client.get("/wishes/").content.decode()
    assert page.index("Pouch") < page.index("Ryndia shawl")
    heart(client, piece, keep="0")
    heart(client, other, keep="0")
    assert kept(client) == ""
    client.cookies["wishes"] = f"{piece.pk}:{Signer(salt='other').signature(str(piece.pk))}"
    assert "Nothing wished for yet" in client.get("/wishes/").content.decode()


def test_hearts_leave_public_pages_the_same_for_all(client: Client) -> None:
    piece = make_piece()
    inside = signed_in(make_buyer())
    for each in (client, inside):
        heart(each, piece)
    for address in ("/shop/", piece.get_absolute_url()):
        pages = {each.get(address).content for each in (Client(), client, inside)}
        assert len(pages) == 1
        assert f'form="wish" name="piece" value="{piece.pk}"' in pages.pop().decode()


def test_the_script_is_answered_without_a_page(client: Client) -> None:
    piece = make_piece()
    assert heart(client, piece, **{"HX-Request": "true"}) == 204
    assert kept(client).startswith(f"{piece.pk}:")
    assert client.cookies["wishes"]["httponly"] == ""


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {}]
)
def test_another_sites_form_changes_no_list(client: Client, headers: dict[str, str]) -> None:
    answer = client.post("/wishes/heart/", {"piece": make_piece().pk}, headers=headers)
    assert "csrfmiddlewaretoken" in answer.content.decode()
    assert kept(client) == ""


def test_with_an_account_the_list_is_found_everywhere_and_merged_on_signing_in(client: Client) -> None:
    user, shawl, pouch = make_buyer(), make_piece(), make_piece("IE-2", title="Pouch")
    heart(signed_in(user), shawl)
    for each in (shawl, pouch):
        heart(client, each)
    client.post("/account/sign-in/", {"email": user.email, "password": PASSWORD})
    assert list(Line.objects.order_by("pk").values_list("product", flat=True)) == [shawl.pk, pouch.pk]
    assert WishList.objects.count() == 1
    assert kept(client) == f"{pouch.pk}.{shawl.pk}"
    for _press in range(2):
        heart(client, shawl)
    assert Line.objects.count() == 2
    client.post("/account/sign-out/")
    assert kept(client) == ""
    # a copy that stayed behind on a shared phone is nobody's list
    client.cookies["wishes"] = f"{pouch.pk}.{shawl.pk}"
    assert "Nothing wished for yet" in client.get("/wishes/").content.decode()


def test_a_list_has_an_end(client: Client) -> None:
    pieces = Product.objects.bulk_create(
        Product(  # type: ignore[no-untyped-call]
            upc=f"IE-W{n}", title=f"Piece {n}", slug=f"piece-{n}", product_class=make_piece("IE-0").product_class
            if n == 0 else Product.objects.get(upc="IE-0").product_class,
            structure="standalone", state="live", terms="share:60", gst_rate=5, fibre="Cotton", technique="Loin loom",
            colour="Indigo", hours=1, length_cm=1, width_cm=1,
        )
        for n in range(101)
    )  # fmt: skip
    for piece in pieces[:100]:
        assert heart(client, piece) == 303
    assert heart(client, pieces[100], **{"HX-Request": "true"}) == 409
    assert len(kept(client)) < 1000
    assert (
        "Your list is full"
        in client.post(
            "/wishes/heart/", {"piece": pieces[100].pk}, headers=OURS, follow=True
        ).content.decode()
    )


def test_a_wish_moves_to_the_basket_unless_it_is_gone(client: Client) -> None:
    piece = make_piece(stock=5)
    heart(client, piece)
    client.post("/basket/add/", {"piece": piece.pk, "quantity": 3}, headers=OURS)
    assert client.post("/wishes/move/", {"piece": piece.pk})["Location"] == "/basket/"
    assert (client.get("/basket/count").json()["count"], kept(client)) == (3, "")
    sold = make_piece("IE-2", title="Pouch")
    heart(client, sold)
    StockRecord.objects.filter(product=sold).update(num_allocated=1)
    assert client.post("/wishes/move/", {"piece": sold.pk})["Location"] == "/wishes/"
    assert kept(client).startswith(f"{sold.pk}:")


def test_what_is_sold_stays_with_others_of_its_group_and_in_as_many_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hers, away = make_weaver(), make_weaver("W0002", "Rimsha", "Jowai Loom House")
    sold = [make_piece(f"IE-{n}", title=f"Sold {n}", makers=[hers], picture=make_picture()) for n in range(3)]
    near = make_piece("IE-N", title="Near by", makers=[hers], picture=make_picture())
    make_piece("IE-F", title="Far off", makers=[away])
    withdrawn = make_piece("IE-G", title="Withdrawn shawl")
    for piece in (*sold, withdrawn):
        heart(client, piece)
    StockRecord.objects.filter(product__in=sold).update(num_allocated=1)
    Product.objects.filter(pk=withdrawn.pk).update(state="withdrawn")
    client.get("/wishes/")
    with django_assert_max_num_queries(12):
        page = client.get("/wishes/").content.decode()
    assert page.count("Near by") >= 3 and "Far off" not in page
    assert "Sold" in page and near.get_absolute_url() in page
    assert "Withdrawn shawl" in page and "No longer in the shop." in page


def test_a_list_is_shared_by_a_link_that_says_nobodys_name_and_can_be_taken_back(client: Client) -> None:
    user, piece = make_buyer(), make_piece()
    inside = signed_in(user)
    heart(inside, piece)
    assert client.post("/wishes/share/", {"share": "1"})["Location"].startswith("/account/sign-in/")
    for _press in range(2):
        inside.post("/wishes/share/", {"share": "1"})
    found = re.search(r'value="http://testserver(/wishes/[^"]+)"', inside.get("/wishes/").content.decode())
    assert found
    link = found[1]
    page = client.get(link)
    assert "Ryndia shawl" in page.content.decode() and "Asha" not in page.content.decode()
    assert "Take off the list" not in page.content.decode()
    key = WishList.objects.get().key
    assert client.get(f"/wishes/{key}/{'x' * 43}/").status_code == 404
    inside.post("/wishes/share/", {"share": "0"})
    assert client.get(link).status_code == 404
    inside.post("/wishes/share/", {"share": "1"})
    assert client.get(link).status_code == 404
