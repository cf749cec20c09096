"""The four pictures of a piece: whole, close, folded, edge."""

from typing import Literal, get_args

import numpy as np
from PIL import Image, ImageFilter

from . import drape, hung, sewn
from .fringe import fringe
from .noise import Floats, clouds, smoothstep, stretch
from .plan import Plan, plan_piece
from .stage import set_stage
from .weave import near_cloth

View = Literal["whole", "close", "folded", "edge"]
VIEWS: tuple[View, ...] = get_args(View)
SEWN = ("cushion", "sleeve", "pouch", "tote", "bookmarks")


def draw_cloth(
    *,
    sku: str,
    title: str,
    category: str,
    fibre: str,
    technique: str,
    colour: str,
    length_cm: int,
    width_cm: int,
    view: View,
    width: int = 1600,
) -> Image.Image:
    """One picture of a piece, RGB, `width` × 5/4 `width` pixels; the same arguments give the same bytes."""
    plan = plan_piece(
        sku=sku,
        title=title,
        category=category,
        fibre=fibre,
        technique=technique,
        colour=colour,
        length_cm=length_cm,
        width_cm=width_cm,
    )
    return _draw(plan, view, width)


def draw_views(
    *,
    sku: str,
    title: str,
    category: str,
    fibre: str,
    technique: str,
    colour: str,
    length_cm: int,
    width_cm: int,
    width: int = 1600,
) -> dict[View, Image.Image]:
    """All four pictures of a piece, each equal to what `draw_cloth` gives, from one plan."""
    plan = plan_piece(
        sku=sku,
        title=title,
        category=category,
        fibre=fibre,
        technique=technique,
        colour=colour,
        length_cm=length_cm,
        width_cm=width_cm,
    )
    return {view: _draw(plan, view, width) for view in VIEWS}


def _draw(plan: Plan, view: View, width: int) -> Image.Image:
    if view == "close":
        return _close(plan, width)
    if view == "edge":
        return sewn.edge(plan, width) if plan.kind in SEWN else _edge(plan, width)
    if view == "folded":
        return (
            sewn.resting(plan, width)
            if plan.kind in ("sleeve", "pouch", "tote", "bookmarks")
            else _folded(plan, width)
        )
    return sewn.whole(plan, width) if plan.kind in SEWN else hung.whole(plan, width)


def _folded(plan: Plan, width: int) -> Image.Image:
    stage = set_stage(plan.seed + "folded", width, laid=True, pale=plan.pale)
    rng = plan.rng("folded")
    fringed = 0.0 if plan.kind == "cushion" else 0.09
    pile = drape.stack(
        plan, stage.px(790), layers=3 if plan.kind == "cushion" else int(rng.integers(4, 6)), fringed=fringed
    )
    at = ((stage.size[0] - pile.width) // 2, (stage.size[1] - pile.height) // 2 + stage.px(20))
    stage.place(pile, at, lift=12)
    return stage.finish()


def _focus(plan: Plan) -> tuple[float, float]:
    """The crossing a close picture is centred on: the edge of a band of motifs where there is one."""
    rng = plan.rng("focus")
    share = (plan.motif > 0).mean(axis=1)
    share[share > 0.9] = 0
    figured = np.flatnonzero(share > max(0.12, 0.6 * float(share.max())))
    figured = figured[len(figured) // 2 :]
    row = float(figured[int(rng.integers(len(figured)))]) if len(figured) else plan.picks * 0.5
    column = plan.ends * float(rng.uniform(0.24, 0.5))
    return min(max(column, 44), plan.ends - 44), min(max(row, 46), plan.picks - 46)


def _close(plan: Plan, width: int) -> Image.Image:
    """A macro, the cloth tilted away, sharp in the middle and soft towards its far and near edges."""
    height = width * 5 // 4
    rng = plan.rng("close")
    column, row = _focus(plan)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = (x - width / 2) / width, (y - height / 2) / width
    turn = float(rng.uniform(-0.16, 0.16))
    threads = 66.0
    near = 1 / (1 + 0.30 * y)
    wave = 0.016 * clouds(rng, height, width, (4, 3))
    across, down = (x + wave) * near * threads, (y + wave * 0.7) * near * threads * 1.12
    wander_x = 0.16 * clouds(rng, height, width, (24, 40))
    wander_y = 0.16 * clouds(rng, height, width, (40, 24))
    cloth = near_cloth(
        plan,
        column + across * np.cos(turn) - down * np.sin(turn) + wander_x,
        row + across * np.sin(turn) + down * np.cos(turn) + wander_y,
        width / threads,
    )
    roll = stretch(np.gradient(stretch(wave, 50, 40), axis=1).astype(np.float32), height, width)
    light = 1.12 - 0.16 * (x + 0.5) - 0.14 * np.abs(y) + 26 * roll
    sharp = Image.fromarray(np.clip(cloth * light[:, :, None], 0, 255).astype(np.uint8))
    return _focused(sharp, y, width)


def _focused(sharp: Image.Image, y: Floats, width: int) -> Image.Image:
    soft = (
        sharp.reduce(2)
        .filter(ImageFilter.GaussianBlur(width / 700))
        .resize(sharp.size, Image.Resampling.BILINEAR)
    )
    away = smoothstep(0.26, 0.66, np.abs(y + 0.02)) * 255
    return Image.composite(soft, sharp, Image.fromarray(away.astype(np.uint8)))


def _edge(plan: Plan, width: int) -> Image.Image:
    """The corner of the piece: its selvedge, its last pick and the fringe below."""
    stage = set_stage(plan.seed + "edge", width, laid=True, pale=plan.pale)
    rng = plan.rng("edge")
    height = stage.size[1]
    threads = 100.0
    pitch = width / threads
    turn = float(rng.uniform(-0.10, 0.02))
    length = 36.0 if plan.kind != "wrap" else 18.0
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wave = clouds(rng, height, width, (4, 3))
    x = x / pitch - 17 + 0.5 * wave
    y = y / pitch - (threads * 1.25 - length - 20) + 0.6 * wave
    across = x * np.cos(turn) - y * np.sin(turn) + 0.14 * clouds(rng, height, width, (30, 40))
    down = x * np.sin(turn) + y * np.cos(turn) + 0.14 * clouds(rng, height, width, (40, 30))
    # Each pick turns back round the outermost end, so the selvedge is a row of small loops.
    loops = -0.35 - 0.22 * np.abs(np.sin(np.pi * (down + 0.02)))
    shown = smoothstep(0, 0.16, across - loops) * smoothstep(0, 0.3, -down)
    last = min(int(np.flatnonzero((down < 0.5).any(axis=1))[-1]) + 1, height)
    first = int(np.flatnonzero((down > -1).any(axis=1))[0])
    colour = np.zeros((height, width, 3), dtype=np.float32)
    colour[:last] = near_cloth(plan, across[:last], plan.picks + down[:last], pitch)
    selvedge = 0.62 + 0.38 * smoothstep(-0.5, 1.2, across)
    colour *= (selvedge * (1.04 + 0.03 * wave))[:, :, None]
    below = down[first:]
    strands, cover = fringe(plan, across[first:], below, length=length, per_strand=drape.strand_of(plan))
    np.copyto(colour[first:], strands, where=below[:, :, None] >= 0)
    laid = Image.fromarray(np.clip(colour, 0, 255).astype(np.uint8))
    shown[first:] = np.maximum(shown[first:], cover * (across[first:] > -0.5))
    mask = shown * 255
    whole = Image.fromarray(mask.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.6))
    laid.putalpha(whole)
    stage.place(laid, (0, 0), lift=6)
    return stage.finish()
