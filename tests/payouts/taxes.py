"""Rules, profiles and certificates of tax that two people stand behind, in a line each. Amounts in paise."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from marketplace.kernel.months import Month
from payouts.models import Exemption, TaxProfile, TdsRule
from payouts.services.tax import tax_of_drafts, tax_rules
from weavers.models import Weaver

from .books import MAY, at

PAN = "ABCPD1234E"
AGREED: dict[str, Any] = {"entered_at": at(MAY, 1), "confirmed_at": at(MAY, 1)}


def rule(month: Month, role: str = "seller", **facts: Any) -> TdsRule:
    """1 percent (5 without PAN) of what she earned above ₹1,000 a year, unless ``facts`` say otherwise."""
    values: dict[str, Any] = {
        "section": {"seller": "194-O", "job_worker": "194C"}[role],
        "rate": Decimal(1),
        "rate_without_pan": Decimal(5),
        "yearly_threshold": 1000_00,
        "accountant": "R. Dkhar, ACA, letter of 3 May",
    }
    return TdsRule.objects.create(role=role, from_month=month.first_day, **(values | facts), **AGREED)


def taxed(her: Weaver, month: Month, role: str = "seller", pan: str | None = PAN) -> TaxProfile:
    return TaxProfile.objects.create(weaver=her, from_month=month.first_day, role=role, pan=pan, **AGREED)


def exempt(
    her: Weaver, from_day: date, until_day: date, rate: str = "0", limit: int | None = None
) -> Exemption:
    return Exemption.objects.create(
        weaver=her,
        certificate="C-1",
        from_day=from_day,
        until_day=until_day,
        rate=Decimal(rate),
        limit=limit,
        **AGREED,
    )


def tax_due(month: Month, earned: dict[Weaver, int]) -> dict[tuple[str, str], int]:
    """What the statement takes in a month without a run: weaver code and label → paise."""
    codes = {her.pk: her.code for her in earned}
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH owing AS (SELECT weaver_id, earned, 0::bigint AS charged_back"
            " FROM unnest(%(weavers)s::bigint[], %(earned)s::bigint[]) AS o(weaver_id, earned))"
            f" SELECT weaver_id, label, amount FROM ({tax_of_drafts(month)}) AS tax",
            {
                "weavers": [her.pk for her in earned],
                "earned": list(earned.values()),
                "month": month.first_day,
                **tax_rules(month),
            },
        )
        return {(codes[weaver], label): int(amount) for weaver, label, amount in cursor.fetchall()}
