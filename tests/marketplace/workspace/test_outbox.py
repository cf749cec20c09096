"""What a phone has kept arrives: in parts, late, twice, under the wrong name; each entry counts once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.images.models import Image

from catalog.models import ListingChange, Product
from marketplace.accounts.models import User
from marketplace.kernel.once import key_of_ulid
from marketplace.workspace.models import SentFile
from marketplace.workspace.parts import KEPT_FOR, MOST_AT_ONCE, forget_parts
from tests.catalog.loom import make_coordinator, make_draft, make_weaver, photo
from weavers.models import Weaver

from .test_listing_form import filled

pytestmark = pytest.mark.django_db

ENTRY, FIRST, SECOND = (f"01KAZ3W8Q0000000000000000{letter}" for letter in "ABC")


@pytest.fixture
def rida(client: Client) -> User:
    user = make_coordinator(username="rida")
    client.force_login(user)
    return user


@pytest.fixture
def weaver(db: None) -> Weaver:
    return make_weaver("Daplin")


def part(client: Client, key: str, data: bytes, offset: int, size: int, **headers: Any) -> Any:
    path = f"/work/outbox/files/{key}/?offset={offset}&size={size}"
    return client.post(path, data, content_type="application/octet-stream", **headers)


def send(client: Client, weaver: Weaver, *, key: str = ENTRY, **changes: Any) -> Any:
    fields = filled(weaver, **changes)
    del fields["pictures"]
    return client.post(f"/work/outbox/listing/{key}/", fields)


def test_a_piece_arrives_with_its_pictures_once_however_often_it_is_sent(
    client: Client, rida: User, weaver: Weaver
) -> None:
    missing = send(client, weaver, files=[FIRST, SECOND])
    assert (missing.status_code, len(missing.json()["missing"])) == (410, 2)
    for key in (FIRST, SECOND):
        data = photo().getvalue()
        half = len(data) // 2
        assert part(client, key, data[:half], 0, len(data)).json() == {"have": half}
        assert part(client, key, data[:half], 0, len(data)).json() == {"have": half}  # the answer was lost
        assert part(client, key, data[half:], half + 9, len(data)).json() == {"have": half}  # before its turn
        assert client.get(f"/work/outbox/files/{key}/").json() == {"have": half}
        assert part(client, key, data[half:], half, len(data)).json() == {"have": len(data)}
    first = send(client, weaver, files=[FIRST, SECOND])
    again = send(client, weaver, files=[FIRST, SECOND], price="1")
    piece = Product.objects.get()
    assert first.status_code == 200 and first.json() == again.json()
    assert first.json()["url"] == f"/work/pieces/{piece.pk}/"
    assert (piece.state, piece.price, piece.images.count()) == ("submitted", 3280_00, 2)
    assert ListingChange.objects.filter(key=key_of_ulid(ENTRY)).count() == 1
    assert not SentFile.objects.exists()
    assert Image.objects.count() == 2


def test_bytes_of_somebody_else_or_of_another_size_are_refused_and_forgotten_after_a_week(
    client: Client, rida: User
) -> None:
    assert part(client, FIRST, b"12345", 0, 9).status_code == 200
    assert part(client, FIRST, b"67890", 5, 9).status_code == 422  # more than was announced
    assert part(client, FIRST, b"6", 5, 10).status_code == 422
    assert part(client, SECOND, b"1" * (MOST_AT_ONCE + 1), 0, 10**6).status_code == 422
    assert part(client, SECOND, b"1", 0, 10**9).status_code == 422
    assert part(client, "not-a-key", b"1", 0, 1).status_code == 422
    client.force_login(make_coordinator(username="other"))
    assert part(client, FIRST, b"6789", 5, 9).status_code == 422
    assert client.get(f"/work/outbox/files/{FIRST}/").json() == {"have": 0}
    at = SentFile.objects.get().at
    assert forget_parts(now=at + KEPT_FOR) == 0
    assert forget_parts(now=at + KEPT_FOR + timedelta(seconds=1)) == 1


def test_what_is_wrong_is_said_by_field_and_can_be_put_right_under_the_same_key(
    client: Client, rida: User, weaver: Weaver
) -> None:
    answer = send(client, weaver, price="lots", action="draft")
    assert answer.status_code == 422
    assert answer.json()["fields"]["price"] == ["Write an amount in rupees, like 2450 or 2450.50."]
    assert answer.json()["reasons"][0].startswith("Price in the shop, ₹: Write")
    assert not Product.objects.exists()
    assert send(client, weaver, action="draft").status_code == 200
    assert Product.objects.get().state == "draft"


def test_nobody_is_led_to_a_door_and_nobody_sends_for_another(
    client: Client, rida: User, weaver: Weaver
) -> None:
    said = client.get("/work/outbox/session/").json()
    assert (said["user"], len(said["secret"])) == (str(rida.pk), 64)
    path = f"/work/outbox/listing/{ENTRY}/"
    other = make_coordinator(username="other")
    client.force_login(other)
    secret = client.get("/work/outbox/session/").json()["secret"]
    assert secret != said["secret"]
    assert client.post(path, filled(weaver), headers={"x-sent-for": str(rida.pk)}).status_code == 401
    client.logout()
    assert client.post(path, {}).status_code == 401
    assert client.get("/work/outbox/session/").status_code == 401
    assert not Product.objects.exists()


def test_a_change_that_somebody_else_overtook_is_shown_beside_theirs_and_kept_until_she_chooses(
    client: Client, rida: User, weaver: Weaver
) -> None:
    piece = make_draft(rida, weaver)
    version = piece.listing_changes.get().pk
    other = make_coordinator(username="other")
    theirs = Client()
    theirs.force_login(other)
    token = theirs.get(f"/work/pieces/{piece.pk}/edit/").content.decode().split('name="kept" value="')[1]
    kept = {"kept": [token.split('"')[0]]}
    changed = filled(weaver, hours="44", version=version, action="draft", **kept)
    del changed["pictures"]
    assert theirs.post(f"/work/pieces/{piece.pk}/edit/", changed).status_code == 302

    mine: dict[str, Any] = {"piece": piece.pk, "version": version, "price": "3000", "action": "draft"}
    page = client.get(f"/work/pieces/{piece.pk}/edit/").content.decode()
    mine["kept"] = [page.split('name="kept" value="')[1].split('"')[0]]
    answer = send(client, weaver, **mine)
    assert answer.status_code == 409
    assert {each["label"]: (each["mine"], each["theirs"]) for each in answer.json()["differences"]} == {
        "Hours of work": ("40", "44"),
        "Price in the shop, ₹": ("3000", "3280"),
    }
    piece.refresh_from_db()
    assert (piece.hours, piece.price) == (44, 3280_00)
    assert client.post(f"/work/pieces/{piece.pk}/edit/", filled(weaver, **mine)).status_code == 409
    mine["version"] = answer.json()["version"]
    for _twice in range(2):
        assert send(client, weaver, hours="44", **mine).status_code == 200
    piece.refresh_from_db()
    assert (piece.hours, Product.objects.get().price) == (44, 3000_00)
    steps = list(piece.listing_changes.values_list("by__username", "changed"))
    assert steps[1:] == [("other", {"hours": ["40", "44"]}), ("rida", {"price": ["₹3,280", "₹3,000"]})]
    assert "₹3,280" in client.get(f"/work/pieces/{piece.pk}/").content.decode()
