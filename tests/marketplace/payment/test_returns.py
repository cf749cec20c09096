"""A buyer asks to send something back with photographs; staff answer; the money goes back once it's here."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sites.models import Site
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.payment import services
from marketplace.payment.models import MoneyBack, ReturnPhoto, ReturnRequest
from marketplace.payment.refunds import NotGivenBack
from marketplace.payment.returns import NotReturned, answer_return, ask_return, can_come_back, take_in_return
from payouts.models import Refund
from payouts.services.dispatch import dispatch_lines
from tests.marketplace.storefront.stock import make_piece, make_weaver

from .standin.process import Standin
from .test_paying import fill_basket, go_to_pay, pay


@pytest.fixture
def order(shop: Standin, staff: User) -> Order:
    """Two pouches at ₹370, sent."""
    piece = make_piece("B", title="Zip pouch", price="370", stock=5, makers=[make_weaver()])
    checkout = go_to_pay(fill_basket(piece, 2))
    pay(shop, checkout)
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    order = Order.objects.get()
    dispatch_lines(lines=list(order.lines.all()), by=staff, now=timezone.now())
    return order


def photo() -> SimpleUploadedFile:
    """As a phone sends it, with where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Somebody's phone"
    exif.get_ifd(0x8825)[1] = "N"
    content = io.BytesIO()
    Image.new("RGB", (600, 400), "#96222f").save(content, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_0001.jpg", content.getvalue(), "image/jpeg")


def ask(order: Order, pieces: int = 1, **how: Any) -> ReturnRequest:
    terms: dict[str, Any] = {"reason": "The zip sticks", "photos": [], "now": timezone.now()} | how
    return ask_return(order=order, pieces={order.lines.get().pk: pieces}, **terms)


def test_from_the_orders_page_to_the_money_back(order: Order, staff: User, client: Client) -> None:
    page = order.get_absolute_url()
    assert f"{page}return/" in client.get(page).content.decode()
    line = order.lines.get()
    sent = {f"piece-{line.pk}": "1", "reason": "The zip sticks", "photos": [photo()]}
    answer = client.post(f"{page}return/", sent)
    assert (answer.status_code, answer.headers["Location"]) == (303, page)
    asked = ReturnRequest.objects.get()
    assert "Waits for an answer" in client.get(page).content.decode()
    client.force_login(staff)
    address = f"/dashboard/returns/{asked.pk}/"
    assert "The zip sticks" in client.get(address).content.decode()
    assert client.get(f"/dashboard/returns/photos/{ReturnPhoto.objects.get().pk}/").status_code == 200
    mail.outbox.clear()
    client.post(address, {"step": "agree", "answer": "Send it to Shillong, please."})
    assert [m.subject for m in mail.outbox] == [f"Your return of order {order.number}"]
    assert "Send it to Shillong" in mail.outbox[0].body
    assert not MoneyBack.objects.exists()
    client.post(address, {"step": "here"})
    client.post(address, {"step": "here"})
    asked.refresh_from_db()
    back = MoneyBack.objects.get()
    assert (asked.state, back.state, back.amount) == ("done", "done", 370_00)
    assert Refund.objects.get().quantity == 1


def test_a_photograph_keeps_nothing_of_the_phone_and_the_place(order: Order) -> None:
    ask(order, photos=[photo()])
    stored = ReturnPhoto.objects.get()
    assert "IMG_0001" not in str(stored.file.name)
    with Image.open(stored.file.open("rb")) as picture:
        assert (dict(picture.getexif()), picture.size) == ({}, (600, 400))


@pytest.mark.parametrize(
    ("pieces", "how", "says"),
    [
        (0, {}, "Choose what"),
        (3, {}, "can't be sent back"),
        (1, {"reason": " "}, "what is wrong"),
        (1, {"photos": [None] * 6}, "Five photographs"),
    ],
)
def test_what_cant_be_asked_for_is_refused_in_words(
    order: Order, pieces: int, how: dict[str, Any], says: str
) -> None:
    with pytest.raises(NotReturned, match=says):
        ask(order, pieces, **how)
    assert not ReturnRequest.objects.exists()


def test_what_is_no_picture_is_refused_and_nothing_is_asked(order: Order, client: Client) -> None:
    file = SimpleUploadedFile("a.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    sent = {f"piece-{order.lines.get().pk}": "1", "reason": "The zip sticks", "photos": [file]}
    answer = client.post(f"{order.get_absolute_url()}return/", sent)
    assert answer.status_code == 400 and "no picture" in answer.content.decode()
    assert not ReturnRequest.objects.exists()
    assert client.get(f"/order/{order.number}/forged/return/").status_code == 404


def test_one_return_at_a_time_and_none_after_thirty_days(order: Order, staff: User) -> None:
    late = timezone.now() + timedelta(days=31)
    assert can_come_back(order, now=late) == {}
    with pytest.raises(NotReturned):
        ask(order, now=late)
    first = ask(order)
    with pytest.raises(NotReturned, match="already"):
        ask(order)
    with pytest.raises(IntegrityError, match="one_open_return"), transaction.atomic():
        ReturnRequest.objects.create(order=order, reason="again", asked_at=timezone.now())
    answer_return(request=first, agree=False, answer="It was worn.", by=staff, now=timezone.now())
    answer_return(request=first, agree=True, answer="After all", by=staff, now=timezone.now())
    first.refresh_from_db()
    assert (first.state, first.answer) == ("refused", "It was worn.")
    with pytest.raises(NotGivenBack):
        take_in_return(request=first, by=staff, now=timezone.now())
    assert ask(order).state == "asked"


def test_nobody_else_answers_and_no_answer_is_no_decision(order: Order, staff: User) -> None:
    asked = ask(order)
    for answer, by in (("No", User.objects.create_user("somebody")), (" ", staff)):
        with pytest.raises(NotReturned):
            answer_return(request=asked, agree=True, answer=answer, by=by, now=timezone.now())
    asked.refresh_from_db()
    assert (asked.state, asked.decided_at) == ("asked", None)


def test_staff_give_an_order_back_by_line_from_its_page(order: Order, staff: User, client: Client) -> None:
    Site.objects.get_current()
    client.force_login(staff)
    address = f"/dashboard/orders/{order.number}/refund/"
    line = order.lines.get()
    assert "Zip pouch" in client.get(address).content.decode()
    client.post(address, {f"line-{line.pk}": "2", "reason": "Lost in the post"})
    assert MoneyBack.objects.get().amount == 740_00
    client.post(address, {f"line-{line.pk}": "1", "reason": "Again"})
    assert MoneyBack.objects.count() == 1
    assert "given back" in client.get(address).content.decode()
