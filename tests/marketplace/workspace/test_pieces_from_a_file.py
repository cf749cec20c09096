"""Pieces out of Shopify's and Etsy's exports and our own file; everything taken out again. Each test writes its own files."""

import csv
import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.models import ListingChange, Product
from marketplace.workspace.shop_cells import plain_text
from marketplace.workspace.shop_files import FileNotRead, read_shop_file
from payouts.services.loading import COLUMNS
from tests.catalog.loom import make_coordinator, make_group, make_person, make_shelf, make_weaver
from tests.marketplace.dashboard.orders import make_order, make_piece
from weavers.models import Weaver

pytestmark = pytest.mark.django_db

SHOPIFY = (
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,"
    "Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,"
    "Variant Inventory Policy,Variant Fulfillment Service,Variant Price,Variant Compare At Price,Variant Requires Shipping,"
    "Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description,"
    "Variant Image,Variant Weight Unit,Variant Tax Code,Cost per item,Status"
)
ETSY = (
    "TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,IMAGE3,IMAGE4,IMAGE5,IMAGE6,IMAGE7,IMAGE8,"
    "IMAGE9,IMAGE10,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,VARIATION 2 TYPE,VARIATION 2 NAME,VARIATION 2 VALUES,SKU"
)
STOLE = {
    "Handle": "eri-stole",
    "Title": "Eri stole",
    "Body (HTML)": "<p>Spun by <b>hand</b> &amp; dyed.</p><script>alert(1)</script><ul><li>Soft</li></ul>",
    "Vendor": "A shop",
    "Option1 Name": "Color",
    "Option1 Value": "Lac red",
    "Variant Grams": "310",
    "Variant Inventory Qty": "2",
    "Variant Price": "2,450.00",
    "Image Src": "https://cdn.example/2.jpg",
    "Image Position": "2",
    "Status": "active",
}
SHOPIFY_ROWS = [
    STOLE,
    {
        "Handle": "eri-stole",
        "Option1 Value": "Indigo",
        "Variant Inventory Qty": "-1",
        "Variant Price": "2600",
        "Image Src": "https://cdn.example/1.jpg",
        "Image Position": "1",
    },
    {"Handle": "eri-stole", "Image Src": "https://cdn.example/3.jpg", "Image Position": "3"},
]
MUG = {
    "TITLE": "Muga scarf",
    "DESCRIPTION": "Golden.\n\nBy hand.",
    "PRICE": "80.00",
    "CURRENCY_CODE": "EUR",
    "QUANTITY": "1",
    "MATERIALS": "Muga_silk,Cotton",
    "IMAGE1": "https://i.example/a.jpg",
    "VARIATION 1 NAME": "Size",
    "VARIATION 1 VALUES": "S,L",
    "SKU": "MUGA-1",
}


def sheet(header: str, *rows: dict[str, str], mark: str = "") -> bytes:
    text = io.StringIO()
    out = csv.DictWriter(text, header.split(","), restval="")
    out.writeheader()
    out.writerows(rows)
    return (mark + text.getvalue()).encode()


def said(*makers: Weaver, **more: Any) -> dict[str, Any]:
    return {
        "makers": [weaver.pk for weaver in makers],
        **{f"weight-{weaver.pk}": "1" for weaver in makers},
        "shelf": make_shelf().pk,
        "in_rupees": "on",
        "earning_kind": "share",
        "earning": "60",
        "fibre": "Eri silk",
        "technique": "Frame loom",
        "colour": "Undyed white",
        "hours": "30",
        "length_cm": "200",
        "width_cm": "70",
        "gst_rate": "5",
    } | more


def look(client: Client, content: bytes, form: dict[str, Any]) -> Any:
    file = SimpleUploadedFile("products_export.csv", content)
    return client.post(
        "/work/import/", form | {"chosen": file, "action": "make"}
    )  # nothing before it's looked at


def make(client: Client, page: Any, form: dict[str, Any]) -> Any:
    found = re.search(r'name="seen" value="([^"]+)"', page.content.decode())
    assert found
    return client.post("/work/import/", form | {"seen": found[1], "action": "make"}, follow=True)


def test_shopify_is_looked_at_then_made_once(client: Client) -> None:
    weaver, group = make_weaver("Daplin"), make_group()
    client.force_login(make_coordinator(group))
    content, form = sheet(SHOPIFY, *SHOPIFY_ROWS, mark="\ufeff"), said(weaver)
    page = look(client, content, form)
    words = page.content.decode()
    assert "Shopify" in words and "2 can become drafts" in words and "aren’t taken over:</" not in words
    assert "Vendor" in words and "alert(1)" not in words and "cdn.example" not in words
    assert not Product.objects.exists() and not ListingChange.objects.exists()

    told = make(client, page, form).content.decode()
    assert "2 drafts made. They still want pictures." in told
    red = Product.objects.get(title="Eri stole — lac red")
    assert (red.state, red.price, red.weight_grams, red.terms) == ("draft", 2450_00, 310, "share:60")
    assert (red.description, red.colour) == ("Spun by hand & dyed.\nSoft", "Lac red")
    assert [maker.weaver for maker in red.makers.all()] == [weaver] and not red.images.exists()
    assert [piece.stockrecords.get().num_in_stock for piece in Product.objects.order_by("pk")] == [2, 0]
    history = client.get(f"/work/pieces/{red.pk}/").content.decode()
    assert history.index("cdn.example/1.jpg") < history.index("cdn.example/2.jpg")
    assert "Shopify: eri-stole Lac red" in history and "a picture" in history

    client.force_login(make_coordinator(group))  # somebody else of the group brings it too
    again = look(client, content, form)
    assert "0 can become drafts, 2 are there already" in again.content.decode()
    make(client, again, form)
    assert Product.objects.count() == 2


def test_etsy_names_each_fault_and_leaves_out_what_is_wrong(client: Client) -> None:
    weaver = make_weaver()
    client.force_login(make_coordinator())
    rows = [
        MUG,
        MUG | {"SKU": "M2", "TITLE": "", "CURRENCY_CODE": "INR"},
        MUG | {"SKU": "M3", "PRICE": "12,50", "CURRENCY_CODE": "INR"},
        MUG | {"SKU": "M4", "QUANTITY": "many", "CURRENCY_CODE": "INR"},
        MUG | {"SKU": "M5", "PRICE": "6400.00", "CURRENCY_CODE": "INR"},
    ]
    form = said(weaver, fibre="")
    page = look(client, sheet(ETSY, *rows), form)
    words = page.content.decode()
    for fault in (
        "Its price is in EUR",
        "It has no title.",
        "“12,50” is not a price.",
        "“many” is not a whole number",
        "1 can become drafts, 0 are there already, 4 can’t be taken yet",
        "Size S,L",
    ):
        assert fault in words
    make(client, page, form)
    piece = Product.objects.get()
    assert (piece.price, piece.fibre, piece.description) == (
        6400_00,
        "Muga silk, Cotton",
        "Golden.\nBy hand.",
    )
    priced = look(client, sheet(ETSY, MUG), form | {"price": "7,200"})
    make(client, priced, form | {"price": "7,200"})
    assert {each.price for each in Product.objects.all()} == {6400_00, 7200_00}


def test_only_her_own_weavers_and_only_what_was_looked_at(client: Client) -> None:
    mine, hers = make_weaver("Mine"), make_weaver("Hers", group=make_group("Majuli"))
    client.force_login(make_coordinator())
    content = sheet(SHOPIFY, STOLE)
    page = look(client, content, said(hers))
    assert page.status_code == 422 and "Choose who made it" in page.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page.content.decode())
    assert seen
    make(client, page, said(mine))
    assert Product.objects.count() == 1
    for token in (seen[1][:-1], "made-up"):
        assert client.post("/work/import/", said(mine) | {"seen": token, "action": "make"}).status_code == 422
    client.force_login(make_coordinator(username="another"))
    assert client.post("/work/import/", said(mine) | {"seen": seen[1], "action": "make"}).status_code == 422
    assert Product.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (sheet(ETSY, MUG).decode().replace("Muga", "Mugä").encode("latin-1"), "UTF-8"),
        (sheet(ETSY, MUG).decode().encode("utf-16"), "UTF-8"),
        (b"PK\x03\x04", "XLSX"),
        (b"", "first row"),
        (b"name,price\nx,1\n", "first row"),
        (sheet(SHOPIFY), "no piece"),
        (sheet(SHOPIFY, STOLE) + b'"open', "whole as CSV"),
        (sheet(SHOPIFY, *[STOLE | {"Handle": f"h{n}"} for n in range(201)]), "200 at once"),
        (b"x" * 1_000_001, "1 MB"),
    ],
)
def test_other_files_are_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(FileNotRead, match=why):
        read_shop_file(content)


CELLS = st.text(max_size=12) | st.sampled_from(
    ["1", "-2", "9.5", "1,2,3", "<b>", "<script", "=1+1", "share:60", "x:1"]
)


def test_a_tag_that_was_cut_off_is_no_words() -> None:
    assert plain_text("Blue <b>stole</b> <script") == plain_text("Blue stole <a<script") == "Blue stole"
    assert plain_text("3 < 4") == "3 < 4"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_in_a_file_it_is_read_or_refused(data: st.DataObject) -> None:
    header = data.draw(st.sampled_from([SHOPIFY, ETSY, COLUMNS["products"]]))
    cells = st.dictionaries(st.sampled_from(header.split(",")), CELLS, max_size=6)
    try:
        found = read_shop_file(sheet(header, *data.draw(st.lists(cells, max_size=3)))).found
    except FileNotRead:
        return
    for piece in found:
        assert piece.price is None or 0 < piece.price < 10_000_000_00
        assert piece.title.isprintable() and (piece.title or piece.faults)
        assert "<script" not in plain_text(piece.title)


def read(zipped: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(zipped)) as folder:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(folder.read(name).decode("utf-8-sig")))
            )
            for name in folder.namelist()
        }


def take(client: Client) -> bytes:
    return b"".join(client.get("/work/export.zip"))  # type: ignore[arg-type]


def test_everything_goes_out_and_its_pieces_come_in_again(client: Client) -> None:
    umden, majuli = make_group("Umden"), make_group("Majuli")
    her, other = make_weaver("=Daplin", group=umden, phone="+919999911111"), make_weaver("Rimi", group=majuli)
    mine = make_piece("IE-1", makers=[her], title="=Stole")
    theirs = make_piece("IE-2", makers=[other])
    make_order(mine, theirs)
    coordinator = make_coordinator(umden)
    client.force_login(coordinator)
    with CaptureQueriesContext(connection) as before:
        zipped = take(client)
    found = read(zipped)
    assert [row["sku"] for row in found["pieces"]] == ["IE-1"] and found["pieces"][0]["title"] == "'=Stole"
    assert found["makers"][0]["display_name"] == "'=Daplin" and found["makers"][0]["weaver"] == her.code
    assert [row["sku"] for row in found["order_lines"]] == ["IE-1"]
    assert [row["name"] for row in found["groups"]] == ["Umden"]
    with zipfile.ZipFile(io.BytesIO(zipped)) as folder:
        everything = b"".join(folder.read(name) for name in folder.namelist()).decode()
    for private in ("Nongrum", "99999", "Asha", "Laban", "asha@example.com"):
        assert private not in everything

    with zipfile.ZipFile(io.BytesIO(zipped)) as folder:
        pieces = folder.read("pieces.csv")
    page = look(client, pieces, {"earning_kind": "share"}).content.decode()
    assert "0 can become drafts, 1 are there already" in page
    fresh = look(client, pieces.replace(b"IE-1", b"OLD-1"), {"earning_kind": "share"})
    make(client, fresh, {"earning_kind": "share"})
    copy = Product.objects.get(state="draft")
    assert (copy.title, copy.price, copy.terms, copy.hours) == ("=Stole", mine.price, "piece:2050.00", 40)

    for number in range(3):
        make_piece(f"IE-9{number}", makers=[make_weaver(f"W{number}", group=umden)])
    with CaptureQueriesContext(connection) as after:
        take(client)
    assert len(before) == len(after)
    client.force_login(make_person("admin"))
    assert {"IE-1", "IE-2"} <= {row["sku"] for row in read(take(client))["pieces"]}
