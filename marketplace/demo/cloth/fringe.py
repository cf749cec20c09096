"""Fringes: the warp ends left after the last pick, knotted and twisted into strands."""

from dataclasses import dataclass

import numpy as np

from .noise import Floats, clouds, smoothstep
from .plan import Plan

KNOT = 3.0
STEPS = 64
STRIP = 64


@dataclass(frozen=True)
class Strands:
    """How the strands of one fringe hang: their sway by strand and step, length and lean."""

    plan: Plan
    length: float
    per_strand: float
    sway: Floats
    reach: Floats
    lean: Floats


def fringe(
    plan: Plan, x: Floats, below: Floats, *, length: float, per_strand: float
) -> tuple[Floats, Floats]:
    """Colour (RGB 0 to 255) and cover (0 to 1) of the fringe at thread coordinates.

    `x` runs across the ends; `below` counts threads' widths from the last pick; a strand gathers
    `per_strand` ends and hangs about `length` below the cloth.
    """
    rng = plan.rng("fringe")
    count = int(np.ceil(plan.ends / per_strand)) + 1
    hang = np.linspace(0, 1, STEPS, dtype=np.float32)
    sway = clouds(rng, count, STEPS, (count, 4)) * hang**1.4 * np.float32(0.27 * per_strand)
    sway += clouds(rng, count, STEPS, (count // 6 + 2, 3)) * hang * np.float32(0.41 * per_strand)
    reach = (length * rng.uniform(0.88, 1.03, count)).astype(np.float32)
    lean = (rng.normal(0, 0.12, count) * per_strand / length).astype(np.float32)
    strands = Strands(plan, length, per_strand, sway, reach, lean)
    colour = np.zeros((*x.shape, 3), dtype=np.float32)
    cover = np.zeros(x.shape, dtype=np.float32)
    for top in range(0, x.shape[0], STRIP):
        rows = slice(top, top + STRIP)
        _hang(strands, x[rows], below[rows], colour[rows], cover[rows])
    return colour, cover


def _hang(strands: Strands, x: Floats, below: Floats, colour: Floats, cover: Floats) -> None:
    """Draw the strands that pass each place, the one that belongs there last."""
    per, last = np.float32(strands.per_strand), len(strands.reach) - 1
    rough = np.clip((x / per).astype(np.int32), 0, last)
    step = np.clip(below * np.float32((STEPS - 1) / strands.length), 0, STEPS - 1).astype(np.int32)
    knot = np.exp(-np.square((below - np.float32(KNOT)) * np.float32(1 / 1.7)))
    width = per * (np.float32(0.5) - np.float32(0.29) * smoothstep(0, KNOT, below) + np.float32(0.13) * knot)
    dim = np.float32(0.70) + np.float32(0.30) * smoothstep(0, 2.5, below)
    spun = np.float32(0.11) * (below > KNOT)
    for neighbour in (-1, 1, 0):
        strand = np.clip(rough + neighbour, 0, last)
        middle = (strand + np.float32(0.5)) * per
        near_end = strands.reach.take(strand) - below
        half = width * (1 + 0.30 * smoothstep(4, 0, near_end) - 0.35 * smoothstep(1, 0, near_end))
        across = x - middle - strands.sway.take(strand * STEPS + step) - strands.lean.take(strand) * below
        across /= half
        here = (np.abs(across) < 1) & (near_end > 0) & (middle < strands.plan.ends + 0.4) & (below > -0.5)
        at = np.flatnonzero(here)
        if not len(at):
            continue
        a, which = across.ravel()[at], strand.ravel()[at]
        twist = np.sin(np.float32(2 * np.pi) * (below.ravel()[at] * (1.1 / per) + a * 0.36 + which * 0.37))
        light = 0.46 + 0.48 * np.sqrt(1 - a * a) - 0.14 * a + 0.06 * knot.ravel()[at]
        light = (light + spun.ravel()[at] * twist) * dim.ravel()[at]
        end = ((which + np.where(twist > 0, 0.78, 0.22)) * per).astype(np.int32)
        yarn = strands.plan.warp_colour.take(np.clip(end, 0, strands.plan.ends - 1), 0)
        colour.reshape(-1, 3)[at] = yarn * light[:, None]
        cover.reshape(-1)[at] = 1
