"""Books as large as a large cooperative's, made by set-based SQL and posted through our own guards."""

import time
from datetime import datetime

from django.db import connection

from catalog.models import Product, ProductClass
from marketplace.accounts.models import User
from marketplace.kernel.months import INDIA, Month
from payouts.services.posting import post_sales
from weavers.models import Group, Payee, Weaver

MONTH = Month(2026, 5)
IN_A_GROUP = 100
NOW = datetime(2026, 1, 1, tzinfo=INDIA)

SALES = """
INSERT INTO payouts_sale (ref, line, channel, sold_at, product_id, quantity, unit_price, discount, gst_rate, terms, paid,
    tax, earning)
SELECT 'B' || n, 1, (ARRAY['fair', 'shop', 'wholesale'])[1 + n %% 3],
    timestamptz '2026-05-01 00:00+05:30' + n * interval '31 days' / %(lines)s, %(product)s, 1, 210000, 0, 5, 'piece:900.00',
    210000, 10000, 90000
FROM generate_series(%(first)s, %(last)s) AS n
RETURNING id
"""
SHARES = """
INSERT INTO payouts_saleshare (sale_id, weaver_id, weight, earning)
SELECT s.id, w.id, 1, 90000
FROM payouts_sale s
JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM weavers_weaver) AS w
    ON w.place = substr(s.ref, 2)::bigint %% %(weavers)s
WHERE s.id BETWEEN %(low)s AND %(high)s
"""
ADVANCES = """
WITH given AS (
    INSERT INTO payouts_advance (ref, weaver_id, given_on, kind, amount, note)
    SELECT 'A' || id, id, '2026-05-02', 'yarn', 500000 + id % 7, '' FROM weavers_weaver WHERE id % 3 = 0
    RETURNING *
), posted AS (
    INSERT INTO payouts_transaction (kind, source_key, moment, month, note)
    SELECT 'advance', ref, given_on::timestamp AT TIME ZONE 'Asia/Kolkata', '2026-05-01', '' FROM given
    RETURNING id, source_key
)
INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount)
SELECT p.id, leg.account, leg.weaver_id, leg.amount FROM posted p JOIN given g ON g.ref = p.source_key, LATERAL (
    VALUES ('assets:advances', g.weaver_id, g.amount), ('assets:stock:yarn', NULL, -g.amount)
) AS leg(account, weaver_id, amount)
"""


def fill(*, weavers: int, lines: int) -> float:
    """Weavers with payee details, and sale lines of one month with their postings; gives the seconds it took."""
    began = time.perf_counter()
    _people(weavers)
    kind, _ = ProductClass.objects.get_or_create(name="Piece")
    product = Product.objects.create(
        upc="B1", title="Eri stole", slug="eri-stole", product_class=kind, terms="piece:900.00", gst_rate=5, fibre="Eri",
        technique="Loin loom", colour="Lac red", hours=10, lead_time_days=0, length_cm=180, width_cm=60,
    )  # fmt: skip
    for first in range(0, lines, 100_000):
        last = min(first + 100_000, lines) - 1
        with connection.cursor() as cursor:
            cursor.execute(SALES, {"lines": lines, "product": product.pk, "first": first, "last": last})
            sales = [pk for (pk,) in cursor.fetchall()]
            cursor.execute(SHARES, {"weavers": weavers, "low": min(sales), "high": max(sales)})
        post_sales(sales)
    with connection.cursor() as cursor:
        cursor.execute(ADVANCES)
        cursor.execute("ANALYZE")
    return time.perf_counter() - began


def _people(count: int) -> None:
    groups = Group.objects.bulk_create(
        Group(name=f"Circle {n:03d}", slug=f"circle-{n}", district="Ri Bhoi")
        for n in range(-(-count // IN_A_GROUP))
    )
    weavers = Weaver.objects.bulk_create(
        (
            Weaver(
                code=f"W{n:05d}", legal_name=f"Legal Name {n}", display_name=f"Weaver {n}", group=groups[n % len(groups)],
                district="Ri Bhoi", language="en", joined=NOW.date(),
            )
            for n in range(count)
        ),
        batch_size=5000,
    )  # fmt: skip
    Payee.objects.bulk_create(
        (
            Payee(
                weaver=her, method="bank", account_number=f"{n:011d}", ifsc="PUNB0821426", entered_at=NOW,
                verified_at=NOW,
            )
            if n % 10
            else Payee(weaver=her, method="cash", entered_at=NOW, verified_at=NOW)
            for n, her in enumerate(weavers)
        ),
        batch_size=5000,
    )  # fmt: skip


def people() -> tuple[User, User]:
    """Somebody who prepares runs, and somebody who approves them."""
    from django.contrib.auth.models import Group as Role

    found = []
    for name in ("finance", "approver"):
        user, _ = User.objects.get_or_create(username=name)
        user.groups.add(Role.objects.get(name=name))
        found.append(user)
    return found[0], found[1]
