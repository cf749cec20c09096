"""What makes each view quick over 400 ms and 50 KB/s: one answer, small, and nothing more to be fetched before it works."""

import re

import pytest
from django.templatetags.static import static
from django.test import Client

from marketplace.workspace.views.phone import FILES
from tests.catalog.loom import make_coordinator, make_person, make_weaver
from tests.marketplace.accounts.test_who_may_go_where import TABLE, addresses
from tests.marketplace.dashboard.orders import make_order, make_piece

from .cash import make_cash

pytestmark = pytest.mark.django_db

MOST_BYTES = 9_000
"""Of an answer: a fifth of a second of the line. With the way there and back it's below two thirds of one."""
NO_PAGES = (
    "workspace:export",
    "workspace:worker",
    "workspace:manifest",
    "workspace:offline",
    "workspace:outbox-session",
)
KEPT = {static(name) for name in FILES}


def views(role: str) -> list[str]:
    """Every page of the workspace, or of her own, that asks for nothing to be filled in."""
    names = [
        name
        for (name, method), allowed in TABLE.items()
        if name.startswith("workspace:")
        and method == "GET"
        and allowed.get(role) == 200
        and name not in NO_PAGES
    ]
    return [addresses()[name] for name in names if "<" not in addresses()[name] and "manifest" not in name]


@pytest.mark.parametrize("role", ["coordinator", "weaver"])
def test_each_view_is_one_small_answer_and_all_else_lies_on_the_phone(client: Client, role: str) -> None:
    user = make_person("weaver")
    her = make_weaver("Daplin", user=user)
    coordinator = make_coordinator(her.group)
    for number in range(20):
        piece = make_piece(f"IE-72{number:03d}", title=f"Ryndia shawl — lac red {number}", makers=[her])
        if number % 2:
            make_order(piece)
        make_cash(make_weaver(f"Wan {number}", group=her.group), 1850_00 + number)
    client.force_login(coordinator if role == "coordinator" else user)
    pages = [*views(role), *([f"/work/pieces/{piece.pk}/"] if role == "coordinator" else [])]
    assert len(pages) > 10
    found = {}
    for path in pages:
        text = client.get(path).content.decode()
        answer = client.get(path, HTTP_ACCEPT_ENCODING="gzip, br")
        fetched = set(re.findall(r'<(?:link|script)[^>]*(?:href|src)="(/static/[^"]+\.(?:css|js))"', text))
        more = fetched - KEPT if role == "coordinator" and path.startswith("/work/") else set()
        eager = [tag for tag in re.findall(r"<img[^>]*>", text) if 'loading="lazy"' not in tag]
        found[path] = (
            answer.get("Content-Encoding"),
            len(answer.content) < MOST_BYTES,
            more,
            len(eager) <= 1,
        )
    assert found == dict.fromkeys(pages, ("gzip", True, set(), True))
