"""The packing table from list to parcel, and the way back: return, refund, dispute; each page at both widths for axe."""

import io
import json
import re
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import FilePayload, Page
from pypdf import PdfReader

from .conftest import DESK, PHONE, Shop, settled

pytestmark = pytest.mark.xdist_group("browser")


def look(page: Page, faults: list[Any]) -> None:
    """Hold a page to axe at both widths, and to the screen's."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        settled(page)
        for each in Axe().run(page).response["violations"]:
            faults.append((page.url, size["width"], each["id"], [node["target"] for node in each["nodes"]]))
        if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
            faults.append((page.url, size["width"], "wider than the screen"))


def buy(page: Page) -> str:
    """Two of the first piece of which there are several; gives the order's address."""
    page.goto("/search/?q=pouch")
    page.locator("main a[href*='/piece']").first.click()
    page.get_by_role("button", name="Put in basket").click()
    page.goto("/checkout/")
    address = {
        "email": "asha@example.com",
        "name": "Asha Devi",
        "line1": "12 Laban Road",
        "postcode": "793004",
        "city": "Shillong",
        "state": "Meghalaya",
    }
    for name, value in address.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("button", name=re.compile("Pay ₹")).click()
    page.locator("#pay").click()
    page.wait_for_url("**/order/**")
    return page.url.split("?")[0]


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
    order = buy(buyer)
    number = order.split("/order/")[1].split("/")[0]

    packer.goto("/dashboard/places/")
    look(packer, faults)
    packer.goto(f"/dashboard/orders/{number}/")
    look(packer, faults)
    packer.goto(f"/dashboard/?q={number}")
    packer.keyboard.press("/")
    assert packer.evaluate("document.activeElement.id") == "q"
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
    packer.fill("#numbers", f"{number}, EM246813579IN")
    packer.get_by_role("button", name="Look at it first").click()
    look(packer, faults)
    packer.get_by_role("button", name="Mark 1 parcel as sent").click()
    packer.get_by_text("1 parcel has left").wait_for()
    packer.goto(f"/dashboard/orders/{number}/")
    packer.get_by_text("Something is wrong with it").click()
    look(packer, faults)

    buyer.goto(f"{order}return/")
    look(buyer, faults)
    buyer.locator("select").first.select_option("1")
    buyer.fill("[name=reason]", "The zip sticks")
    buyer.locator("[name=photos]").set_input_files([photo()])
    buyer.get_by_role("button", name="Ask to send it back").click()
    buyer.get_by_text("Waits for an answer").wait_for()
    look(buyer, faults)

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

    buy(buyer)
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
