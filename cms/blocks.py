"""What pages are built of."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from catalog.models import Product
from weavers.models import Consent, Weaver

from .choosers import (
    CategoryChooserBlock,
    GroupChooserBlock,
    ProductChooserBlock,
    WeaverChooserBlock,
)

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "blockquote"]
NEWEST = 6


class RangeBlock(blocks.StructBlock):
    """Some pieces: those chosen, or the newest of a shelf (of the whole shop where none is given)."""

    title = blocks.CharBlock(label=_("title"), max_length=120)
    text = blocks.TextBlock(label=_("text"), required=False)
    pieces = blocks.ListBlock(ProductChooserBlock(), label=_("pieces"), default=[], max_num=12)
    shelf = CategoryChooserBlock(label=_("shelf"), required=False)

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["keys"] = [piece.pk for piece in value["pieces"] if piece] or self._newest(value["shelf"])
        return context

    def _newest(self, shelf: Any) -> list[int]:
        pieces = Product.objects.live().filter(stockrecords__num_in_stock__gt=0)
        if shelf:
            pieces = pieces.filter(categories=shelf)
        return list(pieces.values_list("pk", flat=True)[:NEWEST])

    class Meta:
        icon = "list-ul"
        label = _("Pieces")
        template = "cms/blocks/range.html"


class PieceBlock(blocks.StructBlock):
    """One piece, shown large."""

    piece = ProductChooserBlock(label=_("piece"))
    text = blocks.TextBlock(label=_("text"), required=False)

    class Meta:
        icon = "tag"
        label = _("One piece")
        template = "cms/blocks/piece.html"


class GroupBlock(blocks.StructBlock):
    """A group of weavers, with a picture of the place or the cloth."""

    group = GroupChooserBlock(label=_("group"))
    picture = ImageChooserBlock(label=_("picture"), required=False)
    text = blocks.TextBlock(label=_("text"), required=False)

    class Meta:
        icon = "group"
        label = _("Group")
        template = "cms/blocks/group.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words. A weaver's are shown only while her consent to a story is in force."""

    words = blocks.TextBlock(label=_("words"))
    who = blocks.CharBlock(label=_("who said it"), required=False, max_length=120)
    weaver = WeaverChooserBlock(label=_("weaver"), required=False)

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        weaver: Weaver | None = value["weaver"]
        context["shown"] = weaver is None or (
            Consent.objects.showing(Consent.Purpose.STORY, on=timezone.localdate())
            .filter(weaver=weaver)
            .exists()
        )
        return context

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "cms/blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"


class PageBody(blocks.StreamBlock):
    """Every block, in any order."""

    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES, template="cms/blocks/text.html")
    picture = PictureBlock()
    pieces = RangeBlock()
    piece = PieceBlock()
    group = GroupBlock()
    quote = QuoteBlock()
