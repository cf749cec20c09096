"""What a coordinator offers for a custom order."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.in_force import NoTerms, terms_on
from catalog.kinds import kind_of, title_of
from catalog.terms import Terms
from marketplace.custom.asking import CustomRefused
from marketplace.custom.models import CustomRequest, Offer
from marketplace.custom.offers import Given, Worked, ways_for, work_out
from marketplace.forks.shipping.weights import grams_of
from marketplace.kernel.months import india_day
from weavers.models import Weaver

from .hands import Hands, plain_price, shown_earning, weavers_of


def _whole(label: Any, *, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    field = forms.IntegerField(label=label, min_value=least, max_value=most, **kwargs)
    field.widget.attrs["inputmode"] = "numeric"
    return field


class OfferForm(Hands, forms.Form):
    """``given`` and ``worked`` are there once it's valid. It begins with the last offer, else with the wish."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("What it's called"), max_length=200)
    colour = forms.CharField(label=_("Colour"), max_length=60)
    length_cm = _whole(_("Length, cm"), least=1, most=2000)
    width_cm = _whole(_("Width, cm"), least=1, most=2000)
    quantity = _whole(_("How many"), least=1, most=500)
    grams = _whole(_("Weight of one, grams"), least=1, most=20_000)
    lead_time_days = _whole(_("Days to make it"), least=1, most=365)
    price = forms.CharField(label=_("Price of one, ₹"), help_text=_("With GST."))
    earning_kind = forms.ChoiceField(
        label=_("The makers earn"), choices=[("piece", _("rupees")), ("share", _("percent"))]
    )
    earning = forms.CharField(label=_("For one piece"))
    shipping = forms.ChoiceField(label=_("How it goes"))
    valid_days = _whole(_("The offer stands for so many days"), least=1, most=90, initial=14)
    words = forms.CharField(
        label=_("Words to the buyer"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    given: Given
    worked: Worked

    def __init__(
        self, *args: Any, request: CustomRequest, before: Offer | None, now: datetime, **kwargs: Any
    ):
        self.asked, self.now = request, now
        self.weavers = weavers_of(Weaver.objects.filter(group=request.group_id))
        self.makers = []
        kwargs["initial"] = {"key": uuid4(), "valid_days": 14} | self._start(before)
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            keys = before.makers if before else request.product.makers.values_list("weaver", "weight")
            weights = {key: weight for key, weight in keys}
            self.makers = [(her, weights[her.pk]) for her in self.weavers if her.pk in weights]
        grams = self._number("grams") or grams_of(request.product)
        ways = ways_for(
            request, grams=min(grams, 20_000), quantity=min(self._number("quantity") or request.quantity, 500),
            goods=0, now=now,
        )  # fmt: skip
        self.fields["shipping"].choices = [(way.code, way.name) for way in ways]  # type: ignore[attr-defined]
        for name in ("price", "earning"):
            self.fields[name].widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def _number(self, name: str) -> int:
        text = str(self.data.get(name, "")) if self.is_bound else ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0

    def _start(self, before: Offer | None) -> dict[str, Any]:
        asked, piece = self.asked, self.asked.product
        names = ("title", "colour", "length_cm", "width_cm", "quantity", "grams", "lead_time_days")
        if before:
            terms = Terms.parse(before.terms)
            return {name: getattr(before, name) for name in names} | {
                "price": plain_price(before.unit_price),
                "shipping": before.shipping_code,
                "earning_kind": terms.kind,
                "earning": shown_earning(terms),
            }
        colour = asked.colour or piece.colour
        length, width = asked.length_cm or piece.length_cm, asked.width_cm or piece.width_cm
        area = max(piece.length_cm * piece.width_cm, 1)
        try:
            agreed: Terms | None = terms_on(piece, india_day(self.now))
        except NoTerms:
            agreed = None
        return {
            "title": title_of(kind_of(piece.title), colour),
            "colour": colour,
            "length_cm": length,
            "width_cm": width,
            "quantity": asked.quantity,
            "grams": max(grams_of(piece) * length * width // area, 1),
            "lead_time_days": piece.lead_time_days or 30,
            "price": plain_price((piece.price or 0) * length * width // area // 10_00 * 10_00),
            "earning_kind": agreed.kind if agreed else "piece",
            "earning": shown_earning(agreed) if agreed and agreed.kind == "share" else "",
        }

    def clean_price(self) -> int:
        return self.rupees("price")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self.makers, terms = self.read_makers(), self.read_terms(data)
        if self.errors or terms is None:
            return data
        names = (
            "title",
            "colour",
            "length_cm",
            "width_cm",
            "grams",
            "quantity",
            "lead_time_days",
            "valid_days",
            "words",
        )
        self.given = Given(
            **{name: data[name] for name in names},
            unit_price=data["price"],
            terms=str(terms),
            makers=[(her.pk, weight) for her, weight in self.makers],
            shipping_code=data["shipping"],
        )
        try:
            self.worked = work_out(self.asked, self.given, now=self.now)
        except CustomRefused as problem:
            raise ValidationError(str(problem)) from problem
        return data
