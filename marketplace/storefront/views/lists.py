"""Lists of pieces: the whole shop, a shelf, a group's, and what a search finds."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import Category, Maker, Product
from marketplace.languages.names import said, stored
from marketplace.pagecache.remembered import remembered
from weavers.models import Group

from ..cards import Card, cards_of, for_sale
from ..filters import SORTS, Counted, Filters
from ..public import public_page
from ..search import match
from ..structured import breadcrumbs
from ..suggestions import MOST_CRAFTS, Instead, instead, suggestions
from ..words import corrected, crafts, terms

PER_PAGE = 24


class CountedPaginator(Paginator[Card]):
    """A paginator that is told how many there are, and makes cards of the page's pieces only."""

    def __init__(self, products: Any, total: int) -> None:
        super().__init__(products, PER_PAGE)
        self.count = total


@dataclass(frozen=True)
class Found:
    """One page of a list with all that stands around it."""

    filters: Filters
    counted: Counted
    page: Page[Card]
    cards: list[Card]
    instead: Instead | None


@public_page
def shop(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "storefront/list.html",
        _context(request, _find(request, for_sale(Product.objects.all()), of="shop"), title=_("All pieces")),
    )


@public_page
def category(request: HttpRequest, slug: str) -> HttpResponse:
    shelf = get_object_or_404(Category.objects.browsable(), slug=slug)
    on_it = Product.categories.through.objects.filter(
        product=OuterRef("pk"), category__path__startswith=shelf.path
    )
    pieces = for_sale(Product.objects.filter(Exists(on_it)))
    return render(
        request,
        "storefront/list.html",
        _context(
            request, _find(request, pieces, of=f"shelf {shelf.pk}"), title=said(shelf.name), shelf=shelf
        ),
    )


@public_page
def group_pieces(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the women of one group have for sale."""
    group = get_object_or_404(Group, slug=slug)
    pieces = for_sale(
        Product.objects.filter(pk__in=Maker.objects.filter(weaver__group=group).values("product"))
    )
    return render(
        request,
        "storefront/list.html",
        _context(request, _find(request, pieces, of=f"group {group.pk}"), title=group.name, group=group),
    )


@public_page
def search(request: HttpRequest) -> HttpResponse:
    filters = Filters.read(request.GET)
    if not filters.words:
        return render(
            request, "storefront/search.html", {"filters": filters, "crafts": crafts(most=MOST_CRAFTS)}
        )
    asked = stored(filters.words)
    found, meant = match(asked), filters.words
    if not found.every:
        meant = corrected(asked)
        found = found if meant == " ".join(terms(asked)) else match(meant, reference=asked)
        meant = filters.words if meant == " ".join(terms(asked)) else meant
    shown = _find(request, found.of(for_sale(Product.objects.all())), ranked=found.keys)
    return render(
        request,
        "storefront/search.html",
        _context(request, shown, meant=meant, some=bool(shown.counted.total) and not found.every),
    )


@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    """A part of a page: what is offered under the search box for what has been typed so far."""
    return render(
        request,
        "storefront/suggestions.html",
        {"offered": suggestions(stored(Filters.read(request.GET).words))},
    )


def _find(
    request: HttpRequest, pieces: QuerySet[Product], *, of: str = "", ranked: list[int] | None = None
) -> Found:
    """``of`` names a list that isn't a search; ``ranked`` are the keys that a search found, the best first."""
    filters = Filters.read(request.GET)
    if ranked is None:
        counted = remembered(("counted", of, filters), lambda: filters.count(pieces))
        chosen: Any = filters.apply(pieces).values_list("pk", flat=True)
    else:
        counted = filters.count(pieces, listed=not filters.sort)
        chosen = (
            filters.apply(pieces).values_list("pk", flat=True) if filters.sort else _kept(ranked, counted)
        )
    paginator = CountedPaginator(chosen, counted.total)
    number = request.GET.get("page", "1")
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= paginator.num_pages):
        raise Http404(_("This list has fewer pages."))
    page = paginator.page(int(number))
    if counted.total:
        return Found(filters, counted, page, cards_of(page.object_list), None)  # type: ignore[arg-type]
    anything = pieces if filters.any else for_sale(Product.objects.all())
    return Found(filters, counted, page, [], instead(filters, counted, anything))


def _kept(ranked: list[int], counted: Counted) -> list[int]:
    keys = counted.keys
    return [key for key in ranked if key in keys]


def _canonical(request: HttpRequest, found: Found) -> str:
    """The one address of this list, whatever order its choices came in."""
    number = f"page={found.page.number}" if found.page.number > 1 else ""
    query = "&".join(part for part in (found.filters.query, number) if part)
    return f"{request.path}?{query}" if query else request.path


def _context(request: HttpRequest, found: Found, **more: object) -> dict[str, object]:
    paginator, page = found.page.paginator, found.page
    page.numbers = list(paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))  # type: ignore[attr-defined]
    chosen = ", ".join(str(chip.label) for chip in found.filters.chips())
    steps = [(_("All pieces"), reverse("storefront:shop"))]
    if request.path != steps[0][1]:
        steps.append((str(more.get("title") or _("Search")), request.path))
    return {
        "filters": found.filters,
        "facets": found.counted.facets,
        "total": found.counted.total,
        "bounds": found.counted.bounds,
        "chips": found.filters.chips(),
        "sorts": [(value, label) for value, (label, _order) in SORTS.items()],
        "cards": found.cards,
        "instead": found.instead,
        "page": page,
        "path": request.path,
        "canonical": _canonical(request, found),
        "whole_title": ": ".join(part for part in (chosen, str(more.get("title", ""))) if part),
        "data": breadcrumbs(steps),
        **more,
    }
