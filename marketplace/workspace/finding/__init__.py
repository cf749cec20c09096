"""One search over the back office: each kind of thing by the roles that may open it, and of it what they may see.

A kind is one query, asked for no more than a few rows. What is encrypted (legal names, phones, villages) can't be
searched, and reading it is logged; so nothing here looks at it.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User

from . import books, buyers, pages, work
from .asked import Asked, Finder, Found

__all__ = ["KINDS", "MAY", "Asked", "Found", "Kind", "Section", "find", "kinds_of", "may_find"]

A_FEW, A_PAGE, MOST_PAGES = 5, 25, 20
"""Of each kind at first; of one alone on each page; and how far one can go: whoever wants more says more."""


@dataclass(frozen=True)
class Kind:
    """Things of one sort. ``by``: what they are found by, as the empty page says it."""

    name: str
    heading: str | Promise
    by: str | Promise
    may: tuple[str, ...]
    finder: Finder


KINDS = [
    Kind("orders", _("Orders"), _("number, buyer's name, whole e-mail address"), buyers.MAY_ORDERS, buyers.orders),
    Kind("pieces", _("Pieces"), _("title, reference"), work.MAY_PIECES, work.pieces),
    Kind("weavers", _("Weavers"), _("code, the name she chose"), work.MAY_WEAVERS, work.weavers),
    Kind("runs", _("Months"), _("2026-10, October"), books.MAY, books.runs),
    Kind("statements", _("Statements"), _("the weaver's whole code"), books.MAY, books.statements),
    Kind("requests", _("Requests"), _("number, the weaver's code or name"), books.MAY, books.requests),
    Kind("returns", _("Returns"), _("the order's number, the buyer's name"), buyers.MAY_RETURNS, buyers.returns),
    Kind("custom", _("Custom orders"), _("buyer's name, e-mail address, piece"), buyers.MAY_CUSTOM, buyers.custom),
    Kind("businesses", _("Businesses"), _("name, e-mail address, tax number"), buyers.MAY_BUSINESSES, buyers.businesses),
    Kind("quotes", _("Wholesale quotes"), _("number, business"), buyers.MAY_QUOTES, buyers.quotes),
    Kind("pages", _("Pages and stories"), _("title"), pages.MAY, pages.pages),
    Kind("pictures", _("Pictures"), _("title, what is in it"), pages.MAY, pages.pictures),
    Kind("people", _("People and accounts"), _("name, e-mail address"), pages.MAY_PEOPLE, pages.people),
]  # fmt: skip
MAY = tuple(dict.fromkeys(permission for kind in KINDS for permission in kind.may))
"""Whoever holds one of these finds something."""


@dataclass(frozen=True)
class Section:
    """What was found of a kind. ``more``: there is more than that."""

    kind: Kind
    found: list[Found]
    more: bool


def kinds_of(user: User) -> list[Kind]:
    """The kinds that she may find."""
    return [kind for kind in KINDS if any(user.has_perm(permission) for permission in kind.may)]


def may_find(user: Any) -> bool:
    """Whether there is anything that she may find. Nobody's session is asked for nobody."""
    return isinstance(user, User) and bool(kinds_of(user))


def find(user: User, words: str, *, only: str = "", page: int = 1) -> list[Section]:
    """What she may open of what goes by these words: a few of each kind, or a page of ``only`` one. Kinds with nothing are left out."""
    asked = Asked.of(words)
    kinds = [kind for kind in kinds_of(user) if asked.words and only in ("", kind.name)]
    count = A_PAGE if only else A_FEW
    start = (min(page, MOST_PAGES) - 1) * count
    sections = []
    for kind in kinds:
        rows = kind.finder(user, asked, slice(start, start + count + 1))
        if rows:
            sections.append(Section(kind, rows[:count], len(rows) > count and page < MOST_PAGES))
    return sections
