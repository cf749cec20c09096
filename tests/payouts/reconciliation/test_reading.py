"""Statements as banks write them: every line with its day, amount and references, or every fault and nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marketplace.kernel.tables import FileRefused
from payouts.services.reconciliation.camt import read_camt
from payouts.services.reconciliation.csv_file import Columns, guess, read_csv
from payouts.services.reconciliation.reading import ReadLine, bank_paise, with_keys
from payouts.services.reconciliation.stripe_report import read_stripe_report

FILES = Path(__file__).parent / "files"
TODAY = date(2026, 8, 1)
HDFC = Columns(
    date="Date",
    date_format="%d/%m/%y",
    way="two",
    debit="Withdrawal Amt.",
    credit="Deposit Amt.",
    bank_reference="Chq./Ref.No.",
    description="Narration",
    balance="Closing Balance",
    header_line=3,
)
PLAIN = Columns(date="date", date_format="%Y-%m-%d", way="one", amount="amount", reference="reference")


def csv(*lines: str) -> bytes:
    return "\n".join(["date,amount,reference", *lines, ""]).encode()


def faults_of(content: bytes, columns: Columns = PLAIN) -> list[str]:
    with pytest.raises(FileRefused) as refused:
        read_csv(content, columns, today=TODAY)
    return refused.value.faults


def test_a_banks_csv_is_read_by_the_columns_that_its_account_keeps() -> None:
    read = read_csv((FILES / "hdfc.csv").read_bytes(), HDFC, today=TODAY)
    assert [
        (line.position, line.day.isoformat(), line.amount, line.bank_reference) for line in read.lines
    ] == [
        (4, "2026-07-01", 5000_00, "CASH01"),
        (5, "2026-07-02", -1000_50, "N183260001"),
        (6, "2026-07-02", -2001_00, "618300002"),
        (7, "2026-07-03", 2001_00, "618300003"),
        (8, "2026-07-04", -11_80, ""),
    ]
    assert read.lines[3].text == "RTN NEFT 2026-06-W0002, ACCOUNT CLOSED"
    assert (read.opening, read.closing) == (50000_00, 53987_70)
    assert (read.first_day, read.last_day) == (date(2026, 7, 1), date(2026, 7, 4))


def test_a_csv_with_the_newest_line_first_gives_the_same_lines_in_order() -> None:
    head, lines = (
        (FILES / "hdfc.csv").read_text().split("\n")[:3],
        (FILES / "hdfc.csv").read_text().split("\n")[3:-1],
    )
    turned = "\n".join([*head, *reversed(lines)]).encode()
    straight, read = (
        read_csv(text, HDFC, today=TODAY) for text in ((FILES / "hdfc.csv").read_bytes(), turned)
    )
    assert [replace(line, position=0) for line in read.lines] == [
        replace(line, position=0) for line in straight.lines
    ]
    assert (read.opening, read.closing) == (50000_00, 53987_70)


def test_the_header_and_the_delimiter_of_a_csv_are_guessed() -> None:
    assert guess((FILES / "hdfc.csv").read_bytes()) == (3, ",")
    assert guess(b"my bank\n\ndate;amount;text\n1;2;3\n") == (3, ";")


def test_every_fault_of_a_csv_is_listed_with_its_line_and_column() -> None:
    assert faults_of(csv("2026-07-02,12.345,a", "2026-13-02,5,b", "2026-08-02,ten,c", "2026-07-03,0,d")) == [
        "line 2, amount: “12.345” is not an amount with at most two decimals",
        "line 3, date: “2026-13-02” is not a date like 2026-10-31",
        "line 4, date: lies in the future",
        "line 4, amount: “ten” is not an amount with at most two decimals",
        "line 5, amount: is nothing",
    ]


def test_both_or_neither_of_two_amount_columns_is_a_fault() -> None:
    columns = Columns(date="date", date_format="%Y-%m-%d", way="two", debit="out", credit="in")
    text = b"date,out,in\n2026-07-02,5,6\n2026-07-02,,\n2026-07-02,0.00,6\n"
    assert faults_of(text, columns) == [
        "line 2, out: and the other column are both filled",
        "line 3, out: is empty",
    ]


def test_an_amount_column_can_be_marked_by_another() -> None:
    columns = Columns(date="date", date_format="%Y-%m-%d", way="marked", amount="amount", mark="dr/cr")
    text = b"date,amount,dr/cr\n2026-07-02,5,Dr\n2026-07-02,6,CR.\n"
    assert [line.amount for line in read_csv(text, columns, today=TODAY).lines] == [-5_00, 6_00]
    assert faults_of(text.replace(b"Dr", b"?"), columns) == ["line 2, dr/cr: “?” is neither Dr nor Cr"]


def test_a_balance_that_does_not_follow_is_a_fault() -> None:
    text = (FILES / "hdfc.csv").read_text().replace('"51,998.50"', '"51,998.60"').encode()
    assert faults_of(text, HDFC) == ["line 6, Closing Balance: isn't the balance before it and the amount"]


def test_a_column_that_is_missing_or_stands_twice_is_a_fault() -> None:
    assert faults_of(b"date,sum,reference\n") == ["line 1, amount: isn't in the header"]
    assert faults_of(b"date,amount,amount,reference\n") == ["line 1, amount: stands twice"]
    assert faults_of(csv()) == ["the file has no line below its header"]
    assert faults_of(b'date,amount,reference\n2026-07-02,"5') == [
        "the file can't be read: unexpected end of data"
    ]


@pytest.mark.parametrize(
    ("text", "paise"),
    [("1,23,456.50", 1_23_456_50), ("-5", -5_00), ("₹ 250.5", 250_50), ("INR 1.00", 1_00), ("10.00 Dr", -10_00),
     ("10.00Cr.", 10_00), ("+7.10", 7_10), ("3.500", 3_50)],
)  # fmt: skip
def test_amounts_are_read_as_banks_print_them(text: str, paise: int) -> None:
    assert bank_paise(text) == paise


@pytest.mark.parametrize("text", ["", "1.234", "$5", "1 000", "1e3", "--5", "5 USD"])
def test_what_is_no_amount_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        bank_paise(text)


def test_a_camt_file_gives_a_line_for_each_payment_and_leaves_out_what_is_not_booked() -> None:
    read = read_camt((FILES / "camt053.xml").read_bytes(), today=TODAY)
    assert read.lines == [
        ReadLine(1, date(2026, 7, 2), -1000_50, "B20260702001", "2026-06-W0001", "Legal Name 1"),
        ReadLine(1, date(2026, 7, 2), -2001_00, "B20260702001", "2026-06-W0002", "Legal Name 2"),
        ReadLine(
            2, date(2026, 7, 3), 2001_00, "B20260703009", "2026-06-W0002", "", "return", "AC04 Account closed"
        ),
    ]
    assert (read.opening, read.closing, read.account) == (50000_00, 48999_50, "50200012345678")


def test_an_older_version_with_another_prefix_is_read_by_its_names() -> None:
    read = read_camt((FILES / "camt053_v02.xml").read_bytes(), today=TODAY)
    assert read.lines == [ReadLine(1, date(2026, 7, 2), -1000_50, "N183260001", "", "Earnings 2026-06-W0001")]
    assert (read.opening, read.closing) == (50000_00, 48999_50)


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("48999.50", "48999.40", ["Bal: the opening balance and the entries come to 48999.50, the closing balance says 48999.40"]),
        (">OPBD<", ">OPAV<", ["Bal: there is no balance OPBD or PRCD"]),
        ('<Amt Ccy="INR">3001.50', '<Amt Ccy="USD">3001.50', ["entry 1, Amt: is in USD; only INR is taken"]),
        ('<Amt Ccy="INR">1000.50', '<Amt Ccy="INR">1000.51', ["entry 1, TxDtls: don't come to the amount of their entry"]),
        ("<DtTm>2026-07-03T11:20:00+05:30</DtTm>", "", ["entry 2, BookgDt: is missing or no date"]),
        ("2026-07-03T11", "2026-09-03T11", ["entry 2, BookgDt: lies in the future"]),
        ("2026-07-03T11", "2026-13-03T11", ["entry 2, BookgDt: is missing or no date"]),
        ('<Amt Ccy="INR">2001.00</Amt><CdtDbtInd>CRDT', "<CdtDbtInd>CRDT", ["entry 2, Amt: is missing"]),
        ('<Amt Ccy="INR">1000.50', '<Amt Ccy="INR">1000.505', ["entry 1, TxDtls Amt: “1000.505” is not an amount with at most two decimals", "entry 1, TxDtls: don't come to the amount of their entry"]),
        ("<CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK", "<CdtDbtInd>D</CdtDbtInd><Sts><Cd>BOOK", ["entry 1, CdtDbtInd: “D” is neither CRDT nor DBIT"]),
    ],
)  # fmt: skip
def test_a_camt_file_that_does_not_add_up_is_refused(old: str, new: str, faults: list[str]) -> None:
    text = (FILES / "camt053.xml").read_text()
    assert old in text
    with pytest.raises(FileRefused) as refused:
        read_camt(text.replace(old, new).encode(), today=TODAY)
    assert refused.value.faults == faults


def test_statements_in_one_file_follow_each_other() -> None:
    text = (FILES / "camt053.xml").read_text()
    one = text[text.index("<Stmt>") : text.index("</Stmt>") + len("</Stmt>")]
    with pytest.raises(FileRefused) as refused:
        read_camt(text.replace(one, one + one).encode(), today=TODAY)
    assert refused.value.faults == ["Stmt 2: doesn't follow the one before it"]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        "<Document><BkToCstmrStmt>",
        "<Document/>",
    ],
)
def test_xml_that_is_broken_or_brings_its_own_rules_is_refused(text: str) -> None:
    with pytest.raises(FileRefused):
        read_camt(text.encode(), today=TODAY)


def test_lines_that_are_alike_are_counted_within_their_day_and_keep_their_keys() -> None:
    line = ReadLine(2, date(2026, 7, 2), -11_80, text="NEFT charges")
    morning = with_keys([line])
    evening = with_keys([replace(line, position=9, text="NEFT  CHARGES"), replace(line, position=10)])
    assert evening[0].key == morning[0].key
    assert evening[1].key != morning[0].key
    other_day = with_keys([replace(line, day=date(2026, 7, 3))])
    assert len({other_day[0].key, *(each.key for each in evening)}) == 3


def test_stripes_report_gives_each_movement_and_its_fee_as_a_line() -> None:
    read = read_stripe_report((FILES / "stripe.csv").read_bytes(), today=TODAY)
    assert [(line.key, line.kind, line.amount, line.reference, line.order) for line in read.lines] == [
        ("txn_1", "charge", 3280_00, "ch_1", "100023"),
        ("txn_1/fee", "fee", -77_41, "ch_1", "100023"),
        ("txn_2", "refund", -280_00, "re_1", ""),
        ("txn_3", "payout", -2922_59, "po_1", ""),
    ]


def test_a_report_in_another_currency_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        read_stripe_report((FILES / "stripe.csv").read_bytes().replace(b"inr,-280", b"usd,-280"), today=TODAY)
    assert refused.value.faults == ["line 3, currency: is usd; only inr is taken"]
