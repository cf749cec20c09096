"""Names as a bank's own files carry them, and which can't be carried."""

import pytest

from payouts.bankfiles import FORMATS, FileProblem
from payouts.bankfiles.names import NotLatin, latin_name

from .batches import batch, outgoing


@pytest.mark.parametrize(
    ("name", "carried"),
    [
        ("Daplin Nongrum", "Daplin Nongrum"),
        ("  Daplin   Nongrum ", "Daplin Nongrum"),
        ("राधा देवी", "Radha Devi"),
        ("রিমা দাস", "Rima Das"),
        ("ৰীতা শইকীয়া", "Rita Sikiya"),
        ("ꯂꯩꯁꯥꯡꯊꯦꯝ ꯆꯥꯅꯨ", "Leisanthem Canu"),
        ("Ka Ïarap Ñiangti", "Ka Iarap Niangti"),
        ("Ṭhangi Zoṭe", "Thangi Zote"),
        ("A·chik D’Silva O'Marak", "Achik DSilva OMarak"),
        ("Marak, Senggre (w/o)", "Marak Senggre w o"),
        ("Devi-Das; R.", "Devi Das R"),
        ("SHG 12 Umden", "SHG 12 Umden"),
        ("ক্\u200dষে ডে", "Kse De"),
    ],
)
def test_a_name_is_carried_in_latin_letters_digits_and_spaces(name: str, carried: str) -> None:
    assert latin_name(name, most=40) == carried


def test_a_long_name_is_cut_and_never_ends_in_a_space() -> None:
    assert latin_name("Vanlalruatsangpuii Lalhmingmawii Hmangai Ralte", most=40) == (
        "Vanlalruatsangpuii Lalhmingmawii Hmangai"
    )
    assert latin_name("Rima Das", most=5) == "Rima"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("=1+1", "U+003D"),
        ("+91 Rima", "U+002B"),
        ("Rima\tDas", "U+0009"),
        ("Rima\x00", "U+0000"),
        ("Rima 🧵", "U+1F9F5"),
        ("$(Rima)", "U+0024"),
        ("---", "no letter"),
        ("12 34", "no letter"),
        ("", "no letter"),
    ],
)
def test_a_name_that_is_none_is_refused_and_not_repeated_in_the_reason(name: str, why: str) -> None:
    with pytest.raises(NotLatin, match=why.replace("+", r"\+")) as refused:
        latin_name(name, most=40)
    assert not name.strip() or name not in str(refused.value)


@pytest.mark.parametrize("format", ["hdfc-enet", "filehdr", "pain001"])
def test_a_name_that_a_format_cannot_carry_is_refused_with_its_row_named(format: str) -> None:
    with pytest.raises(FileProblem) as refused:
        FORMATS[format].write(batch(outgoing(1), outgoing(2, payee_name="=SUM(A1)")))
    assert refused.value.rows == (
        ("2026-06-W0002", "the name has a character that no bank's file carries: U+003D"),
    )


@pytest.mark.parametrize("format", ["bank-csv", "upi-csv"])
@pytest.mark.parametrize("name", ["=1+1", "+91", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_name_that_a_spreadsheet_would_run_stays_text(format: str, name: str) -> None:
    written = FORMATS[format].write(batch(outgoing(payee_name=name))).decode()
    assert f"'{name}" in written


def test_the_roll_shows_a_name_of_a_script_it_has_no_letters_for_in_latin_ones() -> None:
    assert FORMATS["cash-roll"].write(batch(outgoing(payee_name="தமிழ்"))) == FORMATS["cash-roll"].write(
        batch(outgoing(payee_name="Tmil"))
    )
