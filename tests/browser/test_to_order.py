"""What is agreed beforehand: woven to order on a phone, with a script and without; wholesale at a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize

from .buying import HOME, faults_of, mailed
from .conftest import DESK, PHONE, Shop

pytestmark = pytest.mark.xdist_group("browser")

ADDRESS = {name: HOME[name] for name in ("line1", "postcode", "city")}
corners = pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (DESK, False)], ids=["phone", "desk-plain"]
)


def look(page: Page, *, script: bool) -> None:
    assert faults_of(page, axe=script) == []


@corners
def test_a_custom_order_from_the_wish_to_the_last_payment(
    running: Shop, person: Callable[..., Page], size: ViewportSize, script: bool
) -> None:
    name = f"Maya {'with' if script else 'without'} Script"
    buyer = person(size=size, script=script)
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

    rida = person("coordinator", size=size, script=script)
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


@corners
def test_wholesale_from_who_are_you_to_a_paid_lot(
    running: Shop, person: Callable[..., Page], size: ViewportSize, script: bool
) -> None:
    shop = person(size=size, script=script)
    name = f"Fern & Thread {'with' if script else 'without'} Script"
    email = f"tara-{script}@loomandleaf.example".lower()
    shop.goto("/wholesale/")
    look(shop, script=script)
    shop.get_by_role("link", name="Ask to buy wholesale").click()
    said = {"name": name, "contact": "Tara Rao", "email": email, "words": "A shop in Pune"}
    for field, text in said.items():
        shop.fill(f"[name={field}]", text)
    look(shop, script=script)
    shop.get_by_role("button", name="Ask to buy wholesale").click()
    shop.get_by_role("heading", name="Look into your mail").wait_for()
    hers = mailed(running, email, r"/wholesale/business/\S+")

    office = person("finance", size=size, script=script)
    office.goto("/dashboard/wholesale/")
    look(office, script=script)
    office.get_by_role("link", name=name).click()
    look(office, script=script)
    office.get_by_role("button", name="Approve").click()

    shop.goto(hers)
    look(shop, script=script)
    shop.get_by_role("button", name="Ask for a quote of").first.click()
    shop.get_by_role("heading", name="We are working on your quote").wait_for()
    look(shop, script=script)
    quote = shop.url

    office.goto(f"/dashboard/wholesale/?state=asked&q={email}")
    office.get_by_role("link", name=name).last.click()
    look(office, script=script)
    office.select_option("[name=payment]", "stripe")
    office.get_by_role("button", name="Send the quote").click()
    office.get_by_text("The quote is sent").wait_for()

    shop.goto(quote)
    look(shop, script=script)
    for field, text in ADDRESS.items():
        shop.fill(f"[name={field}]", text)
    shop.get_by_role("button", name="Accept and pay").click()
    shop.locator("#pay").click()
    shop.get_by_role("heading", name="It's ordered").wait_for()
    look(shop, script=script)
