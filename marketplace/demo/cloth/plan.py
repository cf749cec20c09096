"""The weaver's plan of one piece: yarns, stripes, draft and motifs, thread by thread."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from . import drafts, motifs
from .noise import Bools, Floats, Indices, clouds, seeded, stretch
from .palette import Palette, palette_for

Kind = Literal["shawl", "stole", "wrap", "scarf", "runner", "cushion", "sleeve", "pouch", "tote", "bookmarks"]
MAIN, DARK, LIGHT, ACCENT = 0, 1, 2, 3
OF_MOTIF = np.array([MAIN, LIGHT, ACCENT, DARK], dtype=np.uint8)
AS_MOTIF = np.array([0, 3, 1, 2], dtype=np.uint8)

KEYWORDS: tuple[tuple[str, Kind], ...] = (
    ("bookmark", "bookmarks"),
    ("laptop", "sleeve"),
    ("pouch", "pouch"),
    ("tote", "tote"),
    ("bag", "tote"),
    ("cushion", "cushion"),
    ("runner", "runner"),
    ("scarf", "scarf"),
    ("stole", "stole"),
    ("shawl", "shawl"),
    ("wrap", "wrap"),
)
BY_CATEGORY: dict[str, Kind] = {
    "Shawls & stoles": "shawl",
    "Wraps & skirts": "wrap",
    "Scarves": "scarf",
    "Table & home": "runner",
    "Bags & pouches": "tote",
    "Stationery": "bookmarks",
}
# Ends across the piece, and the least and greatest length for one width that such a piece is woven in.
SIZES: dict[Kind, tuple[int, float, float]] = {
    "shawl": (270, 2.0, 3.6),
    "stole": (200, 2.8, 5.0),
    "wrap": (280, 1.5, 2.6),
    "scarf": (150, 4.0, 6.0),
    "runner": (200, 2.4, 3.8),
    "cushion": (220, 1.0, 1.0),
    "sleeve": (300, 0.72, 0.72),
    "pouch": (220, 0.66, 0.66),
    "tote": (230, 1.1, 1.1),
    "bookmarks": (144, 1.55, 1.55),
}
BOOKMARK_ENDS = 48


@dataclass(frozen=True)
class Plan:
    """One piece on the loom. Arrays run picks down, ends across; colours are sRGB 0 to 255."""

    kind: Kind
    seed: str
    palette: Palette
    eri: bool
    over: Bools
    warp_yarn: Indices
    weft_yarn: Indices
    motif: Indices

    @property
    def picks(self) -> int:
        """Weft threads down the piece."""
        return int(self.over.shape[0])

    @property
    def ends(self) -> int:
        """Warp threads across the piece."""
        return int(self.over.shape[1])

    @property
    def pale(self) -> bool:
        """Whether the cloth is about as light as paper."""
        return sum(self.palette.main) > 560

    def rng(self, *words: object) -> np.random.Generator:
        """Randomness of this piece for one purpose."""
        return seeded(self.seed, *words)

    @cached_property
    def lift(self) -> Bools:
        """The draft as woven: an extra weft covers the warp but for its ties, which keep off its outline."""
        laid = self.motif > 0
        inside = laid & np.roll(laid, 2, 1) & np.roll(laid, -2, 1)
        return np.asarray(np.where(laid, inside & drafts.brocade(self.picks, self.ends), self.over))

    @cached_property
    def warp_tone(self) -> Floats:
        """Brightness of each warp thread along its length: uneven dye, and neighbours that differ."""
        return self._tone("warp", self.ends, self.picks).T

    @cached_property
    def warp_tone_by_end(self) -> Floats:
        """`warp_tone` laid out end by end."""
        return np.ascontiguousarray(self.warp_tone.T)

    @cached_property
    def weft_tone(self) -> Floats:
        """The same for the weft, with the slow bands where one bobbin gave way to the next."""
        bobbins = clouds(self.rng("bobbins"), self.picks, 2, (self.picks // 34 + 2, 2))[:, :1]
        return np.asarray(self._tone("weft", self.picks, self.ends) * (1 + 0.035 * bobbins), dtype=np.float32)

    def _tone(self, name: str, threads: int, length: int) -> Floats:
        rng = self.rng("tone", name)
        strength = 0.055 if self.eri else 0.04
        each = rng.normal(0, strength, (threads, 1))
        along = stretch(rng.normal(0, 1, (threads, length // 18 + 3)).astype(np.float32), threads, length)
        return np.clip(1 + each + strength * along, 0.78, 1.2).astype(np.float32)

    @cached_property
    def warp_colour(self) -> Floats:
        """ends × 3."""
        return self.palette.yarns()[self.warp_yarn]

    @cached_property
    def weft_colour(self) -> Floats:
        """picks × ends × 3: the ground weft, or the extra weft where it shows."""
        yarns = self.palette.yarns()
        ground = yarns[self.weft_yarn][:, None, :]
        return np.where(self.motif[:, :, None] > 0, yarns[OF_MOTIF[self.motif]], ground)

    @cached_property
    def weft_flat(self) -> Floats:
        """`weft_colour` with one row for each crossing."""
        return np.ascontiguousarray(self.weft_colour.reshape(-1, 3))

    @cached_property
    def face(self) -> Floats:
        """picks × ends × 3: the colour of whichever thread is on top."""
        warp = self.warp_colour[None, :, :] * self.warp_tone[:, :, None]
        weft = self.weft_colour * self.weft_tone[:, :, None]
        return np.asarray(np.where(self.lift[:, :, None], warp, weft), dtype=np.float32)


def kind_of(title: str, category: str) -> Kind:
    """What sort of object a piece is, by its title, else by its category."""
    lowered = title.lower()
    for word, kind in KEYWORDS:
        if word in lowered:
            return kind
    return BY_CATEGORY.get(category, "shawl")


class Loom:
    """Sets up a plan step by step; each step is one a weaver would name."""

    def __init__(self, kind: Kind, picks: int, ends: int, rng: np.random.Generator) -> None:
        self.kind = kind
        self.picks = picks
        self.ends = ends
        self.rng = rng
        self.over = drafts.plain(picks, ends)
        self.warp_yarn = np.zeros(ends, dtype=np.uint8)
        self.weft_yarn = np.zeros(picks, dtype=np.uint8)
        self.motif = np.zeros((picks, ends), dtype=np.uint8)
        self.order = (0, 1, 2, 3)

    def stripe(self, start: int, width: int, yarn: int) -> None:
        """A warp stripe, and its mirror image on the other side."""
        self.warp_yarn[start : start + width] = yarn
        self.warp_yarn[self.ends - start - width : self.ends - start] = yarn

    def bar(self, start: int, height: int, yarn: int) -> None:
        """A weft bar, and its mirror image at the other end; a fine one is laid in over the ground."""
        if 0 < height <= 3 and yarn != MAIN:
            self.lay_both(
                start, np.full((height, self.ends), int(AS_MOTIF[yarn]), dtype=np.uint8), mixed=False
            )
            return
        self.weft_yarn[start : start + height] = yarn
        self.weft_yarn[self.picks - start - height : self.picks - start] = yarn

    def lay(self, row: int, cells: Indices, left: int = 0, mixed: bool = True) -> None:
        """An extra-weft band whose first pick is `row`; outside the cloth it is cut off.

        `mixed` lets the yarns be exchanged where the ground is too pale to show the light one.
        """
        top, bottom = max(row, 0), min(row + cells.shape[0], self.picks)
        if bottom > top:
            width = min(cells.shape[1], self.ends - left)
            band = motifs.recoloured(
                cells[top - row : bottom - row, :width], self.order if mixed else (0, 1, 2, 3)
            )
            place = self.motif[top:bottom, left : left + width]
            np.copyto(place, band, where=band > 0)

    def lay_both(self, row: int, cells: Indices, mixed: bool = True) -> None:
        """A band and its mirror image at the other end."""
        self.lay(row, cells, mixed=mixed)
        self.lay(self.picks - row - cells.shape[0], cells[::-1], mixed=mixed)


def plan_piece(
    *,
    sku: str,
    title: str,
    category: str,
    fibre: str,
    technique: str,
    colour: str,
    length_cm: int,
    width_cm: int,
) -> Plan:
    """The plan of one piece. Lengths that no such object has are drawn at the nearest one it may have."""
    from .designs import DESIGNS

    kind = kind_of(title, category)
    rng = seeded(sku, "design")
    palette = palette_for(colour, int(rng.integers(3)))
    ends, shortest, longest = SIZES[kind]
    aspect = min(max(length_cm / max(width_cm, 1), shortest), longest)
    loom = Loom(kind, int(ends * aspect), ends, rng)
    if sum(palette.main) > 560:
        loom.order = (0, 2, 3, 3)
    DESIGNS[kind](loom, title.lower(), technique.lower())
    return Plan(
        kind=kind,
        seed=f"{sku}/{title}/{fibre}/{technique}/{colour}",
        palette=palette,
        eri="eri" in fibre.lower(),
        over=loom.over,
        warp_yarn=loom.warp_yarn,
        weft_yarn=loom.weft_yarn,
        motif=loom.motif,
    )
