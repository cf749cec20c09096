"""Marked words in every private column, and the table of who may see them."""

import io
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection, models
from encrypted_fields.fields import EncryptedFieldMixin
from PIL import Image as Pixels

PAGE = Path(__file__).resolve().parents[2] / "docs" / "private.md"
MARK = re.compile(r"qz\d{4}x", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """One value: of which column and row, and whose life it belongs to."""

    column: str
    row: Any
    life: int


def who_may_see() -> dict[str, set[str]]:
    """Column → roles, as ``docs/private.md`` says."""
    found = {}
    for line in PAGE.read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        for column in re.findall(r"`(\w+\.\w+\.\w+)`", line) if len(cells) == 5 else ():
            found[column] = {role for role in cells[3].split(", ") if role}
    return found


def field_of(column: str) -> models.Field[Any, Any]:
    label, name = column.rsplit(".", 1)
    field = apps.get_model(label)._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field


def encrypted_columns() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, EncryptedFieldMixin)
    }


def plant(marks: dict[str, Mark], *, life: Callable[[models.Model], int], but: Collection[str] = ()) -> None:
    """Mark every private value that isn't marked yet, ``but`` some columns. ``life`` says whose a row is, 0 for nobody's.

    What guards the rows stands down for that alone.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for column in set(who_may_see()) - set(but):
            field = field_of(column)
            for row in field.model._base_manager.exclude(**{f"{field.name}__isnull": True}):
                _mark(marks, row, field, column, life(row))
        cursor.execute("SET session_replication_role = origin")


def _mark(
    marks: dict[str, Mark], row: models.Model, field: models.Field[Any, Any], column: str, life: int
) -> None:
    old = getattr(row, field.name)
    if old == "" and field.model._meta.label == "accounts.User":
        return  # colleagues are called by a name of their own, which is no secret among them
    known = MARK.search(str(old.name if isinstance(field, models.FileField) else old))
    if known or not life or (isinstance(field, models.FileField) and not old):
        return
    mark = f"qz{len(marks):04d}x"
    value: Any = mark
    if isinstance(field, models.JSONField):
        value = [*old, mark] if isinstance(old, list) else old | {"name": mark}
    elif isinstance(field, models.EmailField) or "email" in field.name:
        value = f"{mark}@example.com"
    elif isinstance(field, models.FileField):
        value = field.storage.save(f"{mark}.jpg", ContentFile(_picture(mark)))
    row._meta.model._base_manager.filter(pk=row.pk).update(**{field.name: value})
    marks[mark] = Mark(column, row.pk, life)


def is_marked(column: str) -> bool:
    """Whether some row has a mark there: its own, or one that came with what it was made from."""
    field = field_of(column)
    return any(
        MARK.search(str(value)) for value in field.model._base_manager.values_list(field.name, flat=True)
    )


def _picture(mark: str) -> bytes:
    """A photograph that says the mark in its comment, as a phone might its owner's name."""
    content = io.BytesIO()
    Pixels.new("RGB", (600, 750), "#96222f").save(content, "JPEG", comment=mark.encode())
    return content.getvalue()
