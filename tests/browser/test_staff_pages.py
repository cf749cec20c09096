"""Every staff page: nothing for axe to find, nothing wider than a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import DESK, PHONE, Shop

pytestmark = pytest.mark.xdist_group("browser")

PAGES = {
    "finance": [
        "/desk/",
        "/desk/find/?q=stole",
        "/office/",
        "/office/payees/",
        "/office/set-aside/",
        "/office/ledger/",
        "/office/rules/",
        "/office/requests/",
        "/office/requests/new/policy/",
        "/office/requests/new/charge-back/",
        "/office/accounts/",
        "/office/yarn/",
        "/office/yarn/move/",
        "/office/reports/",
        "/office/reports/earnings/",
        "/office/reports/spread/",
        "/office/reports/groups/",
        "/office/reports/rupee/",
        "/office/reports/advances/",
        "/office/reports/speed/",
        "/office/reports/balance/",
        "/office/reports/income/",
        "/office/bank/",
        "/office/bank/queue/",
        "/office/bank/days/",
        "/office/bank/days/?book=assets:stripe",
        "/office/stripe/",
        "/office/trail/",
        "/office/patronage/",
        "/office/terms/",
        "/office/questions/",
    ],
    "coordinator": [
        "/desk/",
        "/work/",
        "/work/pieces/new/",
        "/work/weavers/",
        "/work/pieces/1/",
        "/work/weavers/W0001/",
        "/work/weavers/W0001/consents/",
        "/work/weavers/W0001/data/",
        "/work/weavers/W0001/standing/",
        "/work/groups/",
        "/work/groups/join/",
        "/work/votes/",
    ],
    "quality": ["/work/quality/"],
    "fulfilment": ["/dashboard/", "/dashboard/places/", "/dashboard/tracking/"],
    "weaver": [
        "/mine/",
        "/mine/pieces/?where=shop",
        "/mine/month/",
        "/mine/months/",
        "/mine/accounts/advances/",
        "/mine/ask/?about=month/owed",
        "/mine/questions/",
        "/mine/votes/",
        "/mine/pin/",
        "/mine/consents/",
        "/mine/data/",
    ],
    "admin": ["/work/overview/", "/work/looks/", "/desk/watch/"],
    "editor": ["/work/recordings/"],
}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_staff_page_shuts_anybody_out(running: Shop, person: Callable[..., Page], size: Any) -> None:
    faults = []
    for who, pages in PAGES.items():
        page = person(who, size=size)
        for address in pages:
            answer = page.goto(address)
            assert answer and answer.status == 200, address
            found = Axe().run(page).response["violations"]
            faults += [(address, each["id"], [node["target"] for node in each["nodes"]]) for each in found]
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                faults.append((address, "wider than the screen", []))
    assert faults == []


def test_an_editor_can_change_a_page_and_nobody_else_gets_into_the_pages(
    running: Shop, person: Callable[..., Page]
) -> None:
    editor = person("editor")
    editor.goto("/cms/pages/")
    editor.get_by_role("link", name="Home").first.wait_for()
    coordinator = person("coordinator")
    coordinator.goto("/cms/")
    assert "/cms/login" in coordinator.url or coordinator.get_by_text("do not have permission").count()
