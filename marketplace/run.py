"""``make run``: the whole shop on this machine. Database, web, worker and Stripe stand-in start and stop together.

``PORT`` and ``STRIPE_PORT`` choose other ports (0 takes a free one), ``IE_VAR`` another folder for all that is
stored, ``DATABASE_URL`` a PostgreSQL server of yours, ``DATABASE_OWNER_URL`` its role that migrates.
"""

import argparse
import contextlib
import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg2  # type: ignore[import-untyped]
from honcho.manager import Manager
from honcho.printer import Printer

from marketplace.database import OWNER, VAR, database_url
from marketplace.demo.logins import LOGINS, PASSWORD, PHONE_OF
from marketplace.payment.events import WANTED

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
SECRET = "whsec_demo"
KEPT_OPEN = 75
"""Seconds that a connection without a request stays open: longer than nginx keeps its own (60), so that no request meets
one which has just been closed. It costs no thread: gunicorn's main loop waits for all of them."""


def main() -> int:
    """Runs until somebody stops it, which is a success, or a process ends by itself, which is not."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    asked = _arguments()
    try:
        web = _free_port(asked.port, "PORT")
        stripe = _free_port(asked.stripe_port, "STRIPE_PORT")
        os.environ.update(_environment(web, stripe, database=asked.database))
        _do("manage.py", "prepare", f"--width={asked.width}")
        os.environ.pop("DATABASE_OWNER_URL", None)  # what serves has no way to the owner
    except KeyboardInterrupt:
        return 0
    return _serve(web, stripe)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m marketplace.run", description=__doc__)
    parser.add_argument("--port", default=os.environ.get("PORT", "8000"), help="of the shop")
    parser.add_argument(
        "--stripe-port", default=os.environ.get("STRIPE_PORT", "4242"), help="of the stand-in"
    )
    parser.add_argument("--database", default="impulse", help="on the embedded server")
    parser.add_argument("--width", default=900, type=int, help="of the pictures to draw, in pixels")
    return parser.parse_args()


def _leave(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _free_port(wanted: str, variable: str) -> int:
    """The port, or for 0 any free one. Raises SystemExit where it's taken, with what to set."""
    if not wanted.isdigit() or int(wanted) > 65535:
        raise SystemExit(f"“{wanted}” is not a port. Set {variable} to a number: {variable}=8100 make run")
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, int(wanted)))
            return int(probe.getsockname()[1])
    except OSError as problem:
        raise SystemExit(
            f"Port {wanted} can't be used ({problem.strerror}). "
            f"Set {variable} to another one: {variable}={int(wanted) % 60000 + 100} make run"
        ) from problem


def _environment(web: int, stripe: int, *, database: str) -> dict[str, str]:
    """What every process is told. The database server is held by this process alone, so that it ends with it."""
    given = os.environ
    urls = {
        "DATABASE_URL": database_url(database),
        "DATABASE_OWNER_URL": database_url(database, role=OWNER),
    }
    for variable, url in urls.items():
        _reach(url, variable)
    return urls | {
        "DJANGO_SETTINGS_MODULE": "marketplace.settings.dev",
        "SITE_URL": f"http://{HOST}:{web}",
        "STRIPE_API_BASE": f"http://{HOST}:{stripe}",
        "EMAIL_FILE_PATH": str(VAR / "mail"),
        "MEDIA_ROOT": given.get("MEDIA_ROOT", str(VAR / "media" if given.get("IE_VAR") else ROOT / "media")),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
    }


def _reach(url: str, variable: str) -> None:
    """Raises SystemExit where nobody answers, with what to set."""
    try:
        psycopg2.connect(url).close()
    except psycopg2.Error as problem:
        reason = (str(problem).strip().splitlines() or ["no answer"])[0]
        raise SystemExit(
            f"The database can't be reached ({reason}). Set {variable} to one that can."
        ) from problem


def _do(*command: str) -> None:
    """Run a step to its end; stopped meanwhile, it and all its own processes are stopped too."""
    step = subprocess.Popen([sys.executable, *command], cwd=ROOT, start_new_session=True)
    try:
        if status := step.wait():
            raise SystemExit(status)
    except KeyboardInterrupt:
        os.killpg(step.pid, signal.SIGTERM)
        step.wait()
        raise


def _serve(web: int, stripe: int) -> int:
    manager = Supervisor(Announcer(web, stripe))
    python = sys.executable
    for name, command in (
        (
            "stripe",
            [
                python,
                "-m",
                "marketplace.payment.standin",
                "--port",
                str(stripe),
                "--db",
                str(VAR / "stripe.sqlite3"),
            ]
            + ["--webhook-url", f"http://{HOST}:{web}/stripe/webhook", "--secret", SECRET]
            + ["--days-ahead", os.environ.get("DAYS_AHEAD", "0"), "--events", *WANTED],
        ),
        ("worker", [python, "-m", "marketplace.worker"]),
        (
            "web",
            [python, "-m", "gunicorn", "marketplace.wsgi", "--bind", f"{HOST}:{web}", "--preload"]
            + ["--workers", "2", "--threads", "4", "--keep-alive", str(KEPT_OPEN)]
            + ["--graceful-timeout", "3", "--log-level", "warning"],
        ),
    ):
        manager.add_process(name, f"exec {shlex.join(command)}", cwd=str(ROOT))
    try:
        manager.loop()
    except BaseException:
        manager.kill()
        raise
    return 0 if manager.asked_to_stop else int(manager.returncode or 1)


class Supervisor(Manager):  # type: ignore[misc]  # the library has no types
    """Honcho's, which may be asked to stop at any moment."""

    asked_to_stop = False

    def loop(self) -> None:
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        super().loop()

    def terminate(self) -> None:
        self.asked_to_stop = self.asked_to_stop or not self._any_stopped()
        if self._all_started():
            super().terminate()
        else:  # Honcho would look for the number of a process that hasn't told it yet
            threading.Timer(0.1, self.terminate).start()


class Announcer(Printer):  # type: ignore[misc]  # the library has no types
    """Prints what the processes say, and the addresses as soon as the shop answers."""

    def __init__(self, web: int, stripe: int) -> None:
        super().__init__(sys.stdout)
        # Started by the first line that comes in, when every process has been forked: a thread any earlier
        # would be copied into them.
        self._waiting = threading.Thread(target=_announce, args=(web, stripe), daemon=True)

    def write(self, message: Any) -> None:
        if not self._waiting.ident:
            self._waiting.start()
        if message.name == "system" and "stopped" not in str(message.data):
            return
        with contextlib.suppress(
            OSError
        ):  # the terminal is gone; the processes have to be stopped all the same
            super().write(message)


def _announce(web: int, stripe: int) -> None:
    address = f"http://{HOST}:{web}"
    while not (_answers(f"{address}/") and _answers(f"http://{HOST}:{stripe}/healthz")):
        time.sleep(0.2)
    lines = [
        "",
        "Ready. Ctrl-C stops everything.",
        "",
        f"  the shop                {address}/",
        f"  desks, by who signs in  {address}/desk/",
        f"  pages and pictures      {address}/cms/",
        f"  what Stripe has done    http://{HOST}:{stripe}/",
        f"  letters sent            {VAR / 'mail'}",
        "",
        f"Sign in at {address}/login/ with the password {PASSWORD} as:",
        "",
        *(f"  {login.username:<14}{login.does}" for login in LOGINS),
        "",
        f"Approving asks {PHONE_OF} for a code from a phone: make code prints it.",
        "Pay with card 4242 4242 4242 4242, any date to come, any code.",
        "",
    ]
    with contextlib.suppress(OSError):
        print("\n".join(lines), flush=True)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=30):
            return True
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
