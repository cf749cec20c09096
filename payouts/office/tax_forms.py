"""What people of the office fill in about codes, and which piece they ask about."""

import logging
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.models import Category, Product
from catalog.rules import HSN
from marketplace.accounts.models import User

from .entry_forms import PieceField

log = logging.getLogger(__name__)


class PieceForm(forms.Form):
    """One piece."""

    piece = PieceField(label=_("Piece, by its reference"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["piece"].help_text = ""


class HsnForm(forms.Form):
    """The HSN code of one piece, or of all on a shelf that have none yet."""

    hsn = forms.RegexField(
        f"^{HSN}$",
        label=_("HSN code"),
        help_text=_("2, 4, 6 or 8 digits"),
        error_messages={"invalid": _("2, 4, 6 or 8 digits")},
    )
    piece = PieceField(label=_("Piece"), required=False)
    shelf = forms.ModelChoiceField(
        Category.objects.order_by("name"),
        label=_("or every piece on this shelf that has none yet"),
        required=False,
        empty_label="–",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and bool(given.get("piece")) == bool(given.get("shelf")):
            self.add_error("piece", _("Name a piece or a shelf."))
        return given

    def store(self, *, by: User) -> int:
        """Give them the code; sales from now on keep it. Says how many pieces."""
        code, piece = self.cleaned_data["hsn"], self.cleaned_data["piece"]
        if piece:
            chosen = Product.objects.filter(pk=piece.pk)
        else:
            on_shelf = Product.objects.filter(categories=self.cleaned_data["shelf"], hsn="")
            chosen = Product.objects.filter(pk__in=on_shelf.values("pk"))
        changed = chosen.update(hsn=code)
        log.info(
            "HSN %s given to %s pieces (%s) by %s", code, changed, piece or self.cleaned_data["shelf"], by
        )
        return changed
