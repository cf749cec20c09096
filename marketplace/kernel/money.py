"""Amounts of money as whole minor units, rounding, and fair splitting. The books are in INR; a rupee is 100 paise."""

import re
from collections.abc import Sequence
from fractions import Fraction

BOOKS_CURRENCY = "INR"

_RUPEES = re.compile(r"(-?)(\d+)(?:\.(\d{1,2}))?")


def round_half_up(amount: Fraction) -> int:
    """The nearest whole number; a half goes up (towards +∞)."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def split(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` paise (≥ 0) shared by whole-number weights, given in order of weaver code.

    Each gets the whole paise of her part; those left over go one each to the largest remainders, ties to the
    earlier. The parts sum to ``total``. Raises ValueError for no weights, a weight below 1 or a total below 0.
    """
    if not weights or min(weights) < 1 or total < 0:
        raise ValueError("A split needs weights of 1 or more and a total of 0 or more.")
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def parse_rupees(text: str) -> int:
    """Paise of rupees written plainly: ``"3280"``, ``"2179.99"``, ``"-5.5"``. Raises ValueError for anything else."""
    match = _RUPEES.fullmatch(text.strip())
    if not match:
        raise ValueError("not an amount in rupees with at most two decimals")
    sign, rupees, paise = match.groups()
    amount = int(rupees) * 100 + int((paise or "").ljust(2, "0"))
    return -amount if sign else amount


def plain_rupees(paise: int) -> str:
    """Rupees with two decimals and no separators, as files have them: ``"-1234.50"``."""
    sign = "-" if paise < 0 else ""
    return f"{sign}{abs(paise) // 100}.{abs(paise) % 100:02d}"


def show_rupees(paise: int) -> str:
    """Rupees as people in India read them: ``"₹1,23,456.50"``; whole rupees without decimals; a true minus sign."""
    rupees, rest = divmod(abs(paise), 100)
    digits = str(rupees)
    head, tail = digits[:-3], digits[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    text = ",".join([*groups, tail]) + (f".{rest:02d}" if rest else "")
    return f"{'−' if paise < 0 else ''}₹{text}"
