"""What keeps payments out of a file. Every fault is found before anything is written, and its row is named."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from weavers.models.payees import ACCOUNT_NUMBER, IFSC, UPI_ID

from .banks import KNOWN, MERGED
from .batch import Batch, Outgoing, Payer
from .names import NotLatin, latin_name

Check = Callable[[Outgoing], str | None]
"""What is wrong with one payment, in a few words without its private details; None where nothing is."""


class FileProblem(Exception):
    """No file can be written. ``rows`` has each payment's reference and what is wrong with it; a fault of the
    whole file stands under the batch's own reference."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self.rows = tuple(rows)
        super().__init__("; ".join(f"{reference}: {problem}" for reference, problem in self.rows))


def refuse_unfit(
    batch: Batch,
    *checks: Check,
    needs: Iterable[str] = (),
    written: Callable[[str], str] = str,
    empty: bool = False,
) -> None:
    """Raise FileProblem with every fault of the batch.

    Besides what the checks find these are an amount below a paisa; a reference that is there twice, also only in
    the way it is ``written``; a field of the payer in ``needs`` that is missing; and, unless the file may be
    ``empty``, no payment at all.
    """
    rows = [(batch.reference, problem) for problem in _payer_faults(batch.payer, needs)]
    if not batch.payments and not empty:
        rows.append((batch.reference, _("there is nothing to pay")))
    for payment in batch.payments:
        found = (check(payment) for check in (amount, *checks))
        rows += [(payment.reference, problem) for problem in found if problem]
    times = Counter(written(payment.reference) for payment in batch.payments)
    rows += [
        (payment.reference, _("its reference is there twice"))
        for payment in batch.payments
        if times[written(payment.reference)] > 1
    ]
    if rows:
        raise FileProblem(rows)


def amount(payment: Outgoing) -> str | None:
    return None if payment.amount > 0 else _("the amount is not above zero")


def account(payment: Outgoing) -> str | None:
    return None if is_account(payment.account_number) else _("the account number is not 9 to 18 digits")


def ifsc(payer: Payer) -> Check:
    """Its form, and whether a bank has its letters."""

    def check(payment: Outgoing) -> str | None:
        letters = payment.ifsc[:4]
        if not re.fullmatch(IFSC, payment.ifsc):
            return _("the IFSC is not four letters, a zero and six letters or digits")
        if letters in MERGED:
            return _("the bank %(old)s has become %(new)s, so the branch has a new IFSC") % {
                "old": letters,
                "new": MERGED[letters],
            }
        if letters not in KNOWN and letters not in payer.banks:
            return _("no bank is known by the letters %(letters)s of the IFSC") % {"letters": letters}
        return None

    return check


def upi(payment: Outgoing) -> str | None:
    return None if re.fullmatch(UPI_ID, payment.upi_id) else _("the UPI id is not of the form name@bank")


def name(payment: Outgoing) -> str | None:
    return None if payment.payee_name.strip() else _("there is no name")


def in_latin(payment: Outgoing) -> str | None:
    """Whether the name can be put in Latin letters."""
    try:
        latin_name(payment.payee_name, most=len(payment.payee_name))
    except NotLatin as problem:
        return str(problem)
    return None


def _has_latin_name(payer: Payer) -> bool:
    try:
        return bool(latin_name(payer.name, most=len(payer.name)))
    except NotLatin:
        return False


def is_account(number: str) -> bool:
    return bool(re.fullmatch(ACCOUNT_NUMBER, number)) and bool(number.strip("0"))


def _payer_faults(payer: Payer, needs: Iterable[str]) -> list[str]:
    fit = {
        "name": _has_latin_name(payer),
        "client_code": bool(re.fullmatch("[A-Za-z0-9]{1,32}", payer.client_code)),
        "debit_account": is_account(payer.debit_account),
        "ifsc": bool(re.fullmatch(IFSC, payer.ifsc)),
        "email": payer.email.isascii() and bool(re.fullmatch(r"[^\s,@]+@[^\s,@]+", payer.email)),
    }
    return [
        _("the setting PAYER has no valid %(field)s") % {"field": field} for field in needs if not fit[field]
    ]
