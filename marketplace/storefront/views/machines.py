"""What machines read: the sitemap and robots.txt."""

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap as PageSitemap

from catalog.models import Category, Product
from weavers.models import Group

PRIVATE = ("/basket/", "/checkout/", "/order/", "/search/", "/cms/", "/office/", "/workspace/", "/dashboard/")


class Pieces(Sitemap[Product]):
    limit = 5000

    def items(self) -> QuerySet[Product]:
        return Product.objects.live().only("slug", "date_updated").order_by("pk")

    def lastmod(self, item: Product) -> object:
        return item.date_updated


class Shelves(Sitemap[Category]):
    def items(self) -> QuerySet[Category]:
        return Category.objects.browsable()


class Groups(Sitemap[Group]):
    def items(self) -> QuerySet[Group]:
        return Group.objects.all()

    def location(self, item: Group) -> str:
        return reverse("storefront:group", args=[item.slug])


SITEMAPS = {"pages": PageSitemap, "pieces": Pieces, "shelves": Shelves, "groups": Groups}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('storefront:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
