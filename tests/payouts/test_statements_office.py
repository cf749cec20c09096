"""Statements looked for, asked for and downloaded in the office."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from payouts.models import Job, Run, Statement
from payouts.services.statements import csv_of
from payouts.services.statements.jobs import do
from weavers.models import Group

from .books import printed


def inside(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"W0001", "W0002", "W0003"}),
        ("?q=w0002", {"W0002"}),
        ("?q=weaver+3", {"W0003"}),
        ("?q=nobody", set()),
        ("?group=none", {"W0001", "W0002", "W0003"}),
    ],
)
def test_a_statement_is_found_by_code_or_name(run: Run, finance: User, query: str, shown: set[str]) -> None:
    text = inside(finance).get(reverse("office:statements", args=["2026-06"]) + query).text
    assert {code for code in ("W0001", "W0002", "W0003") if f"/{code}.pdf" in text} == shown
    assert ("No weaver of this month fits." in text) == (not shown)


def test_a_statement_is_found_by_its_group(run: Run, finance: User) -> None:
    key = Group.objects.get(name="Another Circle").pk
    text = inside(finance).get(reverse("office:statements", args=["2026-06"]), {"group": key}).text
    assert "/W0003.pdf" in text
    assert "/W0001.pdf" not in text


def test_the_whole_run_is_asked_for_and_downloaded_in_the_office(
    run: Run, finance: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client, page = inside(finance), reverse("office:statements", args=["2026-06"])
    file = reverse("office:statements-made", args=["2026-06", "print"])
    assert client.get(file).status_code == 404
    make = reverse("office:statements-make", args=["2026-06"])
    assert client.post(make, {"kind": "statements_print"}).status_code == 302
    waiting = client.get(page).text
    assert "It waits for its turn." in waiting
    assert "data-look-again" in waiting
    do.func(Job.objects.get(kind="statements_print").pk)
    assert file in client.get(page).text
    answer = client.get(file)
    assert answer["Content-Disposition"] == 'attachment; filename="2026-06-statements.pdf"'
    assert b"".join(answer.streaming_content) == printed(run)  # type: ignore[attr-defined]
    assert client.post(make, {"kind": "close"}).status_code == 404


def test_sheets_and_a_groups_file_come_from_the_office(run: Run, finance: User) -> None:
    client = inside(finance)
    items = client.get(reverse("office:statements-sheet", args=["2026-06", "items"]))
    assert items["Content-Disposition"] == 'attachment; filename="2026-06-items.csv"'
    assert b"".join(items.streaming_content) == b"".join(csv_of(run, "items"))  # type: ignore[attr-defined]
    assert client.get(reverse("office:statements-sheet", args=["2026-06", "others"])).status_code == 404
    circle = Group.objects.get(name="Another Circle")
    answer = client.get(reverse("office:statements-group", args=["2026-06", circle.pk]))
    assert b"".join(answer.streaming_content) == printed(run, group=circle.pk)  # type: ignore[attr-defined]
    nobody = Group.objects.create(name="Nobody", district="Tura")
    assert client.get(reverse("office:statements-group", args=["2026-06", nobody.pk])).status_code == 404


def test_whoever_may_not_see_runs_gets_no_statements(run: Run) -> None:
    client = inside(User.objects.create_user("buyer"))
    addresses: list[tuple[str, list[object]]] = [
        ("statements", []), ("statement", ["W0001"]), ("statements-made", ["print"]), ("statements-group", [1]),
        ("statements-sheet", ["items"]),
    ]  # fmt: skip
    for name, args in addresses:
        assert client.get(reverse(f"office:{name}", args=["2026-06", *args])).status_code == 403
    assert client.post(reverse("office:statements-make", args=["2026-06"])).status_code == 403
    assert not Statement.objects.exists()
