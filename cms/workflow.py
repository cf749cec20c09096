"""Approval of pages by a second pair of eyes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState


class SecondEditorTask(AbstractGroupApprovalTask):
    """Members of its groups approve a page, but not who submitted it."""

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        return [] if _asked_by(obj) == user.pk else super().get_actions(obj, user)  # type: ignore[no-any-return]

    def get_task_states_user_can_moderate(self, user: Any, **options: Any) -> Any:
        found = super().get_task_states_user_can_moderate(user, **options)
        return found.exclude(pk__in=TaskState.objects.filter(workflow_state__requested_by=user).values("pk"))

    @classmethod
    def get_description(cls) -> Any:
        return _("Somebody of the chosen groups approves it, but never whoever submitted it")

    class Meta:
        verbose_name = _("approval by a second editor")
        verbose_name_plural = _("approvals by a second editor")


def _asked_by(page: Any) -> int | None:
    state = page.current_workflow_state
    return state.requested_by_id if state else None
