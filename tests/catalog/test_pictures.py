"""What is left of a picture that was sent: its pixels."""

import io
import struct
import warnings
import zlib
from typing import Any

import pytest
from PIL import Image as Pixels
from PIL import ImageCms, PngImagePlugin
from wagtail.images.models import Image

from catalog.pictures import PictureRefused, anew, take_picture

from .loom import photo

SECRET = b"Umden 25.9N 91.8E Canon"
NOTES = b"Canon: owner Rida, number 8810772"
WORDS = b"<x:xmpmeta>a house beside the school</x:xmpmeta>"


FORMATS = ["JPEG", "PNG", "WEBP", "HEIF"]


def exif() -> bytes:
    """What a phone writes: its model, that it lay on its side, where it was, notes of its maker, and a small picture."""
    small = io.BytesIO()
    Pixels.new("RGB", (32, 24), "#96222f").save(small, "JPEG", comment=SECRET)
    lies: list[
        bytes
    ] = []  # what doesn't fit into a field lies behind the four lists, which have room for 400 bytes

    def outside(data: bytes) -> int:
        place = 400 + sum(map(len, lies))
        lies.append(data)
        return place

    def fields(*rows: tuple[int, int, int, int], following: int = 0) -> bytes:
        return (
            struct.pack("<H", len(rows))
            + b"".join(struct.pack("<HHII", *row) for row in rows)
            + struct.pack("<I", following)
        )

    text, number, fraction, any_bytes = 2, 4, 5, 7
    place = [
        outside(struct.pack("<6I", degrees, 1, minutes, 1, 0, 1)) for degrees, minutes in ((25, 54), (91, 48))
    ]
    parts = (
        fields(
            (0x0110, text, len(SECRET), outside(SECRET)), (0x0112, number, 1, 6), (0x8769, number, 1, 100),
            (0x8825, number, 1, 160), following=260,
        ),
        fields((0x927C, any_bytes, len(NOTES), outside(NOTES))),
        fields(
            (1, text, 2, ord("N")), (2, fraction, 3, place[0]), (3, text, 2, ord("E")), (4, fraction, 3, place[1])
        ),
        fields(
            (0x0103, number, 1, 6), (0x0201, number, 1, outside(small.getvalue())), (0x0202, number, 1, len(small.getvalue()))
        ),
    )  # fmt: skip
    body = bytearray(b"II*\0" + struct.pack("<I", 8)).ljust(400, b"\0")
    for begins, part in zip((8, 100, 160, 260), parts, strict=True):
        body[begins : begins + len(part)] = part
    return b"Exif\0\0" + bytes(body) + b"".join(lies)


def beside(form: str, words: bytes) -> dict[str, Any]:
    """XMP, as each format has it."""
    if form != "PNG":
        return {"xmp": words}
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", words.decode())
    return {"pnginfo": info}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.django_db
def test_what_the_phone_wrote_beside_the_pixels_is_gone(form: str) -> None:
    sent = photo((800, 600), format=form, exif=exif(), **beside(form, WORDS))
    known = Pixels.open(io.BytesIO(sent.getvalue())).getexif()
    assert known.get_ifd(0x8825)[2] == (25, 54, 0) and known.get_ifd(0x8769)[0x927C] == NOTES
    assert all(each in sent.getvalue() for each in (SECRET, NOTES, WORDS, b"JFIF"))
    image = take_picture(sent, title="shawl")
    with image.file.open("rb") as file:
        stored = file.read()
    assert not any(each in stored for each in (SECRET, NOTES, WORDS, b"Exif", b"http://ns.adobe.com"))
    assert stored.count(b"\xff\xd8\xff") == 1, "no picture within the picture"
    written = Pixels.open(io.BytesIO(stored))
    assert (written.format, written.size) == ("JPEG", (600, 800))
    assert not written.getexif()
    assert set(written.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    assert "IMG_2026" not in image.file.name and sent.name not in image.title


@pytest.mark.django_db
def test_a_stored_picture_has_a_name_that_cannot_be_guessed_and_no_original_beside_it() -> None:
    first, second = (take_picture(photo(), title="shawl") for _ in range(2))
    assert first.file.name != second.file.name
    assert len(first.file.name.split("piece-")[1]) == len("0123456789abcdef.jpg")
    assert Image.objects.count() == 2


def test_a_large_picture_is_shrunk_and_keeps_its_shape() -> None:
    assert anew(photo((4800, 3600))).size == (2400, 1800)


def test_clear_parts_become_white() -> None:
    sent = io.BytesIO()
    Pixels.new("RGBA", (400, 400), (150, 34, 47, 0)).save(sent, "PNG")
    sent.seek(0)
    assert anew(sent).getpixel((200, 200)) == (255, 255, 255)


def test_colours_of_another_profile_stay_what_they_looked_like() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert anew(photo(icc_profile=profile)).getpixel((50, 50)) == pytest.approx((150, 34, 47), abs=3)
    assert anew(photo(icc_profile=b"no profile at all")).getpixel((50, 50)) == pytest.approx(
        (150, 34, 47), abs=3
    )


def png_that_claims(width: int, height: int) -> io.BytesIO:
    """A few bytes that say they are a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def heic_that_claims(width: int, height: int) -> io.BytesIO:
    sent = photo(format="HEIF").getvalue()
    place = sent.index(b"ispe") + 8
    return io.BytesIO(sent[:place] + struct.pack(">II", width, height) + sent[place + 8 :])


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (png_that_claims(60_000, 60_000), "no picture|too many pixels"),
        (heic_that_claims(60_000, 60_000), "no picture|too many pixels"),
        (heic_that_claims(9_000, 9_000), "too many pixels"),
        (io.BytesIO(photo(format="HEIF").getvalue()[:-200]), "no picture"),
        (io.BytesIO(b"<html><script>alert(1)</script>" + photo().getvalue()), "no picture"),
        (png_that_claims(9_000, 9_000), "too many pixels"),
        (photo((200, 900)), "too small"),
        (
            io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
            "no picture",
        ),
        (io.BytesIO(b"%PDF-1.7"), "no picture"),
        (io.BytesIO(b""), "no picture"),
        (io.BytesIO(photo().getvalue()[:900]), "no picture"),
        (photo(format="GIF"), "no picture"),
        (photo(format="TIFF"), "no picture"),
        (io.BytesIO(photo().getvalue() + b"x" * 12 * 1024 * 1024), "12 MB"),
    ],
    ids=[
        "bomb",
        "heic-bomb",
        "heic-pixels",
        "heic-cut",
        "page-first",
        "pixels",
        "small",
        "svg",
        "pdf",
        "empty",
        "cut",
        "gif",
        "tiff",
        "heavy",
    ],
)
def test_what_is_no_picture_of_cloth_is_refused(sent: io.BytesIO, words: str) -> None:
    sent.seek(0)
    with warnings.catch_warnings(), pytest.raises(PictureRefused, match=words):
        warnings.simplefilter("ignore")
        anew(sent)


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_that_is_also_a_page_comes_out_as_a_picture_alone(form: str) -> None:
    page = b"<script>alert(document.cookie)</script>"
    sent = io.BytesIO(photo(format=form, **beside(form, page)).getvalue() + page)
    written = io.BytesIO()
    anew(sent).save(written, "JPEG")
    assert b"script" not in written.getvalue()
