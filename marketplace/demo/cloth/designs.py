"""What each kind of piece is woven as. Stripe rhythm and the choice of motifs vary with the piece."""

from collections.abc import Callable

import numpy as np

from . import drafts, motifs
from .plan import ACCENT, BOOKMARK_ENDS, DARK, LIGHT, MAIN, Loom


def _choose(loom: Loom, options: tuple[motifs.Motif, ...]) -> motifs.Motif:
    return options[int(loom.rng.integers(len(options)))]


def _borders(loom: Loom, scale: float = 1.0) -> int:
    """Stripes along both selvedges; says where the field begins."""
    rhythms = (
        ((3, MAIN), (9, DARK), (2, LIGHT), (4, DARK), (2, ACCENT)),
        ((5, DARK), (2, ACCENT), (5, DARK), (3, MAIN), (2, LIGHT)),
        ((14, DARK), (1, LIGHT), (2, MAIN), (1, LIGHT), (3, ACCENT)),
        ((2, LIGHT), (4, MAIN), (2, LIGHT), (10, DARK), (2, ACCENT)),
        ((8, ACCENT), (2, MAIN), (2, LIGHT), (2, MAIN), (6, DARK)),
    )
    at = int(loom.rng.integers(1, 5))
    for width, yarn in rhythms[int(loom.rng.integers(len(rhythms)))]:
        threads = max(1, round(width * scale))
        loom.stripe(at, threads, yarn)
        at += threads
    return at


def _bars(loom: Loom, start: int, scale: float = 1.0) -> int:
    """A group of weft bars at both ends; says at which pick it closes."""
    rhythms = (
        ((2, LIGHT), (3, MAIN), (8, DARK), (3, MAIN), (2, LIGHT)),
        ((12, DARK), (2, ACCENT), (4, DARK), (3, MAIN), (2, ACCENT)),
        ((2, ACCENT), (2, MAIN), (2, ACCENT), (2, MAIN), (14, DARK), (2, LIGHT)),
        ((6, LIGHT), (3, MAIN), (2, LIGHT), (6, MAIN), (2, DARK)),
    )
    at = start
    for height, yarn in rhythms[int(loom.rng.integers(len(rhythms)))]:
        picks = max(1, round(height * scale))
        loom.bar(at, picks, yarn)
        at += picks
    return at


def _ruled(loom: Loom, row: int, motif: motifs.Motif, gap: int, yarn: int = DARK) -> int:
    """A motif band ruled above and below, at both ends; says where it closes."""
    cells = motifs.row_of(motif, loom.ends, gap)
    loom.bar(row, 3, yarn)
    loom.lay_both(row + 7, cells)
    close = row + 11 + len(cells)
    loom.bar(close, 3, yarn)
    return close + 3


def shawl(loom: Loom, title: str, technique: str) -> None:
    """Ryndia: quiet twill with fine borders. Pekok: herringbone between broad side bands."""
    _borders(loom)
    if "pekok" in title or "loin" in technique:
        width = int(loom.rng.integers(24, 38))
        loom.over = drafts.herringbone(loom.picks, loom.ends, int(loom.rng.choice([10, 14, 18])))
        loom.stripe(30, width, DARK)
        loom.stripe(30 + width // 2 - 2, 4, int(loom.rng.choice([LIGHT, ACCENT])))
        loom.stripe(30 + width + 5, 2, LIGHT)
        at = _bars(loom, 10)
        at = _ruled(loom, at + 10, _choose(loom, (motifs.hooked_lozenge, motifs.stepped_diamond)), 12)
        _ruled(loom, at + 8, _choose(loom, (motifs.chevrons, motifs.zigzag)), 0)
        return
    weave = int(loom.rng.integers(3))
    if weave == 0:
        loom.over = drafts.twill(loom.picks, loom.ends)
    elif weave == 1:
        loom.over = drafts.diamond(loom.picks, loom.ends, 14)
    else:
        loom.over = drafts.herringbone(loom.picks, loom.ends, 22)
    at = _bars(loom, 12)
    at = _ruled(
        loom, at + 12, _choose(loom, (motifs.eye, motifs.stairs, motifs.hatch)), int(loom.rng.integers(2, 8))
    )
    _bars(loom, at + 14, 0.6)


def stole(loom: Loom, title: str, technique: str) -> None:
    """Dyed in the piece: open checks, a ladder of bars, or ends dipped deeper."""
    loom.over = drafts.diamond(loom.picks, loom.ends, 10) if loom.rng.random() < 0.6 else loom.over
    look = int(loom.rng.integers(3))
    if look == 0:
        step = int(loom.rng.integers(26, 40))
        for at in range(step // 2, loom.ends - 2, step):
            loom.warp_yarn[at : at + 2] = LIGHT
        for at in range(step // 2, loom.picks - 2, step):
            loom.weft_yarn[at : at + 2] = LIGHT
        _borders(loom, 0.6)
    elif look == 1:
        _borders(loom, 0.8)
        for rung in range(9):
            loom.bar(14 + rung * 16, max(2, 11 - rung), DARK if rung % 3 else ACCENT)
    else:
        _borders(loom, 0.5)
        reach = loom.picks // 4
        dipped = loom.rng.random(reach) < np.linspace(1.15, 0, reach)
        loom.weft_yarn[:reach][dipped] = DARK
        loom.weft_yarn[-reach:][dipped[::-1]] = DARK
    cells = motifs.row_of(_choose(loom, (motifs.seed, motifs.eye)), loom.ends, 13)
    loom.lay_both(24, cells)


def wrap(loom: Loom, title: str, technique: str) -> None:
    """Dakmanda: rows of eyes over a deep border. Gero: bold warp stripes with narrow bands."""
    if "gero" in title or "loin" in technique:
        _striped_wrap(loom)
        return
    _borders(loom, 1.2)
    at = _bars(loom, 8)
    at = _ruled(loom, at + 6, motifs.eye, 5)
    at = _ruled(loom, at + 4, _choose(loom, (motifs.stepped_diamond, motifs.hooked_lozenge)), 9)
    at = _ruled(loom, at + 4, _choose(loom, (motifs.zigzag, motifs.eye, motifs.hatch)), 4)
    step = int(loom.rng.integers(34, 46))
    gap = int(loom.rng.integers(24, 36))
    for turn, row in enumerate(range(at + 16, loom.picks - at - 20, step)):
        loom.lay(row, motifs.row_of(motifs.eye, loom.ends, gap, (13 + gap) // 2 * (turn % 2)))


def _striped_wrap(loom: Loom) -> None:
    loom.over = drafts.plain(loom.picks, loom.ends)
    loom.weft_yarn[:] = MAIN
    at = _borders(loom, 1.3) + 6
    middle = loom.ends // 2
    turn = 0
    while at < middle - 4:
        width = int(loom.rng.choice([6, 10, 18, 26]))
        width = min(width, middle - at)
        yarn = (DARK, MAIN, LIGHT, MAIN, ACCENT, MAIN)[turn % 6]
        loom.stripe(at, width if yarn in (DARK, MAIN) else min(width, 5), yarn)
        at += width
        turn += 1
    row = _bars(loom, 8)
    row = _ruled(loom, row + 6, _choose(loom, (motifs.zigzag, motifs.hatch, motifs.chevrons)), 0, LIGHT)
    _ruled(loom, row + 10, _choose(loom, (motifs.comb, motifs.eye)), 3, LIGHT)


def scarf(loom: Loom, title: str, technique: str) -> None:
    """Aronai: fine geometric bands the whole length, closer together at the ends."""
    _borders(loom, 0.7)
    chosen = [motifs.FINE[n] for n in loom.rng.permutation(len(motifs.FINE))[:4]]
    at, turn = 8, 0
    while at < loom.picks // 2 - 20:
        at = _ruled(loom, at, chosen[turn % 4], (3, 0, 5, 2)[turn % 4], (DARK, ACCENT, LIGHT)[turn % 3])
        if turn == 2:
            at = _ruled(loom, at + 5, motifs.stepped_diamond, 6, ACCENT)
        at += 5 + turn * int(loom.rng.integers(4, 9))
        turn += 1


def runner(loom: Loom, title: str, technique: str) -> None:
    """Ngotekherh: broad stripes from end to end, pinstripes between them."""
    if loom.rng.random() < 0.4:
        loom.over = drafts.basket(loom.picks, loom.ends)
    middle = loom.ends // 2
    broad = int(loom.rng.integers(22, 34))
    orders = ((DARK, MAIN, LIGHT, MAIN), (MAIN, DARK, MAIN, ACCENT), (MAIN, LIGHT, MAIN, DARK))
    order = orders[int(loom.rng.integers(3))]
    at, turn = 0, 0
    while at < middle:
        width = min(broad if turn % 2 == 0 else broad // 2 + 4, middle - at)
        loom.stripe(at, width, order[turn % 4])
        if width > 8:
            pin = LIGHT if order[turn % 4] != LIGHT else DARK
            loom.stripe(at, 2, pin)
            loom.stripe(at + 4, 1, pin)
        at += width
        turn += 1
    row = _bars(loom, 10)
    _ruled(loom, row + 8, _choose(loom, (motifs.hourglass, motifs.chevrons, motifs.stairs)), 2, LIGHT)


def cushion(loom: Loom, title: str, technique: str) -> None:
    """A medallion, a lattice of lozenges, or banded diamond twill."""
    look = int(loom.rng.integers(3))
    if look == 0:
        loom.over = drafts.twill(loom.picks, loom.ends)
        at = _borders(loom)
        loom.bar(at // 2, 6, DARK)
        loom.bar(at // 2 + 9, 2, LIGHT)
        _medallion(loom)
    elif look == 1:
        tile = _choose(loom, (motifs.stepped_diamond, motifs.hooked_lozenge))
        height = tile().shape[0]
        top = (loom.picks - 5 * height - 4 * 8) // 2
        for turn in range(5):
            loom.lay(
                top + turn * (height + 8), motifs.row_of(tile, loom.ends, 11, (height + 11) // 2 * (turn % 2))
            )
        _borders(loom, 0.6)
    else:
        loom.over = drafts.diamond(loom.picks, loom.ends, 16)
        for start in (24, 66):
            _ruled(loom, start, _choose(loom, motifs.FINE), 4, (DARK, ACCENT)[start > 30])
        cells = motifs.row_of(motifs.hooked_lozenge, loom.ends, 10)
        loom.lay((loom.picks - cells.shape[0]) // 2, cells)


def _medallion(loom: Loom) -> None:
    middle = (loom.picks // 2, loom.ends // 2)
    down = np.abs(np.arange(loom.picks) - middle[0])[:, None]
    across = np.abs(np.arange(loom.ends) - middle[1])[None, :]
    step = int(loom.rng.choice([3, 4, 5]))
    d = (down + step // 2) // step * step + (across + step // 2) // step * step
    cells = np.zeros(d.shape, dtype=np.uint8)
    for outer, inner, yarn in ((76, 70, 3), (64, 56, 1), (50, 34, 2), (28, 22, 1), (14, 6, 3), (4, -1, 1)):
        cells[(d <= outer) & (d > inner)] = yarn
    loom.lay(0, cells)
    eye = motifs.eye()
    for row in (middle[0] - 70, middle[0] + 57):
        for left in (middle[1] - 70, middle[1] + 57):
            loom.lay(row, eye, left)


def sleeve(loom: Loom, title: str, technique: str) -> None:
    """Herringbone with one band of motifs, or a striped face."""
    loom.over = drafts.herringbone(loom.picks, loom.ends, int(loom.rng.choice([8, 12, 20])))
    tile = _choose(loom, (motifs.stepped_diamond, motifs.hooked_lozenge, motifs.hourglass, motifs.zigzag))
    cells = motifs.row_of(tile, loom.ends, 8)
    row = int(loom.picks * (0.5 if loom.rng.random() < 0.5 else 0.66)) - cells.shape[0] // 2
    height = cells.shape[0] + 20
    loom.weft_yarn[row - 10 : row - 10 + height] = DARK
    for line in (row - 14, row - 10 + height + 2):
        loom.weft_yarn[line : line + 2] = LIGHT
    loom.over[row - 10 : row - 10 + height] = drafts.plain(height, loom.ends)
    loom.lay(row, cells)


def pouch(loom: Loom, title: str, technique: str) -> None:
    """Stripes crossed by a zigzag or a row of eyes."""
    at = _borders(loom) + 3
    while at < loom.ends // 2 - 8:
        loom.stripe(at, 2, LIGHT if loom.rng.random() < 0.6 else ACCENT)
        loom.stripe(at + 6, int(loom.rng.integers(3, 9)), DARK)
        at += int(loom.rng.integers(22, 36))
    cells = motifs.row_of(
        _choose(loom, (motifs.zigzag, motifs.eye, motifs.chevrons, motifs.hourglass)), loom.ends, 2
    )
    row = int(loom.picks * 0.56) - cells.shape[0] // 2
    loom.weft_yarn[row - 8 : row + cells.shape[0] + 8] = DARK
    loom.lay(row, cells)


def tote(loom: Loom, title: str, technique: str) -> None:
    """Wide bars on a check, with one bold row."""
    loom.over = drafts.basket(loom.picks, loom.ends) if loom.rng.random() < 0.5 else loom.over
    step = int(loom.rng.integers(28, 44))
    for at in range(step // 2, loom.ends // 2, step):
        loom.stripe(at, 2, LIGHT)
        loom.stripe(at + 5, int(loom.rng.integers(2, 8)), DARK)
    low = int(loom.picks * 0.58)
    loom.weft_yarn[low:] = DARK if loom.rng.random() < 0.6 else MAIN
    loom.weft_yarn[low - 6 : low - 3] = LIGHT
    cells = motifs.row_of(_choose(loom, motifs.BOLD), loom.ends, 8)
    loom.lay(low + 14, cells)
    loom.weft_yarn[low + 24 + cells.shape[0] : low + 27 + cells.shape[0]] = ACCENT


def bookmarks(loom: Loom, title: str, technique: str) -> None:
    """Three narrow bands side by side on one warp, cut apart after weaving."""
    chosen = loom.rng.permutation(4)
    for strip in range(3):
        left = strip * BOOKMARK_ENDS
        for start, width, yarn in ((0, 4, DARK), (5, 1, LIGHT)):
            loom.warp_yarn[left + start : left + start + width] = yarn
            right = left + BOOKMARK_ENDS - start - width
            loom.warp_yarn[right : right + width] = yarn
        tile = (motifs.eye, motifs.stepped_diamond, motifs.chevrons, motifs.hooked_lozenge)[
            int(chosen[strip])
        ]()
        gap = 6 if tile.shape[0] > 20 else 5
        inset = left + (BOOKMARK_ENDS - tile.shape[1]) // 2
        for row in range(12, loom.picks - tile.shape[0] - 10, tile.shape[0] + gap):
            loom.lay(row, tile, inset)
        for row in (4, loom.picks - 7):
            loom.weft_yarn[row : row + 3] = ACCENT


DESIGNS: dict[str, Callable[[Loom, str, str], None]] = {
    "shawl": shawl,
    "stole": stole,
    "wrap": wrap,
    "scarf": scarf,
    "runner": runner,
    "cushion": cushion,
    "sleeve": sleeve,
    "pouch": pouch,
    "tote": tote,
    "bookmarks": bookmarks,
}
