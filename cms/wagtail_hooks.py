from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from marketplace.forks.shipping.models import Fair
from marketplace.payment.vouchers import Voucher
from marketplace.wholesale.models import Lot

from .choosers import VIEWSETS
from .newsletter import views as newsletter


@register_snippet
class Fairs(SnippetViewSet):
    """Where we have a stall, and until when an order can be made for it."""

    model = Fair
    icon = "calendar-alt"
    list_display = ["name", "place", "state", "from_day", "until_day", "orders_until"]
    panels = [
        FieldPanel(name) for name in ("name", "place", "state", "from_day", "until_day", "orders_until")
    ]


@register_snippet
class Vouchers(SnippetViewSet):
    """Codes that take something off an order, with their days and uses."""

    model = Voucher
    icon = "tag"
    list_display = ["code", "percent", "amount", "from_at", "until_at", "most_uses"]
    panels = [
        FieldPanel(name)
        for name in ("code", "percent", "amount", "least", "from_at", "until_at", "most_uses")
    ]


@register_snippet
class Lots(SnippetViewSet):
    """Pieces that are sold wholesale together, so many of each."""

    model = Lot
    icon = "folder-open-1"
    list_display = ["name", "percent", "shown"]
    panels = [
        *(FieldPanel(name) for name in ("name", "words", "percent", "shown")),
        InlinePanel("pieces", panels=[FieldPanel("product"), FieldPanel("quantity")], min_num=1),
    ]


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ChooserViewSet]:
    return VIEWSETS


@hooks.register("register_admin_urls")
def register_newsletter() -> list[URLPattern]:
    return [
        path("newsletter/", newsletter.overview, name="newsletter_overview"),
        path("newsletter/export/", newsletter.export, name="newsletter_export"),
    ]


class NewsletterItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(newsletter.MAY)


@hooks.register("register_admin_menu_item")
def newsletter_menu_item() -> MenuItem:
    return NewsletterItem(_("Newsletter"), reverse("newsletter_overview"), icon_name="mail", order=700)
