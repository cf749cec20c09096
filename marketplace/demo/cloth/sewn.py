"""Pieces cut and sewn from the cloth: cushion, laptop sleeve, pouch, tote, bookmarks."""

import numpy as np
from PIL import Image, ImageDraw

from . import haberdashery as notions
from .drape import PAD, Fall, bend, folds, padded, panel
from .noise import Floats, clouds, smoothstep
from .palette import Colour
from .plan import BOOKMARK_ENDS, Plan
from .stage import Stage, cut, set_stage, shaded


def rounded_mask(width: int, height: int, radius: float) -> Image.Image:
    """A rectangle with round corners, smooth at its edge."""
    mask = Image.new("L", (width * 2, height * 2))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width * 2 - 1, height * 2 - 1), radius * 2, fill=255)
    return mask.reduce(2)


def padded_light(width: int, height: int, reach: float, rng: np.random.Generator) -> Floats:
    """Light over something soft and a little filled, rounded off within `reach` pixels of its edges."""
    y, x = np.mgrid[0:height:2, 0:width:2].astype(np.float32)
    left, right = np.clip(x / reach, 0, 1), np.clip((width - x) / reach, 0, 1)
    up, down = np.clip(y / reach, 0, 1), np.clip((height - y) / reach, 0, 1)
    light = (
        1.05
        + 0.10 * (1 - left) ** 2
        - 0.34 * (1 - right) ** 2
        + 0.08 * (1 - up) ** 2
        - 0.40 * (1 - down) ** 2
    )
    rim = np.minimum(np.minimum(left, right), np.minimum(up, down))
    light = light - 0.16 * (1 - smoothstep(0, 0.16, rim)) - 0.06 * x / width
    return np.asarray(light + 0.035 * clouds(rng, y.shape[0], y.shape[1], (4, 5)), dtype=np.float32)


def thread_colour(plan: Plan) -> Colour:
    """The yarn a piece is stitched with: what shows best on it."""
    return plan.palette.dark if plan.pale else plan.palette.light


def cushion(plan: Plan, size: int) -> Image.Image:
    """A filled cushion seen straight on, its corners drawn out, a dark cord along the seam."""
    flat = panel(plan, slice(0, plan.picks), size)
    cord = max(round(size * 0.016), 2)
    along = np.arange(size, dtype=np.float32)
    twist = 0.78 + 0.22 * np.sin(2 * np.pi * along / (cord * 1.3))
    rope = notions.tint(plan.palette.dark, np.repeat(twist[None, :], cord, axis=0).astype(np.float32))
    upright = rope.transpose(Image.Transpose.ROTATE_90)
    for at in ((0, 0), (0, size - cord)):
        flat.paste(rope, at)
    for at in ((0, 0), (size - cord, 0)):
        flat.paste(upright, at)
    n = 48
    t = np.linspace(-1, 1, n)
    x, y = t[None, :] * 1.03, t[:, None] * 1.03
    pull = 0.070
    u = x / (1 - pull * (1 - np.clip(y, -1, 1) ** 2) ** 0.9)
    v = y / (1 - pull * (1 - np.clip(x, -1, 1) ** 2) ** 0.9)
    # The filling brings the middle nearer, so that the pattern spreads there and crowds at the seams.
    bulge = 1 + 0.055 * (np.clip(1 - u * u, 0, 1) * np.clip(1 - v * v, 0, 1))
    swell = 0.004 * np.sin(5 * u + 2) * np.cos(4 * v)
    source_x = PAD + ((u / bulge + swell) * 0.5 + 0.5) * size
    source_y = PAD + ((v / bulge + swell) * 0.5 + 0.5) * size
    bent = bend(padded(flat), (size, size), source_x.astype(np.float32), source_y.astype(np.float32))
    fine = np.linspace(-1.03, 1.03, 160, dtype=np.float32)
    gx, gy = fine[None, :], fine[:, None]
    height = np.sqrt(np.clip(1 - np.abs(gx) ** 2.6, 0.0, 1)) * np.sqrt(np.clip(1 - np.abs(gy) ** 2.6, 0.0, 1))
    creases = 0.05 * clouds(plan.rng("creases"), 160, 160, (5, 5)) * (1 - height * 0.5)
    slope_y, slope_x = np.gradient(height + creases)
    light = 0.80 + 0.26 * height + np.clip(9 * slope_x, -0.30, 0.16) + np.clip(11 * slope_y, -0.42, 0.18)
    return shaded(bent, np.clip(light, 0.34, 1.2).astype(np.float32))


def sleeve(plan: Plan, width: int, *, filled: bool) -> Image.Image:
    """A laptop sleeve, stitched round; `filled` lets the computer look out at the top."""
    rng = plan.rng("sleeve")
    face = panel(plan, slice(0, plan.picks), width)
    height = face.height
    face = shaded(face, padded_light(width, height, width * 0.06, rng))
    face = cut(face, rounded_mask(width, height, width * 0.035))
    inset, length = width * 0.030, width * 0.016
    style = notions.Stitch(thread_colour(plan), length, length * 0.8, max(width * 0.0055, 2))
    for start, stop in (
        ((inset, inset * 1.4), (inset, height - inset)),
        ((width - inset, inset * 1.4), (width - inset, height - inset)),
        ((inset, height - inset), (width - inset, height - inset)),
        ((inset, inset), (width - inset, inset)),
    ):
        notions.stitch_line(face, start, stop, style)
    out = round(width * 0.075) if filled else 0
    whole = Image.new("RGBA", (width, height + out))
    if filled:
        whole.alpha_composite(_computer(round(width * 0.93), out * 3), (round(width * 0.035), 0))
    else:
        whole.paste(face, (0, 0))
    notions.lay_on(whole, face, (0, out), 0.5, 3)
    knob = round(width * 0.062)
    middle = (width - knob) // 2
    loop = Image.new("RGBA", (knob * 2, knob * 5))
    pen = ImageDraw.Draw(loop)
    pen.rounded_rectangle(
        (knob * 1.0, knob, knob * 3, knob * 9),
        knob,
        outline=(*plan.palette.dark, 255),
        width=max(knob // 4, 1),
    )
    loop = loop.reduce(2) if knob > 4 else loop
    notions.lay_on(whole, loop, (middle + (knob - loop.width) // 2, out - round(knob * 0.9)), 0.4, 2)
    notions.lay_on(whole, notions.button(knob), (middle, out + round(knob * 0.62)), 0.5, 4)
    return whole


def _computer(width: int, height: int) -> Image.Image:
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 0.92 + 0.10 * np.exp(-np.square((x / width - 0.3 - 0.2 * y / height) / 0.2)) - 0.10 * x / width
    light += 0.22 * np.exp(-np.square(y / max(height * 0.025, 1)))
    return cut(
        notions.tint((186, 187, 190), light).convert("RGBA"),
        rounded_mask(width, height * 2, width * 0.022).crop((0, 0, width, height)),
    )


def pouch(plan: Plan, width: int) -> Image.Image:
    """A flat pouch with a zip along its top and a tasselled pull."""
    rng = plan.rng("pouch")
    face = panel(plan, slice(0, plan.picks), width)
    height = face.height
    tape = round(width * 0.075)
    face.alpha_composite(notions.zip_strip(width, tape, plan.palette.dark), (0, round(tape * 0.35)))
    low = round(tape * 1.35)
    shadow = np.ones((height, 1), dtype=np.float32)
    shadow[low : low + tape // 3, 0] = np.linspace(0.66, 1, tape // 3)
    face = shaded(face, np.repeat(shadow, 2, axis=1))
    style = notions.Stitch(thread_colour(plan), width * 0.014, width * 0.010, max(width * 0.0045, 2))
    notions.stitch_line(face, (width * 0.02, low + tape * 0.16), (width * 0.98, low + tape * 0.16), style)
    face = shaded(face, padded_light(width, height, width * 0.10, rng))
    face = cut(face, rounded_mask(width, height, width * 0.028))
    size = round(tape * 0.78)
    whole = Image.new("RGBA", (width + tape, height + tape))
    whole.paste(face, (0, 0))
    at = (round(width * 0.86), round(tape * 0.5))
    pull = notions.tassel(
        rng,
        round(width * 0.19),
        round(width * 0.062),
        (plan.palette.accent, plan.palette.light),
        plan.palette.light,
    )
    notions.lay_on(whole, pull, (at[0] + (size - pull.width) // 2, at[1] + round(size * 0.78)), 0.45, 5)
    notions.lay_on(whole, notions.slider(size), at, 0.5, 3)
    return whole


def tote(plan: Plan, width: int, *, rows: float = 1.0, handles: bool = True) -> Image.Image:
    """A tote with two handles, all of it or (`rows` below 1) what shows when it is folded over."""
    rng = plan.rng("tote")
    body = panel(plan, slice(0, int(plan.picks * rows)), width)
    height = body.height
    hem = round(width * 0.065)
    light = np.ones((height, 1), dtype=np.float32)
    light[:hem, 0] = 1.06
    light[hem : hem + max(hem // 4, 1), 0] = 0.80
    body = shaded(body, np.repeat(light, 2, axis=1))
    strap = width * 0.088
    pitch = max(width / 190, 1.6)
    dark = plan.palette.dark if sum(plan.palette.dark) < sum(plan.palette.main) else plan.palette.accent
    span, tall = round(width * 0.46), round(width * 0.62)
    down = round(width * 0.20)
    handle = notions.arch(span, tall, strap, dark, pitch)
    left = (width - span) // 2
    seen = handle.crop((0, tall - down, span, tall))
    notions.lay_on(body, seen, (left, 0), 0.5, 4)
    style = notions.Stitch(thread_colour(plan), width * 0.013, width * 0.009, max(width * 0.005, 2))
    for x in (left + strap * 0.5, left + span - strap * 0.5):
        box = (x - strap * 0.32, down - strap * 1.25, x + strap * 0.32, down - strap * 0.2)
        for start, stop in (
            ((box[0], box[1]), (box[2], box[1])),
            ((box[0], box[3]), (box[2], box[3])),
            ((box[0], box[1]), (box[2], box[3])),
            ((box[0], box[3]), (box[2], box[1])),
        ):
            notions.stitch_line(body, start, stop, style)
    notions.stitch_line(body, (width * 0.01, hem * 0.82), (left, hem * 0.82), style)
    notions.stitch_line(body, (left + span, hem * 0.82), (width * 0.99, hem * 0.82), style)
    notions.stitch_line(body, (left + strap, hem * 0.82), (left + span - strap, hem * 0.82), style)
    _, _, fall = folds(rng, 30, 60, Fall(2.2, 0.42, 0.15))
    body = shaded(
        body, (fall * padded_light(120, 120, 9, rng)[::2, :1].repeat(60, 1)[:30]).astype(np.float32)
    )
    body = shaded(body, padded_light(width, height, width * 0.035, rng))
    body = cut(body, rounded_mask(width, height, width * 0.02))
    if not handles:
        return body
    above = tall - down
    whole = Image.new("RGBA", (width, height + above))
    back = shaded(handle, np.full((2, 2), 0.66, dtype=np.float32)).crop((0, 0, span, above + 4))
    shift = round(width * 0.022)
    whole.alpha_composite(back, (left + shift, shift))
    notions.lay_on(whole, handle.crop((0, 0, span, above + 2)), (left, 0), 0.3, 3)
    whole.alpha_composite(body, (0, above))
    return whole


def bookmark(plan: Plan, strip: int, width: int, rng: np.random.Generator) -> Image.Image:
    """One bookmark with its tassel."""
    columns = slice(strip * BOOKMARK_ENDS, (strip + 1) * BOOKMARK_ENDS)
    face = panel(plan, slice(0, plan.picks), width, columns=columns)
    y = np.linspace(0, 1, 60, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, 12, dtype=np.float32)[None, :]
    light = (
        1.05
        - 0.10 * x
        + 0.04 * np.sin(7 * y + strip)
        - 0.20 * (1 - smoothstep(0, 0.09, np.minimum(x, 1 - x)))
    )
    face = shaded(face, (light + 0 * y).astype(np.float32))
    long = round(width * 1.05)
    hung = notions.tassel(
        rng, long, round(width * 0.40), (plan.palette.main, plan.palette.accent), thread_colour(plan)
    )
    whole = Image.new("RGBA", (width, face.height + long + round(width * 0.10)))
    loop = notions.yarn(round(width * 0.24), max(round(width * 0.045), 2), plan.palette.main).rotate(
        90, expand=True
    )
    whole.alpha_composite(loop, ((width - loop.width) // 2, face.height - round(width * 0.07)))
    whole.alpha_composite(hung, ((width - hung.width) // 2, face.height + round(width * 0.08)))
    whole.paste(face, (0, 0), rounded_mask(face.width, face.height, width * 0.03))
    return whole


def turned(piece: Image.Image, angle: float) -> Image.Image:
    """The piece turned anticlockwise by degrees, on a sheet large enough for it."""
    return piece.rotate(angle, Image.Resampling.BICUBIC, expand=True)


def peg(stage: Stage, at: tuple[int, int], rng: np.random.Generator) -> None:
    """A round wooden peg coming out of the wall."""
    size = stage.px(40)
    y, x = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j].astype(np.float32)
    r = np.hypot(x, y)
    rings = 1 + 0.05 * np.sin(18 * np.hypot(x - 0.2, y + 0.1) + float(rng.uniform(0, 6)))
    light = (1.0 - 0.16 * x - 0.20 * y) * rings - 0.3 * smoothstep(0.78, 1.0, r)
    cover = np.clip((1 - r) * size / 2, 0, 1)
    knob = notions.with_cover(notions.tint(notions.WOOD, light.astype(np.float32)), cover.astype(np.float32))
    stage.place(knob, (at[0] - size // 2, at[1] - size // 2), lift=7)


def shelf(stage: Stage, y: int) -> None:
    """A plank along the wall, its front edge at `y`."""
    width, thick = stage.size[0], stage.px(44)
    rng = np.random.default_rng(7)
    grain = clouds(rng, thick, width, (7, 5)) * 0.05 + clouds(rng, thick, width, (12, 34)) * 0.04
    light = 0.86 + grain - 0.10 * np.linspace(0, 1, width)[None, :]
    light[: max(thick // 8, 1)] += 0.16
    board = notions.tint((168, 130, 94), light.astype(np.float32)).convert("RGBA")
    stage.throw_shadow(board.getchannel("A"), (0, y), drop=34, blur=26, depth=0.34)
    stage.picture.paste(board, (0, y))


def whole(plan: Plan, width: int) -> Image.Image:
    """The finished object as it would be met."""
    stage = set_stage(plan.seed, width, laid=plan.kind in ("sleeve", "pouch", "bookmarks"), pale=plan.pale)
    rng = plan.rng("whole")
    px = stage.px
    if plan.kind == "cushion":
        line = px(1000)
        shelf(stage, line)
        piece = turned(cushion(plan, px(700)), float(rng.uniform(-1.5, 1.5)))
        at = ((width - piece.width) // 2, line - piece.height + px(16))
        stage.throw_shadow(piece.getchannel("A"), at, drop=30, blur=34, depth=0.42)
        stage.picture.paste(piece.convert("RGB"), at, piece.getchannel("A"))
        return stage.finish()
    if plan.kind == "tote":
        piece = turned(tote(plan, px(600)), float(rng.uniform(-1.2, 1.2)))
        at = ((width - piece.width) // 2, px(128))
        stage.place(piece, at, lift=12)
        peg(stage, (width // 2, px(128) + px(42)), rng)
        return stage.finish()
    if plan.kind == "bookmarks":
        for strip, (x, tilt) in enumerate(((214, 7.0), (500, -1.5), (786, -8.0))):
            piece = turned(
                bookmark(plan, strip, px(158), plan.rng("tassel", strip)),
                tilt + float(rng.uniform(-1.5, 1.5)),
            )
            stage.place(
                piece,
                (px(x) - piece.width // 2, (stage.size[1] - piece.height) // 2 + px((0, 34, -8)[strip])),
                lift=4,
            )
        return stage.finish()
    piece = sleeve(plan, px(770), filled=True) if plan.kind == "sleeve" else pouch(plan, px(730))
    piece = turned(piece, float(rng.uniform(4, 9)) * (1 if rng.random() < 0.5 else -1))
    stage.place(piece, ((width - piece.width) // 2, (stage.size[1] - piece.height) // 2), lift=9)
    return stage.finish()


def lie_down(piece: Image.Image, *, squash: float, narrow: float, thick: int) -> Image.Image:
    """The piece as it lies on a table seen slantwise, with its own thickness below its near edges."""
    width, height = piece.width, round(piece.height * squash)
    n = 30
    t = np.linspace(0, 1, n)[:, None]
    x = np.linspace(0, width, n)[None, :]
    lefts = (1 - t) * narrow * width
    u = (x - lefts) / (width - 2 * lefts)
    source_x = (PAD + u * width).astype(np.float32)
    source_y = (PAD + (t * 0.8 + t * t * 0.2) * piece.height + 0 * x).astype(np.float32)
    flat = bend(padded(piece), (width, height), source_x, source_y)
    whole_piece = Image.new("RGBA", (width, height + thick))
    alpha = flat.getchannel("A")
    layers = max(min(thick, 5), 1)
    for layer in range(layers, 0, -1):
        # Light falls off down the side, and least where it stands on the table.
        dim = 0.40 + 0.42 * float(np.sin(np.pi * (1 - layer / layers) * 0.8 + 0.2))
        side = flat.convert("RGB").point(lambda level, dim=dim: int(level * dim))
        for step in range(round(thick * layer / layers), round(thick * (layer - 1) / layers), -2):
            whole_piece.paste(side, (0, step), alpha)
    whole_piece.alpha_composite(flat, (0, 0))
    return whole_piece


def resting(plan: Plan, width: int) -> Image.Image:
    """The object put down on a table, folded where it can be."""
    stage = set_stage(plan.seed + "folded", width, laid=True, pale=plan.pale)
    rng = plan.rng("resting")
    px = stage.px
    side = 1 if rng.random() < 0.5 else -1
    if plan.kind == "bookmarks":
        for strip, tilt in enumerate((62.0, 34.0, 6.0)):
            piece = turned(bookmark(plan, strip, px(170), plan.rng("tassel", strip)), side * (tilt - 30))
            piece = lie_down(piece, squash=0.86, narrow=0.03, thick=px(3))
            shift = side * px((150, 0, -150)[strip]) * -1
            stage.place(
                piece,
                (
                    (width - piece.width) // 2 + shift // 3,
                    (stage.size[1] - piece.height) // 2 + px(30 - 20 * strip),
                ),
                lift=4,
            )
        return stage.finish()
    if plan.kind == "tote":
        front = tote(plan, px(780), rows=0.62)
        laid = lie_down(front, squash=0.74, narrow=0.07, thick=px(26))
    elif plan.kind == "sleeve":
        laid = lie_down(
            turned(sleeve(plan, px(850), filled=False), side * 16), squash=0.74, narrow=0.06, thick=px(15)
        )
    else:
        laid = lie_down(turned(pouch(plan, px(800)), side * 19), squash=0.76, narrow=0.05, thick=px(20))
    stage.place(laid, ((width - laid.width) // 2, (stage.size[1] - laid.height) // 2 + px(30)), lift=10)
    return stage.finish()


def edge(plan: Plan, width: int) -> Image.Image:
    """The seam, stitch or tassel from near by."""
    from .seams import seam

    return seam(plan, width)
