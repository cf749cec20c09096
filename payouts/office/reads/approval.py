"""What an approver has before her, and afterwards what shows that she had."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from marketplace.accounts.models import CodeUse
from payouts.models import Run
from payouts.services.runs import figures, fingerprint
from weavers.models import Payee

from .items import Row, RunPage, look_at
from .warnings import LABELS, SEVERE

MOST = 1000
"""So many weavers with a severe warning are listed; more than that isn't a month to approve."""


@dataclass(frozen=True)
class Sight:
    """A draft as an approver sees it. ``seen`` is the fingerprint of its figures and payee details, ``warned`` of the
    warnings that she has to look at."""

    page: RunPage
    seen: str
    warned: str
    severe: list[Row]
    others: list[tuple[str, str, int]]
    payees: dict[int, Any]


def sight_of(run: Run, *, now: datetime) -> Sight:
    """Totals, warnings and fingerprint of a draft, worked out afresh."""
    page = look_at(run, now=now, chosen={"warning": "severe"}, size=MOST)
    severe: list[Row] = list(page.page.object_list)
    marks = [
        [row.code, warned.what, warned.detail] for row in severe for warned in row.warnings if warned.severe
    ]
    return Sight(
        page=page,
        seen=fingerprint(figures(run)),
        warned=hashlib.sha256(json.dumps(marks, sort_keys=True).encode()).hexdigest() if marks else "",
        severe=severe,
        others=[
            (what, str(label), page.warnings[what])
            for what, label in LABELS.items()
            if what in page.warnings and what not in SEVERE
        ],
        payees=payees_of(severe),
    )


def payees_of(rows: list[Row]) -> dict[int, Any]:
    """For each weaver, by her key, who entered and who confirmed the changed details that she is paid by."""
    changed = {
        row.weaver: warned.detail["payee"]
        for row in rows
        for warned in row.warnings
        if warned.detail.get("payee")
    }
    found = (
        Payee.objects.filter(pk__in=changed.values())
        .select_related("entered_by", "verified_by")
        .defer("account_number", "upi_id")
        .in_bulk()
    )
    return {weaver: found[payee] for weaver, payee in changed.items()}


def code_of(run: Run) -> CodeUse | None:
    """The code that a run was approved with; None where that was done at the server's own command line."""
    if not run.approved_by_id:
        return None
    return CodeUse.objects.filter(
        what=what_for(run), user=run.approved_by_id, about=run.figures_sha256
    ).first()


def what_for(run: Run) -> str:
    """What the code of an approval is kept as."""
    return f"approve {run.reference}"
