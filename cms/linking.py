"""Pages as others link to them: title, words and picture, and only while everybody may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page

from marketplace.languages.addresses import OF_PAGES
from marketplace.languages.pages import FIRST, address_of_path, translated

from .models import StoryPage
from .showing import any_restricted, public, with_sizes
from .tongues import best_of, both, in_order, language_of_page, languages


@dataclass(frozen=True)
class Linked:
    """A page as a card. ``address`` is in the reader's language, its words are in ``language``; ``key`` joins translations."""

    pk: int
    key: UUID
    language: str
    title: str
    intro: str
    address: str
    picture: Any


def address_of(page: Page) -> str:
    return address_of_path(page.url_path, language_of_page(page))


def address_above(page: Page) -> str:
    """Of the page that it lies below; of the first language's, where a page alone in its language lies below nothing."""
    above = page.url_path.rstrip("/").rpartition("/")[0] + "/"
    language = language_of_page(page)
    is_there = language not in OF_PAGES or translated(language).filter(url_path=above).exists()
    return address_of_path(above, language if is_there else "")


def linked_for(pages: Any, *, language: str, order: Sequence[int] = ()) -> list[Linked]:
    """The same pages for somebody who reads this language: each in it where it's public in it."""
    if language == FIRST:
        return linked(pages, order=order)
    keys = in_order(pages, order)
    cards = linked(best_of(pages, language))
    return sorted(cards, key=lambda card: keys.index(card.key))


def linked(pages: Any, *, order: Sequence[int] = ()) -> list[Linked]:
    """Those that are public today; stories only as their weavers agree. Four queries and one for each kind of page."""
    refused = StoryPage.objects.exclude(pk__in=StoryPage.objects.consented(on=timezone.localdate()))
    shown = list(public(pages).exclude(pk__in=refused.values("pk")).specific())
    images = get_image_model().objects.in_bulk({key for page in shown if (key := _picture_of(page))})
    with_sizes(images.values())
    known = languages()
    cards = [_card(page, images.get(_picture_of(page)), known) for page in shown]
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
    return linked_for(both(page), language=language_of_page(page))


def more_stories(story: StoryPage, *, most: int) -> list[Linked]:
    """The newest other ones. Two queries."""
    others = public(StoryPage.objects.sibling_of(story))
    if story.language != FIRST:
        others = best_of(both(story, beside=True), story.language, model=StoryPage)
    others = others.exclude(translation_key=story.translation_key).consented(on=timezone.localdate())
    newest = list(others.select_related("picture").order_by("-date", "-pk")[:most])
    with_sizes(other.picture for other in newest)
    known = languages()
    return [_card(other, other.picture, known) for other in newest]


def _card(page: Any, picture: Any, known: dict[int, str]) -> Linked:
    language = language_of_page(page, known)
    return Linked(
        pk=page.pk,
        key=page.translation_key,
        language=language,
        title=page.title,
        intro=page.search_description or getattr(page, "intro", ""),
        address=address_of_path(page.url_path, language),
        picture=picture,
    )


def _picture_of(page: Page) -> int | None:
    return getattr(page, "picture_id", None)
