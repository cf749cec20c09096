"""Walks the demonstration as everybody who uses it, and comes by one page of each kind.

A kind of page is an address as the project's list of addresses names it, for one role: new pages are found by the
links that lead to them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, Page, Response, ViewportSize

from tests.browser.conftest import DESK, PASSWORD

ROLES = ["nobody", "buyer", "weaver", "coordinator", "quality", "fulfilment", "finance", "approver"]
STARTS = {
    "nobody": ["/", "/shop/", "/search/?q=eri", "/search/?q=xyzzy", "/login/", "/basket/", "/no-such-page/"]
}
NOT_OURS = re.compile(r"^/(cms|media|static|stripe|logout)\b")
WANTED = 400
"""Pages that are opened for one role at most; a walk that gets here says so."""


@dataclass(frozen=True)
class Place:
    role: str
    kind: str
    address: str
    page: Page
    answer: Response

    @property
    def name(self) -> str:
        return f"{self.role}-{self.kind.replace(':', '-')}"


def walk(browser: Browser, url: str, *, size: ViewportSize = DESK) -> Iterator[Place]:
    """One page of each kind for each role, open in a browser of that role's."""
    for role in ROLES:
        context = browser.new_context(viewport=size, base_url=url)
        context.set_default_timeout(30_000)
        page = context.new_page()
        if role != "nobody":
            page.goto("/login/")
            page.fill("[name=username]", role)
            page.fill("[name=password]", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url("**/desk/")
        else:
            _fill_basket(page)
        yield from _of_role(page, role, url)
        context.close()


def _of_role(page: Page, role: str, url: str) -> Iterator[Place]:
    waiting, seen = list(STARTS.get(role, ["/desk/", "/basket/"])), set()
    opened = 0
    while waiting and opened < WANTED:
        address = waiting.pop(0)
        kind = kind_of(address)
        if not kind or kind in seen or (role != "nobody" and kind in PUBLIC):
            continue
        answer = page.goto(address) if _is_page(page, address) else None
        if answer is None:
            continue
        opened += 1
        seen.add(kind)
        if role == "nobody":
            PUBLIC.add(kind)
        yield Place(role, kind, address, page, answer)
        waiting += [link for link in _links(page, url) if kind_of(link) not in seen]


PUBLIC: set[str] = set()
"""Kinds that nobody in particular came by: the same for everybody, so not walked again for the others."""


def kind_of(address: str) -> str:
    """The name of an address in the project's list, with what tells two states of one page apart; empty if none."""
    parts = urlsplit(address)
    if NOT_OURS.match(parts.path):
        return ""
    try:
        found = resolve(parts.path)
    except Resolver404:
        return "missing"
    name = found.view_name or found.func.__name__
    if name == "wagtail_serve":
        name = "page" + parts.path.rstrip("/").replace("/", "-")
    return f"{name}-empty" if "xyzzy" in parts.query else name


def _is_page(page: Page, address: str) -> bool:
    """Whether it's a page rather than a file; asked without opening it, as a file would be a download."""
    answer = page.request.get(address, max_redirects=3)
    return "text/html" in answer.headers.get("content-type", "")


def _links(page: Page, url: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [link.removeprefix(url).split("#")[0] for link in found if link.startswith(url + "/")]


def _fill_basket(page: Page) -> None:
    """Somebody who has put a piece into the basket sees what is in it, and the checkout."""
    page.goto("/shop/?ready=now")
    page.locator("a[href^='/piece/']").first.click()
    page.locator("form[action='/basket/add/'] button").first.click()
    page.wait_for_load_state()
    STARTS["nobody"] = [*STARTS["nobody"], "/checkout/"]
