"""Two villages with one of everything: whoever is of one finds nothing of the other, by any address, list, file or guess."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.custom.asking import Asked, Buyer, ask_custom
from marketplace.forks.order.models import Line, ShippingEvent
from marketplace.kernel.months import india_day
from marketplace.making.checking import Found, record_check
from marketplace.making.hours import note_hours
from marketplace.making.jobs import offer_job
from marketplace.making.speaking import keep_note
from marketplace.pagecache.models import Change
from marketplace.workspace.evidence import sheet
from payouts.models import Item
from payouts.services.cash import Said, mark_cash
from payouts.services.dispatch import dispatch_lines
from payouts.services.questions import ask_question
from tests.catalog.loom import make_coordinator, make_draft, make_group, make_person, make_weaver, photo
from tests.marketplace.accounts.test_who_may_go_where import TABLE, addresses
from tests.marketplace.dashboard.orders import make_order, make_piece
from weavers.consenting import give_consents
from weavers.models import StandIn
from weavers.telling import note_answer

from .cash import make_cash

pytestmark = pytest.mark.django_db

NOT_OF_ANYBODY = {
    "workspace:outbox-file",
    "workspace:outbox-entry",  # its own test below
    "workspace:vote-back",  # proposals are put to all members
    "workspace:my-vote",
    "workspace:say",  # by her language
    "workspace:my-account",  # savings or advances: hers
    "workspace:statement",  # a month, and hers
    "workspace:statements-group",  # a month and a group: ``test_statement_pages``
    "dashboard:custom",  # for finance, as are the next two
    "dashboard:cancel",
    "dashboard:refund",
}
"""Addresses with something to fill in that is no row of a group's or a woman's."""


@dataclass
class Village:
    """A group with its coordinator, one weaver, and an address for each thing of theirs that has one."""

    name: str
    coordinator: User
    her: User
    paths: dict[str, str] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    """What tells that something is of this village."""


def make_village(name: str, title: str) -> Village:
    now = timezone.now()
    today = india_day(now)
    group = make_group(f"{name} Circle")
    coordinator, stranger = make_coordinator(group), make_coordinator(make_group(f"{name} Other"))
    her = make_weaver(f"Wan{name}", group=group, user=make_person("weaver"))
    piece = make_piece(f"IE-{name}", title=title, makers=[her])
    draft = make_draft(coordinator, her, title=f"{title} draft")
    order, sent = make_order(piece, name=f"Buyer {name}"), make_order(make_piece(f"IE-{name}2", makers=[her]))
    line = order.lines.get()
    Product.objects.filter(pk=piece.pk).update(lead_time_days=9)
    dispatch_lines(
        lines=list(sent.lines.all()), by=coordinator, now=now, carrier="Post", tracking=f"EM{name}"
    )
    consents = give_consents(
        weaver=her, purposes=["story"], given_on=today, ends_on=today + timedelta(days=30), form="spoken",
        proof=ContentFile(b"OggS" + bytes(4_000), name="x.ogg"), witness="Her sister", by=coordinator, now=now,
        key=uuid4(), story="I keep the dye book.",
    )  # fmt: skip
    found = Found("rework", note=f"A hole {name}", photos=[sheet(photo())])
    check = record_check(
        product=piece, line=line, found=found, version=0, by=coordinator, now=now, key=uuid4()
    )
    spoken = keep_note(product=piece, sound=b"sound", seconds=2, by=coordinator, now=now, key=uuid4())
    noted = note_hours(
        weaver=her, kind=title, pieces=1, minutes=90, day=today, by=coordinator, now=now, key=uuid4()
    )
    job = offer_job(line=line, weaver=her, pieces=1, due_on=today, by=coordinator, now=now, key=uuid4())
    stand_in = StandIn.objects.create(
        group=group, user=stranger, from_day=today + timedelta(days=9), to_day=today + timedelta(days=9),
        entered_by=coordinator, entered_at=now,
    )  # fmt: skip
    custom = ask_custom(
        product=Product.objects.get(pk=piece.pk), asked=Asked(1, f"Longer {name}"), key=uuid4(), now=now,
        buyer=Buyer(f"Buyer {name}", f"{name}@buyers.example", "IN", "en"), photos=[photo()],
    )  # fmt: skip
    question = ask_question(
        weaver=her, about="month/owed", label="Yours now", amount=1, words="", by=coordinator, now=now, key=uuid4(),
        voice=ContentFile(b"OggS" + bytes(4_000), name="x.ogg"),
    )  # fmt: skip
    notice = note_answer(weaver=her, now=now)
    cash = make_cash(her)
    said = Said("handed", today, f"Seen {name}", picture=sheet(photo()))
    mark = mark_cash(payment=cash, said=said, version=0, by=coordinator, now=now, key=uuid4())
    parcel = ShippingEvent.objects.get(tracking=f"EM{name}")
    keys = {
        **dict.fromkeys(["piece", "edit", "submit", "price", "withdraw", "check-piece"], draft.pk),
        **dict.fromkeys(["custom", "custom-offer"], custom.pk),
        "custom-photo": custom.photos.get().pk, "check": check.pk, "check-photo": check.photos.get().pk,  # type: ignore[attr-defined]
        "spoken": spoken.pk, "job-offer": line.pk, "job-step": job.pk, "hours-back": noted.pk,
        "consent-proof": consents[0].pk, "notice-told": notice.pk, "stand-in-end": stand_in.pk,
        "my-piece": piece.pk, "my-voice": question.pk, "my-consent-proof": consents[0].pk, "my-notice": notice.pk,
        "my-job": job.pk, "cash-picture": mark.pk, "cash-back": mark.pk,
        "statement-pdf": Item.objects.get(weaver=her).pk, "parcel": parcel.pk, "order": order.number, "slip": order.number, "pick": group.slug,
    }  # fmt: skip
    village = Village(name, coordinator, her.user)  # type: ignore[arg-type]
    for full, address in addresses().items():
        app, _colon, short = full.partition(":")
        if app in ("workspace", "dashboard") and "<" in address and full not in NOT_OF_ANYBODY:
            key = keys.get(short, her.code if "<str:code>" in address else None)
            if key is not None:
                village.paths[full] = re.sub("<[^>]+>", str(key), address)
    village.keys = {
        "line": line.pk,
        "piece": draft.pk,
        "weaver": her.pk,
        "check": check.pk,
        "cash": cash.pk,
    }
    village.words = [
        her.display_name,
        her.code,
        title,
        f"Buyer {name}",
        f"A hole {name}",
        f"Seen {name}",
        order.number,
    ]
    return village


@pytest.fixture
def villages(db: None) -> tuple[Village, Village]:
    return make_village("Umden", "Ryndia shawl — of Umden"), make_village("Majuli", "Mekhela — of Majuli")


def reach(role: str) -> set[str]:
    """Every address with something to fill in that the table lets a role into."""
    return {
        name
        for (name, _method), allowed in TABLE.items()
        if role in allowed and "<" in addresses()[name] and name.startswith(("workspace:", "dashboard:"))
    } - NOT_OF_ANYBODY


def rows() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.managed and model is not Change
    }


@pytest.mark.parametrize("role", ["coordinator", "weaver"])
def test_what_is_of_the_other_village_is_not_there_whatever_is_guessed(
    role: str, villages: tuple[Village, Village]
) -> None:
    one, two = villages
    hers = reach(role)
    assert hers <= set(two.paths), "each address has a thing in the village"
    stranger, herself = Client(), Client()
    stranger.force_login(one.coordinator if role == "coordinator" else one.her)
    herself.force_login(two.coordinator if role == "coordinator" else two.her)
    before = rows()
    answers = {
        name: {stranger.get(two.paths[name]).status_code, stranger.post(two.paths[name]).status_code}
        for name in hers
    }
    assert {name: found - {405} for name, found in answers.items()} == {name: {404} for name in hers}
    assert rows() == before
    for name in sorted(
        hers, key=lambda each: ("withdraw" in each, each)
    ):  # the last ones end what others show
        known = (herself.get(two.paths[name]).status_code, herself.post(two.paths[name]).status_code)
        assert set(known) & {200, 302, 422}, (name, known)


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if answer["Content-Type"] == "application/zip":
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return "\n".join(file.read(name).decode() for name in file.namelist())
    return content.decode("utf-8", "replace").replace("\xa0", " ")


def lists() -> list[str]:
    """Every list and export that a coordinator is let into."""
    names = [
        name
        for (name, method), allowed in TABLE.items()
        if name.startswith(("workspace:", "dashboard:"))
        and method == "GET"
        and allowed.get("coordinator") == 200
    ]
    return [addresses()[name] for name in names if "<" not in addresses()[name]]


def searches(village: Village) -> list[str]:
    """Those lists that look for words or for somebody, asked for what is of a village."""
    code, number = village.words[1], village.words[-1]
    paths = ("/work/custom/", "/dashboard/", "/work/labels/", "/desk/find/")
    asked = [f"{path}?q={words}" for path in paths for words in (village.name, number)]
    return [*asked, f"/dashboard/tracking/?n={number}", f"/work/yarn/?weaver={code}", "/work/?state=draft"]


def test_no_list_no_search_and_no_file_has_anything_of_the_other_village(
    villages: tuple[Village, Village],
) -> None:
    one, two = villages
    stranger, herself = Client(), Client()
    stranger.force_login(one.coordinator)
    herself.force_login(two.coordinator)
    told: set[str] = set()
    for path in [*lists(), *searches(two)]:
        asked = path.partition("?")[2]
        text = shown(stranger, path)
        leaks = [words for words in two.words if words in text and words not in asked]
        assert leaks == [], path
    for path in lists():
        told |= {words for words in two.words if words in shown(herself, path)}
    assert told == set(two.words), "the lists do show all that to whom it is of"
    leaving = {number for number in two.words if number.isdigit()}
    papers = [f"/dashboard/slips/?n={number}" for number in leaving]
    papers += [f"/dashboard/labels.pdf?n={number}" for number in leaving]
    papers += [f"/work/labels/print/?n={two.keys['piece']}"]
    for path in papers:
        answer = stranger.get(path)
        assert answer.status_code in (302, 404) and two.name.encode() not in answer.content, path


def test_no_outbox_takes_anything_for_the_other_village(villages: tuple[Village, Village]) -> None:
    one, two = villages
    stranger = Client()
    stranger.force_login(one.coordinator)
    today, keys = india_day(timezone.now()).isoformat(), two.keys
    sent: list[tuple[str, dict[str, Any]]] = [
        ("listing", {"piece": keys["piece"], "action": "submit"}),
        ("submission", {"piece": keys["piece"]}),
        ("hours", {"weaver": keys["weaver"], "kind": "Mekhela — of Majuli", "pieces": 1, "hours": 2, "day": today}),
        ("yarn", {"weaver": keys["weaver"], "what": "issued", "kind": 1, "grams": 1, "day": today}),
        ("check", {"line": keys["line"], "version": keys["check"], "grade": "A"}),
        ("check", {"piece": keys["piece"], "version": 0, "grade": "A"}),
        ("parcel", {"lines": keys["line"], "carrier": "Post", "tracking": "1"}),
        ("statement", {"item": two.paths["workspace:statement-pdf"].split("/")[-1].removesuffix(".pdf")}),
        ("cash", {"payment": keys["cash"], "version": 0, "what": "handed", "day": today, "witness": "Ribha"}),
    ]  # fmt: skip
    before = rows()
    for number, (kind, fields) in enumerate(sent):
        answer = stranger.post(f"/work/outbox/{kind}/01KAZ3W8Q0000000000000010{number}/", fields)
        assert answer.status_code == 422, kind
        assert not [words for words in two.words if words in answer.content.decode()], kind
    assert rows() == before
    assert Line.objects.get(pk=keys["line"]).status == Line.Status.PAID
