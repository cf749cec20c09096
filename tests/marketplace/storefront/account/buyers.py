"""Buyers with accounts, and the letters they get."""

import re
from datetime import UTC, datetime

from django.core import mail
from django.test import Client

from marketplace.accounts.models import User

PASSWORD = "a long walk to the river"
NOON = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
OURS = {"Sec-Fetch-Site": "same-origin"}


def make_buyer(email: str = "asha@example.com", name: str = "Asha") -> User:
    return User.objects.create_user(
        f"buyer-{email}",
        email,
        PASSWORD,
        first_name=name,
        email_confirmed_at=NOON,
        language="en",
        currency="INR",
    )


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def link_of(letter: mail.EmailMessage) -> str:
    """Where the button of a letter leads, without the shop's address."""
    found = re.search(r": https?://[^/\s]+(/\S*)", str(letter.body))
    assert found, letter.body
    return found[1]
