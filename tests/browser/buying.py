"""The steps of every way to buy, as people take them: find, put in, say where to, pay."""

import re
import time
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Shop, settled

HOME = {
    "name": "Asha Devi",
    "line1": "12 Laban Road",
    "postcode": "793004",
    "city": "Shillong",
    "state": "Meghalaya",
}
ABROAD = {
    "name": "June Park",
    "line1": "81 Alder Street",
    "postcode": "97205",
    "city": "Portland",
    "state": "Oregon",
}
GOOD = "4242 4242 4242 4242"
DECLINED = "4000 0000 0000 0002"


def faults_of(page: Page, *, axe: bool = True) -> list[Any]:
    """What sticks out to the right, and what axe finds, which is a script itself and can't look where none runs."""
    size = page.viewport_size
    settled(page)
    assert size
    found: list[Any] = []
    if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
        found.append((page.url, size["width"], "wider than the screen"))
    if axe:
        for each in Axe().run(page).response["violations"]:
            found.append((page.url, size["width"], each["id"], [node["target"] for node in each["nodes"]]))
    return found


def put_in(page: Page, title: str, *, quantity: int = 1) -> None:
    """Find a piece by its name and put it into the basket."""
    page.goto("/search/?q=" + title.partition("—")[0].replace(" ", "+"))
    page.locator("main").get_by_role("link", name=title).first.click()
    if quantity > 1:
        page.get_by_label("How many").select_option(str(quantity))
    page.get_by_role("button", name="Put in basket").click()
    page.get_by_role("heading", name="Basket").wait_for()


def fill(page: Page, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)


def use(page: Page, field: str, code: str) -> None:
    """Type the code of a voucher or of a gift card, and have it taken off."""
    page.fill(f"[name={field}]", code)
    page.get_by_role("button", name="Use the code").click()


def choose(page: Page, field: str, value: str, *, script: bool) -> None:
    """Choose a country or a currency: with a script the page works it out, without one a button does."""
    before = page.locator("[name=shown_total]").input_value()
    page.select_option(f"[name={field}]", value)
    if not script:
        page.get_by_role("button", name=re.compile("Work out delivery for|Show the price in")).first.click()
    expect(page.locator("[name=shown_total]")).not_to_have_value(before)


def pay(page: Page, *, card: str = "") -> str:
    """Press what pays, and pay on Stripe's page; gives the order's address."""
    page.get_by_role("button", name=re.compile("Pay [₹$]")).click()
    if card:
        page.fill("[name=cardNumber]", card)
    page.locator("#pay").click()
    return ordered(page)


def ordered(page: Page) -> str:
    """The address of the order that a payment led to."""
    page.wait_for_url("**/order/**", wait_until="commit")
    return page.url.partition("?")[0]


def buy(page: Page, title: str = "Zip pouch", *, email: str, **fields: str) -> str:
    """A piece as a guest, to Shillong where nothing else is said; gives the order's address."""
    put_in(page, title)
    page.goto("/checkout/")
    fill(page, HOME | {"email": email} | fields)
    return pay(page)


def number_of(order: str) -> str:
    return order.split("/order/")[1].split("/")[0]


def mailed(running: Shop, address: str, link: str) -> str:
    """The first link of this form in a letter to an address, once the worker has sent it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for message in running.mails_to(address):
            body = message.get_body(("plain",))
            if body and (found := re.search(link, body.get_content())):
                return found[0]
        time.sleep(0.2)
    raise AssertionError(f"nothing like {link} was mailed to {address}")
