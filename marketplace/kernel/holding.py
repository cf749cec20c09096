"""``holds``: text anywhere in a column, whatever its case, in the form that an index of three letters answers.

Django's ``icontains`` asks for ``UPPER(column) LIKE``, which such an index of the column itself can't answer.
"""

from typing import Any

from django.db.models import CharField, Q, TextField
from django.db.models.lookups import PatternLookup

SHORTEST = 3
"""Fewer letters than an index has are looked for in what the other words found, never alone."""


@CharField.register_lookup
@TextField.register_lookup
class Holds(PatternLookup):
    lookup_name = "holds"
    param_pattern = "%%%s%%"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return f"ILIKE {rhs}"


def holds(words: list[str], *columns: str) -> Q:
    """Each of the words in one of these columns; nothing where no word is long enough."""
    if not any(len(word) >= SHORTEST for word in words):
        return Q(pk__in=[])
    found = Q()
    for word in words:
        anywhere = Q()
        for column in columns:
            anywhere |= Q(**{f"{column}__holds": word})
        found &= anywhere
    return found
