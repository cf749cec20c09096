"""Stories for readers of feeds; one about a weaver only while she consents to it."""

from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import path, reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from marketplace.languages.pages import address_of_path, read_in, reading
from marketplace.pagecache.pages import public_page

from .models import StoryIndexPage, StoryPage

NEWEST = 20


def _path(page: Page) -> str:
    return address_of_path(page.url_path)


class Stories(Feed[Any, Any]):
    title = _("Stories from the looms")
    description = _("What the women of Impulse Empower have to tell.")

    def link(self) -> str:
        index = StoryIndexPage.objects.live().first()
        return _path(index) if index else reverse("storefront:shop")

    def items(self) -> Any:
        stories = StoryPage.objects.live().public().consented(on=timezone.localdate())
        open_ = read_in(stories, reading())
        return open_.order_by("-date", "-pk")[:NEWEST]

    def item_title(self, item: StoryPage) -> str:
        return item.title

    def item_description(self, item: StoryPage) -> str:
        return item.search_description or item.intro

    def item_link(self, item: StoryPage) -> str:
        return _path(item)

    def item_pubdate(self, item: StoryPage) -> datetime:
        return timezone.make_aware(datetime.combine(item.date, time(12)))


class StoriesAtom(Stories):
    feed_type = Atom1Feed
    subtitle = Stories.description


urlpatterns = [
    path("stories.rss", public_page(Stories()), name="stories-rss"),
    path("stories.atom", public_page(StoriesAtom()), name="stories-atom"),
]
