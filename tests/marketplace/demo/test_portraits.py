"""Printed portraits and scenes: the same for the same weaver, unlike for another."""

import numpy as np
import pytest
from PIL import Image

from marketplace.demo.portraits import draw_portrait, draw_scene, scene_names


def test_a_weavers_portrait_is_always_the_same() -> None:
    once = draw_portrait(code="W0001", colour_hint="Lac red", width=180)
    assert once.tobytes() == draw_portrait(code="W0001", colour_hint="Lac red", width=180).tobytes()


def test_two_weavers_have_two_portraits() -> None:
    pictures = {
        draw_portrait(code=f"W{n:04d}", colour_hint="Indigo", width=120).tobytes() for n in range(1, 13)
    }
    assert len(pictures) == 12


def test_a_portrait_is_four_to_five_and_wears_its_colour() -> None:
    red = draw_portrait(code="W0002", colour_hint="Lac red", width=200)
    blue = draw_portrait(code="W0002", colour_hint="Indigo", width=200)
    assert red.size == (200, 250)
    assert red.mode == "RGB"
    shawl = (60, 170, 140, 245)
    warm, cool = (np.asarray(picture.crop(shawl), dtype=float).mean(axis=(0, 1)) for picture in (red, blue))
    assert warm[0] > warm[2] + 20
    assert cool[2] > cool[0]


def test_the_five_scenes_are_sixteen_to_ten_and_each_its_own() -> None:
    assert scene_names() == ("hills", "loom", "dye-pots", "eri-cocoons", "river-island")
    scenes: list[Image.Image] = [draw_scene(name=name, width=320) for name in scene_names()]
    assert {scene.size for scene in scenes} == {(320, 200)}
    assert len({scene.tobytes() for scene in scenes}) == 5


def test_a_scene_nobody_drew_is_refused() -> None:
    with pytest.raises(KeyError):
        draw_scene(name="city", width=80)
