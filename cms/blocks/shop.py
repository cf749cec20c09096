"""Blocks that show what the shop has: pieces, and where their price goes."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from catalog.models import Product

from ..choosers import CategoryChooserBlock, ProductChooserBlock

NEWEST = 6


def newest(shelf: Any = None, *, number: int = NEWEST) -> list[int]:
    """Keys of the newest pieces that somebody could buy, of a shelf or of the whole shop."""
    pieces = Product.objects.live().filter(stockrecords__num_in_stock__gt=0)
    if shelf:
        pieces = pieces.filter(categories=shelf)
    return list(pieces.values_list("pk", flat=True)[:number])


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
        context["keys"] = [piece.pk for piece in value["pieces"] if piece] or newest(value["shelf"])
        return context

    def get_preview_value(self) -> Any:
        return self.to_python({"title": "New from the looms", "text": "", "pieces": [], "shelf": None})

    class Meta:
        icon = "list-ul"
        label = _("Pieces")
        group = _("Cloth")
        description = _("Pieces that you choose, or the newest of a shelf. What is sold says so by itself.")
        template = "cms/blocks/range.html"


class AboutPiece(blocks.StructBlock):
    """One piece, and words of one's own about it."""

    piece = ProductChooserBlock(label=_("piece"))
    text = blocks.TextBlock(label=_("text"), required=False)

    preview_text = ""

    def get_preview_value(self) -> Any:
        """With the newest piece; the chooser stays empty in an empty shop."""
        keys = newest(number=1)
        return self.to_python({"piece": keys[0] if keys else None, "text": self.preview_text})


class PieceBlock(AboutPiece):
    """One piece, shown large."""

    preview_text = "Long lines and small lozenges, counted thread by thread."

    class Meta:
        icon = "tag"
        label = _("One piece")
        group = _("Cloth")
        description = _("One piece, large, with its price and its makers.")
        template = "cms/blocks/piece.html"


class SplitBlock(AboutPiece):
    """Where the price of one piece goes, by its terms of today."""

    preview_text = "This is how the price of a piece is divided."

    class Meta:
        icon = "table"
        label = _("Price split")
        group = _("Cloth")
        description = _("Where the price of one piece goes, to the paisa, as its own page shows it.")
        template = "cms/blocks/split.html"
