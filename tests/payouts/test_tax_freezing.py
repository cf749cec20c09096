"""A line keeps the terms and the GST rate of its own day, whatever is agreed later; makers bear discounts where it's so."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from catalog.models import GstRate, Product, TermsRule
from marketplace.kernel.months import Month
from marketplace.kernel.tables import FileRefused
from payouts.models import Leg, Policy, Sale, SaleShare
from payouts.services.freezing import Freezing
from payouts.services.loading import COLUMNS, load
from payouts.services.refunds import refund_sale

from .books import at, piece, weaver

NOW = datetime(2026, 8, 20, tzinfo=UTC)
JULY = Month(2026, 7)
AGREED = {"entered_at": NOW, "confirmed_at": NOW}


@pytest.fixture
def stole(db: None) -> Product:
    """``share:62.5`` and 5 %, by two women of one and two parts."""
    found = piece()
    found.terms, found.hsn = "share:62.5", "621420"
    found.save()
    for number, weight in ((1, 1), (2, 2)):
        found.makers.create(weaver=weaver(number), weight=weight)
    return found


def sell(folder: Path, *rows: str) -> None:
    path = folder / "sales.csv"
    path.write_text("\n".join([COLUMNS["sales"], *rows]) + "\n")
    load(what="sales", path=path, now=NOW)


def makers_bear_discounts(month: Month) -> None:
    Policy.objects.create(from_month=month.first_day, discounts_borne_by="maker", **AGREED)


def test_a_sale_from_a_file_keeps_the_terms_and_rate_of_its_own_day(stole: Product, tmp_path: Path) -> None:
    TermsRule.objects.create(product=stole, terms="share:70", from_day=date(2026, 7, 15), **AGREED)
    GstRate.objects.create(hsn="6214", rate=Decimal(12), from_day=date(2026, 8, 1), **AGREED)
    sell(
        tmp_path,
        "S1,1,2026-07-14T23:59:59+05:30,fair,IE-1,1,1050.00,0",
        "S2,1,2026-07-15T00:00:00+05:30,fair,IE-1,1,1050.00,0",
        "S3,1,2026-08-01T00:00:00+05:30,fair,IE-1,1,1120.00,0",
    )
    kept = list(Sale.objects.order_by("ref").values_list("terms", "gst_rate", "tax", "earning", "hsn"))
    assert kept == [
        ("share:62.5", Decimal(5), 50_00, 625_00, "621420"),
        ("share:70", Decimal(5), 50_00, 700_00, "621420"),
        ("share:70", Decimal(12), 120_00, 700_00, "621420"),
    ]
    TermsRule.objects.create(product=stole, terms="share:1", from_day=date(2026, 7, 1), **AGREED)
    sell(tmp_path, "S1,1,2026-07-14T23:59:59+05:30,fair,IE-1,1,1050.00,0")  # again: skipped
    assert (
        list(Sale.objects.order_by("ref").values_list("terms", "gst_rate", "tax", "earning", "hsn")) == kept
    )


def test_what_nobody_agreed_terms_for_is_not_sold_from_a_file(stole: Product, tmp_path: Path) -> None:
    Product.objects.update(terms="")
    with pytest.raises(FileRefused, match="line 2, sku: nobody has agreed yet what the makers of IE-1 earn"):
        sell(tmp_path, "S1,1,2026-07-14T23:59:59+05:30,fair,IE-1,1,1050.00,0")
    assert not Sale.objects.exists()


def test_makers_bear_discounts_from_the_month_that_the_policy_says(stole: Product, tmp_path: Path) -> None:
    makers_bear_discounts(Month(2026, 8))
    sell(
        tmp_path,
        "S1,1,2026-07-31T12:00:00+05:30,fair,IE-1,2,1050.00,210",
        "S2,1,2026-08-01T12:00:00+05:30,fair,IE-1,2,1050.00,210",
    )
    assert list(Sale.objects.order_by("ref").values_list("terms", "tax", "earning")) == [
        ("share:62.5", 90_00, 1250_00),
        ("share:62.5:net", 90_00, 1125_00),
    ]
    assert list(SaleShare.objects.order_by("sale__ref", "weaver__code").values_list("earning", flat=True)) == [
        416_67, 833_33, 375_00, 750_00,
    ]  # fmt: skip


def test_an_amount_a_piece_stays_whoever_bears_discounts(stole: Product) -> None:
    makers_bear_discounts(JULY)
    stole.terms = "piece:600"
    rate, terms = Freezing.read([stole]).line(stole, JULY.first_day, paid=1890_00, quantity=2)
    assert (rate, str(terms)) == (Decimal(5), "piece:600.00")


def test_pieces_charged_back_one_by_one_leave_nothing_of_a_discounted_share(
    stole: Product, tmp_path: Path
) -> None:
    makers_bear_discounts(JULY)
    sell(tmp_path, "S1,1,2026-07-10T12:00:00+05:30,fair,IE-1,3,333.33,100.01")
    sale = Sale.objects.get()
    assert (sale.paid, sale.tax, sale.earning) == (899_98, 42_86, 535_70)
    left = []
    for number in range(3):
        refund_sale(
            sale=sale,
            ref=f"R{number}",
            quantity=1,
            borne_by="maker",
            reason="Fault",
            refunded_at=at(JULY, 20),
        )
        legs = Leg.objects.filter(account="liabilities:weavers").values_list("amount", flat=True)
        left.append(-sum(legs))
    # 62.5 % of what the buyer still has paid, without GST: 599.99 and 299.99
    assert left == [357_14, 178_56, 0]
