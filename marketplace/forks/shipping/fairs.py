"""Fetching an order at a fair: a way that costs nothing and waits until the fair."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Fair
from .ways import Shipping

PREFIX = "fair-"


def fetched_at(fair: Fair) -> Shipping:
    days = {"first": date_format(fair.from_day, "j F"), "last": date_format(fair.until_day, "j F Y")}
    return Shipping(
        code=f"{PREFIX}{fair.pk}",
        name=format_lazy(gettext_lazy("Fetch it at {fair}"), fair=fair.name),
        price=0,
        gst_rate=Decimal(0),
        days=(0, 0),
        fair=_("%(place)s, %(first)s to %(last)s") % {"place": fair.place, **days},
    )


def is_fetched(code: str) -> bool:
    """Whether an order with this way's code is fetched at a fair."""
    return code.startswith(PREFIX)


def fair_of(code: str) -> Fair | None:
    """The fair that an order with this way's code is fetched at; None where it's sent, or the fair is gone."""
    key = code.removeprefix(PREFIX)
    return Fair.objects.filter(pk=int(key)).first() if is_fetched(code) and key.isdigit() else None


def fairs_to_fetch_at(day: date) -> list[Shipping]:
    """The fairs that can still be ordered for on a day. One query."""
    return [fetched_at(fair) for fair in Fair.objects.open_on(day)]
