"""What people fill in about a run and its weavers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.forms import CodeField
from payouts.models import Decision, Item
from weavers.models import Group, Payee

from .reads.approval import Sight
from .reads.warnings import LABELS

SORTS = [
    ("code", _("code")),
    ("name", _("name")),
    ("-payable", _("paid now")),
    ("-change", _("paid more than before")),
    ("change", _("paid less than before")),
    ("-earned", _("earned")),
    ("other", _("charged back, adjusted, returned")),
    ("charged_back", _("charged back")),
    ("-adjusted", _("adjusted")),
    ("-returned", _("sent back by the bank")),
    ("-opening", _("carried in")),
    ("-gross", _("together")),
    ("-recovered", _("towards advances")),
    ("-deducted", _("deducted")),
    ("-taken", _("taken off")),
    ("-net", _("hers")),
    ("-carried", _("carried forward")),
    ("carried", _("owing")),
]


class RunFilterForm(forms.Form):
    """Which of a run's weavers to show, and in what order. What isn't a choice chooses nothing."""

    q = forms.CharField(label=_("Code or name"), required=False, max_length=80)
    group = forms.ChoiceField(label=_("Group"), required=False)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("Every status")), *Item.Status.choices]
    )
    method = forms.ChoiceField(
        label=_("Way of paying"),
        required=False,
        choices=[("", _("Every way")), *Payee.Method.choices, ("none", _("none on file"))],
    )
    warning = forms.ChoiceField(
        label=_("Warning"),
        required=False,
        choices=[
            ("", _("With and without")),
            ("any", _("Any warning")),
            ("severe", _("Those to look at")),
            *LABELS.items(),
        ],
    )
    changed = forms.ChoiceField(
        label=_("Against the last run"),
        required=False,
        choices=[
            ("", _("Whatever changed")),
            ("more", _("paid more")),
            ("less", _("paid less")),
            ("same", _("the same")),
            ("new", _("not in the last run")),
        ],
    )
    sort = forms.ChoiceField(label=_("Order by"), required=False, choices=SORTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Group.objects.values_list("name", flat=True)
        self.fields["group"].choices = [("", _("All groups")), *((name, name) for name in names)]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """The fields that choose something, without those that aren't valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class DecideForm(forms.Form):
    """A decision about one or several weavers' month, and why."""

    what = forms.ChoiceField(label=_("What"), choices=Decision.What.choices)
    reason = forms.CharField(label=_("Why?"), max_length=200)


class ApproveForm(forms.Form):
    """What an approver had before her, that she has looked at the warnings, and a code from her phone."""

    seen = forms.CharField(widget=forms.HiddenInput)
    warned = forms.CharField(widget=forms.HiddenInput, required=False)
    looked = forms.BooleanField(
        label=_("I have looked at each of these, and each is right."),
        error_messages={"required": _("Look at them first, and say so.")},
    )
    code = CodeField()

    def __init__(self, *args: Any, sight: Sight, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"seen": sight.seen, "warned": sight.warned}
        self.sight = sight
        if not sight.severe:
            del self.fields["looked"]

    def is_stale(self) -> bool:
        """Whether figures or warnings are no longer those that she was shown."""
        return (self.data.get("seen"), self.data.get("warned", "")) != (self.sight.seen, self.sight.warned)
