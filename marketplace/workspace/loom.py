"""What a phone needs beside the form to work out a split, and to spare her typing, where there is no signal."""

from datetime import date
from typing import Any

from django.db.models import CharField, F, Func, Q, Value

from catalog.kinds import DASH
from catalog.models import Maker, TermsRule
from catalog.terms import Terms
from marketplace.making.hours import usual_hours

from .forms import ListingForm
from .hands import shown_earning
from .wages import wages

MOST_RECORDS = 400


def loom_of(form: ListingForm, *, on: date) -> dict[str, Any]:
    """Kinds with their figures and GST (hundredths of a percent), her weavers, and minimum wages (paise a day)."""
    terms = _terms(on)
    return {
        "day": on.isoformat(),
        "kinds": {
            kind.name: {
                "rate": int(kind.gst_rate * 100),
                "hours": kind.hours,
                "length_cm": kind.length_cm,
                "width_cm": kind.width_cm,
            }
            for kind in form.known
        },
        "weavers": {
            weaver.pk: {
                "name": weaver.display_name,
                "code": weaver.code,
                "district": weaver.district,
                "terms": terms.get(weaver.group_id) or terms.get(None),
            }
            for weaver in form.weavers
        },
        "usual": _usual_hours([weaver.pk for weaver in form.weavers]),
        "wages": wages({weaver.district for weaver in form.weavers}, on=on),
    }


def _usual_hours(weavers: list[int]) -> dict[str, int]:
    """``weaver kind`` → hours for one piece: as she noted them, else of her last piece of that kind. Two queries."""
    kind = Func(F("product__title"), Value(DASH), Value(1), function="split_part", output_field=CharField())
    made = Maker.objects.filter(weaver__in=weavers).annotate(kind=kind).order_by("-product__pk")
    rows = made.values_list("weaver", "kind", "product__hours")[:MOST_RECORDS]
    found = {f"{weaver} {kind}": hours for weaver, kind, hours in reversed(rows)}
    return found | {f"{weaver} {kind}": hours for (weaver, kind), hours in usual_hours(weavers).items()}


def _terms(on: date) -> dict[int | None, tuple[str, str]]:
    """Group → what its makers earn by rule on a day, as it's typed; None for the cooperative. One query."""
    rules = TermsRule.objects.confirmed().filter(Q(product=None), from_day__lte=on).order_by("from_day", "id")
    found = {group: Terms.agreed(text) for group, text in rules.values_list("group", "terms")}
    return {group: (terms.kind, shown_earning(terms)) for group, terms in found.items()}
