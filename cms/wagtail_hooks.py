from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from marketplace.forks.shipping.models import Fair
from marketplace.languages.pages import FIRST
from marketplace.payment.vouchers import Voucher
from marketplace.wholesale.models import Lot

from .choosers import VIEWSETS
from .contact import staff as contact
from .desks import Item
from .letters import Letters
from .links import LinkToPage
from .models import OpenPage
from .newsletter import views as newsletter
from .report_views import to_look_at
from .translation import views as translating
from .waiting import WaitingPanel


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


register_snippet(Letters)


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ChooserViewSet]:
    return VIEWSETS


@hooks.register("register_admin_urls")
def register_newsletter() -> list[URLPattern]:
    return [
        path("newsletter/", newsletter.overview, name="newsletter_overview"),
        path("newsletter/export/", newsletter.export, name="newsletter_export"),
        path("reports/to-look-at/", to_look_at, name="pages_to_look_at"),
        path("our-help/", TemplateView.as_view(template_name="cms/help.html"), name="our_help"),
        path("reports/translations/", translating.report, name="translations"),
        path("translations/<int:page_id>/<str:language>/begin/", translating.begin, name="begin_translation"),
        path("translations/<int:page_id>/", translating.translate, name="translate"),
        path("messages/", contact.overview, name="messages_to_us"),
        path("messages/<int:message_id>/answered/", contact.answered, name="message_answered"),
        path("messages/<int:message_id>/delete/", contact.delete, name="message_delete"),
    ]


@hooks.register("register_admin_menu_item")
def newsletter_menu_item() -> MenuItem:
    return Item(
        _("Newsletter"), reverse("newsletter_overview"), may=newsletter.MAY, icon_name="mail", order=700
    )


@hooks.register("register_admin_menu_item")
def messages_menu_item() -> MenuItem:
    return Item(_("Messages"), reverse("messages_to_us"), may=contact.MAY, icon_name="comment", order=690)


@hooks.register("register_reports_menu_item")
def to_look_at_menu_item() -> MenuItem:
    return Item(
        _("To look at"),
        reverse("pages_to_look_at"),
        may="wagtailadmin.access_admin",
        icon_name="warning",
        order=100,
    )


@hooks.register("register_rich_text_features", order=100)
def links_in_the_readers_language(features: Any) -> None:
    features.register_link_type(LinkToPage)


@hooks.register("register_reports_menu_item")
def translations_menu_item() -> MenuItem:
    return Item(
        _("Translations"),
        reverse("translations"),
        may="wagtailadmin.access_admin",
        icon_name="globe",
        order=110,
    )


@hooks.register("register_page_header_buttons")
def translation_buttons(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """From the editor of an original to its translations, from that of a translation to both texts side by side."""
    if not isinstance(page.specific, OpenPage) or not page.permissions_for_user(user).can_edit():
        return
    if page.locale.language_code == FIRST:
        url = f"{reverse('translations')}?page_of={page.pk}"
        yield Button(_("Translations"), url, icon_name="globe", priority=80)
    elif not page.alias_of_id:
        yield Button(
            _("Beside its original"), reverse("translate", args=[page.pk]), icon_name="globe", priority=80
        )


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, WaitingPanel())


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """Orders, runs, pieces and people are at the desk, each for whoever has them to do."""
    return MenuItem(_("Your desk"), reverse("workspace:desk"), icon_name="home", order=10)


@hooks.register("register_help_menu_item")
def our_help_menu_item() -> MenuItem:
    return MenuItem(_("Our pages, step by step"), reverse("our_help"), icon_name="help", order=10)
