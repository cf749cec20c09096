"""What machines read: the sitemap and robots.txt."""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as django_sitemaps
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as PageSitemap
from wagtail.models import Page

from catalog.models import Category, Product
from marketplace.languages.addresses import in_every_language
from weavers.models import Group

from ..addresses import absolute
from ..public import public_page
from ..words import Thing, vocabulary

PRIVATE = (
    "/basket/", "/checkout/", "/order/", "/account/", "/custom/", "/wholesale/business/", "/wholesale/quote/", "/wishes/", "/your-data/", "/search/", "/cms/", "/office/", "/work/", "/mine/", "/desk/",
    "/dashboard/", "/login/", "/*sort=", "/*low=", "/*high=",
)  # fmt: skip
LARGE = 2_000
"""Pieces from which the sitemap is an index of several."""


class InLanguages(Sitemap[Any]):
    """Each page at its address in each language, naming the others."""

    i18n = alternates = x_default = True
    languages = [code for code, _name in settings.SHOP_LANGUAGES]


class Pages(PageSitemap):
    """What editors wrote, in each language that it's in; a page names its others itself."""

    def items(self) -> Any:
        there = Page.objects.live().public().filter(depth__gt=1, alias_of=None)
        return there.order_by("path").defer_streamfields().specific()


class Pieces(InLanguages):
    limit = LARGE

    def items(self) -> QuerySet[Product]:
        return Product.objects.live().only("slug", "date_updated").order_by("pk")

    def lastmod(self, item: Product) -> Any:
        return item.date_updated


class Shelves(InLanguages):
    def items(self) -> list[Category]:
        newest = Max("product__date_updated")
        return list(Category.objects.browsable().annotate(newest=newest).order_by("path"))

    def lastmod(self, item: Category) -> Any:
        return item.newest  # type: ignore[attr-defined]


class Groups(InLanguages):
    """Each group's page; its newest piece says when it changed."""

    def items(self) -> list[Group]:
        newest = Max("weavers__made__product__date_updated")
        return list(Group.objects.annotate(newest=newest).order_by("pk"))

    def location(self, item: Group) -> str:
        return reverse("storefront:group", args=[item.slug])

    def lastmod(self, item: Group) -> Any:
        return item.newest  # type: ignore[attr-defined]


class Crafts(InLanguages):
    """The list of each craft, fibre, colour and community that there are pieces of."""

    def items(self) -> list[Thing]:
        return [thing for thing in vocabulary().things if thing.kind != "group"]

    def location(self, item: Thing) -> str:
        return item.url


SITEMAPS: dict[str, Any] = {
    "pages": Pages, "pieces": Pieces, "shelves": Shelves, "groups": Groups, "crafts": Crafts,
}  # fmt: skip


@public_page
def sitemap(request: HttpRequest, section: str | None = None) -> HttpResponse:
    """All of it where it's small; else the list of its parts, each with its own address."""
    if not section and Product.objects.live().count() > LARGE:
        return django_sitemaps.index(request, sitemaps=SITEMAPS, sitemap_url_name="machines:sitemap-section")
    return django_sitemaps.sitemap(request, sitemaps=SITEMAPS, section=section)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in in_every_language(PRIVATE))]
    lines.append(f"Sitemap: {absolute(reverse('machines:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
