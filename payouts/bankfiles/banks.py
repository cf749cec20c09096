"""Banks by the four letters that an IFSC begins with.

The letters in ``banks.txt`` are those of the branches in the Reserve Bank's list for NEFT and RTGS, as the npm
package ``ifsc`` 2.0.50 (MIT, of Razorpay) and the PyPI package ``ifscfinder`` 0.2.0 repeat it. A co-operative or
rural bank that another bank clears for has the letters of that other bank. A bank newer than this list is named
in the setting ``PAYER["banks"]`` until it is added there.
"""

from pathlib import Path

KNOWN = frozenset(Path(__file__).with_suffix(".txt").read_text().split())

MERGED = {
    "ALLA": "IDIB",
    "ANDB": "UBIN",
    "BKDN": "BARB",
    "CORP": "UBIN",
    "LAVB": "DBSS",
    "ORBC": "PUNB",
    "SYNB": "CNRB",
    "UTBI": "PUNB",
    "VIJB": "BARB",
}
"""Letters that banks no longer take since two banks became one, and the letters of the bank they became.
Passbooks still show them, and the branch has a wholly new IFSC."""
