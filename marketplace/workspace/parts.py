"""Pictures and recordings that come in parts, over a line that breaks: each byte is taken once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Sum

from catalog.pictures import MOST_BYTES
from marketplace.accounts.models import User

from .models import SentFile, SentPart

MOST_AT_ONCE = 256 * 1024
"""Bytes in one part."""
MOST_WAITING = 96 * 1024 * 1024
"""Bytes of files that one person can have on their way."""
KEPT_FOR = timedelta(days=7)


class PartRefused(Exception):
    """Bytes that don't belong to what was announced; nothing has changed."""


@transaction.atomic
def take_part(*, key: UUID, size: int, offset: int, data: bytes, by: User, now: datetime) -> int:
    """Keep the bytes of a file that begin at ``offset``; gives how many it has now.

    Bytes that are here already, or that come before their turn, change nothing: the phone goes on from what it's
    told. Raises PartRefused for somebody else's file, another size than before, or more than one person may send.
    """
    if not 0 < size <= MOST_BYTES or not 0 < len(data) <= MOST_AT_ONCE:
        raise PartRefused
    file, new = SentFile.objects.get_or_create(key=key, defaults={"by": by, "size": size, "at": now})
    file = SentFile.objects.select_for_update().get(pk=file.pk)
    if file.by_id != by.pk or file.size != size:
        raise PartRefused
    if new and (SentFile.objects.filter(by=by).aggregate(all=Sum("size"))["all"] or 0) > MOST_WAITING:
        raise PartRefused
    if offset != file.have:
        return file.have
    if offset + len(data) > size:
        raise PartRefused
    SentPart.objects.create(file=file, offset=offset, data=data)
    file.have += len(data)
    file.save(update_fields=["have"])
    return file.have


def how_much(*, key: UUID, by: User) -> int:
    """How many bytes of a file are here; of somebody else's none."""
    return SentFile.objects.filter(key=key, by=by).values_list("have", flat=True).first() or 0


def whole_files(keys: Sequence[UUID], *, by: User) -> tuple[list[SimpleUploadedFile], list[UUID]]:
    """These files as a form takes them, in this order; and those that aren't here whole."""
    files = {file.pk: file for file in SentFile.objects.filter(pk__in=keys, by=by).prefetch_related("parts")}
    missing = [key for key in keys if key not in files or files[key].have < files[key].size]
    if missing:
        return [], missing
    return [
        SimpleUploadedFile(
            f"{number}.bin",
            b"".join(bytes(part.data) for part in files[key].parts.all()),
            "application/octet-stream",
        )
        for number, key in enumerate(keys, start=1)
    ], []


def drop_files(keys: Sequence[UUID], *, by: User) -> None:
    """Let go of what has arrived."""
    SentFile.objects.filter(pk__in=keys, by=by).delete()


def forget_parts(*, now: datetime) -> int:
    """Delete what nobody has asked for within a week; gives how many files. The phone sends it again if it must."""
    return SentFile.objects.filter(at__lt=now - KEPT_FOR).delete()[1].get("workspace.SentFile", 0)
