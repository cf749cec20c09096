"""What shows that somebody agreed: a photographed sheet, or a recording of her voice. Checked here, kept in private."""

import io
import secrets
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import filetype
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.utils.translation import gettext as _

from catalog.pictures import PictureRefused, anew

MOST_BYTES = 12 * 1024 * 1024
SHORTEST = 1_000
"""Bytes below which nobody can have said anything."""
VOICES = {
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/x-m4a": ".m4a",
    "video/mp4": ".m4a",  # phones write sound alone into the same kind of file
    "audio/ogg": ".ogg",
    "audio/x-wav": ".wav",
    "audio/aac": ".aac",
    "audio/amr": ".amr",
    "video/webm": ".webm",
}
"""By what a file's first bytes say that it is, and never by its name."""
TYPES = {".jpg": "image/jpeg", ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav",
         ".aac": "audio/aac", ".amr": "audio/amr", ".webm": "audio/webm"}  # fmt: skip
"""What each is given out as."""


def sheet(file: Any) -> ContentFile:
    """A photograph of the signed sheet as pixels alone. Raises ValidationError for anything else."""
    try:
        picture = anew(file)
    except PictureRefused as refused:
        raise ValidationError(str(refused)) from refused
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=80, optimize=True)
    return ContentFile(data.getvalue(), name=f"{secrets.token_hex(12)}.jpg")


def voice(file: Any) -> ContentFile:
    """A recording, as it was made. Raises ValidationError for what isn't one."""
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValidationError(_("A recording can have 12 MB at most."))
    kind = filetype.guess_mime(content[:8192])
    if kind not in VOICES or len(content) < SHORTEST:
        raise ValidationError(_("This is no recording of a voice. Record it with the phone, and try again."))
    return ContentFile(content, name=f"{secrets.token_hex(12)}{VOICES[kind]}")


def handed_out(
    file: FieldFile, name: str = "", *, types: Mapping[str, str] = TYPES, to_keep: bool = False
) -> HttpResponse:
    """A stored file as what its ending says that it is, named ``name`` with that ending. Http404 where nothing is stored.

    ``to_keep`` it's saved on one's own device and never shown within our pages.
    """
    if not file.name:
        raise Http404
    ending = PurePath(file.name).suffix.lower()
    kind = types.get(ending, "application/octet-stream")
    named = f"{name}{ending}" if name else ""
    return FileResponse(file.open(), as_attachment=to_keep, filename=named, content_type=kind)  # type: ignore[return-value]
