"""Tax deducted at source: what each month takes of a weaver's year, to the rupee."""

from datetime import date
from decimal import Decimal

import pytest

from marketplace.kernel.months import Month
from payouts.models import Deduction, Leg, TaxBase, TdsRule
from payouts.services.runs import cancel_run
from weavers.models import Weaver

from .books import Desk, after, weaver
from .taxes import exempt, rule, tax_due, taxed

MARCH, APRIL, MAY, JUNE, JULY, AUGUST = (Month(2026, number) for number in range(3, 9))
JULY_ON = (date(2026, 7, 1), date(2027, 3, 31))


def taken(her: Weaver) -> list[tuple[str, int]]:
    """What runs that stand took of her: month and paise."""
    found = Deduction.objects.filter(weaver=her, what="tds").exclude(run__state="cancelled")
    return [
        (f"{month:%m}", amount)
        for month, amount in found.order_by("run__month", "id").values_list("run__month", "amount")
    ]


def months(desk: Desk, her: Weaver, earnings: dict[Month, int]) -> None:
    """She earns so much in each month, and each is approved."""
    for month, earning in earnings.items():
        if earning:
            desk.sold(month, {her: 1}, earning=earning)
        desk.approve(month)


def test_nothing_is_taken_while_no_rule_is_confirmed(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    waiting = rule(APRIL, yearly_threshold=0)
    TdsRule.objects.filter(pk=waiting.pk).update(confirmed_at=None)
    months(desk, her, {APRIL: 5000_00})
    assert (taken(her), desk.item(her, APRIL).deducted) == ([], 0)


def test_a_weaver_without_a_profile_is_not_taxed(desk: Desk) -> None:
    her = weaver(1)
    rule(APRIL, yearly_threshold=0)
    months(desk, her, {APRIL: 5000_00})
    assert taken(her) == []


def test_crossing_the_threshold_takes_what_is_due_on_the_whole(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, on_whole=True)
    months(desk, her, {APRIL: 600_00, MAY: 400_00, JUNE: 500_00, JULY: 150_00})
    assert taken(her) == [("06", 15_00), ("07", 2_00)]  # 1 % of 1,500, then of 150: 1.50 is 2 rupees
    item = desk.item(her, JUNE)
    assert (item.gross, item.deducted, item.payable) == (500_00, 15_00, 485_00)


def test_crossing_the_threshold_takes_what_is_due_on_the_excess(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, on_whole=False)
    months(desk, her, {APRIL: 600_00, MAY: 400_00, JUNE: 500_00, JULY: 149_99})
    assert taken(her) == [("06", 5_00), ("07", 1_00)]


def test_what_is_taken_is_owed_to_the_government_and_said_on_her_statement(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    seller = rule(APRIL, yearly_threshold=0)
    months(desk, her, {APRIL: 1000_00})
    legs = Leg.objects.filter(transaction__kind="deducted").order_by("id")
    assert list(legs.values_list("account", "weaver__code", "amount")) == [
        ("liabilities:weavers", "W0001", 10_00),
        ("liabilities:tds", None, -10_00),
    ]
    assert list(Deduction.objects.values_list("what", "rule_id", "label", "amount")) == [
        ("tds", seller.pk, "TDS 194-O", 10_00)
    ]


def test_without_pan_the_rate_is_higher_and_there_may_be_no_threshold(desk: Desk) -> None:
    with_limit, without = weaver(1), weaver(2)
    taxed(with_limit, APRIL, "job_worker", pan=None)
    taxed(without, APRIL, "seller", pan=None)
    rule(APRIL, "job_worker")
    rule(APRIL, "seller", threshold_needs_pan=True)
    desk.sold(APRIL, {without: 1}, earning=900_00)
    months(desk, with_limit, {APRIL: 900_00, MAY: 300_00})
    assert (taken(with_limit), taken(without)) == ([("05", 10_00)], [("04", 45_00)])


def test_a_pan_that_comes_later_counts_from_then_on(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL, pan=None)
    taxed(her, MAY)
    rule(APRIL, yearly_threshold=0)
    months(desk, her, {APRIL: 1000_00, MAY: 1000_00})
    assert taken(her) == [("04", 50_00), ("05", 10_00)]


def test_a_certificate_that_starts_mid_year_counts_up_to_its_limit(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0, rate=Decimal(2))
    exempt(her, *JULY_ON, rate="0.5", limit=1500_00)
    months(desk, her, {JUNE: 1000_00, JULY: 1000_00, AUGUST: 1000_00})
    # 2 %; then 0.5 %; then 0.5 % of the 500 that are left and 2 % of the other 500
    assert taken(her) == [("06", 20_00), ("07", 5_00), ("08", 13_00)]


def test_a_certificate_that_ends_within_a_month_no_longer_counts_in_it(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0)
    exempt(her, date(2026, 4, 15), date(2026, 5, 30))
    months(desk, her, {APRIL: 1000_00, MAY: 1000_00})
    assert taken(her) == [("05", 10_00)]


def test_a_certificate_counts_for_nothing_without_a_pan(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL, pan=None)
    rule(APRIL, yearly_threshold=0)
    exempt(her, date(2026, 4, 1), date(2027, 3, 31))
    months(desk, her, {APRIL: 1000_00})
    assert taken(her) == [("04", 50_00)]


def test_a_return_after_tax_was_taken_makes_later_months_lighter_and_gives_nothing_back(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0)
    sale = desk.sold(APRIL, {her: 1}, earning=1000_00)
    desk.approve(APRIL)
    desk.came_back(sale, MAY)
    months(desk, her, {MAY: 600_00, JUNE: 700_00})
    # 10 taken in April; May comes to 400 less, June to 700 more: 13 are due by then
    assert taken(her) == [("04", 10_00), ("06", 3_00)]


def test_what_her_pay_was_too_little_for_is_taken_in_the_next_month(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(MAY, yearly_threshold=1000_00, on_whole=True, rate=Decimal(20))
    months(desk, her, {APRIL: 0, MAY: 900_00, JUNE: 150_00, JULY: 1000_00})
    # In June 20 % of 1,050 are due, but there are only 150; July takes the 60 left and 200 more
    assert taken(her) == [("06", 150_00), ("07", 260_00)]
    assert desk.item(her, JUNE).status == "nothing_due"


def test_two_roles_have_their_own_rules_and_thresholds(desk: Desk) -> None:
    seller, worker = weaver(1), weaver(2)
    taxed(seller, APRIL, "seller")
    taxed(worker, APRIL, "job_worker")
    rule(APRIL, "seller", rate=Decimal("0.1"), yearly_threshold=500_00)
    rule(APRIL, "job_worker", rate=Decimal(2), yearly_threshold=2000_00, on_whole=True)
    desk.sold(APRIL, {seller: 1}, earning=4000_00)
    months(desk, worker, {APRIL: 2000_00})
    desk.sold(MAY, {worker: 1}, earning=100_00)
    months(desk, seller, {MAY: 1500_00})
    assert (taken(seller), taken(worker)) == ([("04", 4_00), ("05", 2_00)], [("05", 42_00)])


def test_the_year_begins_afresh_in_april(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, Month(2025, 4))
    rule(Month(2025, 4))
    months(desk, her, {MARCH: 1500_00, APRIL: 900_00, MAY: 200_00})
    assert taken(her) == [("03", 5_00), ("05", 1_00)]


def test_switched_on_mid_year_earlier_months_count_toward_the_threshold_and_are_not_taxed_again(
    desk: Desk,
) -> None:
    over, under = weaver(1), weaver(2)
    for her in (over, under):
        taxed(her, APRIL)
    rule(JULY, on_whole=True)
    for month in (MAY, JUNE, JULY):
        desk.sold(month, {under: 1}, earning=400_00)
        months(desk, over, {month: 800_00})
    # She who was over already pays from July on; she who crosses in July pays on her whole year.
    assert (taken(over), taken(under)) == ([("07", 8_00)], [("07", 12_00)])


def test_a_role_that_changes_mid_year_is_taxed_by_each_month_s_own(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL, "seller")
    taxed(her, JUNE, "job_worker")
    rule(APRIL, "seller", yearly_threshold=1000_00)
    rule(APRIL, "job_worker", yearly_threshold=500_00, rate=Decimal(2))
    months(desk, her, {APRIL: 900_00, MAY: 300_00, JUNE: 400_00, JULY: 300_00})
    # As a seller 200 above 1,000; as a job-worker 200 above 500
    assert taken(her) == [("05", 2_00), ("07", 4_00)]


def test_a_rate_that_changes_mid_year_takes_its_own_months(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0)
    rule(MAY, yearly_threshold=0, rate=Decimal("0.1"))
    months(desk, her, {APRIL: 1000_00, MAY: 1000_00})
    assert taken(her) == [("04", 10_00), ("05", 1_00)]


def test_a_cancelled_run_took_nothing(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0)
    months(desk, her, {APRIL: 1000_00})
    first = desk.item(her, APRIL).run
    cancel_run(run=first, by=desk.finance, now=after(APRIL), reason="A sale is missing")
    desk.sold(APRIL, {her: 1}, earning=500_00)
    desk.approve(APRIL)
    assert taken(her) == [("04", 15_00)]
    assert -sum(Leg.objects.filter(account="liabilities:tds").values_list("amount", flat=True)) == 15_00


def test_tax_of_sales_takes_her_weight_s_part_of_the_net_price_less_refunds(desk: Desk) -> None:
    her, other = weaver(1), weaver(2)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0, base="sales", rate=Decimal(10))
    sale = desk.sold(APRIL, {her: 1, other: 2}, earning=525_00, quantity=2)  # paid 2,100: 2,000 without GST
    desk.approve(APRIL)
    assert taken(her) == [("04", 67_00)]  # a tenth of 666.66
    desk.came_back(sale, MAY, borne_by="cooperative")
    months(desk, her, {MAY: 525_00})
    # 1,000 of the first went back: 333.33 stay of her 666.66. Her own sale brought 1,000.
    assert taken(her) == [("04", 67_00), ("05", 67_00)]
    assert {b.weaver.code: b.sales for b in TaxBase.objects.all()} == {"W0001": 666_66, "W0002": 1333_33}


def test_all_pieces_returned_leave_no_base_at_all(desk: Desk) -> None:
    her, other = weaver(1), weaver(2)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0, base="sales", rate=Decimal(10))
    sale = desk.sold(APRIL, {her: 1, other: 6}, earning=333_33, quantity=3)
    for number in range(3):
        desk.came_back(sale, APRIL, ref=f"R{number}", borne_by="cooperative")
    desk.approve(APRIL)
    assert taken(her) == []
    desk.sold(MAY, {her: 1}, earning=105_00)
    desk.approve(MAY)
    assert (taken(her), TaxBase.objects.count()) == ([("05", 20_00)], 0)


def test_sums_of_closed_months_are_kept_once(desk: Desk) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0, base="sales")
    months(desk, her, {APRIL: 525_00, MAY: 525_00})
    kept = list(TaxBase.objects.values_list("run__month", "sales"))
    assert tax_due(JUNE, {her: 0}) == {}
    assert kept == [(date(2026, 4, 1), 1000_00)]
    assert list(TaxBase.objects.values_list("run__month", "sales")) == [*kept, (date(2026, 5, 1), 1000_00)]


@pytest.mark.parametrize(("earned", "due"), [(49_99, 0), (50_00, 1_00), (149_99, 1_00), (150_00, 2_00)])
def test_tax_is_in_whole_rupees_half_up(db: None, earned: int, due: int) -> None:
    her = weaver(1)
    taxed(her, APRIL)
    rule(APRIL, yearly_threshold=0)
    assert tax_due(APRIL, {her: earned}) == ({("W0001", "TDS 194-O"): due} if due else {})
