"""A translation keeps step with its original: its address, and what isn't words."""

from typing import Any

from wagtail.models import Page

from marketplace.languages.pages import FIRST


def originals(page: Any) -> Any:
    """The page in the first language that this one is a translation of; empty for those that are none."""
    first = Page.objects.filter(translation_key=page.translation_key, locale__language_code=FIRST)
    return first.exclude(pk=page.pk)


def translations(page: Any) -> Any:
    """Of a page of the first language, drafts too; aliases keep step by themselves."""
    if not Page.objects.filter(pk=page.pk, locale__language_code=FIRST).exists():
        return Page.objects.none()
    return Page.objects.filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk)


def follow_original(page: Any) -> None:
    """Takes over what a translation has from its original; the home page alone has another slug, for all stand side by side."""
    original = originals(page).specific().first() if page.locale_id else None
    if original is None or type(original) is not type(page) or page.alias_of_id:
        return
    for name in page.follows:
        setattr(page, name, getattr(original, name))
    is_kept = page.pk and original.depth > 2 and page.slug != original.slug
    if is_kept and Page._slug_is_available(original.slug, page.get_parent(), page):
        page.slug = original.slug


def original_published(instance: Any, **signal: Any) -> None:
    for each in translations(instance).specific():
        each.save()


def original_unpublished(instance: Any, **signal: Any) -> None:
    """What is taken down in the first language is taken down in all."""
    for each in translations(instance).live().specific():
        each.unpublish()


def original_moved(instance: Any, parent_page_after: Any, **signal: Any) -> None:
    """To below the same page, in each language in which that is there."""
    places = {each.locale_id: each for each in translations(parent_page_after)}
    for each in translations(instance):
        place = places.get(each.locale_id)
        if place and not each.is_child_of(place):
            each.move(place, pos="last-child")
