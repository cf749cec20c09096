"""The staff screens in a browser: on a phone and a desk, with a script and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from catalog.models import Product
from marketplace.accounts.models import User
from tests.catalog.loom import make_coordinator, make_draft, make_weaver, photo
from tests.marketplace.dashboard.orders import make_order, make_piece
from tests.marketplace.storefront.test_in_browser import look, shop  # noqa: F401

pytestmark = pytest.mark.django_db

PASSWORD = "a long walk to the river"


def sign_in(page: Page, user: User) -> None:
    user.set_password(PASSWORD)
    user.save()
    page.goto("/login/")
    page.fill("[name=username]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_staff_screen_shuts_anybody_out(
    browser: Browser,  # noqa: F811
    shop: str,  # noqa: F811
    width: int,
    scheme: str,
) -> None:
    user = make_coordinator(username="all", roles=["coordinator", "quality", "fulfilment"])
    weaver = make_weaver("Daplin", user=user)
    order = make_order(make_piece("IE-90001", makers=[weaver]))
    draft, waiting = make_draft(user, weaver), make_draft(user, weaver)
    Product.objects.filter(pk=waiting.pk).update(state="submitted")
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        base_url=shop,
        bypass_csp=True,  # for axe, which comes into the page as a script
    )
    page.goto("/login/")
    look(page, "/login/")
    sign_in(page, user)
    for address in (
        "/desk/",
        "/mine/",
        "/work/",
        "/work/?state=withdrawn",
        "/work/pieces/new/",
        f"/work/pieces/{draft.pk}/",
        f"/work/pieces/{draft.pk}/edit/",
        "/work/weavers/",
        f"/work/weavers/{weaver.code}/",
        "/work/quality/",
        f"/work/quality/{waiting.pk}/",
        "/dashboard/",
        "/dashboard/?q=nothing",
        f"/dashboard/orders/{order.number}/",
        f"/dashboard/orders/{order.number}/slip/",
    ):
        page.goto(address)
        look(page, address)


def fill(page: Page, weaver: str, picture: Path) -> None:
    page.locator("[name=pictures]").last.set_input_files(picture)
    page.get_by_label("Ryndia shawl").check()
    page.get_by_label("Lac red").check(force=True)
    for name, value in {"length_cm": "200", "width_cm": "70", "hours": "40", "price": "3280"}.items():
        page.fill(f"[name={name}]", value)
    page.get_by_role("checkbox", name=weaver).check()
    page.fill("[name=earning]", "2050")


LISTING = re.compile(r"/js/work/listing[.\w]*\.js")
SLOW_PICTURES = """
const quick = window.createImageBitmap.bind(window);
window.createImageBitmap = async (...picture) => {
  await new Promise((done) => setTimeout(done, 700));
  return quick(...picture);
};
"""


@pytest.mark.parametrize("script", ["script", "late", "plain"])
def test_a_piece_is_listed_on_a_phone(
    browser: Browser,  # noqa: F811
    shop: str,  # noqa: F811
    tmp_path: Path,
    script: str,
) -> None:
    """With script; with one that comes after she has chosen and written, on a phone that is slow with pictures; without."""
    rida = make_coordinator(username="rida")
    weaver = make_weaver("Daplin")
    make_piece("IE-90001", makers=[make_weaver("Bina")])
    picture = tmp_path / "IMG_0001.jpg"
    picture.write_bytes(photo((3000, 4000)).getvalue())
    page = browser.new_page(
        viewport={"width": 360, "height": 740}, base_url=shop, java_script_enabled=script != "plain"
    )
    sign_in(page, rida)
    held: list[Route] = []
    if script == "late":
        page.add_init_script(SLOW_PICTURES)
        page.route(LISTING, lambda route: held.append(route))
        with page.expect_request(LISTING):
            page.goto("/work/pieces/new/", wait_until="commit")
    else:
        page.goto("/work/pieces/new/")
    if script == "script":
        page.locator("html[data-work=ready]").wait_for(state="attached")
    fill(page, f"Daplin {weaver.code}", picture)
    if script == "late":
        held[0].continue_()
        page.unroute(LISTING)
        page.locator("html[data-work=ready]").wait_for(state="attached")
        assert not page.locator("[data-chosen] img").count()
    if script == "plain":
        page.get_by_role("button", name="Work out the split").click()
    if script != "late":
        page.get_by_text("A day of 8 hours brings ₹410").wait_for()
    if script == "script":
        page.locator("[data-chosen] img").wait_for()
    page.get_by_role("button", name="Send for approval").click()
    page.get_by_text("Sent for approval.").wait_for()
    piece = Product.objects.get(state="submitted")
    assert (piece.title, piece.price, piece.images.count()) == ("Ryndia shawl — lac red", 3280_00, 1)
    assert [maker.weaver for maker in piece.makers.all()] == [weaver]
    image = piece.images.get().image
    assert (image.width, image.height) == ((1800, 2400) if script == "plain" else (1200, 1600))
