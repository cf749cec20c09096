"""The form that has each text of an original beside its translation."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .reads import Beside
from .services import Seen


class WordsForm(forms.Form):
    """A field for each text, by its number in the page, and a box for those whose original has changed."""

    seen_original = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_draft = forms.CharField(required=False, widget=forms.HiddenInput)
    awaits_reader = forms.BooleanField(label=_("Nobody whose language it is has read it yet"), required=False)

    def __init__(
        self, data: Any, *, rows: list[Beside], language: str, seen: Seen, awaits_reader: bool
    ) -> None:
        initial = {"seen_original": seen.original, "seen_draft": seen.draft, "awaits_reader": awaits_reader}
        super().__init__(data, initial=initial)
        self.rows = rows
        for number, row in enumerate(rows):
            self.fields[f"text-{number}"] = _field(row, language)
            if row.is_behind:
                self.fields[f"right-{number}"] = forms.BooleanField(
                    label=_("The translation is still right"), required=False
                )

    def beside(self) -> list[tuple[Beside, Any, Any]]:
        """Each text with its field, and with its box if it has one."""
        return [
            (row, self[f"text-{number}"], self[f"right-{number}"] if row.is_behind else None)
            for number, row in enumerate(self.rows)
        ]

    def words(self) -> dict[str, str]:
        """By place."""
        return {row.text.place: self.cleaned_data[f"text-{number}"] for number, row in enumerate(self.rows)}

    def still_right(self) -> set[str]:
        return {
            row.text.place for number, row in enumerate(self.rows) if self.cleaned_data.get(f"right-{number}")
        }

    def seen(self) -> Seen:
        return Seen(self.cleaned_data["seen_original"], self.cleaned_data["seen_draft"])


def _field(row: Beside, language: str) -> forms.Field:
    text = row.text
    label = capfirst(f"{text.block}: {text.label}" if text.block not in ("", text.label) else text.label)
    attrs = {"lang": language}
    if text.features is not None:
        widget: Any = get_rich_text_editor_widget(features=list(text.features) or None)
        # The editor puts a field of its own in the place of the one that has a label, and takes its name from here.
        widget.options["ariaLabel"] = f"{label}, {dict(settings.LANGUAGES)[language]}"
    elif text.lines:
        widget = AdminAutoHeightTextInput(attrs=attrs)
    else:
        widget = forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=label, initial=row.own, required=False, max_length=text.longest, widget=widget, strip=True
    )
