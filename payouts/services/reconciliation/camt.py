"""Bank statements as ISO 20022 camt.053, in any version: read by the names of its elements alone."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from marketplace.kernel.money import plain_rupees
from marketplace.kernel.months import india_day
from marketplace.kernel.tables import FileRefused

from .reading import ReadLine, ReadStatement, StatementFaults, bank_paise, clean

OPENING = ("OPBD", "PRCD")
CLOSING = ("CLBD",)
BOOKED = "BOOK"
NO_REFERENCE = "NOTPROVIDED"


class Element(Protocol):
    """What is used of an element of the XML."""

    tag: str
    text: str | None
    attrib: dict[str, str]

    def __iter__(self) -> Iterator[Any]: ...


def read_camt(content: bytes, *, today: date) -> ReadStatement:
    """The statement, or several that follow each other. Raises FileRefused with every fault by its entry.

    Only what is booked counts. A payment inside an entry is a line of its own where each has its amount. Opening
    balance and entries must come to the closing balance.
    """
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as problem:
        raise FileRefused([f"the file isn't XML that can be read: {problem}"]) from problem
    statements = list(_all(root, "BkToCstmrStmt", "Stmt"))
    if not statements:
        raise FileRefused(["the file is no camt.053: it has no BkToCstmrStmt with a Stmt"])
    faults = StatementFaults(unit="entry")
    read: list[ReadStatement] = []
    count = 0
    for statement in statements:
        found = _statement(statement, count, faults, today)
        count += len(list(_all(statement, "Ntry")))
        if read and (found.account, found.opening) != (read[-1].account, read[-1].closing):
            faults.found.append(f"Stmt {len(read) + 1}: doesn't follow the one before it")
        read.append(found)
    if faults.found:
        raise FileRefused(faults.found)
    lines = [line for each in read for line in each.lines]
    days = [day for each in read for day in (each.first_day, each.last_day) if day]
    days += [line.day for line in lines]
    return ReadStatement(
        lines, read[0].opening, read[-1].closing, min(days), max(days), read[0].account
    )  # fmt: skip


def _statement(statement: Element, before: int, faults: StatementFaults, today: date) -> ReadStatement:
    lines: list[ReadLine] = []
    for number, entry in enumerate(_all(statement, "Ntry"), start=before + 1):
        if (_text(entry, "Sts", "Cd") or _text(entry, "Sts")) == BOOKED:
            lines += _entry(number, entry, faults, today)
    opening, first_day = _balance(statement, OPENING, faults)
    closing, last_day = _balance(statement, CLOSING, faults)
    moved = sum(line.amount for line in lines)
    if not faults.found and opening is not None and closing is not None and opening + moved != closing:
        faults.found.append(
            f"Bal: the opening balance and the entries come to {plain_rupees(opening + moved)}, the closing balance says "
            f"{plain_rupees(closing)}"
        )
    account = _text(statement, "Acct", "Id", "IBAN") or _text(statement, "Acct", "Id", "Othr", "Id")
    return ReadStatement(lines, opening, closing, first_day, last_day, clean(account))


def _balance(
    statement: Element, codes: tuple[str, ...], faults: StatementFaults
) -> tuple[int | None, date | None]:
    """Paise and day of the first balance with one of these codes."""
    for code in codes:
        for balance in _all(statement, "Bal"):
            if _text(balance, "Tp", "CdOrPrtry", "Cd") == code:
                amount = _amount(0, balance, faults, "Bal Amt")
                return amount, _day(balance, "Dt")
    faults.found.append(f"Bal: there is no balance {' or '.join(codes)}")
    return None, None


def _entry(number: int, entry: Element, faults: StatementFaults, today: date) -> list[ReadLine]:
    amount = _amount(number, entry, faults)
    day = _day(entry, "BookgDt") or _day(entry, "ValDt")
    if day is None:
        faults.add(number, "BookgDt", "is missing or no date")
        day = today
    elif day > today:
        faults.add(number, "BookgDt", "lies in the future")
    details = list(_all(entry, "NtryDtls", "TxDtls"))
    parts = [_part(number, each, amount, faults) for each in details] if len(details) > 1 else []
    if parts and all(part is not None for part in parts):
        if sum(part or 0 for part in parts) != amount:
            faults.add(number, "TxDtls", "don't come to the amount of their entry")
        return [
            _line(number, day, part or 0, entry, [each]) for part, each in zip(parts, details, strict=True)
        ]
    return [_line(number, day, amount, entry, details)] if amount else []


def _part(number: int, detail: Element, whole: int, faults: StatementFaults) -> int | None:
    """Paise of one payment in an entry, to the side that the entry is on unless it says otherwise."""
    for path in (("Amt",), ("AmtDtls", "TxAmt", "Amt")):
        for element in _all(detail, *path):
            paise = abs(_paise(number, element, faults, "TxDtls Amt"))
            side = _text(detail, "CdtDbtInd") or ("CRDT" if whole > 0 else "DBIT")
            return paise if side == "CRDT" else -paise
    return None


def _line(number: int, day: date, amount: int, entry: Element, details: list[Element]) -> ReadLine:
    """A line of an entry with what stands in it and in those of its payments."""
    own = [_text(each, "Refs", "EndToEndId") for each in details]
    named = [each for each in own if each and each != NO_REFERENCE]
    reasons = [_reason(each) for each in details]
    words = [_text(entry, "AddtlNtryInf"), *(named if len(named) > 1 else [])]
    for each in details:
        words += [element.text or "" for element in _all(each, "RmtInf", "Ustrd")]
        words += [_text(each, "RmtInf", "Strd", "CdtrRefInf", "Ref"), _text(each, "AddtlTxInf")]
        words += [_name(each, "Cdtr" if amount < 0 else "Dbtr")]
    returned = any(reasons) or _text(entry, "RvslInd") in ("true", "1")
    first = details[0] if details else entry
    return ReadLine(
        position=number,
        day=day,
        amount=amount,
        bank_reference=clean(
            (_text(first, "Refs", "AcctSvcrRef") if len(details) == 1 else "")
            or _text(entry, "AcctSvcrRef")
            or _text(entry, "NtryRef")
        ),
        reference=clean(named[0] if len(named) == 1 else ""),
        text=clean(" · ".join(word for word in words if word), 2000),
        kind="return" if returned else "",
        return_reason=clean("; ".join(reason for reason in reasons if reason)),
    )


def _reason(detail: Element) -> str:
    code = _text(detail, "RtrInf", "Rsn", "Cd") or _text(detail, "RtrInf", "Rsn", "Prtry")
    said = " ".join(element.text or "" for element in _all(detail, "RtrInf", "AddtlInf"))
    return " ".join(part for part in (code, said) if part)


def _name(detail: Element, who: str) -> str:
    """The other party's name; newer versions have it one step deeper."""
    return _text(detail, "RltdPties", who, "Nm") or _text(detail, "RltdPties", who, "Pty", "Nm")


def _amount(number: int, parent: Element, faults: StatementFaults, column: str = "Amt") -> int:
    """Signed paise of an element with Amt and CdtDbtInd."""
    element = next(_all(parent, "Amt"), None)
    if element is None:
        faults.add(number, column, "is missing")
        return 0
    paise = _paise(number, element, faults, column)
    side = _text(parent, "CdtDbtInd")
    if side not in ("CRDT", "DBIT"):
        faults.add(number, "CdtDbtInd", f"“{side}” is neither CRDT nor DBIT")
    return paise if side == "CRDT" else -paise


def _paise(number: int, element: Element, faults: StatementFaults, column: str) -> int:
    currency = element.attrib.get("Ccy", "")
    if currency != "INR":
        faults.add(number, column, f"is in {currency or 'no currency'}; only INR is taken")
    try:
        return bank_paise(element.text or "")
    except ValueError:
        faults.add(number, column, f"“{element.text}” is not an amount with at most two decimals")
        return 0


def _day(parent: Element, name: str) -> date | None:
    plain, moment = _text(parent, name, "Dt"), _text(parent, name, "DtTm")
    try:
        if plain:
            return date.fromisoformat(plain[:10])
        if moment:
            found = datetime.fromisoformat(moment)
            return india_day(found) if found.tzinfo else found.date()
    except ValueError:
        return None
    return None


def _all(parent: Element, *path: str) -> Iterator[Element]:
    """Every element at a path of names, whatever their namespace."""
    for child in parent:
        if child.tag.rpartition("}")[2] == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from _all(child, *path[1:])


def _text(parent: Element, *path: str) -> str:
    found = next(_all(parent, *path), None)
    return ((found.text or "").strip()) if found is not None else ""
