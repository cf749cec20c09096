"""Batches to write files of, in a line each. The people in them are invented."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from marketplace.kernel.months import INDIA, Month
from payouts.bankfiles import Batch, Outgoing, Payer

JUNE = Month(2026, 6)
PAYER = Payer(
    name="Impulse Empower",
    client_code="IMPE",
    debit_account="00500012345678",
    ifsc="HDFC0004321",
    email="payouts@impulse-empower.example",
)


def outgoing(number: int = 1, **changed: Any) -> Outgoing:
    """A payment of ₹1,234.50, fit for every format."""
    plain = Outgoing(
        reference=f"2026-06-W{number:04d}",
        weaver=f"W{number:04d}",
        payee_name="Daplin Nongrum",
        group="Umden Eri Circle",
        amount=1234_50,
        account_number="000123456789",
        ifsc="PUNB0821426",
        upi_id=f"w{number}@okexample",
    )
    return replace(plain, **changed)


def batch(*payments: Outgoing, **changed: Any) -> Batch:
    """June's, approved on 2 July and written on the 3rd."""
    plain = Batch(
        run="2026-06",
        month=JUNE,
        payments=payments,
        approved_at=datetime(2026, 7, 2, 17, 30, tzinfo=INDIA),
        day=date(2026, 7, 3),
        payer=PAYER,
    )
    return replace(plain, **changed)


MIXED = batch(
    outgoing(1),
    outgoing(2, payee_name="রিমা দাস", amount=2_00_000_00, account_number="012345678901234567", ifsc="SBIN0000123"),
    outgoing(3, payee_name="राधा देवी", amount=1_99_999_99, account_number="50100012345678", ifsc="HDFC0000009"),
    outgoing(4, payee_name="ꯂꯩꯁꯥꯡꯊꯦꯝ ꯆꯥꯅꯨ", amount=1, ifsc="HDFC0CACABL"),
    outgoing(5, payee_name="Senggre D’Silva-Marak, A·chik", amount=45_000_05, ifsc="UTIB0BIN003"),
    outgoing(
        6,
        payee_name="Vanlalruatsangpuii Lalhmingmawii Hmangaihzuali Ralte Khawlhring",
        group="Aizawl Puan Circle",
        amount=3_210_00,
        ifsc="PYTM0123456",
    ),
)  # fmt: skip
"""Small and large, zeros in front, four scripts, long, with marks that a file of commas can't hold."""
