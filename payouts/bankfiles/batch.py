"""What the writers of payment files are given."""

from dataclasses import dataclass

from marketplace.kernel.months import Month


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
    """The payments of one run that go out the same way, in order of reference."""

    run: str
    month: Month
    payments: tuple[Outgoing, ...]

    @property
    def total(self) -> int:
        """Paise."""
        return sum(payment.amount for payment in self.payments)
