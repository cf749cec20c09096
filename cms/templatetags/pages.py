"""Pages among the results of a search."""

import re

from django import template
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

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
    fits = (
        Q(index_entries__title=asked) | Q(index_entries__body=asked) | Q(index_entries__autocomplete=begins)
    )
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
            for page in shown.filter(fits).order_by("path")[:MOST]
        ]
    }
