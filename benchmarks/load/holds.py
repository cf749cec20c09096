"""``python -m benchmarks.load.holds``: what must hold of a shop, whatever happened to it. Prints what doesn't, as a JSON list.

Who has paid has an order or the money back, and no order was given for nothing; the books keep every rule and have
what was paid; no task was given up. (That no piece is promised twice, the database itself sees to.) ``--within`` seconds are given for what is under way.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")

import django  # noqa: E402

django.setup()

from django_tasks_db.models import DBTaskResult  # noqa: E402

from marketplace.forks.order.models import Order  # noqa: E402
from marketplace.payment import stripe_api  # noqa: E402
from marketplace.payment.models import Checkout, SetAside  # noqa: E402
from payouts.models import Transaction  # noqa: E402
from payouts.models.ledger import Kind  # noqa: E402
from payouts.services.checks import check_ledger  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--within", type=float, default=0)
    until = time.monotonic() + parser.parse_args().within
    while (found := list(broken())) and time.monotonic() < until:
        time.sleep(10)
    print(json.dumps(found))


def broken() -> Iterator[str]:
    """What doesn't hold now, in words."""
    yield from _payments()
    for each in check_ledger():
        yield f"books: {each}"
    for task in DBTaskResult.objects.filter(status="FAILED"):
        yield f"given up: {task.task_path}"


def _payments() -> Iterator[str]:
    client = stripe_api.client()
    paid = {
        each.id: each
        for each in client.v1.checkout.sessions.list({"limit": 100}).auto_paging_iter()
        if each.payment_status == "paid"
    }
    ours = {each.stripe_session: each for each in Checkout.objects.exclude(stripe_session=None)}
    aside = set(SetAside.objects.values_list("stripe_session", flat=True))
    settled = (Checkout.State.PAID, Checkout.State.REFUNDED)
    for key, session in paid.items():
        checkout = ours.get(key)
        if checkout is None and key not in aside:
            yield f"paid, and we know nothing of it: {key}"
        elif checkout is not None and checkout.state not in settled:
            yield f"paid, and {checkout.state}: {checkout.number}"
        elif checkout is not None and checkout.charged != session.amount_total:
            yield f"paid another amount: {checkout.number}"
    for given, checkout in ours.items():
        if checkout.state == Checkout.State.PAID and given not in paid:
            yield f"an order that nobody paid: {checkout.number}"
    posted = set(Transaction.objects.filter(kind=Kind.BUYER_PAID).values_list("source_key", flat=True))
    for checkout in ours.values():
        if checkout.state == Checkout.State.PAID and checkout.number not in posted:
            yield f"paid, and not in the books: {checkout.number}"
    ordered = Order.objects.filter(checkouts=None, number__in=[each.number for each in ours.values()])
    for order in ordered:
        yield f"an order without its payment: {order.number}"


if __name__ == "__main__":
    main()
