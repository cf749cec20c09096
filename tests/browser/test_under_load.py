"""The short forms of ``make load`` and ``make faults``: some people for some seconds in the shop that the browsers use."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg2  # type: ignore[import-untyped]
import pytest

from benchmarks.load.people import BUYERS, Crowd
from benchmarks.load.processes import beside, end, holds, web_workers
from marketplace.database import SUPERUSER

from .conftest import Shop

pytestmark = pytest.mark.xdist_group("browser")

LONGEST = 90
"""Seconds until it's given up; far more than it takes."""
STOCKED = """
UPDATE partner_stockrecord SET num_in_stock = coalesce(num_allocated, 0) + %s WHERE product_id = ANY(%s)
"""
LEFT = """
SELECT product_id, num_in_stock - coalesce(num_allocated, 0) FROM partner_stockrecord WHERE product_id = ANY(%s)
"""


@contextmanager
def people(shop: Shop, *, patient: bool) -> Iterator[Crowd]:
    """Twenty people, four of whom buy. There is enough for them, and for whoever comes later as much as there was."""
    crowd = Crowd(shop.url, looking=16, buying=4, patient=patient)
    pieces = [int(link.strip("/").rpartition("-")[2]) for link in crowd.pieces]
    connection = psycopg2.connect(host=str(shop.var / "pg"), user=SUPERUSER, dbname="impulse")
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(LEFT, [pieces])
            left = dict(cursor.fetchall())
            cursor.execute(STOCKED, [10_000, pieces])
            try:
                with crowd:
                    yield crowd
            finally:
                for piece, count in left.items():
                    cursor.execute(STOCKED, [count, [piece]])
    finally:
        connection.close()


def bought(crowd: Crowd) -> int:
    return len(crowd.answers.seconds["a whole purchase"])


def until(happens: Callable[[], bool]) -> None:
    end_at = time.monotonic() + LONGEST
    while not happens():
        assert time.monotonic() < end_at
        time.sleep(0.1)


def test_twenty_people_are_answered_without_an_error_and_all_holds_afterwards(running: Shop) -> None:
    with people(running, patient=False) as crowd:
        until(lambda: bought(crowd) >= 6)
    assert not crowd.answers.errors
    assert holds(running, "--whose", BUYERS, within=LONGEST) == []


def test_a_web_process_and_a_worker_killed_under_them_lose_nothing(running: Shop) -> None:
    with people(running, patient=True) as crowd:
        worker = beside(running, "marketplace.worker")
        until(lambda: bought(crowd) >= 2)
        web = web_workers(running)
        end(web[0], signal.SIGKILL)
        until(lambda: len({*web_workers(running)} - {*web}) == 1)
        so_far = bought(crowd)
        until(lambda: bought(crowd) >= so_far + 2)
        worker.kill()
        worker.wait()
        until(lambda: bought(crowd) >= so_far + 4)
    assert holds(running, "--whose", BUYERS, within=LONGEST) == []
