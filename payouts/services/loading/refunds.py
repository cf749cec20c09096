"""Pieces that came back."""

from datetime import datetime
from typing import Any

from marketplace.kernel.tables import Row, Seen, differs
from payouts.models import Refund, Sale
from payouts.services.refunds import refund_sale


def load_refunds(rows: list[Row], now: datetime, take_stock: bool) -> int:
    stored = {r.ref: r for r in Refund.objects.select_related("sale")}
    sales = {(s.ref, s.line): s for s in Sale.objects.prefetch_related("refunds", "shares__weaver")}
    seen = Seen()
    fresh: list[tuple[Sale, dict[str, Any]]] = []
    for row in rows:
        ref, key = (
            row.text("refund_ref", most=40),
            (row.text("sale_ref"), row.whole("line", least=1, most=9999)),
        )
        seen.note(row, "refund_ref", ref)
        given: dict[str, Any] = {
            "refunded_at": row.moment("refunded_at", now=now),
            "quantity": row.whole("quantity", least=1),
            "borne_by": row.choice("borne_by", list(Refund.BorneBy.values)),
            "reason": row.text("reason", required=row.cells["borne_by"] == "maker"),
        }
        sale = sales.get(key)
        if sale is None:
            row.faults.add(row.line, "sale_ref", f"there is no sale {key[0]}, line {key[1]}")
            continue
        if ref in stored:
            old = stored[ref]
            if old.sale_id != sale.pk:
                row.faults.add(row.line, "sale_ref", "is stored already with another value")
            differs(row, {k: getattr(old, k) for k in given}, given)
            continue
        before = sum(r.quantity for r in sale.refunds.all()) + sum(
            g["quantity"] for s, g in fresh if s is sale
        )
        if before + given["quantity"] > sale.quantity:
            row.faults.add(
                row.line, "quantity", f"is more than the {sale.quantity - before} that can still come back"
            )
        if given["refunded_at"] < sale.sold_at:
            row.faults.add(row.line, "refunded_at", "lies before the sale")
        fresh.append((sale, {"ref": ref, **given}))
    if not any(row.faults.found for row in rows):
        for sale, given in sorted(fresh, key=lambda each: each[1]["refunded_at"]):
            refund_sale(sale=sale, **given)
    return len(fresh)
