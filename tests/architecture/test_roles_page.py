"""``docs/roles.md`` says what the table of roles says."""

import re
from pathlib import Path

import pytest

from marketplace.accounts.roles import ROLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "roles.md"


@pytest.mark.parametrize("role", ROLES)
def test_the_page_names_each_roles_permissions(role: str) -> None:
    row = next(line for line in PAGE.read_text().splitlines() if line.startswith(f"| {role} |"))
    named = re.findall(r"`(?:[a-z_]+\.)?([a-z_]+)`", row.split("|")[2])
    assert sorted(named) == sorted(label.split(".")[1] for label in ROLES[role])
