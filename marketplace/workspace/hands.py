"""Who makes a piece and what they earn, as coordinators choose it in several forms."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalog.terms import Terms
from marketplace.kernel.money import parse_rupees, plain_rupees
from weavers.models import Weaver

MOST_WEIGHT = 99
MOST_PRICE = 10_000_000_00
"""Paise; prices and earnings are below it."""


@dataclass(frozen=True)
class MakerChoice:
    """A weaver who can be ticked, and her share."""

    weaver: Weaver
    chosen: bool
    weight: str


def weavers_of(weavers: Any) -> list[Weaver]:
    """Those of these who can be chosen, by group."""
    found = weavers.at_work().select_related("group").defer("legal_name", "phone", "village")
    return list(found.order_by("group__name", "display_name", "code"))


class Hands(forms.Form):
    """For a form with the fields ``earning_kind`` and ``earning``; weavers are ticked beside it, each with her share.

    ``weavers`` are those who can be chosen, ``makers`` those who were, with weights.
    """

    weavers: list[Weaver]
    makers: list[tuple[Weaver, int]]

    def maker_choices(self) -> list[MakerChoice]:
        """Every weaver of hers, ticked where she was chosen."""
        if self.is_bound:
            ticked = set(chosen_under(self.data, "makers"))
            return [
                MakerChoice(w, str(w.pk) in ticked, self.data.get(f"weight-{w.pk}") or "1")
                for w in self.weavers
            ]
        weights = {weaver.pk: weight for weaver, weight in self.makers}
        return [MakerChoice(w, w.pk in weights, str(weights.get(w.pk, 1))) for w in self.weavers]

    def read_makers(self) -> list[tuple[Weaver, int]]:
        """Those that were ticked, in order of code; what is wrong is noted."""
        chosen: list[tuple[Weaver, int]] = []
        for choice in self.maker_choices():
            if not choice.chosen:
                continue
            weight = int(choice.weight) if choice.weight.isascii() and choice.weight.isdigit() else 0
            if not 1 <= weight <= MOST_WEIGHT:
                self.add_error(
                    None,
                    ValidationError(
                        _("The share of %(name)s is a whole number from 1 to 99."),
                        params={"name": choice.weaver.display_name},
                    ),
                )
                continue
            chosen.append((choice.weaver, weight))
        if not chosen and not self.errors.get("__all__"):
            self.add_error(None, _("Choose who made it."))
        return sorted(chosen, key=lambda each: each[0].code)

    def rupees(self, name: str) -> int:
        """Paise of a field."""
        try:
            amount = parse_rupees(self.cleaned_data[name].replace(",", "").removeprefix("₹"))
        except ValueError:
            raise ValidationError(_("Write an amount in rupees, like 2450 or 2450.50.")) from None
        if not 0 < amount < MOST_PRICE:
            raise ValidationError(_("Write an amount in rupees, like 2450 or 2450.50."))
        return amount

    def read_terms(self, data: dict[str, Any]) -> Terms | None:
        """What was agreed; None where it's missing, or wrong, which is noted."""
        if "earning" not in data or "earning_kind" not in data:
            return None
        try:
            if data["earning_kind"] == "piece":
                return Terms.parse(f"piece:{plain_rupees(self.rupees('earning'))}")
            return Terms.parse(f"share:{data['earning'].strip().removesuffix('%').strip()}")
        except ValidationError as problem:
            self.add_error("earning", problem)
        except ValueError:
            self.add_error("earning", _("Write a share of 100 or less, like 60 or 62.5."))
        return None


def shown_earning(terms: Terms) -> str:
    """The figure alone, as it's typed."""
    return plain_price(int(terms.value)) if terms.kind == "piece" else str(terms).split(":")[1]


def chosen_under(data: Any, name: str) -> list[str]:
    """All that was sent under a name."""
    return cast(QueryDict, data).getlist(name)


def plain_price(paise: int) -> str:
    """``3280.50``, and whole rupees without decimals."""
    return plain_rupees(paise).removesuffix(".00")
