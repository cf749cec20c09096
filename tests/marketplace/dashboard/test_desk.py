"""Places, lists of numbers, labels, what is put right and what is cancelled; and whose it is to send."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from catalog.models import Product
from marketplace.forks.order.models import Line, Order, OrderNote, ShippingAddress, ShippingEvent
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.carriers import tracking_link
from marketplace.forks.shipping.customs import customs_form
from marketplace.kernel.months import india_day
from payouts.models import Invoice, Leg, Sale
from payouts.services.checks import check_ledger
from tests.catalog.loom import NOON, make_coordinator, make_group, make_person, make_weaver

from .orders import make_order, make_piece

pytestmark = pytest.mark.django_db
UMDEN = "/dashboard/places/umden-eri-circle/"


@pytest.fixture
def packer(client: Client) -> Client:
    client.force_login(make_person("fulfilment", username="lin"))
    return client


@pytest.fixture
def two_places() -> Order:
    """One piece of Umden and one of Jowai in one order, placed now."""
    jowai = make_weaver("Kyntiew", group=make_group("Jowai Loom House"))
    return make_order(
        make_piece("IE-90001", makers=[make_weaver("Bina")]),
        make_piece("IE-90002", title="Zip pouch", price=590_00, terms="share:50", makers=[jowai]),
        placed=timezone.now(),
    )


def text_of(answer: Any) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]


def test_parcels_stand_by_the_place_where_the_cloth_lies_and_what_is_made_comes_later(
    packer: Client, two_places: Order
) -> None:
    piece = make_piece("IE-90003", makers=[make_weaver("Daplin")])
    Product.objects.filter(pk=piece.pk).update(lead_time_days=30)
    made = make_order(Product.objects.get(pk=piece.pk), placed=timezone.now())
    today = india_day(timezone.now())
    assert [line.due_on for line in two_places.lines.all()] == [today + timedelta(days=2)] * 2
    assert made.lines.get().due_on == today + timedelta(days=32)
    late = make_order(make_piece("IE-90004", makers=[make_weaver("Iba")]), placed=NOON - timedelta(days=9))
    page = packer.get("/dashboard/places/").text
    assert "3 parcels to pack" in page and "1 late" in page
    assert page.index("Umden Eri Circle") < page.index("Jowai Loom House")
    listed = packer.get(UMDEN).text
    assert "IE-90001" in listed and "IE-90004" in listed
    assert "IE-90002" not in listed and "IE-90003" not in listed
    assert "IE-90003" in packer.get(f"{UMDEN}?all=1").text
    numbers = {
        narrowed: {
            order.number
            for order in (two_places, made, late)
            if f">{order.number}<" in packer.get(f"/dashboard/?{narrowed}").text
        }
        for narrowed in (
            "place=jowai-loom-house",
            "when=late",
            "when=later",
            "kind=made",
            "kind=gift",
            "kind=abroad",
        )
    }
    assert numbers == {
        "place=jowai-loom-house": {two_places.number},
        "when=late": {late.number},
        "when=later": {made.number},
        "kind=made": {made.number},
        "kind=gift": set(),
        "kind=abroad": set(),
    }


def test_where_a_piece_lies_is_noted_on_the_pick_list_and_shown_with_the_order(
    packer: Client, two_places: Order
) -> None:
    mine, other = (line.stockrecord for line in two_places.lines.order_by("pk"))
    assert mine and other
    packer.post(UMDEN, {f"lies-{mine.pk}": " Trunk 3,  with Bina ", f"lies-{other.pk}": "nowhere"})
    assert list(StockRecord.objects.order_by("pk").values_list("lies", flat=True)) == [
        "Trunk 3, with Bina",
        "",
    ]
    assert "Trunk 3, with Bina" in packer.get(f"/dashboard/orders/{two_places.number}/").text


def test_a_coordinator_sends_what_her_groups_made_and_sees_nothing_else(
    client: Client, two_places: Order
) -> None:
    client.force_login(make_coordinator(make_group("Jowai Loom House"), username="hers"))
    stranger = make_order()
    page = client.get("/dashboard/").text
    assert two_places.number in page and stranger.number not in page
    shown = client.get(f"/dashboard/orders/{two_places.number}/").text
    assert "IE-90002" in shown and "IE-90001" not in shown and "1 piece of this order lies elsewhere" in shown
    assert "Cancel something" not in shown
    first, second = two_places.lines.order_by("pk")
    address = f"/dashboard/orders/{two_places.number}/"
    assert client.post(address, {"lines": [first.pk], "carrier": "DTDC"}).status_code == 422
    client.post(address, {"lines": [second.pk], "carrier": "DTDC", "tracking": "D1"})
    assert [line.status for line in two_places.lines.order_by("pk")] == ["paid", "sent"]
    assert [sale.earning for sale in Sale.objects.all()] == [280_95]
    assert two_places.number not in client.get("/dashboard/").text
    assert two_places.number in client.get("/dashboard/?status=sent").text
    for hidden in (
        f"/dashboard/orders/{stranger.number}/",
        f"/dashboard/orders/{stranger.number}/slip/",
        UMDEN,
    ):
        assert client.get(hidden).status_code == 404
    assert (
        "there is no order"
        in client.post("/dashboard/tracking/", {"numbers": f"{stranger.number},EM1234"}).text
    )
    assert "IE-90001" not in client.get(f"/dashboard/slips/?n={two_places.number}&n={stranger.number}").text


def numbers_of(*orders: Order) -> str:
    return "".join(f"{order.number}, EM00000{place}IN\n" for place, order in enumerate(orders))


def test_a_list_of_numbers_is_shown_first_and_leaves_whole_once(
    packer: Client, two_places: Order, django_capture_on_commit_callbacks: Any
) -> None:
    other = make_order()
    first = two_places.lines.order_by("pk")[0]
    text = (
        "tracking;order;pieces;carrier\n"
        f"EM1111IN;{two_places.number};IE-90001;\n\n"
        f"D2222;{two_places.number};ie-90002;DTDC\n"
        f"EM3333IN;{other.number}\n"
    )
    looked = packer.post("/dashboard/tracking/", {"numbers": text})
    assert looked.status_code == 200 and "Mark 3 parcels as sent" in looked.text
    assert not ShippingEvent.objects.exists() and first.status == "paid"
    mail.outbox.clear()
    for said in ("3 parcels have left.", "nothing was done again"):
        with django_capture_on_commit_callbacks(execute=True):
            answer = packer.post("/dashboard/tracking/", {"numbers": text, "step": "send"}, follow=True)
        assert said in answer.text
    sent = ShippingEvent.objects.order_by("pk").values_list("order__number", "carrier", "tracking")
    assert list(sent) == [
        (two_places.number, "India Post Speed Post", "EM1111IN"),
        (two_places.number, "DTDC", "D2222"),
        (other.number, "India Post Speed Post", "EM3333IN"),
    ]
    assert set(Order.objects.values_list("status", flat=True)) == {"sent"}
    assert [sale.earning for sale in Sale.objects.order_by("pk")] == [2050_00, 280_95, 2050_00]
    assert Invoice.objects.count() == 3 and list(check_ledger()) == []
    owed = Leg.objects.filter(account="liabilities:weavers").values_list("amount", flat=True)
    assert sum(owed) == -(2050_00 + 280_95 + 2050_00)
    assert ["https://www.indiapost.gov.in/" in str(m.body) for m in mail.outbox] == [True, False, True]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("424242, EM9999IN", "line 2, order: there is no order 424242 to send"),
        ("{n}, EM000000IN", "line 2, tracking: stands in line 1 already"),
        ("{n}, !", "line 2, tracking: “!” is no tracking number"),
        ("{n}, EM9999IN, DTDC, IE-1", "line 2, pieces: IE-1 isn't in this order"),
        ("{first}, EM9999IN", "line 2, order: stands above already"),
        ("{n}, OLD1234IN", "line 2, tracking: is the number of order {gone}"),
        ("{gone}, EM9999IN", "line 2, order: everything of it has left already"),
    ],
)
def test_one_wrong_row_sends_nothing_and_is_told_with_its_line(packer: Client, row: str, says: str) -> None:
    first, second, gone = make_order(), make_order(), make_order()
    packer.post(
        f"/dashboard/orders/{gone.number}/",
        {"lines": [line.pk for line in gone.lines.all()], "carrier": "DTDC", "tracking": "OLD1234IN"},
    )
    named = {"n": second.number, "first": first.number, "gone": gone.number}
    text = numbers_of(first) + row.format(**named)
    answer = packer.post("/dashboard/tracking/", {"numbers": text, "step": "send"})
    assert answer.status_code == 422 and says.format(**named) in answer.text.replace("&#x27;", "'")
    assert text.splitlines()[0] in answer.text
    assert Line.objects.filter(status="sent").count() == 1


def test_ticked_orders_are_listed_to_type_their_numbers(packer: Client) -> None:
    first, second = make_order(), make_order()
    page = packer.get(f"/dashboard/tracking/?n={first.number}&n={second.number}&n=4242").text
    assert f"{first.number}, \n{second.number}, \n</textarea>" in page


def test_a_label_has_the_address_at_home_and_the_customs_facts_abroad(packer: Client) -> None:
    home, abroad = make_order(placed=NOON), make_order(make_piece("IE-90009", title="Eri shawl"), placed=NOON)
    ShippingAddress.objects.filter(order=home).update(state="Meghalaya", phone_number="+919436100000")
    ShippingAddress.objects.filter(order=abroad).update(
        country="US", state="Oregon", postcode="97201", line4="Portland"
    )
    Order.objects.filter(pk=abroad.pk).update(shipping_code="tracked", shipping_method="Tracked packet")
    assert "IE-90009 has none" in packer.get(f"/dashboard/orders/{abroad.number}/").text
    Product.objects.filter(upc="IE-90009").update(hsn="50072090", weight_grams=310)
    assert "has none" not in packer.get(f"/dashboard/orders/{abroad.number}/").text
    asked = f"/dashboard/labels.pdf?n={home.number}&n={abroad.number}"
    first, second, declaration = text_of(packer.get(asked))
    for words in ("793001", "Asha Devi", "12 Laban Road", home.number, "Meghalaya", "+919436100000"):
        assert words in first, words
    assert "PORTLAND" not in first and "Portland" in second and "UNITED STATES" in second.upper()
    for words in (
        "CN22",
        "1 × Eri shawl, Eri silk",
        "310",
        "3280.00",
        "50072090",
        "IN",
        "410",
        "Sale of goods",
    ):
        assert words in declaration, words
    assert len(text_of(packer.get(f"{asked}&sheet=a4"))) == 1
    Order.objects.filter(pk=abroad.pk).update(shipping_code="ems")
    longer = text_of(packer.get(asked))[2]
    assert "CN23" in longer and "asha@example.com" in longer and "Postage paid" in longer


def test_which_customs_form_goes_with_a_parcel() -> None:
    day = NOON.date()
    forms = [
        customs_form(country, way, value=value, grams=grams, on=day)
        for country, way, value, grams in (
            ("IN", "speed-post", 1, 1), ("US", "tracked", 33000_00, 2000), ("US", "tracked", 33000_01, 1),
            ("US", "tracked", 1, 2001), ("US", "ems", 1, 1),
        )
    ]  # fmt: skip
    assert forms == ["", "CN22", "CN23", "CN23", "CN23"]
    assert tracking_link("delhivery", "A 1") == "https://www.delhivery.com/track/package/A%201"
    assert tracking_link("Somebody", "A1") == tracking_link("Delhivery", "") == ""


def test_a_wrong_number_is_put_right_with_who_did_it_and_the_buyer_written_again(
    packer: Client, two_places: Order, django_capture_on_commit_callbacks: Any
) -> None:
    lines = [line.pk for line in two_places.lines.all()]
    packer.post(
        f"/dashboard/orders/{two_places.number}/", {"lines": lines, "carrier": "DTDC", "tracking": "D1"}
    )
    parcel = ShippingEvent.objects.get()
    page = packer.get(f"/dashboard/orders/{two_places.number}/").text
    assert "That it left can&#x27;t be taken back" in page or "That it left can't be taken back" in page
    mail.outbox.clear()
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            packer.post(f"/dashboard/parcels/{parcel.pk}/", {"carrier": "Delhivery", "tracking": "D2"})
    assert [note.message for note in OrderNote.objects.all()] == ["Parcel: DTDC D1 became Delhivery D2."]
    assert len(mail.outbox) == 1 and "https://www.delhivery.com/track/package/D2" in str(mail.outbox[0].body)
    assert "was wrong" in str(mail.outbox[0].body) and Sale.objects.count() == 2
    other = make_order()
    packer.post(
        f"/dashboard/orders/{other.number}/",
        {"lines": [line.pk for line in other.lines.all()], "carrier": "DTDC", "tracking": "D9"},
    )
    answer = packer.post(
        f"/dashboard/parcels/{parcel.pk}/", {"carrier": "DTDC", "tracking": "d9"}, follow=True
    )
    assert "another order&#x27;s parcel" in answer.text or "another order's parcel" in answer.text
    parcel.refresh_from_db()
    assert parcel.tracking == "D2"
