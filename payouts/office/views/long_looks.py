"""A look at a draft of very many weavers takes more than a second: first comes a page that says so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from payouts.models import Run
from weavers.models import Weaver

MANY = 10_000
"""Weavers from which on a draft, worked out afresh on each look, keeps people waiting."""
READY = "worked-out"
"""In the address of the page itself, once it was said."""


def long_look(request: HttpRequest, run: Run) -> HttpResponse | None:
    """The page that says so and leads on by itself, for whoever asks for a draft of MANY; None for any other."""
    if run.state != Run.State.DRAFT or READY in request.GET or Weaver.objects.count() < MANY:
        return None
    query = request.GET.copy()
    query[READY] = "1"
    there = f"{request.path}?{query.urlencode()}"
    return render(request, "office/long_look.html", {"run": run, "there": there, "here": "runs"})
