"""A piece's pictures: right sizes and formats, made only when somebody looks, never others than we signed."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.images.models import Image, Rendition

from catalog.models import ProductImage
from catalog.pictures import tiny
from marketplace.storefront.gallery import AS_JSON, slides

from .stock import make_picture, make_piece, make_weaver

pytestmark = pytest.mark.django_db


def sizes_of(page: str, format_: str) -> dict[str, str]:
    """Width → address, as the page offers a format."""
    found = re.search(rf'type="image/{format_}" srcset="([^"]+)"', page)
    assert found
    pairs = (each.split() for each in unescape(found[1]).split(", "))
    return {width: address for address, width in pairs}


def test_a_page_offers_every_format_and_makes_none_of_them(client: Client) -> None:
    page = client.get(make_piece(picture=make_picture()).get_absolute_url()).text
    for format_ in ("avif", "webp"):
        assert list(sizes_of(page, format_)) == ["360w", "500w"]  # it has 500 pixels, and gets no more
    assert 'width="500" height="625"' in page
    assert page.count('fetchpriority="high"') == 1
    assert not Rendition.objects.exists()


@pytest.mark.parametrize(("format_", "begins"), [("avif", b"ftypavif"), ("webp", b"WEBPVP8")])
def test_a_size_is_made_when_it_is_asked_for_and_then_found_where_it_lies(
    client: Client, format_: str, begins: bytes
) -> None:
    address = make_piece(picture=make_picture()).get_absolute_url()
    wanted = sizes_of(client.get(address).text, format_)["360w"]
    answer = client.get(wanted)
    assert answer.headers["Content-Type"] == f"image/{format_}"
    assert "immutable" in answer.headers["Cache-Control"] and not answer.cookies
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert begins in content[:32]
    made = Rendition.objects.get()
    assert (made.width, made.height) == (360, 450)
    assert sizes_of(client.get(address).text, format_)["360w"] == made.url


def test_nobody_has_other_sizes_made(client: Client) -> None:
    image = make_picture()
    page = client.get(make_piece(picture=image).get_absolute_url()).text
    signed = sizes_of(page, "webp")["360w"]
    for address in (
        signed.replace("360x450", "361x450"),
        signed.replace(f"/{image.pk}/", f"/{image.pk + 1}/"),
        "/picture/x/1/original/x",
    ):
        assert client.get(address).status_code == 403, address
    assert not Rendition.objects.exists()


def test_another_focal_point_is_another_address(client: Client) -> None:
    image = make_picture()
    address = make_piece(picture=image).get_absolute_url()
    before = sizes_of(client.get(address).text, "webp")["360w"]
    Image.objects.update(focal_point_x=9, focal_point_y=9, focal_point_width=20, focal_point_height=20)
    assert sizes_of(client.get(address).text, "webp")["360w"] != before


def test_eight_pictures_take_the_queries_of_one(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    piece = make_piece(makers=[make_weaver()])
    for number in range(8):
        ProductImage.objects.create(
            product=piece, image=make_picture(), display_order=number, tiny="UklGRg=="
        )
    rows = ProductImage.objects.filter(product=piece).values_list(AS_JSON, flat=True)
    with django_assert_max_num_queries(2):
        shown = slides(rows)
    assert len(shown) == 8
    assert client.get(piece.get_absolute_url()).text.count("data:image/webp;base64,UklGRg==") == 8


def test_the_tiny_picture_is_tiny_and_a_broken_file_has_none() -> None:
    with make_picture().file.open() as file:
        assert 60 < len(tiny(file)) < 300
    with open(__file__, "rb") as no_picture:
        assert tiny(no_picture) == ""
