"""One account on two people can be found without anybody reading account numbers."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import override_settings

from tests.payouts.books import MAY, at, weaver
from weavers.models import Payee
from weavers.models.payees import details_hash

pytestmark = pytest.mark.django_db


def hashed(account_number: str = "", ifsc: str = "", upi_id: str = "") -> str:
    return details_hash(account_number=account_number, ifsc=ifsc, upi_id=upi_id)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("00123456789", "PUNB0821426"), ("00123456789", "PUNB0821426"), True),
        (("00123456789", "PUNB0821426"), ("123456789", "PUNB0000001"), True),
        (("00123456789", "PUNB0821426"), ("00123456789", "SBIN0821426"), False),
        (("00123456789", "PUNB0821426"), ("00123456788", "PUNB0821426"), False),
    ],
)
def test_accounts_are_the_same_at_one_bank_whatever_branch_and_leading_zeros(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    assert (hashed(*one) == hashed(*other)) is same


def test_a_upi_id_is_the_same_in_capitals_and_cash_is_nothing() -> None:
    assert (
        hashed(upi_id="Rida@okexample") == hashed(upi_id="rida@okexample") != hashed(upi_id="ria@okexample")
    )
    assert hashed() == ""


def test_the_hash_tells_nothing_without_the_key() -> None:
    here = hashed("00123456789", "PUNB0821426")
    with override_settings(SALT_KEY=["another"]):
        assert hashed("00123456789", "PUNB0821426") != here
    assert len(here) == 64 and "123456789" not in here


def test_details_are_hashed_however_they_are_stored() -> None:
    her = weaver(1, "")
    details = {"weaver": her, "method": "bank", "ifsc": "PUNB0821426", "entered_at": at(MAY)}
    one = Payee.objects.create(account_number="00123456789", **details)
    [many] = Payee.objects.bulk_create([Payee(account_number="00123456789", **details)])
    many.refresh_from_db()
    assert one.details_hash == many.details_hash == hashed("00123456789", "PUNB0821426")


def test_details_that_were_stored_before_are_hashed_by_the_migration() -> None:
    her = weaver(1)
    Payee.objects.update(details_hash="")
    import_module("weavers.migrations.0003_hash_payees").hash_payees(apps, connection.schema_editor())
    assert her.payees.get().details_hash == hashed("00000000001", "PUNB0821426")
