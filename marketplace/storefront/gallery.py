"""A piece's pictures in AVIF, WebP and JPEG and in several widths, each made when a browser first asks for it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import md5
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import F
from django.db.models.functions import JSONObject
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Filter
from wagtail.images.utils import generate_signature

from .pictures import ABOUT, image_of

WIDTHS = (360, 724, 1200)
"""A common phone's width is 721 dots, which 720 would miss for three times the bytes."""
FORMATS = {
    "avif": "format-avif|avifquality-40|avifspeed-9",
    "webp": "format-webp|webpquality-78",
    "jpeg": "format-jpeg|jpegquality-78",
}
THUMB = f"fill-128x160|{FORMATS['webp']}"
LARGE = f"max-2000x2500|{FORMATS['webp']}"
MIDDLE = 724

AS_JSON = JSONObject(caption="caption", tiny="tiny", **{name: F(f"image__{name}") for name in ABOUT})
"""What of a ``ProductImage`` its picture is made from."""


@dataclass(frozen=True)
class Slide:
    """A picture of a piece, upright, 4 : 5. ``avif``, ``webp`` and ``jpeg`` are for ``srcset``; sizes in pixels.

    ``large`` is the whole picture as it was taken, with its own size. ``tiny`` is WebP in base64, or nothing.
    """

    avif: str
    webp: str
    jpeg: str
    src: str
    width: int
    height: int
    thumb: str
    large: str
    large_width: int
    large_height: int
    tiny: str
    caption: str
    image: int
    """In the library."""


def slides(rows: Iterable[Mapping[str, Any]]) -> list[Slide]:
    """A slide for each row of ``AS_JSON``, in their order. One query, none where there are no pictures."""
    images = [(image_of(row), row) for row in rows]
    if not images:
        return []
    made = _made([image for image, _row in images])
    return [_slide(image, row, made) for image, row in images]


@lru_cache(maxsize=1024)
def slide_in(about: str, caption: str, tiny: str) -> Slide:
    """The same for one picture from what ``pictures.AS_SQL`` found, which alone its addresses hang on. No query."""
    row = json.loads(about)
    made = {(row["id"], spec, key): file for spec, key, file, _width, _height in row["made"]}
    return _slide(image_of(row), {"caption": caption, "tiny": tiny}, made)


Made = Mapping[tuple[int, str, str], str]
"""Image, size with format, and focal point → the file."""


def _made(images: list[AbstractImage]) -> Made:
    rows = get_image_model().get_rendition_model().objects.filter(image__in=images)
    return {
        (image, spec, key): file
        for image, spec, key, file in rows.values_list("image", "filter_spec", "focal_point_key", "file")
    }


def _slide(image: AbstractImage, row: Mapping[str, Any], made: Made) -> Slide:
    widest = min(image.width, image.height * 4 // 5)
    needed = next((number for number, width in enumerate(WIDTHS, 1) if width >= widest), len(WIDTHS))
    widths = {width: min(width, widest) for width in WIDTHS[:needed]}
    sets = {
        name: [
            (_url(image, f"fill-{asked}x{asked * 5 // 4}|{how}", made), width)
            for asked, width in widths.items()
        ]
        for name, how in FORMATS.items()
    }
    src, width = next((each for each in sets["jpeg"] if each[1] >= MIDDLE), sets["jpeg"][-1])
    shrunk = min(1, 2000 / image.width, 2500 / image.height)
    return Slide(
        **{name: ", ".join(f"{url} {wide}w" for url, wide in each) for name, each in sets.items()},
        src=src,
        width=width,
        height=width * 5 // 4,
        thumb=_url(image, THUMB, made),
        large=_url(image, LARGE, made),
        large_width=int(image.width * shrunk),
        large_height=int(image.height * shrunk),
        tiny=row["tiny"],
        caption=row["caption"],
        image=image.pk,
    )


def _url(image: AbstractImage, spec: str, made: Made) -> str:
    """Where the file is; while there is none, where it's made."""
    if file := made.get((image.pk, spec, Filter(spec).get_cache_key(image))):
        return default_storage.url(file)
    seen = md5(f"{image.file.name} {image.get_focal_point()}".encode(), usedforsecurity=False).hexdigest()[:8]
    return reverse("machines:picture", args=[generate_signature(image.pk, spec), image.pk, spec, seen])
