"""What the members of the cooperative have decided together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from weavers.voting import FEWEST, results

from ..public import public_page


@public_page
def members(request: HttpRequest) -> HttpResponse:
    """Results alone, with numbers only where they can't tell who chose what."""
    return render(request, "storefront/members.html", {"results": results(), "fewest": FEWEST})
