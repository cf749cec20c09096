"""A shop that is tried hard: with a mail server and a second web server, as on another machine, beside what ``make run`` starts."""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

import requests

from tests.browser.conftest import ROOT, Shop

from .processes import beside, end, ours, postgres


@dataclass
class TriedShop(Shop):
    mail_port: int = 0
    second_port: int = 0
    mail: Any = None
    second: Any = None

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(self.mail_port)}

    @property
    def second_url(self) -> str:
        return f"http://127.0.0.1:{self.second_port}"

    def post_office(self) -> None:
        """Have the mail server run."""
        folder = self.var / "mail"
        folder.mkdir(parents=True, exist_ok=True)
        if self.mail is None or self.mail.poll() is not None:
            command = [sys.executable, "-m", "benchmarks.load.mail_server", str(self.mail_port), str(folder)]
            self.mail = subprocess.Popen(command, cwd=ROOT)

    def mail_does(self, what: str) -> None:
        (self.var / "mail" / ".does").write_text(what)

    def second_web(self, *, hours_ahead: float | None = None) -> None:
        """Have the second web server run, if the first does."""
        if (self.second and self.second.poll() is None) or not ours(self, "gunicorn"):
            return
        self.second = beside(
            self,
            *("gunicorn", "marketplace.wsgi", "--bind", f"127.0.0.1:{self.second_port}", "--workers", "1"),
            *("--threads", "4", "--keep-alive", "75", "--graceful-timeout", "5", "--log-level", "critical"),
            hours_ahead=hours_ahead,
        )

    def second_answers(self, within: float = 30) -> None:
        """Wait for it, not longer than so many seconds."""
        until = time.monotonic() + within
        while time.monotonic() < until and self.second.poll() is None:
            try:
                requests.get(f"{self.second_url}/healthz", timeout=5)
                return
            except requests.RequestException:
                time.sleep(0.2)

    def end_second(self) -> None:
        """As a deploy ends it: what is under way is answered first."""
        if self.second and self.second.poll() is None:
            self.second.terminate()
            try:
                self.second.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.second.kill()
                self.second.wait()

    def stop(self) -> int:
        self.end_second()
        if self.mail:
            self.mail.kill()
            self.mail.wait()
        return super().stop() if self.process.poll() is None else int(self.process.returncode)

    def end_everything(self) -> None:
        """As when the power goes."""
        for process in [*postgres(self), *ours(self, "")]:
            if process.pid != getattr(self.mail, "pid", None):
                end(process, signal.SIGKILL)
