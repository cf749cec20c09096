"""``make run`` refused or stopped before it serves; what comes then is in ``tests/browser/test_serving.py``."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from marketplace.database import SUPERUSER, database_url

ROOT = Path(__file__).parents[1]
LONGEST = 300
"""Seconds until a run is given up; far more than it takes."""


@dataclass
class Run:
    """A run, what it has printed, and every process it was seen to have."""

    process: subprocess.Popen[str]
    printed: list[str] = field(default_factory=list)
    lines: queue.Queue[str] = field(default_factory=queue.Queue)
    family: list[psutil.Process] = field(default_factory=list)

    def __post_init__(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put("")

    def until(self, words: str) -> str:
        """The first line with these words in it."""
        while True:
            line = self.lines.get(timeout=LONGEST)
            assert line, f"ended before it said “{words}”:\n{''.join(self.printed)}"
            self.printed.append(line)
            if words in line:
                self.family = psutil.Process(self.process.pid).children(recursive=True)
                return line

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.ended()

    def ended(self) -> int:
        """Its exit status, once it has ended and nothing it started is left."""
        status = self.process.wait(timeout=LONGEST)
        _gone, left = psutil.wait_procs(self.family, timeout=10)
        assert left == []
        return status


def options(var: Path, **environment: str) -> dict[str, Any]:
    """How a run is started here: on free ports and in a folder of its own, if nothing else is said."""
    ours = ("DATABASE_URL", "DATABASE_OWNER_URL", "MEDIA_ROOT", "DJANGO_SETTINGS_MODULE")
    given = {name: value for name, value in os.environ.items() if name not in ours}
    return {
        "args": [sys.executable, "-m", "marketplace.run", "--width=40"],
        "cwd": ROOT,
        "env": given | {"IE_VAR": str(var), "PORT": "0", "STRIPE_PORT": "0"} | environment,
        "stderr": subprocess.STDOUT,
        "stdout": subprocess.PIPE,
        "text": True,
    }


@pytest.fixture
def start() -> Iterator[Callable[[Path], Run]]:
    """Starts a run; one that a failed test has left is stopped."""
    runs: list[Run] = []

    def run(var: Path) -> Run:
        runs.append(Run(subprocess.Popen(**options(var))))
        return runs[-1]

    yield run
    for each in runs:
        if each.process.poll() is None:
            each.stop(signal.SIGTERM)


def using(folder: Path) -> list[str]:
    """Commands of processes that name this folder, the embedded database among them."""
    commands = (" ".join(process.info["cmdline"] or []) for process in psutil.process_iter(["cmdline"]))
    return [command for command in commands if str(folder) in command]


@pytest.mark.parametrize("variable", ["PORT", "STRIPE_PORT"])
def test_a_taken_port_is_said_in_one_line_and_nothing_starts(variable: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = subprocess.run(**options(tmp_path / "var", **{variable: port}), timeout=LONGEST)
    assert run.returncode == 1
    assert run.stdout.startswith(
        f"Port {port} can't be used (Address already in use). Set {variable} to another"
    )
    assert run.stdout.count("\n") == 1
    assert not (tmp_path / "var").exists()


def test_a_port_that_is_no_number_is_said_in_one_line(tmp_path: Path) -> None:
    run = subprocess.run(**options(tmp_path, PORT="http"), timeout=LONGEST)
    assert (run.returncode, run.stdout) == (
        1,
        "“http” is not a port. Set PORT to a number: PORT=8100 make run\n",
    )


def test_a_database_out_of_reach_is_said_in_one_line(tmp_path: Path) -> None:
    url = f"postgresql://nobody@/nothing?host={tmp_path}"
    run = subprocess.run(**options(tmp_path, DATABASE_URL=url), timeout=LONGEST)
    assert run.returncode == 1
    assert run.stdout.startswith("The database can't be reached (")
    assert run.stdout.endswith("Set DATABASE_URL to one that can.\n")
    assert run.stdout.count("\n") == 1


def test_an_owner_out_of_reach_is_said_in_one_line(tmp_path: Path) -> None:
    reached = database_url(role=SUPERUSER)
    away = f"postgresql://nobody@/nothing?host={tmp_path}"
    urls = {"DATABASE_URL": reached, "DATABASE_OWNER_URL": away}
    run = subprocess.run(**options(tmp_path, **urls), timeout=LONGEST)
    assert run.returncode == 1
    assert run.stdout.startswith("The database can't be reached (")
    assert run.stdout.endswith("Set DATABASE_OWNER_URL to one that can.\n")
    assert run.stdout.count("\n") == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopped_while_it_prepares_it_leaves_nothing_running(
    number: signal.Signals, start: Callable[[Path], Run], tmp_path: Path
) -> None:
    run = start(tmp_path / "var")
    run.until("Migrating the database")
    assert any("postgres" in command for command in using(tmp_path))
    assert run.stop(number) == 0
    assert using(tmp_path) == []
