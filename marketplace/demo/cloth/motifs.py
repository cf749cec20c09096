"""Geometric motifs of our own drawing, one cell a crossing: 0 is ground, 1 to 3 an extra-weft yarn.

1 is the light yarn, 2 the accent, 3 the dark.
"""

from collections.abc import Callable

import numpy as np

from .noise import Indices

Motif = Callable[[], Indices]


def _distances(radius: int) -> tuple[np.ndarray, np.ndarray]:
    reach = np.abs(np.arange(-radius, radius + 1))
    return reach[:, None], reach[None, :]


def _blank(height: int, width: int) -> Indices:
    return np.zeros((height, width), dtype=np.uint8)


def _mirrored(quarter: Indices) -> Indices:
    top = np.concatenate([quarter, quarter[:, -2::-1]], axis=1)
    return np.concatenate([top, top[-2::-1]], axis=0)


def eye() -> Indices:
    """A small diamond with a ground ring and a dot in it."""
    down, across = _distances(6)
    d = down + across
    tile = _blank(13, 13)
    tile[(d <= 6) & (d > 3)] = 1
    tile[d <= 1] = 2
    return tile


def seed() -> Indices:
    """The smallest lozenge."""
    down, across = _distances(3)
    return np.asarray((down + across <= 3) * 1, dtype=np.uint8)


def stepped_diamond() -> Indices:
    """Nested diamonds climbing in steps of three."""
    down, across = _distances(15)
    d = (down + 1) // 3 * 3 + (across + 1) // 3 * 3
    tile = _blank(31, 31)
    tile[d <= 15] = 1
    tile[d <= 9] = 0
    tile[d <= 6] = 2
    tile[d < 3] = 1
    return tile


def hooked_lozenge() -> Indices:
    """A lozenge whose four points end in a pair of hooks."""
    quarter = _blank(14, 14)
    down, across = np.arange(13, -1, -1)[:, None], np.arange(13, -1, -1)[None, :]
    d = down + across
    quarter[(d == 8) | (d == 9)] = 1
    for row, cells in enumerate(("..........####", ".........##..#", ".........##.##", "..........#..#")):
        for column, cell in enumerate(cells):
            if cell == "#":
                quarter[row, column] = quarter[column, row] = 1
    quarter[(d == 4) | (d == 5)] = 2
    quarter[d <= 2] = 1
    return _mirrored(quarter)


def zigzag() -> Indices:
    """Two parallel lines that turn every ten ends."""
    tile = _blank(16, 20)
    for column in range(20):
        height = abs(column - 10)
        tile[height : height + 3, column] = 1
        tile[height + 4 : height + 6, column] = 2
    return tile


def chevrons() -> Indices:
    """Arrowheads, each a stack of two."""
    tile = _blank(15, 14)
    for column in range(14):
        drop = abs(column - 7)
        tile[drop : drop + 3, column] = 1
        tile[drop + 5 : drop + 7, column] = 2
    return tile


def hourglass() -> Indices:
    """Two triangles meeting point to point."""
    down, across = _distances(8)
    tile = _blank(17, 17)
    tile[np.broadcast_to(across <= down, tile.shape)] = 1
    tile[np.broadcast_to(across <= down - 4, tile.shape)] = 2
    return np.concatenate([tile, _blank(17, 5)], axis=1)


def stairs() -> Indices:
    """Stepped half-diamonds standing on a line: an edging."""
    tile = _blank(14, 26)
    across = np.abs(np.arange(26) - 12.5)
    for row in range(12):
        tile[row, across < (row // 3 + 1) * 3] = 1
        tile[row, across < (row // 3 - 1) * 3] = 2
    tile[12:] = 1
    return tile


def comb() -> Indices:
    """Short teeth on a line."""
    tile = _blank(8, 6)
    tile[:5, 1:4] = 1
    tile[5:] = 1
    return tile


def hatch() -> Indices:
    """Slanting dashes that lean one way, then the other."""
    tile = _blank(10, 24)
    for row in range(10):
        for start in (0, 6):
            left = start + row // 2
            tile[row, left : left + 3] = 1 if start == 0 else 2
    tile[:, 12:] = tile[:, 11::-1]
    return tile


FINE: tuple[Motif, ...] = (eye, zigzag, chevrons, comb, hatch, seed)
BOLD: tuple[Motif, ...] = (stepped_diamond, hooked_lozenge, hourglass, stairs)


def row_of(motif: Motif, ends: int, gap: int, shift: int = 0) -> Indices:
    """The motif repeated across `ends` threads with `gap` of ground between, centred on the cloth.

    Separate motifs that would run off the cloth are left out; a continuous line (gap 0) runs to the selvedge.
    """
    tile = motif()
    period = tile.shape[1] + gap
    spaced = np.concatenate([tile, _blank(tile.shape[0], gap)], axis=1)
    start = (tile.shape[1] // 2 - ends // 2 + shift) % period
    repeats = (ends + start) // period + 2
    cells = np.tile(spaced, (1, repeats))[:, start : start + ends].copy()
    if gap:
        cells[:, : (period - start) % period] = 0
        rest = (ends + start) % period
        if rest < tile.shape[1]:
            cells[:, ends - rest :] = 0
    return cells


def recoloured(cells: Indices, order: tuple[int, int, int, int]) -> Indices:
    """The cells with yarn n replaced by order[n]."""
    return np.asarray(np.array(order, dtype=np.uint8)[cells])
