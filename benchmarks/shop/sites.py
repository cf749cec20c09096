"""The two shops that are compared, each with its own database on one server, its own gunicorn and the same pieces."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2  # type: ignore[import-untyped]

from marketplace.database import OWNER, SUPERUSER, VAR, database_url
from marketplace.payment.events import WANTED

ROOT = Path(__file__).resolve().parents[2]
PLAIN = Path(__file__).with_name("plain")
HOME = VAR / "bench"
HOST = "127.0.0.1"
SECRET = "whsec_demo"


@dataclass
class Site:
    """Where a shop answers, and the addresses of its pages by what they are called in the report."""

    url: str
    pages: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    """Addresses of pieces that can each be bought."""


def fresh(name: str) -> None:
    """An empty database of this name."""
    server = psycopg2.connect(database_url("bench", role=SUPERUSER))
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    server.close()
    database_url(name)


def stock(count: int) -> list[dict[str, str]]:
    """What both shops sell: title, words, price in rupees. Every third is of silk, every fifth in one colour."""
    colours = ["lac red", "indigo", "iron grey", "turmeric gold", "leaf green"]
    return [
        {
            "sku": f"IE-{n:05}",
            "slug": f"piece-{n}",
            "title": f"Piece {n} — {colours[n % 5]}",
            "description": f"Woven of {'Eri silk' if n % 3 == 0 else 'cotton'}, {colours[n % 5]}, 180 × 70 cm. "
            "The yarn is spun by hand and dyed in small lots, so that no two pieces are alike.",
            "colour": colours[n % 5].capitalize(),
            "fibre": "Eri silk" if n % 3 == 0 else "Cotton",
            "price": str(500 + n),
        }
        for n in range(count)
    ]


@contextlib.contextmanager
def plain_oscar(pieces: list[dict[str, str]]) -> Iterator[Site]:
    """Oscar 4.2.1 from the registry, in an environment of its own; serves until the end."""
    home, python = HOME / "plain", HOME / "plain-venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
        install = [
            "-m",
            "pip",
            "install",
            "-qq",
            "--disable-pip-version-check",
            "-r",
            str(PLAIN / "requirements.txt"),
        ]
        subprocess.run([str(python), *install], check=True)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    fresh("bench_plain")
    environment = _clean() | {
        "DATABASE_URL": database_url("bench_plain", role=OWNER),
        "DJANGO_SETTINGS_MODULE": "settings",
        "PLAIN_HOME": str(home),
        "PYTHONPATH": str(PLAIN),
    }
    (home / "pieces.json").write_text(json.dumps(pieces))
    subprocess.run([python, PLAIN / "fill.py", home / "pieces.json"], env=environment, check=True)
    with served(python, "wsgi", environment, cwd=PLAIN) as url:
        first = f"/catalogue/piece-7_{_key('bench_plain', 'IE-00007')}/"
        keys = [_key("bench_plain", each["sku"]) for each in pieces[1000:2000]]
        yield Site(
            url,
            {"list": "/catalogue/", "piece": first, "search": "/search/?q=indigo", "basket": "/basket/"},
            [f"/catalogue/{each['slug']}_{key}/" for each, key in zip(pieces[1000:2000], keys, strict=True)],
        )


@contextlib.contextmanager
def ours(pieces: list[dict[str, str]], *, keep: bool) -> Iterator[Site]:
    """This project as it is served, with the Stripe stand-in. ``keep`` is whether public pages are kept."""
    stripe = _free_port()
    environment = _clean() | {
        "DATABASE_URL": database_url("bench_ours"),
        "DATABASE_OWNER_URL": database_url("bench_ours", role=OWNER),
        "DJANGO_SETTINGS_MODULE": "marketplace.settings.dev",
        "STRIPE_API_BASE": f"http://{HOST}:{stripe}",
        "MEDIA_ROOT": str(HOME / "media"),
        "EMAIL_FILE_PATH": str(HOME / "mail"),
        "KEEP_PAGES": "yes" if keep else "no",
        "PYTHONPATH": str(ROOT),
    }
    if pieces:
        fresh("bench_ours")
        shutil.rmtree(HOME / "media", ignore_errors=True)
        (HOME / "pieces.json").write_text(json.dumps(pieces))
        steps: list[list[str]] = [
            ["manage.py", "migrate", "-v0"],
            ["manage.py", "collectstatic", "-v0", "--no-input"],
            ["-m", "benchmarks.shop.fill", str(HOME / "pieces.json")],
        ]
        for step in steps:
            subprocess.run([sys.executable, *step], env=environment, cwd=ROOT, check=True)
    web = _free_port()
    (HOME / "stripe.sqlite3").unlink(missing_ok=True)
    pay = ["--port", str(stripe), "--db", str(HOME / "stripe.sqlite3"), "--secret", SECRET]
    pay += ["--webhook-url", f"http://{HOST}:{web}/stripe/webhook", "--events", *WANTED]
    standin = subprocess.Popen(
        [sys.executable, "-m", "marketplace.payment.standin", *pay],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    environment["SITE_URL"] = f"http://{HOST}:{web}"
    try:
        with served(Path(sys.executable), "marketplace.wsgi", environment, cwd=ROOT, port=web) as url:
            piece = f"/piece/piece-7-{_key('bench_ours', 'IE-00007')}/"
            skus = [f"IE-{n:05}" for n in range(1000, 2000)]
            yield Site(
                url,
                {"list": "/shop/", "piece": piece, "search": "/search/?q=indigo", "basket": "/basket/"},
                [f"/piece/piece-{n + 1000}-{_key('bench_ours', sku)}/" for n, sku in enumerate(skus)],
            )
    finally:
        standin.terminate()
        standin.wait()


@contextlib.contextmanager
def bare(page: bytes) -> Iterator[Site]:
    """A bare view that returns these bytes."""
    (HOME / "page.html").write_bytes(page)
    environment = _clean() | {"BARE_PAGE": str(HOME / "page.html"), "PYTHONPATH": str(ROOT)}
    with served(Path(sys.executable), "benchmarks.shop.bare", environment, cwd=ROOT) as url:
        yield Site(url, {"bare": "/"})


@contextlib.contextmanager
def served(
    python: Path, module: str, environment: dict[str, str], *, cwd: Path, port: int = 0
) -> Iterator[str]:
    """gunicorn with two sync workers, until the end. Yields its address once it answers."""
    port = port or _free_port()
    command = [str(python), "-m", "gunicorn", f"{module}:application", "--workers", "2", "--preload"]
    process = subprocess.Popen(
        [*command, "--bind", f"{HOST}:{port}", "--log-level", "error"], env=environment, cwd=cwd
    )
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
                break
            time.sleep(0.1)
        else:
            raise RuntimeError(f"{module} doesn't answer")
        yield f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait()


def fetch(address: str, **headers: str) -> bytes:
    """A page's bytes. Raises where it isn't there."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as answer:
        return bytes(answer.read())


def _key(database: str, sku: str) -> int:
    """The primary key of a piece."""
    keys = _KEYS.get(database)
    if keys is None:
        connection = psycopg2.connect(database_url(database, role=SUPERUSER))
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT upc, id FROM catalogue_product")
            keys = _KEYS[database] = dict(cursor.fetchall())
        connection.close()
    return keys[sku]


_KEYS: dict[str, dict[str, int]] = {}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _clean() -> dict[str, str]:
    """The environment without what would lead a shop elsewhere."""
    return {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DJANGO_", "DATABASE_", "TEST_"))
    }
