"""Each component with its states, on one page, for whoever makes another screen. Only the demonstration has it."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalog.models import Product
from cms.districts import drawn
from marketplace.storefront.cards import cards_of
from marketplace.storefront.people import people
from marketplace.storefront.splits import split_of
from weavers.models import Group, Weaver

COLOURS = (
    "ground",
    "surface",
    "sunk",
    "rule",
    "edge",
    "ink-soft",
    "ink",
    "accent",
    "link",
    "good",
    "warn",
    "bad",
)
DYES = ("lac", "annatto", "turmeric", "leaf", "indigo", "iron", "eri")
ICONS = ("search", "basket", "filter", "arrow", "lock", "parcel", "hands", "print", "person", "heart")


class Fields(forms.Form):
    name = forms.CharField(label="Your name")
    email = forms.EmailField(label="E-mail", help_text="We write to it once.")
    about = forms.ChoiceField(label="About", choices=[("piece", "a piece"), ("order", "an order")])
    words = forms.CharField(label="Message", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.BooleanField(label="I have read it")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    pieces = list(Product.objects.live().filter(stockrecords__num_in_stock__gt=0)[:4])
    first: Any = pieces[0] if pieces else None
    page: Any = Paginator(range(90), 10).page(4)
    page.numbers = page.paginator.get_elided_page_range(4, on_each_side=1, on_ends=1)
    context = {
        "colours": COLOURS,
        "dyes": DYES,
        "icons": ICONS,
        "empty_form": Fields(auto_id="empty_%s"),
        "wrong_form": Fields({"email": "nobody"}, auto_id="wrong_%s"),
        "cards": cards_of([piece.pk for piece in pieces]),
        "split": split_of(first, makers=1, on=today) if first else None,
        "makers": people(Weaver.objects.all()[:3], on=today),
        "districts": drawn(Group.objects.all()),
        "page": page,
        "steps": [
            {"label": "Paid", "state": "done", "detail": "3 November"},
            {"label": "On the loom", "state": "current", "detail": "ready about 20 November"},
            {"label": "Sent", "state": "todo", "detail": ""},
        ],
    }
    return render(request, "demo/styleguide.html", context)
