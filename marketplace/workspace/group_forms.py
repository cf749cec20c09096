"""What coordinators fill in for their groups."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from weavers.models import Group, Weaver


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return obj.get_full_name() or obj.get_username()


class StandInForm(forms.Form):
    group = forms.ModelChoiceField(label=_("Group"), queryset=Group.objects.none())
    user = PersonField(label=_("Who stands in"), queryset=User.objects.none())
    from_day = _day(_("From"))
    to_day = _day(_("Until, that day included"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.filter(coordinators__user=user)  # type: ignore[attr-defined]
        others = User.objects.filter(groups__name="coordinator", is_active=True).exclude(pk=user.pk)
        self.fields["user"].queryset = others.order_by("first_name", "username")  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    display_name = forms.CharField(
        label=_("The name that she chose for the shop"),
        max_length=80,
        help_text=_("It need not be her own. She agrees that it stands beside what she weaves."),
    )
    legal_name = forms.CharField(
        label=_("Name on her papers"), max_length=200, help_text=_("Private. For the bank alone.")
    )
    group = forms.ModelChoiceField(label=_("Group"), queryset=Group.objects.none())
    village = forms.CharField(label=_("Village"), required=False, max_length=120, help_text=_("Private."))
    district = forms.CharField(label=_("District"), max_length=80)
    language = forms.ChoiceField(label=_("Language"), choices=Weaver.Language.choices)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=20, help_text=_("Private."))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.of(user)  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    group = forms.ModelChoiceField(label=_("To the group"), queryset=Group.objects.none())

    def __init__(self, *args: Any, weaver: Weaver, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.exclude(pk=weaver.group_id)  # type: ignore[attr-defined]
