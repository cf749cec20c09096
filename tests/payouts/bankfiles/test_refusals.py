"""What keeps a file from being written: every row of it is named, and what is wrong with each."""

import pytest

from payouts.bankfiles import FORMATS, Batch, FileProblem, Payer

from .batches import PAYER, batch, outgoing

BANK = [format for format, kind in FORMATS.items() if kind.method == "bank"]
TO_THE_BANK = ["hdfc-enet", "filehdr", "pain001"]
FORM = "the IFSC is not four letters, a zero and six letters or digits"
DIGITS = "the account number is not 9 to 18 digits"


def refused(format: str, of: Batch) -> tuple[tuple[str, str], ...]:
    with pytest.raises(FileProblem) as problem:
        FORMATS[format].write(of)
    return problem.value.rows


@pytest.mark.parametrize("format", BANK)
@pytest.mark.parametrize(
    ("ifsc", "why"),
    [
        ("", FORM),
        ("PUNB1821426", FORM),
        ("PUNB082142", FORM),
        ("PUNB08214266", FORM),
        ("punb0821426", FORM),
        ("PUN80821426", FORM),
        ("PUNB0821426\n", FORM),
        ("ΡUNB0821426", FORM),
        ("PNUB0821426", "no bank is known by the letters PNUB of the IFSC"),
        ("UTBI0ABC123", "the bank UTBI has become PUNB, so the branch has a new IFSC"),
    ],
)
def test_a_wrong_ifsc_is_refused(format: str, ifsc: str, why: str) -> None:
    assert refused(format, batch(outgoing(1, ifsc=ifsc), outgoing(2))) == (("2026-06-W0001", why),)


@pytest.mark.parametrize("format", BANK)
def test_a_bank_newer_than_the_list_is_taken_once_the_payer_names_it(format: str) -> None:
    newer = batch(outgoing(ifsc="NEWB0000001"), payer=Payer(**{**vars(PAYER), "banks": frozenset({"NEWB"})}))
    assert b"NEWB0000001" in FORMATS[format].write(newer)


@pytest.mark.parametrize("format", BANK)
@pytest.mark.parametrize(
    "number",
    ["", "12345678", "1" * 19, "000000000", "12345 6789", "12345678X", "१२३४५६७८९", "-123456789", "1e9"],
)
def test_a_wrong_account_number_is_refused(format: str, number: str) -> None:
    assert refused(format, batch(outgoing(account_number=number))) == (("2026-06-W0001", DIGITS),)


@pytest.mark.parametrize(
    "upi", ["", "w1", "@okexample", "w1@", "w1@@ok", "w1@ok example", "W1@okexample", "a@b"]
)
def test_a_wrong_upi_id_is_refused(upi: str) -> None:
    assert refused("upi-csv", batch(outgoing(upi_id=upi))) == (
        ("2026-06-W0001", "the UPI id is not of the form name@bank"),
    )


@pytest.mark.parametrize("format", list(FORMATS))
@pytest.mark.parametrize("amount", [0, -1])
def test_an_amount_of_nothing_or_less_is_refused(format: str, amount: int) -> None:
    assert refused(format, batch(outgoing(1), outgoing(2, amount=amount))) == (
        ("2026-06-W0002", "the amount is not above zero"),
    )


@pytest.mark.parametrize("format", list(FORMATS))
def test_a_reference_that_is_there_twice_is_refused(format: str) -> None:
    twice = batch(outgoing(1), outgoing(2), outgoing(3, reference="2026-06-W0001"))
    assert refused(format, twice) == (("2026-06-W0001", "its reference is there twice"),) * 2


@pytest.mark.parametrize("format", ["hdfc-enet", "filehdr"])
def test_two_references_that_the_file_could_not_tell_apart_are_refused(format: str) -> None:
    alike = batch(outgoing(1, reference="2026-06-W-1"), outgoing(2, reference="2026-06-W1"))
    assert [reference for reference, _why in refused(format, alike)] == ["2026-06-W-1", "2026-06-W1"]


@pytest.mark.parametrize("format", TO_THE_BANK)
def test_a_file_for_the_bank_with_nothing_to_pay_is_refused(format: str) -> None:
    assert refused(format, batch(number=2)) == (("2026-06-r2", "there is nothing to pay"),)


@pytest.mark.parametrize("format", ["bank-csv", "upi-csv", "cash-roll"])
def test_a_sheet_or_roll_may_say_that_nothing_is_paid_this_way(format: str) -> None:
    assert FORMATS[format].write(batch())


@pytest.mark.parametrize("format", list(FORMATS))
def test_a_payment_without_a_name_is_refused(format: str) -> None:
    ((reference, _why),) = refused(format, batch(outgoing(payee_name=" ")))
    assert reference == "2026-06-W0001"


@pytest.mark.parametrize("format", BANK)
def test_every_fault_of_every_row_is_listed_and_none_tells_a_private_detail(format: str) -> None:
    rows = refused(
        format,
        batch(
            outgoing(1, account_number="12", ifsc="X"),
            outgoing(2),
            outgoing(3, amount=0, account_number="99999999990000000000"),
        ),
    )
    assert rows == (
        ("2026-06-W0001", DIGITS),
        ("2026-06-W0001", FORM),
        ("2026-06-W0003", "the amount is not above zero"),
        ("2026-06-W0003", DIGITS),
    )
    assert str(FileProblem(rows)).startswith("2026-06-W0001: the account number is not")


@pytest.mark.parametrize(
    ("format", "fields"),
    [
        ("hdfc-enet", ["client_code"]),
        ("filehdr", ["client_code", "debit_account", "ifsc", "email"]),
        ("pain001", ["name", "debit_account", "ifsc"]),
    ],
)
def test_a_file_that_needs_more_of_the_payer_says_what_is_missing(format: str, fields: list[str]) -> None:
    assert refused(format, batch(outgoing(), payer=Payer())) == tuple(
        ("2026-06", f"the setting PAYER has no valid {field}") for field in fields
    )


@pytest.mark.parametrize("format", ["hdfc-enet", "filehdr"])
def test_a_reference_longer_than_its_field_is_refused(format: str) -> None:
    longest = outgoing(reference="2026-10-2-ABCDEFGHIJK-R2")
    assert FORMATS[format].write(batch(longest))
    assert refused(format, batch(outgoing(reference="2026-10-2-ABCDEFGHIJKL-R2"))) == (
        ("2026-10-2-ABCDEFGHIJKL-R2", "the reference has no room in 20 letters and digits"),
    )


def test_a_filehdr_file_larger_than_the_bank_takes_is_refused() -> None:
    many = batch(*(outgoing(number) for number in range(1, 14_001)))
    assert refused("filehdr", many) == (("2026-06", "the file is larger than the 2 MiB that the bank takes"),)
