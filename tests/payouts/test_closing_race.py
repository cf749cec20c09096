"""What is posted while its month is being closed goes into the next one, and is never lost."""

import threading
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connections, transaction

from payouts.models import Books, Transaction
from payouts.services.posting import post

from .locks import waits_for_a_lock

MOMENT = datetime(2026, 9, 30, 12, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_a_posting_that_meets_the_closing_of_its_month_goes_into_the_next() -> None:
    posted: list[Any] = []

    def late() -> None:
        try:
            legs = [("assets:bank", None, 5), ("assets:cash", None, -5)]
            posted.append(post(kind="stripe_payout", source_key="late", moment=MOMENT, legs=legs))
        finally:
            connections.close_all()

    with transaction.atomic():
        books = Books.objects.select_for_update().get()
        thread = threading.Thread(target=late)
        thread.start()
        while thread.is_alive() and not waits_for_a_lock():
            pass
        books.closed_through = date(2026, 9, 1)
        books.save()
    thread.join()
    assert len(posted) == 1
    assert Transaction.objects.get().month == date(2026, 10, 1)
