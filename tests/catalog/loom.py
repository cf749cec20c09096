"""People, weavers and pieces for tests of listings."""

import io
import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from django.contrib.auth.models import Group as Role
from django.utils import timezone
from PIL import Image as Pixels
from wagtail.images.models import Image

from catalog.listing import Facts, draft_listing
from catalog.models import Category, Product
from catalog.pictures import take_picture
from marketplace.accounts.models import User
from marketplace.forks.partner.stock import stock_piece
from weavers.consenting import name_when_joined
from weavers.models import Coordinator, Group, Weaver

NOON = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
SHAWL = Facts(
    title="Ryndia shawl — lac red",
    terms="piece:2050",
    gst_rate=Decimal(5),
    fibre="Eri silk",
    technique="Throw-shuttle loom",
    colour="Lac red",
    hours=40,
    length_cm=200,
    width_cm=70,
)
_numbers = itertools.count(1)


def make_person(*roles: str, username: str = "") -> User:
    """Somebody with these roles."""
    user = User.objects.create_user(username or f"{'-'.join(roles) or 'buyer'}-{next(_numbers)}")
    user.groups.set(Role.objects.filter(name__in=roles))
    return user


def make_group(name: str = "Umden Eri Circle") -> Group:
    group, _ = Group.objects.get_or_create(name=name, defaults={"district": "Ri Bhoi"})
    return group


def make_weaver(name: str = "Daplin", *, group: Group | None = None, **facts: object) -> Weaver:
    values: dict[str, object] = {
        "code": f"W9{next(_numbers):03d}",
        "legal_name": f"{name} Nongrum",
        "display_name": name,
        "group": group or make_group(),
        "district": "Ri Bhoi",
        "language": "kha",
        "joined": date(2024, 1, 1),
    }
    weaver = Weaver.objects.create(**(values | facts))
    name_when_joined(weaver=weaver, now=timezone.now())
    return weaver


def make_coordinator(*groups: Group, username: str = "", roles: Sequence[str] = ("coordinator",)) -> User:
    user = make_person(*roles, username=username)
    Coordinator.objects.create(user=user).groups.set(groups or [make_group()])
    return user


def make_shelf(name: str = "Shawls & stoles") -> Category:
    return Category.objects.filter(name=name).first() or Category.add_root(name=name)


def photo(size: tuple[int, int] = (600, 750), colour: str = "#96222f", **saving: object) -> io.BytesIO:
    """A picture as a phone would send it."""
    content = io.BytesIO()
    Pixels.new("RGB", size, colour).save(content, **({"format": "JPEG"} | saving))  # type: ignore[arg-type]
    content.seek(0)
    content.name = "IMG_20261124.jpg"
    return content


def make_picture() -> Image:
    return take_picture(photo(), title="shawl")


def make_draft(
    by: User,
    *makers: Weaver,
    price: int | None = 3280_00,
    pictures: int = 1,
    key: UUID | None = None,
    **facts: object,
) -> Product:
    """A complete draft, ₹3,280, with one picture."""
    piece = draft_listing(
        facts=replace(SHAWL, **facts),  # type: ignore[arg-type]
        shelf=make_shelf(),
        makers=[(weaver, 1) for weaver in makers or [make_weaver()]],
        pictures=[make_picture() for _ in range(pictures)],
        by=by,
        now=NOON,
        key=key or uuid4(),
    )
    if price is not None:
        stock_piece(product=piece, price=price, pieces=1)
    return piece
