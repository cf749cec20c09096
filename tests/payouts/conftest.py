"""People of the office, and books small enough to know by heart."""

import pytest
from django.contrib.auth.models import Group

from marketplace.accounts.models import User
from payouts.models import YarnKind

from .books import JUNE, Desk
from .yarn import rated


@pytest.fixture
def finance(db: None) -> User:
    return member("finance", "finance")


@pytest.fixture
def approver(db: None) -> User:
    return member("approver", "approver")


@pytest.fixture
def desk(finance: User, approver: User) -> Desk:
    """Empty books, and the two people who close months in them."""
    return Desk(finance, approver)


def member(username: str, *roles: str) -> User:
    user = User.objects.create_user(username)
    user.groups.add(*Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def eri(desk: Desk) -> YarnKind:
    """Eri at ₹1,600 a kilogram, of which 4 percent may be lost."""
    kind = YarnKind.objects.create(name="Eri 2/140", colour="natural")
    rated(desk, kind, JUNE.first_day, 1600_00, "4")
    return kind
