"""Threads into light: cloth rendered from its plan, far off by cells and near by by height."""

import numpy as np

from .noise import Floats, Indices, clouds, smoothstep, stretch
from .plan import Plan

STRIP = 64
# Undyed yarn lets light through, so that its shadows are never deep.
PALE_GLOW = np.float32(0.38)


def _cell_tiles(size: int) -> Floats:
    """Shading of one crossing, size × size, for [warp on top, covered before, covered after, raised]."""
    at = (np.arange(size, dtype=np.float32) + 0.5) / size - 0.5
    tiles = np.empty((2, 2, 2, 2, size, size), dtype=np.float32)
    for raised in (0, 1):
        across = np.sqrt(np.clip(1 - (at / 0.56) ** 2, 0, 1))
        lit = 0.66 + 0.42 * across - 0.16 * at + 0.05 * raised
        for before in (0, 1):
            for after in (0, 1):
                dip = np.ones_like(at)
                if not before:
                    dip -= 0.42 * np.clip(-at * 2, 0, 1) ** 1.6
                if not after:
                    dip -= 0.5 * np.clip(at * 2, 0, 1) ** 1.6
                tiles[1, before, after, raised] = dip[:, None] * lit[None, :]
                tiles[0, before, after, raised] = dip[None, :] * lit[:, None] * 1.02
    return tiles


def far_cloth(plan: Plan, rows: slice, columns: slice, cell: int) -> Indices:
    """The cloth at `cell` pixels a thread, rows × columns of the plan, 8-bit RGB."""
    lift = plan.lift[rows, columns]
    up, down = np.roll(lift, 1, 0) == lift, np.roll(lift, -1, 0) == lift
    left, right = np.roll(lift, 1, 1) == lift, np.roll(lift, -1, 1) == lift
    before = np.where(lift, up, left)
    after = np.where(lift, down, right)
    raised = plan.motif[rows, columns] > 0
    tiles = _cell_tiles(cell).reshape(16, cell, cell)
    kind = lift * 8 + before * 4 + after * 2 + raised
    shade = tiles[kind].transpose(0, 2, 1, 3).reshape(lift.shape[0] * cell, lift.shape[1] * cell)
    if plan.pale:
        shade += PALE_GLOW * (1 - shade)
    colour = plan.face[rows, columns].repeat(cell, 0).repeat(cell, 1)
    colour *= shade[:, :, None]
    return np.clip(colour, 0, 255).astype(np.uint8)


class Fibre:
    """The hairs and twist of the yarn: a tile of streaks along the thread, and its slubs."""

    def __init__(self, plan: Plan) -> None:
        rng = plan.rng("fibre")
        streak = clouds(rng, 512, 256, (150, 128)) + 0.6 * clouds(rng, 512, 256, (300, 256))
        self.streak = np.asarray(streak, dtype=np.float32)
        bumps = 7 if plan.eri else 16
        self.warp_girth = self._girth(rng, plan.ends, plan.picks, bumps, plan.eri)
        self.weft_girth = self._girth(rng, plan.picks, plan.ends, bumps, plan.eri)

    @staticmethod
    def _girth(rng: np.random.Generator, threads: int, length: int, bumps: int, eri: bool) -> Floats:
        coarse = rng.normal(0, 1, (threads, length // bumps + 3)).astype(np.float32)
        if eri:
            coarse = coarse + 2.4 * (rng.random(coarse.shape) > 0.95)
        each = rng.normal(0, 0.03, (threads, 1))
        spread = 0.05 if eri else 0.025
        girth = each + spread * stretch(coarse.astype(np.float32), threads, length)
        return np.clip(girth, -0.12, 0.16).astype(np.float32)


def near_cloth(plan: Plan, x: Floats, y: Floats, pitch: float) -> Floats:
    """The cloth at thread coordinates x (across the ends) and y (down the picks), RGB 0 to 255.

    `pitch` is about how many pixels one thread takes; positions off the cloth repeat its outermost thread.
    """
    fibre = Fibre(plan)
    sign = plan.lift.astype(np.float32) * 2 - 1
    out = np.empty((*x.shape, 3), dtype=np.float32)
    # A few rows more than are kept above and below, so that slopes and shadows meet between strips.
    margin = _reach(pitch) + 1
    for top in range(0, x.shape[0], STRIP):
        first, last = max(top - margin, 0), min(top + STRIP + margin, x.shape[0])
        keep = slice(top - first, min(top + STRIP, x.shape[0]) - first)
        out[top : top + STRIP] = _strip(plan, fibre, sign, x[first:last], y[first:last], pitch)[keep]
    return out


def _reach(pitch: float) -> int:
    """How many pixels a thread's shadow falls to the right and down."""
    return max(1, round(pitch * 0.22))


def _strip(plan: Plan, fibre: Fibre, sign: Floats, x: Floats, y: Floats, pitch: float) -> Floats:
    i = np.clip(x.astype(np.int32), 0, plan.ends - 1)
    j = np.clip(y.astype(np.int32), 0, plan.picks - 1)
    u, v = (
        np.clip(x - i - 0.5, -0.5, 0.5).astype(np.float32),
        np.clip(y - j - 0.5, -0.5, 0.5).astype(np.float32),
    )
    flat = (j * plan.ends + i).astype(np.intp)
    upright = (i * plan.picks + j).astype(np.intp)
    here = sign.take(flat)
    next_end = j * plan.ends + np.clip(i + (u > 0) * 2 - 1, 0, plan.ends - 1)
    beside = sign.take(next_end)
    along = sign.take(np.clip(j + (v > 0) * 2 - 1, 0, plan.picks - 1) * plan.ends + i)
    laid = plan.motif > 0
    raised = laid.take(flat)
    # Where an extra weft ends it goes under, whatever the ground does beside it.
    beside[raised & ~laid.take(next_end)] = 1
    warp_crimp = here + (along - here) * (2 * v * v)
    weft_crimp = -(here + (beside - here) * (2 * u * u))
    # A thread is fullest on top of its float and drawn narrow where the next one presses it down.
    warp_half = (0.49 + fibre.warp_girth.take(upright)) * (0.86 + 0.14 * warp_crimp)
    weft_half = (0.48 + fibre.weft_girth.take(flat) + np.float32(0.12) * raised) * (0.86 + 0.14 * weft_crimp)
    warp_height = _thread_height(warp_crimp, u, warp_half)
    weft_height = _thread_height(weft_crimp, v, weft_half) + np.float32(0.06) * raised
    on_top = warp_height > weft_height
    height = np.maximum(np.maximum(warp_height, weft_height), np.float32(-0.42))

    lengthwise, sidewise = np.where(on_top, y, x), np.where(on_top, u, v)
    thread = np.where(on_top, i * 37, j * 41 + 19)
    hair = (thread + (sidewise * 26).astype(np.int32)) & 511
    streak = fibre.streak.take(hair * 256 + ((lengthwise * 9).astype(np.int32) + hair * 3 & 255))
    ply = np.sin(np.float32(2 * np.pi) * (lengthwise * 1.5 + sidewise * 1.3) + thread)
    yarn = 1 + np.float32(0.10 if plan.eri else 0.07) * streak + np.float32(0.03 if plan.eri else 0.06) * ply

    relief = (height + np.float32(0.035) * streak) * np.float32(pitch * 0.62)
    slope_x, slope_y = np.zeros_like(relief), np.zeros_like(relief)
    slope_x[:, 1:-1] = (relief[:, 2:] - relief[:, :-2]) * 0.5
    slope_y[1:-1] = (relief[2:] - relief[:-2]) * 0.5
    lit = np.maximum(0.46 * slope_x + 0.56 * slope_y + 0.69, 0)
    lit /= np.sqrt(1 + slope_x * slope_x + slope_y * slope_y)
    shadow = _cast(relief, pitch)
    hollow = smoothstep(-0.35, 0.5, height)
    shade = (0.40 + 0.78 * lit) * (0.56 + 0.44 * hollow) * (1 - 0.32 * shadow) * yarn
    if plan.pale:
        shade += PALE_GLOW * (1 - shade)
    bright = lit * lit
    bright *= bright
    gloss = np.float32(24 if plan.eri else 12) * bright * bright * hollow

    tone = np.where(on_top, plan.warp_tone_by_end.take(upright), plan.weft_tone.take(flat))
    colour = np.where(on_top[:, :, None], plan.warp_colour.take(i, 0), plan.weft_flat.take(flat, 0))
    colour *= (tone * shade)[:, :, None]
    colour += (gloss + np.float32(5))[:, :, None]
    return np.asarray(np.minimum(colour, 255), dtype=np.float32)


def _thread_height(crimp: Floats, across: Floats, half: Floats) -> Floats:
    """Height of a thread's surface: its crimp and its round section; far down where it is not."""
    section = 1 - np.square(across / half)
    return np.asarray(
        np.float32(0.3) * crimp
        + np.float32(0.42) * np.sqrt(np.maximum(section, 0))
        - np.float32(0.6) * (section <= 0),
        dtype=np.float32,
    )


def _cast(relief: Floats, pitch: float) -> Floats:
    """Where a higher thread towards the light shades a lower one, 0 to 1."""
    reach = _reach(pitch)
    shelter = np.zeros_like(relief)
    shelter[reach:, reach:] = relief[:-reach, :-reach] - relief[reach:, reach:]
    return smoothstep(0.1 * pitch, 0.5 * pitch, shelter)
