"""Northeast India as a drawing: its outline, its great river, and a point for each district.

Drawn by hand from the positions of towns and bends, for a page, not for a surveyor: a district is one point, wherever in
it somebody lives, and its outline says nothing of where a border runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from weavers.models import Group

WEST, NORTH, SCALE = 89.35, 29.65, 100.0
"""Degrees of the corner above on the left, and units of the drawing for a degree of latitude."""
SQUEEZE = cos(radians(26))
WIDTH, HEIGHT = 740, 785

OUTLINE = (
    (89.70, 26.20), (89.80, 25.97), (89.85, 25.53), (89.80, 25.30), (90.40, 25.15), (91.00, 25.18), (91.60, 25.17),
    (92.00, 25.18), (92.42, 25.02), (92.40, 24.85), (92.22, 24.82), (92.22, 24.50), (91.95, 24.38), (91.75, 24.15),
    (91.60, 24.08), (91.38, 24.10), (91.25, 23.90), (91.17, 23.72), (91.22, 23.48), (91.32, 23.22), (91.42, 23.03),
    (91.57, 22.97), (91.80, 23.06), (91.80, 23.28), (91.96, 23.47), (92.05, 23.66), (92.28, 23.70), (92.38, 23.40),
    (92.40, 23.08), (92.52, 22.65), (92.60, 22.18), (92.70, 21.98), (92.98, 22.00), (93.10, 22.25), (93.12, 22.62),
    (93.20, 22.95), (93.38, 23.15), (93.36, 23.55), (93.40, 23.98), (93.62, 23.98), (94.00, 23.88), (94.18, 23.90),
    (94.32, 24.30), (94.50, 24.65), (94.70, 25.05), (94.62, 25.45), (94.90, 25.60), (95.06, 26.00), (95.16, 26.40),
    (95.22, 26.68), (95.55, 26.85), (95.85, 27.02), (96.25, 27.27), (96.85, 27.33), (97.15, 27.12), (97.08, 27.45),
    (96.98, 27.66), (97.32, 27.90), (97.38, 28.22), (97.05, 28.36), (96.55, 28.48), (96.60, 28.78), (96.32, 29.18),
    (95.92, 29.36), (95.42, 29.06), (95.12, 29.12), (94.72, 29.30), (94.32, 29.08), (93.95, 28.72), (93.42, 28.66),
    (93.12, 28.36), (92.62, 28.10), (92.30, 27.85), (91.95, 27.76), (91.66, 27.76), (91.62, 27.48), (92.02, 27.44),
    (92.10, 27.08), (92.02, 26.86), (91.52, 26.80), (91.00, 26.80), (90.52, 26.88), (90.10, 26.74), (89.86, 26.70),
)  # fmt: skip
"""Longitude and latitude, around Assam, Meghalaya, Tripura, Mizoram, Manipur, Nagaland and Arunachal Pradesh."""
RIVER = (
    (89.95, 26.02), (90.60, 26.16), (91.30, 26.17), (91.75, 26.19), (92.30, 26.40), (92.85, 26.61), (93.60, 26.72),
    (94.20, 26.92), (94.65, 27.20), (94.95, 27.50), (95.40, 27.80), (95.32, 28.08), (94.98, 28.60), (94.90, 29.10),
)  # fmt: skip
"""The Brahmaputra, upwards."""

DISTRICTS = {
    "Aizawl": (92.72, 23.73),
    "Bishnupur": (93.77, 24.60),
    "Cachar": (92.85, 24.80),
    "Champhai": (93.30, 23.45),
    "Churachandpur": (93.68, 24.33),
    "Dhemaji": (94.55, 27.48),
    "Dimapur": (93.75, 25.85),
    "Dima Hasao": (93.02, 25.35),
    "East Garo Hills": (90.62, 25.60),
    "East Khasi Hills": (91.88, 25.55),
    "East Siang": (95.20, 28.15),
    "Imphal East": (93.97, 24.82),
    "Imphal West": (93.88, 24.80),
    "Jorhat": (94.20, 26.72),
    "Kamrup": (91.45, 26.10),
    "Karbi Anglong": (93.40, 26.02),
    "Kohima": (94.10, 25.67),
    "Kokrajhar": (90.27, 26.50),
    "Lakhimpur": (94.10, 27.25),
    "Lunglei": (92.75, 22.88),
    "Majuli": (94.15, 27.02),
    "Mokokchung": (94.52, 26.32),
    "Papum Pare": (93.70, 27.15),
    "Ri Bhoi": (91.95, 25.92),
    "Sivasagar": (94.63, 26.98),
    "Sonitpur": (92.80, 26.72),
    "South Garo Hills": (90.62, 25.30),
    "Tuensang": (94.82, 26.27),
    "Ukhrul": (94.37, 25.12),
    "West Garo Hills": (90.25, 25.58),
    "West Jaintia Hills": (92.28, 25.42),
    "West Kameng": (92.42, 27.30),
    "West Khasi Hills": (91.27, 25.52),
    "West Tripura": (91.35, 23.85),
}


@dataclass(frozen=True)
class District:
    """A district with its groups; ``x`` and ``y`` place it on the drawing, None where we don't know it yet."""

    name: str
    groups: tuple[Group, ...]
    x: int | None
    y: int | None


def placed(longitude: float, latitude: float) -> tuple[int, int]:
    """Where a place is on the drawing."""
    return round((longitude - WEST) * SQUEEZE * SCALE), round((NORTH - latitude) * SCALE)


def line(places: Iterable[tuple[float, float]]) -> str:
    """Places as the ``points`` of a line."""
    return " ".join("{},{}".format(*placed(*place)) for place in places)


def drawn(groups: Iterable[Group]) -> list[District]:
    """The districts of some groups, from north to south, those without a place on the drawing last."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        found.setdefault(group.district, []).append(group)
    districts = [
        District(name, tuple(those), *(placed(*DISTRICTS[name]) if name in DISTRICTS else (None, None)))
        for name, those in found.items()
    ]
    return sorted(districts, key=lambda each: (each.y is None, each.y or 0, each.name))
