"""Stripe's movements of our balance: as its API tells them, and as its report in CSV does."""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from marketplace.kernel.months import INDIA
from marketplace.kernel.tables import FileRefused

from .csv_file import decode
from .reading import ReadLine, ReadStatement, StatementFaults, bank_paise, clean
from .stripe_lines import FEE

COLUMNS = ["balance_transaction_id", "created", "currency", "gross", "fee", "reporting_category", "source_id"]
"""What a line can't do without; Stripe's itemised balance report has them, the day in ``created`` or ``created_utc``."""
KIND_OF = {"failed_payout": "payout_failure", "payout_reversal": "payout_reversal"}
OrdersOf = Callable[[Collection[str]], Mapping[str, str]]


def lines_of_movement(movement: Mapping[str, Any], *, position: int) -> list[ReadLine]:
    """The lines of one balance transaction of Stripe's API, its ``source`` expanded or not; the fee is one by itself.

    Amounts are paise. ``order`` is what the charge's metadata says, where it says it.
    """
    source = movement["source"]
    named = source if isinstance(source, Mapping) else {}
    trace = (named.get("trace_id") or {}).get("value")  # of a payout: what the bank's line has too
    other = trace or (named.get("charge") if "refund" in movement["type"] else named.get("payment_intent"))
    line = ReadLine(
        position=position,
        day=datetime.fromtimestamp(movement["created"], INDIA).date(),
        amount=movement["amount"],
        bank_reference=clean(str(other or "")),
        reference=clean(str(named.get("id") or source or "")),
        text=clean(movement["description"], 2000),
        kind=clean(movement["type"], 40),
        order=clean((named.get("metadata") or {}).get("order"), 40),
        key=movement["id"],
    )
    return _with_fee(line, movement["fee"])


def _with_fee(line: ReadLine, fee: int) -> list[ReadLine]:
    """A movement and, where Stripe kept something of it, that as a line after it."""
    kept = (
        replace(line, amount=-fee, kind=FEE, key=f"{line.key}/fee") if fee else None
    )  # below zero: given back
    return [each for each in (line, kept) if each is not None and each.amount]


def read_stripe_report(content: bytes, *, today: date) -> ReadStatement:
    """The itemised balance report as Stripe's dashboard gives it. Raises FileRefused with every fault."""
    faults = StatementFaults()
    try:
        reader = csv.DictReader(io.StringIO(decode(content), newline=""), strict=True)
        header = list(reader.fieldnames or [])
        rows = list(reader)
    except csv.Error as problem:
        raise FileRefused([f"the file can't be read: {problem}"]) from problem
    dated = "created" if "created" in header else "created_utc"
    missing = [name for name in COLUMNS if name not in [*header, *(["created"] if dated in header else [])]]
    if missing:
        raise FileRefused([f"line 1, {name}: isn't in the header" for name in missing])
    lines = []
    for number, row in enumerate(rows, start=2):
        lines += _report_lines(
            number, {name: (cell or "").strip() for name, cell in row.items() if name}, dated, faults, today
        )
    if not lines and not faults.found:
        faults.found.append("the file has no line below its header")
    if faults.found:
        raise FileRefused(faults.found)
    days = [line.day for line in lines]
    return ReadStatement(lines, first_day=min(days), last_day=max(days))


def _report_lines(
    number: int, row: dict[str, str], dated: str, faults: StatementFaults, today: date
) -> list[ReadLine]:
    if row["currency"].lower() != "inr":
        faults.add(number, "currency", f"is {row['currency'] or 'empty'}; only inr is taken")
    if not row["balance_transaction_id"]:
        faults.add(number, "balance_transaction_id", "is empty")
    try:
        moment = datetime.fromisoformat(row[dated])
        if dated == "created_utc":
            moment = moment.replace(tzinfo=UTC)
        day = moment.astimezone(INDIA).date() if moment.tzinfo else moment.date()
    except ValueError:
        faults.add(number, dated, f"“{row[dated]}” is not a date like 2026-10-31 18:00:00")
        day = today
    if day > today:
        faults.add(number, dated, "lies in the future")
    amounts = {}
    for column in ("gross", "fee"):
        try:
            amounts[column] = bank_paise(row[column] or "0")
        except ValueError:
            faults.add(number, column, f"“{row[column]}” is not an amount with at most two decimals")
            amounts[column] = 0
    kind = row["reporting_category"]
    line = ReadLine(
        position=number,
        day=day,
        amount=amounts["gross"],
        bank_reference=clean(row.get("charge_id" if kind == "refund" else "payment_intent_id", "")),
        reference=clean(row["source_id"]),
        text=clean(row.get("description", ""), 2000),
        kind=clean(KIND_OF.get(kind, kind), 40),
        order=clean(row.get("payment_metadata[order]", ""), 40),
        key=row["balance_transaction_id"],
    )
    return _with_fee(line, amounts["fee"])


def with_orders(lines: Iterable[ReadLine], orders_of: OrdersOf) -> list[ReadLine]:
    """The lines with the order of each payment that Stripe didn't say the order of; asked all at once."""
    each = list(lines)
    found = orders_of({line.bank_reference for line in each if line.kind == "charge" and not line.order})
    return [
        replace(line, order=found[line.bank_reference])
        if line.kind == "charge" and not line.order and line.bank_reference in found
        else line
        for line in each
    ]
