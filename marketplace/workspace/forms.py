"""The form that a coordinator fills in beside the loom, on her phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import Image

from catalog.kinds import Kind, colours, kind_of, kinds, title_of
from catalog.listing import MOST_PICTURES, Facts
from catalog.models import Category, Product
from catalog.pictures import PictureRefused, take_picture
from catalog.terms import Terms
from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.making.sound import MOST_BYTES as MOST_SOUND
from marketplace.making.sound import SoundRefused, spoken_anew
from weavers.models import Weaver

from .fields import PicturesField
from .hands import Hands, chosen_under, plain_price, shown_earning, weavers_of
from .splits import PriceSplit, price_split
from .wages import least_day

_SIGNER = Signer(salt="listing-picture")

ANOTHER = "another"
NEW_KIND = ("new_kind", "shelf", "fibre", "technique", "gst_rate")
"""Asked for where the kind isn't one in the shop; the community too, where there is one."""
MORE = ("weight_grams", "one_of_a_kind", "making", "care", "irregularities", "description")
"""What there is to say of a piece beside its size and work; none of it has to be said."""


@dataclass(frozen=True)
class KeptPicture:
    """A picture that the server has already; ``token`` proves to it that this person sent it."""

    token: str
    image: Image


def token_of(image: Image, user: User) -> str:
    return _SIGNER.sign(f"{user.pk}.{image.pk}")


def _whole(label: Any, *, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    field = forms.IntegerField(label=label, min_value=least, max_value=most, **kwargs)
    field.widget.attrs["inputmode"] = "numeric"
    return field


def _words(label: Any, *, most: int = 1000, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=False, widget=forms.Textarea(attrs={"rows": 3}), **kwargs
    )


class ListingForm(Hands, forms.Form):
    """A piece. ``facts``, ``shelf``, ``makers``, ``pieces`` and ``price`` (paise) are there once it's valid."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    """Of a stored piece, what a change begins from."""
    pictures = PicturesField(label=_("Pictures"), required=False)
    kind = forms.CharField(label=_("Kind"))
    new_kind = forms.CharField(label=_("What it's called"), max_length=80, required=False)
    shelf = forms.ModelChoiceField(
        label=_("Shelf in the shop"), queryset=Category.objects.filter(depth=1), required=False
    )
    fibre = forms.CharField(label=_("Fibre"), max_length=60, required=False)
    technique = forms.CharField(label=_("How it's made"), max_length=60, required=False)
    community = forms.CharField(
        label=_("Whose weaving it is"),
        max_length=60,
        required=False,
        help_text=_("The community that this cloth comes from: Khasi, Bodo, Mishing…"),
    )
    gst_rate = forms.DecimalField(
        label=_("GST, percent"), min_value=0, max_value=50, decimal_places=2, required=False, initial=5
    )
    colour = forms.CharField(label=_("Colour"), max_length=60)
    new_colour = forms.CharField(label=_("Another colour"), max_length=60, required=False)
    dye = forms.ChoiceField(
        label=_("How it's dyed"), choices=[("", _("I don't know")), *Product.Dye.choices], required=False
    )
    dyestuff = forms.CharField(
        label=_("Dyed with"), max_length=60, required=False, help_text=_("Lac, indigo, turmeric…")
    )
    length_cm = _whole(_("Length, cm"), least=1, most=2000)
    width_cm = _whole(_("Width, cm"), least=1, most=2000)
    hours = _whole(
        _("Hours of work"), least=1, most=2000, help_text=_("For one piece, of all its makers together.")
    )
    pieces = _whole(_("How many there are"), least=0, most=999, initial=1)
    lead_time_days = _whole(
        _("Days to make it ready"),
        least=0,
        most=365,
        initial=0,
        help_text=_("0 where it can be sent at once."),
    )
    weight_grams = _whole(
        _("Weight, grams"),
        least=1,
        most=20_000,
        required=False,
        help_text=_("Of one piece; sets its postage."),
    )
    one_of_a_kind = forms.BooleanField(label=_("One of a kind: nobody will weave it again"), required=False)
    price = forms.CharField(label=_("Price in the shop, ₹"), help_text=_("With GST, as the buyer pays it."))
    earning_kind = forms.ChoiceField(
        label=_("The makers earn"),
        choices=[("piece", _("rupees")), ("share", _("percent"))],
        initial="piece",
    )
    earning = forms.CharField(label=_("For one piece"))
    yarn = forms.CharField(
        label=_("Yarn in one piece, ₹"),
        required=False,
        help_text=_("What it cost. The buyer sees it apart from the cooperative's share."),
    )
    making = _words(_("How it was made"))
    care = _words(
        _("How to look after it"), help_text=_("Empty where the usual words for its fibre are right.")
    )
    irregularities = _words(_("What is uneven about this piece"), most=500)
    description = _words(_("What else there is to say"))
    voice = forms.FileField(
        label=_("A spoken note"),
        required=False,
        help_text=_("Two minutes at most. Quality hears it; no buyer does."),
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user"}),
    )

    facts: Facts
    price_paise: int
    spoken: tuple[bytes, int] | None = None
    """A spoken note, written anew, and its seconds."""

    def __init__(self, *args: Any, by: User, piece: Product | None = None, **kwargs: Any) -> None:
        self.by = by
        self.known: list[Kind] = kinds()
        self.colours = colours()
        self.weavers = weavers_of(Weaver.objects.of(by))
        self.makers = []
        self.kept: list[Image] = []
        self.stored: list[Image] = []
        kwargs["initial"] = {"key": uuid4(), **self._from(piece), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if piece and not self.is_bound:
            self.kept = [row.image for row in piece.images.select_related("image").order_by("display_order")]
            self.makers = [(maker.weaver, maker.weight) for maker in piece.makers.select_related("weaver")]
        for name in NEW_KIND:
            self.fields[name].required = not self.is_bound or self.data.get("kind") == ANOTHER
        self.fields["new_colour"].required = not self.is_bound or self.data.get("colour") == ANOTHER
        for name in ("price", "earning", "yarn"):
            self.fields[name].widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}
        for name, field in self.fields.items():
            field.error_messages["required"] = {
                "kind": _("Choose what it is."),
                "colour": _("Choose its colour."),
            }.get(name, _("Please fill this in."))

    def _from(self, piece: Product | None) -> dict[str, Any]:
        """What the form starts with, of a piece that is stored."""
        if piece is None:
            return {}
        record, shelf = piece.stockrecords.first(), piece.categories.first()
        kind, terms = kind_of(piece.title), Terms.parse(piece.terms) if piece.terms else None
        known = any(each.name == kind for each in self.known)
        names = (
            "fibre",
            "technique",
            "gst_rate",
            "length_cm",
            "width_cm",
            "hours",
            "lead_time_days",
            "dye",
            "dyestuff",
            "community",
            *MORE,
        )
        return {
            **{name: getattr(piece, name) for name in names},
            "kind": kind if known else ANOTHER,
            "new_kind": "" if known else kind,
            "shelf": shelf,
            "colour": piece.colour if piece.colour in self.colours else ANOTHER,
            "new_colour": "" if piece.colour in self.colours else piece.colour,
            "pieces": record.num_in_stock if record else 1,
            "price": plain_price(piece.price) if piece.price else "",
            "yarn": "" if piece.yarn_paise is None else plain_price(piece.yarn_paise),
            "earning_kind": terms.kind if terms else "piece",
            "earning": shown_earning(terms) if terms else "",
        }

    # What the template asks

    def kept_pictures(self) -> list[KeptPicture]:
        """What is stored already, so that no picture is sent twice."""
        return [KeptPicture(token_of(image, self.by), image) for image in [*self.kept, *self.stored]]

    # What it makes of what was sent

    def clean_pictures(self) -> list[Any]:
        files = self.cleaned_data["pictures"]
        self.kept = self._kept()
        if len(self.kept) + len(files) > MOST_PICTURES:
            raise ValidationError(
                _("A piece can have %(most)d pictures at most."), params={"most": MOST_PICTURES}
            )
        wrong = []
        for file in files:
            try:
                self.stored.append(take_picture(file, title=str(_("Piece"))))
            except PictureRefused as problem:
                wrong.append(f"{file.name}: {problem}")
        if wrong:
            raise ValidationError(wrong)
        return files

    def _kept(self) -> list[Image]:
        keys = []
        for token in chosen_under(self.data, "kept"):
            try:
                user, key = _SIGNER.unsign(token).split(".")
            except (BadSignature, ValueError):
                continue
            if int(user) == self.by.pk:
                keys.append(int(key))
        found = Image.objects.in_bulk(keys)
        return [found[key] for key in dict.fromkeys(keys) if key in found]

    def clean_voice(self) -> Any:
        file = self.cleaned_data["voice"]
        if file:
            try:
                self.spoken = spoken_anew(file.read(MOST_SOUND + 1))
            except SoundRefused as problem:
                raise ValidationError(str(problem)) from problem
        return file

    def clean_price(self) -> int:
        return self.rupees("price")

    def clean_yarn(self) -> int | None:
        return self.rupees("yarn") if self.cleaned_data["yarn"].strip() else None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("dye") == Product.Dye.UNDYED and data.get("dyestuff"):
            self.add_error(
                "dyestuff", _("Undyed cloth is dyed with nothing: empty this, or choose a dye above.")
            )
        self.makers = self.read_makers()
        terms, kind = self.read_terms(data), self._kind(data)
        colour = data.get("new_colour") if data.get("colour") == ANOTHER else data.get("colour")
        if self.errors or kind is None or terms is None or not colour:
            return data
        self.price_paise = data["price"]
        self.shelf = Category.objects.get(pk=kind.shelf)
        self.facts = Facts(
            title=title_of(kind.name, colour),
            terms=str(terms),
            gst_rate=kind.gst_rate,
            fibre=kind.fibre,
            technique=kind.technique,
            colour=colour,
            hours=data["hours"],
            length_cm=data["length_cm"],
            width_cm=data["width_cm"],
            lead_time_days=data["lead_time_days"],
            dye=data["dye"],
            dyestuff=data["dyestuff"],
            community=kind.community,
            yarn_paise=data["yarn"],
            **{name: data[name] for name in MORE},
        )
        return data

    def _kind(self, data: dict[str, Any]) -> Kind | None:
        known = next((kind for kind in self.known if kind.name == data.get("kind")), None)
        if known or data.get("kind") != ANOTHER:
            if known is None and "kind" in data:
                self.add_error("kind", _("Choose what it is."))
            return known
        if any(name not in data for name in NEW_KIND):
            return None
        return Kind(
            name=data["new_kind"],
            shelf=data["shelf"].pk,
            fibre=data["fibre"],
            technique=data["technique"],
            gst_rate=Decimal(data["gst_rate"]),
            hours=0,
            length_cm=0,
            width_cm=0,
            community=data.get("community", ""),
            image=None,
        )

    @property
    def images(self) -> Sequence[Image]:
        """All pictures of the piece, in their order."""
        return [*self.kept, *self.stored]

    def split(self) -> PriceSplit | None:
        """Where the price goes, as far as what was sent tells; None where a part of it is missing or wrong."""
        data = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else {}
        kind = next((kind for kind in self.known if kind.name == data.get("kind")), None)
        rate = kind.gst_rate if kind else data.get("gst_rate")
        if not data.get("price") or rate is None or "earning" in self.errors or "earning" not in data:
            return None
        terms = self.read_terms(data)
        if terms is None:
            return None
        return price_split(
            price=data["price"],
            terms=terms,
            gst_rate=Decimal(rate),
            hours=data.get("hours") or 0,
            makers=[(weaver.display_name, weight) for weaver, weight in self.makers],
            least=least_day(
                {weaver.district for weaver, _weight in self.makers}, on=india_day(timezone.now())
            ),
        )
