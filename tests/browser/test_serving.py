"""``make run`` as real processes: they serve together, stop together, leave nothing running, and find their data again."""

import signal
import socket
import urllib.request
from urllib.parse import urlsplit

import psutil
import pytest

from marketplace.database import APP, OWNER

from .conftest import Shop

pytestmark = pytest.mark.xdist_group("browser")


def family(shop: Shop) -> list[psutil.Process]:
    return psutil.Process(shop.process.pid).children(recursive=True)


def one_of(processes: list[psutil.Process], word: str) -> psutil.Process:
    """The one with this word in its command line that wasn't started by another such."""
    found = [each for each in processes if word in " ".join(each.cmdline())]
    return next(each for each in found if each.ppid() not in [other.pid for other in found])


def read(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return bytes(answer.read())


def test_it_serves_stops_together_and_finds_its_data_again(running: Shop) -> None:
    page = read(f"{running.url}/shop/").decode()
    picture = page.split('src="/media/', 1)[1].split('"', 1)[0]
    assert read(f"{running.url}/media/{picture}")[8:12] == b"WEBP"
    processes = family(running)
    for word in ("gunicorn", "marketplace.worker", "standin"):
        told = one_of(processes, word).environ()
        assert told["DATABASE_URL"].startswith(f"postgresql://{APP}:")
        assert OWNER not in "".join(told.values())

    assert running.stop() == 0
    assert psutil.wait_procs(processes, timeout=10)[1] == []
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", urlsplit(running.url).port))

    running.said.clear()
    running.start()
    assert [line for line in running.said if "Migrating" in line or line.endswith(" pieces")] == []
    assert read(f"{running.url}/media/{picture}")[8:12] == b"WEBP"
    processes = family(running)
    one_of(processes, "marketplace.worker").send_signal(signal.SIGKILL)
    assert running.process.wait(timeout=60) != 0
    assert psutil.wait_procs(processes, timeout=10)[1] == []
    running.start()
