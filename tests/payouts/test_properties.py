"""What holds for any amounts, weights and order of things: nothing is made and nothing is lost."""

from decimal import Decimal
from fractions import Fraction

from django.db.models import Sum
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.terms import Terms, gst_within, split_line
from marketplace.kernel.money import parse_rupees, plain_rupees, round_half_up, show_rupees, split
from marketplace.kernel.months import Month
from payouts.models import Item, Leg, Refund, RefundShare, SaleShare
from payouts.services.checks import check_ledger
from weavers.models import Weaver

from .books import MAY, Desk, balance, weaver

paise = st.integers(0, 10**9)
weights = st.lists(st.integers(1, 50), min_size=1, max_size=6)
in_books = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(paise, weights)
@example(100, [1, 1, 1])
@example(0, [3, 2])
def test_parts_sum_to_the_whole_and_none_is_a_paisa_from_its_due(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1


@given(paise, weights)
def test_who_weighs_more_never_gets_less(total: int, weights: list[int]) -> None:
    pairs = sorted(zip(weights, split(total, weights), strict=True))
    assert [part for _weight, part in sorted(pairs)] == sorted(part for _weight, part in pairs)


@given(paise, weights)
def test_left_over_paise_go_to_the_largest_remainders_and_ties_to_the_earlier(
    total: int, weights: list[int]
) -> None:
    whole = sum(weights)
    extra = [
        part - total * weight // whole for part, weight in zip(split(total, weights), weights, strict=True)
    ]
    assert set(extra) <= {0, 1}
    ranks = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    assert [i for i in ranks if extra[i]] == ranks[: sum(extra)]


@given(st.fractions(-(10**6), 10**6))
@example(Fraction(1, 2))
@example(Fraction(-1, 2))
def test_rounding_is_to_the_nearest_and_a_half_goes_up(amount: Fraction) -> None:
    assert Fraction(-1, 2) < round_half_up(amount) - amount <= Fraction(1, 2)


@given(st.integers(-(10**12), 10**12))
def test_an_amount_that_is_written_reads_as_the_same_amount(amount: int) -> None:
    assert parse_rupees(plain_rupees(amount)) == amount
    shown = show_rupees(amount)
    assert parse_rupees(shown.replace("₹", "").replace(",", "").replace("−", "-")) == amount


@st.composite
def lines(draw: st.DrawFn) -> dict[str, object]:
    price, quantity = draw(st.integers(0, 10**7)), draw(st.integers(1, 40))
    terms = draw(st.one_of(
        st.integers(0, 10**6).map(lambda each: f"piece:{plain_rupees(each)}"),
        st.integers(0, 10000).map(lambda each: f"share:{each / 100:.2f}"),
    ))  # fmt: skip
    return {
        "unit_price": price,
        "quantity": quantity,
        "discount": draw(st.integers(0, price * quantity)),
        "gst_rate": draw(st.sampled_from([Decimal(0), Decimal(5), Decimal(12), Decimal("2.5")])),
        "terms": Terms.parse(terms),
    }


@given(lines())
def test_each_rupee_of_a_line_goes_somewhere_once(line: dict) -> None:
    money = split_line(**line)
    assert money.paid == line["unit_price"] * line["quantity"] - line["discount"]
    assert money.tax + money.earning + money.cooperative == money.paid
    assert 0 <= money.tax <= money.paid


@given(lines())
def test_a_discount_never_lowers_an_earning(line: dict) -> None:
    assert split_line(**line).earning == split_line(**{**line, "discount": 0}).earning


@given(paise, st.sampled_from([Decimal(5), Decimal(12), Decimal(18)]))
def test_the_gst_within_an_amount_is_its_rate_of_the_rest(amount: int, rate: Decimal) -> None:
    tax = gst_within(amount, rate)
    assert abs(tax - Fraction(rate) / 100 * (amount - tax)) <= Fraction(1, 2) * (1 + Fraction(rate) / 100)


_numbers = iter(range(1, 10_000))


@in_books
@example(earning=1, shares=[1, 1], returned=[1])  # one of them has nothing, and no legs
@given(
    earning=st.integers(1, 10**6),
    shares=st.lists(st.integers(1, 9), min_size=1, max_size=4),
    returned=st.lists(st.integers(1, 3), min_size=1, max_size=4),
)
def test_pieces_all_charged_back_leave_nothing_whatever_the_steps(
    desk: Desk, earning: int, shares: list[int], returned: list[int]
) -> None:
    makers = {weaver(next(_numbers), ""): share for share in shares}
    sale = desk.sold(MAY, makers, earning=earning, quantity=sum(returned))
    for step, quantity in enumerate(returned):
        desk.came_back(sale, Month(2026, 5 + step // 2), quantity=quantity, ref=f"{sale}-{step}")
    for her in makers:
        charged = RefundShare.objects.filter(weaver=her).aggregate(total=Sum("amount"))["total"] or 0
        assert charged == SaleShare.objects.get(weaver=her).earning
        legs = Leg.objects.filter(account="liabilities:weavers", weaver=her)
        assert sum(legs.values_list("amount", flat=True)) == 0
    refunds = Refund.objects.filter(sale=sale).aggregate(amount=Sum("amount"), tax=Sum("tax"))
    assert refunds == {"amount": sale.paid, "tax": sale.tax}


events = st.lists(
    st.tuples(st.sampled_from(["sold", "gave", "closed"]), st.integers(0, 2), st.integers(1, 5000_00)),
    min_size=1,
    max_size=12,
)


@in_books
@given(events)
def test_whatever_happens_in_whatever_order_the_books_hold_and_nothing_is_lost(
    desk: Desk, events: list[tuple[str, int, int]]
) -> None:
    start = max((item.run.period for item in Item.objects.select_related("run")), default=MAY.previous)
    month = start.next
    methods = ["bank", "cash", ""]
    people = [weaver(next(_numbers), method) for method in methods]
    for what, who, amount in events:
        if what == "sold":
            desk.sold(month, {people[who]: 1, people[0]: 2}, earning=amount)
        elif what == "gave":
            desk.gave(people[who], month, amount)
        elif Leg.objects.filter(account="liabilities:weavers", transaction__month=month.first_day).exists():
            desk.approve(month)
            month = month.next
    assert list(check_ledger()) == []
    for her in people:
        earned = SaleShare.objects.filter(weaver=her).aggregate(total=Sum("earning"))["total"] or 0
        assert earned == paid(her) + recovered(her) - balance("liabilities:weavers", her)


def paid(her: Weaver) -> int:
    return Item.objects.filter(weaver=her).aggregate(total=Sum("payable"))["total"] or 0


def recovered(her: Weaver) -> int:
    return Item.objects.filter(weaver=her).aggregate(total=Sum("recovered"))["total"] or 0
