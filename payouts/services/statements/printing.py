"""Statements as PDF: one to hand over, or a run's as one file to print, group by group."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import IO, Any

from django.conf import settings
from django.utils import timezone

from payouts.models import Item, Run, Statement, StatementPicture
from payouts.statements.joining import Joined
from payouts.statements.press import pictures_in, press
from payouts.statements.words import words_in

from .freeze import make_statements, statement_of

AT_ONCE = 20
"""Statements in one document: enough to share its fonts. Typst keeps what it set of the last lots: 20 at once take some
180 MB for good, 40 take 280 and are hardly quicker. A print file has the bytes that this number gives."""


Sheet = Mapping[str, Any]


def statement_pdf(item: Item, *, now: datetime | None = None) -> bytes:
    """An A5 sheet: what she got, by what, what was taken off and what is kept, with a picture of each piece.

    It has the name she chose and her code; nothing of her legal name or account. The same item gives the same
    bytes for good. ``now`` is when it's frozen, if it isn't yet. Raises Refused for a run that isn't approved.
    """
    statement = statement_of(item, now=now or timezone.now())
    return press(
        [statement.data],
        _pictures([statement.data]),
        version=statement.template_version,
        title=f"{statement.data['run']} {statement.data['code']}",
        moment=item.run.period.last_moment,
    )


def write_print_file(
    run: Run,
    file: IO[bytes],
    *,
    now: datetime,
    group: int | None = None,
    told: Callable[[int], None] = lambda count: None,
) -> int:
    """Write a run's statements, or those of one group by its key, as one PDF: groups by name, each with a cover, each sheet by itself.

    Gives how many statements there are. ``told`` hears of each lot as it's written. The same run gives the same
    bytes for good. Raises Refused for a run that isn't approved.
    """
    make_statements(run, now=now, group=group)
    joined, count, moment = Joined(file), 0, run.period.last_moment
    for name, keys in _by_group(run, group):
        cover: dict[str, Any] | None = _cover(run, name, keys)
        for lot in _lots(keys):
            for version, sheets in _by_version(lot):
                pdf = press(
                    sheets,
                    _pictures(sheets),
                    version=version,
                    title=run.reference,
                    moment=moment,
                    cover=cover,
                    tagged=False,
                )
                joined.add(pdf)
                cover = None
            count += len(lot)
            told(len(lot))
    joined.close()
    return count


def _by_group(run: Run, group: int | None) -> Iterator[tuple[str, list[int]]]:
    """Keys of a run's statements in order of code, by the group that each says, in order of its name."""
    statements = Statement.objects.filter(item__run=run)
    if group is not None:
        statements = statements.filter(item__weaver__group=group)
    rows = statements.values_list("data__group", "data__code", "pk")
    for name, those in groupby(sorted(rows), key=lambda row: row[0]):
        yield name, [key for _group, _code, key in those]


def _lots(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _by_version(keys: list[int]) -> Iterator[tuple[int, list[Sheet]]]:
    """The data of statements in the order given, those of one version after another together."""
    found = {each.pk: each for each in Statement.objects.filter(pk__in=keys)}
    for version, statements in groupby((found[key] for key in keys), key=lambda each: each.template_version):
        yield version, [statement.data for statement in statements]


def _cover(run: Run, group: str, keys: list[int]) -> dict[str, Any]:
    """A list for whoever hands the statements over, with room for a tick each."""
    words = words_in(settings.LANGUAGE_CODE)
    rows = Statement.objects.filter(pk__in=keys).values_list(
        "data__code", "data__name", "data__figures__payable"
    )
    _ = words.say
    return {
        "run": run.reference,
        "month": words.month(run.month),
        "name": group,
        "count": words.number(len(keys)),
        "total": words.rupees(sum(paid for _code, _name, paid in rows)),
        "rows": [[code, name, words.rupees(paid)] for code, name, paid in sorted(rows)],
        "words": {
            "statements": _("Statements"),
            "count": _("Statements"),
            "total": _("Paid together"),
            "code": _("Code"),
            "name": _("Name"),
            "paid": _("Paid"),
            "given": _("Handed over"),
        },
    }


def _pictures(sheets: Iterable[Sheet]) -> dict[str, bytes]:
    wanted = pictures_in(list(sheets))
    if not wanted:
        return {}
    rows = StatementPicture.objects.filter(sha256__in=wanted).values_list("sha256", "jpeg")
    return {sha256: bytes(jpeg) for sha256, jpeg in rows}
