"""What a coordinator says of one payment in cash, on a page or from a phone's outbox."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from payouts.models import CashMark, Payment
from payouts.services.cash import Said
from weavers.models import Weaver

from .evidence import sheet
from .work_forms import day_field


class CashForm(forms.Form):
    """One mark. Valid, it has ``payment`` among the cleaned data, and ``said``. ``version`` is the mark that counted."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    payment = forms.ModelChoiceField(
        queryset=Payment.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose whose it is."),
            "invalid_choice": _("This isn’t yours to hand over any more. Keep the money, and ask finance."),
        },
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    what = forms.ChoiceField(
        label=_("What became of it"), choices=CashMark.What.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what became of it.")},
    )  # fmt: skip
    day = day_field(_("Day"))
    witness = forms.CharField(
        label=_("Who saw it"), max_length=120, help_text=_("Neither you nor she."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    reason = forms.ChoiceField(label=_("Why not"))
    picture = forms.FileField(
        label=_("Picture of the signed roll"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    said: Said

    def __init__(
        self, *args: Any, by: User, today: date, payment: Payment | None = None, **kwargs: Any
    ) -> None:
        first = {"key": uuid4(), "day": today, "version": 0}
        if payment:
            first["payment"] = payment.pk
            kwargs.setdefault("auto_id", f"cash-{payment.pk}-%s")
        kwargs["initial"] = {**first, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self._ask_for(False)
            # With those that finance has answered or taken back: the service says what became of them.
            self.fields["payment"].queryset = Payment.objects.filter(  # type: ignore[attr-defined]
                weaver__in=Weaver.objects.of(by)
            ).select_related("weaver")
        self.fields["reason"].choices = [("", "–"), *CashMark.Reason.choices]  # type: ignore[attr-defined]

    def _ask_for(self, asked: bool) -> None:
        """On the page both are asked for, though each is only where it belongs: the service says which is missing."""
        for name in ("witness", "reason"):
            self.fields[name].required = asked

    def clean_picture(self) -> ContentFile | None:
        file = self.cleaned_data["picture"]
        try:
            return sheet(file) if file else None
        except ValidationError as problem:
            raise ValidationError(problem.messages) from problem

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        self._ask_for(True)
        if not self.errors:
            self.said = Said(
                what=data["what"], day=data["day"], witness=data["witness"], reason=data["reason"],
                note=data["note"], picture=data["picture"],
            )  # fmt: skip
        return data
