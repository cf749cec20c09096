"""Woven to order on a phone, with a script and without: asked, offered, paid in halves, made."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import PHONE, Shop

pytestmark = pytest.mark.xdist_group("browser")

ADDRESS = {"line1": "12 Laban Road", "postcode": "793004", "city": "Shillong"}


def look(page: Page, *, script: bool = True) -> None:
    """Nothing wider than the screen, and nothing for axe to find (which is a script itself)."""
    size = page.viewport_size
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
