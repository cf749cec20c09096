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
GALLERY = tuple(f"fill-{w}x{w * 5 // 4}{_WEBP}" for w in (360, 720, 1200))
PORTRAIT = tuple(f"fill-{w}x{w}-c100{_WEBP}" for w in (160, 480))
LARGE = f"max-2000x2500{_WEBP}"


@dataclass(frozen=True)
class Picture:
    """``srcset``: every size; ``src``: the middle one; ``thumb``: the smallest. In pixels."""

    src: str
    srcset: str
    width: int
    height: int
    thumb: str
    large: str = ""


def pictures(image_ids: Iterable[int], sizes: Sequence[str], *, large: bool = False) -> dict[int, Picture]:
    """A picture for each image, by its key. One query when all exist; missing sizes are made and kept."""
    keys, specs = set(image_ids), _specs(sizes, large=large)
    if not keys:
        return {}
    made: dict[int, list[AbstractRendition]] = defaultdict(list)
    image_model = get_image_model()
    stored = image_model.get_rendition_model().objects.filter(image__in=keys, filter_spec__in=specs)
    for rendition in stored.select_related("image"):
        made[rendition.image_id].append(rendition)
    found = {key: _picture(rows[0].image, rows, sizes, large=large) for key, rows in made.items()}
    lacking = keys - {key for key, shown in found.items() if shown}
    for image in image_model.objects.filter(pk__in=lacking) if lacking else ():
        found[image.pk] = picture(image, sizes, large=large)
    return {key: shown for key, shown in found.items() if shown}


def picture(image: AbstractImage, sizes: Sequence[str], *, large: bool = False) -> Picture:
    """The same for one image already at hand."""
    specs = _specs(sizes, large=large)
    made = image.get_renditions(*specs)
    shown = _picture(image, made.values(), sizes, large=large)
    assert shown is not None
    return shown


def _specs(sizes: Sequence[str], *, large: bool) -> list[str]:
    return [*sizes, LARGE] if large else list(sizes)


def _picture(
    image: AbstractImage, renditions: Iterable[AbstractRendition], sizes: Sequence[str], *, large: bool
) -> Picture | None:
    """None where a size is missing, or was cut around another focal point than the image has now."""
    by_spec = {
        r.filter_spec: r
        for r in renditions
        if r.focal_point_key == Filter(r.filter_spec).get_cache_key(image)
    }
    if any(spec not in by_spec for spec in _specs(sizes, large=large)):
        return None
    shown = [by_spec[spec] for spec in sizes]
    middle = shown[len(shown) // 2]
    return Picture(
        src=middle.url,
        srcset=", ".join(f"{rendition.url} {rendition.width}w" for rendition in shown),
        width=middle.width,
        height=middle.height,
        thumb=shown[0].url,
        large=by_spec[LARGE].url if large else "",
    )
