"""In which languages a page is, and where: each language has a tree of pages with the same addresses below its home page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, TextField, Value
from django.db.models.functions import Concat
from django.utils.translation import override
from wagtail.models import Page, Site

from marketplace.languages.pages import FIRST, address_of_path, read_in
from marketplace.pagecache.remembered import remembered

from .showing import any_restricted, public


@dataclass(frozen=True)
class Tree:
    """A language's pages: ``top`` is the path of its home page."""

    locale: int
    language: str
    top: str


def trees() -> dict[str, Tree]:
    """By language, drafts too. One query."""

    def load() -> dict[str, Tree]:
        keys = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
        homes = Page.objects.filter(translation_key__in=keys)
        found = homes.values_list("locale", "locale__language_code", "url_path")
        return {language: Tree(locale, language, top) for locale, language, top in found}

    return remembered("cms.trees", load)


def languages() -> dict[int, str]:
    """Those that have a tree, by key of their locales."""
    return {tree.locale: tree.language for tree in trees().values()}


def language_of_page(page: Page, known: dict[int, str] | None = None) -> str:
    """What its words are in; an alias's are its original's. ``known`` saves asking for each page of many."""
    return FIRST if page.alias_of_id else (known or languages()).get(page.locale_id, FIRST)


def _places() -> Any:
    """An expression: the languages that a page is published in, each with its path there, like ``hi /home-hi/about/``."""
    there = Page.objects.live().filter(translation_key=OuterRef("translation_key"), alias_of=None)
    told = Concat("locale__language_code", Value(" "), "url_path", output_field=TextField())
    return ArraySubquery(there.order_by().annotate(told=told).values("told"))


def languages_of(page: Page) -> dict[str, str]:
    """The languages that a page is public in, each with its path in the tree, in the order of the settings."""
    told = getattr(page, "places", None)
    if told is None or any_restricted():
        there = public(Page.objects.filter(translation_key=page.translation_key, alias_of=None))
        found = dict(there.values_list("locale__language_code", "url_path"))
    else:
        found = dict(each.split(" ", 1) for each in told)
    return {code: found[code] for code, _name in settings.LANGUAGES if code in found}


def find(path: str, language: str, *, kinds: list[str]) -> Any:
    """The page at this path: its translation where it's published, else the first language's. Two queries.

    It knows its language and its ``places``; ``kinds`` are the models that it may be of.
    """
    known = trees()
    tops = {each: known[each].top + path for each in (language, FIRST) if each in known}
    slugs = {way.rstrip("/").rpartition("/")[2] for way in tops.values()}  # paths have no index
    there = Page.objects.filter(slug__in=slugs, url_path__in=tops.values())
    there = there.select_related(*kinds).annotate(places=_places())
    found = {each.url_path: each for each in there}
    for each, way in tops.items():
        one = found.get(way)
        if one and (each == FIRST or one.live and not one.alias_of_id):
            page = getattr(one, one.cached_content_type.model, one)
            page.places, page.language = one.places, each
            return page
    return None


def address_in(url_path: str, language: str) -> str:
    """The address of a page that is in this language."""
    with override(language):
        return address_of_path(url_path, language)


def both(page: Any, *, beside: bool = False) -> Any:
    """What lies below a page, or beside it, in its tree and in the first language's: there it has the same place."""
    known, language = trees(), language_of_page(page)
    tops = {known[each].top for each in (language, FIRST) if each in known}
    own = known[language].top if language in known else ""
    way = page.url_path.removeprefix(own)
    if beside:
        way = way.rstrip("/").rpartition("/")[0]
        way = f"{way}/" if way else ""
    lies = [Q(url_path__startswith=top + way) for top in tops] or [Q(url_path__startswith=page.url_path)]
    depth = page.depth if beside else page.depth + 1
    return Page.objects.filter(reduce(or_, lies), depth=depth)


def best_of(pages: Any, language: str, *, model: Any = Page) -> Any:
    """For pages in any language: each once, for who reads this one, and only what the public may see."""
    keys = pages.values("translation_key")
    return read_in(public(model.objects.filter(translation_key__in=keys)), language)


def in_order(pages: Any, keys: Sequence[int]) -> list[UUID]:
    """What joins these pages with their translations, in the order chosen or else that of their tree. One query."""
    found = list(pages.order_by("path").values_list("pk", "translation_key"))
    places = {key: place for place, key in enumerate(keys)}
    return [key for _pk, key in sorted(found, key=lambda row: places.get(row[0], 0))]


def sitemap_alternates(request: Any) -> dict[UUID, list[dict[str, str]]]:
    """What a sitemap says of each page's languages, by what joins them; asked once for a request."""
    known: dict[UUID, list[dict[str, str]]] | None = getattr(request, "page_alternates", None)
    if known is None:
        rows = public(Page.objects.filter(depth__gt=1, alias_of=None)).values_list(
            "translation_key", "locale__language_code", "url_path"
        )
        known = {}
        for key, language, path in rows:
            address = settings.SITE_URL + address_in(path, language)
            known.setdefault(key, []).append({"lang_code": language, "location": address})
        known = {key: each if len(each) > 1 else [] for key, each in known.items()}
        if request is not None:
            request.page_alternates = known
    return known
