"""Spoken notes of pieces: kept once, heard by coordinators and quality, let go with their piece."""

import secrets
from datetime import datetime
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from catalog.models import Product
from marketplace.accounts.models import User
from weavers.models import Weaver

from .models import SpokenNote


def keep_note(
    *, product: Product, sound: bytes, seconds: int, by: User, now: datetime, key: UUID
) -> SpokenNote:
    """Keep what was said of a piece, as ``sound.spoken_anew`` gives it. Under the same key, it's kept once."""
    known = SpokenNote.objects.filter(key=key).first()
    if known:
        return known
    file = ContentFile(sound, name=f"{secrets.token_hex(12)}.m4a")
    return SpokenNote.objects.create(product=product, file=file, seconds=seconds, by=by, at=now, key=key)


def forget_notes(weaver: Weaver) -> None:
    """Delete what was said of pieces that she has a part in; the files go once that is certain."""
    for note in SpokenNote.objects.filter(product__makers__weaver=weaver):
        transaction.on_commit(partial(note.file.storage.delete, str(note.file.name)))
        note.delete()
