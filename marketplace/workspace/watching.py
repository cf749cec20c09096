"""What whoever looks after the people and the machines should know: work given up, the books' last check, staff without a second factor."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from marketplace.accounts.models import User
from marketplace.accounts.roles import ROLES
from marketplace.kernel.months import india_day
from marketplace.kernel.waiting import Waiting, tally
from payouts.models import BooksCheck

MAY = "accounts.view_user"
MOST = 50
ALWAYS = {"payouts.approve_run", "weavers.approve_payee"}
"""What nobody does without a code, whatever the setting says."""


def given_up() -> "QuerySet[Any]":
    """Background work that failed as often as it is tried. What it was about isn't shown: it may be about somebody."""
    return DBTaskResult.objects.failed()  # type: ignore[no-any-return]


def without_second_factor() -> "QuerySet[User]":
    """Staff whose pages or presses ask for a code, and who have no phone set up to give one."""
    wanted = set(settings.SECOND_FACTOR_FOR) | ALWAYS
    asked = [role for role, may in ROLES.items() if may and ("*" in wanted or not wanted.isdisjoint(may))]
    phone = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
    return User.objects.filter(~Exists(phone), is_active=True, groups__name__in=asked).distinct()


def waits_to_be_looked_after(user: User, now: datetime) -> Iterator[Waiting]:
    """Three queries."""
    if not user.has_perm(MAY):
        return
    page = reverse("workspace:watch")
    yield tally(_("Work in the background that failed"), given_up(), "finished_at", f"{page}#failed", True)
    check = BooksCheck.objects.values_list("at", "broken").first()
    broken, day = (check[1], india_day(check[0])) if check else (0, None)
    yield Waiting(
        _("Places where the books break a rule"), broken, f"{page}#books", True, day if broken else None
    )
    yield tally(_("Staff without a second factor"), without_second_factor(), "date_joined", f"{page}#codes")


def done_again(task: Any, *, now: datetime) -> bool:
    """Have it tried once more, at once; pressed twice, once. Gives whether it was."""
    failed = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.FAILED)
    return bool(failed.update(status=TaskResultStatus.READY, run_after=now))
