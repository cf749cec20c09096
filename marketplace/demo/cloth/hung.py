"""Cloth as it hangs or lies whole: over a rod, over a peg, or out flat."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from . import drape, sewn
from .noise import clouds, smoothstep
from .plan import Kind, Plan
from .stage import Stage, set_stage, shaded


@dataclass(frozen=True)
class Hanging:
    """How a kind of piece hangs over the rod, in layout lengths.

    It is `broad` or narrower, so that its front part, the share `front` of its length, is no longer than
    `longest`; folds draw it in to the share `gathered`; the part behind shows by the share `beside`.
    """

    broad: float
    longest: float
    front: float
    gathered: float
    beside: float
    fringe: float
    fall: drape.Fall


HANGINGS: dict[Kind, Hanging] = {
    "shawl": Hanging(700, 950, 0.60, 0.86, 0.035, 26, drape.Fall(4.5, 0.75, 0.25)),
    "wrap": Hanging(780, 930, 0.54, 0.80, 0.035, 9, drape.Fall(5.5, 1.05, 0.25)),
    "stole": Hanging(440, 960, 0.50, 0.90, 0.80, 26, drape.Fall(2.6, 0.60, 0.25)),
}


def whole(plan: Plan, width: int) -> Image.Image:
    """The whole piece on its stage."""
    if plan.kind == "runner":
        return _laid(plan, width)
    stage = set_stage(plan.seed, width, laid=False, pale=plan.pale)
    if plan.kind == "scarf":
        _on_peg(plan, stage)
    else:
        _on_rod(plan, stage, HANGINGS[plan.kind])
    return stage.finish()


def _on_rod(plan: Plan, stage: Stage, how: Hanging) -> None:
    """Hung over a rod, the longer part in front; a stole shows both its ends."""
    rng = plan.rng("rod")
    px = stage.px
    rod_y, radius = px(132), px(13)
    wide = px(min(how.broad, how.longest / (how.front * plan.picks / plan.ends)))
    seen = round(wide * how.gathered)
    offset = round(seen * how.beside + rng.uniform(0, px(8)))
    left = (stage.size[0] - seen - offset) // 2
    _rod(stage, rng, rod_y, radius)
    rows = int(plan.picks * how.front)
    behind = min(plan.picks - rows, int(rows * rng.uniform(0.84, 0.95)))
    outline = (
        np.array([0, 0, 4], dtype=np.float32),
        np.array([seen, seen + px(3), seen + px(10)], dtype=np.float32),
    )
    dim = 0.90 if how.beside > 0.5 else 0.66
    for name, picks, x, light, lift in (
        ("back", behind, left + offset, dim, 13),
        ("front", rows, left, 1.0, 11),
    ):
        face = drape.panel(plan, slice(plan.picks - picks, plan.picks), wide, fringe_threads=how.fringe)
        piece = drape.hang(plan, face, left=outline[0], right=outline[1], fall=how.fall, name=name)
        piece = drape.over_rod(shaded(piece, np.full((2, 2), light, dtype=np.float32)), radius)
        stage.place(piece, (x, rod_y - radius - px(2)), lift=lift)


def _rod(stage: Stage, rng: np.random.Generator, y: int, radius: int) -> None:
    px = stage.px
    length, thick = stage.size[0] - px(90), 2 * radius
    t = np.linspace(-1, 1, thick)[:, None]
    round_light = 0.42 + 0.72 * np.sqrt(np.clip(1 - np.square(t + 0.15) / 1.4, 0, 1))
    grain = 1 + 0.07 * clouds(rng, thick, length, (5, 9)) + 0.04 * clouds(rng, thick, length, (9, 40))
    wood = np.array([(158, 118, 82), (120, 86, 60), (176, 140, 100)][int(rng.integers(3))], dtype=np.float32)
    picture = Image.fromarray(
        np.clip(wood * (round_light * grain)[:, :, None], 0, 255).astype(np.uint8)
    ).convert("RGBA")
    cord = Image.new("RGBA", (max(px(4), 1), y), (120, 104, 84, 255))
    for x in (px(96), stage.size[0] - px(100)):
        stage.place(cord, (x, 0), lift=6)
    stage.place(picture, (px(45), y - radius), lift=14)


def _on_peg(plan: Plan, stage: Stage) -> None:
    """A scarf over a peg: two tails of different length, gathered where they hang."""
    rng = plan.rng("peg")
    px = stage.px
    wide = px(min(440, 960 / (0.52 * plan.picks / plan.ends)))
    peg = (stage.size[0] // 2, px(150))
    front_rows = int(plan.picks * 0.52)
    for name, rows, spread in (
        ("back", int(plan.picks * rng.uniform(0.38, 0.45)), 92),
        ("front", front_rows, -78),
    ):
        tail = drape.panel(plan, slice(plan.picks - rows, plan.picks), wide, fringe_threads=20)
        room = px(170)
        t = np.linspace(0, 1, 30)
        open_ = smoothstep(-0.05, 0.75, t.astype(np.float32))
        centre = room + wide / 2 + px(spread) * open_
        half = wide * (0.20 + 0.27 * open_)
        piece = drape.hang(
            plan,
            tail,
            left=(centre - half).astype(np.float32),
            right=(centre + half).astype(np.float32),
            fall=drape.Fall(2.3, 1.2, 1.6),
            name=name,
        )
        if name == "back":
            piece = shaded(piece, np.full((2, 2), 0.84, dtype=np.float32))
        stage.place(drape.over_rod(piece, px(16)), (peg[0] - room - wide // 2, peg[1] - px(16)), lift=12)
    sewn.peg(stage, peg, rng)


def _laid(plan: Plan, width: int) -> Image.Image:
    """A runner laid out flat and a little askew."""
    stage = set_stage(plan.seed, width, laid=True, pale=plan.pale)
    rng = plan.rng("laid")
    px = stage.px
    wide = px(min(470, 1010 / (plan.picks / plan.ends)))
    face = drape.panel(plan, slice(0, plan.picks), wide, fringe_threads=18)
    upper = drape.panel(plan, slice(plan.picks - 1, plan.picks), wide, fringe_threads=18)
    upper = upper.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    flat = Image.new("RGBA", (wide, face.height + upper.height - 1))
    flat.paste(upper, (0, 0))
    flat.paste(face, (0, upper.height - 1))
    light = 1.03 + 0.045 * clouds(rng, 40, 20, (7, 3)) - 0.07 * np.linspace(0, 1, 20)[None, :]
    lit = shaded(flat, light.astype(np.float32))
    angle = float(rng.uniform(3, 9)) * (1 if rng.random() < 0.5 else -1)
    turned = lit.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    at = ((stage.size[0] - turned.width) // 2, (stage.size[1] - turned.height) // 2)
    stage.place(turned, at, lift=5)
    return stage.finish()
