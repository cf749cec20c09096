from datetime import UTC, datetime
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from marketplace.dbroles import set_rights_of_app

NO_EXCEPTIONS = """
CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""


class PayoutsConfig(AppConfig):
    name = "payouts"
    verbose_name = "Books and payouts"

    def ready(self) -> None:
        from marketplace.kernel.nights import keep_with_migrations

        post_migrate.connect(open_books, sender=self, dispatch_uid="payouts.open_books")
        post_migrate.connect(keep_guards_awake, sender=self, dispatch_uid="payouts.keep_guards_awake")
        keep_with_migrations("payouts.services.watch.keep_watch")
        post_migrate.connect(set_rights_of_app, sender=self, dispatch_uid="payouts.set_rights_of_app")


def open_books(using: str, **kwargs: Any) -> None:
    """The one row that says up to which month the books are closed, and the policy to begin with."""
    from .models import Books, Policy

    Books.objects.using(using).get_or_create(pk=1)
    first = datetime(2000, 1, 1, tzinfo=UTC)
    Policy.objects.using(using).get_or_create(
        from_month="2000-01-01", defaults={"entered_at": first, "confirmed_at": first}
    )


def keep_guards_awake(using: str, **kwargs: Any) -> None:
    """No session may ask a trigger to look away.

    The package's own function lets any session do so by a setting. It also opens a subtransaction on each call,
    which makes a commit of many postings quadratic: 100,000 sale lines took minutes, and take seconds with this one.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(NO_EXCEPTIONS)
