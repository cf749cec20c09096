"""Messages to the shop: kept once, told by mail, encrypted, answered or deleted, and gone after a year."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from cms.contact.services import FROM_ONE_ADDRESS, forget_messages
from cms.models import ContactMessage, HomePage, StandardPage
from cms.trap import stamp
from marketplace.own_data.forgetting import forget_guest
from marketplace.own_data.gather import held
from tests.catalog.loom import make_person

from .pages import body

pytestmark = pytest.mark.django_db

Write = Callable[..., tuple[int, str]]
HERS = "Mai@Example.com"


@pytest.fixture
def write(client: Client, django_capture_on_commit_callbacks: Any) -> Write:
    def send(**more: str) -> tuple[int, str]:
        said = {
            "name": "Mai", "email": HERS, "about": "repair", "words": "A thread is pulled.\nCan it be mended?",
            "stamp": stamp(timezone.localdate()), "website": "",
        }  # fmt: skip
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post("/write/", said | more, headers={"Sec-Fetch-Site": "same-origin"})
        return answer.status_code, answer.headers.get("Location", "")

    return send


def test_a_message_sent_twice_is_kept_once_and_its_answer_goes_to_who_wrote(write: Write) -> None:
    assert write() == write() == (302, "/write/sent/")
    (letter,) = mail.outbox
    assert letter.to == ["shop@impulse-empower.example"]
    assert letter.extra_headers["Reply-To"] == HERS and "Can it be mended?" in str(letter.body)
    kept = ContactMessage.objects.get()
    assert (kept.name, kept.about, kept.words.splitlines()[0]) == ("Mai", "repair", "A thread is pulled.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cms_contactmessage")
        row = str(cursor.fetchall()).lower()
    assert "mai@" not in row and "thread" not in row


def test_machines_are_answered_the_same_and_nothing_of_theirs_is_kept(client: Client, write: Write) -> None:
    for trick in (
        {"website": "http://x"},
        {"stamp": ""},
        {"stamp": stamp(timezone.localdate() - timedelta(9))},
    ):
        assert write(**trick) == (302, "/write/sent/")
    for wrong in ({"email": "nobody"}, {"words": ""}, {"about": "x"}, {"words": "x" * 5_000}, {"name": ""}):
        assert write(**wrong)[0] == 422
    other = client.post("/write/", {"words": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert other.status_code == 403
    assert not ContactMessage.objects.exists() and not mail.outbox


def test_one_address_writes_so_many_times_an_hour(write: Write) -> None:
    for number in range(FROM_ONE_ADDRESS):
        assert write(words=f"Message {number}")[0] == 302
    assert write(words="One more")[0] == 429
    assert ContactMessage.objects.count() == len(mail.outbox) == FROM_ONE_ADDRESS


def test_the_form_stands_on_any_page_and_both_stay_cacheable(client: Client, home: HomePage) -> None:
    page = home.add_child(
        instance=StandardPage(title="Contact", slug="contact", body=body(("write", {"title": "Write to us"})))
    )
    for address in (page.url, "/write/", "/write/sent/", "/hi/write/"):
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "public, no-cache", address
        assert not answer.cookies, address
    assert 'action="/write/"' in client.get(page.url).text
    refused = client.post("/write/", {"name": "Mai"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert refused.status_code == 422 and 'href="#write_email"' in refused.text


def test_editors_answer_and_delete_messages_and_nobody_else_reads_them(client: Client, write: Write) -> None:
    write()
    kept = ContactMessage.objects.get()
    for role in ("finance", "admin", "coordinator"):
        client.force_login(make_person(role))
        for answer in (
            client.get("/cms/messages/"),
            client.post(f"/cms/messages/{kept.pk}/answered/"),
            client.post(f"/cms/messages/{kept.pk}/delete/"),
        ):
            assert answer.status_code in (302, 403), role
    kept.refresh_from_db()
    assert kept.answered_at is None
    editor = make_person("editor", username="words")
    client.force_login(editor)
    assert "Can it be mended?" in client.get("/cms/messages/").text
    client.post(f"/cms/messages/{kept.pk}/answered/")
    kept.refresh_from_db()
    assert kept.answered_by == editor
    assert "mended" not in client.get("/cms/messages/").text
    assert "mended" in client.get("/cms/messages/?answered").text
    client.post(f"/cms/messages/{kept.pk}/delete/")
    assert not ContactMessage.objects.exists()


def test_a_message_is_taken_home_erased_and_forgotten_after_a_year(write: Write) -> None:
    write()
    assert held(user=None, email=HERS.lower()).data["messages to us"][0]["words"].startswith("A thread")
    forget_guest(email=HERS.lower(), now=timezone.now())
    assert not ContactMessage.objects.exists()
    write(words="Once more")
    now = timezone.now()
    assert forget_messages(now=now + timedelta(days=364)) == 0
    assert forget_messages(now=now + timedelta(days=366)) == 1
