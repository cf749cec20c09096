"""Answers that Django has no name for."""

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """Go there with GET, whatever was sent here: nothing is sent twice on going back."""

    status_code = 303


def see_other(address: str) -> SeeOther:
    return SeeOther(address)
