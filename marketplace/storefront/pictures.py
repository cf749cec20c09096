"""Pictures in the sizes that pages need, made once and found again without a query for each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

_WEBP = "|format-webp|webpquality-78"

SMALL = (f"fill-120x150{_WEBP}",)
"""Beside a line of words."""
CARD = tuple(f"fill-{w}x{w * 5 // 4}{_WEBP}" for w in (360, 720))
PORTRAIT = tuple(f"fill-{w}x{w}-c100{_WEBP}" for w in (160, 480))


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


def _picture(
    image: AbstractImage, renditions: Iterable[AbstractRendition], sizes: Sequence[str]
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
