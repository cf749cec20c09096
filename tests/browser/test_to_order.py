"""What is agreed beforehand: woven to order on a phone, with a script and without; wholesale at a desk."""

import re
import time
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import DESK, PHONE, Shop, settled

pytestmark = pytest.mark.xdist_group("browser")

ADDRESS = {"line1": "12 Laban Road", "postcode": "793004", "city": "Shillong"}


def look(page: Page, *, script: bool = True) -> None:
    """Nothing wider than the screen, and nothing for axe to find (which is a script itself)."""
    size = page.viewport_size
    settled(page)
    assert size and page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url
    if script:
        found = Axe().run(page).response["violations"]
        assert [(page.url, v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_custom_order_from_the_wish_to_the_last_payment(
    running: Shop, person: Callable[..., Page], script: bool
) -> None:
    name = f"Maya {'with' if script else 'without'} Script"
    buyer = person(size=PHONE, script=script)
    buyer.goto("/group/umden-eri-circle/")
    buyer.get_by_role("article").first.get_by_role("link").click()
    buyer.get_by_role("link", name="Have it woven").click()
    buyer.get_by_role("heading", name="The same cloth, woven for you").wait_for()
    look(buyer, script=script)
    for field, text in {"length_cm": "230", "words": "Longer, for my mother", "name": name}.items():
        buyer.fill(f"[name={field}]", text)
    buyer.fill("[name=email]", "maya@example.com")
    buyer.get_by_role("button", name="Ask for an offer").click()
    buyer.get_by_role("heading", name="We read what you asked for").wait_for()
    look(buyer, script=script)
    hers = buyer.url.partition("?")[0]

    rida = person("coordinator", size=PHONE, script=script)
    rida.goto("/work/custom/")
    look(rida, script=script)
    rida.get_by_role("link", name=name).click()
    look(rida, script=script)
    one = rida.url
    rida.get_by_role("link", name="Make an offer").click()
    rida.fill("[name=price]", "4000")
    rida.select_option("[name=earning_kind]", "share")
    rida.fill("[name=earning]", "62.5")
    rida.get_by_role("button", name="Work it out").click()
    rida.get_by_text("The buyer pays").wait_for()
    look(rida, script=script)
    rida.get_by_role("button", name="Send the offer").click()
    rida.get_by_text("The offer is sent.").wait_for()

    buyer.goto(hers)
    look(buyer, script=script)
    for field, text in ADDRESS.items():
        buyer.fill(f"[name={field}]", text)
    buyer.get_by_role("button", name="Accept and go to pay").click()
    buyer.locator("#pay").click()
    buyer.get_by_role("heading", name="It's being woven").wait_for()
    look(buyer, script=script)

    rida.goto(one)
    look(rida, script=script)
    rida.get_by_role("button", name="It's made").click()
    rida.get_by_text("The buyer is told").wait_for()
    buyer.goto(hers)
    buyer.get_by_role("button", name="Pay the rest").click()
    buyer.locator("#pay").click()
    buyer.get_by_role("heading", name="It's made and paid").wait_for()
    look(buyer, script=script)


def mailed(running: Shop, address: str, link: str) -> str:
    """The first link of this form in a letter to an address, once the worker has sent it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for message in running.mails_to(address):
            body = message.get_body(("plain",))
            if body and (found := re.search(link, body.get_content())):
                return found[0]
        time.sleep(0.5)
    raise AssertionError(f"nothing like {link} was mailed to {address}")


def test_wholesale_from_who_are_you_to_a_paid_lot(running: Shop, person: Callable[..., Page]) -> None:
    shop, email = person(size=PHONE), "tara@loomandleaf.example"
    shop.goto("/wholesale/")
    look(shop)
    shop.get_by_role("link", name="Ask to buy wholesale").click()
    said = {"name": "Fern & Thread", "contact": "Tara Rao", "email": email, "words": "A shop in Pune"}
    for field, text in said.items():
        shop.fill(f"[name={field}]", text)
    look(shop)
    shop.get_by_role("button", name="Ask to buy wholesale").click()
    shop.get_by_role("heading", name="Look into your mail").wait_for()
    hers = mailed(running, email, r"/wholesale/business/\S+")

    office = person("finance", size=DESK)
    office.goto("/dashboard/wholesale/")
    look(office)
    office.get_by_role("link", name="Fern & Thread").click()
    look(office)
    office.get_by_role("button", name="Approve").click()

    shop.goto(hers)
    look(shop)
    shop.get_by_role("button", name="Ask for a quote of").first.click()
    shop.get_by_role("heading", name="We are working on your quote").wait_for()
    look(shop)
    quote = shop.url

    office.goto("/dashboard/wholesale/?state=asked&q=Fern")
    office.get_by_role("link", name="Fern & Thread").last.click()
    look(office)
    office.select_option("[name=payment]", "stripe")
    office.get_by_role("button", name="Send the quote").click()
    office.get_by_text("The quote is sent").wait_for()

    shop.goto(quote)
    look(shop)
    for field, text in ADDRESS.items():
        shop.fill(f"[name={field}]", text)
    shop.get_by_role("button", name="Accept and pay").click()
    shop.locator("#pay").click()
    shop.get_by_role("heading", name="It's ordered").wait_for()
    look(shop)
