"""What machines ask, and what they are told."""

import json
import logging
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from marketplace.kernel.logs import JsonLine, plain
from marketplace.operations import views
from marketplace.operations.figures import figures

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


def test_a_process_without_its_database_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content, dict(answer.cookies)) == (200, b"ok", {})

    class Gone:
        def cursor(self) -> None:
            raise DatabaseError("gone")

    monkeypatch.setattr(views, "connection", Gone())
    assert client.get("/healthz").status_code == 503


def test_figures_are_for_whoever_has_the_token(client: Client, settings: Any) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    settings.METRICS_TOKEN = "a token"
    assert client.get("/metrics", headers={"Authorization": "Bearer another"}).status_code == 404
    said = client.get("/metrics", headers={"Authorization": "Bearer a token"}).content.decode()
    assert "# TYPE impulse_books_broken gauge\nimpulse_books_broken 0\n" in said


def test_a_task_that_waits_too_long_is_seen(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    now = timezone.now()
    DBTaskResult.objects.update(run_after=now + timedelta(days=1))
    DBTaskResult.objects.create(
        task_path="x",
        args_kwargs={},
        run_after=now - timedelta(minutes=9),
        backend_name="default",
        worker_ids=[],
    )
    with django_assert_max_num_queries(8):
        found = figures(now=now)
    assert (found["tasks_waiting"][1], found["tasks_oldest_seconds"][1]) == (1, 540)


def test_a_log_line_names_nobody_and_lets_nobody_in() -> None:
    fault, words = None, f"{'asha'}@example.com isn't known"
    try:
        raise ValueError(words)
    except ValueError:
        fault = sys.exc_info()
    record = logging.LogRecord(
        "shop",
        logging.ERROR,
        "",
        1,
        "Internal Server Error: %s",
        ("/order/800001/MxIw1r6Yx-b0kQk4lw7mZQ/?q=asha",),
        fault,
    )
    line = JsonLine().format(record)
    said = json.loads(line)
    assert said["said"] == "Internal Server Error: /order/800001/…/?…"
    assert said["fault"].endswith("ValueError") and "test_watching" in said["fault"]
    assert "known" not in said["fault"].split("\n")[-1] and "\n" not in line
    assert plain("paid on 2026-11-28 12:00, call +91 98620 12345") == "paid on 2026-11-28 12:00, call …"
    assert "62012345" not in plain("duplicate key\nDETAIL:  Key (phone)=(9862012345) already exists.")


def test_production_has_nothing_to_warn_of() -> None:
    """As a server would be set up by ``docs/operations.md``; each name that it needs stops the start where it's missing."""
    given = {
        name: "kZ9-x_4Qf" * 8
        for name in ("SECRET_KEY", "FIELD_KEY", "STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET")
    } | {"SITE_URL": "https://shop.example", "DATABASE_URL": "postgresql://shop@127.0.0.1:1/none"}
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "IE_VAR", "LANG")}
    run = (
        kept
        | given
        | {"DJANGO_SETTINGS_MODULE": "marketplace.settings.production", "PYTHONWARNINGS": "ignore"}
    )
    check = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(check, cwd=ROOT, env=run, capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()) == (0, "")
    missing = {name: value for name, value in run.items() if name != "FIELD_KEY"}
    done = subprocess.run(check, cwd=ROOT, env=missing, capture_output=True, text=True)
    assert done.returncode == 1 and "Set FIELD_KEY." in done.stderr


def test_what_is_found_by_a_fingerprint_is_found_after_a_new_key(settings: Any) -> None:
    from marketplace.payment.gift_cards import GiftCard, card_of

    now = timezone.now()
    GiftCard.objects.create(
        state="live", value=5000_00, left=5000_00, code="ABCD2345EFGH6789", lookup="x", ending="6789",
        buyer_email="a@example.com", send_on=now.date(), asked_at=now, sold_at=now,
    )  # fmt: skip
    call_command("after_new_key", verbosity=0)
    assert card_of("abcd-2345-efgh-6789").ending == "6789"
