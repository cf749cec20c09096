"""Pages as others link to them: title, words and picture, and only while everybody may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page

from .models import StoryPage
from .showing import any_restricted, public, with_sizes


@dataclass(frozen=True)
class Linked:
    """A page as a card. ``address`` is in the reader's language."""

    pk: int
    title: str
    intro: str
    address: str
    picture: Any


def address_of(page: Page) -> str:
    return _address(page.url_path)


def address_above(page: Page) -> str:
    """Of the page that it lies below."""
    return _address(page.url_path.rstrip("/").rpartition("/")[0] + "/")


def _address(url_path: str) -> str:
    """There is one site, so what stands before the home page's children is the home page itself."""
    return reverse("wagtail_serve", args=[url_path.split("/", 2)[2]])


def linked(pages: Any, *, order: Sequence[int] = ()) -> list[Linked]:
    """Those that are public today; stories only as their weavers agree. Four queries and one for each kind of page."""
    refused = StoryPage.objects.exclude(pk__in=StoryPage.objects.consented(on=timezone.localdate()))
    shown = list(public(pages).exclude(pk__in=refused.values("pk")).specific())
    images = get_image_model().objects.in_bulk({key for page in shown if (key := _picture_of(page))})
    with_sizes(images.values())
    cards = [_card(page, images.get(_picture_of(page))) for page in shown]
    if order:
        places = {key: place for place, key in enumerate(order)}
        cards.sort(key=lambda card: places[card.pk])
    return cards


def is_public(page: Page) -> bool:
    """Whether everybody may see it today."""
    if any_restricted() or issubclass(page.specific_class, StoryPage):
        return bool(linked(Page.objects.filter(pk=page.pk)))
    return bool(page.live)


def below(page: Page) -> list[Linked]:
    return linked(Page.objects.child_of(page))


def more_stories(story: StoryPage, *, most: int) -> list[Linked]:
    """The newest other ones. Two queries."""
    others = StoryPage.objects.sibling_of(story, inclusive=False).consented(on=timezone.localdate())
    newest = list(public(others).select_related("picture").order_by("-date", "-pk")[:most])
    with_sizes(other.picture for other in newest)
    return [_card(other, other.picture) for other in newest]


def _card(page: Any, picture: Any) -> Linked:
    return Linked(
        pk=page.pk,
        title=page.title,
        intro=page.search_description or getattr(page, "intro", ""),
        address=address_of(page),
        picture=picture,
    )


def _picture_of(page: Page) -> int | None:
    return getattr(page, "picture_id", None)
