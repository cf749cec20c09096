"""What editors should look at: weavers who don't agree any more, links that lead nowhere, pictures without words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail.rich_text import RichText

from catalog.models import Product
from weavers.models import Consent, Group, Weaver

from .models import StoryPage
from .reading import values_in

_TO_PAGE = re.compile(r'<a[^>]*?linktype="page"[^>]*?id="(\d+)"|<a[^>]*?id="(\d+)"[^>]*?linktype="page"')
_HREF = re.compile(r'<a[^>]*?href="([^"]+)"')


@dataclass(frozen=True)
class Found:
    """A page, and what is to be looked at in it."""

    page: Page
    what: str


def withdrawn(*, on: date) -> list[Found]:
    """Pages that name a weaver who doesn't agree to it on that day. They show nothing of her; the rest may make no sense."""
    stories = Consent.objects.showing(Consent.Purpose.STORY, on=on).values_list("weaver", flat=True)
    named = Consent.objects.in_force(on=on).filter(purpose=Consent.Purpose.NAME)
    agreed, told = set(named.values_list("weaver", flat=True)), set(stories)
    kind = ContentType.objects.get_for_model(Weaver)
    found: dict[int, set[int]] = {}
    for ref in ReferenceIndex.objects.filter(to_content_type=kind, base_content_type=_pages()):
        weaver = int(ref.to_object_id)
        is_story = ref.model_path == "weaver" or ".quote." in f".{ref.model_path}."
        if weaver not in (told if is_story else agreed):
            found.setdefault(int(ref.object_id), set()).add(weaver)
    codes = dict(Weaver.objects.filter(pk__in=set().union(*found.values())).values_list("pk", "code"))
    pages = Page.objects.filter(live=True).in_bulk(found)
    return [
        Found(page, ", ".join(sorted(codes[weaver] for weaver in found[key] if weaver in codes)))
        for key, page in pages.items()
    ]


def broken() -> list[Found]:
    """Live pages with links that lead nowhere within the site, each with where it leads."""
    live = set(Page.objects.live().public().values_list("pk", flat=True))
    found = []
    for page in Page.objects.live().filter(depth__gt=1).specific():
        wrong = dict.fromkeys(_wrong_links(page, live))
        found += [Found(page, link) for link in wrong]
    return found


def without_words() -> Any:
    """Pictures that pages show without a description for those who can't see them."""
    kind = ContentType.objects.get_for_model(get_image_model())
    used = ReferenceIndex.objects.filter(to_content_type=kind, base_content_type=_pages())
    keys = {int(key) for key in used.values_list("to_object_id", flat=True)}
    return get_image_model().objects.filter(pk__in=keys, description="").order_by("title")


def _pages() -> ContentType:
    return ContentType.objects.get_for_model(Page)


def _wrong_links(page: Page, live: set[int]) -> Iterator[str]:
    for block in values_in(getattr(page, "body", [])):
        if isinstance(block, RichText):
            for one, other in _TO_PAGE.findall(block.source):
                if int(one or other) not in live:
                    yield _("a page that isn't there any more (%(key)s)") % {"key": one or other}
            yield from (href for href in _HREF.findall(block.source) if _leads_nowhere(href, live))
        elif (
            isinstance(block, Page)
            and block.pk not in live
            or isinstance(block, Product)
            and not Product.objects.live().filter(pk=block.pk).exists()
        ):
            yield block.title
        elif isinstance(block, str) and block.startswith("/") and _leads_nowhere(block, live):
            yield block


def _leads_nowhere(href: str, live: set[int]) -> bool:
    """Only of addresses of this site; whether others answer is for others to say."""
    path = href.partition("#")[0].partition("?")[0]
    if not path.startswith("/") or path.startswith("//"):
        return False
    with override("en"):
        try:
            found = resolve(path)
        except Resolver404:
            return True
    if found.url_name == "wagtail_serve":
        ends = f"/{found.args[0] if found.args else found.kwargs.get('path', '')}"
        return not Page.objects.filter(
            pk__in=live, url_path__endswith=ends, url_path__regex=rf"^/[^/]+{re.escape(ends)}$"
        ).exists()
    if found.url_name == "group":
        return not Group.objects.filter(slug=found.kwargs["slug"]).exists()
    return False


def stories_that_rest(*, on: date) -> Any:
    """Live stories that nobody sees, since who they are about doesn't agree."""
    return StoryPage.objects.live().exclude(pk__in=StoryPage.objects.consented(on=on))
