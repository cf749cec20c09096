"""The five files that come in. Each goes in whole or not at all; a row already stored is skipped."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from catalog.models import Category, Maker, Product, ProductCategory, ProductClass
from catalog.terms import Terms, split_line
from marketplace.forks.partner.models import Partner, StockRecord
from marketplace.kernel.money import round_half_up, split
from marketplace.kernel.months import india_day, midnight
from marketplace.kernel.tables import FileRefused, Row, read_rows
from payouts.models import Advance, Refund, RefundShare, Sale, SaleShare
from payouts.services.posting import post, post_sales
from weavers.models import Group, Payee, Weaver
from weavers.models.payees import ACCOUNT_NUMBER, IFSC, UPI_ID

COLUMNS = {
    "weavers": "code,name,display_name,group,village,district,language,phone,pay_method,account_number,ifsc,upi_id,"
    "joined,status",
    "products": "sku,title,category,price,gst_rate,stock,terms,makers,fibre,technique,colour,hours,lead_time_days,"
    "length_cm,width_cm",
    "sales": "sale_ref,line,sold_at,channel,sku,quantity,unit_price,discount",
    "refunds": "refund_ref,sale_ref,line,refunded_at,quantity,borne_by,reason",
    "advances": "advance_ref,weaver,given_on,kind,amount,note",
}


def load(
    *, what: str, path: Path, now: datetime, dry_run: bool = False, take_stock: bool = False
) -> tuple[int, int]:
    """Store a file; gives how many rows were new and how many were there already.

    Raises FileRefused with every fault, and has then stored nothing.
    """
    rows, faults = read_rows(path, COLUMNS[what].split(","))
    with transaction.atomic():
        new = LOADERS[what](rows, now, take_stock)
        if faults.found:
            raise FileRefused(faults.found)
        if dry_run:
            transaction.set_rollback(True)
    return new, len(rows) - new


def differs(row: Row, stored: dict[str, Any], given: dict[str, Any]) -> None:
    """Note each column in which a row isn't what is stored under its reference."""
    for column, value in given.items():
        if stored[column] != value:
            row.faults.add(row.line, column, "is stored already with another value")


def load_weavers(rows: list[Row], now: datetime, take_stock: bool) -> int:
    stored = {w.code: w for w in Weaver.objects.select_related("group")}
    payees = {p.weaver_id: p for p in Payee.objects.current()}
    seen: set[str] = set()
    new = 0
    for row in rows:
        code = row.text("code")
        if not re.fullmatch(r"[A-Z0-9-]{1,12}", code):
            row.faults.add(row.line, "code", "must be capitals, digits and hyphens")
        if code in seen:
            row.faults.add(row.line, "code", "stands twice in this file")
        seen.add(code)
        given: dict[str, Any] = {
            "name": row.text("name"),
            "display_name": row.text("display_name"),
            "group": row.text("group"),
            "village": row.text("village", required=False),
            "district": row.text("district"),
            "language": row.choice("language", list(Weaver.Language.values)),
            "phone": row.text("phone", required=False),
            "pay_method": row.choice("pay_method", list(Payee.Method.values), required=False),
            "account_number": row.text("account_number", required=False),
            "ifsc": row.text("ifsc", required=False),
            "upi_id": row.text("upi_id", required=False),
            "joined": row.day("joined", today=india_day(now)),
            "status": row.choice("status", list(Weaver.Status.values)),
        }
        _check_payee(row, given)
        if code in stored:
            differs(row, _stored_weaver(stored[code], payees.get(stored[code].pk)), given)
            continue
        if row.faults.found:
            continue
        group, _ = Group.objects.get_or_create(
            name=given["group"], defaults={"district": given["district"], "slug": slugify(given["group"])}
        )
        weaver = Weaver.objects.create(
            code=code, legal_name=given["name"], group=group,
            **{k: given[k] for k in ("display_name", "village", "district", "language", "phone", "joined", "status")},
        )  # fmt: skip
        if given["pay_method"]:
            Payee.objects.create(
                weaver=weaver, method=given["pay_method"], account_number=given["account_number"] or None,
                ifsc=given["ifsc"], upi_id=given["upi_id"] or None, entered_at=now, verified_at=now,
            )  # fmt: skip
        new += 1
    return new


def _check_payee(row: Row, given: dict[str, Any]) -> None:
    wanted = {"bank": {"account_number": ACCOUNT_NUMBER, "ifsc": IFSC}, "upi": {"upi_id": UPI_ID}}
    for column, pattern in wanted.get(given["pay_method"], {}).items():
        if not re.fullmatch(pattern, given[column]):
            row.faults.add(row.line, column, f"is not one that {given['pay_method']} can pay to")


def _stored_weaver(weaver: Weaver, payee: Payee | None) -> dict[str, Any]:
    return {
        "name": weaver.legal_name,
        "display_name": weaver.display_name,
        "group": weaver.group.name,
        "village": weaver.village or "",
        "district": weaver.district,
        "language": weaver.language,
        "phone": weaver.phone or "",
        "pay_method": payee.method if payee else "",
        "account_number": (payee.account_number or "") if payee else "",
        "ifsc": payee.ifsc if payee else "",
        "upi_id": (payee.upi_id or "") if payee else "",
        "joined": weaver.joined,
        "status": weaver.status,
    }


def load_products(rows: list[Row], now: datetime, take_stock: bool) -> int:
    weavers = {w.code: w for w in Weaver.objects.all()}
    stored = {
        p.upc: p for p in Product.objects.prefetch_related("stockrecords", "makers__weaver", "categories")
    }
    kind, _ = ProductClass.objects.get_or_create(
        name="Piece", defaults={"requires_shipping": True, "track_stock": True}
    )
    partner, _ = Partner.objects.get_or_create(name="Impulse Empower")
    shelves = {c.name: c for c in Category.objects.all()}
    seen: set[str] = set()
    new = 0
    for row in rows:
        sku = row.text("sku")
        if sku in seen:
            row.faults.add(row.line, "sku", "stands twice in this file")
        seen.add(sku)
        given = _product(row)
        makers = _makers(row, weavers)
        if sku in stored:
            piece = stored[sku]
            differs(row, {f: getattr(piece, f) for f in given if f not in ("category",)} | {
                "category": piece.categories.all()[0].name if piece.categories.all() else ""}, given)  # fmt: skip
            if {m.weaver.code: m.weight for m in piece.makers.all()} != makers:
                row.faults.add(row.line, "makers", "is stored already with another value")
            row.whole("stock")
            continue
        stock = row.whole("stock")
        if row.faults.found:
            continue
        shelf = given.pop("category")
        price = given.pop("price")
        if shelf not in shelves:
            shelves[shelf] = Category.add_root(name=shelf, slug=slugify(shelf))
        piece = Product.objects.create(
            upc=sku, slug=slugify(given["title"]), product_class=kind, state=Product.State.LIVE, **given
        )
        ProductCategory.objects.create(product=piece, category=shelves[shelf])
        Maker.objects.bulk_create(
            Maker(product=piece, weaver=weavers[code], weight=weight) for code, weight in makers.items()
        )
        StockRecord.objects.create(
            product=piece, partner=partner, partner_sku=sku, price_currency="INR",
            price=Decimal(price) / 100, num_in_stock=stock, num_allocated=0,
        )  # fmt: skip
        new += 1
    return new


def _product(row: Row) -> dict[str, Any]:
    given: dict[str, Any] = {
        "title": row.text("title"),
        "category": row.text("category"),
        "price": row.rupees("price", least=1),
        "terms": row.text("terms"),
        "fibre": row.text("fibre"),
        "technique": row.text("technique"),
        "colour": row.text("colour"),
        "hours": row.whole("hours"),
        "lead_time_days": row.whole("lead_time_days"),
        "length_cm": row.whole("length_cm", least=1),
        "width_cm": row.whole("width_cm", least=1),
    }
    try:
        given["terms"] = str(Terms.parse(given["terms"]))
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
        elif not weight.isdigit() or int(weight) < 1 or code in makers:
            row.faults.add(row.line, "makers", f"“{part}” is not CODE:weight, once each")
        else:
            makers[code] = int(weight)
    return dict(sorted(makers.items()))


def load_sales(rows: list[Row], now: datetime, take_stock: bool) -> int:
    pieces = {p.upc: p for p in Product.objects.filter(upc__isnull=False).prefetch_related("makers__weaver")}
    stored = {(s.ref, s.line): s for s in Sale.objects.exclude(channel="online").select_related("product")}
    seen: set[tuple[str, int]] = set()
    fresh: list[tuple[Sale, list[tuple[int, int]]]] = []
    for row in rows:
        key = (row.text("sale_ref"), row.whole("line", least=1))
        if key in seen:
            row.faults.add(row.line, "sale_ref", "stands twice in this file")
        seen.add(key)
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
            fresh.append(_sale(key, pieces[given.pop("sku")], given))
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
            record = StockRecord.objects.select_for_update().get(product=sale.product)
            record.num_in_stock = max(0, (record.num_in_stock or 0) - sale.quantity)
            record.save(update_fields=["num_in_stock"])
    return len(fresh)


def _sale(key: tuple[str, int], piece: Product, given: dict[str, Any]) -> tuple[Sale, list[tuple[int, int]]]:
    money = split_line(
        unit_price=given["unit_price"], quantity=given["quantity"], discount=given["discount"],
        gst_rate=piece.gst_rate, terms=Terms.parse(piece.terms),
    )  # fmt: skip
    sale = Sale(
        ref=key[0], line=key[1], product=piece, gst_rate=piece.gst_rate, terms=piece.terms,
        paid=money.paid, tax=money.tax, earning=money.earning, **given,
    )  # fmt: skip
    return sale, [(m.weaver_id, m.weight) for m in sorted(piece.makers.all(), key=lambda m: m.weaver.code)]


def load_refunds(rows: list[Row], now: datetime, take_stock: bool) -> int:
    stored = {r.ref: r for r in Refund.objects.select_related("sale")}
    sales = {(s.ref, s.line): s for s in Sale.objects.prefetch_related("refunds", "shares__weaver")}
    seen: set[str] = set()
    fresh: list[tuple[Sale, dict[str, Any]]] = []
    for row in rows:
        ref, key = row.text("refund_ref"), (row.text("sale_ref"), row.whole("line", least=1))
        if ref in seen:
            row.faults.add(row.line, "refund_ref", "stands twice in this file")
        seen.add(ref)
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


@transaction.atomic
def refund_sale(
    *, sale: Sale, ref: str, quantity: int, borne_by: str, reason: str, refunded_at: datetime
) -> Refund:
    """Store pieces that came back and post what the buyer had back, and what the makers are charged back."""
    sale = Sale.objects.select_for_update().get(pk=sale.pk)
    earlier = list(sale.refunds.all())
    before = sum(r.quantity for r in earlier)
    left, was_left = sale.quantity - before - quantity, sale.quantity - before
    amount = _of(sale.paid, was_left, sale.quantity) - _of(sale.paid, left, sale.quantity)
    tax = _of(sale.tax, was_left, sale.quantity) - _of(sale.tax, left, sale.quantity)
    refund = Refund.objects.create(
        ref=ref, sale=sale, quantity=quantity, borne_by=borne_by, reason=reason, refunded_at=refunded_at,
        amount=amount, tax=tax,
    )  # fmt: skip
    money = "assets:stripe" if sale.channel == "online" else f"assets:takings:{sale.channel}"
    if amount:
        post(
            kind="refund_after", source_key=ref, moment=refunded_at,
            legs=[("liabilities:gst", None, tax), ("income:cooperative", None, amount - tax), (money, None, -amount)],
        )  # fmt: skip
    if borne_by == Refund.BorneBy.MAKER:
        charged = sum(r.quantity for r in earlier if r.borne_by == Refund.BorneBy.MAKER)
        shares = list(sale.shares.select_related("weaver").order_by("weaver__code"))
        kept = _kept(sale, shares, sale.quantity - charged)
        keeps = _kept(sale, shares, sale.quantity - charged - quantity)
        back = [(share.weaver, a - b) for share, a, b in zip(shares, kept, keeps, strict=True) if a != b]
        RefundShare.objects.bulk_create(RefundShare(refund=refund, weaver=w, amount=a) for w, a in back)
        if back:
            post(
                kind="charged_back", source_key=ref, moment=refunded_at,
                legs=[*[("liabilities:weavers", w, a) for w, a in back],
                      ("income:cooperative", None, -sum(a for _, a in back))],
            )  # fmt: skip
    return refund


def _of(amount: int, pieces: int, quantity: int) -> int:
    from fractions import Fraction

    return round_half_up(Fraction(amount * pieces, quantity))


def _kept(sale: Sale, shares: Iterable[SaleShare], pieces: int) -> list[int]:
    """What each maker keeps when only ``pieces`` of the line stay sold, at list price."""
    weights = [share.weight for share in shares]
    if pieces == 0:
        return [0] * len(weights)
    earning = Terms.parse(sale.terms).earning(
        unit_price=sale.unit_price, quantity=pieces, gst_rate=sale.gst_rate
    )
    return split(earning, weights)


def load_advances(rows: list[Row], now: datetime, take_stock: bool) -> int:
    weavers = {w.code: w for w in Weaver.objects.all()}
    stored = {a.ref: a for a in Advance.objects.select_related("weaver")}
    seen: set[str] = set()
    new = 0
    for row in rows:
        ref = row.text("advance_ref")
        if ref in seen:
            row.faults.add(row.line, "advance_ref", "stands twice in this file")
        seen.add(ref)
        given: dict[str, Any] = {
            "given_on": row.day("given_on", today=india_day(now)),
            "kind": row.choice("kind", list(Advance.Kind.values)),
            "amount": row.rupees("amount", least=1),
            "note": row.text("note", required=False),
        }
        weaver = weavers.get(row.text("weaver"))
        if weaver is None:
            row.faults.add(row.line, "weaver", "there is no such weaver")
            continue
        if ref in stored:
            old = stored[ref]
            if old.weaver_id != weaver.pk:
                row.faults.add(row.line, "weaver", "is stored already with another value")
            differs(row, {k: getattr(old, k) for k in given}, given)
            continue
        if row.faults.found:
            continue
        advance = Advance.objects.create(ref=ref, weaver=weaver, **given)
        source = "assets:cash" if advance.kind == Advance.Kind.CASH else "assets:stock:yarn"
        post(
            kind="advance", source_key=ref, moment=midnight(advance.given_on),
            legs=[("assets:advances", weaver, advance.amount), (source, None, -advance.amount)],
        )  # fmt: skip
        new += 1
    return new


LOADERS: dict[str, Callable[[list[Row], datetime, bool], int]] = {
    "weavers": load_weavers,
    "products": load_products,
    "sales": load_sales,
    "refunds": load_refunds,
    "advances": load_advances,
}
