"""``python -m benchmarks``: how long closing a large month takes, against the bare SQL over the same rows.

Each figure is the ratio of ours to its baseline in the same run, on the same database, one after the other.
``--weavers`` and ``--lines`` choose another size; ``--keep`` leaves the database (``bench``) for the next run.
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
os.environ["TEST_DATABASE"] = "bench"

import django

django.setup()

from django.db import connection  # noqa: E402

from benchmarks import baseline, stock  # noqa: E402
from payouts.models import Leg, Run, Statement  # noqa: E402
from payouts.services.checks import RULES, broken  # noqa: E402
from payouts.services.runs import approve_run, close_month, draft_items  # noqa: E402
from payouts.services.statements import write_print_file  # noqa: E402
from weavers.models import Group  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weavers", type=int, default=30_000)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument(
        "--groups", type=int, default=5, help="of a hundred weavers, whose statements are printed"
    )
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    # Not as text in memory, as Django would keep it for tests that commit: that is several hundred MB.
    connection.creation.create_test_db(
        verbosity=0, autoclobber=not asked.keep, keepdb=asked.keep, serialize=False
    )
    try:
        if not Leg.objects.exists():
            seconds = stock.fill(weavers=asked.weavers, lines=asked.lines)
            print(
                f"{asked.lines:,} sale lines of {asked.weavers:,} weavers posted in {seconds:.0f} s",
                flush=True,
            )
        memory("before the month is closed")
        payday()
        memory("once it is approved")
        statements(asked.groups)
        balances()
        rules()
    finally:
        if not asked.keep:
            connection.creation.destroy_test_db("", verbosity=0)


def timed(what: str, work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    print(f"  {what}: {seconds:.2f} s", flush=True)
    return seconds


def memory(when: str) -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory of this process {when}: {most:.0f} MB", flush=True)


def ratio(what: str, ours: float, bare: float) -> None:
    print(f"{what}: {ours / bare:.2f} times the bare SQL", flush=True)


def payday() -> None:
    """Close and approve the month, against the bare aggregate plus the insert of the same rows."""
    if Run.objects.exists():
        return
    looked = timed("look at the draft", lambda: draft_items(stock.MONTH))
    ratio("look at the draft", looked, timed("bare aggregate", lambda: baseline.aggregate(stock.MONTH)))
    finance, approver = stock.people()
    now = stock.MONTH.end
    closing = timed("close", lambda: close_month(month=stock.MONTH, by=finance, now=now))
    run = Run.objects.get()
    approving = timed("approve", lambda: approve_run(run=run, by=approver, now=now))
    baseline.make_tables()
    bare = timed("bare aggregate and insert", lambda: baseline.payday(run))
    ratio("close and approve", closing + approving, bare)


def statements(groups: int) -> None:
    """Freeze and set the statements of some groups, by the seconds of one core, against reading their lines."""
    run = Run.objects.get()
    count, began = 0, time.process_time()
    made = Statement.objects.values("item__weaver__group")  # by an earlier run whose database was kept
    for group in Group.objects.exclude(pk__in=made).order_by("pk")[:groups]:
        with tempfile.TemporaryFile() as file:
            count += write_print_file(run, file, now=stock.MONTH.end, group=group.pk)
    seconds = time.process_time() - began
    memory("once statements are set")
    bare = timed("bare read of every line", lambda: baseline.lines(stock.MONTH)) * count / run.items.count()
    print(f"statements: {count / seconds:.0f} a second of one core; {seconds / bare:.0f} times the bare SQL")


def balances() -> None:
    """What every weaver is owed by now."""
    from payouts.services.balances import balances as ours  # noqa: PLC0415

    bare = timed("bare sum by weaver", baseline.balances)
    ratio("balance of all weavers", timed("balances", ours), bare)


def rules() -> None:
    """Every rule of ``ledger check``, against one pass over the legs."""
    once = timed("one pass over the legs", baseline.balances)
    whole = sum(timed(f"rule {rule}", lambda rule=rule: broken(rule)) for rule in RULES)  # type: ignore[misc]
    ratio("ledger check", whole, once)


if __name__ == "__main__":
    main()
