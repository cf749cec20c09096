"""A coordinator's phone without signal: nothing she enters is lost, and nothing comes twice."""

import base64
import io
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from PIL import Image as Pixels
from playwright.sync_api import Page, Route

from catalog.terms import Terms
from marketplace.workspace.splits import price_split

from .buying import faults_of
from .conftest import PHONE, Shop

pytestmark = pytest.mark.xdist_group("browser")

READY = "html[data-work=ready]"
BLANK = "/work/app.webmanifest"
"""A page without a script of its own, for the outbox to be driven by hand."""

FIELD = """async () => {
  const [{ openStore, close }, { sendAll, ulid }, split] = await Promise.all(
    ["store", "outbox", "split"].map((name) => import(`/static/js/work/${name}.js`)));
  const real = window.fetch.bind(window), put = IDBObjectStore.prototype.put;
  let faults = [], full = false;
  // Each request meets the next fault: never sent, answered but the answer lost, sent twice; then all is well.
  window.fetch = async (...request) => {
    const fault = faults.shift();
    if (fault === "offline") throw new TypeError("no signal");
    if (fault === "twice") await real(...request);
    const answer = await real(...request);
    if (fault === "lost") throw new TypeError("the answer was lost");
    return answer;
  };
  IDBObjectStore.prototype.put = function (...row) {
    if (full) throw new DOMException("no room", "QuotaExceededError");
    return put.apply(this, row);
  };
  const user = localStorage.getItem("work-user"), store = await openStore(user);
  window.field = {
    ulid, split,
    lock: () => close(user),
    all: () => store.all(),
    drop: (key) => store.remove(key),
    async write({ key, picture, noRoom, ...plain }) {
      const entry = (await store.get(key)) || { key, kind: "listing", piece: "", files: [], changes: 0, at: Date.now() };
      const fresh = [];
      if (picture) {
        const data = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0)).buffer;
        fresh.push({ key: ulid(), size: data.byteLength, type: "image/jpeg", data });
        entry.files = [...entry.files, { key: fresh[0].key, size: data.byteLength, type: "image/jpeg" }];
      }
      full = Boolean(noRoom);
      try { return await store.save({ ...entry, ...plain }, fresh) ? "kept" : "refused"; }
      catch (problem) { return problem.name; }
      finally { full = false; }
    },
    async send(meets) {
      faults = meets;
      const told = [];
      const why = await sendAll(store, { told: (each) => told.push(each) });
      faults = [];
      return { why, done: told.filter((each) => each.done).map((each) => each.done) };
    },
  };
}"""


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
KINDS = {"listing": 3, "hours": 3, "yarn": 3, "check": 3, "parcel": 2}
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
    """The piece that is checked, the line that leaves."""


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
now = midnight(date.fromisoformat('{day}')); her = User.objects.get(username='coordinator2')
lines = [take_order(sku='IE-00061', pieces=1, name='Asha Devi', now=now).pk for _each in range({parcels} - 8)]
lines += [take_order(sku='IE-00030', pieces=1, name='Asha Devi', now=now).pk for _each in range(8)]
pieces = list(Product.objects.live().of(her).order_by('upc').values_list('pk', flat=True))
print(json.dumps(dict(lines=lines, pieces=pieces)))
"""

STORED = """
import json; from catalog.models import Product; from marketplace.forks.order.models import ShippingEvent
from marketplace.making.models import Check, HoursNote; from payouts.models import YarnMove
print(json.dumps(dict(
    listing=[[p.title.split(' — ')[0], p.hours, p.images.count()] for p in Product.objects.filter(title__startswith='Order ')],
    hours=[[n.minutes] for n in HoursNote.objects.filter(minutes__gte=300_000)],
    yarn=[[y.note, y.grams] for y in YarnMove.objects.filter(note__startswith='Order ')],
    check=[[c.note, c.grade, c.photos.count()] for c in Check.objects.filter(note__startswith='Order ')],
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
    assert [(each["mine"], each["theirs"]) for each in conflict["said"]["differences"]] == differ
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


def test_a_piece_is_entered_without_signal_and_the_phone_keeps_it_for_her_alone(
    running: Shop, person: Callable[..., Page]
) -> None:
    page = person("coordinator2", size=PHONE)
    context = page.context
    page.goto("/work/", wait_until="load")
    sizes = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((each) => each.encodedBodySize)"
    assert sum(page.evaluate(sizes)) < 100_000
    page.locator(READY).wait_for(state="attached")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.locator("html[data-shell=kept]").wait_for(state="attached")
    assert_split(page)

    context.set_offline(True)
    page.goto("/work/pieces/new/")
    page.get_by_role("group", name="Pictures").wait_for()
    page.locator(READY).wait_for(state="attached")
    page.locator("[name=pictures]").last.set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": noisy_photo()}
    )
    page.locator("[data-chosen] img").wait_for()
    page.locator(".kind").first.click()
    page.locator(".dye").first.click()
    page.get_by_role("checkbox", name="W0").first.check()
    page.fill("[name=price]", "1")
    page.fill("[name=earning]", "0.50")
    if least(page):
        page.get_by_text("less than the legal minimum wage").wait_for()
    page.wait_for_timeout(400)
    page.close()  # killed in the middle

    page = context.new_page()
    page.goto("/work/pieces/new/")
    page.get_by_role("link", name="Go on").click()
    page.locator("[data-chosen] img").wait_for()
    assert faults_of(page) == []
    for name, value in {"price": "3280", "earning": "2050", "hours": "40"}.items():
        page.fill(f"[name={name}]", value)
    page.get_by_text("A day of 8 hours brings ₹410").wait_for()
    page.get_by_role("button", name="Send for approval").click()
    page.wait_for_url("**/work/waiting/**")
    page.get_by_text("What waits is sent when there is.").wait_for()
    item = page.locator("[data-entries] > li")
    assert item.count() == 1
    assert faults_of(page) == []
    size = page.evaluate(
        """() => new Promise((done) => {
          const request = indexedDB.open(`work-${localStorage.getItem("work-user")}`);
          request.onsuccess = () => {
            const all = request.result.transaction("files").objectStore("files").getAll();
            all.onsuccess = () => done(all.result[0].data.byteLength);
          };
        })"""
    )
    assert size < 200_000

    lost: list[str] = []

    def lose(route: Route) -> None:
        """The server takes it, and the phone never hears of it."""
        if not lost:
            lost.append(route.request.url)
            route.fetch()
            route.abort()
        else:
            route.continue_()

    context.route("**/outbox/listing/**", lose)
    context.set_offline(False)
    page.reload()
    page.get_by_role("link", name=" — ").or_(page.get_by_text("Sent for approval.")).first.wait_for()
    page.goto("/work/waiting/")
    page.locator(READY).wait_for(state="attached")
    page.get_by_text("Nothing waits").or_(page.get_by_text("— sent")).first.wait_for()
    assert len(lost) == 1
    assert faults_of(page) == []
    only_with_her_pin(page)


def only_with_her_pin(page: Page) -> None:
    """A PIN opens what is kept where there is no signal; signing out takes all of it off the phone."""
    context = page.context
    page.get_by_label("4 to 6 digits").fill("4071")
    page.get_by_label("Once more").fill("4071")
    page.get_by_role("button", name="Keep this PIN").click()
    page.get_by_text("The PIN counts from now on.").wait_for()
    page.goto(BLANK)
    page.evaluate(FIELD)
    page.evaluate("window.field.lock()")  # half an hour later
    context.set_offline(True)
    page.goto("/work/pieces/new/")
    page.get_by_label("Your PIN").fill("4072")
    page.get_by_role("button", name="Open it").click()
    page.get_by_text("That isn’t the PIN.").wait_for()
    assert page.get_by_role("group", name="Pictures").count() == 0
    page.get_by_label("Your PIN").fill("4071")
    page.get_by_role("button", name="Open it").click()
    page.locator(".kind").first.click()
    page.wait_for_url("**entry=**")
    context.set_offline(False)
    page.goto("/desk/")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("still, unsent: 1").wait_for()
    assert faults_of(page) == []
    page.get_by_role("button", name="Sign out and lose it").click()
    page.wait_for_url(lambda address: "/work/" not in address)
    page.wait_for_load_state()
    left = page.evaluate(
        "async () => [...(await indexedDB.databases()).map((each) => each.name), ...await caches.keys(), ...Object.keys(localStorage)]"
    )
    assert [name for name in left if "work" in name] == []
    page.goto("/work/waiting/")
    assert "/login/" in page.url


def least(page: Page) -> bool:
    return bool(page.evaluate("JSON.parse(document.getElementById('loom').textContent).wages.length"))


def noisy_photo() -> bytes:
    """As heavy as cloth is for a camera: every thread is another colour."""
    chance = random.Random(5)
    picture = Pixels.frombytes("RGB", (500, 625), chance.randbytes(500 * 625 * 3)).resize((2400, 3000))
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=88)
    return content.getvalue()


def assert_split(page: Page) -> None:
    """The phone works a split out as the server does, to the paisa."""
    chance = random.Random(7)
    cases: list[dict[str, Any]] = []
    for _case in range(200):
        kind = chance.choice(["piece", "share"])
        cases.append(
            {
                "price": chance.randint(1, 10_000_000),
                "rate": chance.choice([0, 500, 1200, 1800, 275]),
                "kind": kind,
                "value": chance.randint(1, 900_000),
                "hours": chance.randint(0, 90),
                "weights": [chance.randint(1, 9) for _ in range(chance.randint(0, 4))],
            }  # fmt: skip
        )
    worked = page.evaluate(
        "async (cases) => { const { priceSplit } = await import('/static/js/work/split.js'); return cases.map(priceSplit) }",
        cases,
    )
    for case, found in zip(cases, worked, strict=True):
        value = Fraction(case["value"]) if case["kind"] == "piece" else Fraction(case["value"], 10_000)
        split = price_split(
            price=case["price"],
            terms=Terms(case["kind"], value),
            gst_rate=Decimal(case["rate"]) / 100,
            hours=case["hours"],
            makers=[(str(n), weight) for n, weight in enumerate(case["weights"])],
        )
        amounts = [*found["each"], found["cooperative"], found["tax"]]
        assert amounts == [part.amount for part in split.parts], case
        assert (found["earning"], found["day"]) == (split.earning, split.day), case


def test_hours_are_entered_without_signal_and_stored_once(running: Shop, person: Callable[..., Page]) -> None:
    page = person("coordinator", size=PHONE)
    context = page.context
    page.goto("/work/hours/")
    page.locator("html[data-shell=kept]").wait_for(state="attached")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    page.goto("/work/hours/")
    page.locator(READY).wait_for(state="attached")
    page.locator("[name=weaver]").select_option(index=1)
    page.locator("[name=kind]").select_option(index=1)
    page.fill("[name=hours]", "long")
    page.get_by_role("button", name="Note the hours").click()
    page.get_by_text("What waits is sent when there is.").wait_for()
    assert page.locator("[data-entries] > li").count() == 1
    context.set_offline(False)
    page.wait_for_url("**/work/hours/?entry=*")  # sent back at once, and what she wrote is there
    page.get_by_text("Enter a number.").wait_for()
    assert page.input_value("[name=hours]") == "long"
    page.fill("[name=hours]", "41.75")
    page.get_by_role("button", name="Note the hours").click()
    page.wait_for_url("**/work/hours/")
    page.get_by_text("41.75 h").first.wait_for()
    code = "from marketplace.making.models import HoursNote; print(HoursNote.objects.filter(minutes=2505).count())"
    assert running.manage("shell", "-v", "0", "-c", code).strip().splitlines()[-1] == "1"
