"""Numbers for many parcels, from a list."""

import csv
import io
import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order, ShippingEvent
from marketplace.forks.order.sending import lines_of, orders_of
from marketplace.forks.shipping.carriers import carrier_for
from marketplace.kernel.tables import Faults
from marketplace.making.checking import why_not_to_leave
from marketplace.making.parcels import Parcel
from marketplace.payment.disputing import TAKEN, Dispute

from .reads import MOST

COLUMNS = ["order", "tracking", "carrier", "pieces"]
"""Of a list without a header, in this order; the last two can be left out."""
NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 /-]{3,38}[A-Za-z0-9]")


@dataclass
class Reading:
    """What a list of numbers says: parcels to send, how many of its rows are sent already so, and every fault."""

    parcels: list[Parcel] = field(default_factory=list)
    known: int = 0
    faults: list[str] = field(default_factory=list)


def read_numbers(text: str, *, user: User) -> Reading:
    """The parcels of a list in CSV or pasted from a sheet, as far as ``user`` may send them. Six queries.

    A row whose parcel left under that very number is known and passed over, so a list can be sent again.
    """
    reading, faults = Reading(), Faults()
    rows = _rows(text, faults)
    orders = {
        order.number: order
        for order in orders_of(user)
        .filter(number__in=[cells["order"] for _line, cells in rows])
        .select_related("shipping_address")
    }
    keys = [order.pk for order in orders.values()]
    lines: dict[int, list[Line]] = {}
    for each in lines_of(user).filter(order__in=keys).select_related("order").order_by("pk"):
        lines.setdefault(each.order_id, []).append(each)
    told = [cells["tracking"] for _line, cells in rows]
    used = dict(ShippingEvent.objects.filter(tracking__in=told).values_list("tracking", "order__number"))
    disputed = set(Dispute.objects.filter(order__in=keys, status__in=TAKEN).values_list("order", flat=True))
    held = why_not_to_leave(each for mine in lines.values() for each in mine)
    taken: set[int] = set()
    numbers: dict[str, int] = {}
    for number, cells in rows:
        order = orders.get(cells["order"])
        if order is None:
            faults.add(number, "order", _("there is no order %(n)s to send") % {"n": cells["order"] or "?"})
            continue
        if order.pk in disputed:
            faults.add(number, "order", _("the buyer's bank has taken this payment back; it isn't sent"))
            continue
        if not _is_number(number, cells["tracking"], order, used, numbers, faults):
            continue
        chosen = _chosen(number, cells, lines.get(order.pk, []), taken, faults)
        waiting = [line for line in chosen if line.status == Line.Status.PAID]
        if chosen and not waiting:
            if used.get(cells["tracking"]) == order.number:
                reading.known += 1
            else:
                faults.add(number, "order", _("everything of it has left already, or was cancelled"))
            continue
        if stopped := [held[line.pk] for line in waiting if line.pk in held]:
            faults.add(number, "order", stopped[0])
        elif waiting:
            taken.update(line.pk for line in waiting)
            country = order.shipping_address.country_id if order.shipping_address else "IN"
            carrier = cells["carrier"] or carrier_for(country, order.shipping_code or "")
            reading.parcels.append(Parcel(order, waiting, carrier[:60], cells["tracking"]))
    reading.faults = faults.found
    return reading


def _rows(text: str, faults: Faults) -> list[tuple[int, dict[str, str]]]:
    """The rows with something in them, by line, each cell without spaces around it."""
    text = text.lstrip("\ufeff")
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = next((each for each in "\t;," if each in first), ",")
    names = COLUMNS
    found: list[tuple[int, dict[str, str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        for cells in reader:
            tidy = [" ".join(cell.split()) for cell in cells]
            if not any(tidy):
                continue
            if not found and tidy[0].casefold() in COLUMNS:
                names = [cell.casefold() for cell in tidy]
                if not {"order", "tracking"} <= set(names):
                    faults.add(reader.line_num, "order", _("the header names order and tracking"))
                continue
            row = dict.fromkeys(COLUMNS, "") | dict(zip(names, tidy, strict=False))
            found.append((reader.line_num, row))
    except csv.Error as problem:
        faults.add(reader.line_num, "order", _("can't be read: %(problem)s") % {"problem": problem})
    if len(found) > MOST:
        faults.add(found[MOST][0], "order", _("a list has %(most)d rows at most") % {"most": MOST})
        return []
    if not found and not faults.found:
        faults.add(1, "order", _("there is no row"))
    return found


def _is_number(
    row: int, tracking: str, order: Order, used: dict[str, str], numbers: dict[str, int], faults: Faults
) -> bool:
    """Whether it can be this order's parcel's; each stands once in a list, and for one order."""
    if not NUMBER.fullmatch(tracking):
        faults.add(row, "tracking", _("“%(n)s” is no tracking number") % {"n": tracking})
    elif tracking.casefold() in numbers:
        faults.add(row, "tracking", _("stands in line %(n)d already") % {"n": numbers[tracking.casefold()]})
    elif used.get(tracking, order.number) != order.number:
        faults.add(row, "tracking", _("is the number of order %(n)s") % {"n": used[tracking]})
    else:
        numbers[tracking.casefold()] = row
        return True
    return False


def _chosen(
    row: int, cells: dict[str, Any], lines: list[Line], taken: set[int], faults: Faults
) -> list[Line]:
    """The lines that a row names by reference; all that no row above has where it names none."""
    wanted = [each.casefold() for each in re.split(r"[\s+|]+", cells["pieces"]) if each]
    if not wanted:
        free = [line for line in lines if line.pk not in taken]
        waiting = [line for line in free if line.status == Line.Status.PAID]
        if not free:
            faults.add(row, "order", _("stands above already, with all of its pieces"))
        return waiting or free
    found = [line for line in lines if (line.upc or "").casefold() in wanted]
    missing = set(wanted) - {(line.upc or "").casefold() for line in found}
    if missing:
        faults.add(row, "pieces", _("%(piece)s isn't in this order") % {"piece": sorted(missing)[0].upper()})
        return []
    if any(line.pk in taken for line in found):
        faults.add(row, "pieces", _("one of them stands in a row above"))
        return []
    return found
