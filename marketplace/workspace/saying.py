"""What is read to her: recordings by phrase and language. Her page is whole without them."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from marketplace.accounts.models import User
from weavers.models import Weaver

from .models import Recording
from .phrases import ALL


def said_to(weaver: Weaver) -> set[str]:
    """Which phrases there are in her language. One query."""
    return set(Recording.objects.filter(language=weaver.language).values_list("phrase", flat=True))


@transaction.atomic
def keep_recording(*, phrase: str, language: str, file: ContentFile, by: User, now: datetime) -> Recording:
    """From now on this is what is played; the one before is deleted. Raises KeyError for a phrase that there isn't."""
    ALL[phrase]
    kept = Recording.objects.select_for_update().filter(phrase=phrase, language=language).first()
    if kept:
        _delete_file(kept)
    kept = kept or Recording(phrase=phrase, language=language)
    kept.file.save(file.name or "", file, save=False)
    kept.by, kept.at = by, now
    kept.save()
    return kept


@transaction.atomic
def drop_recording(*, recording: Recording) -> None:
    """It isn't played any more."""
    _delete_file(recording)
    recording.delete()


def _delete_file(recording: Recording) -> None:
    storage, name = recording.file.storage, str(recording.file.name)
    transaction.on_commit(lambda: storage.delete(name))
