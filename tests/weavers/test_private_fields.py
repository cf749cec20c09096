"""What is private stays readable to the app, whatever else is typed meanwhile."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from encrypted_fields.fields import EncryptedFieldMixin

from marketplace.kernel.private import PrivateCharField, PrivateTextField
from payouts.models import BankAccount, Payment
from tests.payouts.books import weaver
from weavers.models import Payee, Weaver


def private_fields() -> Iterator[models.Field]:
    for model in apps.get_models():
        yield from (field for field in model._meta.fields if isinstance(field, EncryptedFieldMixin))


def unlock_anew() -> None:
    """As in a process that begins now."""
    for field in private_fields():
        field.__dict__.pop("f", None)


def test_every_private_column_is_one_that_a_refused_value_leaves_readable() -> None:
    fields = list(private_fields())
    assert {field.model for field in fields} >= {Weaver, Payee, Payment, BankAccount}
    assert [str(each) for each in fields if not isinstance(each, PrivateCharField | PrivateTextField)] == []


@pytest.mark.django_db
def test_a_refused_value_leaves_the_others_readable() -> None:
    weaver(1)
    for field in private_fields():
        for refused in (None, "9" * 5000):
            if not (refused is None and field.null):
                with suppress(ValidationError):
                    field.clean(refused, None)
    kept = Payee.objects.select_related("weaver").get()
    assert (kept.account_number, kept.weaver.legal_name) == ("00000000001", "Legal Name 1")
    with pytest.raises(ValidationError):
        Weaver._meta.get_field("legal_name").clean("", None)


@pytest.mark.django_db
def test_a_new_key_locks_from_then_on_and_what_was_locked_before_stays_readable(settings: Any) -> None:
    her, old = weaver(1), settings.SECRET_KEY
    settings.SECRET_KEY, settings.FORMER_SECRET_KEYS = "another", [old]
    unlock_anew()
    assert Weaver.objects.get().legal_name == "Legal Name 1"
    Weaver.objects.filter(pk=her.pk).update(legal_name="Someone Else")
    settings.FORMER_SECRET_KEYS = []
    unlock_anew()
    assert Weaver.objects.get().legal_name == "Someone Else"
    settings.SECRET_KEY = old
    unlock_anew()
    try:
        assert Weaver.objects.get().legal_name != "Someone Else"
    finally:
        unlock_anew()
