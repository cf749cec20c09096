"""Who did what: every step of runs, decision, change of payee, entry, file, bank's answer, reading of private data and code."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.months import midnight
from marketplace.kernel.second_person import TwoPersons

AREAS: dict[str, Promise] = {
    "run": gettext_lazy("Runs"),
    "decision": gettext_lazy("Decisions about a weaver's pay"),
    "payee": gettext_lazy("Payee details"),
    "entry": gettext_lazy("Rules and requests"),
    "file": gettext_lazy("Payment files"),
    "bank": gettext_lazy("The bank's answers"),
    "reading": gettext_lazy("Readings of private data"),
    "code": gettext_lazy("Codes from phones"),
    "check": gettext_lazy("Checks of the books"),
}
DEEDS: dict[str, Promise] = {
    "prepared": gettext_lazy("prepared"),
    "approved": gettext_lazy("approved"),
    "exported": gettext_lazy("first file written"),
    "settled": gettext_lazy("settled"),
    "cancelled": gettext_lazy("cancelled"),
    "entered": gettext_lazy("entered"),
    "confirmed": gettext_lazy("confirmed"),
    "refused": gettext_lazy("refused"),
    "written": gettext_lazy("written"),
    "paid": gettext_lazy("paid"),
    "returned": gettext_lazy("sent back"),
    "retried": gettext_lazy("sent once more"),
    "read": gettext_lazy("read"),
    "given": gettext_lazy("code given"),
    "checked": gettext_lazy("checked"),
    "hold": gettext_lazy("held"),
    "release": gettext_lazy("released"),
    "pay_small": gettext_lazy("to be paid though small"),
    "keep_small": gettext_lazy("to be carried after all"),
}
PAGE_SIZE = 50
RUN = "to_char({0}.month, 'YYYY-MM') || CASE WHEN {0}.attempt > 1 THEN '-' || {0}.attempt ELSE '' END"


@dataclass(frozen=True)
class Deed:
    """One thing that somebody, or the server by itself, did. ``about`` names it; ``detail`` says more."""

    at: datetime
    who: str
    area: str
    deed: str
    about: str
    detail: str


@dataclass(frozen=True)
class Wanted:
    """Which deeds: of one person (by key), of one of AREAS, between two days, both included."""

    who: int | None = None
    area: str = ""
    since: date | None = None
    until: date | None = None


def trail(wanted: Wanted, *, page: int | None = 1) -> tuple[list[Deed], int]:
    """The deeds of a page, the latest first, and how many there are on all pages; None takes every one."""
    parts = {area: sql for area, sql in _parts().items() if wanted.area in ("", area)}
    statement = (
        "SELECT d.at, coalesce(nullif(trim(concat(u.first_name, ' ', u.last_name)), ''), u.username, ''), d.area, d.deed, d.about,"
        " d.detail, count(*) OVER () FROM ("
        + " UNION ALL ".join(parts.values())
        + ") AS d (at, user_id, area, deed, about, detail) LEFT JOIN accounts_user u ON u.id = d.user_id"
        " WHERE d.at IS NOT NULL AND (%(who)s::bigint IS NULL OR d.user_id = %(who)s)"
        " AND (%(since)s::timestamptz IS NULL OR d.at >= %(since)s) AND (%(until)s::timestamptz IS NULL OR d.at < %(until)s)"
        " ORDER BY d.at DESC, d.area, d.about, d.deed LIMIT %(limit)s OFFSET %(offset)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {
                "who": wanted.who,
                "since": midnight(wanted.since) if wanted.since else None,
                "until": midnight(wanted.until + timedelta(days=1)) if wanted.until else None,
                "limit": None if page is None else PAGE_SIZE,
                "offset": 0 if page is None else (max(1, page) - 1) * PAGE_SIZE,
            },
        )
        rows = cursor.fetchall()
    return [Deed(*row[:-1]) for row in rows], rows[0][-1] if rows else 0


def deed_label(deed: str) -> str:
    return str(DEEDS.get(deed, deed))


def _parts() -> dict[str, str]:
    """For each area, what gives moment, person, area, deed, what it's about, and detail."""
    run, of_run = RUN.format("r"), "payouts_run r"
    return {
        "run": " UNION ALL ".join(
            f"SELECT r.{at}, {by}, 'run', '{deed}', {run}, {detail} FROM {of_run}"
            for at, by, deed, detail in (
                ("prepared_at", "r.prepared_by_id", "prepared", "''"),
                ("approved_at", "r.approved_by_id", "approved", "'SHA-256 ' || r.figures_sha256"),
                ("exported_at", "NULL", "exported", "''"),
                ("settled_at", "NULL", "settled", "''"),
                ("cancelled_at", "r.cancelled_by_id", "cancelled", "r.cancel_reason"),
            )
        ),
        "decision": "SELECT d.at, d.by_id, 'decision', d.what, to_char(d.month, 'YYYY-MM') || ' ' || w.code, d.reason"
        " FROM payouts_decision d JOIN weavers_weaver w ON w.id = d.weaver_id",
        "payee": "SELECT p.entered_at, p.entered_by_id, 'payee', 'entered', w.code, p.method"
        " FROM weavers_payee p JOIN weavers_weaver w ON w.id = p.weaver_id UNION ALL"
        " SELECT p.verified_at, p.verified_by_id, 'payee', 'confirmed', w.code, p.method"
        " FROM weavers_payee p JOIN weavers_weaver w ON w.id = p.weaver_id WHERE p.verified_by_id IS NOT NULL",
        "entry": " UNION ALL ".join(
            _entries(model) for model in apps.get_models() if issubclass(model, TwoPersons)
        ),
        "file": f"SELECT f.written_at, f.written_by_id, 'file', 'written', {run} || ' ' || f.format ||"
        " CASE WHEN f.batch > 1 THEN '/' || f.batch ELSE '' END, 'SHA-256 ' || f.sha256"
        f" FROM payouts_runfile f JOIN {of_run} ON r.id = f.run_id",
        "bank": "SELECT t.posted_at, t.by_id, 'bank', t.kind, count(*)::text, ''"
        " FROM payouts_transaction t WHERE t.kind IN ('paid', 'returned', 'retried') AND t.reverses_id IS NULL"
        " GROUP BY t.posted_at, t.by_id, t.kind",
        "reading": "SELECT max(a.at), a.user_id, 'reading', 'read', a.what, count(*)::text FROM weavers_accesslog a"
        " GROUP BY a.user_id, a.what, date_trunc('day', a.at AT TIME ZONE 'Asia/Kolkata')",
        "code": "SELECT c.at, c.user_id, 'code', 'given', c.what, CASE WHEN c.backup THEN 'backup' ELSE '' END"
        " FROM accounts_codeuse c",
        "check": "SELECT k.at, k.asked_by_id, 'check', 'checked', k.broken::text, '' FROM payouts_bookscheck k",
    }


SAID = ["reason", "resolution", "agreed", "source", "name"]
"""Fields of an entry that say what it's for, the first of which is shown."""


def _entries(model: type[models.Model]) -> str:
    """What was entered, confirmed and refused of one kind of entry."""
    names = {field.name for field in model._meta.concrete_fields}
    about = [f"'{_quoted(str(model._meta.verbose_name))} ' || e.id"]
    if "weaver" in names:
        about.append("(SELECT code FROM weavers_weaver w WHERE w.id = e.weaver_id)")
    about += [
        f"to_char(e.{name}, '{pattern}')"
        for name, pattern in (("from_month", "YYYY-MM"), ("from_day", "YYYY-MM-DD"), ("year", "FM9999"))
        if name in names
    ]
    said = next((f"e.{name}::text" for name in SAID if name in names), "''")
    table, what = model._meta.db_table, f"concat_ws(', ', {', '.join(about)})"
    return " UNION ALL ".join(
        f"SELECT e.{deed}_at, e.{deed}_by_id, 'entry', '{deed}', {what}, {detail} FROM {table} e"
        for deed, detail in (("entered", said), ("confirmed", said), ("refused", "e.refusal"))
    )


def _quoted(text: str) -> str:
    """Within a statement that takes parameters."""
    return text.replace("'", "''").replace("%", "%%")


def rows_of(deeds: list[Deed]) -> list[list[Any]]:
    """As a sheet has them."""
    return [
        [
            deed.at,
            deed.who or _("the server"),
            str(AREAS[deed.area]),
            deed_label(deed.deed),
            deed.about,
            deed.detail,
        ]
        for deed in deeds
    ]
