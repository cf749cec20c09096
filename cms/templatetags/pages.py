"""Pages among the results of a search."""

import re

from django import template
from django.contrib.postgres.search import SearchQuery
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.utils import timezone
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from cms.models import StoryPage

MOST = 5

register = template.Library()


@register.inclusion_tag("cms/page_results.html")
def page_results(words: str) -> dict[str, object]:
    """Live pages with all these words, or with a title that begins like them. One query."""
    asked = SearchQuery(words)
    begins = SearchQuery(
        " & ".join(f"{term}:*" for term in re.findall(r"[^\W_]+", words)), search_type="raw", config="simple"
    )
    fits = Q(title=asked) | Q(body=asked) | Q(autocomplete=begins)
    kinds = get_descendants_content_types_pks(Page)
    # Asked by itself: joined to the pages, the index has been seen to be read once for each of them.
    entries = IndexEntry.objects.filter(fits, content_type__in=kinds)
    keys = entries.annotate(page=Cast("object_id", BigIntegerField())).values("page")
    hidden = StoryPage.objects.exclude(
        pk__in=StoryPage.objects.consented(on=timezone.localdate()).values("pk")
    )
    shown = (
        Page.objects.live().filter(depth__gt=2, view_restrictions=None).exclude(pk__in=hidden.values("pk"))
    )
    # There is one site, so what stands before the home page's children is the home page itself.
    return {
        "pages": [
            {"title": page.title, "url": "/" + page.url_path.split("/", 2)[2]}
            for page in shown.filter(pk__in=keys).order_by("path")[:MOST]
        ]
    }
