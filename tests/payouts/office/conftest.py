"""People of the office inside, and months with something to see in them."""

import pytest
from django.test import Client

from marketplace.accounts.models import User
from tests.payouts.books import Desk
from tests.payouts.conftest import approver, desk, finance, member

__all__ = ["approver", "desk", "finance", "member"]


def inside(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def at_finance(desk: Desk) -> Client:
    return inside(desk.finance)
