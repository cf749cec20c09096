"""How the shop stands in a few numbers, each of which somebody would get up for."""

from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django_tasks_db.models import DBTaskResult

from marketplace.forks.order.models import Line
from marketplace.payment.models import Checkout, Dispute, MoneyBack, SetAside
from payouts.models import BooksCheck

Figures = dict[str, tuple[str, float]]
"""Name → what it counts, and how much."""

LATELY = timedelta(days=1)


def figures(*, now: datetime) -> Figures:
    """Eight queries, none of which looks through a table that grows with the years. No number is about one person."""
    tasks = DBTaskResult.objects.ready().aggregate(
        waiting=Count("pk"),
        at_once=Min(
            "enqueued_at", filter=Q(run_after__gt=now)
        ),  # what is to be done at once has no day that comes
        later=Min("run_after", filter=Q(run_after__lte=now)),
    )
    oldest = min(filter(None, [tasks["at_once"], tasks["later"]]), default=None)
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - LATELY).count()
    books = BooksCheck.objects.values_list("at", "broken").first()
    late = Checkout.objects.filter(state=Checkout.State.OPEN, reserved_until__lt=now - timedelta(minutes=30))
    return {
        "tasks_waiting": ("Tasks whose time has come", tasks["waiting"]),
        "tasks_oldest_seconds": ("How long the oldest of them waits", _since(oldest, now)),
        "tasks_failed": ("Tasks that failed within a day", failed),
        "books_broken": ("Places where the books break a rule", books[1] if books else 0),
        "books_checked_seconds": ("Time since the books were checked", _since(books and books[0], now)),
        "payments_set_aside": (
            "Payments that wait for a person",
            SetAside.objects.filter(resolved_at=None).count(),
        ),
        "payments_overdue": ("Payments begun whose end nobody has noticed", late.count()),
        "refunds_failed": ("Refunds that Stripe refused", MoneyBack.objects.filter(state="failed").count()),
        "disputes_open": ("Disputes without an answer", Dispute.objects.filter(answered_at=None).count()),
        "lines_to_send": ("Lines that are paid and not sent", Line.objects.filter(status="paid").count()),
    }


def _since(moment: datetime | None, now: datetime) -> float:
    return (now - moment).total_seconds() if moment else 0
