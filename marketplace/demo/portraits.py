"""Printed pictures for weavers' pages and stories, for when there is no photograph or no consent to show one.

A portrait shows an invented woman at her loom from behind: nobody's likeness.
"""

from typing import get_args

import numpy as np
from PIL import Image

from .cloth.blockprint import BAMBOO, Print, mix
from .cloth.noise import seeded
from .cloth.palette import ECRU, IRON_BLACK, Colour, Palette, palette_for
from .cloth.scenes import SCENES, Scene

SKINS: tuple[Colour, ...] = ((160, 108, 74), (178, 126, 90), (142, 94, 66), (192, 142, 104))
HAIRS: tuple[Colour, ...] = ((38, 32, 34), (46, 38, 36), (58, 50, 50), (92, 86, 84))


def draw_portrait(*, code: str, colour_hint: str, width: int = 900) -> Image.Image:
    """A weaver at her loom, RGB, `width` × 5/4 `width`; the same code and colour give the same bytes."""
    rng = seeded("portrait", code)
    palette = palette_for(colour_hint, int(rng.integers(3)))
    inks = _inks(palette)
    wall = mix(ECRU, mix(inks.accent, inks.main, 0.3), float(rng.uniform(0.10, 0.26)))
    sheet = Print(width, 1.25, mix(wall, (250, 244, 232), 0.25), f"portrait/{code}/{colour_hint}")
    _room(sheet, rng, inks, wall)
    _loom(sheet, rng, inks)
    _woman(sheet, rng, inks)
    return sheet.finish()


def draw_scene(*, name: str, width: int = 1600) -> Image.Image:
    """A story picture, RGB, 16:10; `name` is one of hills, loom, dye-pots, eri-cocoons, river-island.

    Raises KeyError for any other name.
    """
    sheet = Print(width, 0.625, ECRU, f"scene/{name}")
    SCENES[name](sheet)
    return sheet.finish()


def scene_names() -> tuple[Scene, ...]:
    """The scenes that can be drawn."""
    return get_args(Scene)


def _inks(palette: Palette) -> Palette:
    """The palette with a main colour that stands out from the wall even when the piece is undyed."""
    if sum(palette.main) > 560:
        return Palette(mix(palette.main, palette.accent, 0.16), palette.dark, palette.light, palette.accent)
    return palette


def _room(sheet: Print, rng: np.random.Generator, inks: Palette, wall: Colour) -> None:
    """A window with hills, or the round of the sun through a bamboo wall."""
    if rng.random() < 0.5:
        sheet.box(150, 60, 850, 900, mix(wall, (252, 246, 232), 0.6), 350)
        far, near = mix(wall, inks.dark, 0.16), mix(wall, inks.dark, 0.28)
        sheet.shape([(150, 520), (280, 420), (430, 500), (610, 380), (850, 510), (850, 900), (150, 900)], far)
        sheet.shape(
            [(150, 640), (330, 540), (560, 620), (730, 560), (850, 620), (850, 900), (150, 900)], near
        )
        for x in (150, 850):
            sheet.box(x - 9, 400, x + 9, 900, mix(BAMBOO, wall, 0.2))
    else:
        for n in range(21):
            x = 24 + n * 48
            sheet.line([(x, 0), (x, 1250)], 2.5, mix(wall, BAMBOO, 0.35), smooth=False)
            for k in range(5):
                y = (k * 290 + (n * 113) % 250) % 1250
                sheet.line([(x - 22, y), (x + 22, y)], 2.5, mix(wall, BAMBOO, 0.28), smooth=False)
        sun = (float(rng.uniform(380, 620)), float(rng.uniform(330, 420)))
        sheet.oval(*sun, 300, 300, mix(wall, inks.accent, 0.34))
        sheet.oval(*sun, 262, 262, mix(wall, inks.accent, 0.22))


def _loom(sheet: Print, rng: np.random.Generator, inks: Palette) -> None:
    """The warp stretched from the upper beam, the heddles, and the cloth that is done."""
    wood, deep = BAMBOO, mix(BAMBOO, IRON_BLACK, 0.38)
    left, right = 176.0, 824.0
    ends = 72
    stripe = rng.integers(0, 4, ends // 4)
    yarns = (inks.main, inks.dark, inks.light, inks.accent)
    for n in range(ends):
        x = left + (right - left) * (n + 0.5) / ends
        mirrored = min(n, ends - 1 - n) // 4
        sheet.line([(x, 120), (x, 800)], 4.4, yarns[int(stripe[mirrored])], smooth=False)
    cloth = sheet.woven(right - left, 300, yarns, "cloth", 5)
    sheet.cloth([(left, 640), (right, 640), (right, 940), (left, 940)], cloth, (left, 640), smooth=False)
    for y, thick in ((122, 40), (300, 18), (352, 18)):
        sheet.line([(left - 66, y), (right + 66, y)], thick, deep, smooth=False)
        sheet.line(
            [(left - 66, y - thick * 0.14), (right + 66, y - thick * 0.14)], thick * 0.55, wood, smooth=False
        )
    for n in range(ends // 2):
        x = left + (right - left) * (n + 0.5) / (ends // 2)
        sheet.line([(x, 308), (x, 346)], 3.2, mix(inks.light, (255, 255, 255), 0.25), smooth=False)
    for x in (left - 72, right + 72):
        sheet.line([(x, -20), (x, 1280)], 36, deep, smooth=False)
        sheet.line([(x - 5, -20), (x - 5, 1280)], 21, wood, smooth=False)
        for y in (60, 410, 760, 1110):
            sheet.line([(x - 16, y), (x + 16, y)], 6, deep, smooth=False)


def _woman(sheet: Print, rng: np.random.Generator, inks: Palette) -> None:
    skin = SKINS[int(rng.integers(len(SKINS)))]
    hair = HAIRS[int(rng.choice(4, p=[0.4, 0.3, 0.2, 0.1]))]
    side = 1.0 if rng.random() < 0.5 else -1.0
    middle = 500 + side * float(rng.uniform(0, 34))
    blouse = mix(inks.dark, inks.main, 0.18)
    beater = 585.0
    _beater(sheet, beater)
    for hand in (-1.0, 1.0):
        _arm(sheet, middle, hand, beater, skin, blouse, inks)
    _back(sheet, rng, middle, side, inks, blouse, skin)
    _head(sheet, rng, middle, side, skin, hair, inks)


def _beater(sheet: Print, y: float) -> None:
    deep = mix(BAMBOO, IRON_BLACK, 0.5)
    sheet.line([(132, y), (868, y)], 30, deep, smooth=False)
    sheet.line([(132, y - 5), (868, y - 5)], 15, mix(BAMBOO, IRON_BLACK, 0.18), smooth=False)


def _arm(
    sheet: Print, middle: float, hand: float, beater: float, skin: Colour, sleeve: Colour, inks: Palette
) -> None:
    """One arm, from the shoulder out and forward to the beater."""
    shade = mix(skin, IRON_BLACK, 0.22)
    shoulder, elbow = (middle + hand * 190, 850.0), (middle + hand * 318, 930.0)
    wrist = (middle + hand * 276, beater + 62)
    sheet.limb([elbow, (middle + hand * 314, 800), wrist], [84, 66, 48], skin)
    sheet.limb([shoulder, (middle + hand * 292, 906), (middle + hand * 320, 862)], [150, 118, 92], sleeve)
    cuff = [(middle + hand * 272, 838.0), (middle + hand * 366, 838.0)]
    sheet.line(cuff, 16, inks.accent, smooth=False)
    sheet.line([(x, y + 16) for x, y in cuff], 5, inks.light, smooth=False)
    for drop in (34, 47):
        y = wrist[1] + drop
        sheet.line(
            [(wrist[0] - 25 + hand * 6, y), (wrist[0] + 26 + hand * 6, y - 2)], 6, inks.light, smooth=False
        )
    x, y = wrist[0] - hand * 4, beater
    sheet.shape([(x - 34, y + 4), (x - 20, y + 54), (x + 22, y + 54), (x + 34, y + 4), (x, y - 10)], skin)
    for finger in range(4):
        fx = x - 27 + finger * 18
        sheet.line([(fx, y + 14), (fx, y - 14 + abs(finger - 1.5) * 4)], 17, skin, smooth=False)
    for gap in range(3):
        fx = x - 18 + gap * 18
        sheet.line([(fx, y + 12), (fx, y - 12)], 2.4, shade, smooth=False)
    sheet.line([(x - hand * 30, y + 30), (x - hand * 44, y + 4)], 16, skin, smooth=False)


def _back(
    sheet: Print,
    rng: np.random.Generator,
    middle: float,
    side: float,
    inks: Palette,
    blouse: Colour,
    skin: Colour,
) -> None:
    """Neck, blouse and the shawl over the shoulders, its border falling across her back."""
    m = middle
    body = [(m - 86, 720), (m - 220, 790), (m - 292, 930), (m - 320, 1290), (m + 320, 1290), (m + 292, 930)]
    sheet.shape([*body, (m + 220, 790), (m + 86, 720)], blouse)
    neck = mix(skin, IRON_BLACK, 0.14)
    sheet.shape(
        [
            (m - 58, 600),
            (m - 62, 700),
            (m - 110, 752),
            (m, 786),
            (m + 110, 752),
            (m + 62, 700),
            (m + 58, 600),
        ],
        neck,
    )
    beads = [(m - 92, 738), (m - 40, 764), (m + 40, 764), (m + 92, 738)]
    sheet.line(beads, 9, inks.accent)
    yarns = (inks.main, inks.dark, inks.light, inks.accent)
    s = side
    shawl = [
        (m - s * 100, 742),
        (m - s * 236, 796),
        (m - s * 330, 940),
        (m - s * 356, 1300),
        (m + s * 356, 1300),
        (m + s * 318, 1060),
        (m + s * 150, 930),
        (m + s * 10, 820),
    ]
    sheet.shape(shawl, inks.main)
    pattern = sheet.woven(900, 330, yarns, "shawl", 5.5)
    tilted = pattern.convert("RGBA").rotate(-s * 24, Image.Resampling.NEAREST, expand=True)
    sheet.cloth(shawl, tilted, (m - 505, 905))
    border = [
        (m - s * 100, 742),
        (m + s * 10, 820),
        (m + s * 150, 930),
        (m + s * 318, 1060),
        (m + s * 350, 1210),
    ]
    sheet.line(border, 34, inks.dark)
    sheet.line(border, 12, inks.accent)
    sheet.line(border, 3.5, inks.light)
    fold = mix(inks.main, inks.dark, 0.5)
    for start, stop in (((-190, 800), (-268, 1240)), ((-120, 800), (-120, 1240)), ((-40, 860), (40, 1250))):
        bow = float(rng.uniform(-24, 24))
        points = [
            (m + s * start[0], start[1]),
            (m + s * (start[0] + stop[0]) / 2 + bow, 1010),
            (m + s * stop[0], stop[1]),
        ]
        sheet.line([(float(x), float(y)) for x, y in points], 4.5, fold)


def _head(
    sheet: Print,
    rng: np.random.Generator,
    middle: float,
    side: float,
    skin: Colour,
    hair: Colour,
    inks: Palette,
) -> None:
    """Her head from behind, turned a little: an ear and the line of a cheek, no features."""
    x, y = middle + side * 6, 540.0
    sheet.shape(
        [
            (x + side * 30, y - 92),
            (x + side * 104, y - 20),
            (x + side * 96, y + 58),
            (x + side * 40, y + 110),
            (x, y),
        ],
        skin,
    )
    sheet.shape(
        [
            (x - 98, y),
            (x - 78, y - 86),
            (x, y - 126),
            (x + 78, y - 90),
            (x + 92, y - 8),
            (x + 62, y + 84),
            (x, y + 108),
            (x - 66, y + 86),
        ],
        hair,
    )
    ear = x + side * 84
    sheet.oval(ear, y + 24, 17, 29, skin)
    sheet.oval(ear - side * 2, y + 24, 8, 17, mix(skin, IRON_BLACK, 0.2))
    sheet.oval(ear + side * 3, y + 64, 9, 9, inks.accent)
    sheet.oval(ear + side * 3, y + 84, 6, 11, inks.light)
    shine = mix(hair, (255, 240, 220), 0.16)
    for bend in (-52, -24, 6, 36):
        sheet.line(
            [(x + bend * 1.3, y - 92 + abs(bend) * 0.5), (x + bend * 1.1, y - 30), (x + bend * 0.4, y + 34)],
            3.4,
            shine,
        )
    style = int(rng.integers(3))
    if style == 0:
        sheet.oval(x - side * 10, y + 56, 66, 58, mix(hair, IRON_BLACK, 0.25))
        sheet.oval(x - side * 12, y + 52, 58, 50, hair)
        for turn in (0.35, 0.62, 0.86):
            around = np.linspace(0.2, 4.4, 9)
            ring = [
                (x - side * 12 + float(np.cos(a)) * 58 * turn, y + 52 + float(np.sin(a)) * 50 * turn)
                for a in around
            ]
            sheet.line(ring, 3.2, shine)
        _pin(sheet, x - side * 12, y + 52, side, inks)
    elif style == 1:
        for n in range(8):
            wide = 40 - n * 2.4
            sheet.oval(x - side * n * 3, y + 96 + n * 48, wide, 33, mix(hair, IRON_BLACK, 0.3))
            sheet.oval(x - side * (n * 3 - 4), y + 92 + n * 48, wide - 5, 27, hair)
            sheet.line(
                [(x - side * n * 3 - wide * 0.6, y + 84 + n * 48), (x - side * n * 3, y + 104 + n * 48)],
                3,
                shine,
            )
        sheet.box(x - side * 24 - 22, y + 470, x - side * 24 + 22, y + 492, inks.accent, 8)
    else:
        _headscarf(sheet, x, y, side, inks)


def _pin(sheet: Print, x: float, y: float, side: float, inks: Palette) -> None:
    """A hairpin with a flower."""
    sheet.line([(x - side * 76, y + 34), (x + side * 70, y - 44)], 7, inks.light, smooth=False)
    fx, fy = x + side * 54, y - 38
    for petal in range(5):
        angle = petal * 2 * np.pi / 5
        sheet.oval(fx + 17 * float(np.cos(angle)), fy + 17 * float(np.sin(angle)), 14, 14, inks.light)
    sheet.oval(fx, fy, 10, 10, inks.accent)


def _headscarf(sheet: Print, x: float, y: float, side: float, inks: Palette) -> None:
    """A scarf over her hair, knotted at the nape with its two ends hanging."""
    deep = mix(inks.accent, IRON_BLACK, 0.30)
    for reach, drop in ((34, 236), (-30, 210)):
        end = x - side * 10 + reach
        sheet.shape(
            [(x - side * 8, y + 92), (end + 22, y + 130), (end + 34, y + drop), (end - 20, y + drop + 8)],
            deep,
        )
        sheet.line([(end - 16, y + drop - 12), (end + 30, y + drop - 20)], 6, inks.light, smooth=False)
    sheet.shape(
        [
            (x - 108, y + 2),
            (x - 86, y - 94),
            (x, y - 138),
            (x + 84, y - 100),
            (x + 98, y - 22),
            (x + 64, y + 66),
            (x - side * 4, y + 120),
            (x - 70, y + 84),
        ],
        inks.accent,
    )
    for start, bend in (
        ((-98, -30), (-64, 40)),
        ((-30, -124), (-46, 20)),
        ((44, -116), (36, 16)),
        ((92, -34), (56, 44)),
    ):
        path = [(x + start[0], y + start[1]), (x + bend[0], y + bend[1]), (x - side * 8, y + 96)]
        sheet.line([(float(a), float(b)) for a, b in path], 4, deep)
    for n in range(4):
        for k in range(3):
            dot = (x - 54 + n * 36 + (k % 2) * 14, y - 84 + k * 46)
            sheet.oval(*dot, 5, 5, inks.light)
    sheet.oval(x - side * 8, y + 100, 27, 19, deep)
    sheet.oval(x - side * 10, y + 97, 20, 13, inks.accent)
