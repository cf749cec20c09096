"""Putting drawn pictures where they belong: on pieces, on weavers' pages, in the editors' library."""

import io

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.images.models import Image

from catalog.models import Product, ProductImage
from catalog.pictures import tiny
from marketplace.storefront.pictures import CARD, PORTRAIT, picture
from weavers.models import Consent, Weaver

from .drawing import Drawn, Studio, piece_rows
from .stock import words

CAPTIONS = {
    "whole": "{title}: the whole piece",
    "close": "{title}: the weave from near by",
    "folded": "{title}: lying ready to be packed",
    "edge": "{title}: a corner and its edge",
}
SCENES = {
    "hills": "Print of blue hills behind fields, with a woven border below",
    "loom": "Print of a floor loom with half a metre of blue and red cloth on it",
    "dye-pots": "Print of three dye pots on the fire and nine hanks of yarn hung above them",
    "eri-cocoons": "Print of a basket of open cocoons among castor leaves",
    "river-island": "Print of a river island at dawn, a boat passing",
}


def all_pictures() -> list[str]:
    """Every picture of the demonstration by name: of a piece, of a weaver who agrees to one, of a scene."""
    weavers = [
        code
        for code, hers in words()["weavers"].items()
        if "photo" in hers["consents"] and "photo" not in hers.get("withdrawn", [])
    ]
    return [*piece_rows(), *weavers, *SCENES]


def missing_pictures() -> list[str]:
    """Those that aren't stored yet and may be."""
    hung = set(ProductImage.objects.values_list("product__upc", flat=True))
    lacking = {weaver.code for weaver in _unpictured()}
    not_hers = set(Weaver.objects.values_list("code", flat=True)) - lacking
    stored = set(Image.objects.filter(title__in=SCENES).values_list("title", flat=True))
    return [name for name in all_pictures() if name not in hung | not_hers | stored]


def keep_pictures(studio: Studio) -> int:
    """Store what was drawn, each as soon as it's done; gives how many pictures."""
    pieces = Product.objects.in_bulk(list(piece_rows()), field_name="upc")
    weavers = {weaver.code: weaver for weaver in _unpictured()}
    stored = 0
    for name, drawn in studio.drawn():
        if name in SCENES:
            _store(name, SCENES[name], drawn["scene"])
        elif name in weavers:
            hang_portrait(weavers[name], drawn["portrait"])
        elif name in pieces:
            hang_piece(pieces[name], drawn)
        stored += len(drawn)
    return stored


@transaction.atomic
def hang_piece(piece: Product, drawn: Drawn) -> None:
    """The views of a piece become its pictures, in order, each with words for those who can't see it."""
    for place, (view, content) in enumerate(drawn.items()):
        caption = CAPTIONS[view].format(title=piece.title)
        image = _store(f"{piece.upc} {view}", caption, content)
        ProductImage.objects.create(
            product=piece, image=image, caption=caption, display_order=place, tiny=tiny(io.BytesIO(content))
        )
        if place == 0:
            picture(image, CARD)  # so that the first list doesn't have to wait for its cards


@transaction.atomic
def hang_portrait(weaver: Weaver, content: bytes) -> None:
    weaver.photo = _store(
        f"{weaver.code} at her loom", "Print of a weaver at her loom, seen from behind", content
    )
    weaver.save(update_fields=["photo"])
    picture(weaver.photo, PORTRAIT)


def _unpictured() -> list[Weaver]:
    """Those who agree to a photo and have none."""
    agreed = Consent.objects.filter(purpose=Consent.Purpose.PHOTO, withdrawn_at=None)
    return list(Weaver.objects.filter(photo=None, consents__in=agreed))


def _store(title: str, description: str, content: bytes) -> Image:
    name = title.lower().replace(" ", "-") + ".jpg"
    return Image.objects.create(title=title, description=description, file=ContentFile(content, name=name))
