"""Pieces, straight into the shop: who sends the file answers for them."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.text import slugify

from catalog.listing import piece_class
from catalog.models import Category, Maker, Product, ProductCategory
from catalog.terms import Terms
from marketplace.forks.partner.stock import stock_piece
from marketplace.kernel.tables import Row, Seen, differs
from weavers.models import Weaver

UNSAID = ("dye", "dyestuff", "community")
"""Facts that a file may be silent about; what is stored of them then stays."""


def load_products(rows: list[Row], now: datetime, take_stock: bool) -> int:
    weavers = {w.code: w for w in Weaver.objects.all()}
    stored = {
        p.upc: p for p in Product.objects.prefetch_related("stockrecords", "makers__weaver", "categories")
    }
    kind = piece_class()
    shelves = {c.name: c for c in Category.objects.all()}
    seen = Seen()
    new = 0
    for row in rows:
        sku = row.text("sku", most=40)
        seen.note(row, "sku", sku)
        given = _product(row)
        makers = _makers(row, weavers)
        if sku in stored:
            piece = stored[sku]
            shelf = next(iter(piece.categories.all()), None)
            given = {fact: value for fact, value in given.items() if value or fact not in UNSAID}
            facts = {fact: getattr(piece, fact) for fact in given if fact != "category"}
            differs(row, {**facts, "category": shelf.name if shelf else ""}, given)
            if {m.weaver.code: m.weight for m in piece.makers.all()} != makers:
                row.faults.add(row.line, "makers", "is stored already with another value")
            row.whole("stock")
            continue
        stock = row.whole("stock")
        if row.faults.found:
            continue
        category = given.pop("category")
        price = given.pop("price")
        if category not in shelves:
            shelves[category] = Category.add_root(name=category, slug=slugify(category))
        piece = Product.objects.create(
            upc=sku, slug=slugify(given["title"]), product_class=kind, state=Product.State.LIVE, **given
        )
        ProductCategory.objects.create(product=piece, category=shelves[category])
        Maker.objects.bulk_create(
            Maker(product=piece, weaver=weavers[code], weight=weight) for code, weight in makers.items()
        )
        stock_piece(product=piece, price=price, pieces=stock)
        new += 1
    return new


def _product(row: Row) -> dict[str, Any]:
    given: dict[str, Any] = {
        "title": row.text("title", most=120),
        "category": row.text("category", most=80),
        "price": row.rupees("price", least=1),
        "terms": row.text("terms", most=24),
        "fibre": row.text("fibre", most=60),
        "technique": row.text("technique", most=60),
        "colour": row.text("colour", most=60),
        "dye": row.choice("dye", Product.Dye.values, required=False),
        "dyestuff": row.text("dyestuff", required=False, most=60),
        "community": row.text("community", required=False, most=60),
        "hours": row.whole("hours", most=9999),
        "lead_time_days": row.whole("lead_time_days", most=999),
        "length_cm": row.whole("length_cm", least=1, most=9999),
        "width_cm": row.whole("width_cm", least=1, most=9999),
    }
    if given["dye"] == Product.Dye.UNDYED and given["dyestuff"]:
        row.faults.add(row.line, "dyestuff", "is said of an undyed piece")
    try:
        given["terms"] = str(Terms.agreed(given["terms"]))
    except ValueError as problem:
        row.faults.add(row.line, "terms", str(problem))
    try:
        given["gst_rate"] = Decimal(row.text("gst_rate"))
        if not 0 <= given["gst_rate"] <= 50:
            raise InvalidOperation
    except InvalidOperation:
        row.faults.add(row.line, "gst_rate", "is not a percentage between 0 and 50")
        given["gst_rate"] = Decimal(0)
    return given


def _makers(row: Row, weavers: dict[str, Weaver]) -> dict[str, int]:
    makers: dict[str, int] = {}
    for part in row.text("makers").split(";"):
        code, _, weight = part.partition(":")
        if code not in weavers:
            row.faults.add(row.line, "makers", f"there is no weaver {code}")
        elif not weight.isdigit() or not 1 <= int(weight) <= 9999 or code in makers:
            row.faults.add(row.line, "makers", f"“{part}” is not CODE:weight, once each")
        else:
            makers[code] = int(weight)
    return dict(sorted(makers.items()))
