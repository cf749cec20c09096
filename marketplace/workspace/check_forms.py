"""What somebody fills in who looks at pieces, one by one or many on one page; and what is looked at."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.kinds import kinds
from catalog.models import Product
from marketplace.forks.order.models import Line
from marketplace.making.checking import Found, Points
from marketplace.making.models import Check, Fault

from .evidence import sheet
from .fields import PicturesField, PicturesInput


class CheckForm(forms.Form):
    """One check of ``product``, for an ordered ``line`` or none. Valid, it has ``found``.

    On a page of many, a row without a grade is left alone: ``is_filled`` says whether it's meant.
    """

    key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    """The newest check when she began; 0 where there was none."""
    grade = forms.ChoiceField(
        label=_("Grade"), choices=Check.Grade.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose A, B or rework.")},
    )  # fmt: skip
    pieces = forms.IntegerField(label=_("How many pieces"), min_value=1, max_value=999, initial=1)
    faults = forms.MultipleChoiceField(
        label=_("What is wrong"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("In your words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    told = forms.BooleanField(label=_("The buyer knows of it and wants it"), required=False)
    photos = PicturesField(
        label=_("Pictures of it"),
        required=False,
        widget=PicturesInput(attrs={"accept": "image/*"}),
    )

    found: Found

    def __init__(
        self,
        *args: Any,
        product: Product,
        points: Points,
        line: Line | None = None,
        version: int = 0,
        **kwargs: Any,
    ) -> None:
        self.product, self.line, self.points = product, line, points
        kwargs["initial"] = {"key": uuid4(), "version": version, "pieces": line.quantity if line else 1}
        super().__init__(*args, **kwargs)
        self.fields["faults"].choices = [*points, (Fault.OTHER.value, Fault.OTHER.label)]  # type: ignore[attr-defined]
        if line:
            self.fields["pieces"].required = False
            del self.fields["pieces"]
        else:
            del self.fields["told"]

    @property
    def is_filled(self) -> bool:
        return bool(self.data.get(self.add_prefix("grade")))

    def clean_photos(self) -> list[Any]:
        try:
            return [sheet(each) for each in self.cleaned_data["photos"]]
        except ValidationError as problem:
            raise ValidationError(problem.messages) from problem

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        words = dict(self.points) | {Fault.OTHER.value: str(Fault.OTHER.label)}
        self.found = Found(
            grade=data["grade"],
            pieces=data.get("pieces") or (self.line.quantity if self.line else 1),
            faults=[(fault, words[fault]) for fault in data["faults"]],
            note=data["note"],
            told=data.get("told", False),
            photos=data["photos"],
        )
        return data


class ChecklistForm(forms.Form):
    """What is looked at of a kind. Each fault has a line of its own; an empty one isn't looked at. ``points`` once valid."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    from_day = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    points: Points

    def __init__(self, *args: Any, points: Points = (), **kwargs: Any) -> None:  # type: ignore[assignment]
        kwargs["initial"] = {"key": uuid4(), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        named = [(kind.name, kind.name) for kind in kinds()]
        self.fields["kind"].choices = [("", _("Every kind without a list of its own")), *named]  # type: ignore[attr-defined]
        known = dict(points)
        for fault in Fault:
            if fault != Fault.OTHER:
                self.fields[f"point_{fault.value}"] = forms.CharField(
                    label=fault.label.capitalize(),
                    required=False,
                    max_length=200,
                    initial=known.get(fault.value, ""),
                )

    def lines(self) -> Iterator[Any]:
        """The fields of what is looked at."""
        return (self[name] for name in self.fields if name.startswith("point_"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        said = ((fault.value, data.get(f"point_{fault.value}", "").strip()) for fault in Fault)
        self.points = [(fault, words) for fault, words in said if words]
        return data
