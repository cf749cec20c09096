"""Pages as others link to them: title, words and picture, and only while everybody may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page

from .models import StoryPage


@dataclass(frozen=True)
class Linked:
    """A page as a card. ``address`` is in the reader's language."""

    pk: int
    title: str
    intro: str
    address: str
    picture: Any


def address_of(page: Page) -> str:
    """There is one site, so what stands before the home page's children is the home page itself."""
    return reverse("wagtail_serve", args=[page.url_path.split("/", 2)[2]])


def linked(pages: Any, *, order: Sequence[int] = (), most: int | None = None) -> list[Linked]:
    """Those that are public today; stories only as their weavers agree. Three queries and one for each kind of page."""
    refused = StoryPage.objects.exclude(pk__in=StoryPage.objects.consented(on=timezone.localdate()))
    public = pages.live().public().exclude(pk__in=refused.values("pk"))
    shown = list(public.specific()[:most])
    images = get_image_model().objects.in_bulk({key for page in shown if (key := _picture_of(page))})
    cards = [
        Linked(
            pk=page.pk,
            title=page.title,
            intro=page.search_description or getattr(page, "intro", ""),
            address=address_of(page),
            picture=images.get(_picture_of(page)),
        )
        for page in shown
    ]
    if order:
        places = {key: place for place, key in enumerate(order)}
        cards.sort(key=lambda card: places[card.pk])
    return cards


def below(page: Page) -> list[Linked]:
    return linked(Page.objects.child_of(page))


def more_stories(story: StoryPage, *, most: int) -> list[Linked]:
    """The newest other ones."""
    others = StoryPage.objects.sibling_of(story, inclusive=False)
    return linked(others.order_by("-date", "-pk"), most=most)


def _picture_of(page: Page) -> int | None:
    return getattr(page, "picture_id", None)
