"""What Stripe says moved, against what the shop has posted: asked of the stand-in, read from a report, and on the bank's line."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.payment import stripe_api
from marketplace.payment.balance import ask_stripe, fetch, fetch_balance, import_report, stripe_account
from marketplace.payment.models import Checkout
from payouts.models import BankAccount, BankLine, BankStatement, Job, Leg, Transaction
from payouts.services.buyers import post_buyer_paid, post_stripe_fee, post_stripe_payout
from payouts.services.checks import check_ledger
from payouts.services.reconciliation import import_statement
from payouts.services.reconciliation.days import open_items
from payouts.services.reconciliation.deciding import Choice, decide
from tests.marketplace.storefront.stock import make_piece, make_weaver

from .standin.process import Standin
from .test_paying import fill_basket, go_to_pay, pay, until

REPORT = Path(__file__).parents[2] / "payouts" / "reconciliation" / "files" / "stripe.csv"


@pytest.fixture
def piece(shop: Standin) -> Product:
    return make_piece(makers=[make_weaver()])


@pytest.fixture
def finance(shop: Standin) -> User:
    user = User.objects.create_user("finance")
    user.groups.add(Group.objects.get(name="finance"))
    return user


def buy(shop: Standin, piece: Product) -> Checkout:
    """An order that is paid, posted, and its fee too."""
    checkout = go_to_pay(fill_basket(piece))
    pay(shop, checkout)
    until(lambda: Checkout.objects.filter(pk=checkout.pk, state="paid").exists())
    until(lambda: Transaction.objects.filter(kind="stripe_fee").exists())
    return Checkout.objects.get(pk=checkout.pk)


def fates() -> list[tuple[str, str, str, str]]:
    lines = BankLine.objects.filter(account__book="assets:stripe").order_by("pk")
    return list(lines.values_list("kind", "state", "why", "how"))


def test_a_payment_its_fee_and_the_payout_are_each_their_posting(
    shop: Standin, piece: Product, finance: User
) -> None:
    checkout = buy(shop, piece)
    payout = shop.post("payout")
    until(lambda: Transaction.objects.filter(kind="stripe_payout").exists())
    taken = fetch(by=finance, now=timezone.now())
    assert (taken.fresh, taken.counts) == (3, {"matched": 3})
    assert fates() == [
        ("charge", "matched", "", "booked"),
        ("fee", "matched", "", "booked"),
        ("payout", "matched", "", "booked"),
    ]
    charge, fee, paid_out = BankLine.objects.order_by("pk")
    assert (charge.order, charge.amount, paid_out.reference) == (
        checkout.number,
        checkout.total,
        payout["id"],
    )
    assert charge.amount + fee.amount + paid_out.amount == 0
    assert sum(Leg.objects.filter(account="assets:stripe").values_list("amount", flat=True)) == 0
    today = open_items("assets:stripe", timezone.localdate())
    assert (today.lines, today.postings) == ([], [])
    assert list(check_ledger()) == []


def test_asked_again_nothing_is_stored_twice(shop: Standin, piece: Product, finance: User) -> None:
    buy(shop, piece)
    fetch(by=finance, now=timezone.now())
    assert fetch(by=finance, now=timezone.now()).fresh == 0
    assert (BankStatement.objects.count(), BankLine.objects.count()) == (1, 2)


def test_the_banks_line_that_traces_a_payout_is_tied_to_it(
    shop: Standin, piece: Product, finance: User
) -> None:
    buy(shop, piece)
    made = shop.post("payout")
    until(lambda: Transaction.objects.filter(kind="stripe_payout").exists())
    fetch(by=finance, now=timezone.now())
    bank = BankAccount.objects.create(
        name="HDFC",
        made_at=timezone.now(),
        columns={"date": "date", "date_format": "%Y-%m-%d", "way": "one", "amount": "amount", "description": "text"},
    )  # fmt: skip
    trace = stripe_api.client().v1.payouts.retrieve(made["id"]).trace_id
    assert trace and trace.value
    text = f"date,amount,text\n{timezone.localdate():%Y-%m-%d},{made['amount'] / 100:.2f},NEFT CR {trace.value} STRIPE\n"
    import_statement(account=bank, content=text.encode(), name="s.csv", by=finance, now=timezone.now())
    line = BankLine.objects.get(account=bank)
    assert (line.state, line.how, line.ties.get().transaction.source_key) == (
        "matched", "stripe_payout", made["id"],
    )  # fmt: skip
    assert list(check_ledger()) == []


def test_a_payment_that_the_books_do_not_have_waits_for_a_person(shop: Standin, finance: User) -> None:
    session = shop.sdk().v1.checkout.sessions.create(_order())
    shop.post(f"pay/{session.id}")
    fetch(by=finance, now=timezone.now())
    assert fates() == [("charge", "open", "not_in_books", ""), ("fee", "open", "not_in_books", "")]
    charge, fee = BankLine.objects.order_by("pk")
    for line, how in ((charge, "buyers"), (fee, "stripe_fee")):
        decide(line=line, choice=Choice(how), reason="Paid by a link of ours", by=finance, now=timezone.now())
    assert list(Leg.objects.order_by("pk").values_list("account", "amount")) == [
        ("assets:stripe", 500_00),
        ("liabilities:buyers", -500_00),
        ("assets:stripe", fee.amount),
        ("expenses:stripe-fees", -fee.amount),
    ]
    assert post_stripe_fee(charge=fee.reference, fee=-fee.amount, moment=timezone.now()) is None
    assert list(check_ledger()) == []


def _order() -> Any:
    item = {
        "quantity": 1,
        "price_data": {"currency": "inr", "unit_amount": 500_00, "product_data": {"name": "Gift"}},
    }
    return {
        "mode": "payment",
        "line_items": [item],
        "success_url": "https://shop.example/thanks",
        "cancel_url": "https://shop.example/basket",
    }


def test_a_payout_whose_word_was_lost_is_posted_once(shop: Standin, piece: Product, finance: User) -> None:
    shop.post("switches", drop=["payout.paid"])
    buy(shop, piece)
    made = shop.post("payout")
    fetch(by=finance, now=timezone.now())
    line = BankLine.objects.get(kind="payout")
    assert (line.state, line.why) == ("open", "not_in_books")
    decide(
        line=line, choice=Choice("stripe_payout"), reason="Its event was lost", by=finance, now=timezone.now()
    )
    shop.post("deliver")
    again = post_stripe_payout(payout=made["id"], amount=made["amount"], moment=timezone.now())
    assert again == line.ties.get().transaction
    assert Transaction.objects.filter(kind="stripe_payout").count() == 1
    assert list(check_ledger()) == []


def test_the_report_of_stripes_dashboard_is_matched_by_the_same_ids(finance: User) -> None:
    now = timezone.now()
    post_buyer_paid(number="100023", amount=3280_00, moment=now)
    post_stripe_fee(charge="ch_1", fee=77_40, moment=now)  # a paisa less than Stripe says
    post_stripe_payout(payout="po_1", amount=2922_59, moment=now)
    taken = import_report(content=REPORT.read_bytes(), name="stripe.csv", by=finance, now=now)
    assert taken.fresh == 4
    assert fates() == [
        ("charge", "matched", "", "booked"),
        ("fee", "open", "wrong_amount", ""),
        ("refund", "open", "not_in_books", ""),
        ("payout", "matched", "", "booked"),
    ]
    assert import_report(content=REPORT.read_bytes(), name="again.csv", by=finance, now=now).fresh == 0


def test_stripe_is_asked_in_the_background_once_at_a_time(
    shop: Standin, piece: Product, finance: User
) -> None:
    buy(shop, piece)
    waiting = Job.objects.create(kind="stripe-balance", asked_by=finance, asked_at=timezone.now(), total=100)
    assert ask_stripe(by=finance, now=timezone.now()) == waiting
    fetch_balance.call(waiting.pk)
    fetch_balance.call(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.done, waiting.message) == ("done", 100, "2 new movements")
    assert BankStatement.objects.count() == 1


def test_where_stripe_does_not_answer_nothing_changes_and_it_is_said(shop: Standin, finance: User) -> None:
    shop.post("switches", fail={"count": 10, "path": "/v1/balance_transactions"})
    job = ask_stripe(by=finance, now=timezone.now())
    job.refresh_from_db()
    assert (job.state, job.message) == (
        "failed",
        "Stripe doesn't answer. Nothing has changed; ask again later.",
    )
    assert not BankLine.objects.exists()


def test_the_shell_takes_statements_in_and_says_what_became_of_them(
    shop: Standin, piece: Product, finance: User, tmp_path: Path
) -> None:
    def reconcile(*given: Any) -> str:
        out = StringIO()
        call_command("reconcile", *given, "--by", "finance", stdout=out)
        return out.getvalue().strip()

    buy(shop, piece)
    assert reconcile("--account", "Stripe") == "2 new; 2 matched"
    assert reconcile("--account", "Stripe") == "0 new; nothing waits"
    columns = {"date": "date", "date_format": "%Y-%m-%d", "way": "one", "amount": "amount"}
    BankAccount.objects.create(name="HDFC", made_at=timezone.now(), columns=columns)
    file = tmp_path / "bank.csv"
    file.write_text("date,amount\n2026-01-05,-11.80\n")
    assert reconcile(file, "--account", "HDFC") == "1 new; 1 open"
    file.write_text("date,amount\nsoon,-11.80\n")
    with pytest.raises(CommandError, match="line 2, date: “soon” is not a date"):
        reconcile(file, "--account", "HDFC")
    with pytest.raises(CommandError, match="There is no bank account named SBI"):
        reconcile(file, "--account", "SBI")


def test_our_balance_at_stripe_is_one_account(shop: Standin) -> None:
    assert stripe_account(now=timezone.now()) == stripe_account(now=timezone.now())
