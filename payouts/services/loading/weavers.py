"""Weavers, their groups, and how they're paid. Details that come in by file count as verified, and names as agreed to."""

import re
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from marketplace.kernel.months import india_day
from marketplace.kernel.tables import Row, Seen, differs
from weavers.consenting import name_when_joined
from weavers.models import Group, Payee, Step, Weaver
from weavers.models.payees import ACCOUNT_NUMBER, IFSC, UPI_ID


def load_weavers(rows: list[Row], now: datetime, take_stock: bool) -> int:
    stored = {w.code: w for w in Weaver.objects.select_related("group")}
    payees = {p.weaver_id: p for p in Payee.objects.current()}
    seen = Seen()
    new = 0
    for row in rows:
        code = row.text("code")
        if not re.fullmatch(r"[A-Z0-9-]{1,12}", code):
            row.faults.add(row.line, "code", "must be capitals, digits and hyphens")
        seen.note(row, "code", code)
        given: dict[str, Any] = {
            "name": row.text("name"),
            "display_name": row.text("display_name", most=80),
            "group": row.text("group", most=120),
            "village": row.text("village", required=False, most=120),
            "district": row.text("district", most=80),
            "language": row.choice("language", list(Weaver.Language.values)),
            "phone": row.text("phone", required=False, most=20),
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
        name_when_joined(weaver=weaver, now=now)
        Step.objects.create(weaver=weaver, what=Step.What.JOINED, group=group, day=weaver.joined, at=now)
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
