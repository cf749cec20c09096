"""People of the office, and books small enough to know by heart."""

import pytest
from django.contrib.auth.models import Group

from marketplace.accounts.models import User

from .books import Desk


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
