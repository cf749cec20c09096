"""Imports, foreign keys and labels all point one way, down the list of DESIGN.md."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
TOPS = ("marketplace", "weavers", "catalog", "payouts", "cms")
HEIGHT = {
    "demo": 12,
    "own_data": 11,
    "storefront": 10,
    "workspace": 10,
    "dashboard": 10,
    "cms": 10,
    "making": 9,
    "custom": 8,
    "wholesale": 8,
    "payment": 7,
    "piece_reviews": 7,
    "checkout": 7,
    "payouts": 6,
    "order": 5,
    "partner": 4,
    "shipping": 4,
    "catalogue": 3,
    "weavers": 2,
    "letters": 2,
    "accounts": 1,
}
FOLDERS = {
    "marketplace/demo": "demo",
    "marketplace/own_data": "own_data",
    "marketplace/storefront": "storefront",
    "marketplace/workspace": "workspace",
    "marketplace/forks/dashboard": "dashboard",
    "cms": "cms",
    "marketplace/making": "making",
    "marketplace/custom": "custom",
    "marketplace/wholesale": "wholesale",
    "marketplace/payment": "payment",
    "marketplace/reviews": "piece_reviews",
    "marketplace/forks/checkout": "checkout",
    "payouts": "payouts",
    "marketplace/forks/order": "order",
    "marketplace/forks/partner": "partner",
    "marketplace/forks/shipping": "shipping",
    "catalog": "catalogue",
    "weavers": "weavers",
    "marketplace/letters": "letters",
    "marketplace/accounts": "accounts",
}


def test_imports_point_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stdout


def test_foreign_keys_point_one_way() -> None:
    wrong = []
    for model in apps.get_models(include_auto_created=True):
        own = model._meta.app_label
        for field in model._meta.get_fields():
            related = field.related_model if field.is_relation and field.concrete else None
            other = getattr(getattr(related, "_meta", None), "app_label", own)
            if own in HEIGHT and other in HEIGHT and other != own and HEIGHT[other] >= HEIGHT[own]:
                wrong.append(f"{own}.{model.__name__}.{field.name} → {other}")
    assert wrong == []


def labels(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in folder.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            name = getattr(
                getattr(node, "func", None), "id", getattr(getattr(node, "func", None), "attr", "")
            )
            if name in ("get_model", "get_class", "get_classes") and isinstance(node, ast.Call) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield path, re.split(r"[.]", first.value)[0]


def test_labels_point_one_way() -> None:
    wrong = []
    for folder, own in FOLDERS.items():
        for path, label in labels(ROOT / folder):
            if label in HEIGHT and label != own and HEIGHT[label] >= HEIGHT[own]:
                wrong.append(f"{path.relative_to(ROOT)} asks for {label}")
    assert wrong == []


def test_get_class_is_for_forks_alone() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for top in TOPS
        for path in (ROOT / top).rglob("*.py")
        if "forks" not in path.parts and re.search(r"\bget_class(es)?\(", path.read_text())
    ]
    assert wrong == []


def test_work_is_asked_for_within_its_transaction() -> None:
    """After it, a kill between the two would lose it (ADR 4)."""
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for top in TOPS
        for path in (ROOT / top).rglob("*.py")
        if "on_commit" in (text := path.read_text())
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith("on_commit")
        and "enqueue" in ast.unparse(call)
    ]
    assert found == []
