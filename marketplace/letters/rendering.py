"""A letter as it is sent: its template, with an editor's words where there are some."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from .kinds import LETTERS
from .models import FIELDS, LetterText
from .wording import filled

log = logging.getLogger(__name__)


def rendered(
    name: str, language: str, context: Mapping[str, Any], *, text: LetterText | None = None
) -> tuple[str, str, str]:
    """Subject, plain text and HTML of one of ``templates/mail/``. ``text``: words in place of those that are published."""
    with translation.override(language):
        whole = {"site_url": settings.SITE_URL, **context}
        whole["edited"] = edited = _edited(name, language, whole, text)
        subject = edited.get("subject") or render_to_string(f"mail/{name}.subject.txt", whole).strip()
        return (
            subject,
            render_to_string(f"mail/{name}.txt", whole),
            render_to_string(f"mail/{name}.html", whole),
        )


def _edited(name: str, language: str, context: Mapping[str, Any], text: LetterText | None) -> dict[str, str]:
    """An editor's words, filled in. A name that isn't there any more costs its field: no letter fails by words."""
    about = LETTERS.get(name)
    if about is None:
        return {}
    text = text or LetterText.objects.filter(letter=name, language=language, live=True).first()
    if text is None or not text.changed:
        return {}
    values = {each.key: each.read(context) for each in about.names}
    found = {}
    for field in FIELDS:
        try:
            found[field] = filled(getattr(text, field).strip(), values)
        except KeyError as problem:
            log.error("The %s of the letter %s names %s, which isn't there", field, name, problem)
    found["subject"] = " ".join(found.get("subject", "").split())
    return found


def sample_of(name: str) -> dict[str, Any]:
    """What a letter is about, invented."""
    return {"url": settings.SITE_URL, **LETTERS[name].sample}
