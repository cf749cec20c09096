"""An empty database begins with what all migrations make of it."""

import os
from typing import Any

import pytest
from django.db import connection

from marketplace.schema import FILE, begin, brought_up_to_date, migrated_from_nothing


@pytest.mark.skipif(
    "FROM_NOTHING" not in os.environ, reason="three minutes: make schema does it after writing the file"
)
def test_the_file_is_what_the_migrations_make(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        assert FILE.read_text() == migrated_from_nothing(), "make schema writes it anew"


def test_bringing_the_file_up_to_date_comes_to_the_same(
    django_db_setup: None, django_db_blocker: Any
) -> None:
    with django_db_blocker.unblock():
        assert FILE.read_text() == brought_up_to_date()


@pytest.mark.django_db
def test_a_database_that_has_tables_is_left_alone() -> None:
    tables = connection.introspection.table_names()
    assert begin(connection) is False
    assert connection.introspection.table_names() == tables
