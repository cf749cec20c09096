"""Each format byte for byte. A file that changes here changes for the bank: then say why in the commit."""

import io
from pathlib import Path

import pypdf
import pytest

from payouts.bankfiles import FORMATS, file_name

from .batches import MIXED

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("format", "name"),
    [
        ("bank-csv", "2026-06-bank-csv.csv"),
        ("upi-csv", "2026-06-upi-csv.csv"),
        ("hdfc-enet", "IMPE0307.001"),
        ("filehdr", "2026-06-filehdr.txt"),
        ("pain001", "2026-06-pain001.xml"),
    ],
)
def test_a_format_writes_the_golden_file_byte_for_byte(format: str, name: str) -> None:
    assert file_name(format, MIXED) == name
    assert FORMATS[format].write(MIXED) == (GOLDEN / name).read_bytes()


def test_the_cash_roll_says_what_its_golden_text_says() -> None:
    roll = pypdf.PdfReader(io.BytesIO(FORMATS["cash-roll"].write(MIXED)))
    text = "\f\n".join(page.extract_text() for page in roll.pages) + "\n"
    assert text == (GOLDEN / "2026-06-cash-roll.txt").read_text()
