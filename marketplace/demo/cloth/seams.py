"""Near views of sewn pieces: the cord, stitches, zip, strap or tassel where it meets the cloth."""

import numpy as np
from PIL import Image, ImageFilter

from . import haberdashery as notions
from .noise import Floats, clouds, smoothstep
from .plan import BOOKMARK_ENDS, Plan
from .sewn import thread_colour
from .stage import Stage, set_stage, shaded
from .weave import near_cloth

THREADS = 88.0


def _cloth_below(
    plan: Plan, stage: Stage, hem: int, *, column: float, row: float, rolled: float, turn: float = 0.0
) -> Image.Image:
    """Cloth filling the picture below a hem at `hem` pixels, rounded over within `rolled` pixels; RGBA."""
    width, height = stage.size
    rng = plan.rng("seam")
    pitch = width / THREADS
    y, x = np.mgrid[hem:height, 0:width].astype(np.float32)
    x, y = x / pitch, (y - hem) / pitch
    wave = clouds(rng, height - hem, width, (3, 3))
    across = x + turn * y + 0.15 * clouds(rng, height - hem, width, (26, 40)) + 0.3 * wave
    down = y - turn * x + 0.15 * clouds(rng, height - hem, width, (40, 26)) + 0.3 * wave
    over = np.clip(1 - y * pitch / rolled, 0, 1)
    down = down - over**3 * rolled / pitch * 0.25
    cloth = near_cloth(plan, column + across, row + down, pitch)
    light = 1.08 - 0.46 * over**2.2 - 0.10 * x / THREADS + 0.05 * wave
    picture = Image.fromarray(np.clip(cloth * light[:, :, None], 0, 255).astype(np.uint8))
    whole = Image.new("RGBA", (width, height))
    whole.paste(picture, (0, hem))
    return whole


def _start(plan: Plan, rows: float) -> tuple[float, float]:
    return plan.ends * 0.5 - THREADS / 2, min(max(plan.picks * rows, 0), plan.picks - 1)


def _softened(piece: Image.Image, width: int) -> Image.Image:
    """Out of focus towards the bottom, as a near lens sees it."""
    soft = piece.reduce(2).filter(ImageFilter.GaussianBlur(width / 800))
    soft = soft.resize(piece.size, Image.Resampling.BILINEAR)
    t = np.linspace(0, 1, piece.height, dtype=np.float32)[:, None]
    away = np.repeat(smoothstep(0.72, 1.0, t) * 255, piece.width, axis=1)
    return Image.composite(soft, piece, Image.fromarray(away.astype(np.uint8)))


def seam(plan: Plan, width: int) -> Image.Image:
    """The near view that belongs to this kind of piece."""
    stage = set_stage(plan.seed + "edge", width, laid=True, pale=plan.pale)
    draw = {
        "cushion": _corded,
        "sleeve": _stitched,
        "pouch": _zipped,
        "tote": _strapped,
        "bookmarks": _tasselled,
    }
    draw[plan.kind](plan, stage)
    return stage.finish()


def _tilted(stage: Stage, piece: Image.Image, angle: float, lift: float) -> None:
    """Place a full-size piece turned a little about the middle of the picture."""
    width, height = piece.size
    turn = np.radians(angle)
    a, b = float(np.cos(turn) / 1.2), float(np.sin(turn) / 1.2)
    middle_x, middle_y = width / 2, height / 2
    matrix = (a, -b, middle_x - a * middle_x + b * middle_y, b, a, middle_y - b * middle_x - a * middle_y)
    stage.place(
        piece.transform(piece.size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC),
        (0, 0),
        lift=lift,
    )


def _corded(plan: Plan, stage: Stage) -> None:
    px, width = stage.px, stage.size[0]
    hem, thick = px(390), px(40)
    column, row = _start(plan, 0.04)
    piece = _cloth_below(plan, stage, hem, column=column, row=row, rolled=px(250))
    cord = notions.yarn(width + thick * 4, thick, plan.palette.dark)
    notions.lay_on(
        piece, cord.crop((thick * 2, 0, thick * 2 + width, cord.height)), (0, hem - thick // 2), 0.6, px(12)
    )
    _tilted(stage, _softened(piece, width), float(plan.rng("tilt").uniform(5, 9)), 11)


def _stitched(plan: Plan, stage: Stage) -> None:
    px, width = stage.px, stage.size[0]
    hem = px(400)
    column, row = _start(plan, 0.12)
    piece = _cloth_below(plan, stage, hem, column=column, row=row, rolled=px(60))
    for line in (px(70), px(122)):
        notions.stitch_line(
            piece,
            (-px(20), hem + line),
            (width + px(20), hem + line),
            notions.Stitch(thread_colour(plan), px(46), px(30), px(15)),
        )
    knob = px(150)
    notions.lay_on(piece, notions.button(knob), (px(600), hem + px(190)), 0.6, px(12))
    cross = notions.yarn(round(knob * 0.30), px(13), thread_colour(plan))
    piece.alpha_composite(
        cross, (px(600) + (knob - cross.width) // 2, hem + px(190) + (knob - cross.height) // 2)
    )
    _tilted(stage, _softened(piece, width), -float(plan.rng("tilt").uniform(5, 9)), 10)


def _zipped(plan: Plan, stage: Stage) -> None:
    px, (width, height) = stage.px, stage.size
    column, row = _start(plan, 0.10)
    high = px(330)
    piece = _cloth_below(plan, stage, 0, column=column, row=row, rolled=px(40))
    behind = shaded(piece.crop((0, height - high, width, height)), np.full((2, 2), 0.80, dtype=np.float32))
    piece.paste(behind.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, 0))
    tape = px(190)
    strip = notions.zip_strip(width, tape, plan.palette.dark)
    piece.alpha_composite(strip, (0, high))
    light = np.ones((height, 1), dtype=np.float32)
    for at, toward in ((high, -1), (high + tape, 1)):
        for step in range(px(26)):
            light[at + toward * step, 0] = 0.72 + 0.28 * step / px(26)
            light[at - toward * step, 0] = 0.62 + 0.38 * step / px(26)
    piece = shaded(piece, np.repeat(light, 2, axis=1))
    for y in (high - px(30), high + tape + px(30)):
        notions.stitch_line(
            piece,
            (-px(20), y),
            (width + px(20), y),
            notions.Stitch(thread_colour(plan), px(40), px(26), px(12)),
        )
    size = px(132)
    spot = (px(610), high + (tape - size) // 2)
    pull = notions.tassel(
        plan.rng("pull"), px(430), px(150), (plan.palette.accent, plan.palette.light), plan.palette.light
    )
    notions.lay_on(
        piece, pull, (spot[0] + (size - pull.width) // 2, spot[1] + round(size * 0.86)), 0.5, px(16)
    )
    notions.lay_on(piece, notions.slider(size), spot, 0.6, px(8))
    _tilted(stage, _softened(piece, width), float(plan.rng("tilt").uniform(4, 8)), 8)


def _strapped(plan: Plan, stage: Stage) -> None:
    px, width = stage.px, stage.size[0]
    hem = px(430)
    column, row = _start(plan, 0.02)
    piece = _cloth_below(plan, stage, hem, column=column, row=row, rolled=px(34))
    turned_in = hem + px(150)
    light = np.ones((piece.height, 1), dtype=np.float32)
    light[turned_in : turned_in + px(16), 0] = np.linspace(0.66, 1, px(16))
    piece = shaded(piece, np.repeat(light, 2, axis=1))
    style = notions.Stitch(thread_colour(plan), px(36), px(24), px(12))
    notions.stitch_line(piece, (-px(20), turned_in - px(26)), (width + px(20), turned_in - px(26)), style)
    dark = plan.palette.dark if sum(plan.palette.dark) < sum(plan.palette.main) else plan.palette.accent
    wide, low = px(230), hem + px(330)
    left = px(330)
    strap = notions.band(wide, low, dark, px(10))
    notions.lay_on(piece, strap, (left, 0), 0.6, px(14))
    box = (left + px(34), hem + px(56), left + wide - px(34), low - px(34))
    for start, stop in (
        ((box[0], box[1]), (box[2], box[1])),
        ((box[0], box[3]), (box[2], box[3])),
        ((box[0], box[1]), (box[0], box[3])),
        ((box[2], box[1]), (box[2], box[3])),
        ((box[0], box[1]), (box[2], box[3])),
        ((box[0], box[3]), (box[2], box[1])),
    ):
        notions.stitch_line(piece, start, stop, style)
    _tilted(stage, _softened(piece, width), float(plan.rng("tilt").uniform(-7, 7)), 10)


def _tasselled(plan: Plan, stage: Stage) -> None:
    px, (width, height) = stage.px, stage.size
    rng = plan.rng("tasselled")
    strip = int(rng.integers(3))
    wide, low = px(480), px(690)
    pitch = wide / BOOKMARK_ENDS
    y, x = np.mgrid[0:low, 0:wide].astype(np.float32)
    wave: Floats = clouds(rng, low, wide, (4, 3))
    across = np.clip(x / pitch + 0.10 * wave, 0.01, BOOKMARK_ENDS - 0.01) + strip * BOOKMARK_ENDS
    cloth = near_cloth(plan, across, plan.picks - (low - y) / pitch + 0.14 * wave, pitch)
    side = np.minimum(x, wide - x) / pitch
    light = (0.60 + 0.40 * smoothstep(-0.3, 1.4, side)) * (1.06 - 0.08 * x / wide) * (1 + 0.04 * wave)
    end = np.clip((low - y) / px(26), 0, 1)
    light *= 0.62 + 0.38 * end
    cover = smoothstep(0, 0.3, side - 0.15 * np.abs(np.sin(np.pi * y / pitch)))
    face = notions.with_cover(
        Image.fromarray(np.clip(cloth * light[:, :, None], 0, 255).astype(np.uint8)), cover
    )
    piece = Image.new("RGBA", (width, height))
    left = (width - wide) // 2
    hung = notions.tassel(
        rng, px(470), px(200), (plan.palette.main, plan.palette.accent), thread_colour(plan)
    )
    loop = notions.yarn(px(110), px(20), plan.palette.main).rotate(90, expand=True)
    piece.alpha_composite(loop, ((width - loop.width) // 2, low - px(36)))
    piece.alpha_composite(hung, ((width - hung.width) // 2, low + px(44)))
    piece.alpha_composite(face, (left, 0))
    notions.stitch_line(
        piece,
        (left + px(16), low - px(34)),
        (left + wide - px(16), low - px(34)),
        notions.Stitch(thread_colour(plan), px(30), px(20), px(11)),
    )
    _tilted(stage, piece, float(rng.uniform(-8, 8)), 7)
