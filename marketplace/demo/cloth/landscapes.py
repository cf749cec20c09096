"""Landscapes: the hills in the morning, the river island in the evening."""

import numpy as np

from .blockprint import BAMBOO, PAPER, Point, Print, mix
from .noise import seeded
from .palette import ECRU, INDIGO, IRON, IRON_BLACK, LAC, LEAF, OAT, PALE_INDIGO, TEA, TURMERIC, Colour


def _sky(sheet: Print, top: Colour, low: Colour, horizon: float, bands: int = 7) -> None:
    """Flat bands of ink, each a little nearer to the colour at the horizon."""
    for n in range(bands):
        y = horizon * n / bands
        sheet.box(0, y, 1000, horizon + 4, mix(top, low, n / (bands - 1)))


def _ridge(
    sheet: Print, rng: np.random.Generator, y: float, rise: float, colour: Colour, *, teeth: int = 7
) -> list[Point]:
    points: list[Point] = [(-40.0, y + rise * 0.4)]
    for n in range(teeth):
        points.append(
            ((n + 0.5) * 1000 / teeth + float(rng.uniform(-40, 40)), y - rise * float(rng.uniform(0, 1)))
        )
    points.append((1040.0, y + rise * 0.2))
    sheet.shape([*points, (1040.0, 700.0), (-40.0, 700.0)], colour)
    return points


def _palm(sheet: Print, x: float, foot: float, tall: float, lean: float, leaf: Colour, trunk: Colour) -> None:
    """An areca palm."""
    crown = (x + lean, foot - tall)
    sheet.line([(x, foot), (x + lean * 0.3, foot - tall * 0.5), crown], tall * 0.035, trunk)
    for angle in (-2.9, -2.45, -1.95, -1.57, -1.2, -0.7, -0.25):
        reach = tall * 0.30
        tip = (
            crown[0] + reach * float(np.cos(angle)),
            crown[1] + reach * (float(np.sin(angle)) * 0.8 + 0.28),
        )
        high = (
            crown[0] + reach * 0.55 * float(np.cos(angle)),
            crown[1] + reach * (0.62 * float(np.sin(angle)) - 0.05),
        )
        sheet.shape([crown, (high[0], high[1] - tall * 0.022), tip, (high[0], high[1] + tall * 0.03)], leaf)


def _hut(sheet: Print, x: float, y: float, size: float, roof: Colour, wall: Colour, *, stilts: bool) -> None:
    """A bamboo house with a thatched roof, on stilts where the river rises."""
    foot = y
    if stilts:
        for n in range(5):
            px = x - size * 0.42 + n * size * 0.21
            sheet.line([(px, y), (px, y - size * 0.3)], size * 0.03, mix(wall, IRON_BLACK, 0.5), smooth=False)
        foot = y - size * 0.26
    sheet.box(x - size * 0.46, foot - size * 0.34, x + size * 0.46, foot, wall)
    for n in range(10):
        wx = x - size * 0.42 + n * size * 0.093
        sheet.line(
            [(wx, foot - size * 0.32), (wx, foot)], size * 0.008, mix(wall, IRON_BLACK, 0.25), smooth=False
        )
    sheet.box(x - size * 0.09, foot - size * 0.26, x + size * 0.09, foot, mix(wall, IRON_BLACK, 0.6))
    thatch = [
        (x - size * 0.62, foot - size * 0.28),
        (x - size * 0.36, foot - size * 0.66),
        (x + size * 0.36, foot - size * 0.66),
        (x + size * 0.62, foot - size * 0.28),
    ]
    sheet.shape(thatch, roof, smooth=False)
    for n in range(9):
        share = n / 8
        top, low = x - size * 0.34 + share * size * 0.68, x - size * 0.56 + share * size * 1.12
        sheet.line(
            [(top, foot - size * 0.62), (low, foot - size * 0.31)],
            size * 0.009,
            mix(roof, IRON_BLACK, 0.3),
            smooth=False,
        )


def hills(sheet: Print) -> None:
    """Ridge behind ridge in the morning, terraces and a house in front."""
    rng = seeded("hills")
    _sky(sheet, (232, 200, 150), (246, 230, 196), 330)
    sheet.oval(690, 190, 74, 74, (238, 168, 92))
    sheet.oval(690, 190, 60, 60, (244, 186, 108))
    inks = [mix(PALE_INDIGO, PAPER, 0.45), mix(PALE_INDIGO, PAPER, 0.15), mix(INDIGO, PALE_INDIGO, 0.55)]
    for n, ink in enumerate(inks):
        ridge = _ridge(sheet, rng, 300 + n * 52, 110 - n * 14, ink, teeth=6 + n)
        for x, y in ridge[1:-1]:
            for step in range(5):
                sheet.line(
                    [(x + step * 7, y + 14 + step * 13), (x + 20 + step * 15, y + 26 + step * 17)],
                    2,
                    mix(ink, PAPER, 0.35),
                    smooth=False,
                )
        sheet.shape(
            [
                (-60, 352 + n * 50),
                (260, 338 + n * 52),
                (620, 356 + n * 50),
                (1060, 340 + n * 52),
                (1060, 372 + n * 50),
                (500, 380 + n * 50),
                (-60, 374 + n * 50),
            ],
            mix(PAPER, ink, 0.25),
        )
    for n in range(7):
        y = 440 + n * 30
        ink = mix(mix(LEAF, TURMERIC, 0.45 if n % 2 else 0.15), PAPER, max(0.30 - n * 0.05, 0))
        wave = 16 * np.sin(np.array([0.2, 1.7, 3.1, 4.6]) + n * 0.9)
        sheet.shape(
            [
                (-60, y + wave[0]),
                (300, y + wave[1] - 12),
                (680, y + wave[2] + 8),
                (1060, y + wave[3] - 8),
                (1060, 700),
                (-60, 700),
            ],
            ink,
        )
        for k in range(34):
            x = k * 31 + (n % 2) * 15
            lift = float(
                np.interp(x, [-60, 300, 680, 1060], [wave[0], wave[1] - 12, wave[2] + 8, wave[3] - 8])
            )
            sheet.line(
                [(x, y + lift + 20), (x + 3, y + lift + 11)], 2.2, mix(ink, IRON_BLACK, 0.28), smooth=False
            )
    _hut(sheet, 250, 520, 118, mix(TEA, TURMERIC, 0.25), OAT, stilts=False)
    for x, foot, tall, lean in (
        (120, 540, 250, -14),
        (166, 560, 300, 16),
        (872, 600, 380, -24),
        (930, 610, 320, 18),
    ):
        _palm(sheet, x, foot, tall, lean, mix(LEAF, IRON_BLACK, 0.42), mix(TEA, IRON_BLACK, 0.3))
    _edging(sheet, LAC)


def _edging(sheet: Print, main: Colour) -> None:
    """A woven border along the foot, as on the end of a cloth."""
    band = sheet.woven(1000, 150, (main, IRON_BLACK, ECRU, TURMERIC), "edging", 2.7)
    sheet.cloth([(0, 564), (1000, 564), (1000, 630), (0, 630)], band, (0, 542), smooth=False)
    sheet.line([(0, 564), (1000, 564)], 4, ECRU, smooth=False)


def river_island(sheet: Print) -> None:
    """Evening on a wide river: a low green island, a house on stilts, one boat."""
    rng = seeded("river-island")
    _sky(sheet, mix(PALE_INDIGO, PAPER, 0.25), (244, 206, 160), 270, bands=8)
    sheet.oval(340, 214, 66, 66, (232, 132, 78))
    _ridge(sheet, rng, 262, 40, mix(PALE_INDIGO, (240, 206, 170), 0.35), teeth=9)
    water = mix(INDIGO, PALE_INDIGO, 0.55)
    for n in range(9):
        sheet.box(
            0,
            262 + n * 42,
            1000,
            640,
            mix(mix(water, (244, 206, 160), 0.55), mix(INDIGO, IRON_BLACK, 0.1), n / 11),
        )
    for n in range(15):
        wide = 58 + 16 * n * float(rng.uniform(0.5, 1))
        y: float = 284 + n * 21
        x: float = 340 + float(rng.uniform(-26, 26))
        sheet.line(
            [(x - wide / 2, y), (x + wide / 2, y)], 5, mix((238, 156, 96), water, n / 22), smooth=False
        )
    for _ in range(90):
        y = float(rng.uniform(290, 610))
        x, long = float(rng.uniform(-20, 1000)), float(rng.uniform(0.2, 1)) * (y - 240) * 0.34
        sheet.line(
            [(x, y), (x + long / 2, y - 3), (x + long, y)],
            2.4,
            mix(water, PAPER, float(rng.uniform(0.15, 0.5))),
        )
    sand, green = mix(OAT, PAPER, 0.35), mix(LEAF, TURMERIC, 0.18)
    sheet.shape([(470, 408), (600, 376), (820, 366), (1060, 384), (1060, 446), (820, 452), (600, 436)], sand)
    sheet.shape([(520, 398), (640, 362), (830, 350), (1060, 366), (1060, 424), (820, 430), (640, 418)], green)
    for n in range(60):
        x = 560 + n * 7.6
        sheet.line(
            [(x, 408 - (n % 5) * 6), (x + 3, 396 - (n % 5) * 6)],
            2.2,
            mix(green, IRON_BLACK, 0.3),
            smooth=False,
        )
    for x, foot, tall, lean in (
        (632, 388, 200, -16),
        (668, 392, 240, 12),
        (930, 384, 250, -10),
        (964, 388, 210, 18),
    ):
        _palm(sheet, x, foot, tall, lean, mix(LEAF, IRON_BLACK, 0.45), mix(TEA, IRON_BLACK, 0.35))
    _hut(sheet, 800, 404, 150, mix(TEA, TURMERIC, 0.3), OAT, stilts=True)
    _boat(sheet, 246, 476)
    for side, first in ((0, -10), (1, 880)):
        for n in range(18):
            x = first + n * 8 + float(rng.uniform(-3, 3))
            high = float(rng.uniform(90, 190))
            bow = float(rng.uniform(-26, 26))
            ink = mix(LEAF, IRON_BLACK, 0.35 + 0.2 * ((n + side) % 2))
            sheet.line([(x, 640), (x + bow * 0.3, 640 - high * 0.6), (x + bow, 640 - high)], 4.4, ink)
            if n % 4 == 0:
                sheet.line(
                    [(x + bow, 640 - high), (x + bow * 1.15, 640 - high - 26)],
                    10,
                    mix(TEA, IRON_BLACK, 0.15),
                    smooth=False,
                )


def _boat(sheet: Print, x: float, y: float) -> None:
    dark = mix(TEA, IRON_BLACK, 0.55)
    sheet.shape(
        [(x - 100, y + 30), (x, y + 24), (x + 100, y + 30), (x, y + 40)], mix(INDIGO, IRON_BLACK, 0.35)
    )
    sheet.shape(
        [
            (x - 138, y - 18),
            (x - 84, y + 6),
            (x, y + 10),
            (x + 84, y + 6),
            (x + 138, y - 18),
            (x + 84, y + 28),
            (x, y + 34),
            (x - 84, y + 28),
        ],
        dark,
    )
    sheet.line([(x - 104, y + 3), (x, y + 13), (x + 104, y + 3)], 3.5, TURMERIC)
    sheet.shape(
        [(x - 54, y + 8), (x - 44, y - 30), (x, y - 46), (x + 44, y - 30), (x + 54, y + 8)],
        mix(BAMBOO, IRON, 0.15),
    )
    for n in range(6):
        hx = x - 40 + n * 16
        sheet.line(
            [(hx, y + 6), (hx * 0.9 + x * 0.1, y - 36)], 2.2, mix(BAMBOO, IRON_BLACK, 0.45), smooth=False
        )
    sheet.line([(x + 92, y - 96), (x + 122, y + 56)], 5, dark, smooth=False)
