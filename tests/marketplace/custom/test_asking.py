"""A custom order is asked for, talked about and offered: by whom, to whom, and nothing else."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from catalog.models import Product, Restriction
from catalog.restrictions import restricted
from marketplace.accounts.models import User
from marketplace.custom.asking import (
    Asked,
    Buyer,
    CustomRefused,
    ask_custom,
    decline_request,
    plain,
    say,
    withdraw_request,
)
from marketplace.custom.models import CustomPhoto, CustomRequest, Offer
from marketplace.custom.offers import work_out
from marketplace.custom.orders import pay_offer
from marketplace.forks.shipping.models import Fair
from marketplace.kernel.months import india_day
from tests.catalog.loom import make_coordinator, make_group
from tests.marketplace.storefront.stock import make_piece, make_weaver

from .wishes import MAYA, ask, given, home, offer

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 28, 6, 30, tzinfo=UTC)


@pytest.fixture
def piece() -> Product:
    return make_piece(makers=[make_weaver()])


@pytest.fixture
def rida(piece: Product) -> User:
    user = make_coordinator(make_group(), username="rida")
    User.objects.filter(pk=user.pk).update(email="rida@example.com", first_name="Rida")
    return User.objects.get(pk=user.pk)


def phone_photo() -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010F] = "Somebody's phone"
    exif.get_ifd(0x8825)[1] = "N"
    content = io.BytesIO()
    Image.new("RGB", (600, 400), "#2b3a67").save(content, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_0001.jpg", content.getvalue(), "image/jpeg")


def form(**changes: Any) -> dict[str, Any]:
    return {
        "key": str(uuid4()), "length_cm": "250", "width_cm": "", "colour": "", "quantity": "2", "wished_by": "",
        "budget": "120", "currency": "INR", "words": "For two sisters\u202e", "name": "Maya Lindqvist",
        "email": "maya@example.com", "country": "IN",
    } | changes  # fmt: skip


def test_asked_from_the_pieces_page_it_is_with_the_coordinator_of_its_group(
    piece: Product,
    rida: User,
    client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    address = f"{piece.get_absolute_url()}custom/"
    assert address in client.get(piece.get_absolute_url()).text
    sent = form()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, sent | {"photos": [phone_photo()]})
    found = CustomRequest.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{found.get_absolute_url()}?thanks")
    client.post(address, sent | {"photos": [phone_photo()]})
    assert CustomRequest.objects.count() == CustomPhoto.objects.count() == 1
    assert (found.length_cm, found.width_cm, found.quantity, found.budget) == (250, None, 2, 120_00)
    assert (found.words, found.group) == ("For two sisters", make_group())
    with Image.open(CustomPhoto.objects.get().file.open("rb")) as picture:
        assert (dict(picture.getexif()), picture.size) == ({}, (600, 400))
    to_buyer, to_us = sorted(mail.outbox, key=lambda each: each.to[0])
    assert to_buyer.to == ["maya@example.com"] and found.get_absolute_url() in to_buyer.body
    assert to_us.to == ["rida@example.com"] and f"/work/custom/{found.pk}/" in to_us.body
    page = client.get(found.get_absolute_url()).text
    assert "For two sisters" in page and "Nongrum" not in page


def test_a_form_with_mistakes_says_where_and_stores_nothing(piece: Product, client: Client) -> None:
    address = f"{piece.get_absolute_url()}custom/"
    soon = (timezone.localdate() + timedelta(days=2)).isoformat()
    answer = client.post(address, form(words="", wished_by=soon, email="no"))
    assert answer.status_code == 400 and "Weaving takes a week" in answer.text
    file = SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    assert "no picture" in client.post(address, form() | {"photos": [file]}).text
    assert not CustomRequest.objects.exists()


def test_nobody_reads_it_without_its_link_and_no_other_coordinator_finds_it(
    piece: Product, rida: User, client: Client
) -> None:
    found = ask(piece, now=NOON)
    assert client.get(f"/custom/{found.key}/forged/").status_code == 404
    assert client.get(f"/custom/{uuid4()}/{found.token}/").status_code == 404
    stranger = make_coordinator(make_group("Dakmanda Collective"), username="stranger")
    with pytest.raises(CustomRefused):
        say(request=found, words="Hello", by=stranger, key=uuid4(), now=NOON)
    client.force_login(stranger)
    assert client.get(f"/work/custom/{found.pk}/").status_code == 404
    assert "Maya" not in client.get("/work/custom/").text
    client.force_login(rida)
    assert "For my mother" in client.get(f"/work/custom/{found.pk}/").text
    assert "Maya" in client.get("/work/custom/?q=mother&state=asked").text


def test_what_is_said_is_mailed_to_the_other_once_and_as_plain_words(
    piece: Product, rida: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    found, key = ask(piece, now=NOON), uuid4()
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            say(request=found, words="<b>How wide?</b>\x07", by=rida, key=key, now=NOON)
        say(request=found, words="90 cm", by=None, key=uuid4(), now=NOON)
    assert [(each.from_buyer, each.words) for each in found.messages.all()] == [
        (False, "<b>How wide?</b>"),
        (True, "90 cm"),
    ]
    assert [each.to for each in mail.outbox] == [["maya@example.com"], ["rida@example.com"]]
    assert "&lt;b&gt;How wide?" in str(mail.outbox[0].alternatives[0][0])  # type: ignore[index,union-attr]
    with pytest.raises(CustomRefused):
        say(request=found, words=" \x00 ", by=None, key=uuid4(), now=NOON)


def test_an_offer_is_worked_out_by_the_days_rules_and_its_figures_never_change(
    piece: Product, rida: User
) -> None:
    found = ask(piece, now=NOON, currency="USD")
    worked = work_out(found, given(piece), now=NOON)
    assert (worked.split.paid, worked.split.tax, worked.split.earning) == (4000_00, 190_48, 2380_95)
    assert (worked.shipping.price, worked.total) == (170_00, 4170_00)
    made = offer(found, rida, now=NOON)
    assert (made.currency, made.charged, made.rate) == ("USD", 49_00 + 2_50, 82_00)
    assert (made.paying.half.charged, made.paying.rest.charged) == (25_75, 25_75)
    assert (made.paying.half.total, made.paying.rest.total) == (2085_00, 2085_00)
    with pytest.raises(Exception, match="[Rr]ead.?[Oo]nly|Cannot update"), transaction.atomic():
        Offer.objects.update(unit_price=1_00)
    again = offer(found, rida, now=NOON, unit_price=3900_00)
    made.refresh_from_db()
    assert (made.state, again.state, CustomRequest.objects.get().state) == ("withdrawn", "open", "offered")
    with pytest.raises(IntegrityError, match="one_live_offer"), transaction.atomic():
        Offer.objects.filter(pk=made.pk).update(state="open")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"terms": "piece:3900"}, "less than its makers earn"),
        ({"terms": "share:101"}, "rupees or a percentage"),
        ({"makers": []}, "weavers of the group"),
        ({"shipping_code": "ems"}, "that way"),
        ({"quantity": 0}, "Something has to be offered"),
    ],
)
def test_what_cant_be_offered_is_refused_and_nothing_is_stored(
    piece: Product, rida: User, changes: dict[str, Any], says: str
) -> None:
    found = ask(piece, now=NOON)
    with pytest.raises(CustomRefused, match=says):
        offer(found, rida, now=NOON, **changes)
    assert not Offer.objects.exists()


def test_it_is_fetched_at_a_fair_that_ends_after_it_is_made(piece: Product, rida: User) -> None:
    day = india_day(NOON)
    fair = Fair.objects.create(
        name="Wool fair", place="Shillong", state="Meghalaya", from_day=day + timedelta(40),
        until_day=day + timedelta(44), orders_until=day + timedelta(9),
    )  # fmt: skip
    found, code = ask(piece, now=NOON), f"fair-{fair.pk}"
    made = offer(found, rida, now=NOON, shipping_code=code)
    assert (made.shipping_name, made.shipping_price, made.charged) == ("Fetch it at Wool fair", 0, 4000_00)
    for late in ({"valid_days": 15}, {"lead_time_days": 31}):
        with pytest.raises(CustomRefused, match="before that fair has ended"):
            offer(found, rida, now=NOON, shipping_code=code, **late)
    abroad = ask(piece, now=NOON, buyer=replace(MAYA, country="SE", email="maja@example.com"))
    with pytest.raises(CustomRefused, match="that way"):
        offer(abroad, rida, now=NOON, shipping_code=code)
    with pytest.raises(CustomRefused, match="that way"):
        offer(found, rida, now=NOON + timedelta(10), shipping_code=code, valid_days=1)


def test_an_offer_that_has_run_out_is_not_paid_and_asking_again_reopens_it(
    piece: Product, rida: User
) -> None:
    found = ask(piece, now=NOON)
    made, late = offer(found, rida, now=NOON), NOON + timedelta(days=14)
    with pytest.raises(CustomRefused, match="no longer open"):
        pay_offer(offer=made, half=True, address=home(), user=None, now=late)
    say(request=found, words="Is it still possible?", by=None, key=uuid4(), now=late)
    found.refresh_from_db()
    made.refresh_from_db()
    assert (found.state, made.state) == ("asked", "withdrawn")


def test_cloth_that_a_community_keeps_is_not_woven_for_anybody(
    piece: Product, rida: User, client: Client
) -> None:
    found = ask(piece, now=NOON)
    made = offer(found, rida, now=NOON)
    Restriction.objects.create(
        product=piece, community="Karbi", reason="Worn once", entered_by=rida, entered_at=NOON
    )
    assert restricted([piece.pk], on=NOON.date())
    for refused in (
        lambda: ask(piece, now=NOON),
        lambda: offer(found, rida, now=NOON),
        lambda: pay_offer(offer=made, half=True, address=home(), user=None, now=NOON),
    ):
        with pytest.raises(CustomRefused, match="Karbi"):
            refused()
    assert client.get(f"{piece.get_absolute_url()}custom/").status_code == 302


def test_declined_withdrawn_and_too_many(piece: Product, rida: User) -> None:
    first = ask(piece, now=NOON)
    with pytest.raises(CustomRefused, match="why"):
        decline_request(request=first, words=" ", by=rida, key=uuid4(), now=NOON)
    decline_request(request=first, words="We have no indigo.", by=rida, key=uuid4(), now=NOON)
    with pytest.raises(CustomRefused, match="closed"):
        say(request=first, words="Please", by=None, key=uuid4(), now=NOON)
    for _each in range(5):
        ask(piece, now=NOON)
    with pytest.raises(CustomRefused, match="several"):
        ask(piece, now=NOON, buyer=Buyer("M", "MAYA@example.com", "IN", "en"))
    second = CustomRequest.objects.filter(state="asked").first()
    assert second and withdraw_request(request=second, now=NOON).state == "withdrawn"
    assert ask_custom(
        product=piece, asked=Asked(1, "x"), buyer=MAYA, photos=[], key=uuid4(), now=NOON
    ).state == "asked"  # fmt: skip


def test_the_lists_and_pages_ask_no_more_for_more_requests(
    piece: Product, rida: User, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found = ask(piece, now=NOON)
    offer(found, rida, now=NOON)
    for n in range(3):
        ask(piece, now=NOON, buyer=Buyer("N", f"n{n}@example.com", "DE", "en"))
    with django_assert_max_num_queries(15):
        client.get(found.get_absolute_url())
    client.force_login(rida)
    with django_assert_max_num_queries(12):
        client.get("/work/custom/")
    with django_assert_max_num_queries(18):
        client.get(f"/work/custom/{found.pk}/")


def test_a_coordinator_works_an_offer_out_and_sends_it(piece: Product, rida: User, client: Client) -> None:
    found = ask(piece, now=timezone.now())
    client.force_login(rida)
    address = f"/work/custom/{found.pk}/offer/"
    assert "Ryndia shawl — indigo" in client.get(address).text
    her = piece.makers.get().weaver_id
    sent = {
        "key": str(uuid4()), "title": "Ryndia shawl — indigo", "colour": "Indigo", "length_cm": "250", "width_cm": "90",
        "quantity": "1", "grams": "600", "lead_time_days": "30", "price": "4000", "earning_kind": "share",
        "earning": "62.5", "shipping": "speed-post", "valid_days": "14", "words": "With pleasure", "makers": str(her),
        f"weight-{her}": "1",
    }  # fmt: skip
    page = client.post(address, sent | {"action": "preview"}).text
    assert "₹4,170" in page and "₹2,380.95" in page and not Offer.objects.exists()
    for _twice in range(2):
        client.post(address, sent | {"action": "send"})
    assert (Offer.objects.get().total, CustomRequest.objects.get().state) == (4170_00, "offered")
    assert (
        client.post(address, sent | {"price": "x", "action": "send", "key": str(uuid4())}).status_code == 422
    )


def test_plain_words_have_no_gaps_and_no_tricks() -> None:
    assert plain(" a\r\n\n\n\n\nb\u202ec\x1b ") == "a\n\nbc"
