"""What the writers of payment files are given."""

from dataclasses import dataclass, field
from datetime import date, datetime

from marketplace.kernel.months import Month


@dataclass(frozen=True)
class Payer:
    """Who pays, and from which account. A format that needs what is empty here refuses to be written.

    ``client_code`` is what the bank calls its client (HDFC's client code, the corporate id of a FILEHDR file);
    ``banks`` are first letters of IFSCs that are newer than ``banks.KNOWN``.
    """

    name: str = ""
    client_code: str = ""
    debit_account: str = ""
    ifsc: str = ""
    email: str = ""
    banks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outgoing:
    """One payment as it was approved. ``amount`` in paise; what its method doesn't need is empty."""

    reference: str
    weaver: str
    payee_name: str
    group: str
    amount: int
    account_number: str = ""
    ifsc: str = ""
    upi_id: str = ""


@dataclass(frozen=True)
class Batch:
    """The payments of one run that go out the same way and at once, in order of reference.

    ``number`` is 1 for those that were approved, 2 and on for later tries of what came back. ``approved_at`` is
    the moment of approval; ``day`` the day the file was first written, which the bank is asked to pay on;
    ``serial`` counts the files of one format first written on that day, from 1.
    """

    run: str
    month: Month
    payments: tuple[Outgoing, ...]
    approved_at: datetime = field(kw_only=True)
    day: date = field(kw_only=True)
    payer: Payer = field(kw_only=True, default=Payer())
    number: int = field(kw_only=True, default=1)
    serial: int = field(kw_only=True, default=1)

    @property
    def reference(self) -> str:
        """``2026-10``; of a later batch ``2026-10-r2``."""
        return self.run + (f"-r{self.number}" if self.number > 1 else "")

    @property
    def total(self) -> int:
        """Paise."""
        return sum(payment.amount for payment in self.payments)
