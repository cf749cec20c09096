"""A payment in cash for tests of the workspace, in a line."""

from datetime import date, timedelta

from django.utils import timezone

from payouts.models import Item, Payment, Run
from tests.catalog.loom import make_person
from weavers.models import Weaver


def make_cash(her: Weaver, amount: int = 2050_00, *, month: date = date(2026, 9, 1)) -> Payment:
    """What she gets in cash of an approved month, in paise; the month is the same for all."""
    now = timezone.now() - timedelta(days=9)
    run = Run.objects.live().filter(month=month).first() or Run.objects.create(
        month=month, attempt=1, cap=30, minimum=100_00, state="approved", prepared_by=make_person("finance"), prepared_at=now,
        approved_by=make_person("approver"), approved_at=now,
    )  # fmt: skip
    figures = dict.fromkeys(
        ["opening", "charged_back", "adjusted", "returned", "recovered", "deducted", "carried", "owed"], 0
    )
    Item.objects.create(
        run=run, weaver=her, earned=amount, gross=amount, net=amount, payable=amount, status="payable", reason="payable",
        method="cash", **figures,
    )  # fmt: skip
    return Payment.objects.create(
        run=run, weaver=her, reference=f"{run}-{her.code}", amount=amount, method="cash", payee_name=her.legal_name,
        group_name=her.group.name,
    )  # fmt: skip
