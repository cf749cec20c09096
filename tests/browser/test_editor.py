"""Somebody who has never seen Wagtail follows docs/editors.md to a story with three pieces and a weaver's quote."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import PHONE

pytestmark = pytest.mark.xdist_group("browser")

TITLE = "Three of one warp"


def insert_block(page: Page, name: str) -> None:
    """The last ＋ of the content, and a block by its name."""
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name=name, exact=True).click()


def choose(page: Page, what: str, number: int = 0) -> None:
    """Opens a chooser and takes the one in that place."""
    page.get_by_role("button", name=what, exact=True).last.click()
    found = page.locator(".modal-body [data-chooser-modal-choice]")
    found.nth(number).click()
    expect(page.locator(".modal-body")).to_be_hidden()


def submit_a_story(page: Page) -> None:
    page.get_by_role("link", name="Pages and stories").click()
    page.get_by_role("button", name="Pages").click()
    page.get_by_role("link", name="View child pages of 'Home'").click()
    page.get_by_role("link", name="Stories").first.click()
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=date]").fill("2026-10-20")
    page.locator("[name=date]").press("Escape")
    page.locator("[name=intro]").fill("What eight days on one loom become.")
    insert_block(page, "Pieces")
    page.locator("[name$='-value-title']").fill("From one warp")
    for number in range(3):
        page.get_by_role("button", name="Add", exact=True).last.click()
        choose(page, "Choose a piece", number)
    insert_block(page, "Quote")
    page.locator("[name$='-value-words']").fill("The last one is always mine to invent.")
    choose(page, "Choose a weaver who agrees to a story")
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Submit to Read by a second editor").click()
    expect(page.locator(".messages")).to_contain_text("submitted")


def test_an_editor_who_follows_the_guide_has_a_story_and_a_second_one_lets_it_appear(
    person: Callable[..., Page],
) -> None:
    submit_a_story(person("editor"))
    reader, buyer = person("editor2"), person(size=PHONE)
    buyer.goto("/stories/")
    expect(buyer.get_by_role("link", name=TITLE)).to_have_count(0)
    reader.get_by_role("link", name="Pages and stories").click()
    reader.get_by_role("link", name=TITLE).first.click()
    reader.get_by_role("button", name="More actions").last.click()
    reader.get_by_role("button", name="Approve and Publish", exact=True).click()
    expect(reader.locator(".messages")).to_be_visible()
    buyer.goto("/stories/")
    buyer.get_by_role("link", name=TITLE).click()
    expect(buyer.get_by_role("heading", name="From one warp")).to_be_visible()
    expect(buyer.locator("article .card")).to_have_count(3)
    expect(buyer.get_by_text("The last one is always mine to invent.")).to_be_visible()
    expect(buyer.locator(".said figcaption")).not_to_be_empty()
    assert buyer.evaluate("document.documentElement.scrollWidth") <= 360
