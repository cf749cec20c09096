"""Seeded randomness for yarn and dye: the same seed gives the same cloth on every machine."""

import hashlib

import numpy as np
import numpy.typing as npt
from PIL import Image

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.uint8]


def seeded(*words: object) -> np.random.Generator:
    """A generator that depends on nothing but the words given, in their order."""
    digest = hashlib.sha256("\x1f".join(str(word) for word in words).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def stretch(values: Floats, rows: int, columns: int) -> Floats:
    """The array resampled smoothly to rows × columns."""
    picture = Image.fromarray(np.ascontiguousarray(values, dtype=np.float32))
    if rows * columns > 200_000 and picture.height * 16 < rows and picture.width * 16 < columns:
        picture = picture.resize((columns // 8, rows // 8), Image.Resampling.BICUBIC)
        return np.asarray(picture.resize((columns, rows), Image.Resampling.BILINEAR), dtype=np.float32)
    return np.asarray(picture.resize((columns, rows), Image.Resampling.BICUBIC), dtype=np.float32)


def clouds(rng: np.random.Generator, rows: int, columns: int, cells: tuple[int, int]) -> Floats:
    """Soft noise of about −1 to 1, with `cells` (down, across) bumps over the whole array."""
    coarse = rng.uniform(-1, 1, (max(cells[0], 2), max(cells[1], 2))).astype(np.float32)
    return stretch(coarse, rows, columns)


def smoothstep(low: float, high: float, values: Floats) -> Floats:
    """0 below `low`, 1 above `high`, and an easy curve between."""
    t = (values - np.float32(low)) * np.float32(1 / (high - low))
    np.clip(t, 0, 1, out=t)
    return np.asarray(t * t * (3 - 2 * t), dtype=np.float32)
