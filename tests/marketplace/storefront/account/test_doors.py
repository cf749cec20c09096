"""Making an account, signing in and out, another password and another address."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from marketplace.accounts.limits import may_have_letter
from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.storefront.account.joining import attach_orders
from marketplace.storefront.account.links import sign
from tests.catalog.loom import make_person
from tests.marketplace.storefront.stock import make_piece
from tests.marketplace.storefront.test_orders import make_order

from .buyers import OURS, PASSWORD, link_of, make_buyer, signed_in

pytestmark = pytest.mark.django_db


def ask(client: Client, email: str, door: str = "/account/new/") -> str:
    answer = client.post(door, {"email": email})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_link_a_password_and_the_account_is_there_with_what_was_ordered_before(client: Client) -> None:
    order = make_order()
    ask(client, " Asha@Example.com ")
    assert not User.objects.exists()
    link = link_of(mail.outbox[0])
    assert "asha@example.com" in client.get(link).content.decode().lower()
    answer = client.post(link, {"name": "Asha Devi", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (303, "/account/")
    user = User.objects.get()
    assert (user.first_name, user.last_name, user.email_confirmed_at is not None) == ("Asha", "Devi", True)
    assert Order.objects.get(pk=order.pk).user == user
    assert "Good to see you, Asha" in client.get("/account/").content.decode()


def test_a_link_pressed_twice_makes_one_account_and_is_for_one_address(client: Client) -> None:
    ask(client, "asha@example.com")
    link = link_of(mail.outbox[0])
    for browser in (client, Client()):
        assert browser.post(link, {"name": "", "password": PASSWORD})["Location"] == "/account/"
    stranger = Client().post(link, {"name": "", "password": "what else could it be"})
    assert stranger["Location"] == "/account/sign-in/"
    assert User.objects.get().check_password(PASSWORD)
    forged = sign("address", email="other@example.com")
    assert client.get(f"/account/new/{forged}/").status_code == 410


def test_weak_passwords_make_no_account(client: Client) -> None:
    link = f"/account/new/{sign('new', email='asha@example.com')}/"
    for weak in ("12345678", "password1", "short", "asha@example"):
        assert client.post(link, {"password": weak}).status_code == 422
    assert not User.objects.exists()


def test_whether_an_address_is_known_is_said_in_a_letter_alone() -> None:
    make_buyer()
    for door, known, unknown in (
        ("/account/new/", "You have an account already", "Make your account"),
        ("/account/password/", "Choose a new password", "No account with this address"),
    ):
        pages = {
            re.sub(r"\S+@example.com|csrf\S+ value=\S+", "", ask(Client(), who, door))
            for who in ("asha@example.com", "nobody@example.com")
        }
        assert len(pages) == 1
        assert [letter.subject for letter in mail.outbox[-2:]] == [known, unknown]


def test_nobodys_letter_box_is_filled(client: Client) -> None:
    pages = [ask(client, "asha@example.com") for _time in range(5)]
    assert len(mail.outbox) == 3
    assert all("Look into your mail" in page for page in pages)
    now = timezone.now()
    for number in range(40):
        may_have_letter(to=f"n{number}@example.com", asked_from="203.0.113.9", now=now)
    assert not may_have_letter(to="one.more@example.com", asked_from="203.0.113.9", now=now)
    assert may_have_letter(to="one.more@example.com", asked_from="203.0.113.9", now=now + timedelta(hours=2))


def test_a_session_begins_with_signing_in_and_leaves_nothing_behind(client: Client) -> None:
    make_buyer()
    for address in ("/account/sign-in/", "/account/new/", "/account/password/"):
        assert set(client.get(address).cookies) <= {"csrftoken"}
    assert client.get("/account/")["Location"] == "/account/sign-in/?next=/account/"
    known = {"email": "ASHA@example.com", "password": PASSWORD}
    assert client.post("/account/sign-in/", known | {"password": "wrong"}).status_code == 422
    assert "sessionid" not in client.cookies
    assert (
        client.post("/account/sign-in/", known | {"next": "https://else.example/"})["Location"] == "/account/"
    )
    assert client.get("/account/sign-in/")["Location"] == "/account/"
    answer = client.post("/account/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/account/").status_code == 302


def test_staff_come_in_by_either_door(client: Client) -> None:
    user = make_person("quality", username="lalrini")
    user.email = "lalrini@example.com"
    user.set_password(PASSWORD)
    user.save()
    known = {"email": "lalrini@example.com", "password": PASSWORD}
    assert client.post("/account/sign-in/", known)["Location"] == "/desk/"
    known = {"username": "lalrini@example.com", "password": PASSWORD}
    assert Client().post("/login/", known)["Location"] == "/desk/"


def test_too_many_wrong_passwords_close_the_door_by_name_and_by_place_until_a_new_one_is_chosen() -> None:
    make_buyer()
    make_buyer("rida@example.com", "Rida")
    for number in range(10):
        Client(REMOTE_ADDR=f"203.0.113.{number}").post(
            "/account/sign-in/", {"email": "Asha@example.com", "password": "wrong"}
        )
    known = {"email": "asha@example.com", "password": PASSWORD}
    away = Client(REMOTE_ADDR="198.51.100.7")
    closed = away.post("/account/sign-in/", known)
    assert (closed.status_code, closed["Retry-After"]) == (429, "900")
    assert away.post("/login/", {"username": "asha@example.com", "password": PASSWORD}).status_code == 429
    assert away.post("/account/sign-in/", known | {"email": "rida@example.com"}).status_code == 303
    ask(away, "asha@example.com", "/account/password/")
    assert away.post("/account/sign-out/").status_code == 303
    link = link_of(mail.outbox[-1])
    assert away.post(link, {"password": "quite another walk"}).status_code == 303
    assert away.post("/account/sign-in/", known | {"password": "quite another walk"}).status_code == 303
    guesser = Client(REMOTE_ADDR="192.0.2.1")
    for number in range(10):
        guesser.post("/account/sign-in/", {"email": f"n{number}@example.com", "password": "wrong"})
    assert guesser.post("/account/sign-in/", known | {"email": "rida@example.com"}).status_code == 429


def test_a_new_passwords_link_counts_once_and_ends_other_sessions(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    user = make_buyer()
    inside = signed_in(user)
    ask(client, "asha@example.com", "/account/password/")
    link = link_of(mail.outbox[0])
    assert client.post(link, {"password": "12345678"}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(link, {"password": "quite another walk"})["Location"] == "/account/sign-in/"
    assert client.post(link, {"password": "and another walk"}).status_code == 410
    assert inside.get("/account/").status_code == 302
    assert User.objects.get().check_password("quite another walk")
    assert mail.outbox[-1].subject == "Your password was changed"


def test_a_password_is_changed_by_whoever_knows_it(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user = make_buyer()
    here, elsewhere = signed_in(user), signed_in(user)
    wrong = {"old_password": "wrong", "password": "quite another walk"}
    assert here.post("/account/details/password/", wrong).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert here.post("/account/details/password/", wrong | {"old_password": PASSWORD}).status_code == 303
    assert [letter.subject for letter in mail.outbox] == ["Your password was changed"]
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_another_address_counts_once_its_link_is_pressed(
    client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    user = make_buyer()
    inside = signed_in(user)
    make_buyer("taken@example.com")
    change = {"email": "new@example.com", "old_password": PASSWORD}
    assert inside.post("/account/details/address/", change | {"old_password": "no"}).status_code == 422
    assert not mail.outbox
    assert inside.post("/account/details/address/", change).status_code == 200
    inside.post("/account/details/address/", change | {"email": "taken@example.com"})
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        (["new@example.com"], "Is this your new address?"),
        (["asha@example.com"], "Your address is being changed"),
        (["taken@example.com"], "You have an account already"),
        (["asha@example.com"], "Your address is being changed"),
    ]
    link = link_of(mail.outbox[0])
    client.get(link)
    assert User.objects.get(pk=user.pk).email == "asha@example.com"
    with django_capture_on_commit_callbacks(execute=True):
        for _press in range(2):
            assert client.post(link).status_code == 303
    assert User.objects.get(pk=user.pk).email == "new@example.com"
    assert [letter.subject for letter in mail.outbox].count("Your address was changed") == 1


def test_an_address_that_nobody_confirmed_brings_no_orders() -> None:
    order, user = make_order(), make_buyer()
    User.objects.update(email_confirmed_at=None)
    user.refresh_from_db()
    assert attach_orders(user=user) == 0
    assert Order.objects.get(pk=order.pk).user is None


def test_a_guests_order_offers_an_account_for_its_own_address(client: Client) -> None:
    order = make_order()
    page = client.get(order.get_absolute_url()).content.decode()
    door = f"/account/new/order/{order.number}/{order.token}/"
    assert door in page
    client.post(door)
    assert mail.outbox[0].to == ["asha@example.com"]
    assert client.post(f"/account/new/order/{order.number}/{'x' * 43}/")["Location"] == "/account/new/"
    Order.objects.update(user=make_buyer())
    assert door not in client.get(order.get_absolute_url()).content.decode()
    assert client.post(door).status_code == 404


def test_a_basket_comes_along_and_nothing_is_in_it_twice(client: Client) -> None:
    user, shawl, pouch = make_buyer(), make_piece(stock=5), make_piece("IE-2", title="Pouch", stock=5)
    known = {"email": user.email, "password": PASSWORD}
    inside = signed_in(user)
    inside.post("/basket/add/", {"piece": shawl.pk, "quantity": 2}, headers=OURS)
    for piece, quantity in ((shawl, 1), (pouch, 3)):
        client.post("/basket/add/", {"piece": piece.pk, "quantity": quantity}, headers=OURS)
    client.post("/account/sign-in/", known)
    assert client.get("/basket/count").json()["count"] == 5
    assert inside.get("/basket/count").json()["count"] == 5
    assert client.cookies["has_basket"].value == "1"
    client.post("/account/sign-out/")
    assert client.get("/basket/count").json()["count"] == 0
    client.post("/account/sign-in/", known)
    assert client.get("/basket/count").json()["count"] == 5


def test_details_are_saved_and_the_language_is_spoken(client: Client) -> None:
    inside = signed_in(make_buyer())
    sent = {"first_name": "Asha", "last_name": "Rai", "language": "hi", "currency": "EUR"}
    assert inside.post("/account/details/", sent | {"currency": "XXX"}).status_code == 422
    assert inside.post("/account/details/", sent).headers["Location"] == "/hi/account/details/"
    user = User.objects.get()
    assert (user.last_name, user.language, user.currency) == ("Rai", "hi", "EUR")
    assert '<html lang="hi"' in inside.get("/hi/account/").content.decode()
