"""Coming in and going out."""

import pytest
from django.test import Client

from marketplace.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def rida(db: None) -> User:
    return User.objects.create_user("rida", password="a long walk to the river")


def test_somebody_signs_in_and_is_shown_what_waits(client: Client, rida: User) -> None:
    answer = client.post("/login/", {"username": "rida", "password": "a long walk to the river"})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert "Nothing waits for you" in client.get("/desk/").content.decode()


def test_a_wrong_password_lets_nobody_in_and_does_not_say_which_was_wrong(client: Client, rida: User) -> None:
    wrong = client.post("/login/", {"username": "rida", "password": "a short walk"}).content.decode()
    unknown = client.post("/login/", {"username": "nobody", "password": "a short walk"}).content.decode()
    words = "Please enter a correct username and password."
    assert words in wrong and words in unknown
    assert client.get("/desk/").status_code == 302


def test_signing_in_leads_back_to_where_one_was_going_and_nowhere_else(client: Client, rida: User) -> None:
    assert client.get("/work/")["Location"] == "/login/?next=/work/"
    known = {"username": "rida", "password": "a long walk to the river"}
    assert client.post("/login/", known | {"next": "/mine/"})["Location"] == "/mine/"
    client.logout()
    assert client.post("/login/", known | {"next": "https://elsewhere.example/"})["Location"] == "/desk/"


def test_signing_out_is_a_press_not_an_address_and_leaves_nothing_on_the_phone(
    client: Client, rida: User
) -> None:
    client.force_login(rida)
    assert client.get("/logout/").status_code == 405
    answer = client.post("/logout/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize("path", ["/login/", "/desk/"])
def test_what_is_for_one_person_is_kept_by_no_cache(path: str, client: Client, rida: User) -> None:
    if path == "/desk/":
        client.force_login(rida)
    kept = client.get(path)["Cache-Control"]
    assert "private" in kept and "no-store" in kept
