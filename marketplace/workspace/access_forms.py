"""What the log of looks is narrowed by."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.months import midnight
from weavers.models import AccessLog

A_DAY = timedelta(days=1)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class AccessFilter(forms.Form):
    who = forms.CharField(label=_("Who looked"), required=False, max_length=150)
    code = forms.CharField(label=_("Weaver's code"), required=False, max_length=12)
    since = _day(_("From"))
    until = _day(_("Until"))

    def narrow(self, found: "QuerySet[AccessLog]") -> "QuerySet[AccessLog]":
        """What isn't a day narrows nothing."""
        self.full_clean()
        asked = self.cleaned_data
        if asked.get("who"):
            found = found.filter(user__username__icontains=asked["who"].strip())
        if asked.get("code"):
            found = found.filter(weaver__code__iexact=asked["code"].strip())
        if asked.get("since"):
            found = found.filter(at__gte=midnight(asked["since"]))
        if asked.get("until"):
            found = found.filter(at__lt=midnight(asked["until"]) + A_DAY)
        return found

    @property
    def query(self) -> str:
        """The same in an address, for the next page."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})
