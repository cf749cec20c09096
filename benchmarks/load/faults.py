"""What can happen to a shop: a part of it is killed, frozen, slow, full, or says wrong things."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psycopg2  # type: ignore[import-untyped]
import requests

from marketplace.database import SUPERUSER
from tests.browser.conftest import Shop

from .processes import beside, command_of, end, ours, postgres, web_workers
from .tried import TriedShop

Fault = Callable[[TriedShop, random.Random], None]


def started_again(shop: TriedShop, *, hours_ahead: float = 0) -> None:
    """As a supervisor of the machine does it: what has ended is started again, at the same addresses, whatever was left behind."""
    shop.post_office()
    while shop.process.poll() is not None:
        shop.end_everything()
        try:
            shop.days_ahead = hours_ahead / 24
            shop.start()
        except AssertionError as problem:
            print(f"  it didn't start: {str(problem)[-300:]}", flush=True)
            time.sleep(1)
    shop.second_web()


def kill_web_worker(shop: Shop, chance: random.Random) -> None:
    if web := web_workers(shop):
        end(chance.choice(web), signal.SIGKILL)


def kill(part: str) -> Fault:
    def fault(shop: TriedShop, chance: random.Random) -> None:
        for process in ours(shop, part)[:1]:
            end(process, signal.SIGKILL)
        _ended(shop)

    return fault


def kill_everything(shop: TriedShop, chance: random.Random) -> None:
    """As when the power goes."""
    shop.end_everything()
    _ended(shop)


def kill_database_session(shop: Shop, chance: random.Random) -> None:
    """PostgreSQL takes one killed session for damage and restarts, undoing what wasn't committed."""
    sessions = [each for each in postgres(shop) if " idle" in " ".join(command_of(each))]
    if sessions:
        end(chance.choice(sessions), signal.SIGKILL)


def freeze(part: str) -> Fault:
    """It answers nobody for some seconds."""

    def fault(shop: TriedShop, chance: random.Random) -> None:
        found = postgres(shop) if part == "postgres" else ours(shop, part)
        for process in found:
            end(process, signal.SIGSTOP)
        time.sleep(chance.uniform(2, 8))
        for process in found:
            end(process, signal.SIGCONT)

    return fault


def fill_disk(shop: TriedShop, chance: random.Random) -> None:
    """Where PostgreSQL writes there isn't a byte left for some seconds. One that gave up over it is started again."""
    disk = shop.var / "pg"
    if not os.path.ismount(disk):
        return
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1 << 16))
    time.sleep(chance.uniform(8, 20))
    ballast.unlink()
    if not postgres(shop):
        kill_everything(shop, chance)


def only_read(shop: TriedShop, chance: random.Random) -> None:
    """For some seconds PostgreSQL takes nothing, as managed ones do when their disk is nearly full, and replicas always."""
    try:
        tell_database(shop, "SET default_transaction_read_only = on")
        time.sleep(chance.uniform(5, 15))
        tell_database(shop, "RESET default_transaction_read_only")
    except psycopg2.Error as problem:
        print(f"  the database couldn't be told: {problem}", flush=True)


def stripe_says(**switches: Any) -> Fault:
    """For some seconds Stripe repeats, swaps, forgets or fails; then it is itself again."""

    def fault(shop: TriedShop, chance: random.Random) -> None:
        _switch(shop, switches)
        well = {"repeat": 1, "parallel": 1, "reorder": 0, "delay_ms": 0, "drop": [], "fail": {"count": 0}}
        threading.Timer(chance.uniform(5, 15), _switch, [shop, well]).start()

    return fault


def mail(does: str) -> Fault:
    def fault(shop: TriedShop, chance: random.Random) -> None:
        shop.mail_does(does)
        threading.Timer(chance.uniform(10, 30), shop.mail_does, [""]).start()

    return fault


def another_clock(hours: float) -> Fault:
    """A worker and a web server join in whose machine's clock is wrong by so much; then it's put right."""

    def fault(shop: TriedShop, chance: random.Random) -> None:
        if not ours(shop, "gunicorn"):
            return
        worker = beside(shop, "marketplace.worker", hours_ahead=hours)
        shop.end_second()
        shop.second_web(hours_ahead=hours)
        shop.second_answers()
        time.sleep(chance.uniform(8, 20))
        worker.terminate()
        worker.wait()
        shop.end_second()

    return fault


def jump(shop: TriedShop, chance: random.Random) -> None:
    """The power goes, and every clock is two hours ahead afterwards, until the next start sets all of them back."""
    kill_everything(shop, chance)
    shop.end_second()
    started_again(shop, hours_ahead=2)


def deploy(shop: TriedShop, chance: random.Random) -> None:
    """One of two web servers is ended and started anew while the other serves."""
    shop.end_second()
    shop.second_web()
    shop.second_answers()


FAULTS: dict[str, Fault] = {
    "a web process is killed": kill_web_worker,
    "the web server is killed": kill("gunicorn"),
    "the worker is killed": kill("marketplace.worker"),
    "Stripe's stand-in is killed": kill("payment.standin"),
    "a session of the database is killed": kill_database_session,
    "everything is killed": kill_everything,
    "Stripe's stand-in is frozen": freeze("payment.standin"),
    "the database is frozen": freeze("postgres"),
    "the worker is frozen": freeze("marketplace.worker"),
    "the database's disk is full": fill_disk,
    "the database only reads": only_read,
    "Stripe tells all thrice and in disorder": stripe_says(repeat=3, parallel=4, reorder=4),
    "Stripe tells late": stripe_says(delay_ms=4000),
    "Stripe's word is lost": stripe_says(drop=["checkout.session.completed"]),
    "Stripe fails": stripe_says(fail={"count": 6, "mode": "error"}),
    "Stripe's answers are lost": stripe_says(fail={"count": 4, "mode": "lost", "seconds": 5}),
    "Stripe answers nobody": stripe_says(fail={"count": 8, "mode": "timeout", "seconds": 60}),
    "Stripe talks nonsense": stripe_says(fail={"count": 6, "mode": "nonsense"}),
    "the mail server is slow": mail("slow"),
    "the mail server refuses": mail("refuses"),
    "the mail server talks nonsense": mail("nonsense"),
    "the mail server forgets to say that it has a letter": mail("forgets"),
    "another machine's clock is three hours ahead": another_clock(3),
    "another machine's clock is three hours behind": another_clock(-3),
    "every clock jumps two hours, and back": jump,
    "one web server is changed while the other serves": deploy,
}


def tell_database(shop: Shop, change: str) -> None:
    """Change how it's set up, and have every session know."""
    connection = psycopg2.connect(host=str(shop.var / "pg"), user=SUPERUSER, dbname="postgres")
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER SYSTEM {change}")
            cursor.execute("SELECT pg_reload_conf()")
    finally:
        connection.close()


def _switch(shop: Shop, switches: dict[str, Any]) -> None:
    try:
        requests.post(f"{shop.stripe}/_standin/switches", json=switches, timeout=10)
    except requests.RequestException:
        return  # it is down by now; started again, it keeps its switches, so that is told below
    finally:
        shop.said.append(f"switches: {switches}")


def _ended(shop: Shop) -> None:
    """A part that ended takes the others along; what doesn't leave in time is killed."""
    try:
        shop.process.wait(timeout=30)
    except Exception:
        os.killpg(shop.process.pid, signal.SIGKILL)
        shop.process.wait()
