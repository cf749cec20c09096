"""What pages show of other pages: among the results of a search, and as cards; and the map of districts."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from marketplace.kernel.prepared import Prepared
from marketplace.languages.addresses import asked_language
from marketplace.languages.pages import FIRST, address_of_path, reading
from weavers.models import IN_FORCE

from ..contact.forms import MessageForm, empty_form
from ..districts import HEIGHT, OUTLINE, RIVER, WIDTH, District, line
from ..linking import Linked, address_above, address_of, below, is_public, linked_for
from ..linking import more_stories as find_more_stories
from ..models import OpenPage, StoryPage
from ..reading import anchored as make_anchored

MOST = 5
MORE = 3

register = template.Library()

_AGREED = "SELECT FROM weavers_consent AS consent WHERE consent.weaver_id = story.weaver_id AND consent.purpose = '{}' AND {}"
_FOUND = Prepared(
    "shop_pages",
    "bigint[], text, text, date, text",
    f"""
SELECT title, url_path FROM wagtailcore_page AS page
WHERE id = ANY (ARRAY(
    SELECT object_id::bigint FROM wagtailsearch_indexentry WHERE content_type_id = ANY ($1)
        AND (title @@ plainto_tsquery($2) OR body @@ plainto_tsquery($2) OR autocomplete @@ to_tsquery('simple', $3))))
    AND live AND depth > 2 AND (locale_id = (SELECT id FROM wagtailcore_locale WHERE language_code = $5) AND alias_of_id IS NULL
        OR locale_id = (SELECT id FROM wagtailcore_locale WHERE language_code = '{FIRST}') AND NOT EXISTS (
            SELECT FROM wagtailcore_page AS there WHERE there.translation_key = page.translation_key AND there.live
                AND there.alias_of_id IS NULL
                AND there.locale_id = (SELECT id FROM wagtailcore_locale WHERE language_code = $5 AND $5 <> '{FIRST}')))
    AND NOT EXISTS (SELECT FROM wagtailcore_pageviewrestriction WHERE page_id = page.id)
    AND NOT EXISTS (
        SELECT FROM cms_storypage AS story WHERE page_ptr_id = page.id AND weaver_id IS NOT NULL
            AND NOT (EXISTS ({_AGREED.format("story", IN_FORCE.format(day="$4"))})
                AND EXISTS ({_AGREED.format("name", IN_FORCE.format(day="$4"))})))
ORDER BY path LIMIT {MOST}""",
)


@register.inclusion_tag("cms/page_results.html")
def page_results(words: str) -> dict[str, object]:
    """Live pages with all these words, or with a title that begins like them. One query."""
    begins = " & ".join(f"{term}:*" for term in re.findall(r"[^\W_]+", words))
    kinds = list(get_descendants_content_types_pks(Page))
    found = _FOUND.rows(kinds, words, begins, timezone.localdate(), reading())
    return {"pages": [{"title": title, "url": address_of_path(path)} for title, path in found]}


@register.simple_tag
def linked_pages(keys: Sequence[int], page: OpenPage | None) -> list[Linked]:
    """The chosen pages in their order, else all that lie below this one."""
    if keys:
        language = page.language if page else reading()
        return linked_for(Page.objects.filter(pk__in=keys), order=keys, language=language)
    return below(page) if page else []


@register.simple_tag
def more_stories(story: StoryPage) -> list[Linked]:
    """Those at the end of a story."""
    return find_more_stories(story, most=MORE)


@register.simple_tag
def leads_to(value: Any) -> str:
    """Where a button leads to; nothing where its page isn't public any more."""
    page: Page | None = value["page"]
    if page is None:
        return str(value["path"])
    return address_of(page) if is_public(page) else ""


@register.filter
def address(page: Page) -> str:
    """Its address in the reader's language. No query."""
    return address_of(page)


@register.filter
def above(page: Page) -> str:
    """Where the page is that it lies below."""
    return address_above(page)


@register.filter
def host(url: str) -> str:
    """``https://www.example.com/x`` → ``example.com``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.inclusion_tag("cms/district_map.html")
def district_map(districts: Sequence[District]) -> dict[str, object]:
    return {
        "districts": districts, "outline": line(OUTLINE), "river": line(RIVER), "width": WIDTH, "height": HEIGHT,
    }  # fmt: skip


@register.simple_tag
def message_form() -> MessageForm:
    return empty_form()


@register.filter
def anchored(text: object) -> SafeString:
    """Rich text whose second headings can be linked to."""
    return SafeString(make_anchored(str(text)))


@register.simple_tag(takes_context=True)
def page_lang(context: template.Context) -> SafeString:
    """``lang="kha"`` for an element with words of the page, where what is around them is in another language."""
    return lang_of(getattr(context.get("page"), "language", reading()))


@register.filter
def lang_of(language: str) -> SafeString:
    return SafeString("") if language == reading() else format_html(' lang="{}"', language)


@register.inclusion_tag("cms/not_translated.html", takes_context=True)
def not_translated(context: template.Context) -> dict[str, object]:
    """A line above a page that isn't in the language that somebody asked for."""
    page, request = context.get("page"), context.get("request")
    asked = asked_language(request.path) if request else FIRST
    told = isinstance(page, OpenPage) and page.language != asked and not getattr(request, "is_preview", False)
    return {"language": dict(settings.LANGUAGES)[asked] if told else "", "code": asked}
