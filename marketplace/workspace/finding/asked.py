"""What is asked for, and what is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marketplace.accounts.models import User

MOST_LETTERS, MOST_WORDS = 100, 6


@dataclass(frozen=True)
class Asked:
    """What somebody typed: the whole, and its words."""

    whole: str
    words: list[str]

    @classmethod
    def of(cls, text: str) -> Asked:
        whole = " ".join(text[:MOST_LETTERS].split())
        return cls(whole, whole.split()[:MOST_WORDS])

    @property
    def number(self) -> int | None:
        """It as a number that a key can have, with or without #."""
        digits = self.whole.removeprefix("#")
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


@dataclass(frozen=True)
class Found:
    """One thing: what it is called, what tells it from others, the state it is in, and where it opens."""

    title: str
    url: str
    detail: str = ""
    state: str = ""
    tone: str = ""


Finder = Callable[[User, Asked, slice], list[Found]]
"""Gives those of a slice, the newest first. One query, besides what permissions and languages need."""
