"""Pages among the results of a search."""

import re

from django import template
from django.utils import timezone
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from marketplace.kernel.prepared import Prepared
from weavers.models import IN_FORCE

MOST = 5

register = template.Library()

_AGREED = "SELECT FROM weavers_consent AS consent WHERE consent.weaver_id = story.weaver_id AND consent.purpose = '{}' AND {}"
_FOUND = Prepared(
    "shop_pages",
    "bigint[], text, text, date",
    f"""
SELECT title, url_path FROM wagtailcore_page AS page
WHERE id = ANY (ARRAY(
    SELECT object_id::bigint FROM wagtailsearch_indexentry WHERE content_type_id = ANY ($1)
        AND (title @@ plainto_tsquery($2) OR body @@ plainto_tsquery($2) OR autocomplete @@ to_tsquery('simple', $3))))
    AND live AND depth > 2 AND NOT EXISTS (SELECT FROM wagtailcore_pageviewrestriction WHERE page_id = page.id)
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
    # There is one site, so what stands before the home page's children is the home page itself.
    return {
        "pages": [
            {"title": title, "url": "/" + path.split("/", 2)[2]}
            for title, path in _FOUND.rows(kinds, words, begins, timezone.localdate())
        ]
    }
