"""Answers that Django has no name for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext as _


class SeeOther(HttpResponseRedirect):
    """Go there with GET, whatever was sent here: nothing is sent twice on going back."""

    status_code = 303


def see_other(address: str) -> SeeOther:
    return SeeOther(address)


def stripe_is_away(request: HttpRequest) -> None:
    """Tell her so on the next page."""
    messages.error(
        request, _("The payment page can't be reached just now. Nothing was paid; please try again.")
    )
