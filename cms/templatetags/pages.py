"""Pages among the results of a search."""

from django import template
from django.utils import timezone
from wagtail.models import Page

from cms.models import StoryPage

MOST = 5

register = template.Library()


@register.inclusion_tag("cms/page_results.html")
def page_results(words: str) -> dict[str, object]:
    """Live pages with these words, or with a title that begins like them. At most two queries."""
    if not words:
        return {"pages": []}
    hidden = StoryPage.objects.exclude(
        pk__in=StoryPage.objects.consented(on=timezone.localdate()).values("pk")
    )
    shown = Page.objects.live().public().filter(depth__gt=1).exclude(pk__in=hidden.values("pk"))
    found = list(shown.search(words)[:MOST]) or list(shown.autocomplete(words)[:MOST])
    return {"pages": found}
