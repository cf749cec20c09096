"""The packing table from list to parcel, and the way back: return, refund, dispute; each page at both widths for axe."""

import io
import json
import re
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page
from pypdf import PdfReader

from .buying import buy, faults_of, number_of
from .conftest import DESK, PHONE, Shop

pytestmark = pytest.mark.xdist_group("browser")


def look(page: Page, faults: list[Any]) -> None:
    """Hold a page to axe at both widths, and to the screen's."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        faults += faults_of(page)


def photo() -> FilePayload:
    content = io.BytesIO()
    Image.new("RGB", (600, 800), "#96222f").save(content, "JPEG")
    return {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def dispute_newest(shop: Shop) -> None:
    """Have the stand-in's bank dispute the payment that was made last."""
    key = {"Authorization": "Bearer sk_test_demo"}
    listed = urllib.request.Request(
        f"{shop.stripe}/v1/checkout/sessions?status=complete&limit=1", headers=key
    )
    session = json.load(urllib.request.urlopen(listed))["data"][0]["id"]
    made = {"Content-Type": "application/json"}
    urllib.request.urlopen(
        urllib.request.Request(f"{shop.stripe}/_standin/dispute/{session}", data=b"{}", headers=made)
    )


def test_a_parcel_leaves_by_a_list_of_numbers_and_comes_back(
    running: Shop, person: Callable[..., Page]
) -> None:
    faults: list[Any] = []
    buyer, packer, finance = person(), person("fulfilment"), person("finance")
    plain = person(size=PHONE, script=False)
    order, second = buy(buyer, email="asha@desk.example"), buy(plain, email="mina@desk.example")
    number, other = number_of(order), number_of(second)

    packer.goto("/dashboard/places/")
    look(packer, faults)
    packer.goto(f"/dashboard/orders/{number}/")
    look(packer, faults)
    packer.goto(f"/dashboard/?q={number}")
    packer.keyboard.press("/")
    assert packer.evaluate("document.activeElement.id") == "find"
    look(packer, faults)
    packer.get_by_label("All on this page").check()
    packer.get_by_role("button", name="Packing slips").click()
    assert "₹" in packer.inner_text("article")
    look(packer, faults)
    label = packer.request.get(f"/dashboard/labels.pdf?n={number}&sheet=a4")
    assert "793004" in PdfReader(io.BytesIO(label.body())).pages[0].extract_text()

    packer.goto("/dashboard/places/")
    packer.get_by_role("link", name=re.compile("Pick list")).first.click()
    packer.locator("[name^=lies-]").first.fill("Trunk 3")
    packer.get_by_role("button", name="Note where they lie").click()
    packer.get_by_text("1 place is noted").wait_for()
    look(packer, faults)

    packer.goto(f"/dashboard/tracking/?n={number}")
    packer.get_by_role("button", name="Look at it first").click()
    packer.get_by_text("is no tracking number").wait_for()
    look(packer, faults)
    packer.fill("#numbers", f"{number}, EM246813579IN\n{other}, EM246813580IN")
    packer.get_by_role("button", name="Look at it first").click()
    look(packer, faults)
    packer.get_by_role("button", name="Mark 2 parcels as sent").click()
    packer.get_by_text("2 parcels have left").wait_for()
    packer.goto(f"/dashboard/orders/{number}/")
    packer.get_by_text("Something is wrong with it").click()
    look(packer, faults)

    for page, its in ((plain, second), (buyer, order)):
        page.goto(f"{its}return/")
        faults += faults_of(page, axe=page is buyer)
        page.locator("select").first.select_option("1")
        page.fill("[name=reason]", "The zip sticks")
        page.locator("[name=photos]").set_input_files([photo()])
        page.get_by_role("button", name="Ask to send it back").click()
        page.get_by_text("Waits for an answer").wait_for()
        faults += faults_of(page, axe=page is buyer)

    finance.goto("/dashboard/returns/")
    look(finance, faults)
    finance.get_by_role("link", name=number).click()
    look(finance, faults)
    finance.fill("[name=answer]", "Send it to Shillong, please.")
    finance.get_by_role("button", name="Agree").click()
    finance.get_by_role("button", name=re.compile("It is here")).click()
    finance.get_by_text("Stripe is asked").wait_for()
    look(finance, faults)
    finance.goto(f"/dashboard/orders/{number}/refund/")
    look(finance, faults)
    finance.get_by_label("Delivery, ₹120").check()
    finance.fill("[name=reason]", "It came late")
    finance.get_by_role("button", name="Give it back").click()
    finance.get_by_text("₹120").first.wait_for()
    look(finance, faults)

    dispute_newest(running)
    link = finance.get_by_text("to be answered by")
    for _try in range(40):
        finance.goto("/dashboard/returns/")
        if link.count():
            break
        finance.wait_for_timeout(250)
    look(finance, faults)
    finance.locator("section[aria-labelledby=disputes] a").first.click()
    look(finance, faults)
    assert "Stripe took" in finance.inner_text("main")
    assert faults == []
