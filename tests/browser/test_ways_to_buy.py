"""Every way to buy, on a phone and at a desk, with a script and without."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from .buying import (
    ABROAD,
    DECLINED,
    GOOD,
    HOME,
    choose,
    faults_of,
    fill,
    mailed,
    number_of,
    ordered,
    pay,
    put_in,
    use,
)
from .conftest import DESK, PASSWORD, PHONE, Shop

pytestmark = pytest.mark.xdist_group("browser")

WOVEN = "Pekok shawl — lac red"
"""₹2,650, twenty of them, each woven in three weeks."""
SMALL = "Bookmarks, set of three — annatto orange"


CORNERS = {
    "phone": (PHONE, True),
    "phone-plain": (PHONE, False),
    "desk": (DESK, True),
    "desk-plain": (DESK, False),
}


@dataclass
class Seat:
    """Where somebody sits: the page of her browser, and whether scripts run in it."""

    page: Page
    script: bool
    email: str


@pytest.fixture(params=CORNERS)
def seat(request: pytest.FixtureRequest, person: Callable[..., Page]) -> Seat:
    size, script = CORNERS[request.param]
    return Seat(person(size=size, script=script), script, f"{uuid4().hex[:8]}@ways.example")


at_both_corners = pytest.mark.parametrize("seat", ["phone-plain", "desk"], indirect=True)
at_the_others = pytest.mark.parametrize("seat", ["phone", "desk-plain"], indirect=True)
"""Both widths, with a script and without, in half the time of all four."""


@pytest.fixture(scope="module")
def voucher(running: Shop, chromium: Browser) -> str:
    """Ten percent off, given out by the editor."""
    code = f"LOOM-{uuid4().hex[:6].upper()}"
    page = chromium.new_page(base_url=running.url)
    page.goto("/login/")
    fill(page, {"username": "editor", "password": PASSWORD})
    page.click("main button[type=submit]")
    page.goto("/cms/snippets/payment/voucher/add/")
    fill(page, {"code": code, "percent": "10", "from_at": "2026-01-01 00:00", "until_at": "2099-01-01 00:00"})
    page.locator("[name=code]").press("Enter")  # the button lies below the calendar
    page.get_by_text(f"Voucher '{code}' created").wait_for()
    page.close()
    return code


def sums(page: Page) -> str:
    return page.inner_text("main .till__sum .sums")


def holds(page: Page, title: str, *, without: str) -> None:
    """A page lists one piece and not another."""
    expect(page.locator("main").get_by_role("link", name=title).first).to_be_visible()
    expect(page.locator("main").get_by_role("link", name=without)).to_have_count(0)


def test_a_guest_whose_card_is_refused_pays_with_another(running: Shop, seat: Seat) -> None:
    page = seat.page
    put_in(page, SMALL)
    page.get_by_role("link", name="Go to checkout").click()
    page.get_by_role("button", name="Pay ₹").click()  # nothing is filled in yet
    expect(page.locator("main [name=email]")).to_have_attribute("aria-invalid", "true")
    fill(page, HOME | {"email": seat.email})
    page.get_by_role("button", name="Pay ₹").click()
    page.fill("[name=cardNumber]", DECLINED)
    page.locator("#pay").click()
    page.get_by_text("The card was declined. Nothing was taken.").wait_for()
    page.locator("#cancel").click()
    page.get_by_text("Nothing was paid. Your basket is as it was.").wait_for()
    page.get_by_role("link", name="Go to checkout").click()
    fill(page, HOME | {"email": seat.email})
    page.get_by_role("button", name="Pay ₹").click()
    page.fill("[name=cardNumber]", DECLINED)
    page.locator("#pay").click()
    page.fill("[name=cardNumber]", GOOD)
    page.locator("#pay").click()
    order = ordered(page)
    assert mailed(running, seat.email, r"/order/[^/]+/[^/]+/") == urlsplit(order).path


@at_the_others
def test_with_a_voucher(seat: Seat, voucher: str) -> None:
    page = seat.page
    put_in(page, WOVEN)
    page.goto("/checkout/")
    fill(page, HOME | {"email": seat.email})
    use(page, "voucher", "NO-SUCH")
    expect(page.locator("[name=voucher]")).to_have_attribute("aria-invalid", "true")
    use(page, "voucher", voucher.lower())
    assert "−₹265" in sums(page)
    pay(page)
    assert "−₹265" in sums(page)


@at_the_others
def test_to_the_united_states_in_dollars(seat: Seat) -> None:
    """A piece that is woven once it's paid, with what customs will ask for beside its price."""
    page = seat.page
    put_in(page, WOVEN)
    assert "woven in 21 days" in page.inner_text("main")
    page.goto("/checkout/")
    choose(page, "country", "US", script=seat.script)
    choose(page, "currency", "USD", script=seat.script)
    assert "No parcel to the United States is free of duty" in page.inner_text("main")
    page.get_by_role("button", name="Pay $56.50").wait_for()
    fill(page, ABROAD | {"email": seat.email, "phone": "+1 503 555 0142"})
    pay(page)
    assert "$56.50" in sums(page)
    assert "United States" in page.inner_text("main address")


@at_both_corners
def test_with_a_gift_card_whole_and_then_in_part(seat: Seat) -> None:
    page = seat.page
    page.goto("/gift-cards/")
    fill(page, {"amount": "1000", "buyer_email": seat.email})
    page.get_by_role("button", name="Go to pay").click()
    page.locator("#pay").click()
    page.wait_for_url("**/gift-cards/*/*/")
    card, code = page.url, page.inner_text(".giftcard__code")
    put_in(page, SMALL)
    page.goto("/checkout/")
    fill(page, HOME | {"email": seat.email})
    use(page, "gift_card", code)
    page.get_by_role("button", name="Order with the gift card").click()
    ordered(page)
    page.goto(card)
    left = page.inner_text("main .sums__total dd")
    assert "₹1,000" not in left
    put_in(page, WOVEN)
    page.goto("/checkout/")
    fill(page, HOME | {"email": seat.email})
    use(page, "gift_card", code)
    assert f"−{left}" in sums(page)
    pay(page)
    assert left in sums(page)
    page.goto(card)
    assert page.inner_text("main .sums__total dd") == "₹0"


@at_both_corners
def test_two_tabs_and_the_way_back(seat: Seat) -> None:
    """What is put in while the other tab pays stays in the basket, and one checkout is one order, however it's paid."""
    page = seat.page
    other = page.context.new_page()
    put_in(page, SMALL)
    page.goto("/checkout/")
    fill(page, HOME | {"email": seat.email})
    page.get_by_role("button", name="Pay ₹").click()
    page.locator("#pay").wait_for()
    page.go_back()  # from Stripe's page into the middle of it
    page.goto("/basket/")
    page.get_by_text("These pieces are kept for you until").wait_for()
    page.get_by_role("link", name="Go on paying").click()
    page.locator("#pay").wait_for()
    other.goto(page.url)
    third = page.context.new_page()
    put_in(third, WOVEN)
    page.locator("#pay").click()
    order = ordered(page)
    holds(page, SMALL, without=WOVEN)
    other.locator("#pay").click()
    assert ordered(other) == order
    page.go_back()
    page.wait_for_load_state()
    if page.locator("#pay").count():  # kept by the browser as it was
        page.locator("#pay").click()
    else:
        page.get_by_role("link", name="On to your order").click()
    assert ordered(page) == order
    third.goto("/basket/")
    holds(third, WOVEN, without=SMALL)
    third.goto("/checkout/")
    fill(third, HOME | {"email": seat.email})
    assert pay(third) != order


@at_both_corners
def test_a_list_is_found_again_as_it_was_left(seat: Seat) -> None:
    page = seat.page
    page.goto("/shop/?ready=now")
    last = page.get_by_role("article").last
    last.scroll_into_view_if_needed()
    page.wait_for_function("scrollY > 300")
    before = page.evaluate("scrollY")
    last.get_by_role("link").first.click()
    page.get_by_role("button", name="Put in basket").or_(
        page.get_by_text("This piece has been sold")
    ).wait_for()
    page.go_back()
    page.wait_for_function(f"Math.abs(scrollY - {before}) < 40")
    assert page.url.endswith("/shop/?ready=now")
    assert page.locator("[name=ready][value=now]").is_checked()


@at_both_corners
def test_with_an_account_and_its_own_pages(running: Shop, seat: Seat) -> None:
    page, email = seat.page, seat.email
    page.goto("/account/new/")
    page.locator("main").get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Send me the link").click()
    page.goto(mailed(running, email, r"/account/new/[^/\s]+/"))
    for each in page.locator("main [type=password]").all():
        each.fill("longer than a warp")
    page.get_by_role("button", name="Make my account").click()
    page.get_by_text("No order yet").wait_for()
    faults = faults_of(page, axe=seat.script)

    put_in(page, SMALL)
    page.goto("/checkout/")
    assert page.input_value("[name=email]") == email
    fill(page, HOME)
    number = number_of(pay(page))
    page.goto("/account/orders/")
    faults += faults_of(page, axe=seat.script)
    page.get_by_role("button", name=f"Order the same again as order {number}").click()
    page.get_by_role("link", name="Go to checkout").click()
    assert page.input_value("[name=line1]") == HOME["line1"]  # kept from the first time
    assert number_of(pay(page)) != number
    page.goto("/account/")
    assert page.locator("main .order").count() == 2

    page.goto("/account/addresses/")
    page.get_by_role("link", name="Add an address").click()
    fill(page, HOME | {"line1": "3 Police Bazar", "postcode": "793001"})
    faults += faults_of(page, axe=seat.script)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Send parcels to 3 Police Bazar").click()
    assert "3 Police Bazar" in page.inner_text(".place--first")
    faults += faults_of(page, axe=seat.script)
    page.get_by_role("button", name="Remove 12 Laban Road").click()
    expect(page.get_by_text("12 Laban Road")).to_have_count(0)

    page.goto("/account/details/")
    fill(page, {"first_name": "Asha"})
    faults += faults_of(page, axe=seat.script)
    page.get_by_role("button", name="Save").click()
    page.goto("/search/?q=Pekok")
    page.locator("main").get_by_role("link", name=WOVEN).first.click()
    heart = page.locator("main [form=wish]").first
    heart.click()
    if seat.script:
        expect(heart).to_have_attribute("aria-pressed", "true")
    page.goto("/wishes/")
    holds(page, WOVEN, without=SMALL)
    page.get_by_role("button", name="Make a link").click()
    assert "/wishes/" in page.get_by_label("The link").input_value()
    faults += faults_of(page, axe=seat.script)
    page.goto("/account/mails/")
    faults += faults_of(page, axe=seat.script)
    page.goto("/account/data/")
    faults += faults_of(page, axe=seat.script)
    page.goto("/account/")
    page.get_by_role("heading", name="Good to see you, Asha").wait_for()
    faults += faults_of(page, axe=seat.script)
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/orders/")
    assert "/account/sign-in/" in page.url
    assert faults == []
