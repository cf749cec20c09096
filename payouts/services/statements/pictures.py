"""Small pictures of pieces for statements, stored once each by fingerprint."""

import hashlib
import io
from collections.abc import Collection, Iterable

from PIL import Image as Pixels
from PIL import ImageOps
from wagtail.images.models import Rendition

from catalog.models import Product
from catalog.pictures import first_picture, thumbs
from payouts.models import StatementPicture

SIZE = (128, 160)
"""In pixels, for 16 × 20 mm of paper."""


class Pictures:
    """The picture that each piece shows first. Remembers those it has made, by their fingerprints."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, products: Iterable[int]) -> dict[int, str]:
        """Fingerprint by product; "" for one without a picture. What isn't stored yet is made and stored."""
        wanted = set(products)
        new = wanted - self._known.keys()
        if new:
            self._make(new)
        return {product: self._known[product] for product in wanted}

    def _make(self, products: set[int]) -> None:
        shown = dict(
            Product.objects.filter(pk__in=products)
            .order_by()
            .annotate(shown=first_picture("pk"))
            .values_list("pk", "shown")
        )
        small = {image: _jpeg(rendition) for image, rendition in _thumbs(shown.values()).items()}
        stored = {hashlib.sha256(jpeg).hexdigest(): jpeg for jpeg in small.values() if jpeg}
        StatementPicture.objects.bulk_create(
            [StatementPicture(sha256=sha256, jpeg=jpeg) for sha256, jpeg in sorted(stored.items())],
            ignore_conflicts=True,
        )
        for product in products:
            jpeg = small.get(shown.get(product) or 0, b"")
            self._known[product] = hashlib.sha256(jpeg).hexdigest() if jpeg else ""


def _thumbs(images: Collection[int | None]) -> dict[int, Rendition]:
    """Those that can be had: a file that is gone takes no other picture with it."""
    try:
        return thumbs(images)
    except OSError:
        return {} if len(images) < 2 else {k: v for image in images for k, v in _thumbs([image]).items()}


def _jpeg(rendition: Rendition) -> bytes:
    """Pixels alone, cropped to SIZE; nothing where the file is gone."""
    try:
        with rendition.file.open("rb") as file, Pixels.open(file) as picture:
            small = ImageOps.fit(picture.convert("RGB"), SIZE, Pixels.Resampling.LANCZOS)
    except OSError:
        return b""
    written = io.BytesIO()
    small.save(written, "JPEG", quality=74, optimize=True)
    return written.getvalue()
