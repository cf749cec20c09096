"""Making weavers, sales and runs for tests of the books, in a line each. Amounts in paise."""

import io
import tempfile
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from catalog.models import Product, ProductClass
from catalog.terms import Terms, split_line
from marketplace.accounts.models import User
from marketplace.kernel.money import split
from marketplace.kernel.months import INDIA, Month, midnight
from payouts.models import Advance, Item, Leg, Run, Sale, SaleShare
from payouts.services.files import export_run
from payouts.services.posting import post, post_sales
from payouts.services.refunds import refund_sale
from payouts.services.runs import approve_run, close_month
from payouts.services.settlement import settle_run
from payouts.services.statements import write_print_file
from weavers.models import Group, Payee, Weaver

MAY = Month(2026, 5)
JUNE = Month(2026, 6)
JULY = Month(2026, 7)
FORMAT_OF = {"bank": "bank-csv", "upi": "upi-csv", "cash": "cash-roll"}


def at(month: Month, day: int = 15) -> datetime:
    """Noon in India of a day."""
    return datetime(month.year, month.number, day, 12, tzinfo=INDIA)


def balance(account: str, her: Weaver | None = None) -> int:
    """What stands on an account, or on her part of it."""
    legs = Leg.objects.filter(account=account, **({"weaver": her} if her else {}))
    return sum(legs.values_list("amount", flat=True))


def after(month: Month) -> datetime:
    """A moment when a month is over."""
    return month.end + timedelta(days=2)


def payee(weaver: Weaver, method: str, *, entered_by: User | None = None, verified: bool = True) -> Payee:
    """How she is paid from now on, with details that are hers alone."""
    number = int(weaver.code.strip("W"))
    return Payee.objects.create(
        weaver=weaver,
        method=method,
        account_number=f"00{number:09d}" if method == "bank" else None,
        ifsc="PUNB0821426" if method == "bank" else "",
        upi_id=f"w{number}@okexample" if method == "upi" else None,
        entered_by=entered_by,
        entered_at=at(MAY, 1),
        verified_at=at(MAY, 1) if verified else None,
    )


def weaver(number: int, method: str = "bank", *, name: str = "", group: str = "Umden Eri Circle") -> Weaver:
    circle, _ = Group.objects.get_or_create(name=group, defaults={"district": "Ri Bhoi"})
    her = Weaver.objects.create(
        code=f"W{number:04d}",
        legal_name=name or f"Legal Name {number}",
        display_name=f"Weaver {number}",
        group=circle,
        district="Ri Bhoi",
        language="kha",
        joined=date(2025, 1, 1),
    )
    if method:
        payee(her, method)
    return her


def piece() -> Product:
    kind, _ = ProductClass.objects.get_or_create(name="Piece")
    found = Product.objects.filter(upc="IE-1").first()
    return found or Product.objects.create(
        upc="IE-1",
        title="Eri stole",
        slug="eri-stole",
        product_class=kind,
        terms="piece:1.00",
        gst_rate=Decimal(5),
        fibre="Eri silk",
        technique="Loin loom",
        colour="Lac red",
        hours=10,
        lead_time_days=0,
        length_cm=180,
        width_cm=60,
    )


@dataclass
class Desk:
    """What happens in the books, and the two people of the office."""

    finance: User
    approver: User
    sales: int = field(default=0)

    def sold(
        self, month: Month, makers: dict[Weaver, int], *, earning: int, quantity: int = 1, day: int = 15
    ) -> Sale:
        """A fair sale whose makers (with weights) earn ``earning`` for each piece; it sells for twice that."""
        self.sales += 1
        terms = f"piece:{earning // 100}.{earning % 100:02d}"
        money = split_line(
            unit_price=2 * earning,
            quantity=quantity,
            discount=0,
            gst_rate=Decimal(5),
            terms=Terms.parse(terms),
        )
        sale = Sale.objects.create(
            ref=f"S{self.sales:05d}",
            line=1,
            channel="fair",
            sold_at=at(month, day),
            product=piece(),
            quantity=quantity,
            unit_price=2 * earning,
            discount=0,
            gst_rate=Decimal(5),
            terms=terms,
            paid=money.paid,
            tax=money.tax,
            earning=money.earning,
        )
        by_code = sorted(makers, key=lambda her: her.code)
        parts = split(money.earning, [makers[her] for her in by_code])
        SaleShare.objects.bulk_create(
            SaleShare(sale=sale, weaver=her, weight=makers[her], earning=part)
            for her, part in zip(by_code, parts, strict=True)
        )
        post_sales([sale.pk])
        return sale

    def came_back(
        self, sale: Sale, month: Month, *, quantity: int = 1, borne_by: str = "maker", ref: str = ""
    ) -> None:
        refund_sale(
            sale=sale,
            ref=ref or f"R-{sale.ref}",
            quantity=quantity,
            borne_by=borne_by,
            reason="Fault in the weave",
            refunded_at=at(month, 20),
        )

    def gave(self, her: Weaver, month: Month, amount: int) -> Advance:
        """Yarn ahead."""
        count = Advance.objects.filter(weaver=her).count()
        advance = Advance.objects.create(
            ref=f"A-{her.code}-{month}" + "+" * count,
            weaver=her,
            given_on=at(month, 2).date(),
            kind="yarn",
            amount=amount,
        )
        post(
            kind="advance",
            source_key=advance.ref,
            moment=midnight(advance.given_on),
            legs=[("assets:advances", her, amount), ("assets:stock:yarn", None, -amount)],
        )
        return advance

    def close(self, month: Month) -> Run:
        return close_month(month=month, by=self.finance, now=after(month))

    def approve(self, month: Month) -> Run:
        """Close a month and approve it."""
        return approve_run(run=self.close(month), by=self.approver, now=after(month))

    def bank_says(self, run: Run, her: Weaver, result: str, *, batch: int = 1) -> Run:
        """Export what isn't yet, and enter the bank's answer to one payment, given two days after the month."""
        payment = run.payments.get(weaver=her, batch=batch)
        export_run(
            run=run, format=FORMAT_OF[payment.method], by=self.finance, now=after(run.period), batch=batch
        )
        bank_reference = f"UTR{payment.pk}" if result == "paid" else ""
        row = f"{payment.reference},{her.code},{payment.amount / 100:.2f},{result},{bank_reference},"
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.write("reference,weaver,amount,result,bank_reference,date,note\n")
            file.write(f"{row}{after(run.period):%Y-%m-%d},\n")
            file.flush()
            return settle_run(run=run, path=Path(file.name), by=self.finance, now=after(run.period))

    def item(self, her: Weaver, month: Month) -> Item:
        return Item.objects.get(weaver=her, run__month=month.first_day, run__in=Run.objects.live())


def printed(run: Run, *, group: int | None = None) -> bytes:
    file = io.BytesIO()
    write_print_file(run, file, now=after(JUNE), group=group)
    return file.getvalue()
