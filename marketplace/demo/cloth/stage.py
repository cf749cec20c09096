"""Where a piece is photographed: a plain wall or paper in window light, and the shadows it throws."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from .noise import Floats, clouds, seeded, smoothstep, stretch

GROUNDS: tuple[tuple[int, int, int], ...] = (
    (226, 217, 203),
    (219, 208, 192),
    (229, 223, 213),
    (213, 203, 190),
    (222, 211, 201),
)
CLAY: tuple[tuple[int, int, int], ...] = ((190, 170, 148), (178, 166, 152), (196, 178, 158))
SHADE = (54, 42, 34)
FINE = 256


@dataclass
class Stage:
    """A picture being made. Lengths in layouts are for a width of 1000 and grow with `scale`."""

    picture: Image.Image
    scale: float
    seed: str
    rough: Floats

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.picture.size

    def px(self, length: float) -> int:
        """A layout length in whole pixels."""
        return round(length * self.scale)

    def throw_shadow(
        self, mask: Image.Image, at: tuple[int, int], *, drop: float, blur: float, depth: float
    ) -> None:
        """Darken the ground under something with this mask, `drop` away from the light."""
        spread = blur * self.scale
        down = 8 if spread > 12 else 4
        shift = self.px(drop)
        margin = round(spread * 3) + down
        left, top = at[0] + int(shift * 0.7) - margin, at[1] + shift - margin
        width, height = mask.width + 2 * margin, mask.height + 2 * margin
        small = Image.new("L", (width // down + 1, height // down + 1))
        shrunk = mask.resize((max(mask.width // down, 1), max(mask.height // down, 1)), Image.Resampling.BOX)
        small.paste(shrunk, (margin // down, margin // down))
        small = small.filter(ImageFilter.GaussianBlur(max(spread / down, 0.5)))
        veil = small.point(lambda level: int(level * depth))
        veil = veil.resize((width, height), Image.Resampling.BILINEAR, (0, 0, width / down, height / down))
        self.picture.paste(SHADE, (left, top, left + width, top + height), veil)

    def place(self, piece: Image.Image, at: tuple[int, int], *, lift: float = 10) -> None:
        """Lay an RGBA piece on the ground with a tight and a wide shadow."""
        mask = piece.getchannel("A")
        self.throw_shadow(mask, at, drop=lift * 1.8, blur=lift * 2.2, depth=0.30)
        self.throw_shadow(mask, at, drop=lift * 0.4, blur=lift * 0.45, depth=0.42)
        self.picture.paste(piece.convert("RGB"), at, mask)

    def finish(self) -> Image.Image:
        """The picture with a breath of film grain, which also keeps gradients from banding."""
        width, height = self.size
        grain = (seeded("grain").normal(0, 1.7, (FINE, FINE)) + self.rough).round().astype(np.int16)
        tiled = np.tile(grain, (height // FINE + 1, width // FINE + 1))[:height, :width]
        lit = np.asarray(self.picture, dtype=np.int16) + tiled[:, :, None]
        return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))


def set_stage(seed: str, width: int, *, laid: bool, pale: bool) -> Stage:
    """An empty stage, 4:5. `laid` is a table seen from above, else a wall seen straight on.

    `pale` is for undyed cloth, which needs a ground darker than itself.
    """
    height = width * 5 // 4
    rng = seeded(seed, "stage")
    grounds = CLAY if pale else GROUNDS
    ground = np.array(grounds[int(rng.integers(len(grounds)))], dtype=np.float32)
    rows, columns = height // 4, width // 4
    y = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, columns, dtype=np.float32)[None, :]
    light = np.asarray(1.07 - 0.10 * x - 0.085 * y + _window(rng, x, y), dtype=np.float32)
    light += 0.012 * clouds(rng, rows, columns, (5, 4)) + 0.010 * clouds(rng, rows, columns, (26, 20))
    if not laid:
        light -= np.float32(0.05) * smoothstep(0.75, 1.05, y)
    tint = 2 - np.array([1.0, 0.985, 0.96], dtype=np.float32)
    small = np.clip(ground * light[:, :, None] ** tint, 0, 255).astype(np.uint8)
    wall = Image.fromarray(small).resize((width, height), Image.Resampling.BILINEAR)
    rough = stretch(seeded("plaster").normal(0, 1.8, (FINE // 2, FINE // 2)).astype(np.float32), FINE, FINE)
    return Stage(wall, width / 1000, seed, rough)


def _window(rng: np.random.Generator, x: Floats, y: Floats) -> Floats:
    """A soft slanting patch of light with the shadow of a window bar across it."""
    across = np.asarray(x + 0.42 * y - rng.uniform(0.30, 0.55), dtype=np.float32)
    patch = smoothstep(-0.26, -0.08, across) * (1 - smoothstep(0.24, 0.46, across))
    bar = np.exp(-np.square((across - 0.09) / 0.035))
    return np.asarray(0.07 * patch * (1 - 0.6 * bar), dtype=np.float32)


def shaded(piece: Image.Image, light: Floats) -> Image.Image:
    """The piece with its brightness multiplied; `light` may be coarser than the piece. Alpha is kept."""
    fine = stretch(light, piece.height, piece.width) if light.shape != (piece.height, piece.width) else light
    rgb = np.asarray(piece.convert("RGB"), dtype=np.float32)
    # Shadows in cloth deepen the dye rather than grey it.
    dim = np.minimum(fine, 1)
    warm = np.stack([dim**0.94, dim**1.02, dim**1.05], axis=2) * np.maximum(fine, 1)[:, :, None]
    out = Image.fromarray(np.clip(rgb * warm, 0, 255).astype(np.uint8))
    if piece.mode == "RGBA":
        out.putalpha(piece.getchannel("A"))
    return out


def cut(piece: Image.Image, mask: Image.Image) -> Image.Image:
    """The piece seen only through the mask, within what it already shows."""
    alpha = ImageChops.multiply(piece.getchannel("A"), mask) if piece.mode == "RGBA" else mask
    out = piece.convert("RGBA")
    out.putalpha(alpha)
    return out
