"""The form for a message to us."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..trap import TrapForm
from .models import ContactMessage

LONGEST = 4_000


class MessageForm(TrapForm):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Please say who you are.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}
        ),
        error_messages={
            "required": _("Please write your address."),
            "invalid": _("An address looks like name@example.com."),
        },
    )
    about = forms.ChoiceField(label=_("What is it about?"), choices=ContactMessage.About.choices)
    words = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Please write something.")},
    )

    field_order = ["name", "email", "about", "words"]


def empty_form() -> MessageForm:
    return MessageForm(auto_id="write_%s")
