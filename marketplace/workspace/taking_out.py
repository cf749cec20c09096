"""Everything as CSV in a zip: pieces, what else is said of them, makers, weavers, groups, ordered lines, states.

No legal name, phone, village, payee or buyer is in it. ``pieces.csv`` has the columns of our own file of pieces, so that it
can be brought in again. Rows go from the database into the file as they are read; one query for each sheet.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from catalog.models import ListingChange, Maker, Product, ProductCategory
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, LineMaker
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.tables import no_formula
from payouts.services.loading import COLUMNS
from payouts.services.loading import MORE as UNSAID
from weavers.models import Group, Weaver

from . import reads

IN_MEMORY = 4_000_000
"""Bytes of the zip; a larger one lies on the disk while it's sent."""
PIECES = [*COLUMNS["products"].split(","), *UNSAID["products"].split()]
MORE = (
    "state", "hsn", "weight_grams", "one_of_a_kind", "yarn_paise", "description", "making", "care", "irregularities",
    "date_created",
)  # fmt: skip

Sheet = tuple[str, Sequence[str], Iterable[tuple[Any, ...]]]
"""Name, header, rows."""


def everything(user: User | None) -> IO[bytes]:
    """The zip, from its beginning: of the groups that ``user`` looks after, of all for None."""
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - sent and closed by the response
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, header, rows in _sheets(user):
            with (
                zipped.open(f"{name}.csv", "w") as raw,
                io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text,
            ):
                sheet = csv.writer(text, lineterminator="\r\n")
                sheet.writerow(header)
                sheet.writerows([_cell(value) for value in row] for row in rows)
    file.seek(0)
    return file


def _sheets(user: User | None) -> Iterable[Sheet]:
    pieces = (Product.objects.all() if user is None else reads.hers(user)).order_by("upc")
    groups = Group.objects.all() if user is None else Group.objects.of(user)
    yield "pieces", PIECES, _pieces(pieces)
    yield "more_about_pieces", ("sku", *MORE), pieces.values_list("upc", *MORE).iterator()
    yield (
        "makers",
        ("sku", "weaver", "display_name", "group", "weight"),
        Maker.objects.filter(product__in=pieces.order_by())
        .order_by("product__upc", "weaver__code")
        .values_list("product__upc", "weaver__code", "weaver__display_name", "weaver__group__name", "weight")
        .iterator(),
    )
    yield (
        "weavers",
        ("code", "display_name", "group", "status"),
        Weaver.objects.filter(group__in=groups)
        .order_by("code")
        .values_list("code", "display_name", "group__name", "status")
        .iterator(),
    )
    yield (
        "groups",
        ("name", "district", "craft"),
        groups.order_by("name").values_list("name", "district", "craft"),
    )
    yield (
        "order_lines",
        (
            "order", "placed_at", "channel", "sku", "title", "quantity", "unit_price", "paid", "status", "due_on",
            "dispatched_at", "makers",
        ),
        _lines(user, groups),
    )  # fmt: skip
    yield (
        "states",
        ("sku", "at", "before", "after"),
        ListingChange.objects.filter(product__in=pieces.order_by())
        .exclude(before=F("after"))
        .order_by("product__upc", "at", "pk")
        .values_list("product__upc", "at", "before", "after")
        .iterator(),
    )


def _makers() -> StringAgg:
    """``CODE:weight;CODE:weight`` of a piece or an ordered line."""
    each = Concat("makers__weaver__code", Value(":"), Cast("makers__weight", CharField()))
    return StringAgg(each, delimiter=";", order_by="makers__weaver__code")


def _pieces(pieces: QuerySet[Product]) -> Iterable[tuple[Any, ...]]:
    record = StockRecord.objects.filter(product=OuterRef("pk"))
    left = F("num_in_stock") - Coalesce(F("num_allocated"), 0)
    shelf = ProductCategory.objects.filter(product=OuterRef("pk")).order_by("pk")
    found = pieces.annotate(
        rupees=Subquery(record.values("price")[:1]),
        left=Coalesce(Subquery(record.annotate(left=left).values("left")[:1]), 0),
        shelf=Subquery(shelf.values("category__name")[:1]),
        hands=_makers(),
    )
    named = {"sku": "upc", "category": "shelf", "price": "rupees", "stock": "left", "makers": "hands"}
    return found.values_list(*(named.get(column, column) for column in PIECES)).iterator()


def _lines(user: User | None, groups: QuerySet[Group]) -> Iterable[tuple[Any, ...]]:
    lines = Line.objects.all()
    if user is not None:
        lines = lines.filter(Exists(LineMaker.objects.filter(line=OuterRef("pk"), weaver__group__in=groups)))
    return (
        lines.annotate(hands=_makers())
        .order_by("order__date_placed", "pk")
        .values_list(
            "order__number", "order__date_placed", "order__channel", "partner_sku", "title", "quantity",
            "unit_price_incl_tax", "line_price_incl_tax", "status", "due_on", "dispatched_at", "hands",
        )
        .iterator()
    )  # fmt: skip


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, Decimal):
        return f"{value:f}"
    return no_formula(value)
