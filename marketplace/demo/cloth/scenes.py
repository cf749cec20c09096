"""Five story pictures: hills, loom, dye pots, eri cocoons, a river island."""

from collections.abc import Callable
from typing import Literal

import numpy as np

from .blockprint import BAMBOO, PAPER, Point, Print, mix
from .landscapes import hills, river_island
from .noise import seeded
from .palette import ANNATTO, ECRU, INDIGO, IRON_BLACK, LAC, LEAF, MADDER, PALE_INDIGO, TEA, TURMERIC, Colour

Scene = Literal["hills", "loom", "dye-pots", "eri-cocoons", "river-island"]


def _dashes(
    sheet: Print, rng: np.random.Generator, colour: Colour, top: float, bottom: float, count: int
) -> None:
    """Short level strokes, longer towards the front, as a cutter fills a field."""
    for _ in range(count):
        y = float(rng.uniform(top, bottom))
        x = float(rng.uniform(0, 1000))
        long = 8 + 26 * (y - top) / max(bottom - top, 1)
        sheet.line([(x, y), (x + long, y)], 2.2, colour, smooth=False)


def loom(sheet: Print) -> None:
    """A floor loom before a window: warp, heddles, the cloth growing, shuttle and bobbins on the bench."""
    rng = seeded("loom")
    sheet.box(0, 0, 1000, 625, mix(PAPER, MADDER, 0.22))
    sheet.box(0, 500, 1000, 625, mix(TEA, PAPER, 0.35))
    for n in range(9):
        sheet.line([(n * 130 - 60, 625), (n * 104 + 60, 500)], 2.5, mix(TEA, PAPER, 0.15), smooth=False)
    for left in (60.0, 730.0):
        sheet.box(left, 60, left + 210, 330, mix(PAPER, TURMERIC, 0.22), 105)
        for step in range(104):
            rise = 72 + 15 * float(np.sin(step / 13 + left)) + 8 * float(np.sin(step / 5))
            low = 225 + float(np.sqrt(105**2 - (105 - 2 * step) ** 2))
            if low > 330 - rise:
                at = left + 2 * step
                sheet.line([(at, 330 - rise), (at, low)], 3, mix(LEAF, PAPER, 0.35), smooth=False)
        sheet.line([(left + 105, 62), (left + 105, 330)], 6, mix(TEA, PAPER, 0.2), smooth=False)
        sheet.line([(left, 206), (left + 210, 206)], 6, mix(TEA, PAPER, 0.2), smooth=False)
    deep = mix(BAMBOO, IRON_BLACK, 0.45)
    yarns = (INDIGO, IRON_BLACK, ECRU, TURMERIC)
    for n in range(86):
        x = 302 + n * 4.65
        edge = min(n, 85 - n)
        yarn = LAC if edge < 6 else ECRU if edge < 8 else TURMERIC if edge < 11 else INDIGO
        sheet.line([(500 + (x - 500) * 0.86, 92), (x, 380)], 2.9, yarn, smooth=False)
    cloth = sheet.woven(400, 230, yarns, "cloth", 3.6)
    sheet.cloth([(300, 360), (700, 360), (700, 560), (300, 560)], cloth, (300, 360), smooth=False)
    sheet.box(300, 360, 328, 560, LAC)
    sheet.box(672, 360, 700, 560, LAC)
    sheet.line([(332, 360), (332, 560)], 3, ECRU, smooth=False)
    sheet.line([(668, 360), (668, 560)], 3, ECRU, smooth=False)
    for y, out, thick in ((92, 260, 24), (196, 236, 10), (222, 236, 10), (300, 244, 22), (566, 262, 34)):
        sheet.line([(500 - out, y), (500 + out, y)], thick, deep, smooth=False)
        sheet.line(
            [(500 - out, y - thick * 0.14), (500 + out, y - thick * 0.14)], thick * 0.5, BAMBOO, smooth=False
        )
    for n in range(60):
        x = 318 + n * 6.2
        sheet.line([(x, 200), (x, 218)], 2, PAPER, smooth=False)
    for x in (252, 748):
        sheet.line([(x, 40), (x, 610)], 26, deep, smooth=False)
        sheet.line([(x - 4, 40), (x - 4, 610)], 14, BAMBOO, smooth=False)
    sheet.shape(
        [(560, 334), (600, 322), (668, 324), (694, 334), (660, 345), (598, 346)], mix(TEA, IRON_BLACK, 0.2)
    )
    sheet.shape([(592, 334), (616, 328), (648, 329), (664, 334), (646, 340), (614, 340)], ECRU)
    for n, ink in enumerate((LAC, TURMERIC, INDIGO, LEAF, ECRU)):
        x = 804 + (n % 3) * 58 + (29 if n > 2 else 0)
        y = 560 - (46 if n > 2 else 0)
        _bobbin(sheet, x, y, ink)
    _basket(sheet, rng, 118, 566)


def _bobbin(sheet: Print, x: float, y: float, ink: Colour) -> None:
    sheet.box(x - 21, y - 21, x + 21, y + 21, ink, 12)
    for n in range(5):
        sheet.line(
            [(x - 17, y - 15 + n * 8), (x + 17, y - 19 + n * 8)], 2, mix(ink, IRON_BLACK, 0.3), smooth=False
        )
    for end in (-24, 24):
        sheet.box(x + end - 4, y - 24, x + end + 4, y + 24, mix(BAMBOO, IRON_BLACK, 0.2), 3)


def _basket(sheet: Print, rng: np.random.Generator, x: float, y: float) -> None:
    for n, ink in enumerate((LAC, ECRU, TURMERIC, PALE_INDIGO)):
        bx = x - 60 + n * 40
        sheet.oval(bx, y - 62 + (n % 2) * 12, 36, 36, ink)
        for turn in range(4):
            a = float(rng.uniform(0, 3))
            dx, dy = 28 * float(np.cos(a)), 28 * float(np.sin(a))
            cy = y - 62 + (n % 2) * 12
            sheet.line(
                [(bx - dx, cy - dy), (bx + 8 - turn * 5, cy + 6), (bx + dx, cy + dy)],
                2,
                mix(ink, IRON_BLACK, 0.22),
            )
    sheet.shape(
        [(x - 108, y - 46), (x + 108, y - 46), (x + 82, y + 42), (x - 82, y + 42)], BAMBOO, smooth=False
    )
    for row in range(5):
        for column in range(12):
            wide = 104 - row * 5.5
            cx = x - wide + (column + 0.5 + 0.5 * (row % 2)) * wide / 6
            if cx < x + wide - 8:
                sheet.box(
                    cx - 7, y - 40 + row * 16, cx + 5, y - 30 + row * 16, mix(BAMBOO, IRON_BLACK, 0.3), 3
                )
    sheet.line([(x - 110, y - 48), (x + 110, y - 48)], 13, mix(BAMBOO, IRON_BLACK, 0.35), smooth=False)


def dye_pots(sheet: Print) -> None:
    """Three pots over the embers, hanks of dyed yarn drying above them."""
    rng = seeded("dye-pots")
    sheet.box(0, 0, 1000, 625, mix(PAPER, TURMERIC, 0.18))
    sheet.oval(500, 300, 330, 330, mix(PAPER, TURMERIC, 0.36))
    sheet.box(0, 486, 1000, 625, mix(TEA, PAPER, 0.30))
    _dashes(sheet, rng, mix(TEA, PAPER, 0.10), 496, 618, 90)
    deep = mix(BAMBOO, IRON_BLACK, 0.4)
    sheet.line([(-20, 74), (1020, 62)], 20, deep, smooth=False)
    sheet.line([(-20, 71), (1020, 59)], 11, BAMBOO, smooth=False)
    for x in (180, 420, 655, 890):
        sheet.line([(x - 8, 60), (x + 8, 80)], 5, deep, smooth=False)
    for n, ink in enumerate((INDIGO, PALE_INDIGO, LAC, MADDER, ANNATTO, TURMERIC, LEAF, TEA, ECRU)):
        _hank(sheet, rng, 82 + n * 105, 66, ink, 178 + 26 * ((n * 5) % 3))
    for x, ink, size in ((210, INDIGO, 1.0), (500, LAC, 1.16), (790, TURMERIC, 1.0)):
        _pot(sheet, rng, x, 575, ink, size)
    for x, lean in ((352, -1), (645, 1)):
        _sprig(sheet, x, 604, lean, mix(LEAF, IRON_BLACK, 0.15))


def _hank(sheet: Print, rng: np.random.Generator, x: float, y: float, ink: Colour, long: float) -> None:
    sheet.shape(
        [
            (x - 19, y - 6),
            (x + 19, y - 6),
            (x + 30, y + long * 0.5),
            (x + 21, y + long),
            (x, y + long + 8),
            (x - 21, y + long),
            (x - 30, y + long * 0.5),
        ],
        ink,
    )
    for n in range(7):
        sx = (n - 3) * 7.0
        line = mix(ink, IRON_BLACK, 0.24) if n % 2 else mix(ink, PAPER, 0.22)
        sheet.line(
            [
                (x + sx * 0.7, y),
                (x + sx * 1.18 + float(rng.uniform(-2, 2)), y + long * 0.5),
                (x + sx * 0.8, y + long - 6),
            ],
            2,
            line,
        )
    sheet.line([(x - 29, y + long * 0.62), (x + 29, y + long * 0.62)], 5, ECRU, smooth=False)


def _pot(sheet: Print, rng: np.random.Generator, x: float, foot: float, ink: Colour, size: float) -> None:
    clay = mix(MADDER, IRON_BLACK, 0.52)
    for n in range(5):
        fx = x - 74 * size + n * 37 * size
        sheet.shape(
            [
                (fx - 16, foot + 16),
                (fx - 8, foot - 16),
                (fx + float(rng.uniform(-4, 4)), foot - 40),
                (fx + 9, foot - 14),
                (fx + 16, foot + 16),
            ],
            (ANNATTO, TURMERIC)[n % 2],
        )
    for n in range(4):
        lx = x - 96 * size + n * 48 * size
        sheet.line(
            [(lx, foot + 22), (lx + 66 * size, foot + 14)], 15, mix(TEA, IRON_BLACK, 0.45), smooth=False
        )
    w, h = 116 * size, 150 * size
    sheet.shape(
        [
            (x - w * 0.66, foot - h),
            (x - w, foot - h * 0.55),
            (x - w * 0.72, foot - 8),
            (x, foot + 4),
            (x + w * 0.72, foot - 8),
            (x + w, foot - h * 0.55),
            (x + w * 0.66, foot - h),
        ],
        clay,
    )
    sheet.line(
        [(x - w * 0.86, foot - h * 0.62), (x - w * 0.95, foot - h * 0.42), (x - w * 0.78, foot - h * 0.2)],
        7 * size,
        mix(clay, PAPER, 0.25),
    )
    for n in range(11):
        zx = x - w * 0.74 + n * w * 0.148
        sheet.line(
            [(zx, foot - h * 0.50), (zx + w * 0.037, foot - h * 0.43), (zx + w * 0.11, foot - h * 0.50)],
            3,
            mix(clay, ECRU, 0.6),
            smooth=False,
        )
    sheet.oval(x, foot - h, w * 0.74, 27 * size, mix(clay, IRON_BLACK, 0.3))
    sheet.oval(x, foot - h - 3, w * 0.64, 20 * size, ink)
    sheet.oval(x - w * 0.14, foot - h - 5, w * 0.30, 8 * size, mix(ink, PAPER, 0.35))
    for n in (-1, 0, 1):
        sx = x + n * 38 * size
        sheet.line(
            [
                (sx, foot - h - 26),
                (sx + 13, foot - h - 52),
                (sx - 9, foot - h - 80),
                (sx + 7, foot - h - 106),
            ],
            4,
            mix(PAPER, ink, 0.12),
        )


def _sprig(sheet: Print, x: float, y: float, lean: float, ink: Colour) -> None:
    sheet.line([(x - lean * 50, y), (x, y - 34), (x + lean * 56, y - 56)], 4, mix(ink, IRON_BLACK, 0.3))
    for n in range(5):
        sx, sy = x - lean * 34 + lean * n * 22, y - 14 - n * 10
        for up in (-1, 1):
            tip = (sx + lean * 26, sy + up * 24 - 8)
            sheet.shape(
                [(sx, sy), (sx + lean * 18, sy + up * 20 - 12), tip, (sx + lean * 6, sy + up * 16)], ink
            )


def eri_cocoons(sheet: Print) -> None:
    """A tray of open-ended eri cocoons among castor leaves, a drop spindle with the first yarn."""
    rng = seeded("eri-cocoons")
    sheet.box(0, 0, 1000, 625, mix(LEAF, PAPER, 0.62))
    for x, y, size, turn in (
        (90.0, 120.0, 190.0, 0.5),
        (900, 110, 210, 2.4),
        (930, 520, 180, 3.6),
        (60, 540, 170, -0.6),
    ):
        _castor_leaf(sheet, x, y, size, turn, mix(LEAF, IRON_BLACK, 0.18))
    cx, cy, r = 470.0, 322.0, 262.0
    sheet.oval(cx + 8, cy + 14, r + 14, r + 14, mix(LEAF, IRON_BLACK, 0.35))
    sheet.oval(cx, cy, r + 14, r + 14, mix(BAMBOO, IRON_BLACK, 0.45))
    sheet.oval(cx, cy, r, r, BAMBOO)
    for row in range(-13, 14):
        for column in range(-13, 14):
            right, down = column * 19.5, row * 19.5
            if (row + column) % 2 == 0 and np.hypot(right, down) < r - 12:
                x, y = cx + right, cy + down
                sheet.box(x - 8.4, y - 7, x + 8.4, y + 7, mix(BAMBOO, PAPER, 0.28), 3)
    placed: list[Point] = []
    for _ in range(600):
        a, d = float(rng.uniform(0, 2 * np.pi)), (r - 48) * float(np.sqrt(rng.uniform(0, 1)))
        x, y = cx + d * float(np.cos(a)), cy + d * float(np.sin(a))
        if all(np.hypot(x - px, y - py) > 62 for px, py in placed):
            placed.append((x, y))
    for x, y in placed:
        ink = (ECRU, (236, 224, 198), mix(MADDER, ECRU, 0.52), (228, 210, 172))[int(rng.integers(4))]
        _cocoon(sheet, x, y, float(rng.uniform(0, np.pi)), ink)
    _spindle(sheet, 806, 350)


def _cocoon(sheet: Print, x: float, y: float, turn: float, ink: Colour) -> None:
    c, s = float(np.cos(turn)), float(np.sin(turn))

    def at(u: float, v: float) -> Point:
        return x + u * c - v * s, y + u * s + v * c

    outline = [
        at(-38, 0),
        at(-26, -17),
        at(4, -21),
        at(28, -12),
        at(40, 0),
        at(28, 12),
        at(4, 21),
        at(-26, 17),
    ]
    sheet.shape([(px + 5, py + 7) for px, py in outline], mix(BAMBOO, IRON_BLACK, 0.35))
    sheet.shape(outline, ink)
    shade = mix(ink, TEA, 0.35)
    for v in (-10, -3, 4, 11):
        sheet.line([at(-27, v * 0.9), at(0, v * 1.3), at(27, v * 0.6)], 1.8, shade)
    sheet.oval(*at(35, 0), 5, 5, mix(shade, IRON_BLACK, 0.3))


def _castor_leaf(sheet: Print, x: float, y: float, size: float, turn: float, ink: Colour) -> None:
    points: list[Point] = []
    lobes = 8
    for n in range(lobes):
        middle = turn + (n - (lobes - 1) / 2) * 0.70
        reach = size * (1 - 0.055 * abs(n - 3.5) ** 1.3)
        for offset, share in ((-0.30, 0.42), (-0.13, 0.74), (0.0, 1.0), (0.13, 0.74)):
            points.append(
                (
                    x + reach * share * float(np.cos(middle + offset)),
                    y + reach * share * float(np.sin(middle + offset)),
                )
            )
    sheet.shape(points, ink)
    for n in range(lobes):
        middle = turn + (n - (lobes - 1) / 2) * 0.70
        tip = (x + size * 0.84 * float(np.cos(middle)), y + size * 0.84 * float(np.sin(middle)))
        sheet.line([(x, y), tip], 3, mix(ink, PAPER, 0.4), smooth=False)


def _spindle(sheet: Print, x: float, y: float) -> None:
    sheet.line([(560, 300), (650, 210), (760, 180), (x, 220)], 3.4, ECRU)
    sheet.line([(x, 150), (x + 6, 560)], 11, mix(TEA, IRON_BLACK, 0.2), smooth=False)
    sheet.shape(
        [
            (x - 8, y - 110),
            (x + 12, y - 110),
            (x + 48, y + 10),
            (x + 40, y + 66),
            (x - 32, y + 66),
            (x - 42, y + 10),
        ],
        ECRU,
    )
    for n in range(12):
        ly = y - 84 + n * 12
        wide = 14 + 30 * min(n / 8, 1)
        sheet.line([(x + 2 - wide, ly), (x + 2, ly + 7), (x + 2 + wide, ly - 3)], 2.2, mix(ECRU, TEA, 0.4))
    sheet.oval(x + 4, y + 84, 74, 20, mix(TEA, IRON_BLACK, 0.35))
    sheet.oval(x + 4, y + 78, 74, 20, mix(TEA, TURMERIC, 0.25))
    sheet.oval(x + 4, y + 78, 44, 10, mix(TEA, IRON_BLACK, 0.15))


SCENES: dict[str, Callable[[Print], None]] = {
    "hills": hills,
    "loom": loom,
    "dye-pots": dye_pots,
    "eri-cocoons": eri_cocoons,
    "river-island": river_island,
}
