"""Cloth in the round: panels with their fringes, hung in folds, or folded into a stack."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from .fringe import fringe
from .noise import Floats, clouds, smoothstep
from .plan import Plan
from .stage import shaded
from .weave import far_cloth

PAD = 3
GRID = (20, 60)


def panel(
    plan: Plan, rows: slice, width: int, *, columns: slice | None = None, fringe_threads: float = 0
) -> Image.Image:
    """A flat piece of the cloth `width` pixels wide, RGBA, its fringe (if any) hanging below."""
    chosen = columns or slice(0, plan.ends)
    ends = chosen.stop - chosen.start
    pitch = width / ends
    cell = int(min(max(np.ceil(pitch * 1.3), 2), 10))
    cloth = Image.fromarray(far_cloth(plan, rows, chosen, cell))
    height = max(round((rows.stop - rows.start) * pitch), 1)
    cloth = cloth.resize((width, height), Image.Resampling.BOX if cell > pitch else Image.Resampling.BICUBIC)
    below = round(fringe_threads * 1.08 * pitch)
    whole = Image.new("RGBA", (width, height + below))
    whole.paste(cloth, (0, 0))
    if below:
        whole.paste(_fringe_picture(plan, chosen, width, below, pitch, fringe_threads), (0, height))
    return whole


def _fringe_picture(
    plan: Plan, columns: slice, width: int, below: int, pitch: float, threads: float
) -> Image.Image:
    y, x = np.mgrid[0 : 2 * below, 0 : 2 * width].astype(np.float32)
    x = x / (2 * pitch) + columns.start
    y = y / (2 * pitch)
    colour, cover = fringe(plan, x, y, length=threads, per_strand=strand_of(plan))
    backing = plan.warp_colour[np.clip(x[0].astype(np.int32), 0, plan.ends - 1)]
    colour = np.where(cover[:, :, None] > 0, colour, backing[None])
    both = np.concatenate([np.clip(colour, 0, 255), cover[:, :, None] * 255], axis=2).astype(np.uint8)
    return Image.fromarray(both).reduce(2)


def strand_of(plan: Plan) -> float:
    """How many ends are gathered into one strand of fringe."""
    return 5.0 if plan.eri else 4.0


def padded(piece: Image.Image, pad: int = PAD) -> Image.Image:
    """The piece with a clear margin, so that its edges stay smooth when it is bent."""
    out = Image.new("RGBA", (piece.width + 2 * pad, piece.height + 2 * pad))
    out.paste(piece, (pad, pad))
    return out


def bend(piece: Image.Image, size: tuple[int, int], source_x: Floats, source_y: Floats) -> Image.Image:
    """The piece redrawn at `size`, where node (row, column) of an even grid shows source pixel (x, y)."""
    rows, columns = source_x.shape
    ys = np.linspace(0, size[1], rows).round().astype(int).tolist()
    xs = np.linspace(0, size[0], columns).round().astype(int).tolist()
    sx, sy = source_x.tolist(), source_y.tolist()
    mesh = []
    for r in range(rows - 1):
        for c in range(columns - 1):
            if xs[c] == xs[c + 1] or ys[r] == ys[r + 1]:
                continue
            corners = ((r, c), (r + 1, c), (r + 1, c + 1), (r, c + 1))
            quad = tuple(value for a, b in corners for value in (sx[a][b], sy[a][b]))
            mesh.append(((xs[c], ys[r], xs[c + 1], ys[r + 1]), quad))
    return piece.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


@dataclass(frozen=True)
class Fall:
    """How cloth hangs: folds across it, about their steepest slope, and the share of that at the top."""

    count: float
    depth: float
    top: float


def folds(rng: np.random.Generator, rows: int, columns: int, fall: Fall) -> tuple[Floats, Floats, Floats]:
    """Vertical folds over a grid: where along the cloth each node lies (0 to 1), depth, and light."""
    count, depth, top = fall.count, fall.depth, fall.top
    y = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, columns, dtype=np.float32)[None, :]
    grow = top + (1 - top) * smoothstep(-0.1, 0.8, y)
    z = np.zeros((rows, columns), dtype=np.float32)
    for share, times in ((1.0, 1.0), (0.55, 1.7), (0.3, 2.9)):
        frequency = count * times * float(rng.uniform(0.9, 1.1))
        phase = float(rng.uniform(0, 1)) + float(rng.uniform(-0.22, 0.22)) * y
        bowed = x + 0.04 * np.sin(2 * np.pi * (x * 1.3 + float(rng.uniform(0, 1))))
        z += share / frequency * np.sin(2 * np.pi * (bowed * frequency + phase)).astype(np.float32)
    z *= grow * np.float32(depth / (2 * np.pi) * 1.1)
    slope = np.empty_like(z)
    slope[:, 1:-1] = (z[:, 2:] - z[:, :-2]) * ((columns - 1) / 2)
    slope[:, 0], slope[:, -1] = slope[:, 1], slope[:, -2]
    length = np.cumsum(np.sqrt(1 + slope * slope), axis=1)
    along = (length - length[:, :1]) / (length[:, -1:] - length[:, :1])
    steep = slope / np.sqrt(1 + slope * slope)
    hollow = np.clip(-z * count / max(depth, 0.01) * 3, 0, 1)
    light = 1 + 0.46 * steep - 0.16 * steep * steep - 0.20 * hollow
    return along.astype(np.float32), z.astype(np.float32), light.astype(np.float32)


def hang(
    plan: Plan,
    piece: Image.Image,
    *,
    left: Floats,
    right: Floats,
    fall: Fall,
    name: str = "",
) -> Image.Image:
    """The piece hanging in folds. `left` and `right` are its outline in pixels, from top to bottom."""
    rows, columns = GRID
    flat = padded(piece)
    width = int(np.ceil(max(float(right.max()), 1))) + 2 * PAD
    height = flat.height + round(0.02 * piece.width)
    at = np.linspace(0, 1, rows)
    lefts = np.interp(at, np.linspace(0, 1, len(left)), left)[:, None] + PAD
    rights = np.interp(at, np.linspace(0, 1, len(right)), right)[:, None] + PAD
    along, z, light = folds(plan.rng("folds", name), rows, columns, fall)
    x = np.linspace(0, width, columns)[None, :]
    u = (x - lefts) / (rights - lefts)
    inside = np.clip(u, 0, 1) * (columns - 1)
    low = np.minimum(inside.astype(int), columns - 2)
    row = np.arange(rows)[:, None]
    share = inside - low
    place = along[row, low] * (1 - share) + along[row, low + 1] * share + (u - np.clip(u, 0, 1))
    lift = z[row, low] * (1 - share) + z[row, low + 1] * share
    glow = light[row, low] * (1 - share) + light[row, low + 1] * share
    source_x = PAD + place * piece.width
    source_y = np.linspace(0, height, rows)[:, None] - lift * at[:, None] * piece.width * 0.24
    bent = bend(flat, (width, height), source_x.astype(np.float32), source_y.astype(np.float32))
    return shaded(bent, (glow * (1.03 - 0.10 * at[:, None])).astype(np.float32))


def over_rod(piece: Image.Image, radius: int) -> Image.Image:
    """The piece with its first `radius` rows rounded as they come over a rod."""
    light = np.ones((piece.height, 1), dtype=np.float32)
    reach = max(2 * radius, 2)
    t = np.linspace(0, 1, reach)
    light[:reach, 0] = 0.72 + 0.42 * np.sin(np.pi * np.clip(t * 0.9 + 0.06, 0, 1)) ** 0.8 - 0.1 * t
    light[reach : reach * 2, 0] = np.linspace(light[reach - 1, 0], 1, len(light[reach : reach * 2, 0]))
    return shaded(piece, np.repeat(light, 2, axis=1))


def stack(plan: Plan, width: int, *, layers: int, fringed: float) -> Image.Image:
    """The cloth folded into a stack, seen from a little above its front edge; RGBA, about `width` wide."""
    rng = plan.rng("stack")
    thick = round(width * 0.084)
    depth_rows = min(int(plan.picks * 0.42), int(plan.ends * 0.86))
    near = panel(plan, slice(plan.picks - depth_rows, plan.picks), width)
    top_height = round(width * 0.56)
    lean = float(rng.uniform(-0.06, 0.06)) * width
    narrow = 0.085 * width
    tail = round(fringed * width)
    height = top_height + layers * thick + tail + round(0.05 * width)
    out = Image.new("RGBA", (round(width * 1.12), height))
    margin = round(width * 0.06)
    base = top_height + (layers - 1) * thick
    if tail:
        _lay_tail(plan, out, margin, base + thick - round(0.012 * width), width, tail)
    for layer in range(layers - 1, 0, -1):
        shift = int(rng.integers(-8, 9) * width / 700)
        rows = max(int(thick * 1.35 / width * plan.ends), 8)
        start = int(rng.integers(plan.picks // 6, max(plan.picks - rows - 1, plan.picks // 6 + 1)))
        start = min(start, plan.picks - rows)
        band = panel(plan, slice(start, start + rows), width).resize((width, thick + 2))
        out.alpha_composite(_rounded(band, rng, top=False), (margin + shift, top_height + layer * thick))
    roll = round(thick * 1.3 * plan.ends / width)
    first = max(plan.picks - depth_rows - roll, 0)
    lip = panel(plan, slice(first, first + roll), width).resize((width, thick + 2))
    top = _top_face(near, rng, width, top_height, narrow, lean, margin)
    out.alpha_composite(
        _rounded(lip.transpose(Image.Transpose.FLIP_TOP_BOTTOM), rng, top=True), (margin, top_height - 1)
    )
    out.alpha_composite(top, (0, 0))
    return out


def _top_face(
    face: Image.Image,
    rng: np.random.Generator,
    width: int,
    height: int,
    narrow: float,
    lean: float,
    margin: int,
) -> Image.Image:
    rows, columns = 24, 30
    flat = padded(face.transpose(Image.Transpose.FLIP_TOP_BOTTOM))
    size = (width + 2 * margin, height + 2)
    t = np.linspace(0, 1, rows)[:, None]
    x = np.linspace(0, size[0], columns)[None, :]
    far = 1 - t
    soft = clouds(rng, rows, 2, (5, 2)) * np.sin(np.pi * t) * 0.006 * width
    lefts = margin + far * (narrow + lean) + soft[:, :1]
    rights = margin + width - far * (narrow - lean) + soft[:, 1:]
    u = (x - lefts) / (rights - lefts)
    wave = clouds(rng, rows, columns, (3, 4)) * 0.006 * width
    # Distances shrink away from the eye; the last pick is a little in from the far corner.
    source_t = t**1.0 * 0.72 + t**2 * 0.28
    source_x = PAD + u * face.width
    source_y = PAD + source_t * (face.height + 1) + wave * np.sin(np.pi * t) - 2 * (t == 0)
    bent = bend(flat, size, source_x.astype(np.float32), source_y.astype(np.float32))
    light = 1.06 + 0.07 * clouds(rng, rows, columns, (4, 3)) - 0.10 * np.linspace(0, 1, columns)[None, :]
    light = (
        light
        - 0.05 * (1 - t)
        - 0.16 * (1 - smoothstep(0, 0.05, t.astype(np.float32)))
        + 0.05 * smoothstep(0.75, 1.0, t.astype(np.float32))
    )
    return shaded(bent, light.astype(np.float32))


def _rounded(band: Image.Image, rng: np.random.Generator, *, top: bool) -> Image.Image:
    """A fold seen end on: the cloth going round it, dark where layers meet, its corners soft."""
    t = np.linspace(0, 1, band.height)[:, None]
    if top:
        light = 1.10 - 0.62 * t**1.7
    else:
        light = 0.42 + 0.62 * np.sin(np.pi * np.clip(0.12 + t * 0.86, 0, 1)) ** 0.9 - 0.12 * t
    side = np.linspace(0, 1, band.width)[None, :]
    ends = smoothstep(0, 0.02, side.astype(np.float32)) * (1 - smoothstep(0.98, 1, side.astype(np.float32)))
    light = light * (0.72 + 0.28 * ends) * (1 - 0.10 * side)
    light = light + 0.03 * clouds(rng, band.height, band.width, (2, 9))
    lit = shaded(band, light.astype(np.float32))
    bulge = np.sqrt(np.clip(1 - np.square(np.maximum(t * 2 - 1, -1 if not top else 0)), 0, 1))
    inset = (1 - bulge) * band.height * 0.30 + 1
    x = np.arange(band.width)[None, :]
    mask = np.clip(np.minimum(x - inset, band.width - 1 - inset - x) + 1, 0, 1) * 255
    lit.putalpha(Image.fromarray(mask.astype(np.uint8)))
    return lit


def _lay_tail(plan: Plan, out: Image.Image, left: int, top: int, width: int, tail: int) -> None:
    """The fringe of the lowest layer, lying out in front on the table."""
    threads = tail / (width / plan.ends) * 1.5
    strip = panel(plan, slice(plan.picks - 6, plan.picks), width, fringe_threads=threads)
    strip = strip.resize((width, round(strip.height * 0.68)), Image.Resampling.BOX)
    t = np.linspace(0, 1, strip.height, dtype=np.float32)[:, None]
    light = 0.62 + 0.42 * smoothstep(0, 0.5, t)
    lit = shaded(strip, np.repeat(light, 2, axis=1))
    out.alpha_composite(lit.crop((0, 0, width, min(strip.height, out.height - top))), (left, top))
