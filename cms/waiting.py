"""What waits for an editor, on the first page of Wagtail: messages, reviews, and pages that need a look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from marketplace.accounts.models import User
from marketplace.reviews.models import Review

from .contact.models import ContactMessage
from .contact.staff import MAY
from .reports import stories_that_rest


@dataclass(frozen=True)
class Waits:
    """``what`` has the number in it."""

    what: str
    url: str


def waiting(user: User) -> list[Waits]:
    """What she may see to, without what is at nothing. At most three queries."""
    found = []
    if user.has_perm(MAY):
        count = ContactMessage.objects.filter(answered_at=None).count()
        said = ngettext("%(count)d message to answer", "%(count)d messages to answer", count)
        found.append((count, said, reverse("messages_to_us")))
    if user.has_perm("piece_reviews.moderate_reviews"):
        count = Review.objects.waiting().count()
        said = ngettext("%(count)d review to look at", "%(count)d reviews to look at", count)
        found.append((count, said, reverse("workspace:reviews")))
        count = stories_that_rest(on=timezone.localdate()).count()
        said = ngettext(
            "%(count)d story that nobody sees: its weaver doesn't agree any more",
            "%(count)d stories that nobody sees: their weavers don't agree any more",
            count,
        )
        found.append((count, said, reverse("pages_to_look_at")))
    return [Waits(said % {"count": count}, url) for count, said, url in found if count]


class WaitingPanel(Component):
    """Wagtail's own panels below it show pages that another editor submitted."""

    name = "waiting"
    template_name = "cms/waiting.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        return {"waiting": waiting(parent_context["request"].user) if parent_context else []}
