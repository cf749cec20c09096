"""Demo pieces are drawn woven, each like itself and no other."""

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from marketplace.demo.cloth import VIEWS, View, draw_cloth, draw_views
from marketplace.demo.cloth.palette import PALETTES, main_colour
from marketplace.demo.cloth.plan import plan_piece

KINDS = (
    ("Ryndia shawl — lac red", "Shawls & stoles", "Eri silk", "Throw-shuttle loom"),
    ("Eri stole — lac red", "Shawls & stoles", "Eri silk", "Natural dye"),
    ("Dakmanda wrap — lac red", "Wraps & skirts", "Cotton", "Extra-weft motif"),
    ("Gero wrap — lac red", "Wraps & skirts", "Cotton", "Loin loom"),
    ("Aronai scarf — lac red", "Scarves", "Cotton", "Extra-weft motif"),
    ("Pekok shawl — lac red", "Shawls & stoles", "Cotton", "Loin loom"),
    ("Ngotekherh runner — lac red", "Table & home", "Cotton", "Loin loom"),
    ("Cushion cover — lac red", "Table & home", "Cotton", "Natural dye"),
    ("Laptop sleeve — lac red", "Bags & pouches", "Cotton", "Hand stitched"),
    ("Zip pouch — lac red", "Bags & pouches", "Cotton", "Hand stitched"),
    ("Handloom tote — lac red", "Bags & pouches", "Cotton", "Throw-shuttle loom"),
    ("Bookmarks, set of three — lac red", "Stationery", "Cotton", "Loin loom"),
)


def row(
    kind: int = 0, *, sku: str = "IE-00001", colour: str = "Lac red", length: int = 180, width: int = 70
) -> dict[str, Any]:
    title, category, fibre, technique = KINDS[kind]
    return {
        "sku": sku,
        "title": title,
        "category": category,
        "fibre": fibre,
        "technique": technique,
        "colour": colour,
        "length_cm": length,
        "width_cm": width,
    }


def difference(one: Image.Image, other: Image.Image) -> float:
    a, b = np.asarray(one, dtype=np.float32), np.asarray(other, dtype=np.float32)
    return float(np.abs(a - b).mean())


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", [0, 7])
def test_the_same_piece_is_drawn_to_the_same_bytes(kind: int, view: View) -> None:
    once = draw_cloth(**row(kind), view=view, width=160)
    again = draw_cloth(**row(kind), view=view, width=160)
    assert once.tobytes() == again.tobytes()


def test_drawing_all_views_gives_each_view_exactly() -> None:
    together = draw_views(**row(10), width=120)
    assert tuple(together) == VIEWS == ("whole", "close", "folded", "edge")
    for view in VIEWS:
        assert together[view].tobytes() == draw_cloth(**row(10), view=view, width=120).tobytes()


@pytest.mark.parametrize("width", [80, 133, 320])
def test_every_view_is_a_four_to_five_rgb_picture(width: int) -> None:
    for picture in draw_views(**row(2), width=width).values():
        assert picture.size == (width, width * 5 // 4)
        assert picture.mode == "RGB"


@pytest.mark.parametrize("view", VIEWS)
def test_two_pieces_of_one_kind_and_colour_are_not_clones(view: View) -> None:
    one = draw_cloth(**row(4, sku="IE-00005"), view=view, width=120)
    other = draw_cloth(**row(4, sku="IE-00017"), view=view, width=120)
    assert difference(one, other) > 3


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_every_kind_of_piece_is_drawn_in_every_view_whatever_its_colour_and_size(kind: int) -> None:
    colours, sizes = sorted(PALETTES), list(itertools.product((20, 45, 110, 180, 200), (15, 45, 70, 90)))
    for n in range(kind * 3, kind * 3 + 3):
        length, width = sizes[n * 7 % len(sizes)]
        piece = row(kind, sku=f"IE-{n:05d}", colour=colours[n % len(colours)], length=length, width=width)
        for picture in draw_views(**piece, width=60).values():
            assert np.asarray(picture).std() > 6


@pytest.mark.parametrize("colour", sorted(PALETTES))
def test_a_close_picture_shows_the_dye_it_is_named_for(colour: str) -> None:
    close = draw_cloth(**row(0, colour=colour.capitalize()), view="close", width=200)
    seen = np.median(np.asarray(close).reshape(-1, 3), axis=0)
    assert np.abs(seen - np.array(main_colour(colour))).max() < 48
    nearest = min(PALETTES, key=lambda name: float(np.abs(seen / seen.mean() - _hue(name)).sum()))
    assert nearest == colour or colour in ("iron grey", "natural ecru")


def _hue(name: str) -> np.ndarray:
    colour = np.array(main_colour(name), dtype=np.float32)
    return np.asarray(colour / colour.mean())


def test_lengths_no_such_object_has_are_drawn_at_the_nearest_it_may_have() -> None:
    short = plan_piece(**row(0, length=20, width=90))
    long = plan_piece(**row(0, length=200, width=15))
    real = plan_piece(**row(0, length=180, width=70))
    assert (short.picks / short.ends, long.picks / long.ends) == (2.0, 3.6)
    assert real.picks == int(real.ends * 180 / 70)


def test_an_unknown_title_is_woven_by_its_category_and_an_unknown_colour_undyed() -> None:
    piece = plan_piece(**(row(0) | {"title": "Something new", "category": "Scarves", "colour": "Sky"}))
    assert piece.kind == "scarf"
    assert piece.palette.main == main_colour("natural ecru")


def test_extra_weft_floats_are_caught_within_six_ends() -> None:
    piece = plan_piece(**row(2))
    for pick in np.flatnonzero((piece.motif > 0).all(axis=1))[:5]:
        ties = np.flatnonzero(piece.lift[pick])
        assert np.diff(ties).max() <= 6


def test_drawing_needs_no_settings_and_no_database() -> None:
    folder = Path(__file__).parents[3] / "marketplace" / "demo" / "cloth"
    assert not [
        path.name for path in folder.glob("*.py") if "django" in path.read_text(encoding="utf-8").lower()
    ]
