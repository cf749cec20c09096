"""What is left of a picture that was sent: its pixels."""

import io
import struct
import warnings
import zlib

import pytest
from PIL import Image as Pixels
from PIL import ImageCms, TiffImagePlugin
from wagtail.images.models import Image

from catalog.pictures import PictureRefused, anew, take_picture

from .loom import photo

SECRET = b"Umden 25.9N 91.8E Canon"


def exif() -> bytes:
    data = Pixels.Exif()
    data[0x0110] = SECRET.decode()  # the camera's model
    data[0x0112] = 6  # on its side
    gps = data.get_ifd(0x8825)
    gps[1], gps[2] = "N", (TiffImagePlugin.IFDRational(25), TiffImagePlugin.IFDRational(54), 0)
    gps[3], gps[4] = "E", (TiffImagePlugin.IFDRational(91), TiffImagePlugin.IFDRational(48), 0)
    return data.tobytes()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.django_db
def test_what_the_phone_wrote_beside_the_pixels_is_gone(form: str) -> None:
    sent = photo((800, 600), format=form, exif=exif(), xmp=SECRET)
    assert SECRET in sent.getvalue()
    image = take_picture(sent, title="shawl")
    with image.file.open("rb") as file:
        stored = file.read()
    assert SECRET not in stored
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
    assert b"Exif" not in stored and b"http://ns.adobe.com" not in stored
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


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (png_that_claims(60_000, 60_000), "JPEG, PNG or WebP|too many pixels"),
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
    ids=["bomb", "pixels", "small", "svg", "pdf", "empty", "cut", "gif", "tiff", "heavy"],
)
def test_what_is_no_picture_of_cloth_is_refused(sent: io.BytesIO, words: str) -> None:
    sent.seek(0)
    with warnings.catch_warnings(), pytest.raises(PictureRefused, match=words):
        warnings.simplefilter("ignore")
        anew(sent)


def test_a_picture_that_is_also_a_page_comes_out_as_a_picture_alone() -> None:
    sent = io.BytesIO(photo().getvalue() + b"<script>alert(document.cookie)</script>")
    written = io.BytesIO()
    anew(sent).save(written, "JPEG")
    assert b"script" not in written.getvalue()
