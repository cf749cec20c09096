"""The form by which a file of pieces comes in: once to look, once to make drafts of it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.models import Category
from marketplace.accounts.models import User
from weavers.models import Weaver

from .bringing import Besides
from .hands import Hands, chosen_under, weavers_of
from .shop_files import MOST_BYTES, FileNotRead, ShopFile, read_shop_file

_SALT = "looked-at-file"
A_DAY = 24 * 60 * 60
SAID = ("fibre", "technique", "colour", "hours", "length_cm", "width_cm", "gst_rate", "lead_time_days")


def _whole(label: Any, *, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    field = forms.IntegerField(label=label, min_value=least, max_value=most, required=False, **kwargs)
    field.widget.attrs["inputmode"] = "numeric"
    return field


class BringForm(Hands, forms.Form):
    """``file`` is there once it's read, ``besides`` once the form is valid. What was looked at comes again in ``seen``, signed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_400_000)
    chosen = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "CSV in UTF-8, 1 MB at most: as Shopify or Etsy export it, or pieces.csv of our own export."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    shelf = forms.ModelChoiceField(
        label=_("Shelf in the shop"), queryset=Category.objects.filter(depth=1), required=False
    )
    in_rupees = forms.BooleanField(label=_("The prices in the file are in rupees"), required=False)
    price = forms.CharField(
        label=_("Price of each, ₹"),
        required=False,
        help_text=_("Where the file has none, or has it in another currency."),
    )
    earning_kind = forms.ChoiceField(
        label=_("The makers earn"),
        choices=[("piece", _("rupees")), ("share", _("percent"))],
        initial="share",
    )
    earning = forms.CharField(label=_("For one piece"), required=False)
    fibre = forms.CharField(label=_("Fibre"), max_length=60, required=False)
    technique = forms.CharField(label=_("How it's made"), max_length=60, required=False)
    colour = forms.CharField(label=_("Colour"), max_length=60, required=False)
    hours = _whole(_("Hours of work"), least=1, most=2000)
    length_cm = _whole(_("Length, cm"), least=1, most=2000)
    width_cm = _whole(_("Width, cm"), least=1, most=2000)
    lead_time_days = _whole(_("Days to make it ready"), least=0, most=365)
    gst_rate = forms.DecimalField(
        label=_("GST, percent"), min_value=0, max_value=50, decimal_places=2, required=False, initial=5
    )

    content: bytes
    file: ShopFile | None = None
    besides: Besides

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        self.by = by
        self.weavers = weavers_of(Weaver.objects.of(by))
        self.makers = []
        super().__init__(*args, **kwargs)
        for name in ("price", "earning"):
            self.fields[name].widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    @property
    def is_new(self) -> bool:
        """Whether a file came along, which nobody has looked at yet."""
        return bool(self.files.get("chosen"))

    def clean_price(self) -> int | None:
        return self.rupees("price") if self.cleaned_data["price"].strip() else None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.makers = self.read_makers() if chosen_under(self.data, "makers") else []
        terms = self.read_terms(data) if data.get("earning", "").strip() else None
        content = self._content(data)
        if content is None:
            return data
        self.content = content
        try:
            self.file = read_shop_file(content)
        except FileNotRead as problem:
            self.add_error("chosen", str(problem))
        if self.errors:
            return data
        said = {name: data[name] for name in SAID if data[name] not in (None, "")}
        self.besides = Besides(
            makers=self.makers,
            shelf=data["shelf"],
            terms=str(terms or ""),
            price=data["price"],
            in_rupees=data["in_rupees"],
            said=said | ({"gst_rate": Decimal(data["gst_rate"])} if "gst_rate" in said else {}),
        )
        return data

    def _content(self, data: dict[str, Any]) -> bytes | None:
        """Of the file that came along, else of the one that was looked at."""
        if file := data.get("chosen"):
            content: bytes = file.read(MOST_BYTES + 1)
            return content
        try:
            if data.get("seen"):
                user, text = signing.loads(data["seen"], salt=_SALT, max_age=A_DAY)
                if user == self.by.pk:
                    return str(text).encode()
        except signing.BadSignature:
            pass
        self.add_error("chosen", ValidationError(_("Choose a file.")))
        return None

    def seen_again(self) -> str:
        """What was looked at, to come along with the next press: signed, so that it's what was looked at."""
        return signing.dumps([self.by.pk, self.content.decode("utf-8-sig")], salt=_SALT, compress=True)
