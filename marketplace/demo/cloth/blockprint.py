"""Pictures in the manner of a hand block print: flat inks, cut edges, a little bare cloth showing."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from . import motifs
from .noise import clouds, seeded, stretch
from .palette import ECRU, Colour

Point = tuple[float, float]
OVER = 2
PAPER: Colour = (238, 228, 206)
BAMBOO: Colour = (168, 128, 80)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """One ink let down with another; `share` is how much of the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def curve(points: Sequence[Point], *, closed: bool, steps: int = 10) -> list[Point]:
    """A smooth line through all the points."""
    count = len(points)
    spans = count if closed else count - 1
    out: list[Point] = []
    for n in range(spans):
        around = [
            points[(n + k) % count] if closed else points[min(max(n + k, 0), count - 1)]
            for k in (-1, 0, 1, 2)
        ]
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = around
        for step in range(steps):
            t = step / steps
            w = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            x = (w[0] * ax + w[1] * bx + w[2] * cx + w[3] * dx) / 2
            y = (w[0] * ay + w[1] * by + w[2] * cy + w[3] * dy) / 2
            out.append((x, y))
    if not closed:
        out.append(points[-1])
    return out


class Print:
    """A sheet being printed. Places and sizes are for a sheet 1000 wide, whatever its pixels."""

    def __init__(self, width: int, tall: float, ground: Colour, seed: str) -> None:
        self.width = width
        self.height = round(width * tall)
        self.scale = width * OVER / 1000
        self.tall = tall * 1000
        self.seed = seed
        self.ground = ground
        self.sheet = Image.new("RGB", (self.width * OVER, self.height * OVER), ground)
        self.pen = ImageDraw.Draw(self.sheet)

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def shape(self, points: Sequence[Point], colour: Colour, *, smooth: bool = True) -> None:
        """A flat shape through the points."""
        self.pen.polygon(self._at(curve(points, closed=True) if smooth else points), fill=colour)

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: Colour, radius: float = 0
    ) -> None:
        """An upright rectangle."""
        corners = self._at([(left, top), (right, bottom)])
        self.pen.rounded_rectangle([*corners[0], *corners[1]], radius * self.scale, fill=colour)

    def oval(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        """An ellipse about (x, y), `across` and `down` its half-sizes."""
        (left, top), (right, bottom) = self._at([(x - across, y - down), (x + across, y + down)])
        self.pen.ellipse([left, top, right, bottom], fill=colour)

    def line(self, points: Sequence[Point], thickness: float, colour: Colour, *, smooth: bool = True) -> None:
        """A line of even thickness with round ends."""
        path = self._at(curve(points, closed=False) if smooth and len(points) > 2 else points)
        wide = max(round(thickness * self.scale), 1)
        self.pen.line(path, fill=colour, width=wide, joint="curve")
        half = wide / 2
        if wide > 3:
            for x, y in (path[0], path[-1]):
                self.pen.ellipse([x - half, y - half, x + half, y + half], fill=colour)

    def limb(self, points: Sequence[Point], thickness: Sequence[float], colour: Colour) -> None:
        """A line that swells and narrows: one thickness for each point."""
        path = curve(points, closed=False)
        girth = np.interp(np.linspace(0, 1, len(path)), np.linspace(0, 1, len(thickness)), thickness)
        for (x, y), thick in zip(path, girth, strict=True):
            self.oval(x, y, thick / 2, thick / 2, colour)
        for (a, b), wide in zip(pairwise(path), girth, strict=False):
            self.line([a, b], float(wide), colour, smooth=False)

    def cloth(self, points: Sequence[Point], pattern: Image.Image, at: Point, *, smooth: bool = True) -> None:
        """A shape filled with a pattern whose upper left corner is at `at`."""
        mask = Image.new("L", self.sheet.size)
        path = self._at(curve(points, closed=True) if smooth else points)
        ImageDraw.Draw(mask).polygon(path, fill=255)
        layer = Image.new("RGB", self.sheet.size, self.ground)
        (place,) = self._at([at])
        x, y = round(place[0]), round(place[1])
        layer.paste(pattern, (x, y), pattern if pattern.mode == "RGBA" else None)
        if pattern.mode == "RGBA":
            inked = Image.new("L", self.sheet.size)
            inked.paste(pattern.getchannel("A"), (x, y))
            mask = Image.composite(inked, Image.new("L", self.sheet.size), mask)
        self.sheet.paste(layer, (0, 0), mask)

    def woven(
        self, width: float, height: float, inks: tuple[Colour, ...], name: str, block: float = 5
    ) -> Image.Image:
        """A pattern of bands and motifs in four inks (main, dark, light, accent), one block a crossing."""
        rng = seeded(self.seed, name)
        ends, picks = max(int(width / block), 8), max(int(height / block), 8)
        cells = np.zeros((picks, ends), dtype=np.uint8)
        at = int(rng.integers(2, 8))
        choices = (
            motifs.eye,
            motifs.stepped_diamond,
            motifs.zigzag,
            motifs.chevrons,
            motifs.stairs,
            motifs.hatch,
        )
        while at < picks:
            tall = int(rng.integers(2, 6))
            cells[at : at + tall] = (1, 3)[int(rng.integers(2))]
            cells[at + tall + 2 : at + tall + 4] = 2
            at += tall + 8
            figure = motifs.row_of(choices[int(rng.integers(len(choices)))], ends, int(rng.integers(4, 9)))
            shown = figure[: max(picks - at, 0)]
            place = cells[at : at + len(shown)]
            np.copyto(place, np.array([0, 2, 3, 1], dtype=np.uint8)[shown], where=shown > 0)
            at += len(figure) + int(rng.integers(6, 12))
        colours = np.array(inks, dtype=np.uint8)[cells]
        size = (round(width * self.scale), round(height * self.scale))
        return Image.fromarray(colours).resize(size, Image.Resampling.NEAREST)

    def finish(self) -> Image.Image:
        """The print pulled from the block: edges a hair uneven, ink a little thin in places; RGB."""
        rng = seeded(self.seed, "ink")
        height, width = self.height * OVER, self.width * OVER
        y, x = np.mgrid[0:height, 0:width].astype(np.int32)
        reach = 0.55 * self.scale
        y += np.rint(reach * clouds(rng, height, width, (height // 18, width // 18))).astype(np.int32)
        x += np.rint(reach * clouds(rng, height, width, (height // 18, width // 18))).astype(np.int32)
        cut = np.asarray(self.sheet)[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)]
        inked = np.asarray(Image.fromarray(cut).reduce(OVER), dtype=np.float32)
        rows, columns = inked.shape[:2]
        grain = stretch(rng.normal(0, 1, (rows // 2 + 1, columns // 2 + 1)).astype(np.float32), rows, columns)
        thin = clouds(rng, rows, columns, (9, 9)) + 0.75 * grain
        bare = np.clip((thin - 1.35) * 0.55, 0, 0.34)[:, :, None]
        inked += (np.array(ECRU, dtype=np.float32) + 12 - inked) * bare
        weave = 1 + 0.012 * np.where(np.add.outer(np.arange(rows), np.arange(columns)) % 4 < 2, 1, -1)
        inked *= (weave + 0.02 * clouds(rng, rows, columns, (6, 6)) + 0.010 * grain)[:, :, None]
        return Image.fromarray(np.clip(inked, 0, 255).astype(np.uint8))
