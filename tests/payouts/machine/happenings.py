"""Everything that can happen to the books, in any order, done to them and to the plain model alike."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Sum
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)

from catalog.models import Maker, Product, ProductClass
from marketplace.accounts.models import User
from marketplace.kernel.months import INDIA, Month
from payouts.models import Leg, Payment, Policy, Request, SavingsChoice
from payouts.models import Run as StoredRun
from payouts.services.checks import check_ledger
from payouts.services.decisions import decide
from payouts.services.entries import confirm, enter
from payouts.services.files import export_run
from payouts.services.loading import load
from payouts.services.payees import change_payee, confirm_payee
from payouts.services.retries import retry_payments
from payouts.services.runs import Refused, approve_run, cancel_run, close_month, draft_items
from payouts.services.settlement import settle_run
from weavers.models import Payee, Weaver

from ..books import weaver as new_weaver
from . import model

PIECES = {
    "SOLO": model.Piece(("piece", 333_33), 5, {"W0001": 1}),
    "PAIR": model.Piece(("share", 62), 12, {"W0001": 2, "W0002": 1}),
    "TRIO": model.Piece(("piece", 100_00), 5, {"W0002": 1, "W0003": 1, "W0004": 1}),
}
METHODS = {"W0001": "bank", "W0002": "cash", "W0003": "upi", "W0004": ""}
COMPARED = [
    "opening", "earned", "charged_back", "adjusted", "returned", "gross", "recovered", "deducted", "net", "payable",
    "carried", "status",
]  # fmt: skip
codes = st.sampled_from(sorted(METHODS))
amounts = st.one_of(st.integers(1, 500), st.integers(1, 3000_00))
back = st.integers(0, 3)


def month_of(number: int) -> Month:
    year, month = divmod(number - 1, 12)
    return Month(year, month + 1)


class Books(RuleBasedStateMachine):
    """One cooperative of four weavers, from March 2026 on. The clock stands at noon of the 20th of a month."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.model = model.Model()
        self.today = 2026 * 12 + 3
        self.count = 0
        self.sales: list[tuple[str, model.Sale]] = []
        self.finance, self.approver = (User.objects.get(username=name) for name in ("finance", "approver"))
        self.her = {code: new_weaver(int(code[1:]), method) for code, method in METHODS.items()}
        self.model.people = {code: model.Her(method) for code, method in METHODS.items()}
        for code, her in self.her.items():
            self.model.people[code].payee = getattr(Payee.objects.filter(weaver=her).last(), "pk", 0)
        kind, _ = ProductClass.objects.get_or_create(name="Piece")
        for sku, piece in PIECES.items():
            text = (
                f"piece:{piece.terms[1] / 100:.2f}"
                if piece.terms[0] == "piece"
                else f"share:{piece.terms[1]}"
            )
            product = Product.objects.create(
                upc=sku, title=sku, slug=sku.lower(), product_class=kind, terms=text, gst_rate=piece.gst, fibre="Eri",
                technique="Loin loom", colour="Red", hours=10, lead_time_days=0, length_cm=180, width_cm=60,
            )  # fmt: skip
            Maker.objects.bulk_create(
                Maker(product=product, weaver=self.her[code], weight=weight)
                for code, weight in piece.makers.items()
            )

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    # What the rules use

    @property
    def now(self) -> datetime:
        return self.moment(self.today, 20)

    def moment(self, month: int, day: int) -> datetime:
        there = month_of(month)
        return datetime(there.year, there.number, day, 12, tzinfo=INDIA)

    def ref(self) -> str:
        self.count += 1
        return f"X{self.count}"

    def load(self, what: str, header: str, row: str) -> None:
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.write(f"{header}\n{row}\n")
            file.flush()
            assert load(what=what, path=Path(file.name), now=self.now) == (1, 0)

    def run_of(self, month: int) -> StoredRun:
        return StoredRun.objects.live().get(month=month_of(month).first_day)

    def two(self, entry: Any) -> None:
        confirm(entry=enter(entry=entry, by=self.finance, now=self.now), by=self.approver, now=self.now)

    # What happens

    @rule()
    def month_ends(self) -> None:
        self.today += 1

    @rule(
        sku=st.sampled_from(sorted(PIECES)), price=st.integers(200_00, 3000_00), quantity=st.integers(1, 4), late=back,
        off=st.integers(0, 100_00),
    )  # fmt: skip
    def sold(self, sku: str, price: int, quantity: int, late: int, off: int) -> None:
        ref, month = self.ref(), self.today - late
        self.load(
            "sales",
            "sale_ref,line,sold_at,channel,sku,quantity,unit_price,discount",
            f"{ref},1,{self.moment(month, 9).isoformat()},fair,{sku},{quantity},{price / 100:.2f},{off / 100:.2f}",
        )
        self.sales.append((ref, self.model.sell(PIECES[sku], price, quantity, month)))

    @precondition(lambda self: any(sale.back < sale.quantity for _ref, sale in self.sales))
    @rule(data=st.data(), by_makers=st.booleans(), late=back)
    def came_back(self, data: st.DataObject, by_makers: bool, late: int) -> None:
        ref, sale = data.draw(
            st.sampled_from([each for each in self.sales if each[1].back < each[1].quantity])
        )
        quantity = data.draw(st.integers(1, sale.quantity - sale.back))
        month = self.today
        self.load(
            "refunds",
            "refund_ref,sale_ref,line,refunded_at,quantity,borne_by,reason",
            f"{self.ref()},{ref},1,{self.moment(month, 18).isoformat()},{quantity},"
            f"{'maker' if by_makers else 'cooperative'},Loose weft",
        )
        self.model.take_back(sale, quantity, by_makers, month)

    @rule(code=codes, amount=amounts, late=back)
    def gave_yarn(self, code: str, amount: int, late: int) -> None:
        month = self.today - late
        day = f"{self.moment(month, 5):%Y-%m-%d}"
        self.load(
            "advances",
            "advance_ref,weaver,given_on,kind,amount,note",
            f"{self.ref()},{code},{day},yarn,{amount / 100:.2f},",
        )
        self.model.give(code, amount, month)

    @rule(code=codes, amount=st.integers(-800_00, 800_00).filter(bool))
    def adjusted(self, code: str, amount: int) -> None:
        day = self.moment(self.today, 10).date()
        self.two(
            Request(kind="adjustment", weaver=self.her[code], day=day, amount=amount, reason="Counted again")
        )
        self.model.adjust(code, amount, self.today)

    @rule(code=codes, amount=amounts)
    def paid_back(self, code: str, amount: int) -> None:
        left = self.model.owed(code, self.today + 99)
        day = self.moment(self.today, 10).date()
        wanted = Request(
            kind="advance_repaid",
            source="cash",
            weaver=self.her[code],
            day=day,
            amount=amount,
            reason="At the fair",
        )
        try:
            with transaction.atomic():
                self.two(wanted)
        except Refused:
            assert amount > left
        else:
            assert amount <= left
            self.model.give(code, -amount, self.today)

    @rule(code=codes, percent=st.sampled_from([0, 5, 100]))
    def chose_to_save(self, code: str, percent: int) -> None:
        since = max(self.today, self.model.closed + 1)
        self.two(
            SavingsChoice(
                weaver=self.her[code], from_month=month_of(since).first_day, percent=percent, form="spoken"
            )
        )
        self.model.people[code].saves[since] = percent

    @precondition(lambda self: any(self.model.saved.values()))
    @rule(data=st.data(), more=st.integers(-200_00, 1))
    def withdrew(self, data: st.DataObject, more: int) -> None:
        code = data.draw(st.sampled_from(sorted(code for code, amount in self.model.saved.items() if amount)))
        amount = max(1, self.model.saved[code] + more)
        day = self.moment(self.today, 10).date()
        wanted = Request(
            kind="savings_out", source="cash", weaver=self.her[code], day=day, amount=amount, reason="School"
        )
        try:
            with transaction.atomic():
                self.two(wanted)
        except Refused:
            assert amount > self.model.saved[code]
        else:
            assert amount <= self.model.saved[code]
            self.model.saved[code] -= amount

    @rule(cap=st.sampled_from([0, 30, 100]), minimum=st.sampled_from([0, 100_00, 900_00]))
    def policy_changed(self, cap: int, minimum: int) -> None:
        since = max(self.today, self.model.closed + 1)
        self.two(Policy(from_month=month_of(since).first_day, cap=cap, minimum=minimum))
        self.model.policies = sorted([*self.model.policies, (since, cap, minimum)], key=lambda each: each[0])

    @rule(code=codes, status=st.sampled_from(["active", "on_hold", "leaving"]))
    def status_changed(self, code: str, status: str) -> None:
        Weaver.objects.filter(code=code).update(status=status)
        self.model.people[code].status = status

    @rule(code=codes, confirmed=st.booleans(), cash=st.booleans())
    def payee_changed(self, code: str, confirmed: bool, cash: bool) -> None:
        self.count += 1
        details = {"method": "cash"} if cash else {"method": "upi", "upi_id": f"w{self.count}@okaxis"}
        payee = change_payee(weaver=self.her[code], by=self.finance, now=self.now, **details)
        if confirmed:
            payee = confirm_payee(payee=payee, by=self.approver, now=self.now)
        her = self.model.people[code]
        her.method, her.verified, her.payee = details["method"], payee.verified_at is not None, payee.pk

    @rule(code=codes, what=st.sampled_from(["hold", "release", "pay_small", "keep_small"]), late=back)
    def decided(self, code: str, what: str, late: int) -> None:
        month = self.today - late
        try:
            with transaction.atomic():
                decide(
                    weaver=self.her[code],
                    month=month_of(month),
                    what=what,
                    reason="Asked her",
                    by=self.finance,
                    now=self.now,
                )
        except Refused:
            assert month <= self.model.closed
        else:
            assert month > self.model.closed
            her = self.model.people[code]
            chosen = her.hold if what in ("hold", "release") else her.pay_small
            (chosen.add if what in ("hold", "pay_small") else chosen.discard)(month)

    @rule(late=st.integers(0, 3))
    def closed(self, late: int) -> None:
        month = self.today - late
        allowed = self.model.may_close(month, self.today)
        try:
            with transaction.atomic():
                close_month(month=month_of(month), by=self.finance, now=self.now)
        except Refused:
            assert not allowed
        else:
            assert allowed
            self.model.runs.setdefault(month, model.Run("draft"))

    @precondition(lambda self: self.model.runs)
    @rule(data=st.data())
    def approved(self, data: st.DataObject) -> None:
        month = data.draw(st.sampled_from(sorted(self.model.runs)))
        allowed = self.model.may_approve(month)
        try:
            with transaction.atomic():
                approve_run(run=self.run_of(month), by=self.approver, now=self.now)
        except Refused:
            assert not allowed
        else:
            assert allowed
            self.model.approve(month)
            for sent, stored in zip(self.model.runs[month].payments, self.payments(month), strict=True):
                assert (sent.code, sent.amount) == (stored.weaver.code, stored.amount)

    def payments(self, month: int) -> list[Payment]:
        return list(self.run_of(month).payments.select_related("weaver").order_by("batch", "reference"))

    @precondition(lambda self: self.model.runs)
    @rule(data=st.data())
    def cancelled(self, data: st.DataObject) -> None:
        month = data.draw(st.sampled_from(sorted(self.model.runs)))
        allowed = self.model.may_cancel(month)
        try:
            with transaction.atomic():
                cancel_run(run=self.run_of(month), by=self.finance, now=self.now, reason="A sale was missing")
        except Refused:
            assert not allowed
        else:
            assert allowed
            self.model.cancel(month)

    @precondition(lambda self: any(run.state == "approved" for run in self.model.runs.values()))
    @rule(data=st.data(), format=st.sampled_from(["bank-csv", "upi-csv", "cash-roll"]))
    def exported(self, data: st.DataObject, format: str) -> None:
        month = data.draw(
            st.sampled_from(sorted(m for m, run in self.model.runs.items() if run.state == "approved"))
        )
        export_run(run=self.run_of(month), format=format, by=self.finance, now=self.now)
        self.model.runs[month].state = "exported"

    def open_payments(self) -> list[tuple[int, model.Sent]]:
        """Payments that the bank has yet to answer, of exported runs."""
        return [
            (month, sent) for month, run in sorted(self.model.runs.items()) if run.state == "exported"
            for sent in run.payments if sent.state == "approved"
        ]  # fmt: skip

    @precondition(lambda self: self.open_payments())
    @rule(data=st.data(), result=st.sampled_from(["paid", "returned"]), twice=st.booleans())
    def answered(self, data: st.DataObject, result: str, twice: bool) -> None:
        month, sent = data.draw(st.sampled_from(self.open_payments()))
        stored = self.run_of(month).payments.get(weaver__code=sent.code, batch=sent.batch)
        reference = f"UTR{stored.pk}" if result == "paid" else ""
        day = f"{self.moment(self.today, 19):%Y-%m-%d}"
        row = f"{stored.reference},{sent.code},{sent.amount / 100:.2f},{result},{reference},{day},"
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.write(f"reference,weaver,amount,result,bank_reference,date,note\n{row}\n")
            file.flush()
            for _ in range(1 + twice):
                settle_run(run=self.run_of(month), path=Path(file.name), by=self.finance, now=self.now)
        self.model.answer(month, sent, result, self.today)

    @precondition(
        lambda self: any(p.state == "returned" for run in self.model.runs.values() for p in run.payments)
    )
    @rule(data=st.data())
    def sent_again(self, data: st.DataObject) -> None:
        returned = [
            (month, place) for month, run in sorted(self.model.runs.items())
            for place, sent in enumerate(run.payments) if sent.state == "returned"
        ]  # fmt: skip
        month, place = data.draw(st.sampled_from(returned))
        sent = self.model.runs[month].payments[place]
        run = self.run_of(month)
        stored = run.payments.get(weaver__code=sent.code, batch=sent.batch)
        allowed = self.model.may_retry(sent)
        try:
            with transaction.atomic():
                retry_payments(run=run, references=[stored.reference], by=self.finance, now=self.now)
        except Refused:
            assert not allowed
        else:
            assert allowed
            self.model.retry(month, sent)

    # What holds after each step

    @invariant()
    def agrees(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        assert list(check_ledger()) == []
        month = max(
            self.model.closed + 1,
            min((m for _c, m, _k, _a in self.model.moves if m > self.model.closed), default=0),
        )
        if self.model.closed != model.LONG_AGO or self.model.moves:
            items = {
                item["code"]: {name: item[name] for name in COMPARED} for item in draft_items(month_of(month))
            }
            assert items == self.model.items(month)

    @invariant()
    def balances_agree(self) -> None:
        sums: dict[tuple[str, str | None], int] = {
            (account, code): amount
            for account, code, amount in Leg.objects.order_by()
            .values_list("account", "weaver__code")
            .annotate(Sum("amount"))
        }
        for code in METHODS:
            assert -sums.get(("liabilities:weavers", code), 0) == self.model.balance(code)
            assert sums.get(("assets:advances", code), 0) == self.model.owed(code, self.today + 99)
            assert -sums.get(("liabilities:savings", code), 0) == self.model.saved.get(code, 0)
        assert -sums.get(("liabilities:payouts-in-transit", None), 0) == self.model.in_transit()
        assert sum(sums.values()) == 0
