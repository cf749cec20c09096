"""People of the office, and books small enough to know by heart."""

import pytest
from django.contrib.auth.models import Group

from marketplace.accounts.models import User
from payouts.models import Run, YarnKind
from weavers.models import Weaver

from .books import JUNE, Desk, weaver
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


@pytest.fixture
def run(desk: Desk) -> Run:
    """Three weavers of two groups: the first sold three lines, one of them with the second; the third owes."""
    one, two, three = weaver(1), weaver(2, method="cash"), weaver(3, group="Another Circle")
    Weaver.objects.update(language="en")
    desk.sold(JUNE, {one: 1}, earning=900_00, quantity=2)
    shared = desk.sold(JUNE, {one: 2, two: 1}, earning=100_00)
    desk.sold(JUNE, {one: 1}, earning=50_00)
    desk.came_back(shared, JUNE)
    desk.gave(one, JUNE, 250_00)
    old = desk.sold(JUNE, {three: 1}, earning=300_00)
    desk.came_back(old, JUNE, ref="R-old")
    desk.sold(JUNE, {three: 1}, earning=700_00)
    return desk.approve(JUNE)
