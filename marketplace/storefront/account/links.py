"""Links that only the reader of a letter has: signed, for one thing, and for so many days."""

from datetime import timedelta
from typing import Any

from django.core import signing

DAYS = {"new": 3, "address": 3, "own-data": 3}


def sign(what: str, **said: Any) -> str:
    """A token for ``what`` that carries what is said, readable but not to be forged."""
    return signing.dumps(said, salt=f"account {what}", compress=True)


def read(what: str, token: str) -> dict[str, Any] | None:
    """What a token of that kind carries; None where it isn't ours, or is too old."""
    try:
        found: dict[str, Any] = signing.loads(
            token, salt=f"account {what}", max_age=timedelta(days=DAYS[what])
        )
    except signing.BadSignature:
        return None
    return found
