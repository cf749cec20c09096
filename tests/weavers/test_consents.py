"""What the public sees of a weaver is what she agrees to, and what she takes back is gone with all that showed it."""

import threading
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone, translation
from wagtail.images.models import Image
from wagtail.models import Collection, Locale, Page, Site

from catalog.pictures import publish_picture
from cms.models import HomePage, StoryIndexPage, StoryPage
from marketplace.accounts.models import User
from marketplace.pagecache.store import STORE
from marketplace.storefront.search import match
from marketplace.workspace.reminding import remind
from tests.catalog.loom import make_coordinator, make_group, make_person, make_weaver, photo
from tests.marketplace.storefront.stock import make_piece
from weavers.consenting import ConsentRefused, give_consents, three_years_on, withdraw_consents
from weavers.models import AccessLog, Consent, Weaver
from weavers.showing import take_down_what_is_over
from weavers.wording import WORDINGS

pytestmark = pytest.mark.django_db

ALL = ["name", "photo", "story", "village"]
VOICE = b"OggS" + bytes(4_000)
FINGERPRINTS = {0: "4fffd64358ce6225", 1: "c18821740066cb59"}


@pytest.fixture(autouse=True)
def roots(db: None) -> None:
    """What Wagtail's migrations make, and a test with transactions takes away."""
    Locale.objects.get_or_create(language_code="en")
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")


def portrait() -> Image:
    return publish_picture(photo(), title="Portraits", collection="Portraits")


def give(weaver: Weaver, by: User, *purposes: str, **facts: Any) -> list[Consent]:
    today = timezone.localdate()
    values: dict[str, Any] = {
        "purposes": purposes or ALL,
        "given_on": today,
        "ends_on": today + timedelta(days=100),
        "form": "spoken",
        "proof": ContentFile(VOICE, name="x.ogg"),
        "witness": "Her sister",
        "now": timezone.now(),
        "key": uuid4(),
        "photo": portrait(),
        "story": "I keep the dye book.",
        "village": "Umden",
    }
    return give_consents(weaver=weaver, by=by, **(values | facts))


def files_of(weaver: Weaver) -> list[Path]:
    """Her photograph and every size of it."""
    image = Weaver.objects.get(pk=weaver.pk).photo
    assert image
    return [Path(image.file.path), *(Path(each.file.path) for each in image.renditions.all())]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("searchable")
def test_what_she_takes_back_is_gone_from_every_page_the_index_and_the_disk(client: Client) -> None:
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    home = root.add_child(instance=HomePage(title="Home", slug="the-home", heading="Woven"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": home}
    )
    user = make_coordinator()
    daplin = make_weaver("Daplin", user=make_person("weaver"))
    piece = make_piece(makers=[daplin])
    piece.save()  # now that it has a maker, the search knows her
    give(daplin, user)
    stories = home.add_child(instance=StoryIndexPage(title="Stories", slug="stories"))
    shown = publish_picture(photo(), title="At the river", collection="Stories")
    story = stories.add_child(
        instance=StoryPage(title="Blue", slug="blue", date=date(2026, 10, 1), weaver=daplin, picture=shown)
    )
    hers = f"/weaver/daplin-{daplin.pk}/"
    pages = [
        hers, piece.get_absolute_url(), f"/made/{piece.upc}/", "/shop/", daplin.group.slug and f"/group/{daplin.group.slug}/",
        "/feeds/new.atom", "/sitemap.xml", "/search/?q=shawl", story.url, "/feeds/stories.rss",
    ]  # fmt: skip
    STORE.clear()
    before = {page: client.get(page).content.decode() for page in pages}
    assert "dye book" in before[hers] and "Umden" in before[hers] and "/media/" in before[hers]
    assert "Daplin" in before["/shop/"] and "Daplin" in before[piece.get_absolute_url()]
    assert match("Daplin").keys == [piece.pk]
    files = files_of(daplin) + [Path(shown.file.path)]
    assert len(files) >= 4 and all(file.exists() for file in files)

    client.force_login(daplin.user)  # type: ignore[arg-type]
    assert client.post("/mine/consents/withdraw/", {"purpose": "name"}).status_code == 302
    client.logout()

    for page in pages:
        answer = client.get(page)
        assert answer.status_code == (404 if page in (hers, story.url) else 200), page
        words = answer.content.decode().replace(page, "")  # which a reader has asked for herself
        assert not [word for word in ("Daplin", "daplin", "dye book", "Blue") if word in words], page
    assert match("Daplin").keys == []
    assert not any(file.exists() for file in files)
    assert not Image.objects.filter(title__in=["Portraits", "At the river"]).exists()
    assert "Daplin" in before[hers]


def test_those_who_agree_to_nothing_are_the_same_to_the_public(client: Client) -> None:
    asha, bina = make_weaver("Asha", village="Umden", story="Hers."), make_weaver("Bina")
    by = make_coordinator()
    withdraw_consents(weaver=asha, purposes=["name"], by=by, now=timezone.now())  # had agreed before
    Consent.objects.filter(weaver=bina).delete()  # was never asked
    pieces = [make_piece(f"IE-0000{n}", makers=[her]) for n, her in enumerate((asha, bina), 1)]
    seen = [
        client.get(f"/made/{piece.upc}/").content.replace(str(piece.upc).encode(), b"IE").replace(b"-%d/" % piece.pk, b"/")
        for piece in pieces
    ]  # fmt: skip
    assert b"A weaver" in seen[0]
    assert seen[0] == seen[1]
    for her in (asha, bina):
        assert client.get(f"/weaver/{her.display_name.lower()}-{her.pk}/").status_code == 404
    assert "2 women of the group" in client.get(f"/group/{asha.group.slug}/").content.decode()


def test_a_consent_ends_by_its_day_and_the_night_takes_its_pictures(client: Client) -> None:
    daplin, by = make_weaver("Daplin"), make_coordinator()
    give(daplin, by)
    files = files_of(daplin)
    today = timezone.localdate()
    Consent.objects.filter(purpose__in=["photo", "village"]).update(
        given_on=today - timedelta(days=9), ends_on=today
    )
    page = client.get(f"/weaver/daplin-{daplin.pk}/").content.decode()
    assert "dye book" in page and "Umden," not in page and "portrait" in page
    assert take_down_what_is_over(now=timezone.now()) == 1
    assert take_down_what_is_over(now=timezone.now()) == 0
    assert Weaver.objects.get().photo is None and not Image.objects.exists()
    assert files[0].name.startswith("picture-")


def test_the_database_knows_three_years_one_a_purpose_and_proof() -> None:
    daplin, by = make_weaver(), make_coordinator()
    today = timezone.localdate()
    row: dict[str, Any] = {
        "weaver": daplin,
        "purpose": "story",
        "version": 1,
        "given_on": today,
        "form": "spoken",
    }
    for wrong in (
        {"ends_on": today + timedelta(days=1097)},
        {"ends_on": today},
        {"ends_on": today + timedelta(days=9), "recorded_by": by, "proof": "consents/x.ogg"},  # no witness
        {"ends_on": today + timedelta(days=9), "recorded_by": by, "witness": "Bina"},  # no proof
        {"ends_on": today + timedelta(days=9), "purpose": "name"},  # she has one
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Consent.objects.create(**(row | wrong))
    assert three_years_on(date(2028, 2, 29)) == date(2031, 2, 28)
    more: list[dict[str, Any]] = [
        {"ends_on": three_years_on(today) + timedelta(days=1)},
        {"given_on": today + timedelta(days=1)},
        {"witness": " "},
        {"purposes": []},
        {"ends_on": today},
        {"photo": None},
        {"story": " "},
        {"village": ""},
    ]
    for wrong in more:
        with pytest.raises(ConsentRefused):
            give(daplin, by, **wrong)
    assert list(Consent.objects.values_list("purpose", flat=True)) == ["name"]
    Consent.objects.update(closed_at=timezone.now())
    with pytest.raises(ConsentRefused, match="Without her name"):
        give(daplin, by, "story")


def test_sent_twice_it_is_recorded_once_and_given_anew_the_old_one_is_over() -> None:
    daplin, by, key = make_weaver(), make_coordinator(), uuid4()
    first = give(daplin, by, key=key)
    assert [each.pk for each in give(daplin, by, key=key)] == [each.pk for each in first]
    assert Consent.objects.filter(closed_at=None).count() == 4
    old = files_of(daplin)
    give(daplin, by, "photo")
    assert Consent.objects.filter(purpose="photo").count() == 2
    assert Consent.objects.filter(purpose="photo", closed_at=None).count() == 1
    assert files_of(daplin)[0] != old[0]


@pytest.mark.django_db(transaction=True)
def test_taken_back_by_her_and_for_her_at_once_it_is_taken_back_once() -> None:
    daplin, by = make_weaver("Daplin", user=make_person("weaver")), make_coordinator()
    give(daplin, by)
    gate, found = threading.Barrier(2), []

    def take_back(who: User) -> None:
        gate.wait()
        try:
            found.append(withdraw_consents(weaver=daplin, purposes=ALL, by=who, now=timezone.now()))
        finally:
            connection.close()

    threads = [threading.Thread(target=take_back, args=[who]) for who in (by, daplin.user)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(len(each) for each in found) == [0, 4]
    assert Consent.objects.exclude(withdrawn_at=None).values("withdrawn_by").distinct().count() == 1


def test_only_those_who_look_after_her_and_herself_reach_her_consents(client: Client) -> None:
    daplin, salsa = (
        make_weaver("Daplin", user=make_person("weaver")),
        make_weaver("Salsa", user=make_person("weaver")),
    )
    by = make_coordinator()
    stranger = make_coordinator(make_group("Dakmanda Collective"))
    proof = give(daplin, by)[0].pk
    for who in (stranger, salsa.user, make_person("admin"), make_person("finance")):
        with pytest.raises(ConsentRefused):
            withdraw_consents(weaver=daplin, purposes=ALL, by=who, now=timezone.now())  # type: ignore[arg-type]
        client.force_login(who)  # type: ignore[arg-type]
        for address in (
            f"/work/weavers/{daplin.code}/consents/",
            f"/work/consents/{proof}/proof/",
            f"/mine/consents/{proof}/proof/",
        ):
            assert client.get(address).status_code in (403, 404), (who, address)
        assert client.post(
            f"/work/weavers/{daplin.code}/consents/withdraw/", {"purpose": "name"}
        ).status_code in (403, 404)
    assert not Consent.objects.exclude(withdrawn_at=None).exists() and not AccessLog.objects.exists()
    client.force_login(by)
    answer = client.get(f"/work/consents/{proof}/proof/")
    assert (answer.status_code, answer["Content-Type"], answer.getvalue()) == (200, "audio/ogg", VOICE)
    assert AccessLog.objects.get().weaver == daplin
    client.force_login(daplin.user)  # type: ignore[arg-type]
    assert client.get(f"/mine/consents/{proof}/proof/").getvalue() == VOICE


def test_the_form_takes_a_sheet_or_a_voice_and_nothing_else(client: Client) -> None:
    daplin, by = make_weaver("Daplin"), make_coordinator()
    client.force_login(by)
    today = timezone.localdate()

    def send(**facts: Any) -> int:
        values = {
            "key": uuid4(), "purposes": ["name", "story"], "story": "I wait for the blue.", "given_on": today,
            "ends_on": today + timedelta(days=30), "form": "spoken", "witness": "Her sister",
        }  # fmt: skip
        return client.post(f"/work/weavers/{daplin.code}/consents/", values | facts).status_code

    def sound(content: bytes) -> ContentFile:
        return ContentFile(content, name="voice.ogg")

    assert send(spoken=sound(b"<script>" + bytes(4_000))) == 422
    assert send(spoken=sound(VOICE[:50])) == 422
    assert send(spoken=sound(VOICE), witness="") == 422
    assert send(form="written", signed=sound(VOICE)) == 422
    assert send(form="written") == 422
    assert not Consent.objects.filter(purpose="story").exists()
    assert send(form="written", signed=photo(exif=b"Exif\0\0")) == 302
    stored = Consent.objects.get(purpose="story")
    assert str(stored.proof.name).endswith(".jpg") and b"Exif" not in stored.proof.read()
    assert send(purposes=["photo"], spoken=sound(VOICE), photo=photo()) == 302
    assert Weaver.objects.get().photo


def test_pages_ask_the_same_however_many_consents_there_are(
    client: Client, django_assert_num_queries: Any
) -> None:
    daplin, by = make_weaver("Daplin", user=make_person("weaver")), make_coordinator()
    counts = []
    for _turn in range(2):
        give(daplin, by)
        for who, address in (
            (by, f"/work/weavers/{daplin.code}/consents/"),
            (by, "/work/consents/"),
            (daplin.user, "/mine/consents/"),
        ):
            client.force_login(who)  # type: ignore[arg-type]
            with django_assert_num_queries(99, exact=False) as seen:
                assert client.get(address).status_code == 200
            counts.append(len(seen))
    assert counts[:3] == counts[3:]


def test_a_coordinator_is_told_sixty_and_thirty_days_before_and_by_mail_without_names(
    mailoutbox: Any,
) -> None:
    daplin, by = make_weaver("Daplin"), make_coordinator()
    User.objects.update(email="coordinator@impulse-empower.example")
    give(daplin, by, ends_on=timezone.localdate() + timedelta(days=70))
    now = timezone.now()
    told = [remind(now=now + timedelta(days=days)) for days in (0, 11, 11, 12, 41, 41)]
    assert told == [0, 1, 0, 0, 1, 0]


@pytest.mark.parametrize("version", WORDINGS)
def test_a_wording_that_was_agreed_to_never_changes(version: int) -> None:
    with translation.override("en"):
        said = "\n".join(f"{purpose}: {words}" for purpose, words in WORDINGS[version].items())
    assert sha256(said.encode()).hexdigest()[:16] == FINGERPRINTS[version]
