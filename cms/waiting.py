"""What waits for an editor: messages, pages of others to read, and stories that nobody sees; shown at the desk and in Wagtail's admin."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.kernel.waiting import Waiting, tally, waiting_for

from .contact.models import ContactMessage
from .contact.staff import MAY
from .reports import stories_that_rest


def waits_in_the_pages(user: User, now: datetime) -> Iterator[Waiting]:
    """What she may see to, with none where nothing waits. Three queries."""
    if not user.has_perm(MAY):
        return
    messages = ContactMessage.objects.filter(answered_at=None)
    yield tally(_("Messages to answer"), messages, "at", reverse("messages_to_us"), True)
    reading = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    others = reading.exclude(workflow_state__requested_by=user)
    yield tally(_("Pages of others to read"), others, "started_at", reverse("wagtailadmin_home"), True)
    resting = stories_that_rest(on=india_day(now))
    said = _("Stories that nobody sees, as their weavers don't agree any more")
    yield tally(said, resting, "latest_revision_created_at", reverse("pages_to_look_at"))


class WaitingPanel(Component):
    """All that waits at her desk. Wagtail's own panels below it show which pages another editor submitted."""

    name = "waiting"
    template_name = "cms/waiting.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        if not parent_context:
            return {"waiting": []}
        found = waiting_for(parent_context["request"].user, now=timezone.now())
        return {"waiting": [each for each in found if each.count]}
