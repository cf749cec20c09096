"""The shop in a browser: nothing for axe to find, nothing wider than a phone, everything without a script."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Error, Page, Route, expect

from catalog.models import Product, ProductImage
from tests.cms.pages import make_guide_in_hindi

from .stock import make_picture, make_piece, make_shelf, make_weaver
from .test_search import index_all

pytestmark = pytest.mark.django_db

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class OneAtATime(StaticFilesHandler):
    """Requests share the test's one connection and transaction, so they take turns."""

    turn = threading.Lock()

    def __call__(self, environ: Any, start_response: Callable[..., Any]) -> Any:
        with self.turn:
            return list(super().__call__(environ, start_response))


class KeepsConnection(ThreadedWSGIServer):
    """The connection is the test's to close."""

    def _close_connections(self) -> None:
        pass


class ShopThread(LiveServerThread):
    server_class = KeepsConnection


@pytest.fixture
def shop(db: None) -> Iterator[str]:
    """The address of a server that sees what the test has stored, and stores nothing past its end.

    Django's own live server empties every table after each test, which the ledger refuses.
    """
    connection = connections["default"]
    connection.inc_thread_sharing()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    server = ShopThread("127.0.0.1", OneAtATime, connections_override={"default": connection})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    connection.dec_thread_sharing()


@pytest.fixture
def piece() -> Product:
    shelf, weaver = make_shelf(), make_weaver()
    make_piece(
        "IE-2",
        title="Zip pouch — indigo",
        colour="Indigo",
        price="370",
        stock=5,
        shelf=shelf,
        makers=[weaver],
    )
    return make_piece(makers=[weaver], shelf=shelf, picture=make_picture())


def look(page: Page, where: str) -> None:
    """What axe finds, and anything that sticks out to the right."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(where, v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_no_page_of_the_shop_shuts_anybody_out(
    browser: Browser, shop: str, piece: Product, width: int, scheme: str
) -> None:
    make_guide_in_hindi()
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        base_url=shop,
        bypass_csp=True,  # for axe, which comes into the page as a script
    )
    for address in (
        "/shop/",
        "/shop/scarves/?colour=Indigo&low=100",
        "/shop/?colour=Violet",
        "/search/",
        "/search/?q=shawl",
        "/search/?q=zzzz",
        "/newsletter/",
        "/offline/",
        piece.get_absolute_url() + "?country=US",
        f"/made/{piece.sku}/",
        "/hi/eri/",
        f"/weaver/daplin-{make_weaver().pk}/",
        "/group/umden-eri-circle/",
        "/nothing-here/",
        "/basket/",
    ):
        page.goto(address)
        look(page, address)
    page.goto(piece.get_absolute_url())
    page.locator("#picture-1").click()
    page.get_by_role("button", name="Larger").click()
    look(page, "a picture from near by")
    page.keyboard.press("Escape")
    page.get_by_text("Show it to somebody").click()
    page.get_by_text("How this is reckoned").click()
    look(page, "a piece, unfolded")
    page.get_by_role("button", name="Put in basket").click()
    look(page, "basket")
    page.get_by_role("link", name="Go to checkout").click()
    look(page, "checkout")
    page.get_by_role("button", name="Pay ₹").click()
    look(page, "checkout with mistakes")
    page.close()


def test_a_buyer_without_script_finds_filters_buys_and_undoes(
    browser: Browser, shop: str, piece: Product
) -> None:
    page = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}, base_url=shop
    ).new_page()
    page.goto("/shop/")
    page.get_by_text("Filter and sort").click()
    page.get_by_role("checkbox", name="Indigo").check()
    page.get_by_role("button", name="Show pieces").click()
    assert page.get_by_role("article").count() == 1
    page.get_by_role("link", name="Zip pouch").click()
    page.get_by_label("How many").select_option("2")
    page.get_by_role("button", name="Put in basket").click()
    assert page.get_by_role("heading", name="Basket").is_visible()
    page.get_by_role("button", name="One more of").click()
    assert page.locator(".sums dd").inner_text() == "₹1,110"
    page.get_by_role("button", name="Remove Zip pouch").click()
    page.get_by_role("button", name="Put it back").click()
    page.get_by_role("link", name="Go to checkout").click()
    assert page.get_by_role("button", name="Pay ₹1,370").is_visible()


def test_the_header_counts_what_is_in_the_basket_on_pages_that_are_the_same_for_all(
    browser: Browser, shop: str, piece: Product
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, base_url=shop)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/shop/")
    page.wait_for_load_state("networkidle")
    assert not context.cookies()
    assert not any("/basket/count" in url for url in asked)
    page.goto(piece.get_absolute_url())
    page.get_by_role("button", name="Put in basket").click()
    page.goto("/shop/")
    page.get_by_role("link", name="Basket, 1 piece").wait_for()
    with pytest.raises(Error, match="TrustedHTML"):  # words become no part of a page by a slip
        page.evaluate("document.body.innerHTML = '<i>x</i>'")
    context.close()


WORKS = """() => new Promise((done) => {
  if (navigator.serviceWorker.controller) done();
  else navigator.serviceWorker.addEventListener("controllerchange", done);
}).then(() => true)"""
HAS_PICTURE = """async () => {
  while (!(await (await caches.open("pictures")).keys()).length) await new Promise((done) => setTimeout(done, 50));
}"""
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys())
    found[name.split("-")[0]] = (await (await caches.open(name)).keys()).map((key) => new URL(key.url).pathname);
  return found;
}"""


def test_somebody_types_narrows_goes_back_and_reads_without_a_network(
    browser: Browser, shop: str, piece: Product
) -> None:
    """With the keyboard alone where there is one; then on a train, with what she looked at before."""
    index_all()
    context = browser.new_context(viewport={"width": 1280, "height": 600}, base_url=shop)
    page = context.new_page()
    page.goto("/shop/")
    field = page.get_by_role("combobox", name="Search for a piece")
    field.press_sequentially("ryndya")
    offers = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(offers.first).to_have_text("Perhaps “ryndia”")  # after what was offered for its first letters
    assert field.get_attribute("aria-expanded") == "true"
    field.press("ArrowDown")
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "top-search-offers-1"
    assert offers.nth(1).get_attribute("aria-selected") == "true"
    field.press("Escape")
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "ryndya")
    field.press("ArrowUp")
    field.press("Enter")
    page.wait_for_url(f"**{piece.get_absolute_url()}")
    page.go_back()

    page.evaluate("window.same = true")
    page.locator("[name=colour][value=Indigo]").check()
    page.wait_for_url("**/shop/?colour=Indigo")
    assert page.get_by_role("article").count() == 1
    assert page.evaluate("document.activeElement.value") == "Indigo"
    page.locator("[name=ready][value=now]").check()
    page.wait_for_url("**/shop/?colour=Indigo&ready=now")
    page.go_back()
    expect(page.locator("[name=ready][value=now]")).not_to_be_checked()
    assert page.locator("[name=colour][value=Indigo]").is_checked()
    assert page.evaluate("window.same")  # none of it was another page

    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/shop/")
    page.get_by_text("Filter and sort").click()
    page.locator("[name=colour][value=Indigo]").check()
    button = page.get_by_role("button", name="Show 1 piece")
    button.wait_for()
    assert page.evaluate("document.querySelector('body > footer').inert")
    button.click()
    assert page.get_by_role("article").is_visible()
    assert not page.evaluate("document.querySelector('body > footer').inert")

    page.evaluate(WORKS)
    page.goto(piece.get_absolute_url())
    page.evaluate(HAS_PICTURE)
    page.get_by_role("button", name="Put in basket").click()
    page.get_by_role("link", name="Go to checkout").click()
    kept = page.evaluate(KEPT)
    assert kept["pieces"] == [piece.get_absolute_url()]
    assert all(path.startswith("/static/") or path.endswith("/offline/") for path in kept["shell"])
    page.goto(piece.get_absolute_url())
    page.emulate_media(media="print", color_scheme="dark")  # paper is light, and what is folded is open on it
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".fold__body").first.is_visible()
    assert not page.get_by_role("navigation", name="Shelves and pages").count()
    page.emulate_media(media="screen", color_scheme="light")
    context.set_offline(True)
    page.goto("/hi/shop/")
    page.get_by_role("heading", name="यहाँ नेटवर्क नहीं है").wait_for()
    page.goto("/shop/")
    page.get_by_role("heading", name="There is no network here").wait_for()
    page.get_by_role("link", name="Ryndia shawl").click()
    assert page.get_by_role("heading", name="Ryndia shawl").is_visible()
    assert page.locator(".gallery img").first.evaluate(
        "image => image.decode().then(() => image.naturalWidth > 1)"
    )
    context.set_offline(False)
    page.goto("/shop/")
    assert page.get_by_role("heading", name="All pieces").is_visible()
    context.close()


def test_a_piece_is_seen_from_near_by_and_costed_abroad_with_script_and_without(
    browser: Browser, shop: str, piece: Product
) -> None:
    ProductImage.objects.create(product=piece, image=make_picture("edge"), display_order=1)
    refused: list[str] = []
    late: list[Route] = []
    for script in (True, False):
        context = browser.new_context(
            java_script_enabled=script,
            viewport={"width": 360, "height": 800},
            base_url=shop,
            service_workers="block",  # it would fetch the script below in the page's place
        )
        page = context.new_page()
        page.route("**/piece*.js", lambda route: late.append(route))
        page.on("console", lambda said: refused.append(said.text))
        page.goto("/shop/")
        page.get_by_role("link", name="Ryndia shawl").click()
        page.get_by_label("To", exact=True).select_option("US")
        if script:  # which comes after the choice on a slow line
            while not late:
                page.wait_for_timeout(20)
            late.pop().continue_()
        else:
            page.get_by_role("button", name="Show", exact=True).click()
        page.get_by_text("No parcel to the United States is free of duty").wait_for()
        assert page.locator(".delivery .sums__total").is_visible()
        page.get_by_role("link", name="Picture 2").click()
        expect(page.locator("#picture-2")).to_be_in_viewport(ratio=0.9)
        if script:
            page.locator("#picture-2").click()
            page.keyboard.press("ArrowRight")
            expect(page.locator(".viewer__count")).to_have_text("1 / 2")
            page.keyboard.press("+")
            assert page.locator(".viewer__stage").evaluate("it => it.scrollWidth > it.clientWidth")
            page.keyboard.press("Escape")
            page.get_by_role("link", name="Back to where you were").click()
            page.wait_for_url("**/shop/")
        else:
            page.locator("#picture-2").click()
            assert "/picture/" in page.url or "/media/" in page.url
        assert [each for each in refused if "Content Security Policy" in each] == []
        assert not context.cookies()
        context.close()
