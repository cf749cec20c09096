"""What buyers say: only those who had the piece, seen only once staff have read it, and nothing of who they are."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image as Pixels
from pytest_django import DjangoAssertNumQueries

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order
from marketplace.reviews.asking import ask_for_reviews
from marketplace.reviews.models import Review, ReviewAsk, ReviewPhoto
from marketplace.reviews.services import answer_review, decide_review
from tests.catalog.loom import make_person
from tests.marketplace.dashboard.orders import make_order, make_piece
from tests.marketplace.storefront.account.buyers import make_buyer, signed_in

pytestmark = pytest.mark.django_db

Commits = Callable[..., Any]
"""Does what waits for the commit, which a test that is undone never reaches."""


def photograph() -> SimpleUploadedFile:
    """As a phone makes it, with device and place beside the pixels."""
    picture, data = Pixels.new("RGB", (800, 600), "#96222f"), io.BytesIO()
    exif = Pixels.Exif()
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(0x8825)[2] = (25.0, 34.0, 12.0)
    picture.save(data, "JPEG", exif=exif)
    return SimpleUploadedFile("me.jpg", data.getvalue(), "image/jpeg")


@pytest.fixture
def commits(django_capture_on_commit_callbacks: Commits) -> Commits:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def piece() -> Product:
    return make_piece("IE-R1", title="Ryndia shawl")


def sent_order(piece: Product, *, days: int = 3) -> Order:
    order = make_order(piece)
    order.lines.update(status="sent", dispatched_at=timezone.now() - timedelta(days=days))
    Order.objects.filter(pk=order.pk).update(status="sent")
    return order


def door(order: Order) -> str:
    return f"/order/{order.number}/{order.token}/reviews/"


def say(client: Client, order: Order, **what: Any) -> int:
    sent = {"score": "4", "words": "Warm, and lighter than it looks.", "name": "A. in Delhi"} | what
    return client.post(f"{door(order)}{order.lines.get().pk}/", sent).status_code


def let_through(review: Review, by: User | None = None) -> None:
    decide_review(review=review, show=True, by=by or make_person("quality"), now=timezone.now())


def test_a_review_is_seen_once_staff_have_read_it_and_counts(
    client: Client, piece: Product, commits: Commits
) -> None:
    order = sent_order(piece)
    assert say(client, order, photos=photograph()) == 303
    page = client.get(piece.get_absolute_url()).content.decode()
    assert "lighter than it looks" not in page and 'id="reviews"' not in page
    staff = signed_in(make_person("editor"))
    assert "lighter than it looks" in staff.get("/work/reviews/").content.decode()
    review, photo = Review.objects.get(), ReviewPhoto.objects.get()
    assert f"/work/reviews/photo/{photo.pk}/" in staff.get(f"/work/reviews/{review.pk}/").content.decode()
    seen = staff.get(f"/work/reviews/photo/{photo.pk}/")
    kept = Pixels.open(io.BytesIO(seen.content))
    assert (dict(kept.getexif()), b"PhoneMaker" in photo.file.open().read()) == ({}, False)
    with commits():
        for _press in range(2):
            staff.post(f"/work/reviews/{review.pk}/", {"action": "show"})
    assert [letter.subject for letter in mail.outbox] == ["Your review is on the page"]
    page = client.get(piece.get_absolute_url()).content.decode()
    for words in ("lighter than it looks", "A. in Delhi", "4.0", "1 review", "A buyer's photograph 1"):
        assert words in page, words
    assert "asha@example.com" not in page and "Devi" not in page
    photo.refresh_from_db()
    assert photo.image and b"PhoneMaker" not in photo.image.file.open().read()


def test_only_who_had_the_piece_can_say_and_says_it_once(client: Client, piece: Product) -> None:
    waiting = make_order(piece)
    line = waiting.lines.get()
    assert client.post(f"{door(waiting)}{line.pk}/", {"score": "5"}).status_code == 404
    other, order = sent_order(make_piece("IE-R2")), sent_order(piece)
    assert client.post(f"{door(order)}{other.lines.get().pk}/", {"score": "5"}).status_code == 404
    assert client.post(f"/order/{order.number}/{'x' * 43}/reviews/{order.lines.get().pk}/").status_code == 404
    for score in ("0", "6", "", "-1", "five"):
        assert say(client, order, score=score) == 422
    assert say(client, order, photos=SimpleUploadedFile("x.jpg", b"no picture")) == 422
    assert not Review.objects.exists()
    for _press in range(2):
        assert say(client, order) == 303
    assert Review.objects.get().user is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(score=6)


def test_a_review_belongs_to_the_account_that_ordered(piece: Product) -> None:
    order, user = sent_order(piece), make_buyer()
    Order.objects.filter(pk=order.pk).update(user=user)
    client = signed_in(user)
    assert door(order) in client.get("/account/orders/").content.decode()
    say(client, order)
    assert Review.objects.get().user == user


def test_a_refusal_says_why_and_the_buyer_can_begin_again(
    client: Client, piece: Product, commits: Commits
) -> None:
    order = sent_order(piece)
    say(client, order, photos=photograph())
    review, staff = Review.objects.get(), signed_in(make_person("quality"))
    staff.post(f"/work/reviews/{review.pk}/", {"action": "refuse", "reason": " "})
    assert Review.objects.get().state == "waiting"
    with commits():
        staff.post(f"/work/reviews/{review.pk}/", {"action": "refuse", "reason": "It names her village."})
    assert "It names her village." in str(mail.outbox[0].body)
    assert "It names her village." in client.get(door(order)).content.decode()
    for _press in range(2):
        client.post(f"{door(order)}{order.lines.get().pk}/back/")
    assert (Review.objects.count(), ReviewPhoto.objects.count()) == (0, 0)
    assert say(client, order) == 303


def test_the_cooperative_answers_what_is_shown(client: Client, piece: Product, commits: Commits) -> None:
    say(client, sent_order(piece))
    review, by, now = Review.objects.get(), make_person("quality"), timezone.now()
    staff = signed_in(by)
    staff.post(f"/work/reviews/{review.pk}/", {"action": "answer", "answer": "Thank you."})
    assert Review.objects.get().answer == ""
    let_through(review, by)
    with commits():
        for words in ("Thank you.", "Thank you.", "Thank you, from Umden."):
            answer_review(review=review, answer=words, by=by, now=now)
    assert [letter.subject for letter in mail.outbox].count("The cooperative has answered your review") == 1
    assert "Thank you, from Umden." in client.get(piece.get_absolute_url()).content.decode()


def test_many_reviews_have_pages_and_take_as_many_queries_as_one(
    client: Client, piece: Product, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Product.objects.filter(pk=piece.pk).update(one_of_a_kind=False)
    piece.stockrecords.update(num_in_stock=99)
    for number in range(14):
        order = sent_order(piece)
        say(client, order, score=str(3 + number % 3), words=f"Words {number}.", photos=photograph())
        let_through(Review.objects.latest("pk"))
    address = piece.get_absolute_url()
    client.get(address)
    with django_assert_max_num_queries(12):
        page = client.get(address).content.decode()
    assert page.count('class="review"') == 3 and "All 14 reviews" in page and "3.9" in page
    pages = f"{address}reviews/"
    client.get(pages)
    with django_assert_max_num_queries(8):
        page = client.get(pages).content.decode()
    assert page.count('class="review"') == 12 and "Words 13." in page
    assert "Words 0." in client.get(f"{pages}?page=2").content.decode()
    assert [client.get(f"{pages}?page={n}").status_code for n in (0, 3, "x")] == [404, 404, 404]
    assert client.get(f"/piece/other-{piece.pk}/reviews/")["Location"] == pages


def test_buyers_are_asked_once_two_weeks_after_it_should_have_come(
    client: Client, piece: Product, commits: Commits
) -> None:
    order, now = sent_order(piece, days=0), timezone.now()
    with commits():
        asked = [ask_for_reviews(now=now + timedelta(days=days)) for days in (13, 16, 30, 31)]
    assert asked == [0, 0, 1, 0]
    assert (len(mail.outbox), ReviewAsk.objects.get().order) == (1, order)
    assert door(order) in str(mail.outbox[0].body)
    assert mail.outbox[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    late, said, part = sent_order(piece, days=100), sent_order(piece, days=30), sent_order(piece, days=30)
    say(client, said)
    Line.objects.filter(order=part).update(status="paid", dispatched_at=None)
    assert ask_for_reviews(now=now) == 0
    assert not ReviewAsk.objects.filter(order=late).exists()
    call_command("ask_for_reviews")


def test_who_does_not_want_to_be_asked_is_not(client: Client, piece: Product, commits: Commits) -> None:
    first, second = sent_order(piece, days=30), sent_order(piece, days=30)
    link = f"/order/{first.number}/{first.token}/no-asking/"
    assert (
        "Don&#x27;t ask me" in client.get(link).content.decode()
        or "Don't ask me" in client.get(link).content.decode()
    )
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    with commits():
        assert ask_for_reviews(now=timezone.now()) == 2
    assert not mail.outbox
    user = make_buyer()
    inside = signed_in(user)
    assert 'value="1" checked' not in inside.get("/account/mails/").content.decode()
    inside.post("/account/mails/", {"reviews": "1"})
    ReviewAsk.objects.filter(order=second).delete()
    with commits():
        assert ask_for_reviews(now=timezone.now()) == 1
    assert len(mail.outbox) == 1
