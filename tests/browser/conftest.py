"""The shop as ``make run`` starts it, every process real, and people with browsers of their own."""

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "warp-and-weft"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}
expect.set_options(timeout=20_000)
ONE_AFTER_THE_OTHER = """
import json, sys
import django
from django.core.management import call_command
django.setup()
for command in json.loads(sys.argv[1]):
    call_command(*command)
"""


@dataclass
class Shop:
    """The running shop. Started again it has other addresses, unless ports are given. ``days_ahead`` moves the clock
    of all its processes, and stays: a month that was closed meanwhile takes nothing any more."""

    var: Path
    port: int = 0
    stripe_port: int = 0
    days_ahead: float = 0
    url: str = ""
    stripe: str = ""
    said: list[str] = field(default_factory=list)
    process: Any = None

    def start(self, *, width: int = 240) -> None:
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "marketplace.run", "--port", str(self.port)),
                *("--stripe-port", str(self.stripe_port), "--width", str(width)),
            ],
            cwd=ROOT,
            env=self.environment | {"DAYS_AHEAD": str(self.days_ahead)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, args=(self.process.stdout, lines), daemon=True).start()
        self.url = self.stripe = ""
        while not (self.url and self.stripe):
            line = lines.get(timeout=420)
            assert line, "\n".join(self.said[-30:])
            if found := re.search(r"the shop +(http://\S+?)/\s", line):
                self.url = found[1]
            if found := re.search(r"Stripe has done +(http://\S+?)/\s*$", line):
                self.stripe = found[1]

    def _read(self, pipe: Any, lines: "queue.Queue[str]") -> None:
        for line in pipe:
            self.said.append(line.rstrip())
            lines.put(line)
        lines.put("")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        status: int = self.process.wait(timeout=60)
        return status

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "DATABASE_URL"))
        }
        return kept | {"IE_VAR": str(self.var)}

    def manage(self, *command: str) -> str:
        """One of the commands of EARNINGS.md, as finance staff give it. Raises where it refuses."""
        return self.run("manage.py", *command)

    def manage_each(self, *commands: tuple[str, ...]) -> None:
        """Several of them, one after the other, in one process. Raises at the first that refuses."""
        self.run("-c", ONE_AFTER_THE_OTHER, json.dumps(commands))

    def run(self, *python: str) -> str:
        """What Python says when it's called so, where the shop is. Raises where it fails."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", *python],
            cwd=ROOT,
            env=self.environment
            | {"DJANGO_SETTINGS_MODULE": "marketplace.settings.dev", "STRIPE_API_BASE": self.stripe},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def mails_to(self, address: str) -> list[EmailMessage]:
        """Every letter that was sent to an address."""
        found = []
        for path in sorted((self.var / "mail").glob("*")):
            for text in path.read_text().split("-" * 79):
                message = message_from_string(text.lstrip(), policy=default)
                if message["To"] == address:
                    found.append(message)
        return found


def settled(page: Page) -> None:
    """Wait until there is a page to look at: between two there is none."""
    while not page.evaluate("document.documentElement !== null && document.readyState !== 'loading'"):
        page.wait_for_timeout(50)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    shop = Shop(tmp_path_factory.mktemp("shop"))
    shop.start()
    yield shop
    if shop.process.poll() is None:
        shop.stop()


@pytest.fixture
def person(browser: Browser, running: Shop) -> Iterator[Callable[..., Page]]:
    """A page of somebody's own browser, signed in where she has a name."""
    contexts = []

    def open_browser(name: str = "", *, size: ViewportSize | None = None, script: bool = True) -> Page:
        context = browser.new_context(
            viewport=size or DESK, base_url=running.url, java_script_enabled=script, accept_downloads=True
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        if name:
            page.goto("/login/")
            page.fill("[name=username]", name)
            page.fill("[name=password]", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url("**/desk/")
        return page

    yield open_browser
    for context in contexts:
        context.close()
