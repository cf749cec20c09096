"""The shop and the Stripe stand-in, each really running, talking to each other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.sites.models import Site
from pytest_django.live_server_helper import LiveServer

from marketplace.accounts.models import User
from marketplace.payment import stripe_api

from .standin.process import Standin, start


@pytest.fixture
def shop(transactional_db: None, live_server: LiveServer, settings: Any, tmp_path: Path) -> Iterator[Standin]:
    """The stand-in, its webhook pointed at the running shop, and the shop pointed at it."""
    Site.objects.get_or_create(pk=1, defaults={"domain": "testserver", "name": "Impulse Empower"})
    standin = start(
        tmp_path / "stripe.sqlite3",
        "--webhook-url",
        f"{live_server.url}/stripe/webhook",
        "--secret",
        settings.STRIPE_WEBHOOK_SECRET,
        "--backoff",
        "0.2",
    )
    settings.STRIPE_API_BASE = standin.base
    settings.SITE_URL = live_server.url
    stripe_api.client.cache_clear()
    yield standin
    standin.stop()
    stripe_api.client.cache_clear()


@pytest.fixture
def staff(shop: Standin) -> User:
    user = User.objects.create_user("staff")
    user.groups.add(*Group.objects.filter(name__in=["fulfilment", "finance"]))
    return user
