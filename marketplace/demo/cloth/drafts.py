"""Drafts: which thread lies on top at each crossing. True means the warp is over the weft."""

import numpy as np

from .noise import Bools


def _grid(picks: int, ends: int) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(picks)[:, None], np.arange(ends)[None, :]


def plain(picks: int, ends: int) -> Bools:
    """Tabby: over one, under one."""
    j, i = _grid(picks, ends)
    return np.asarray((i + j) % 2 == 0)


def twill(picks: int, ends: int) -> Bools:
    """2/2 twill, its diagonals rising to the right."""
    j, i = _grid(picks, ends)
    return np.asarray((i + j) % 4 < 2)


def herringbone(picks: int, ends: int, width: int = 16) -> Bools:
    """2/2 twill that turns back every `width` ends, broken at the turn as a woven one is."""
    j, i = _grid(picks, ends)
    turned = (i // width) % 2 == 1
    return np.asarray(np.where(turned, j - i + 1, i + j) % 4 < 2)


def diamond(picks: int, ends: int, width: int = 12) -> Bools:
    """2/2 twill pointed in both directions, so that the diagonals close into diamonds."""
    j, i = _grid(picks, ends)
    across = np.abs((i % (2 * width)) - width)
    down = np.abs((j % (2 * width)) - width)
    return np.asarray((across + down) % 4 < 2)


def basket(picks: int, ends: int) -> Bools:
    """Two by two."""
    j, i = _grid(picks, ends)
    return np.asarray((i // 2 + j // 2) % 2 == 0)


def brocade(picks: int, ends: int) -> Bools:
    """The tie-down of an extra weft: it floats over five ends and is caught by the sixth."""
    j, i = _grid(picks, ends)
    return np.asarray((i + 2 * (j % 3)) % 6 == 0)
