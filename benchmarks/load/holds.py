"""``python -m benchmarks.load.holds``: what must hold of a shop, whatever happened to it. Prints what doesn't, as a JSON list.

Who has paid has an order or the money back, and no order was given for nothing; the books keep every rule and have
what was paid; no task was given up. With ``--letters``, the folder of them, each buyer of the load has hers, and what
was put off because it failed is done now. (That no piece is promised twice, the database itself sees to.) ``--within`` seconds are given for what is under way.
"""

import argparse
import json
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")

import django  # noqa: E402

django.setup()

from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from benchmarks.load.people import BUYERS  # noqa: E402
from marketplace.forks.order.models import Order  # noqa: E402
from marketplace.payment import stripe_api  # noqa: E402
from marketplace.payment.models import Checkout, SetAside  # noqa: E402
from marketplace.worker import give_back  # noqa: E402
from payouts.models import Transaction  # noqa: E402
from payouts.models.ledger import Kind  # noqa: E402
from payouts.services.checks import check_ledger  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--within", type=float, default=0)
    parser.add_argument("--letters", type=Path)
    parser.add_argument("--whose", default="", help="how the addresses of the buyers begin who are looked at")
    asked = parser.parse_args()
    until = time.monotonic() + asked.within
    while (found := [*broken(asked.whose), *unwritten(asked.letters)]) and time.monotonic() < until:
        if asked.letters:
            hurry()
        time.sleep(1)
    print(json.dumps(found))


def broken(whose: str = "") -> Iterator[str]:
    """What doesn't hold now, in words; of payments, those of buyers whose addresses begin so."""
    yield from _payments(whose)
    for each in check_ledger():
        yield f"books: {each}"
    for task in DBTaskResult.objects.filter(status="FAILED"):
        yield f"given up: {task.task_path}"


def unwritten(letters: Path | None) -> Iterator[str]:
    """Orders of the load's buyers of which no letter has come."""
    if letters is None:
        return
    written = set()
    for path in letters.glob("*.*"):
        written |= set(re.findall(r"^To: (\S+)$", path.read_text(errors="replace"), re.MULTILINE))
    ordered = Checkout.objects.filter(state=Checkout.State.PAID, email__startswith=BUYERS)
    for checkout in ordered.exclude(email__in=written):
        yield f"no letter: {checkout.number}"


def hurry() -> None:
    """Whoever waits for something to be tried again, looked at later or given back by the dead, doesn't have to here."""
    give_back()
    put_off = DBTaskResult.objects.filter(status="READY", run_after__gt=timezone.now())
    put_off.exclude(worker_ids=[]).update(run_after=timezone.now())
    put_off.filter(task_path__endswith="watch_checkout").update(run_after=timezone.now())


def _payments(whose: str) -> Iterator[str]:
    client = stripe_api.client()
    paid = {
        each.id: each
        for each in client.v1.checkout.sessions.list({"limit": 100}).auto_paging_iter()
        if each.payment_status == "paid" and (each.customer_email or "").startswith(whose)
    }
    known = Checkout.objects.exclude(stripe_session=None).filter(email__startswith=whose)
    ours = {each.stripe_session: each for each in known}
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
