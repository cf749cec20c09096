"""The small world with a mark in every private column, and what each role finds when she follows every link."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from marketplace.accounts.models import User
from tests.attack.crawl import Page, walk
from tests.attack.letters import Letter, letters
from tests.attack.planting import Mark, plant
from tests.attack.world import STAFF, Life, close_books, make_life, make_site, make_staff
from tests.payouts.books import JUNE, Desk
from tests.tasks import thrown_away

WHO = ["nobody", "buyer", "weaver", "coordinator", *STAFF]
OPEN = [
    "/", "/hi/", "/sitemap.xml", "/robots.txt", "/site.webmanifest", "/service-worker.js", "/offline/", "/shop/", "/members/",
    "/search/?q=shawl", "/search/suggest/?q=shawl", "/feeds/new.rss", "/feeds/new.atom", "/feeds/pieces-inr.xml",
    "/feeds/stories.rss", "/nowhere/", "/basket/", "/checkout/", "/newsletter/", "/wholesale/", "/gift-cards/",
]  # fmt: skip
DESKS = ["/desk/", "/account/", "/mine/", "/work/", "/dashboard/", "/office/", "/cms/", "/second-factor/"]


NAMED = {"weavers.Weaver.display_name"}
"""The first of the two weavers agrees to be named, the second doesn't."""
PAID = {"weavers.Payee.account_number", "weavers.Payee.ifsc", "weavers.Payee.upi_id"}
"""Marked once the bank's file is written, which must be fit to be one."""


@dataclass
class World:
    lives: list[Life]
    people: dict[str, User | None]
    marks: dict[str, Mark]
    logged: list[str]
    letters: list[Letter] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)
    _seen: dict[str, list[Page]] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        client = Client(raise_request_exception=False)
        if person := self.people[who]:
            client.force_login(person)
        return client

    def pages(self, who: str) -> list[Page]:
        """Every kind of page that she gets to by links from the shop, the site map and all desks, three of each.

        Without those that are the same for everybody, unless she is nobody in particular.
        """
        if who not in self._seen:
            desks = [] if who == "nobody" else DESKS
            links = self.lives[0].links() if who == "buyer" else []
            same = [] if who == "nobody" else [page.address for page in self.pages("nobody") if page.same]
            self._seen[who] = list(walk(self.client(who), [*OPEN, *desks, *links], each=3, but=same))
        return self._seen[who]


class Kept(logging.Handler):
    """Every line that anything logs."""

    def __init__(self) -> None:
        super().__init__(level=0)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.getMessage()} {record.exc_text or ''} {record.exc_info or ''}")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    kept = Kept()
    logging.getLogger().addHandler(kept)
    with django_db_blocker.unblock(), thrown_away():
        yield make_world(kept)
    logging.getLogger().removeHandler(kept)
    cache.clear()


def make_world(kept: Kept) -> World:
    cache.clear()
    marks: dict[str, Mark] = {}
    lives: list[Life] = []
    staff = make_staff()
    make_site()
    for number, name in enumerate(("Daplin", "Rimi"), 1):
        lives.append(make_life(name, number=number, staff=staff))
        plant(marks, life=lambda _row, number=number: number, but=PAID | NAMED)  # type: ignore[misc]
    close_books(Desk(staff["finance"], staff["approver"]), lives, month=JUNE)
    hers = lives[0].weaver.pk
    plant(
        marks,
        life=lambda row: 1 if hers in (_whose(row), _whose(getattr(row, "payment", None))) else 2,
        but=NAMED,
    )
    plant(marks, life=lambda row: 2 if row.pk == lives[1].weaver.pk else 0)
    one = lives[0]
    people = {
        "nobody": None,
        "buyer": one.buyer,
        "weaver": one.weaver.user,
        "coordinator": one.coordinator,
        **{role: staff[role] for role in STAFF},
    }
    for person in filter(None, people.values()):
        person.refresh_from_db()
    return World(lives, people, marks, kept.lines, letters(lives))


def _whose(row: Any) -> int:
    """The key of the weaver that a row is of, 0 for none."""
    return getattr(row, "weaver_id", 0) or 0
