"""How large a piece is on somebody: a figure of 160 cm and the cloth, drawn to one scale, and the same in words.

All lengths are in cm. The drawing has its floor at 160; a figure stands on it with her middle at 50.
"""

from dataclasses import dataclass, field
from math import floor

from django.utils.translation import gettext as _

from catalog.models import Product

TALL = 160
NECK, SHOULDERS, WAIST, HAND = 28, 30, 62, 82
NECK_ROUND, SHOULDERS_OVER, HIPS_ROUND = 36, 46, 96
"""What a cloth needs to go around a neck, over both shoulders, and around hips."""
MIDDLE = 50
GAP = 14

WORN = {
    "wrap": ("wrap", "skirt", "mekhela", "puan"),
    "scarf": ("stole", "scarf", "scarves", "muffler"),
    "shawl": ("shawl", "throw"),
    "bag": ("tote", "bag"),
}
"""How a piece is worn, by a word of its kind; anything else lies flat."""


@dataclass(frozen=True)
class Box:
    """A rectangle of cloth in the drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Drape:
    """``worn``: the cloth as it is on her; ``flat``: spread out beside her. ``words`` say what is to be seen."""

    kind: str
    worn: list[Box]
    flat: Box
    words: list[str]
    size: str
    width: float = field(default=0)
    top: float = field(default=0)

    @property
    def view(self) -> str:
        """The drawing's window: left, top, width, height."""
        return f"0 {self.top - 4:g} {self.width:g} {TALL - self.top + 8:g}"


def drape_of(piece: Product, *, shelf: str = "") -> Drape | None:
    """None where its size isn't known."""
    long, short = sorted((piece.length_cm, piece.width_cm), reverse=True)
    if not short:
        return None
    kind = _kind(f"{piece.title} {shelf}".lower())
    worn, words = _ON_HER[kind](long, short)
    flat = Box(MIDDLE * 2 + GAP, TALL - long, short, long)
    return Drape(
        kind=kind,
        worn=worn,
        flat=flat,
        words=[*words, _("Beside her the cloth is spread out, to the same scale.")],
        size=in_both(piece.length_cm, piece.width_cm),
        width=flat.x + short + 4,
        top=min(0, TALL - long),
    )


def in_both(length: int, width: int) -> str:
    """``180 × 70 cm (71 × 27½ in)``."""
    return _("%(cm)s cm (%(inches)s in)") % {
        "cm": f"{length} × {width}",
        "inches": f"{inches(length)} × {inches(width)}",
    }


def inches(cm: int) -> str:
    """To the nearest half inch."""
    halves = floor(cm / 2.54 * 2 + 0.5)
    whole, half = divmod(max(halves, 1), 2)
    return f"{whole or ''}{'½' if half else ''}"


def _kind(words: str) -> str:
    """By the first word that says so: the piece's own title stands before its shelf."""
    found = {words.index(word): kind for kind, each in WORN.items() for word in each if word in words}
    return found[min(found)] if found else "flat"


def _reach(y: float) -> str:
    """How far down that is on somebody of 160 cm."""
    marks = (
        (40, _("the collar bones")), (52, _("the breast")), (67, _("the waist")), (87, _("the hips")),
        (108, _("the middle of the thighs")), (122, _("the knees")), (144, _("the calves")),
        (156, _("the ankles")),
    )  # fmt: skip
    return next((name for mark, name in marks if y < mark), _("the floor"))


Worn = tuple[list[Box], list[str]]


def _scarf(long: int, short: int) -> Worn:
    if long < NECK_ROUND + 20:
        return _flat(long, short)
    drop = (long - NECK_ROUND) / 2
    wide = min(short, 16.0)
    shown = min(drop, TALL - NECK)
    ends = [Box(MIDDLE - 4 - wide, NECK, wide, shown), Box(MIDDLE + 4, NECK, wide, shown)]
    said = _(
        "Laid around the neck of somebody %(tall)d cm tall, each end hangs down %(drop)d cm, to %(reach)s."
    )
    return ends, [said % {"tall": TALL, "drop": drop, "reach": _reach(NECK + drop)}]


def _shawl(long: int, short: int) -> Worn:
    if long < SHOULDERS_OVER + 20:
        return _flat(long, short)
    drop = (long - SHOULDERS_OVER) / 2
    wide = min(short / 2, 21.0)
    shown = min(drop, TALL - SHOULDERS)
    sides = [
        Box(MIDDLE - 23, SHOULDERS, wide, shown),
        Box(MIDDLE + 23 - wide, SHOULDERS, wide, shown),
    ]
    said = _(
        "Over the shoulders of somebody %(tall)d cm tall, each end hangs down %(drop)d cm, to %(reach)s; "
        "the back is covered to %(back)s."
    )
    return sides, [
        said
        % {
            "tall": TALL,
            "drop": drop,
            "reach": _reach(SHOULDERS + drop),
            "back": _reach(SHOULDERS + short),
        }
    ]


def _wrap(long: int, short: int) -> Worn:
    if long < HIPS_ROUND:
        said = _("Around hips of %(hips)d cm it doesn't close: it lacks %(lacks)d cm.")
        words = [said % {"hips": HIPS_ROUND, "lacks": HIPS_ROUND - long}]
    else:
        said = _("Around hips of %(hips)d cm it closes and laps over by %(over)d cm.")
        words = [said % {"hips": HIPS_ROUND, "over": long - HIPS_ROUND}]
    wide = min(long / 2.6, 40.0)
    shown = min(short, TALL - WAIST)
    said = _("Tied at the waist of somebody %(tall)d cm tall, it reaches to %(reach)s.")
    words.insert(0, said % {"tall": TALL, "reach": _reach(WAIST + short)})
    return [Box(MIDDLE - wide / 2, WAIST, wide, shown)], words


def _bag(long: int, short: int) -> Worn:
    low = min(HAND + 8 + short, TALL)
    words = [_("In the hand of somebody %(tall)d cm tall.") % {"tall": TALL}]
    return [Box(MIDDLE + 24 - long / 2, low - short, long, short)] if long <= 70 else [], words


def _flat(long: int, short: int) -> Worn:
    return [], [_("Beside somebody %(tall)d cm tall.") % {"tall": TALL}]


_ON_HER = {"scarf": _scarf, "shawl": _shawl, "wrap": _wrap, "bag": _bag, "flat": _flat}
