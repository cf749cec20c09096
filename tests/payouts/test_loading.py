"""Files go in whole or not at all, and say all that is wrong with them at once."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from catalog.models import Product
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.tables import FileRefused
from payouts.models import Advance, Refund, Sale, Transaction
from payouts.services.loading import COLUMNS, load
from weavers.models import Group, Weaver

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parent / "data" / "edge"
NOW = datetime(2026, 11, 24, tzinfo=UTC)
FILES = ["weavers", "products", "sales", "refunds", "advances"]


def load_edge(*files: str) -> None:
    for what in files:
        load(what=what, path=DATA / f"{what}.csv", now=NOW)


def write(folder: Path, what: str, *rows: str) -> Path:
    path = folder / f"{what}.csv"
    path.write_text("\n".join([COLUMNS[what], *rows]) + "\n")
    return path


def refused(what: str, path: Path) -> list[str]:
    with pytest.raises(FileRefused) as refusal:
        load(what=what, path=path, now=NOW)
    return refusal.value.faults


def test_every_fault_of_a_file_is_listed_with_line_and_column_and_nothing_is_stored(tmp_path: Path) -> None:
    load_edge("weavers", "products")
    path = write(
        tmp_path,
        "sales",
        "S1,1,2026-08-01T10:00:00+05:30,fair,IE-00001,1,3650.00,0.00",
        "S2,1,2026-08-01T10:00:00,fair,IE-00001,1,3650.00,0.00",
        "S3,1,2026-12-01T10:00:00+05:30,market,IE-00001,0,3650.005,0.00",
        "S4,1,2026-08-01T10:00:00+05:30,fair,IE-99999,1,100.00,0.00",
        "S5,1,2026-08-01T10:00:00+05:30,fair,IE-00001,1,100.00,100.01",
        "S1,1,2026-08-01T10:00:00+05:30,fair,IE-00001,1,3650.00,0.00",
        "S6,1,2026-08-01T10:00:00+05:30,fair",
    )
    assert refused("sales", path) == [
        "line 8, row: has 4 cells, not 8",
        "line 3, sold_at: has no offset",
        "line 4, sold_at: lies in the future",
        "line 4, channel: “market” is none of fair, shop, wholesale",
        "line 4, quantity: “0” is not a whole number from 1 to 1000000",
        "line 4, unit_price: not an amount in rupees with at most two decimals",
        "line 5, sku: there is no piece IE-99999",
        "line 6, discount: is more than the price",
        "line 7, sale_ref: stands twice in this file",
    ]
    assert not Sale.objects.exists()
    assert not Transaction.objects.exists()


def test_a_piece_whose_terms_gst_or_makers_make_no_sense_is_refused(tmp_path: Path) -> None:
    load_edge("weavers")
    good = "A piece,Shawls & stoles,3650.00,{gst},1,{terms},{makers},Eri silk,Loom,Grey,72,30,110,45"
    faults = [
        ("5", "piece:1825.00", "W0014:0", "makers: “W0014:0” is not CODE:weight, once each"),
        ("5", "piece:1825.00", "W0014:1;W0014:2", "makers: “W0014:2” is not CODE:weight, once each"),
        ("5", "piece:1825.00", "W9999:1", "makers: there is no weaver W9999"),
        ("51", "piece:1825.00", "W0014:1", "gst_rate: is not a percentage between 0 and 50"),
        ("five", "piece:1825.00", "W0014:1", "gst_rate: is not a percentage between 0 and 50"),
    ]
    rows = [
        f"IE-{number}," + good.format(gst=gst, terms=terms, makers=makers)
        for number, (gst, terms, makers, _) in enumerate(faults)
    ]
    rows.append("IE-5," + good.format(gst="5", terms="all of it", makers="W0014:1"))
    found = refused("products", write(tmp_path, "products", *rows))
    assert found[:-1] == [f"line {line}, {fault[3]}" for line, fault in enumerate(faults, 2)]
    assert found[-1].startswith("line 7, terms: ")
    assert not Product.objects.exists()


def test_what_came_back_or_was_given_names_a_sale_and_a_weaver_that_are_there(tmp_path: Path) -> None:
    load_edge(*FILES)
    before = (Refund.objects.count(), Advance.objects.count())
    advance, refund = Advance.objects.get(ref="A00001"), Refund.objects.get(ref="R000001")
    given = f"{advance.given_on},{advance.kind},500.00,{advance.note}"
    assert refused("advances", write(tmp_path, "advances", f"A9,W9999,{given}", f"A00001,W0005,{given}")) == [
        "line 2, weaver: there is no such weaver",
        "line 3, weaver: is stored already with another value",
    ]
    other = Sale.objects.exclude(pk=refund.sale_id).filter(sold_at__lt=refund.refunded_at)[0]
    came = f"{refund.refunded_at.isoformat()},{refund.quantity},maker,{refund.reason}"
    early = f"R9,{other.ref},{other.line},2020-01-01T10:00:00+05:30,1,cooperative,"
    assert refused(
        "refunds",
        write(tmp_path, "refunds", f"R8,S9,1,{came}", f"R000001,{other.ref},{other.line},{came}", early),
    ) == [
        "line 2, sale_ref: there is no sale S9, line 1",
        "line 3, sale_ref: is stored already with another value",
        "line 4, refunded_at: lies before the sale",
    ]
    assert before == (Refund.objects.count(), Advance.objects.count())


def test_a_weaver_who_cannot_be_paid_as_written_is_refused(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "weavers",
        "W1,Ibanri Makri,Ibanri,Circle,,Ri Bhoi,kha,,bank,123,HDFC1996427,,2021-09-08,active",
        "w2,Ibanri Makri,Ibanri,Circle,,Ri Bhoi,xx,,upi,,,nobody,2021-13-08,gone",
    )
    assert refused("weavers", path) == [
        "line 2, account_number: is not one that bank can pay to",
        "line 2, ifsc: is not one that bank can pay to",
        "line 3, code: must be capitals, digits and hyphens",
        "line 3, language: “xx” is none of en, hi, as, bn, brx, kha, grt, lus",
        "line 3, joined: is not a date like 2026-10-31",
        "line 3, status: “gone” is none of active, on_hold, leaving, left",
        "line 3, upi_id: is not one that upi can pay to",
    ]
    assert not Weaver.objects.exists()
    assert not Group.objects.exists()


@pytest.mark.parametrize("what", FILES)
def test_the_same_reference_with_other_content_is_a_fault(what: str, tmp_path: Path) -> None:
    load_edge(*FILES)
    before = (Weaver.objects.count(), Sale.objects.count(), Refund.objects.count(), Advance.objects.count())
    rows = list(csv.DictReader((DATA / f"{what}.csv").open()))
    changed = {
        "weavers": {"display_name": "Another"},
        "products": {"price": "1.00"},
        "sales": {"quantity": "99"},
        "refunds": {"reason": "Another"},
        "advances": {"amount": "1.00"},
    }[what]
    path = tmp_path / "again.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows([*rows[:2], rows[2] | changed])
    assert refused(what, path) == [f"line 4, {next(iter(changed))}: is stored already with another value"]
    assert before == (
        Weaver.objects.count(),
        Sale.objects.count(),
        Refund.objects.count(),
        Advance.objects.count(),
    )


def test_a_dry_run_says_what_would_be_stored_and_stores_nothing() -> None:
    assert load(what="weavers", path=DATA / "weavers.csv", now=NOW, dry_run=True) == (14, 0)
    assert not Weaver.objects.exists()


def test_stock_stays_as_it_is_unless_told() -> None:
    load_edge("weavers", "products")
    before = dict(StockRecord.objects.values_list("partner_sku", "num_in_stock"))
    load_edge("sales")
    assert dict(StockRecord.objects.values_list("partner_sku", "num_in_stock")) == before


def test_told_to_take_stock_it_takes_what_was_sold(tmp_path: Path) -> None:
    load_edge("weavers", "products")
    path = write(tmp_path, "sales", "S1,1,2026-08-01T10:00:00+05:30,fair,IE-00007,3,2399.99,0.00")
    load(what="sales", path=path, now=NOW, take_stock=True)
    assert StockRecord.objects.get(partner_sku="IE-00007").num_in_stock == 17


@pytest.mark.parametrize(
    "quantity, fault", [("4", "is more than the 3 that can still come back"), ("3", None)]
)
def test_no_more_comes_back_than_was_sold(quantity: str, fault: str | None, tmp_path: Path) -> None:
    load_edge("weavers", "products", "sales")
    sale = Sale.objects.filter(quantity=3)[0]
    path = write(
        tmp_path, "refunds", f"R1,{sale.ref},{sale.line},2026-11-01T10:00:00+05:30,{quantity},cooperative,"
    )
    if fault:
        assert refused("refunds", path) == [f"line 2, quantity: {fault}"]
        assert not Refund.objects.exists()
    else:
        assert load(what="refunds", path=path, now=NOW) == (1, 0)
        assert Refund.objects.get().amount == sale.paid


def test_a_spreadsheet_goes_in_as_the_same_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for number, row in enumerate(csv.reader((DATA / "weavers.csv").open())):
        sheet.append(
            [
                datetime.fromisoformat(cell) if number and place == 12 else cell
                for place, cell in enumerate(row)
            ]
        )
    path = tmp_path / "weavers.xlsx"
    book.save(path)
    assert load(what="weavers", path=path, now=NOW) == (14, 0)
    assert load(what="weavers", path=DATA / "weavers.csv", now=NOW) == (0, 14)


@pytest.mark.parametrize("content", [b"", b"code,name\n", b"\xff\xfe\x00", b"PK\x03\x04"])
@pytest.mark.parametrize("name", ["weavers.csv", "weavers.xlsx"])
def test_what_is_not_such_a_file_is_refused_in_one_line(content: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert len(refused("weavers", path)) == 1


def test_pieces_may_say_how_they_are_dyed_and_whose_weaving_they_are(tmp_path: Path) -> None:
    load_edge("weavers", "products")
    silent = (DATA / "products.csv").read_text().splitlines()
    path = tmp_path / "products.csv"
    first = silent[1].replace("IE-00001", "IE-90001")
    path.write_text("\n".join([silent[0] + ",dye,dyestuff,community", first + ",natural,Lac,Khasi"]))
    assert load(what="products", path=path, now=NOW) == (1, 0)
    said = Product.objects.values_list("dye", "dyestuff", "community")
    assert said.get(upc="IE-90001") == ("natural", "Lac", "Khasi")
    assert said.get(upc="IE-00001") == ("", "", "")
    path.write_text("\n".join([silent[0], first]))
    assert load(what="products", path=path, now=NOW) == (0, 1)  # what it doesn't speak of stays
    assert said.get(upc="IE-90001") == ("natural", "Lac", "Khasi")
    path.write_text(
        "\n".join([silent[0] + ",dye,dyestuff", silent[1].replace("IE-00001", "IE-90002") + ",undyed,Tea"])
    )
    assert refused("products", path) == ["line 2, dyestuff: is said of an undyed piece"]
    assert not Product.objects.filter(upc="IE-90002").exists()
