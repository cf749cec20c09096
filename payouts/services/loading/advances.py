"""Yarn and cash given ahead."""

from datetime import datetime
from typing import Any

from marketplace.kernel.months import india_day, midnight
from marketplace.kernel.tables import Row, Seen, differs
from payouts.models import Advance
from payouts.models.ledger import Account, Kind
from payouts.services.posting import post
from weavers.models import Weaver


def load_advances(rows: list[Row], now: datetime, take_stock: bool) -> int:
    weavers = {w.code: w for w in Weaver.objects.all()}
    stored = {a.ref: a for a in Advance.objects.select_related("weaver")}
    seen = Seen()
    new = 0
    for row in rows:
        ref = row.text("advance_ref", most=40)
        seen.note(row, "advance_ref", ref)
        given: dict[str, Any] = {
            "given_on": row.day("given_on", today=india_day(now)),
            "kind": row.choice("kind", ["yarn", "cash"]),
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
        source = Account.CASH if advance.kind == Advance.Kind.CASH else Account.YARN
        post(
            kind=Kind.ADVANCE, source_key=ref, moment=midnight(advance.given_on),
            legs=[(Account.ADVANCES, weaver, advance.amount), (source, None, -advance.amount)],
        )  # fmt: skip
        new += 1
    return new
