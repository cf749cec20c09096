"""What a parcel weighs, in grams."""

from collections.abc import Iterable
from typing import Protocol

PACKING_GRAMS = 100
GRAMS_A_SQUARE_METRE = 250
"""Handwoven eri and cotton, where a piece hasn't been weighed."""
LIGHTEST = 30


class Cloth(Protocol):
    """A piece, or what a query found of one."""

    @property
    def length_cm(self) -> int: ...
    @property
    def width_cm(self) -> int: ...
    @property
    def weight_grams(self) -> int | None: ...


def grams_of(piece: Cloth) -> int:
    """A piece's own weight; where nobody has weighed it, what cloth of its size weighs."""
    by_size = -(-piece.length_cm * piece.width_cm * GRAMS_A_SQUARE_METRE // 10_000)
    return piece.weight_grams or max(by_size, LIGHTEST)


def parcel_grams(pieces: Iterable[tuple[int, int]]) -> int:
    """A parcel of pieces, each with its weight and how many, with what it's packed in."""
    return PACKING_GRAMS + sum(grams * quantity for grams, quantity in pieces)
