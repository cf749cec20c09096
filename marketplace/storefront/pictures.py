"""Pictures in the sizes that pages need, made once and found again without a query for each."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

_WEBP = "|format-webp|webpquality-78"

SMALL = (f"fill-120x150{_WEBP}",)
"""Beside a line of words."""
CARD = (f"fill-360x450{_WEBP}", "fill-720x900|format-webp|webpquality-62")
"""The larger is for screens with two or three dots to a pixel, which hide what it lacks: a third less to carry."""
PORTRAIT = tuple(f"fill-{w}x{w}-c100{_WEBP}" for w in (160, 480))

ABOUT = (
    "id", "file", "width", "height",
    "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
)  # fmt: skip
"""What of an image its sizes follow from."""

AS_SQL = f"""json_build_object({", ".join(f"'{name}', image.{name}" for name in ABOUT)}, 'made', ARRAY(
    SELECT json_build_array(size.filter_spec, size.focal_point_key, size.file, size.width, size.height)
    FROM wagtailimages_rendition AS size WHERE size.image_id = image.id ORDER BY size.id))"""
"""All that is known of ``image`` and its sizes, in a query of our own."""


@dataclass(frozen=True)
class Size:
    """A size that was made, like Wagtail's rendition of it."""

    filter_spec: str
    focal_point_key: str
    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """``srcset``: every size; ``src``: the middle one. In pixels."""

    src: str
    srcset: str
    width: int
    height: int


def pictures(image_ids: Iterable[int], sizes: Sequence[str]) -> dict[int, Picture]:
    """A picture for each image, by its key. One query when all exist; missing sizes are made and kept."""
    keys = set(image_ids)
    if not keys:
        return {}
    made: dict[int, list[AbstractRendition]] = defaultdict(list)
    image_model = get_image_model()
    stored = image_model.get_rendition_model().objects.filter(image__in=keys, filter_spec__in=sizes)
    for rendition in stored.select_related("image"):
        made[rendition.image_id].append(rendition)
    found = {key: _picture(rows[0].image, rows, sizes) for key, rows in made.items()}
    lacking = keys - {key for key, shown in found.items() if shown}
    for image in image_model.objects.filter(pk__in=lacking) if lacking else ():
        found[image.pk] = picture(image, sizes)
    return {key: shown for key, shown in found.items() if shown}


def picture(image: AbstractImage, sizes: Sequence[str]) -> Picture:
    """The same for one image already at hand."""
    made = image.get_renditions(*sizes)
    shown = _picture(image, made.values(), sizes)
    assert shown is not None
    return shown


def image_of(row: Mapping[str, Any]) -> AbstractImage:
    """As much of it as its pictures need. Were no collection named, each would ask for the default one."""
    return get_image_model()(collection_id=None, **{name: row[name] for name in ABOUT})


@lru_cache(maxsize=4096)
def picture_in(about: str, sizes: tuple[str, ...]) -> Picture | None:
    """The same from what ``AS_SQL`` found, which alone it hangs on; None where a size is missing. No query."""
    row = json.loads(about)
    made = [
        Size(spec, key, default_storage.url(file), width, height)
        for spec, key, file, width, height in row["made"]
        if spec in sizes
    ]
    return _picture(image_of(row), made, sizes)


def _picture(
    image: AbstractImage, renditions: Iterable[AbstractRendition | Size], sizes: Sequence[str]
) -> Picture | None:
    """None where a size is missing, or was cut around another focal point than the image has now."""
    by_spec = {
        r.filter_spec: r
        for r in renditions
        if r.focal_point_key == Filter(r.filter_spec).get_cache_key(image)
    }
    if any(spec not in by_spec for spec in sizes):
        return None
    shown = [by_spec[spec] for spec in sizes]
    middle = shown[len(shown) // 2]
    return Picture(
        src=middle.url,
        srcset=", ".join(f"{rendition.url} {rendition.width}w" for rendition in shown),
        width=middle.width,
        height=middle.height,
    )
