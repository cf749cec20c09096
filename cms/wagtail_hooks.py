from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from marketplace.forks.shipping.models import Fair

from .choosers import VIEWSETS


@register_snippet
class Fairs(SnippetViewSet):
    """Where we have a stall, and until when an order can be made for it."""

    model = Fair
    icon = "calendar-alt"
    list_display = ["name", "place", "from_day", "until_day", "orders_until"]
    panels = [FieldPanel(name) for name in ("name", "place", "from_day", "until_day", "orders_until")]


@hooks.register("register_admin_viewset")
def register_choosers() -> list[ChooserViewSet]:
    return VIEWSETS
