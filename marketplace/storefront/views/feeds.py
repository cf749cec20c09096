"""What is fetched again and again: the list for merchant centres, and new pieces for readers of feeds."""

from hashlib import md5
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import condition, require_safe

from catalog.models import Product, ProductImage
from marketplace.languages.names import said
from marketplace.pagecache.generation import generation
from marketplace.payment.currencies import lists_on

from ..addresses import LISTED, absolute, shared_picture
from ..cards import for_sale
from ..merchants import COUNTRIES, feed
from ..public import public_page
from ..templatetags.shop import rupees

NEWEST = 30


def _version(request: HttpRequest, currency: str) -> str | None:
    """Another one as soon as anything that it shows may have changed."""
    made = generation()
    return made and f'W/"{md5(f"{made} {timezone.localdate()} {currency}".encode()).hexdigest()}"'


@require_safe
@condition(etag_func=_version)
def merchants(request: HttpRequest, currency: str) -> HttpResponseBase:
    """All pieces for sale in one currency, sent while it's made: it never lies in memory whole."""
    today = timezone.localdate()
    prices = lists_on(today).get(currency.upper())
    if not prices or prices.currency not in COUNTRIES:
        raise Http404
    response = StreamingHttpResponse(feed(prices, on=today), content_type="application/xml; charset=utf-8")
    patch_cache_control(response, public=True, no_cache=True)
    return response


class NewPieces(Feed[Any, Any]):
    """The newest pieces, for readers of RSS."""

    title = _("New pieces from the loom")
    description = _("Handwoven in Northeast India, as it comes into the shop.")

    def link(self) -> str:
        return reverse("storefront:shop")

    def items(self) -> Any:
        first = ProductImage.objects.filter(product=OuterRef("pk")).order_by("display_order", "pk")
        pieces = for_sale(Product.objects.annotate(image=Subquery(first.values("image")[:1])))
        return pieces.order_by("-date_created", "-pk")[:NEWEST]

    def item_title(self, item: Any) -> str:
        return said(item.title)

    def item_description(self, item: Any) -> str:
        size = gettext("%(length)s × %(width)s cm") % {"length": item.length_cm, "width": item.width_cm}
        facts = f"{said(item.fibre)}, {said(item.technique)}, {size}"
        return f"{rupees(int(item.list_price * 100))} · {facts}. {said(item.description)}".strip()

    def item_link(self, item: Any) -> str:
        return item.get_absolute_url()

    def item_pubdate(self, item: Any) -> Any:
        return item.date_created

    def item_enclosures(self, item: Any) -> list[Enclosure]:
        if not item.image:
            return []
        return [Enclosure(absolute(shared_picture(item.image, LISTED)), "0", "image/jpeg")]


class NewPiecesAtom(NewPieces):
    feed_type = Atom1Feed
    subtitle = NewPieces.description


new_rss = public_page(NewPieces())
new_atom = public_page(NewPiecesAtom())
