"""Drawing all pictures of the demonstration, in processes of their own: no database, no settings."""

import csv
import io
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from PIL import Image

from .cloth import VIEWS, draw_cloth
from .portraits import draw_portrait, draw_scene, scene_names

DATA = Path(__file__).parent / "data"
QUALITY = 90
LARGE = ("IE-00039", "IE-00013", "IE-00049")
"""Pieces that pages show across the whole screen."""

COLOURS = ("Lac red", "Indigo", "Turmeric gold", "Leaf green", "Tea brown", "Annatto orange", "Iron grey")

Drawn = dict[str, bytes]
"""JPEG files by the name of the view, or of the only picture."""


class Studio:
    """Draws what was ordered in as many processes as there are processors, while the caller does other things.

    Used with ``with``; left by an exception, it drops what isn't drawn yet.
    """

    def __init__(self, *, width: int, processes: int | None = None) -> None:
        self.width = width
        # Started afresh, not forked: a copy of this process would share its database connection.
        self._pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
        self._orders: dict[Future[Drawn], str] = {}

    def __enter__(self) -> "Studio":
        return self

    def __exit__(self, *raised: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def order(self, names: list[str]) -> None:
        """Pieces by their ``sku``, weavers by their code, scenes by name."""
        rows = piece_rows()
        for name in names:
            if name in rows:
                width = self.width * 16 // 9 if name in LARGE else self.width
                self._submit(name, draw_piece, rows[name], width)
            elif name in scene_names():
                self._submit(name, draw_story, name, self.width * 16 // 9)
            else:
                self._submit(name, draw_weaver, name, self.width)

    def drawn(self) -> Iterator[tuple[str, Drawn]]:
        """What was ordered, each as soon as it is done."""
        for done in as_completed(self._orders):
            yield self._orders[done], done.result()

    def _submit(self, name: str, draw: Callable[..., Drawn], *about: object) -> None:
        self._orders[self._pool.submit(draw, *about)] = name


def piece_rows() -> dict[str, dict[str, Any]]:
    """What a picture depends on, for each piece of the demonstration by its ``sku``."""
    with (DATA / "products.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["sku"]: {
                name: row[name] for name in ("sku", "title", "category", "fibre", "technique", "colour")
            }
            | {name: int(row[name]) for name in ("length_cm", "width_cm")}
            for row in csv.DictReader(file)
        }


def draw_piece(facts: dict[str, Any], width: int) -> Drawn:
    return {view: _jpeg(draw_cloth(**facts, view=view, width=width)) for view in VIEWS}


def draw_weaver(code: str, width: int) -> Drawn:
    number = int(code[1:])
    colour = COLOURS[
        (3 * number + number // len(COLOURS)) % len(COLOURS)
    ]  # seven groups, one after another, too
    return {"portrait": _jpeg(draw_portrait(code=code, colour_hint=colour, width=width))}


def draw_story(name: str, width: int) -> Drawn:
    return {"scene": _jpeg(draw_scene(name=name, width=width))}


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
