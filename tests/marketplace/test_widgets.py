import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from marketplace.kernel.widgets import WRITTEN, Renderer

CHOICES = [("", "—"), ("a", "A & B"), ("Silk", [("e", "Eri <fine>"), ("m", "Muga")])]


class Everything(forms.Form):
    """A field of each kind that is written without a template."""

    text = forms.CharField(
        max_length=9, widget=forms.TextInput(attrs={"title": 'a "b" <c>', "hidden": False})
    )
    number = forms.IntegerField(min_value=0, required=False)
    email = forms.EmailField(help_text="Yours.")
    url = forms.URLField(assume_scheme="https")
    password = forms.CharField(widget=forms.PasswordInput)
    hidden = forms.CharField(widget=forms.HiddenInput)
    date = forms.DateField()
    check = forms.BooleanField()
    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}))
    choice = forms.ChoiceField(choices=CHOICES)
    several = forms.MultipleChoiceField(choices=CHOICES)


@pytest.mark.parametrize(
    "data",
    [None, {}, {"text": 'x"><b>', "number": "0", "email": "no", "words": "<i>\n two", "choice": "e", "several": ["a", "m"], "check": "on"}],
)  # fmt: skip
def test_fields_are_written_as_django_renders_them(data: Any) -> None:
    ours, theirs = Everything(data, renderer=Renderer()), Everything(data, renderer=DjangoTemplates())
    for field in ours.fields:
        assert ours[field].field.widget.template_name in WRITTEN
        assert _plain(str(ours[field])) == _plain(str(theirs[field]))


def _plain(written: str) -> str:
    """Space between tags counts for nothing; within a text it does."""
    return re.sub(r">\s+<", "><", written.strip())
