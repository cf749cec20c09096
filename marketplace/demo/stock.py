"""Weavers, pieces and books of the demonstration, from the five files, with words of their own."""

import tomllib
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from catalog.models import Category, PriceLimit, Product, Restriction, SignOff
from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from payouts.models import Advance, Refund, Sale
from payouts.services.loading import load
from weavers.models import Consent, Coordinator, Group, Weaver

from .drawing import DATA
from .logins import LOGINS

WORDING = 1
"""The version of the consents' wording."""


def words() -> dict[str, Any]:
    with (DATA / "words.toml").open("rb") as file:
        return tomllib.load(file)


@transaction.atomic
def load_weavers(*, now: datetime) -> int:
    """The weavers with what they say and agree to, and their coordinators. Only once: what anybody changes
    later, a consent withdrawn above all, stays as it is. Gives how many are new."""
    if Weaver.objects.exists():
        return 0
    new, _old = load(what="weavers", path=DATA / "weavers.csv", now=now)
    said = words()
    for group in Group.objects.all():
        group.craft = said["groups"][group.name]
        group.save(update_fields=["craft"])
    for code, hers in said["weavers"].items():
        weaver = Weaver.objects.get(code=code)
        weaver.story = hers.get("story", "").strip()
        weaver.save(update_fields=["story"])
        _record_consents(weaver, hers, now=now)
    _seat_people()
    return new


def _record_consents(weaver: Weaver, hers: dict[str, Any], *, now: datetime) -> None:
    today = india_day(now)
    given = min(today, max(weaver.joined + timedelta(days=14), today - timedelta(days=200)))
    for number, purpose in enumerate(hers["consents"]):
        ended = purpose in hers.get("ended", [])
        withdrawn_at = now - timedelta(days=3) if purpose in hers.get("withdrawn", []) else None
        Consent.objects.create(
            weaver=weaver,
            purpose=purpose,
            version=WORDING,
            given_on=given - timedelta(days=40 * ended),
            ends_on=given + timedelta(days=-10 if ended else 3 * 365),
            form=Consent.Form.SPOKEN if (weaver.pk + number) % 3 else Consent.Form.WRITTEN,
            withdrawn_at=withdrawn_at,
            closed_at=withdrawn_at,
        )


def _seat_people() -> None:
    """Coordinators get their groups, the weaver's login her page; whoever isn't there is left out."""
    users = User.objects.in_bulk([login.username for login in LOGINS], field_name="username")
    for login in LOGINS:
        user = users.get(login.username)
        if user and login.groups:
            seat, _new = Coordinator.objects.get_or_create(user=user)
            seat.groups.add(*Group.objects.filter(name__in=login.groups))
        if user and login.weaver:
            Weaver.objects.filter(code=login.weaver).update(user=user)


@transaction.atomic
def load_pieces(*, now: datetime) -> int:
    """The pieces with their descriptions, and their shelves; only once. Gives how many are new."""
    if Product.objects.exists():
        return 0
    new, _old = load(what="products", path=DATA / "products.csv", now=now)
    said = words()
    for piece in Product.objects.all():
        kind = piece.title.partition(" — ")[0]
        piece.description = f"{said['pieces'][kind]}\n\n{said['colours'][piece.colour]}"
        piece.dye, piece.dyestuff = said["dyes"][piece.colour]
        piece.community = said["communities"].get(kind, "")
        piece.making = said["making"][piece.technique]
        _weigh(piece, said["fibres"][piece.fibre])
        piece.save()
    PriceLimit.objects.create(from_day=india_day(now), percent=10, entered_at=now, confirmed_at=now)
    _restrict(said["restrictions"], now=now)
    for shelf in Category.objects.all():
        shelf.description = said["shelves"][shelf.name]
        shelf.save(update_fields=["description"])
    return new


def _weigh(piece: Product, cloth: dict[str, Any]) -> None:
    """What a piece weighs by its fibre and size, what its yarn cost, and whether there will be another."""
    square = Decimal(piece.length_cm * piece.width_cm) / 10_000
    piece.weight_grams = max(20, int(square * cloth["grams_per_m2"]))
    price = piece.price or 0
    piece.yarn_paise = min(piece.weight_grams * cloth["rupees_per_kg"] // 10, price // 10)
    piece.irregularities = cloth["irregularities"]
    record = piece.stockrecords.first()
    piece.one_of_a_kind = bool(
        record and record.num_in_stock == 1 and not piece.lead_time_days and piece.hours >= 30
    )


def _restrict(rows: list[dict[str, Any]], *, now: datetime) -> None:
    """Cloth that a community keeps, and where it agreed to a sale. Whoever looks at listings has recorded it."""
    by = User.objects.filter(groups__name="quality").first()
    if by is None:
        return
    for row in rows:
        kept = Restriction.objects.create(
            product=Product.objects.get(upc=row["piece"]),
            community=row["community"],
            reason=row["reason"],
            entered_by=by,
            entered_at=now,
        )
        if "signed_by" in row:
            today = india_day(now)
            SignOff.objects.create(
                restriction=kept,
                signed_by=row["signed_by"],
                office=row["office"],
                signed_on=today - timedelta(days=5),
                form=SignOff.Form.SPOKEN,
                from_day=today,
                to_day=today + timedelta(days=30 * row["months"]),
                recorded_by=by,
                recorded_at=now,
            )


def load_books(*, now: datetime) -> int:
    """What was sold, came back and was given ahead; no month is closed. Each file only once; gives how many
    rows are new."""
    new = 0
    for what, model in (("sales", Sale), ("refunds", Refund), ("advances", Advance)):
        with transaction.atomic():
            rows = model.objects.exclude(channel="online") if model is Sale else model.objects.all()
            if not rows.exists():
                new += load(what=what, path=DATA / f"{what}.csv", now=now)[0]
    return new
