"""A coordinator's phone without signal: nothing she enters is lost, and nothing comes twice."""

import io
import random
from collections.abc import Callable
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
from .outbox import BLANK, FIELD, READY

pytestmark = pytest.mark.xdist_group("browser")


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
