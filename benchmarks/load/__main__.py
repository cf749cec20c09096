"""``python -m benchmarks.load load|faults``: the demonstration under many buyers, and while its parts are killed.

``load``: 200 people look around and 20 buy for ten minutes. Says what was answered how quickly, which memory each kind
of process took in the first and in the last minute, and what must hold afterwards (``benchmarks.load.holds``).
``faults``: fewer people, before two web servers, while web, worker, database, stand-in and mail server are killed,
frozen, filled and made to lie at random, their clocks changed, and all started again as a supervisor would; then the
same is looked at, and each buyer's letter. Each fault is made once before any is made again; ``--seed`` makes them the same again.

Starts the demonstration by itself, in ``var/load``; the report lies beside it.
"""

import argparse
import json
import random
import shutil
import socket
import sys
import time
from collections import defaultdict
from statistics import quantiles

import psutil

from benchmarks.load.faults import FAULTS, started_again, tell_database
from benchmarks.load.people import Answers, Crowd
from benchmarks.load.processes import holds
from benchmarks.load.room import LOG_MEGABYTES, go_on_inside
from benchmarks.load.tried import TriedShop
from marketplace.database import VAR
from tests.browser.conftest import Shop

HOME = VAR / "load"
PLENTY = "from marketplace.forks.partner.models import StockRecord; StockRecord.objects.update(num_in_stock=1_000_000)"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["load", "faults"])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--looking", type=int, help="people who look around")
    parser.add_argument("--buying", type=int, help="people who buy, one piece after another")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    looking, buying = (200, 20) if asked.what == "load" else (10, 12)
    faulty = asked.what == "faults"
    if faulty:
        go_on_inside(HOME / "pg")
    for left in HOME.glob("*"):
        if not left.is_mount():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    HOME.mkdir(parents=True, exist_ok=True)
    port, stripe_port, mail_port, second_port = (_free_port() for _ in range(4))
    shop = Shop(HOME, port=port, stripe_port=stripe_port)
    if faulty:
        shop = TriedShop(
            HOME, port=port, stripe_port=stripe_port, mail_port=mail_port, second_port=second_port
        )
    if isinstance(shop, TriedShop):
        shop.post_office()
    shop.start(width=240)
    try:
        if isinstance(shop, TriedShop):
            tell_database(shop, f"SET max_wal_size = '{LOG_MEGABYTES}MB'")
            started_again(shop)
            shop.second_answers()
        shop.manage("shell", "-v", "0", "-c", PLENTY)
        crowd = Crowd(
            shop.url,
            *([shop.second_url] if isinstance(shop, TriedShop) else []),
            looking=asked.looking if asked.looking is not None else looking,
            buying=asked.buying if asked.buying is not None else buying,
            patient=faulty,
        )
        print(f"{asked.what}, {asked.minutes:g} minutes, seed {asked.seed}", flush=True)
        memory = watched(shop, crowd, asked.minutes * 60, random.Random(asked.seed))
        report = told(crowd.answers, memory, asked.minutes * 60)
        report["holds"] = broken = holds(shop, within=900)
    finally:
        if faulty or shop.process.poll() is None:
            shop.stop()
    (HOME / "report.json").write_text(json.dumps(report, indent=1))
    for each in broken:
        print(f"BROKEN: {each}")
    print(f"what must hold: {len(broken)} broken; the report is {HOME / 'report.json'}")
    return 1 if broken or (asked.what == "load" and report["errors"]) else 0


def watched(shop: Shop, crowd: Crowd, seconds: float, chance: random.Random) -> list[dict[str, float]]:
    """Let the crowd in for so long, with faults between or without; gives the memory by kind of process every ten seconds."""
    memory, until, next_fault, to_come = [], time.monotonic() + seconds, 0.0, list[str]()
    tried = shop if isinstance(shop, TriedShop) else None
    with crowd:
        while time.monotonic() < until:
            if tried and time.monotonic() >= next_fault:
                to_come = to_come or chance.sample(list(FAULTS), len(FAULTS))
                name = to_come.pop()
                print(f"  {time.monotonic() - until + seconds:4.0f} s: {name}", flush=True)
                FAULTS[name](tried, chance)
                next_fault = time.monotonic() + chance.uniform(4, 15)
            if tried:
                started_again(tried)
            memory.append(taken(shop))
            time.sleep(1 if tried else min(10, max(0.1, until - time.monotonic())))
    if tried:
        started_again(tried)
        tried.mail_does("")
    return memory


def taken(shop: Shop) -> dict[str, float]:
    """Memory in MB by kind of process; what processes share is counted once."""
    found: dict[str, float] = defaultdict(float)
    for process in psutil.process_iter(["cmdline", "environ", "name"]):
        command = " ".join(process.info["cmdline"] or [])
        inside = (process.info["environ"] or {}).get("IE_VAR") == str(shop.var) or str(shop.var) in command
        kinds = {
            "gunicorn": "web",
            "marketplace.worker": "worker",
            "standin": "stand-in",
            "postgres": "database",
        }
        kind = next((name for word, name in kinds.items() if word in command), "")
        if kind and (inside or kind == "database" and "impulse" in command):
            try:
                found[kind] += process.memory_full_info().pss / 1e6
            except psutil.Error:
                continue
    return dict(found)


def told(answers: Answers, memory: list[dict[str, float]], seconds: float) -> dict:
    """Print and give what was measured."""
    report: dict = {"answers": {}, "errors": dict(answers.errors)}
    for what, times in sorted(answers.seconds.items()):
        cuts = quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
        report["answers"][what] = {
            "count": len(times), "a second": round(len(times) / seconds, 1),
            "median": round(cuts[49], 3), "p95": round(cuts[94], 3), "p99": round(cuts[98], 3), "most": round(max(times), 3),
        }  # fmt: skip
        print(f"{what}: " + ", ".join(f"{name} {value}" for name, value in report["answers"][what].items()))
    for what, count in sorted(answers.errors.items()):
        print(f"not answered as it should be: {count} × {what}")
    for kind in sorted({kind for each in memory for kind in each}):
        early, late = (
            [each.get(kind, 0) for each in part] for part in (memory[1:7] or memory[:1], memory[-6:])
        )
        report.setdefault("memory", {})[kind] = [round(max(early)), round(max(late))]
        print(f"memory of {kind}: {max(early):.0f} MB in the first minute, {max(late):.0f} MB in the last")
    return report


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
