"""What stands around each page: shelves, lines of menus, notices. One query, remembered until one of them changes."""

from dataclasses import dataclass, field
from datetime import date

from django.core.cache import cache
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Coalesce, Concat, LPad, NullIf
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from catalog.models import Category
from marketplace.languages.addresses import in_language
from marketplace.languages.names import said
from marketplace.languages.pages import FIRST, address_of_path, reading, title_in
from marketplace.pagecache.generation import CURRENT

from .models import MenuLine, Notice

SECONDS = 60


@dataclass(frozen=True)
class Way:
    """Somewhere that the navigation leads to: a shelf, a page, or a place of the shop."""

    pk: int
    name: str
    url: str

    @property
    def label(self) -> str:
        return said(self.name)


@dataclass
class Around:
    """All of it, in order. Where editors made no lines, ``header`` and ``footer`` are the ``pages`` shown in menus."""

    shelves: list[Way] = field(default_factory=list)
    pages: list[Way] = field(default_factory=list)
    header: list[Way] = field(default_factory=list)
    footer: list[Way] = field(default_factory=list)
    notices: list[Way] = field(default_factory=list)


def around() -> Around:
    """What stands around the pages of today, in the reader's language."""
    today = timezone.localdate()
    key = f"shop:around:{get_language()}:{today}:{CURRENT.get() or ''}".replace(" ", ":")
    return cache.get_or_set(key, lambda: _load(today), SECONDS) or Around()


def _load(today: date) -> Around:
    tops = Category.objects.browsable().filter(depth=1).annotate(kind=Value("shelf"))
    here = reading()
    pages = Page.objects.live().in_menu().filter(depth__gt=2, view_restrictions=None)
    pages = pages.filter(locale__language_code=FIRST).annotate(said=title_in(here))
    public = Q(page=None) | Q(page__live=True, page__view_restrictions=None)
    lines = MenuLine.objects.filter(public, language__in=["", here]).annotate(
        kind=Concat("place", Value(":line")),
        sort=LPad(Cast("position", CharField()), 5, Value("0")),
        words=Coalesce(NullIf("label", Value("")), title_in(here, "page__"), output_field=CharField()),
        leads=Coalesce("page__url_path", Concat(Value("!"), "path"), output_field=CharField()),
    )
    notices = (
        Notice.objects.shown(on=today)
        .filter(language__in=["", here])
        .annotate(kind=Value("notice"), sort=Cast("from_day", CharField()), leads=Concat(Value("!"), "path"))
    )
    rows = (
        tops.values_list("kind", "path", "pk", "name", "slug")
        .order_by()
        .union(
            pages.annotate(kind=Value("page"))
            .order_by()
            .values_list("kind", "path", "pk", "said", "url_path"),
            lines.order_by().values_list("kind", "sort", "pk", "words", "leads"),
            notices.order_by().values_list("kind", "sort", "pk", "words", "leads"),
            all=True,
        )
    )
    found = Around()
    places = {
        "shelf": found.shelves, "page": found.pages, "header:line": found.header, "footer:line": found.footer,
        "notice": found.notices,
    }  # fmt: skip
    for kind, _order, pk, label, leads in sorted(rows):
        shelf = kind == "shelf"
        address = reverse("storefront:category", args=[leads]) if shelf else _address(leads)
        places[kind].append(Way(pk, label, address))
    found.header, found.footer = found.header or found.pages, found.footer or found.pages
    return found


def _address(leads: str) -> str:
    """Of a page, by its path in the tree, or of a place of the shop, after a ``!``."""
    if leads.startswith("!"):
        return in_language(leads[1:], reading()) if leads[1:] else ""
    return address_of_path(leads)
