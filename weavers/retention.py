"""Letting private things go when their time is over, by dated rules (``data/retention.csv``). Each application is logged."""

import csv
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from marketplace.kernel.months import india_day, midnight

from .models import AccessLog, Consent, Payee, RetentionApplied

TABLE = Path(__file__).parent / "data" / "retention.csv"


@cache
def rules() -> dict[str, list[tuple[date, int]]]:
    """For each kind, from which day on how many days it's kept, the newest last."""
    found: dict[str, list[tuple[date, int]]] = {}
    with TABLE.open(newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["kind"], []).append((date.fromisoformat(row["from_day"]), int(row["days"])))
    return {kind: sorted(each) for kind, each in found.items()}


def days_of(kind: str, *, on: date) -> int | None:
    """How long a kind is kept by the rule in force on a day; None where there is none, and nothing goes."""
    return next((days for since, days in reversed(rules().get(kind, [])) if since <= on), None)


def let_go(*, now: datetime) -> dict[str, int]:
    """Apply every rule; gives how many of each kind went. Run again, none."""
    gone = {kind: _apply(kind, now=now) for kind in VERBS}
    return {kind: count for kind, count in gone.items() if count}


@transaction.atomic
def _apply(kind: str, *, now: datetime) -> int:
    today = india_day(now)
    days = days_of(kind, on=today)
    if days is None:
        return 0
    count = VERBS[kind](today - timedelta(days=days), now)
    if count:
        RetentionApplied.objects.create(kind=kind, days=days, count=count, at=now)
    return count


def _access_log(before: date, now: datetime) -> int:
    return AccessLog.objects.filter(at__lt=midnight(before)).delete()[0]


def _consent_proof(before: date, now: datetime) -> int:
    over = Q(ends_on__lt=before) | Q(withdrawn_at__lt=midnight(before))
    return erase_proofs(Consent.objects.filter(over, proof_erased_at=None).exclude(proof=""), now=now)


def erase_proofs(consents: "models.QuerySet[Consent]", *, now: datetime) -> int:
    """Sheets and recordings go with their witnesses; a file that a consent still needs stays until that one goes too."""
    found = list(consents)
    Consent.objects.filter(pk__in=[each.pk for each in found]).update(
        proof="", witness=None, proof_erased_at=now
    )
    needed = set(
        Consent.objects.filter(proof__in=[str(each.proof.name) for each in found]).values_list(
            "proof", flat=True
        )
    )
    for name in {str(each.proof.name) for each in found} - needed:
        storage = Consent._meta.get_field("proof").storage  # type: ignore[attr-defined]
        transaction.on_commit(partial(storage.delete, name))
    return len(found)


def _payee_details(before: date, now: datetime) -> int:
    """Versions that a newer verified one took the place of before then."""
    newer = Payee.objects.filter(
        weaver=OuterRef("weaver"), pk__gt=OuterRef("pk"), verified_at__lt=midnight(before)
    )
    old = Payee.objects.filter(Exists(newer)).exclude(details_hash="")
    return empty_payees(old)


def empty_payees(payees: "models.QuerySet[Payee]") -> int:
    """Take account, bank and UPI id out of these versions; who entered and confirmed them stays."""
    nothing = {
        "method": Payee.Method.CASH,
        "account_number": None,
        "ifsc": "",
        "upi_id": None,
        "details_hash": "",
    }
    return Payee.objects.filter(pk__in=list(payees.values_list("pk", flat=True))).update(**nothing)


VERBS = {"access_log": _access_log, "consent_proof": _consent_proof, "payee_details": _payee_details}
