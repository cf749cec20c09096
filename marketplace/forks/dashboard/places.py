"""Where cloth lies: today's parcels by group, and what to take from the shelf there."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count, Min, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order
from marketplace.forks.order.sending import ALL, OWN, lines_of
from marketplace.forks.partner.stock import note_where_it_lies
from marketplace.kernel.months import india_day
from weavers.models import Group

from .reads import PLACE, PackingLine, due, packing_lines

senders = open_to(ALL, OWN)


@dataclass(frozen=True)
class Place:
    """A group with what is to leave from there: parcels to pack now, pieces in them, late ones, pieces being made."""

    group: Group | None
    coordinators: list[str]
    parcels: int
    pieces: int
    late: int
    later: int
    first: date | None


@dataclass
class Pick:
    """One piece to take from the shelf, and the orders it's for: number, how many, by when, whether a gift."""

    shown: PackingLine
    pieces: int = 0
    orders: list[tuple[str, int, date | None, bool]] = field(default_factory=list)

    @property
    def lies(self) -> str:
        return self.shown.line.stockrecord.lies if self.shown.line.stockrecord else ""


def places(user: User, *, today: date) -> list[Place]:
    """Every place with something to send, the latest first. Three queries, however many orders."""
    now, late, later = due("now", today), due("late", today), due("later", today)
    rows: Any = list(
        lines_of(user)
        .filter(status=Line.Status.PAID)
        .annotate(lies_in=PLACE)
        .order_by()
        .values("lies_in")
        .annotate(
            parcels=Count("order", filter=now, distinct=True),
            pieces=Sum("quantity", filter=now, default=0),
            late=Count("order", filter=late, distinct=True),
            later=Sum("quantity", filter=later, default=0),
            first=Min("due_on"),
        )
    )
    groups = Group.objects.filter(pk__in=[row["lies_in"] for row in rows if row["lies_in"]])
    known = {group.pk: group for group in groups.prefetch_related("coordinators__user")}
    found = []
    for row in rows:
        group = known.get(row.pop("lies_in"))
        looked_after_by = [each.user for each in group.coordinators.all()] if group else []
        names = [user.get_full_name() or user.get_username() for user in looked_after_by]
        found.append(Place(group, names, **row))
    return sorted(found, key=lambda each: (each.first or date.min, str(each.group)))


def picks(user: User, group: Group, *, when: str, today: date) -> list[Pick]:
    """What to take from the shelves there, by shelf and reference. Three queries."""
    waiting = lines_of(user).filter(status=Line.Status.PAID).annotate(place=PLACE).filter(place=group.pk)
    found: dict[Any, Pick] = {}
    lines = packing_lines(waiting.filter(due(when, today)))
    orders = Order.objects.in_bulk({each.line.order_id for each in lines})
    for each in lines:
        pick = found.setdefault(each.line.stockrecord_id or each.line.upc, Pick(each))
        order = orders[each.line.order_id]
        pick.pieces += each.line.quantity
        pick.orders.append((order.number, each.line.quantity, each.line.due_on, bool(order.gift_note)))
    return sorted(found.values(), key=lambda each: (each.lies.casefold(), each.shown.line.upc or ""))


@require_GET
@senders
def by_place(request: HttpRequest) -> HttpResponse:
    """Today's parcels by where the cloth lies."""
    found = places(person(request), today=india_day(timezone.now()))
    return render(
        request,
        "dashboard/places.html",
        {"section": "places", "places": found, "parcels": sum(each.parcels for each in found)},
    )


@require_http_methods(["GET", "POST"])
@senders
def pick(request: HttpRequest, slug: str) -> HttpResponse:
    """A place's pick list, to print or to tick off on a phone; by POST it's noted where pieces lie."""
    user, today = person(request), india_day(timezone.now())
    group = Group.objects.filter(slug=slug).first()
    everything = "all" in request.GET
    found = picks(user, group, when="" if everything else "now", today=today) if group else []
    if group is None or not found and not _is_hers(user, group):
        raise Http404
    if request.method == "POST":
        changed = 0
        for each in found:
            key = each.shown.line.stockrecord_id
            if key and (said := request.POST.get(f"lies-{key}")) is not None:
                changed += note_where_it_lies(record=key, lies=said)
        words = ngettext("%(n)d place is noted.", "%(n)d places are noted.", changed) % {"n": changed}
        messages.success(request, words if changed else _("Nothing has changed."))
        return redirect(request.get_full_path())
    return render(
        request,
        "dashboard/pick.html",
        {
            "section": "places",
            "group": group,
            "picks": found,
            "pieces": sum(each.pieces for each in found),
            "parcels": len({number for each in found for number, *_rest in each.orders}),
            "everything": everything,
            "today": today,
        },
    )


def _is_hers(user: User, group: Group) -> bool:
    """Whether an empty list of that place is somebody's to see."""
    return user.has_perm(ALL) or Group.objects.of(user).filter(pk=group.pk).exists()
