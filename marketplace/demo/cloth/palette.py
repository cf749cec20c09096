"""The dye pots: what each named colour looks like on yarn, and what is woven beside it."""

from dataclasses import dataclass

import numpy as np

from .noise import Floats

Colour = tuple[int, int, int]

ECRU: Colour = (222, 209, 180)
IRON_BLACK: Colour = (44, 41, 42)
LAC: Colour = (142, 38, 46)
MADDER: Colour = (176, 74, 58)
TURMERIC: Colour = (205, 150, 44)
INDIGO: Colour = (41, 64, 108)
PALE_INDIGO: Colour = (124, 146, 170)
ANNATTO: Colour = (201, 98, 42)
TEA: Colour = (124, 86, 56)
LEAF: Colour = (98, 118, 70)
IRON: Colour = (82, 84, 88)
OAT: Colour = (190, 168, 130)


@dataclass(frozen=True)
class Palette:
    """Main colour, a dark, a light and an accent, each 8-bit sRGB."""

    main: Colour
    dark: Colour
    light: Colour
    accent: Colour

    def yarns(self) -> Floats:
        """The four as rows of a 4 × 3 array, 0 to 255, in the order main, dark, light, accent."""
        return np.array([self.main, self.dark, self.light, self.accent], dtype=np.float32)


PALETTES: dict[str, tuple[Palette, ...]] = {
    "lac red": (
        Palette(LAC, IRON_BLACK, ECRU, TURMERIC),
        Palette(LAC, (84, 22, 34), ECRU, (214, 128, 104)),
        Palette(LAC, INDIGO, ECRU, ANNATTO),
    ),
    "iron grey": (
        Palette(IRON, IRON_BLACK, ECRU, MADDER),
        Palette(IRON, (38, 42, 50), (206, 202, 192), TURMERIC),
        Palette(IRON, INDIGO, ECRU, PALE_INDIGO),
    ),
    "tea brown": (
        Palette(TEA, (62, 42, 32), ECRU, TURMERIC),
        Palette(TEA, IRON_BLACK, ECRU, LAC),
        Palette(TEA, (70, 48, 38), (230, 214, 186), LEAF),
    ),
    "turmeric gold": (
        Palette(TURMERIC, LAC, ECRU, IRON_BLACK),
        Palette(TURMERIC, TEA, ECRU, LEAF),
        Palette(TURMERIC, INDIGO, (236, 222, 188), MADDER),
    ),
    "indigo": (
        Palette(INDIGO, (25, 34, 60), ECRU, PALE_INDIGO),
        Palette(INDIGO, IRON_BLACK, ECRU, LAC),
        Palette(INDIGO, (26, 38, 66), ECRU, TURMERIC),
    ),
    "annatto orange": (
        Palette(ANNATTO, (108, 44, 30), ECRU, TURMERIC),
        Palette(ANNATTO, IRON_BLACK, ECRU, LAC),
        Palette(ANNATTO, INDIGO, ECRU, (232, 176, 112)),
    ),
    "leaf green": (
        Palette(LEAF, (48, 60, 42), ECRU, TURMERIC),
        Palette(LEAF, IRON_BLACK, ECRU, MADDER),
        Palette(LEAF, INDIGO, (226, 216, 186), OAT),
    ),
    "natural ecru": (
        Palette(ECRU, TEA, (238, 230, 210), LAC),
        Palette(ECRU, IRON, (238, 230, 210), INDIGO),
        Palette(ECRU, OAT, (240, 232, 214), LEAF),
    ),
}


def palette_for(colour: str, choice: int) -> Palette:
    """One of the palettes kept for a colour name; an unknown name is woven undyed."""
    known = PALETTES.get(colour.strip().lower(), PALETTES["natural ecru"])
    return known[choice % len(known)]


def main_colour(colour: str) -> Colour:
    """The dye itself, 8-bit sRGB, the same for every piece of that colour."""
    return palette_for(colour, 0).main
