"""What can happen to a shop: a part of it is killed, frozen, slow, or says wrong things."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import psutil
import requests

from tests.browser.conftest import Shop

Fault = Callable[[Shop, random.Random], None]


def started_again(shop: Shop) -> None:
    """As a supervisor of the machine does it: what has ended is started again, at the same addresses, whatever was left behind."""
    while shop.process.poll() is not None:
        for process in [*_postgres(shop), *_ours(shop, "")]:
            _end(process, signal.SIGKILL)
        try:
            shop.start(width=240)
        except AssertionError as problem:
            print(f"  it didn't start: {str(problem)[-300:]}", flush=True)
            time.sleep(1)


def kill_web_worker(shop: Shop, chance: random.Random) -> None:
    web = [each for each in _ours(shop, "gunicorn") if "gunicorn" in " ".join(_line(each.parent()))]
    if web:
        _end(chance.choice(web), signal.SIGKILL)


def kill(part: str) -> Fault:
    def fault(shop: Shop, chance: random.Random) -> None:
        for process in _ours(shop, part)[:1]:
            _end(process, signal.SIGKILL)
        _ended(shop)

    return fault


def kill_everything(shop: Shop, chance: random.Random) -> None:
    """As when the power goes."""
    for process in [*_postgres(shop), *_ours(shop, "")]:
        _end(process, signal.SIGKILL)
    _ended(shop)


def kill_database_session(shop: Shop, chance: random.Random) -> None:
    """PostgreSQL takes one killed session for damage and restarts, undoing what wasn't committed."""
    sessions = [each for each in _postgres(shop) if " idle" in " ".join(_line(each))]
    if sessions:
        _end(chance.choice(sessions), signal.SIGKILL)


def freeze(part: str) -> Fault:
    """It answers nobody for some seconds."""

    def fault(shop: Shop, chance: random.Random) -> None:
        found = _postgres(shop) if part == "postgres" else _ours(shop, part)
        for process in found:
            _end(process, signal.SIGSTOP)
        time.sleep(chance.uniform(2, 8))
        for process in found:
            _end(process, signal.SIGCONT)

    return fault


def stripe_says(**switches: Any) -> Fault:
    """For some seconds Stripe repeats, swaps, forgets or fails; then it is itself again."""

    def fault(shop: Shop, chance: random.Random) -> None:
        _switch(shop, switches)
        well = {"repeat": 1, "parallel": 1, "reorder": 0, "delay_ms": 0, "drop": [], "fail": {"count": 0}}
        threading.Timer(chance.uniform(5, 15), _switch, [shop, well]).start()

    return fault


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
    "Stripe tells all thrice and in disorder": stripe_says(repeat=3, parallel=4, reorder=4),
    "Stripe tells late": stripe_says(delay_ms=4000),
    "Stripe's word is lost": stripe_says(drop=["checkout.session.completed"]),
    "Stripe fails": stripe_says(fail={"count": 6, "mode": "error"}),
    "Stripe's answers are lost": stripe_says(fail={"count": 4, "mode": "lost", "seconds": 5}),
}


def _switch(shop: Shop, switches: dict[str, Any]) -> None:
    try:
        requests.post(f"{shop.stripe}/_standin/switches", json=switches, timeout=10)
    except requests.RequestException:
        return  # it is down by now; started again, it keeps its switches, so that is told below
    finally:
        shop.said.append(f"switches: {switches}")


def _ours(shop: Shop, word: str) -> list[psutil.Process]:
    """Processes of the shop with this word in their command, those that were started first in front."""
    try:
        family = [
            shop.process.pid,
            *(each.pid for each in psutil.Process(shop.process.pid).children(recursive=True)),
        ]
    except psutil.NoSuchProcess:
        family = []
    left = [each.pid for each in psutil.process_iter() if _environment(each).get("IE_VAR") == str(shop.var)]
    found = [psutil.Process(pid) for pid in sorted({*family, *left}) if psutil.pid_exists(pid)]
    return [each for each in found if each.pid != os.getpid() and word in " ".join(_line(each))]


def _postgres(shop: Shop) -> list[psutil.Process]:
    """The server of the shop's own folder and its sessions."""
    servers = [
        each
        for each in psutil.process_iter()
        if "postgres" in " ".join(_line(each)) and str(shop.var) in " ".join(_line(each))
    ]
    return [*servers, *(child for each in servers for child in each.children(recursive=True))]


def _line(process: psutil.Process | None) -> list[str]:
    try:
        return process.cmdline() if process else []
    except psutil.Error:
        return []


def _environment(process: psutil.Process) -> dict[str, str]:
    try:
        return process.environ()
    except psutil.Error:
        return {}


def _end(process: psutil.Process, number: signal.Signals) -> None:
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return


def _ended(shop: Shop) -> None:
    """A part that ended takes the others along; what doesn't leave in time is killed."""
    try:
        shop.process.wait(timeout=30)
    except Exception:
        os.killpg(shop.process.pid, signal.SIGKILL)
        shop.process.wait()
