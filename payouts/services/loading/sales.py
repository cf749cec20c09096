"""Sales made at fairs, in shops and wholesale: earned when made."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.db.models.functions import Greatest

from catalog.in_force import NoTerms
from catalog.models import Product
from catalog.terms import split_line
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.money import split
from marketplace.kernel.months import india_day
from marketplace.kernel.tables import Row, Seen, differs
from payouts.models import Sale, SaleShare
from payouts.services.freezing import Freezing
from payouts.services.posting import post_sales


def load_sales(rows: list[Row], now: datetime, take_stock: bool) -> int:
    pieces = {p.upc: p for p in Product.objects.filter(upc__isnull=False).prefetch_related("makers__weaver")}
    stored = {(s.ref, s.line): s for s in Sale.objects.exclude(channel="online").select_related("product")}
    seen = Seen()
    freezing = Freezing.read()
    fresh: list[tuple[Sale, list[tuple[int, int]]]] = []
    for row in rows:
        key = (row.text("sale_ref", most=40), row.whole("line", least=1, most=9999))
        seen.note(row, "sale_ref", key)
        given: dict[str, Any] = {
            "sold_at": row.moment("sold_at", now=now),
            "channel": row.choice("channel", ["fair", "shop", "wholesale"]),
            "sku": row.text("sku"),
            "quantity": row.whole("quantity", least=1),
            "unit_price": row.rupees("unit_price"),
            "discount": row.rupees("discount"),
        }
        if given["discount"] > given["unit_price"] * given["quantity"]:
            row.faults.add(row.line, "discount", "is more than the price")
            continue
        if given["sku"] not in pieces:
            row.faults.add(row.line, "sku", f"there is no piece {given['sku']}")
            continue
        if key in stored:
            old = stored[key]
            differs(row, {k: getattr(old, k) for k in given if k != "sku"} | {"sku": old.product.upc}, given)
            continue
        if not row.faults.found:
            piece = pieces[given.pop("sku")]
            try:
                fresh.append(_sale(key, piece, given, freezing))
            except NoTerms:
                row.faults.add(row.line, "sku", f"nobody has agreed yet what the makers of {piece.sku} earn")
    Sale.objects.bulk_create([sale for sale, _ in fresh], batch_size=5000)
    SaleShare.objects.bulk_create(
        (
            SaleShare(sale=sale, weaver_id=weaver, weight=weight, earning=part)
            for sale, makers in fresh
            for (weaver, weight), part in zip(
                makers, split(sale.earning, [w for _, w in makers]), strict=True
            )
        ),
        batch_size=5000,
    )
    post_sales([sale.pk for sale, _ in fresh])
    if take_stock:
        for sale, _ in fresh:
            StockRecord.objects.filter(product=sale.product).update(
                num_in_stock=Greatest(F("num_in_stock") - sale.quantity, 0)
            )
    return len(fresh)


def _sale(
    key: tuple[str, int], piece: Product, given: dict[str, Any], freezing: Freezing
) -> tuple[Sale, list[tuple[int, int]]]:
    """One sale line, by the terms and the GST rate of its own day, and its makers with weights. Raises NoTerms."""
    quantity, discount = given["quantity"], given["discount"]
    rate, terms = freezing.line(
        piece, india_day(given["sold_at"]), paid=given["unit_price"] * quantity - discount, quantity=quantity
    )
    money = split_line(
        unit_price=given["unit_price"], quantity=quantity, discount=discount, gst_rate=rate, terms=terms
    )
    sale = Sale(
        ref=key[0], line=key[1], product=piece, gst_rate=rate, hsn=piece.hsn, terms=str(terms),
        paid=money.paid, tax=money.tax, earning=money.earning, **given,
    )  # fmt: skip
    return sale, [(m.weaver_id, m.weight) for m in sorted(piece.makers.all(), key=lambda m: m.weaver.code)]
