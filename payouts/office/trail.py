"""The way back: which of a run's weavers somebody was looking at stays in every address below it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from payouts.models import Run

KNOWN = ["q", "group", "status", "method", "warning", "changed", "sort", "page"]


@dataclass(frozen=True)
class Crumb:
    label: str
    url: str = ""


def query_of(chosen: dict[str, Any]) -> str:
    """A query of a run's page, with what is empty and what isn't its own left out."""
    return urlencode({name: chosen[name] for name in KNOWN if chosen.get(name)})


def came_from(request: HttpRequest) -> str:
    """The query of the run's page that somebody came from, as ``from`` in the address says."""
    given = QueryDict(request.GET.get("from", "") or request.POST.get("from", ""))
    return query_of(given.dict())


def carry(query: str, mark: str = "?") -> str:
    """What is put behind an address below a run's page, so that it knows the way back."""
    return f"{mark}{urlencode({'from': query})}" if query else ""


def crumbs(run: Run, query: str, *below: Crumb) -> list[Crumb]:
    """Months, the run as it was filtered, and what is below it; the last stands for the page itself."""
    address = reverse("office:run", args=[run.reference]) + (f"?{query}#weavers" if query else "")
    name = date_format(run.month, "F Y") + (f" ({run.attempt})" if run.attempt > 1 else "")
    return [Crumb(_("Months"), reverse("office:runs")), Crumb(name, address), *below]
