"""Whatever happens to a phone without signal, in a hundred random orders: nothing is lost and nothing comes twice."""

import base64
import io
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PIL import Image as Pixels
from playwright.sync_api import Page

from .conftest import PHONE, Shop
from .outbox import BLANK, FIELD, READY

pytestmark = pytest.mark.xdist_group("browser")


class Phone:
    """One phone whose tab can be killed at any moment."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pieces: dict[str, str] = {}
        """Keys of the pieces that the server has told of, by what they were called."""

    def ready(self) -> None:
        self.page.goto(BLANK)
        self.page.evaluate(FIELD)

    def kill(self) -> None:
        context = self.page.context
        self.page.close()
        self.page = context.new_page()
        self.ready()

    def call(self, name: str, *arguments: Any) -> Any:
        return self.page.evaluate("([name, ...rest]) => window.field[name](...rest)", [name, *arguments])

    def send(self, faults: list[str]) -> None:
        for done in self.call("send", faults)["done"]:
            if "/pieces/" in done["url"]:
                self.pieces[done["title"].split(" — ")[0]] = done["url"].split("/")[-2]

    def leave_behind(self, name: str, *arguments: Any) -> None:
        """Begun, and not waited for."""
        self.page.evaluate(
            "([name, ...rest]) => { window.field[name](...rest).catch(() => {}) }", [name, *arguments]
        )


def small_picture() -> str:
    content = io.BytesIO()
    Pixels.new("RGB", (320, 400), "#96222f").save(content, "JPEG")
    return base64.b64encode(content.getvalue()).decode()


Fields = list[list[str]]
KINDS = {"listing": 3, "hours": 3, "yarn": 3, "check": 3, "parcel": 2, "cash": 3}
"""How often each comes, beside the others."""
FAULTS = {"": 4, "lost": 3, "offline": 2, "twice": 2}
PARCELS = 18


@dataclass
class Village:
    """What there is to write about, as the pages and the shop have it, and what has to be stored in the end."""

    picture: str
    maker: str
    shelf: str
    kind: str
    yarn: str
    day: str
    pieces: list[int]
    lines: list[int]
    cash: list[int]
    expected: dict[str, list[Any]] = field(default_factory=dict)
    entered: int = 0

    def listing(self, title: str, hours: int, **more: str) -> Fields:
        said = {
            "kind": "another", "new_kind": title, "shelf": self.shelf, "fibre": "Eri silk", "technique": "Loin loom",
            "gst_rate": "5", "colour": "another", "new_colour": "Lac red", "length_cm": "200", "width_cm": "70",
            "hours": str(hours), "pieces": "1", "lead_time_days": "0", "makers": self.maker, f"weight-{self.maker}": "1",
            "price": "3280", "earning_kind": "piece", "earning": "2050", "action": "draft",
        }  # fmt: skip
        return pairs(**{**said, **more})

    def hours(self, hours: str) -> Fields:
        return pairs(weaver=self.maker, kind=self.kind, pieces="1", hours=hours, day=self.day)

    def yarn_out(self, title: str, grams: int) -> Fields:
        return pairs(
            weaver=self.maker, what="issued", kind=self.yarn, grams=str(grams), day=self.day, note=title
        )

    def check(self, title: str, piece: str, version: str, grade: str) -> Fields:
        return pairs(piece=piece, version=version, grade=grade, pieces="1", note=title)

    def handed(self, payment: str, version: str, witness: str) -> Fields:
        return pairs(payment=payment, version=version, what="handed", day=self.day, witness=witness)

    def parcel(self, line: int, carrier: str, number: str) -> Fields:
        return pairs(lines=str(line), carrier=carrier, tracking=number)


def pairs(**said: str) -> Fields:
    return [list(pair) for pair in said.items()]


@dataclass
class Entry:
    """What she writes: first perhaps something that is refused, then what is right, and how the shop is to have it."""

    kind: str
    title: str
    wrong: Fields
    right: Fields
    picture: bool = False
    about: str = ""
    """The piece that is checked, the line that leaves, the payment that is handed over."""


def test_in_a_hundred_random_orders_nothing_is_lost_and_nothing_comes_twice(
    running: Shop, person: Callable[..., Page]
) -> None:
    phone = Phone(person("coordinator2", size=PHONE))
    page = phone.page
    page.goto("/work/hours/")
    page.locator(READY).wait_for(state="attached")
    phone.ready()
    found = page.evaluate(PLACE)
    village = Village(picture=small_picture(), **found, **prepared(running, found["day"]))
    for order in range(100):
        one_order(random.Random(order), phone, order, village)
    assert phone.call("all") == []
    stored = asked(running, STORED)
    assert {kind: sorted(rows) for kind, rows in stored.items()} == {
        kind: sorted(village.expected[kind]) for kind in KINDS
    }


PAGE = """const page = (path) => new Promise((done, failed) => {
  const asked = Object.assign(new XMLHttpRequest(), { onload: () => done(asked.responseXML), onerror: failed });
  asked.open("GET", path);
  asked.responseType = "document";
  asked.send();
});"""
"""Another page of the shop, read as a browser reads it."""

PLACE = (
    f"async () => {{ {PAGE}"
    + """
  const [piece, hours, yarn] = await Promise.all(["pieces/new", "hours", "yarn"].map((path) => page(`/work/${path}/`)));
  const second = (page, name) => page.querySelectorAll(`[name=${name}] option`)[1].value;
  return {
    maker: piece.querySelector("[name=makers]").value, shelf: second(piece, "shelf"), kind: second(hours, "kind"),
    yarn: second(yarn, "kind"), day: hours.querySelector("[name=day]").value,
  };
}"""
)

PREPARE = """
import json; from datetime import date; from catalog.models import Product; from marketplace.accounts.models import User
from marketplace.demo.work import take_order; from marketplace.kernel.months import midnight
from payouts.services.cash import to_hand
now = midnight(date.fromisoformat('{day}')); her = User.objects.get(username='coordinator2')
lines = [take_order(sku='IE-00061', pieces=1, name='Asha Devi', now=now).pk for _each in range({parcels} - 8)]
lines += [take_order(sku='IE-00030', pieces=1, name='Asha Devi', now=now).pk for _each in range(8)]
pieces = list(Product.objects.live().of(her).order_by('upc').values_list('pk', flat=True))
print(json.dumps(dict(lines=lines, pieces=pieces, cash=list(to_hand(her).order_by('pk').values_list('pk', flat=True)))))
"""

STORED = """
import json; from catalog.models import Product; from marketplace.forks.order.models import ShippingEvent
from marketplace.making.models import Check, HoursNote; from payouts.models import CashMark, YarnMove
marks = [[m.witness, bool(m.picture)] for m in CashMark.objects.filter(witness__isnull=False)]
print(json.dumps(dict(
    listing=[[p.title.split(' — ')[0], p.hours, p.images.count()] for p in Product.objects.filter(title__startswith='Order ')],
    hours=[[n.minutes] for n in HoursNote.objects.filter(minutes__gte=300_000)],
    yarn=[[y.note, y.grams] for y in YarnMove.objects.filter(note__startswith='Order ')],
    check=[[c.note, c.grade, c.photos.count()] for c in Check.objects.filter(note__startswith='Order ')],
    cash=[row for row in marks if row[0].startswith('Order ')],
    parcel=[[e.tracking, e.lines.get().pk] for e in ShippingEvent.objects.filter(tracking__startswith='Order ')],
)))
"""


def prepared(running: Shop, day: str) -> dict[str, Any]:
    """Orders that are to leave, and the pieces that can be looked at."""
    found: dict[str, Any] = asked(running, PREPARE.format(day=day, parcels=PARCELS))
    return found


def asked(running: Shop, code: str) -> Any:
    """What the shop itself says, behind every page."""
    return json.loads(running.manage("shell", "-v", "0", "-c", code).strip().splitlines()[-1])


def one_order(chance: random.Random, phone: Phone, order: int, village: Village) -> None:
    """One or two things, each entered, interrupted, sent through faults, perhaps refused, perhaps changed by two."""

    def faults() -> list[str]:
        return chance.choices([*FAULTS], [*FAULTS.values()], k=chance.randint(1, 5))

    entries = {}
    for number in range(chance.choice([1, 1, 1, 2])):
        entry = something(chance, phone, f"Order {order}.{number}", village)
        key = phone.call("ulid")
        entries[key] = entry
        begun = entry.wrong or entry.right
        first = {"key": key, "kind": entry.kind, "title": entry.title, "fields": begun}
        shot = village.picture if entry.picture else None
        assert phone.call("write", {**first, "state": "draft", "picture": shot}) == "kept"
        if chance.random() < 0.06:
            phone.kill()
        if chance.random() < 0.3:  # no room: what was kept before is kept still
            worse = {**first, "state": "draft", "fields": [*begun, ["hours", "1"]], "noRoom": True}
            assert phone.call("write", worse) == "QuotaExceededError"
        assert phone.call("write", {**first, "state": "waiting"}) == "kept"
        for _attempt in range(chance.choice([0, 1, 1])):
            phone.send(faults())
        if chance.random() < 0.08:
            phone.leave_behind("send", faults())
            phone.kill()
    phone.send([])
    for refused in phone.call("all"):
        assert refused["state"] == "refused" and refused["said"]["reasons"], refused
        entry = entries[refused["key"]]
        assert entry.wrong
        again = {"key": refused["key"], "state": "waiting", "fields": entry.right}
        assert phone.call("write", again) == "kept"
        phone.send(faults())
    phone.send([])
    assert phone.call("all") == []
    if chance.random() < 0.35:
        disagree(chance, phone, entry, village, faults)


def something(chance: random.Random, phone: Phone, title: str, village: Village) -> Entry:
    """What she has to tell, and what has to come of it."""
    kind = chance.choices([*KINDS], [*KINDS.values()])[0]
    village.entered += 1
    number, wrong, with_picture = village.entered, chance.random() < 0.25, chance.random() < 0.2
    entry = Entry(kind, title, [], [])
    if kind == "listing":
        hours = chance.randint(10, 60)
        entry.right, entry.picture = village.listing(title, hours), with_picture
        entry.wrong = village.listing(title, hours, price="much") if wrong else []
        row: list[Any] = [title, hours, int(with_picture)]
    elif kind == "hours":
        entry.right = village.hours(str(5000 + number))
        entry.wrong = village.hours("long") if wrong else []
        row = [(5000 + number) * 60]
    elif kind == "yarn":
        entry.right = village.yarn_out(title, number)
        entry.wrong = village.yarn_out(title, 1_000_000) if wrong else []
        row = [title, number]
    elif kind == "check":
        entry.about, entry.picture = str(village.pieces[number % len(village.pieces)]), with_picture
        version = version_of(phone, entry.about)
        grade = "rework" if with_picture else chance.choice("AB")
        entry.right = village.check(title, entry.about, version, grade)
        entry.wrong = village.check(title, entry.about, version, "C") if wrong else []
        row = [title, grade, int(with_picture)]
    elif kind == "cash":
        entry.about, entry.picture = str(village.cash[number % len(village.cash)]), with_picture
        version = mark_of(phone, entry.about)
        entry.right = village.handed(entry.about, version, title)
        entry.wrong = village.handed(entry.about, version, "") if wrong else []
        row = [title, with_picture]
    else:
        line = village.lines.pop()
        entry.about = str(line)
        entry.right = village.parcel(line, "India Post Speed Post", title)
        entry.wrong = village.parcel(line, "", title) if wrong else []
        row = [title, line]
    village.expected.setdefault(kind, []).append(row)
    return entry


def disagree(
    chance: random.Random, phone: Phone, entry: Entry, village: Village, faults: Callable[[], list[str]]
) -> None:
    """Two say something else of one thing: the second is shown, never lost, and counts once she has chosen."""
    rows = village.expected[entry.kind]
    if entry.kind == "listing":
        if entry.title not in phone.pieces:  # the tab that heard of it was killed
            return
        piece = phone.pieces[entry.title]
        kept, version = form_of(phone, piece)
        more = {"version": version, **({"kept": kept} if kept else {})}
        both = [village.listing(entry.title, hours, **more) for hours in (70, 71)]
        differ, about = [("71", "70")], {"piece": piece}
        rows[-1] = [entry.title, 71, rows[-1][2]]
    elif entry.kind == "check":
        version = version_of(phone, entry.about)
        both = [village.check(f"{entry.title} {grade}", entry.about, version, grade) for grade in "BA"]
        differ, about = [("A: as it should be", "B: a flaw that doesn’t spoil it")], {}
        rows += [[f"{entry.title} {grade}", grade, 0] for grade in "BA"]
    elif entry.kind == "cash":
        version = mark_of(phone, entry.about)
        both = [village.handed(entry.about, version, f"{entry.title} {letter}") for letter in "BA"]
        differ, about = [], {}
        rows += [[f"{entry.title} {letter}", False] for letter in "BA"]
    elif entry.kind == "parcel":
        other = {"key": phone.call("ulid"), "kind": "parcel", "title": "", "state": "waiting"}
        phone.call("write", {**other, "fields": village.parcel(int(entry.about), "Blue Dart", "Another")})
        phone.send(faults())
        phone.send([])
        (late,) = phone.call("all")
        assert late["state"] == "refused" and entry.title in late["said"]["reasons"][0]
        return phone.call("drop", late["key"])
    else:
        return
    for said in both:
        mine = {"key": phone.call("ulid"), "kind": entry.kind, "title": entry.title, "state": "waiting"}
        phone.call("write", {**mine, **about, "fields": said})
        phone.send(faults())
    phone.send([])
    (conflict,) = phone.call("all")
    assert conflict["state"] == "conflict"
    shown = [(each["mine"], each["theirs"]) for each in conflict["said"]["differences"]]
    if entry.kind == "cash":  # the day is in words
        ((mine, theirs),) = shown
        assert mine.endswith(f"seen by {entry.title} A") and theirs.endswith(f"seen by {entry.title} B")
    else:
        assert shown == differ
    again = [pair for pair in conflict["fields"] if pair[0] != "version"]
    again.append(["version", str(conflict["said"]["version"])])
    assert phone.call("write", {"key": conflict["key"], "state": "waiting", "fields": again}) == "kept"
    phone.send(faults())
    phone.send([])
    assert phone.call("all") == []


def form_of(phone: Phone, piece: str) -> tuple[str, str]:
    """The picture that a stored piece has, and the version that its form begins from."""
    words = phone.page.evaluate(
        f"async (piece) => {{ {PAGE}"
        """
          const form = await page(`/work/pieces/${piece}/edit/`);
          return [form.querySelector("[name=kept]")?.value || "", form.querySelector("[name=version]").value];
        }""",
        piece,
    )
    return words[0], words[1]


def version_of(phone: Phone, piece: str) -> str:
    """The newest check of a piece when its form is opened."""
    found: str = phone.page.evaluate(
        f"async (piece) => {{ {PAGE}"
        "return (await page(`/work/pieces/${piece}/check/`)).querySelector('[name=version]').value; }",
        piece,
    )
    return found


def mark_of(phone: Phone, payment: str) -> str:
    """The mark that counts for a payment, 0 for none, as her page has it."""
    found: str = phone.page.evaluate(
        f"async (payment) => {{ {PAGE}"
        "const form = (await page('/work/cash/')).querySelector(`#payment-${payment} form`);"
        "return form ? form.getAttribute('action').split('/').at(-3) : '0'; }",
        payment,
    )
    return found
