"""What is sewn on: yarn and stitches, webbing, zips, tassels, buttons."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from .noise import Floats, smoothstep
from .palette import Colour

BRASS: Colour = (176, 146, 92)
WOOD: Colour = (150, 108, 72)


def tint(colour: Colour, light: Floats) -> Image.Image:
    """An RGB picture of one colour under the given light."""
    return Image.fromarray(
        np.clip(np.array(colour, dtype=np.float32) * light[:, :, None], 0, 255).astype(np.uint8)
    )


def with_cover(picture: Image.Image, cover: Floats) -> Image.Image:
    """The picture with `cover` (0 to 1) as its alpha."""
    out = picture.convert("RGBA")
    out.putalpha(Image.fromarray(np.clip(cover * 255, 0, 255).astype(np.uint8)))
    return out


def yarn(length: int, thickness: int, colour: Colour) -> Image.Image:
    """A straight piece of plied yarn, lying left to right, with round ends; RGBA."""
    long, thick = max(length, 3) * 2, max(thickness, 2) * 2
    s = np.arange(long, dtype=np.float32)[None, :] + 0.5
    t = ((np.arange(thick, dtype=np.float32) + 0.5) / thick * 2 - 1)[:, None]
    end = np.minimum(s, long - s) / (thick * 0.75)
    half = np.sqrt(np.clip(1 - np.square(1 - np.clip(end, 0, 1)), 0, 1))
    across = t / np.maximum(half, 0.05)
    twist = np.sin(2 * np.pi * (s / thick * 0.95 + t * 0.36))
    light = 0.50 + 0.50 * np.sqrt(np.clip(1 - across**2, 0, 1)) - 0.14 * t + 0.10 * twist
    light = light * (0.72 + 0.28 * smoothstep(0, 1.2, end.astype(np.float32)))
    cover = (np.abs(across) < 1).astype(np.float32)
    return with_cover(tint(colour, light.astype(np.float32)), cover).reduce(2)


@dataclass(frozen=True)
class Stitch:
    """Running stitches of one yarn: the length of each, the gap after it and its thickness, in pixels."""

    colour: Colour
    length: float
    gap: float
    thickness: float


def stitch_line(
    piece: Image.Image, start: tuple[float, float], stop: tuple[float, float], stitch: Stitch
) -> None:
    """Running stitches on an RGBA piece, evenly spaced from start to stop, each pressed a little into it."""
    dx, dy = stop[0] - start[0], stop[1] - start[1]
    whole = float(np.hypot(dx, dy))
    count = max(int((whole + stitch.gap) / (stitch.length + stitch.gap)), 1)
    angle = -float(np.degrees(np.arctan2(dy, dx)))
    one = yarn(round(stitch.length), round(stitch.thickness), stitch.colour)
    one = one.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    dark = Image.new("RGBA", one.size, (24, 18, 14, 0))
    dark.putalpha(one.getchannel("A").point(lambda level: int(level * 0.5)))
    drop = max(1, round(stitch.thickness * 0.28))
    for n in range(count):
        share = (n + 0.5) / count
        x = round(start[0] + dx * share - one.width / 2)
        y = round(start[1] + dy * share - one.height / 2)
        _over(piece, dark, (x + drop // 2, y + drop))
        _over(piece, one, (x, y))


def _over(piece: Image.Image, top: Image.Image, at: tuple[int, int]) -> None:
    """Lay one RGBA picture on another, cutting off what falls outside."""
    left, upper = max(-at[0], 0), max(-at[1], 0)
    if left < top.width and upper < top.height and at[0] < piece.width and at[1] < piece.height:
        piece.alpha_composite(top, (max(at[0], 0), max(at[1], 0)), (left, upper))


def lay_on(
    piece: Image.Image, top: Image.Image, at: tuple[int, int], shadow: float = 0.4, drop: int = 4
) -> None:
    """Lay one RGBA picture on another with a small soft shadow."""
    dark = Image.new("RGBA", top.size, (24, 18, 14, 0))
    dark.putalpha(top.getchannel("A").point(lambda level: int(level * shadow * 0.5)))
    for step in (1, 2):
        _over(piece, dark, (at[0] + drop * step // 2, at[1] + drop * step // 2 + 1))
    _over(piece, top, at)


def webbing_light(along: Floats, across: Floats, pitch: float) -> Floats:
    """The light on a plain woven band, at distances along it and across it in pixels."""
    s, d = along / pitch, across / pitch
    warp = (np.floor(s) + np.floor(d)) % 2 == 0
    u, v = d - np.floor(d) - 0.5, s - np.floor(s) - 0.5
    over = np.where(warp, u, v)
    end = np.where(warp, v, u)
    light = (0.70 + 0.42 * np.sqrt(np.clip(1 - np.square(over / 0.55), 0, 1))) * (1 - 1.1 * end * end)
    return np.asarray(light, dtype=np.float32)


def band(width: int, height: int, colour: Colour, pitch: float) -> Image.Image:
    """A straight woven band standing upright, rounded a little at both edges; RGBA."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = webbing_light(y, x, pitch)
    edge = np.minimum(x, width - 1 - x) / max(width * 0.10, 1)
    light = light * (0.72 + 0.28 * np.clip(edge, 0, 1))
    return tint(colour, light).convert("RGBA")


def arch(width: int, height: int, thickness: float, colour: Colour, pitch: float) -> Image.Image:
    """A woven handle standing in a ∩, `width` × `height` outside; RGBA."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    outer = width / 2
    middle = outer - thickness / 2
    dx, dy = x - outer + 0.5, y - outer + 0.5
    radius = np.hypot(dx, dy)
    up = dy < 0
    across = np.where(up, radius - middle, np.abs(dx) - middle) + thickness / 2
    along = np.where(up, np.arctan2(dx, -dy) * middle, np.sign(dx) * (dy + np.pi / 2 * middle))
    light = webbing_light(along + 9999 * pitch, across, pitch)
    edge = np.clip(np.minimum(across, thickness - across) / (thickness * 0.16), 0, 1)
    light = light * (0.70 + 0.30 * edge) * (1.02 - 0.12 * dx / outer - 0.06 * np.clip(-dy / outer, 0, 1))
    cover = np.clip(np.minimum(across, thickness - across) + 0.5, 0, 1)
    return with_cover(tint(colour, light.astype(np.float32)), cover.astype(np.float32))


def zip_strip(length: int, height: int, tape: Colour) -> Image.Image:
    """A closed zip lying left to right on its tape; RGBA."""
    period = max(round(height * 0.34), 4)
    y, x = np.mgrid[0 : height * 2, 0:period].astype(np.float32)
    x, y = x / 2, y / 2
    cloth = webbing_light(x, y, period / 8) * 0.94
    middle = (y - height / 2) / height
    groove = np.exp(-np.square(middle / 0.17))
    edge = np.clip(np.minimum(y, height - y) / (height * 0.06), 0, 1)
    picture = np.array(tape, dtype=np.float32) * (cloth * (1 - 0.55 * groove))[:, :, None]
    for row in (0, 1):
        phase = (x / (period / 2) + row * 0.5) % 1 - 0.5
        centre = -0.035 if row == 0 else 0.035
        inside = np.maximum(np.abs(phase) / 0.36, np.abs(middle - centre) / 0.125)
        shine = 1.12 - 0.55 * inside**3 - 0.35 * phase - 1.5 * (middle - centre)
        metal = np.array(BRASS, dtype=np.float32) * np.clip(shine, 0.25, 1.5)[:, :, None]
        picture = np.where((inside < 1)[:, :, None], metal, picture)
    picture *= (0.75 + 0.25 * edge)[:, :, None]
    tile = np.clip(picture, 0, 255).astype(np.uint8)
    long = np.tile(tile, (1, length * 2 // period + 1, 1))[:, : length * 2]
    return Image.fromarray(np.ascontiguousarray(long)).reduce(2).convert("RGBA")


def slider(size: int) -> Image.Image:
    """The brass slider of a zip and the ring its pull is tied to; RGBA, `size` wide."""
    big = size * 3
    picture = Image.new("RGBA", (big, round(big * 1.1)))
    draw = ImageDraw.Draw(picture)
    body = (big * 0.08, big * 0.10, big * 0.92, big * 0.78)
    draw.rounded_rectangle(body, big * 0.22, fill=_shade(BRASS, 0.58))
    draw.rounded_rectangle(
        (body[0], body[1], body[2] - big * 0.05, body[3] - big * 0.07), big * 0.2, fill=BRASS
    )
    draw.rounded_rectangle(
        (big * 0.2, big * 0.18, big * 0.72, big * 0.36), big * 0.09, fill=_shade(BRASS, 1.28)
    )
    for inset, light in ((0.0, 0.5), (0.035, 1.1)):
        box = (big * (0.3 + inset), big * (0.40 + inset), big * (0.7 - inset), big * (1.05 - inset))
        draw.ellipse(box, outline=_shade(BRASS, light), width=max(round(big * 0.055), 1))
    return picture.reduce(3)


def _shade(colour: Colour, light: float) -> Colour:
    red, green, blue = (min(255, int(part * light)) for part in colour)
    return red, green, blue


def button(size: int) -> Image.Image:
    """A turned wooden button with two holes; RGBA."""
    y, x = np.mgrid[-1 : 1 : size * 2j, -1 : 1 : size * 2j].astype(np.float32)
    r = np.hypot(x, y)
    rings = 1 + 0.05 * np.sin(16 * np.hypot(x - 0.5, y * 0.5) + 3 * x)
    rim = np.exp(-np.square((r - 0.84) / 0.1))
    light = (
        (0.95 - 0.18 * x - 0.22 * y) * rings
        + rim * (-0.20 * x - 0.26 * y)
        - 0.12 * np.exp(-np.square((r - 0.7) / 0.06))
    )
    for side in (-0.2, 0.2):
        light = light * (1 - 0.75 * (np.hypot(x - side, y) < 0.1))
    cover = np.clip((1 - r) * size, 0, 1)
    return with_cover(tint(WOOD, light.astype(np.float32)), cover.astype(np.float32)).reduce(2)


def tassel(
    rng: np.random.Generator, length: int, width: int, yarns: tuple[Colour, Colour], binding: Colour
) -> Image.Image:
    """A tassel hanging from its loop: head, binding, and a skirt of threads; RGBA, `width` × `length`."""
    y, x = np.mgrid[0 : length * 2, 0 : width * 2].astype(np.float32)
    x, y = x / 2, y / 2
    head, neck = length * 0.17, length * 0.24
    flare = 0.30 + 0.14 * smoothstep(neck, length, y)
    strands = 17
    centre = (x - width / 2) / width
    spread = centre / flare
    wander = np.interp(np.linspace(0, 1, strands), [0, 1], [0, 0]) + rng.normal(0, 0.05, strands)
    lane = np.clip((spread * 0.5 + 0.5) * strands, 0, strands - 1e-3)
    lane = np.clip(lane + wander[lane.astype(int)] * smoothstep(neck, length, y) * 6, 0, strands - 1e-3)
    strand = lane.astype(int)
    across = (lane - strand) * 2 - 1
    fall = length * rng.uniform(0.93, 1.0, strands)
    skirt = (np.abs(spread) < 1) & (y >= head) & (y < fall[strand])
    fine = np.sin(2 * np.pi * (y / width * 5 + across * 0.35 + strand * 0.3))
    light = 0.52 + 0.42 * np.sqrt(np.clip(1 - across**2, 0, 1)) - 0.20 * spread + 0.07 * fine
    light = light * (0.70 + 0.3 * smoothstep(neck, neck + length * 0.12, y))
    two = np.array(yarns, dtype=np.float32)[(rng.random(strands) < 0.3).astype(int)]
    colour = two[strand] * light[:, :, None]
    bound = (np.abs(centre) < 0.25) & (y >= head) & (y < neck)
    turns = 0.6 + 0.4 * np.abs(np.sin(np.pi * (y - head) / max((neck - head) / 4, 1)))
    colour = np.where(
        bound[:, :, None],
        np.array(binding, dtype=np.float32) * (turns * (1 - 1.4 * centre**2 * 4 - 0.3 * centre))[:, :, None],
        colour,
    )
    ball = np.hypot(centre / 0.29, (y - head * 0.62) / (head * 0.62))
    colour = np.where(
        ((ball < 1) & (y < head))[:, :, None],
        np.array(yarns[0], dtype=np.float32)
        * (0.5 + 0.6 * np.sqrt(np.clip(1 - ball**2, 0, 1)) + 0.06 * np.sin(centre * 90))[:, :, None],
        colour,
    )
    cover = (skirt | bound | ((ball < 1) & (y < head))).astype(np.float32)
    return with_cover(Image.fromarray(np.clip(colour, 0, 255).astype(np.uint8)), cover).reduce(2)
