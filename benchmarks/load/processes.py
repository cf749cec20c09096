"""A running shop seen from outside: which processes it has, another beside them, and what holds of it."""

import json
import os
import signal
import subprocess
import sys

import psutil

from tests.browser.conftest import ROOT, Shop


def ours(shop: Shop, word: str) -> list[psutil.Process]:
    """Processes of the shop with this word in their command, those that were started first in front."""
    try:
        family = [
            shop.process.pid,
            *(each.pid for each in psutil.Process(shop.process.pid).children(recursive=True)),
        ]
    except psutil.NoSuchProcess:
        family = []
    left = [each.pid for each in psutil.process_iter() if environment_of(each).get("IE_VAR") == str(shop.var)]
    found = [psutil.Process(pid) for pid in sorted({*family, *left}) if psutil.pid_exists(pid)]
    return [each for each in found if each.pid != os.getpid() and word in " ".join(command_of(each))]


def postgres(shop: Shop) -> list[psutil.Process]:
    """The server of the shop's own folder and its sessions."""
    servers = [
        each
        for each in psutil.process_iter()
        if "postgres" in " ".join(command_of(each)) and str(shop.var) in " ".join(command_of(each))
    ]
    return [*servers, *(child for each in servers for child in each.children(recursive=True))]


def web_workers(shop: Shop) -> list[psutil.Process]:
    """Those that answer, without the one that keeps them."""
    return [each for each in ours(shop, "gunicorn") if "gunicorn" in " ".join(command_of(each.parent()))]


def command_of(process: psutil.Process | None) -> list[str]:
    try:
        return process.cmdline() if process else []
    except psutil.Error:
        return []


def environment_of(process: psutil.Process) -> dict[str, str]:
    try:
        return process.environ()
    except psutil.Error:
        return {}


def end(process: psutil.Process, number: signal.Signals) -> None:
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return


def beside(shop: Shop, *command: str, hours_ahead: float | None = None) -> "subprocess.Popen[bytes]":
    """A process as on another machine, told what the shop's own are told; its clock is its own where that is asked for."""
    told = next(environment_of(each) for each in ours(shop, "gunicorn"))
    clock = {} if hours_ahead is None else {"DAYS_AHEAD": str(hours_ahead / 24)}
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=told | clock,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def holds(shop: Shop, *more: str, within: int) -> list[str]:
    """What doesn't hold, once what is under way has come to its end, for at most so many seconds; see ``benchmarks.load.holds``."""
    letters = ["--letters", str(shop.var / "mail")]
    said = shop.run("-m", "benchmarks.load.holds", "--within", str(within), *letters, *more).strip()
    found: list[str] = json.loads(said.splitlines()[-1])
    return found
