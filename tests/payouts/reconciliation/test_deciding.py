"""What a person decides about a line: each kind posts its own entry once, and can be taken back."""

from datetime import date

import pytest

from marketplace.accounts.models import User
from payouts.models import Advance, BankDecision, BankLine, BankTie, Books, Leg, Payment, Run, Transaction
from payouts.services.buyers import post_stripe_payout
from payouts.services.checks import check_ledger
from payouts.services.files import export_run
from payouts.services.posting import post
from payouts.services.reconciliation.deciding import Choice, decide, undo
from payouts.services.refusals import Refused
from weavers.models import Weaver

from ..books import JUNE, Desk, after, at, balance, weaver
from ..conftest import member
from .conftest import NOW, Take, fates


def say(line: BankLine, by: User, how: str, **what: object) -> BankLine:
    decided = decide(line=line, choice=Choice(how, **what), reason="Asked the bank", by=by, now=NOW)  # type: ignore[arg-type]
    assert list(check_ledger()) == []
    return decided


def take_back(line: BankLine, by: User) -> BankLine:
    undone = undo(line=line, reason="It was another", by=by, now=NOW)
    assert list(check_ledger()) == []
    return undone


@pytest.mark.parametrize(
    ("amount", "how", "what", "kind", "legs"),
    [
        ("-11.80", "charges", {}, "bank_charge", {"assets:bank": -11_80, "expenses:bank-charges": 11_80}),
        ("11.80", "charges", {}, "bank_charge", {"assets:bank": 11_80, "expenses:bank-charges": -11_80}),
        ("77.00", "income", {}, "other_income", {"assets:bank": 77_00, "income:other": -77_00}),
        ("500.00", "deposit", {}, "deposited", {"assets:bank": 500_00, "assets:cash": -500_00}),
        ("500.00", "deposit", {"source": "assets:takings:fair"}, "deposited", {"assets:bank": 500_00, "assets:takings:fair": -500_00}),
        ("-900.00", "drawn", {}, "deposited", {"assets:bank": -900_00, "assets:cash": 900_00}),
        ("640.00", "stripe_payout", {"payout": "po_7"}, "stripe_payout", {"assets:bank": 640_00, "assets:stripe": -640_00}),
    ],
)  # fmt: skip
def test_a_decision_posts_its_own_entry_on_the_banks_day(
    finance: User, take: Take, amount: str, how: str, what: dict[str, object], kind: str, legs: dict[str, int]
) -> None:
    take(f"2026-07-04,{amount},,somewhere,")
    line = say(BankLine.objects.get(), finance, how, **what)
    posted = Transaction.objects.get()
    assert (posted.kind, posted.month, posted.by if kind != "stripe_payout" else finance) == (
        kind, date(2026, 7, 1), finance,
    )  # fmt: skip
    assert dict(Leg.objects.values_list("account", "amount")) == legs
    assert (line.state, line.how, line.ties.get().transaction) == ("decided", how, posted)
    decision = BankDecision.objects.get()
    assert (decision.how, decision.reason, decision.by) == (how, "Asked the bank", finance)


def test_a_line_is_decided_once(finance: User, take: Take) -> None:
    take("2026-07-04,-11.80,,charges,")
    line = BankLine.objects.get()
    say(line, finance, "charges")
    with pytest.raises(Refused, match="has decided"):
        say(line, finance, "charges")
    assert Transaction.objects.count() == 1


def test_a_decision_needs_a_reason_and_the_right_to_it(finance: User, approver: User, take: Take) -> None:
    take("2026-07-04,-11.80,,charges,")
    line = BankLine.objects.get()
    with pytest.raises(Refused, match="Say why"):
        decide(line=line, choice=Choice("charges"), reason=" ", by=finance, now=NOW)
    with pytest.raises(Refused, match="may not enter"):
        decide(line=line, choice=Choice("charges"), reason="Fees", by=approver, now=NOW)
    assert fates() == [(-11_80, "open", "unknown_debit", "")]


def test_taken_back_a_decision_is_reversed_and_can_be_taken_anew(finance: User, take: Take) -> None:
    take("2026-07-04,-11.80,,charges,")
    line = BankLine.objects.get()
    say(line, finance, "charges")
    take_back(line, finance)
    assert (balance("assets:bank"), balance("expenses:bank-charges")) == (0, 0)
    assert fates() == [(-11_80, "open", "taken_back", "")]
    say(line, finance, "drawn")
    take_back(line, finance)
    say(line, finance, "charges")
    assert balance("expenses:bank-charges") == 11_80
    assert sorted(Transaction.objects.values_list("source_key", flat=True)) == [
        f"line/{line.pk}",
        f"line/{line.pk}/2",
        f"line/{line.pk}/2/reversed",
        f"line/{line.pk}/3",
        f"line/{line.pk}/reversed",
    ]
    assert list(BankDecision.objects.values_list("how", "undone")) == [
        ("charges", False), ("charges", True), ("drawn", False), ("drawn", True), ("charges", False),
    ]  # fmt: skip


def test_in_a_closed_month_nothing_is_taken_back(desk: Desk, take: Take) -> None:
    take("2026-06-04,-11.80,,charges,")
    line = say(BankLine.objects.get(), desk.finance, "charges")
    desk.sold(JUNE, {weaver(1): 1}, earning=100_00)
    desk.approve(JUNE)
    with pytest.raises(Refused, match="closed"):
        take_back(line, desk.finance)
    assert fates() == [(-11_80, "decided", "", "charges")]
    assert balance("expenses:bank-charges") == 11_80


def test_a_payment_that_a_line_did_not_name_is_paid_by_a_persons_word(
    run: Run, finance: User, take: Take
) -> None:
    take("2026-07-02,-1000.50,,salary,")
    say(BankLine.objects.get(), finance, "paid", payments=["2026-06-W0001"])
    payment = Payment.objects.get(reference="2026-06-W0001")
    assert (payment.state, payment.bank_reference) == ("paid", "2026-07-02/2")
    assert balance("assets:bank") == -1000_50


def test_a_line_is_not_matched_to_payments_of_another_amount(run: Run, finance: User, take: Take) -> None:
    take("2026-07-02,-1000.51,2026-06-W0001,,")
    with pytest.raises(Refused, match="The line is −₹1,000.51, what you chose comes to −₹1,000.50"):
        say(BankLine.objects.get(), finance, "paid", payments=["2026-06-W0001"])
    assert set(Payment.objects.values_list("state", flat=True)) == {"approved"}
    assert fates() == [(-1000_51, "open", "wrong_amount", "")]


def test_a_wrong_match_is_taken_back_and_the_payment_is_paid_by_its_own_line(
    run: Run, finance: User, take: Take
) -> None:
    take("2026-07-02,-1000.50,,salary,")
    wrong = BankLine.objects.get()
    say(wrong, finance, "paid", payments=["2026-06-W0001"])
    take_back(wrong, finance)
    assert Payment.objects.get(reference="2026-06-W0001").state == "approved"
    assert balance("liabilities:payouts-in-transit") == -3001_50
    take("2026-07-03,-1000.50,2026-06-W0001,,U1")
    assert fates() == [(-1000_50, "open", "taken_back", ""), (-1000_50, "matched", "", "paid")]
    assert set(Transaction.objects.filter(kind="paid").values_list("source_key", flat=True)) == {
        "2026-06-W0001", "2026-06-W0001/2", "2026-06-W0001/reversed",
    }  # fmt: skip
    assert balance("assets:bank") == -1000_50


def test_a_return_taken_back_leaves_the_payment_paid_and_a_second_return_counts(
    run: Run, finance: User, take: Take
) -> None:
    her = Weaver.objects.get(code="W0002")
    take("2026-07-02,-2001.00,2026-06-W0002,,U2", "2026-07-05,2001.00,2026-06-W0002,,U3")
    take_back(BankLine.objects.get(amount=2001_00), finance)
    assert Payment.objects.get(weaver=her).state == "paid"
    assert (balance("assets:bank"), balance("liabilities:weavers", her)) == (-2001_00, 0)
    take("2026-07-09,2001.00,2026-06-W0002,,U9")
    assert Payment.objects.get(weaver=her).state == "returned"
    assert (balance("assets:bank"), balance("liabilities:weavers", her)) == (0, -2001_00)
    run.refresh_from_db()
    assert run.state == "exported"  # the other payment is open


def test_a_return_without_its_payment_taken_back_leaves_the_payment_on_its_way(
    run: Run, finance: User, take: Take
) -> None:
    take("2026-07-05,2001.00,2026-06-W0002,,U3")
    take_back(BankLine.objects.get(), finance)
    payment = Payment.objects.get(reference="2026-06-W0002")
    assert (payment.state, payment.settled_on, payment.bank_reference) == ("approved", None, "")
    assert balance("liabilities:payouts-in-transit") == -3001_50


def test_a_whole_file_is_paid_by_one_yes_and_what_comes_back_is_hers(desk: Desk, take: Take) -> None:
    for number, earning in ((1, 1000_50), (2, 2000_00)):
        desk.sold(JUNE, {weaver(number): 1}, earning=earning)
    run = desk.approve(JUNE)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    take("2026-07-02,-3000.50,,BULK UPLOAD,", "2026-07-03,2000.00,2026-06-W0002,,RTN")
    bulk = BankLine.objects.get(amount=-3000_50)
    # What came back was paid meanwhile, so the total isn't proposed any more; a person knows that it's the file.
    say(bulk, desk.finance, "paid", file=run.files.get().pk)
    run.refresh_from_db()
    assert run.state == "settled"
    assert dict(Payment.objects.values_list("reference", "state")) == {
        "2026-06-W0001": "paid", "2026-06-W0002": "returned",
    }  # fmt: skip
    assert balance("assets:bank") == -1000_50
    take_back(bulk, desk.finance)
    assert dict(Payment.objects.values_list("reference", "state")) == {
        "2026-06-W0001": "approved", "2026-06-W0002": "returned",
    }  # fmt: skip


def test_a_posting_stands_on_one_line_only(finance: User, take: Take) -> None:
    payout = post_stripe_payout(payout="po_1", amount=600_00, moment=at(JUNE, 20))
    take("2026-06-22,600.00,,STRIPE,", "2026-06-23,600.00,,STRIPE,")
    first, second = BankLine.objects.order_by("day")
    say(first, finance, "stripe_payout", transactions=[payout.pk])
    with pytest.raises(Refused, match="Another line"):
        say(second, finance, "booked", transactions=[payout.pk])
    assert BankTie.objects.count() == 1


def test_what_is_in_the_books_already_is_tied_and_stays_when_it_is_taken_back(desk: Desk, take: Take) -> None:
    her = weaver(1)
    Advance.objects.create(ref="A1", weaver=her, given_on=at(JUNE, 10).date(), kind="cash", amount=250_00)
    given = post(
        kind="advance",
        source_key="A1",
        moment=at(JUNE, 10),
        legs=[("assets:advances", her, 250_00), ("assets:bank", None, -250_00)],
    )
    take("2026-06-11,-250.00,,TRANSFER,")
    line = BankLine.objects.get()
    assert (line.state, line.why) == ("proposed", "in_books")
    decide(
        line=line,
        choice=Choice("booked", transactions=[given.pk]),
        reason="Her advance",
        by=desk.finance,
        now=NOW,
    )
    undo(line=line, reason="Another's", by=desk.finance, now=NOW)
    assert Transaction.objects.get() == given
    assert balance("assets:bank") == -250_00


def test_a_line_set_aside_posts_nothing(finance: User, take: Take) -> None:
    take("2026-07-04,5.00,,test deposit of the bank,")
    say(BankLine.objects.get(), finance, "set_aside")
    assert not Transaction.objects.exists()
    assert fates() == [(5_00, "decided", "", "set_aside")]


def test_a_decision_about_a_day_in_a_closed_month_is_booked_in_the_open_one(desk: Desk, take: Take) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=100_00)
    desk.approve(JUNE)
    take("2026-06-28,-11.80,,charges,")
    say(BankLine.objects.get(), desk.finance, "charges")
    posted = Transaction.objects.get(kind="bank_charge")
    assert (posted.month, Books.objects.get().closed_through) == (date(2026, 7, 1), date(2026, 6, 1))


def test_money_that_came_in_is_no_payment_and_money_that_went_out_no_deposit(
    finance: User, take: Take
) -> None:
    take("2026-07-04,5.00,,in,", "2026-07-05,-5.00,,out,")
    came, went = BankLine.objects.order_by("day")
    for line, how in (
        (came, "paid"),
        (came, "drawn"),
        (went, "deposit"),
        (went, "income"),
        (went, "returned"),
        (came, "stripe_fee"),
    ):
        with pytest.raises(Refused, match="can't be that"):
            say(line, finance, how)
    assert not Transaction.objects.exists()


@pytest.mark.parametrize(
    ("amount", "how", "what", "says"),
    [
        (
            "-5.00",
            "paid",
            {"payments": ["2026-06-W0001", "2026-06-W0007"]},
            "There is no payment 2026-06-W0007",
        ),
        ("-5.00", "paid", {}, "Choose at least one payment"),
        ("-5.00", "paid", {"file": 0}, "Choose at least one payment"),
        ("-5.00", "paid", {"payments": ["2026-07-W0001"]}, "hasn't been sent to the bank"),
        ("5.00", "stripe_payout", {}, "Say which payout"),
        ("5.00", "deposit", {"source": "assets:bank"}, "Say where the money came from"),
        ("5.00", "booked", {}, "Choose what it is in the books"),
    ],
)
def test_what_does_not_say_enough_is_refused_and_the_line_waits(
    desk: Desk, run: Run, take: Take, amount: str, how: str, what: dict[str, object], says: str
) -> None:
    desk.sold(JUNE.next, {weaver(3): 1, Weaver.objects.get(code="W0001"): 1}, earning=3000_00)
    desk.approve(JUNE.next)
    take(f"2026-07-04,{amount},,somewhere,")
    line, before = BankLine.objects.get(), Transaction.objects.count()
    with pytest.raises(Refused, match=says):
        say(line, desk.finance, how, **what)
    assert Transaction.objects.count() == before and not BankDecision.objects.exists()
    assert fates()[0][1] in ("open", "proposed")


def test_taking_back_needs_a_reason_and_what_waits_is_left(finance: User, take: Take) -> None:
    take("2026-07-04,5.00,,in,")
    line = BankLine.objects.get()
    assert take_back(line, finance).state == "open"
    say(line, finance, "income")
    with pytest.raises(Refused, match="Say why"):
        undo(line=line, reason=" ", by=finance, now=NOW)
    assert balance("assets:bank") == 5_00


def test_nobody_else_takes_a_decision_back(finance: User, take: Take) -> None:
    take("2026-07-04,5.00,,in,")
    line = say(BankLine.objects.get(), finance, "income")
    with pytest.raises(Refused):
        take_back(line, member("ibanri", "coordinator"))
    assert balance("assets:bank") == 5_00
