"""Our letters go to who has confirmed from her own mail box, and to nobody who has left."""

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from cms.models import Subscriber, SubscriberExport, SubscriberStep
from cms.newsletter.services import ask, leave_url
from cms.trap import stamp
from tests.catalog.loom import make_person

pytestmark = pytest.mark.django_db

SendForm = Callable[..., tuple[int, str]]
HERS = "Banri@Example.com"


@pytest.fixture
def send_form(client: Client, django_capture_on_commit_callbacks: Any) -> SendForm:
    def send(email: str = HERS, **more: str) -> tuple[int, str]:
        sent = {"email": email, "stamp": stamp(timezone.localdate()), "website": "", "source": "footer"}
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post("/newsletter/", sent | more, headers={"Sec-Fetch-Site": "same-origin"})
        return answer.status_code, answer.headers.get("Location", "")

    return send


def link(number: int = -1) -> str:
    found = re.search(r"https?://[^/]+(/newsletter/confirm/\S+)", str(mail.outbox[number].body))
    assert found
    return found[1]


def test_an_address_is_ours_to_write_to_only_after_its_owner_pressed_the_button(
    client: Client, send_form: SendForm
) -> None:
    assert send_form() == (302, "/newsletter/asked/")
    (letter,) = mail.outbox
    assert letter.to == [HERS]
    assert letter.alternatives[0][1] == "text/html"  # type: ignore[union-attr]
    assert "/newsletter/leave/" in str(letter.body)
    assert client.get(link()).status_code == 200  # a mail program that looks at links confirms nothing
    assert not Subscriber.objects.confirmed().exists()
    for _time in range(2):
        assert client.post(link())["Location"] == "/newsletter/confirmed/"
    hers = Subscriber.objects.confirmed().get()
    assert hers.email == HERS
    steps = [(step.what, step.words, step.source) for step in SubscriberStep.objects.all()]
    assert steps == [("asked", 1, "footer"), ("confirmed", 1, "")]
    assert not client.cookies


def test_nobody_learns_whether_an_address_is_known_and_it_is_written_to_once_an_hour(
    client: Client, send_form: SendForm
) -> None:
    first = send_form()
    assert send_form(HERS.upper()) == first
    assert len(mail.outbox) == 1
    client.post(link())
    Subscriber.objects.update(mailed_at=timezone.now() - timedelta(days=1))
    assert send_form() == first
    assert len(mail.outbox) == 1 and Subscriber.objects.count() == 1
    assert Subscriber.objects.confirmed().exists()
    ask(email="two@example.com", language="en", source="page", now=timezone.now() - timedelta(hours=2))
    send_form("two@example.com")
    assert [letter.to for letter in mail.outbox[1:]] == [["two@example.com"]]


def test_a_machine_is_answered_the_same_and_nothing_is_kept(client: Client, send_form: SendForm) -> None:
    old = stamp(timezone.localdate() - timedelta(days=9))
    for trick in ({"website": "http://spam.example"}, {"stamp": ""}, {"stamp": "x:y"}, {"stamp": old}):
        assert send_form(**trick) == (302, "/newsletter/asked/")
    for wrong in ("", "nobody", "=cmd@example.com", "a@b", "x" * 250 + "@example.com"):
        assert send_form(wrong)[0] == 422
    elsewhere = {"email": HERS, "stamp": stamp(timezone.localdate())}
    assert client.post("/newsletter/", elsewhere, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not mail.outbox and not Subscriber.objects.exists()


def test_a_mail_program_leaves_with_one_press_and_the_address_is_gone(
    client: Client, send_form: SendForm
) -> None:
    send_form()
    client.post(link())
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>").split("/", 3)[3]
    assert client.get(f"/{address}").status_code == 200
    assert Subscriber.objects.confirmed().exists()
    strict = Client(enforce_csrf_checks=True)
    for _time in range(2):
        answer = strict.post(f"/{address}", {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer["Location"]) == (302, "/newsletter/left/")
    hers = Subscriber.objects.get()
    assert hers.email is None and hers.left_at and not Subscriber.objects.confirmed().exists()
    assert client.post(link()).status_code == 410  # the old link doesn't bring her back
    assert SubscriberStep.objects.filter(what="left").count() == 1
    Subscriber.objects.update(mailed_at=timezone.now() - timedelta(hours=2))
    send_form()
    assert client.post(link())["Location"] == "/newsletter/confirmed/"
    assert Subscriber.objects.confirmed().get().email == HERS


def test_links_that_are_wrong_or_old_do_nothing(client: Client, send_form: SendForm) -> None:
    send_form()
    assert client.post("/newsletter/confirm/1:x:y/").status_code == 410
    assert client.post("/newsletter/leave/1:x/").status_code == 404
    good = leave_url(Subscriber.objects.get()).split("/")[-2]
    assert client.post(f"/newsletter/confirm/{good}/").status_code == 410
    assert not Subscriber.objects.confirmed().exists()


def test_what_nobody_confirmed_is_taken_out_after_a_month(client: Client, send_form: SendForm) -> None:
    ask(email="old@example.com", language="en", source="page", now=timezone.now() - timedelta(days=31))
    send_form()
    assert [each.email for each in Subscriber.objects.order_by("pk")] == [None, HERS]


def test_the_address_is_encrypted_and_its_steps_cannot_be_changed(
    client: Client, send_form: SendForm
) -> None:
    send_form()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cms_subscriber")
        assert "banri" not in str(cursor.fetchall()).lower()
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("UPDATE cms_subscriberstep SET words = 2")


def test_editors_take_the_addresses_out_and_that_is_kept(client: Client, send_form: SendForm) -> None:
    send_form()
    client.post(link())
    send_form("waiting@example.com")
    editor = make_person("editor", username="words")
    client.force_login(editor)
    page = client.get("/cms/newsletter/").content.decode()
    assert "<b>1</b> person has confirmed." in page and HERS not in page
    assert client.get("/cms/newsletter/export/").status_code == 405
    answer = client.post("/cms/newsletter/export/")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode()))
    assert row["email"] == HERS and "/newsletter/leave/" in row["leave_url"]
    kept = SubscriberExport.objects.get()
    assert (kept.by, kept.number) == (editor, 1)
    assert "words" in client.get("/cms/newsletter/").content.decode()


@pytest.mark.parametrize("role", [None, "weaver", "coordinator", "finance", "admin"])
def test_nobody_else_sees_or_takes_them(client: Client, send_form: SendForm, role: str | None) -> None:
    if role:
        client.force_login(make_person(role, username="other"))
    for answer in (client.get("/cms/newsletter/"), client.post("/cms/newsletter/export/")):
        assert answer.status_code in (302, 403)
    assert not SubscriberExport.objects.exists()


def test_the_form_is_on_every_public_page_and_its_pages_stay_cacheable(
    client: Client, send_form: SendForm
) -> None:
    shop = client.get("/shop/")
    assert 'action="/newsletter/"' in shop.content.decode()
    for address in ("/newsletter/", "/newsletter/asked/", "/newsletter/confirmed/", "/newsletter/left/"):
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "public, no-cache", address
        assert not answer.cookies and "Cookie" not in answer.headers["Vary"], address
    assert client.get("/newsletter/").content.decode().count('name="email"') == 1
