"""Photographs that people send: written anew, so that nothing of the phone or the place comes along."""

import base64
import io
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import IO

from django.core.files.base import ContentFile
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from PIL import Image as Pixels
from PIL import ImageCms, ImageOps
from pillow_heif import register_heif_opener
from wagtail.images.models import Image, Rendition
from wagtail.models import Collection

from .models import ProductImage

register_heif_opener(thumbnails=False)
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
"""HEIF is what iPhones write, as HEIC; browsers can't show it, so it never leaves as it came."""
MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2400
"""In pixels: what a picture is shrunk to."""
SHORTEST_SIDE = 300
UNFINISHED = "Unfinished pieces"
UNUSED_FOR = timedelta(days=2)
TINY = (8, 10)
THUMB = "fill-320x400|format-webp|webpquality-76"


class PictureRefused(Exception):
    """A file that is no picture we can take; the message says why, for whoever sent it."""


def take_picture(file: IO[bytes], *, title: str) -> Image:
    """Store a sent picture (JPEG, PNG, WebP or HEIC) as pixels alone, as a JPEG of at most 2,400 pixels a side.

    What the camera wrote beside the pixels (place, time, device, thumbnail) is gone, and so is the file as it
    was sent. Until a piece takes it, it waits among unfinished ones. Raises PictureRefused for anything else,
    for more than 12 MB or 50 million pixels, and for sides under 300 pixels.
    """
    return _stored(file, title, "piece", UNFINISHED)


def publish_picture(file: IO[bytes], *, title: str, collection: str) -> Image:
    """The same for a picture that isn't of a piece: into the library, where a page may show it."""
    return _stored(file, title, "picture", collection)


def _stored(file: IO[bytes], title: str, kind: str, collection: str) -> Image:
    data = io.BytesIO()
    anew(file).save(data, "JPEG", quality=86, optimize=True, progressive=True)
    return Image.objects.create(
        title=title,
        file=ContentFile(data.getvalue(), name=f"{kind}-{secrets.token_hex(8)}.jpg"),
        collection=_collection(collection),
    )


def anew(file: IO[bytes]) -> Pixels.Image:
    """The pixels of a sent picture: upright, in sRGB, on white, shrunk; with nothing beside them."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise PictureRefused(_("A picture can have 12 MB at most."))
    try:
        sent = Pixels.open(io.BytesIO(content), formats=FORMATS)
        if sent.width * sent.height > MOST_PIXELS:
            raise PictureRefused(_("This picture has too many pixels."))
        if min(sent.size) < SHORTEST_SIDE:
            raise PictureRefused(_("This picture is too small to show the cloth."))
        sent.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        sent.load()
    except PictureRefused:
        raise
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        RuntimeError,
        Pixels.DecompressionBombError,
    ) as problem:
        raise PictureRefused(_("This is no picture in JPEG, PNG, WebP or HEIC.")) from problem
    profile = sent.info.get("icc_profile")
    upright = ImageOps.exif_transpose(sent)
    shown = _on_white(upright)
    if profile and upright.mode in ("RGB", "RGBA"):
        shown = _in_srgb(shown, profile)
    shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Pixels.Resampling.LANCZOS)
    bare = Pixels.new("RGB", shown.size)
    bare.paste(shown)
    return bare


def tiny(file: IO[bytes]) -> str:
    """A picture in 8 × 10 pixels, as WebP in base64 (about 100 letters); nothing for what can't be read.

    It comes with the page and lies, blurred, where the picture will be.
    """
    try:
        shown = Pixels.open(file)
        shown.draft("RGB", TINY)
        small = ImageOps.fit(shown.convert("RGB"), TINY)
    except (OSError, SyntaxError, ValueError):
        return ""
    data = io.BytesIO()
    small.save(data, "WEBP", quality=30)
    return base64.b64encode(data.getvalue()).decode()


def _on_white(picture: Pixels.Image) -> Pixels.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Pixels.new("RGB", clear.size, "white")
    ground.paste(clear, mask=clear.getchannel("A"))
    return ground


def _in_srgb(picture: Pixels.Image, profile: bytes) -> Pixels.Image:
    """The same colours without their profile; a profile that can't be read is passed over."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError):
        return picture
    return turned or picture


def _unfinished() -> Collection:
    return _collection(UNFINISHED)


def keep_pictures(images: Iterable[Image]) -> None:
    """Move a piece's pictures from the unfinished ones to the pieces'."""
    if keys := [image.pk for image in images]:
        Image.objects.filter(pk__in=keys).update(collection=_collection("Pieces"))


def let_go_pictures(keys: Iterable[int]) -> None:
    """Put images that no piece shows any more among the unfinished ones, from where they are deleted."""
    unused = Image.objects.filter(pk__in=keys).exclude(pk__in=ProductImage.objects.values("image"))
    if unused.exists():
        unused.update(collection=_unfinished())


def forget_unused_pictures(*, now: datetime) -> int:
    """Delete pictures that no piece took within two days; gives how many."""
    unused = Image.objects.filter(collection__name=UNFINISHED, created_at__lt=now - UNUSED_FOR)
    unused = unused.exclude(pk__in=ProductImage.objects.values("image"))
    gone = list(unused[:50])
    for image in gone:
        image.delete()
    return len(gone)


def _collection(name: str) -> Collection:
    found = Collection.objects.filter(name=name, depth=2).first()
    if found is None:
        found = Collection.get_first_root_node().add_child(name=name)
    return found


def first_picture(product: str) -> Subquery:
    """For a row whose field ``product`` is a piece's key: the key of the image that the piece shows first."""
    shown = ProductImage.objects.filter(product=OuterRef(product)).order_by("display_order", "pk")
    return Subquery(shown.values("image")[:1])


def thumbs(image_ids: Iterable[int | None], *, spec: str = THUMB) -> dict[int, Rendition]:
    """A small picture for each image, by its key. One query once they have been made; they're kept."""
    keys = {key for key in image_ids if key}
    if not keys:
        return {}
    found = {r.image_id: r for r in Rendition.objects.filter(image__in=keys, filter_spec=spec)}
    for image in Image.objects.filter(pk__in=keys - found.keys()) if keys - found.keys() else ():
        found[image.pk] = image.get_rendition(spec)
    return found
