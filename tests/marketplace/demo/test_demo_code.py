"""``make code``: the phone of the demonstration's approver, and nobody's elsewhere."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.accounts.second_factor import use_code
from marketplace.demo.people import make_people

pytestmark = pytest.mark.django_db


def told(*who: str) -> str:
    out = StringIO()
    call_command("demo_code", *who, stdout=out)
    return out.getvalue().strip()


@override_settings(DEMO=True)
def test_each_code_that_is_told_counts_also_right_after_another() -> None:
    make_people()
    approver = User.objects.get(username="approver")
    for _time in range(2):
        use_code(user=approver, code=told(), what="approve 2026-06", now=timezone.now())
    assert approver.code_uses.count() == 2


@override_settings(DEMO=True)
def test_who_has_no_phone_has_no_code() -> None:
    make_people()
    with pytest.raises(CommandError, match="finance has no phone set up"):
        told("finance")


def test_outside_a_demonstration_no_code_is_told() -> None:
    with pytest.raises(CommandError, match="Only a demonstration"):
        told()
