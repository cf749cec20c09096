"""Random years of tax: the statement agrees with one that is worked out on paper, month after month."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from payouts.models import Deduction, Item, Run, TdsRule
from weavers.models import Weaver

from .books import weaver
from .tax_reference import PaperCertificate, PaperProfile, PaperRule, PaperYear, month_on_paper
from .taxes import exempt, rule, tax_due, taxed

YEAR = [Month.of(date(2026 + (number > 12), (number - 1) % 12 + 1, 1)) for number in range(4, 16)]
ROLES = ["seller", "job_worker"]
LABELS = {"TDS 194-O": "seller", "TDS 194C": "job_worker"}

rates = st.integers(0, 20_000).map(lambda n: Decimal(n) / 1000)
amounts = st.one_of(st.integers(-300_00, 3000_00), st.sampled_from([0, 50, 49_99, 50_00, 1000_00]))
month_numbers = st.integers(0, 11)
rule_facts = st.tuples(
    month_numbers, st.sampled_from(ROLES), rates, rates, st.integers(0, 6000_00), st.booleans(), st.booleans()
)
profiles = st.lists(st.tuples(month_numbers, st.sampled_from(ROLES), st.booleans()), min_size=1, max_size=4)
certificates = st.lists(
    st.tuples(st.integers(0, 360), st.integers(0, 360), rates, st.one_of(st.none(), st.integers(0, 4000_00))),
    max_size=3,
)
women = st.lists(
    st.tuples(
        profiles,
        certificates,
        st.lists(amounts, min_size=12, max_size=12),
        st.lists(st.integers(0, 200_00), min_size=12, max_size=12),
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture
def people(finance: User, approver: User) -> tuple[User, User, list[Weaver]]:
    return finance, approver, [weaver(number, "") for number in range(1, 4)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rules=st.lists(rule_facts, min_size=1, max_size=4), lives=women)
def test_every_random_year_is_taxed_as_on_paper(
    people: tuple[User, User, list[Weaver]], rules: list, lives: list
) -> None:
    finance, approver, all_women = people
    with transaction.atomic():
        on_paper = []
        for number, role, rate, without, threshold, whole, needs_pan in rules:
            facts = {
                "rate": rate, "rate_without_pan": without, "yearly_threshold": threshold,
                "on_whole": whole, "threshold_needs_pan": needs_pan,
            }  # fmt: skip
            rule(YEAR[number], role, **facts)
            on_paper.append(
                PaperRule(
                    role,
                    YEAR[number].first_day,
                    Fraction(rate),
                    Fraction(without),
                    threshold,
                    whole,
                    needs_pan,
                )
            )
        years = {}
        for her, (roles, papers, _earned, _can_pay) in zip(all_women, lives, strict=False):
            year = years[her] = PaperYear(on_paper, [], [])
            for number, role, has_pan in roles:
                taxed(her, YEAR[number], role, pan="ABCPD1234E" if has_pan else None)
                year.profiles.append(PaperProfile(YEAR[number].first_day, role, has_pan))
            for start, end, rate, limit in papers:
                first, last = sorted(date(2026, 4, 1) + timedelta(days) for days in (start, end))
                exempt(her, first, last, str(rate), limit)
                year.certificates.append(PaperCertificate(first, last, Fraction(rate), limit))
        for number, month in enumerate(YEAR):
            earned = {her: life[2][number] for her, life in zip(years, lives, strict=True)}
            due = tax_due(month, earned)
            run = Run.objects.create(
                month=month.first_day, attempt=1, state="approved", cap=30, minimum=0, prepared_by=finance,
                prepared_at=month.end, approved_by=approver, approved_at=month.end,
            )  # fmt: skip
            for her, life in zip(years, lives, strict=True):
                history = [(each.first_day, life[2][place]) for place, each in enumerate(YEAR[: number + 1])]
                expected = month_on_paper(years[her], history, month.first_day)
                hers = {LABELS[label]: amount for (code, label), amount in due.items() if code == her.code}
                assert hers == expected, (month, her.code)
                _approve(run, her, life[2][number], life[3][number], hers, years[her])
        transaction.set_rollback(True)


def _approve(run: Run, her: Weaver, earned: int, can_pay: int, due: dict[str, int], year: PaperYear) -> None:
    """Her month as a run keeps it, with no more tax taken than she could pay."""
    left, total = can_pay, 0
    for role, amount in sorted(due.items()):
        part = min(left, amount)
        left, total = left - part, total + part
        year.taken[role] = year.taken.get(role, 0) + part
        if part:
            newest = max(
                (r for r in _rules(role) if r.from_month <= run.month), key=lambda r: (r.from_month, r.pk)
            )
            Deduction.objects.create(run=run, weaver=her, what="tds", rule_id=newest.pk, amount=part)
    Item.objects.create(
        run=run, weaver=her, opening=0, earned=earned, charged_back=0, adjusted=0, returned=0, gross=earned,
        recovered=0, deducted=total, net=earned - total, payable=0, carried=earned - total, owed=0,
        status="carried", reason="owes",
    )  # fmt: skip


def _rules(role: str) -> list:
    return list(TdsRule.objects.filter(role=role))
