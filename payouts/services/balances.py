"""What stands on weavers' own accounts now. Amounts in paise."""

from dataclasses import dataclass

from django.db import connection

from payouts.services.posting import SQL
from weavers.models import Weaver


@dataclass(frozen=True)
class Balance:
    """What a weaver is owed (below zero where she owes), still has to give back, has put aside, and holds in yarn."""

    owed: int = 0
    advances: int = 0
    savings: int = 0
    yarn: int = 0


def balances() -> dict[int, Balance]:
    """Every weaver with a posting of her own, by her key, in one statement."""
    return _read(None)


def balance_of(weaver: Weaver) -> Balance:
    """One weaver's."""
    return _read(weaver.pk).get(weaver.pk, Balance())


def _read(weaver: int | None) -> dict[int, Balance]:
    with connection.cursor() as cursor:
        cursor.execute((SQL / "balances.sql").read_text(), {"weaver": weaver})
        return {weaver: Balance(*amounts) for weaver, *amounts in cursor.fetchall()}
