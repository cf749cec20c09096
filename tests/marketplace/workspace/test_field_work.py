"""Hours, yarn, checks, parcels and orders to make: by page and by outbox, each once, for her own groups alone."""

import io
import itertools
from datetime import date
from typing import Any
from uuid import uuid4

import av
import pytest
from av.audio.resampler import AudioResampler
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, ShippingEvent
from marketplace.kernel.months import india_day
from marketplace.making.hours import usual_hours
from marketplace.making.models import Check, HoursNote, Job, SpokenNote
from marketplace.making.sound import SoundRefused, spoken_anew
from payouts.models import YarnKind, YarnMove, YarnRate
from payouts.services.yarn import move_yarn
from tests.catalog.loom import make_coordinator, make_group, make_person, make_weaver, photo
from tests.marketplace.dashboard.orders import make_order, make_piece
from weavers.models import Weaver

from .test_listing_form import filled
from .test_outbox import part

pytestmark = pytest.mark.django_db

NUMBERS = itertools.count(100)
KEYS = [f"01KAZ3W8Q0000000000000000{letter}" for letter in "ABCDEFGH"]


@pytest.fixture
def weaver(db: None) -> Weaver:
    return make_weaver("Daplin")


@pytest.fixture
def rida(client: Client, weaver: Weaver) -> User:
    user = make_coordinator(username="rida")
    client.force_login(user)
    return user


@pytest.fixture
def elsewhere(db: None) -> Weaver:
    return make_weaver("Wanda", group=make_group("Dakmanda Collective"))


def send(client: Client, entry: str, fields: dict[str, Any], key: str = KEYS[0]) -> Any:
    return client.post(f"/work/outbox/{entry}/{key}/", fields)


def today() -> str:
    return india_day(timezone.now()).isoformat()


def test_hours_are_noted_once_and_say_what_the_next_piece_takes(
    client: Client, rida: User, weaver: Weaver, elsewhere: Weaver
) -> None:
    make_piece("IE-70001", title="Ryndia shawl — lac red", makers=[weaver])
    fields = {"weaver": weaver.pk, "kind": "Ryndia shawl", "pieces": 2, "hours": "75.5", "day": today()}
    for _twice in range(2):
        assert send(client, "hours", fields).status_code == 200
    assert send(client, "hours", fields | {"weaver": elsewhere.pk}, KEYS[1]).status_code == 422
    wrong = send(client, "hours", fields | {"hours": "long"}, KEYS[1]).json()
    assert list(wrong["fields"]) == ["hours"]
    note = HoursNote.objects.get()
    assert (note.minutes, note.by) == (4530, rida)
    assert usual_hours([weaver.pk]) == {(weaver.pk, "Ryndia shawl"): 38}
    assert client.get("/work/pieces/new/").context["loom"]["usual"] == {f"{weaver.pk} Ryndia shawl": 38}

    page = client.get("/work/hours/")
    assert "75.50 h" in page.content.decode()
    assert (
        client.post("/work/hours/", fields | {"key": page.context["form"]["key"].value()}).status_code == 302
    )
    client.force_login(make_coordinator(elsewhere.group))
    assert client.post(f"/work/hours/{note.pk}/back/").status_code == 404
    client.force_login(rida)
    assert client.post(f"/work/hours/{note.pk}/back/").status_code == 302
    assert HoursNote.objects.filter(taken_back_at=None).count() == 1


def test_yarn_is_noted_by_weight_and_never_more_than_there_is(
    client: Client, rida: User, weaver: Weaver, elsewhere: Weaver
) -> None:
    kind = YarnKind.objects.create(name="Eri", colour="undyed")
    YarnRate.objects.create(
        kind=kind, from_day=date(2026, 1, 1), per_kg=1500_00, wastage=4,
        entered_at=timezone.now(), confirmed_at=timezone.now(),
    )  # fmt: skip
    finance = make_person("finance")
    day = india_day(timezone.now())
    move_yarn(
        ref="in", what="received", kind=kind, weaver=None, grams=1000, day=day, by=finance, now=timezone.now(), source="bank"
    )  # fmt: skip
    issued = {"weaver": weaver.pk, "what": "issued", "kind": kind.pk, "grams": 600, "day": today()}
    for _twice in range(2):
        assert send(client, "yarn", issued).status_code == 200
    assert "only 400 g" in send(client, "yarn", issued, KEYS[1]).json()["reasons"][0]
    for key, what, grams in ((KEYS[2], "used", 400), (KEYS[3], "wasted", 30)):
        assert send(client, "yarn", issued | {"what": what, "grams": grams}, key).status_code == 200
    assert send(client, "yarn", issued | {"weaver": elsewhere.pk}, KEYS[4]).status_code == 422
    assert send(client, "yarn", issued | {"what": "received"}, KEYS[4]).status_code == 422
    assert YarnMove.objects.filter(weaver=weaver).count() == 3
    page = client.get(f"/work/weavers/{weaver.code}/yarn/").content.decode()
    assert "170 g" in page and "13 g, ₹19.50" in page  # 430 g worked up, 17.2 g allowed
    assert "170 g" in client.get("/work/yarn/").content.decode()
    assert client.get(f"/work/weavers/{elsewhere.code}/yarn/").status_code == 404


def test_a_check_made_without_signal_arrives_once_with_its_picture_and_shows_who_was_quicker(
    client: Client, rida: User, weaver: Weaver
) -> None:
    line = make_order(make_piece("IE-70001", makers=[weaver])).lines.get()
    data = photo().getvalue()
    said = {"line": line.pk, "version": "0", "grade": "rework", "note": "A hole.", "files": KEYS[1]}
    assert send(client, "check", said).status_code == 410
    part(client, KEYS[1], data, 0, len(data))
    for _twice in range(2):
        assert send(client, "check", said).status_code == 200
    check = Check.objects.get()
    assert (check.line, check.grade, check.photos.count(), check.by) == (line, "rework", 1, rida)
    late = send(client, "check", {"line": line.pk, "version": "0", "grade": "A"}, KEYS[2])
    assert late.status_code == 409 and late.json()["version"] == check.pk
    assert [each["mine"][:1] for each in late.json()["differences"]] == ["A"]
    assert (
        send(
            client, "check", {"line": line.pk, "version": check.pk, "grade": "rework", "theirs": "1"}, KEYS[2]
        ).status_code
        == 200
    )
    assert Check.objects.count() == 1
    assert (
        send(client, "check", {"line": line.pk, "version": check.pk, "grade": "A"}, KEYS[3]).status_code
        == 200
    )
    client.force_login(make_coordinator(make_group("Dakmanda Collective")))
    assert send(client, "check", {"line": line.pk, "version": "0", "grade": "A"}, KEYS[4]).status_code == 422


def test_quality_checks_without_signal_too_and_sends_nothing_else(client: Client, weaver: Weaver) -> None:
    line = make_order(make_piece("IE-70001", makers=[weaver])).lines.get()
    client.force_login(lari := make_person("quality"))
    shell = client.get("/work/checks/").content.decode()
    assert 'data-keeps="/work/waiting/ /work/checks/"' in shell and 'data-kept="check"' in shell
    assert client.get("/work/outbox/session/").json()["user"] == str(lari.pk)
    for _twice in range(2):
        sent = send(client, "check", {"line": line.pk, "version": "0", "grade": "A"})
        assert sent.status_code == 200
    assert Check.objects.get().by == lari
    other: dict[str, dict[str, Any]] = {
        "hours": {"weaver": weaver.pk, "kind": "Ryndia shawl", "pieces": 1, "hours": 2, "day": today()},
        "yarn": {"weaver": weaver.pk, "what": "issued", "kind": 1, "grams": 5, "day": today()},
        "parcel": {"lines": line.pk, "carrier": "Post", "tracking": "1"},
        "submission": {"piece": line.product_id},
        "listing": filled(weaver) | {"pictures": ""},
    }
    assert [send(client, kind, said, KEYS[1]).status_code for kind, said in other.items()] == [422] * 5
    assert not HoursNote.objects.exists() and Product.objects.count() == 1
    assert client.post("/logout/")["Location"] == "/work/leave/"


def test_a_parcel_noted_without_signal_leaves_once_and_tells_of_another_that_was_quicker(
    client: Client, rida: User, weaver: Weaver
) -> None:
    line = make_order(make_piece("IE-70001", makers=[weaver])).lines.get()
    said = {"lines": line.pk, "carrier": "India Post Speed Post", "tracking": "EU123456785IN"}
    page = client.get("/work/parcels/").content.decode()
    assert "not checked" in page and "Laban Road" not in page
    for _twice in range(2):
        assert send(client, "parcel", said).status_code == 200
    parcel = ShippingEvent.objects.get()
    assert (parcel.tracking, parcel.sent_by) == ("EU123456785IN", rida)
    other = send(client, "parcel", said | {"tracking": "EU999999985IN"}, KEYS[1])
    assert other.status_code == 422 and "EU123456785IN" in other.json()["reasons"][0]
    assert ShippingEvent.objects.count() == 1
    client.force_login(make_coordinator(make_group("Dakmanda Collective")))
    assert send(client, "parcel", said, KEYS[2]).status_code == 422


def test_a_weaver_is_asked_and_answers_and_the_board_says_who_has_it(
    client: Client, rida: User, weaver: Weaver
) -> None:
    piece = make_piece("IE-70001", makers=[weaver])
    Product.objects.update(lead_time_days=20)
    line = make_order(Product.objects.get(pk=piece.pk)).lines.get()
    Line.objects.update(due_on="2026-01-02")
    board = client.get("/work/jobs/")
    (row,) = board.context["rows"]
    assert row.late > 0 and row.free == 1
    sent = {
        f"l{line.pk}-{name}": value for name, value in (("key", uuid4()), ("pieces", 1), ("due_on", today()))
    }
    assert client.post(f"/work/jobs/offer/{line.pk}/", sent).status_code == 422
    sent[f"l{line.pk}-weaver"] = weaver.pk
    for _twice in range(2):
        assert client.post(f"/work/jobs/offer/{line.pk}/", sent).status_code == 302
    job = Job.objects.get()
    her = make_person("weaver")
    Weaver.objects.filter(pk=weaver.pk).update(user=her)
    client.force_login(her)
    assert "Ryndia shawl" in client.get("/mine/jobs/").content.decode()
    client.post(f"/mine/jobs/{job.pk}/", {"step": "accept"})
    job.refresh_from_db()
    assert (job.state, job.answered_by) == ("accepted", her)
    client.force_login(make_coordinator(make_group("Dakmanda Collective")))
    assert client.post(f"/work/jobs/{job.pk}/", {"step": "made"}).status_code == 404
    assert client.post(f"/work/jobs/offer/{line.pk}/", sent).status_code == 404
    client.force_login(rida)
    client.post(f"/work/jobs/{job.pk}/", {"step": "made"})
    assert client.get("/work/jobs/").context["rows"] == []


@pytest.mark.parametrize("path", ["/work/jobs/", "/work/parcels/", "/work/hours/"])
def test_lists_of_work_ask_the_database_as_often_for_one_as_for_four(
    client: Client, rida: User, weaver: Weaver, path: str
) -> None:
    counts = []
    for _more in range(2):
        for asked_for in (False, True):
            piece = make_piece(f"IE-71{next(NUMBERS)}", makers=[weaver])
            Product.objects.filter(pk=piece.pk).update(lead_time_days=9)
            order = make_order(Product.objects.get(pk=piece.pk))
            HoursNote.objects.create(
                key=uuid4(), weaver=weaver, kind="Ryndia shawl", minutes=60, day=today(), by=rida, at=timezone.now()
            )  # fmt: skip
            if asked_for:
                Job.objects.create(
                    key=uuid4(), line=order.lines.get(), weaver=weaver, pieces=1, due_on=today(), team=[[weaver.pk, 1]],
                    offered_by=rida, offered_at=timezone.now(),
                )  # fmt: skip
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        counts.append(len(asked))
    assert counts[0] == counts[1] < 25


def recording(container: str, codec: str, seconds: int = 2, **tags: str) -> bytes:
    """What a phone would record: silence with a click, and what it knows of place and owner beside it."""
    data = io.BytesIO()
    file: Any
    with av.open(data, "w", format=container) as file:
        file.metadata.update(tags)
        stream = file.add_stream(codec, rate=48_000, layout="mono")
        resampler = AudioResampler(format=stream.format.name, layout="mono", rate=48_000, frame_size=960)
        for _second in range(seconds * 50):
            frame = av.AudioFrame(format="s16", layout="mono", samples=960)
            frame.sample_rate = 48_000
            frame.planes[0].update(b"\x10\x05" * 960)
            for each in resampler.resample(frame):
                file.mux(stream.encode(each))
        file.mux(stream.encode(None))
    return data.getvalue()


def test_a_spoken_note_arrives_with_its_piece_once_as_sound_alone(
    client: Client, rida: User, weaver: Weaver
) -> None:
    said = recording("webm", "libopus", location="+25.57+091.88/", title="Rida's phone")
    assert b"+25.57" in said
    for key, data in ((KEYS[1], photo().getvalue()), (KEYS[2], said)):
        part(client, key, data, 0, len(data))
    fields = filled(weaver) | {"files": KEYS[1], "voice": KEYS[2]}
    del fields["pictures"]
    for _twice in range(2):
        assert client.post(f"/work/outbox/listing/{KEYS[0]}/", fields).status_code == 200
    note = SpokenNote.objects.get()
    kept = note.file.open().read()
    assert (note.product, note.seconds, note.by) == (Product.objects.get(), 2, rida)
    assert b"+25.57" not in kept and b"Rida" not in kept
    with av.open(io.BytesIO(kept)) as heard:
        assert [(each.type, each.codec_context.name) for each in heard.streams] == [("audio", "aac")]
        assert not {"location", "title"} & set(heard.metadata)
    address = f"/work/spoken/{note.pk}/"
    assert address in client.get(f"/work/pieces/{note.product_id}/").content.decode()
    assert client.get(address)["Content-Type"] == "audio/mp4"
    client.force_login(make_person("quality"))
    assert client.get(address).status_code == 200
    client.force_login(make_coordinator(make_group("Dakmanda Collective")))
    assert client.get(address).status_code == 404


def test_what_is_no_recording_or_goes_on_for_ever_is_refused(
    client: Client, rida: User, weaver: Weaver
) -> None:
    assert spoken_anew(recording("ogg", "libopus"))[1] == 2
    long = recording("mp3", "libmp3lame", seconds=122)
    for content in (
        b"",
        b"OggS" + b"x" * 4000,
        photo().getvalue(),
        b"<script>" * 500,
        b"0" * 5_000_000,
        long,
    ):
        with pytest.raises(SoundRefused):
            spoken_anew(content)
    sent = filled(weaver) | {
        "voice": SimpleUploadedFile("note.m4a", b"#EXTM3U\nfile:///etc/passwd", "audio/mp4")
    }
    assert client.post("/work/pieces/new/", sent).status_code == 422
    assert not Product.objects.exists() and not SpokenNote.objects.exists()
