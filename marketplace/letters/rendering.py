"""A letter as it is sent: its template, with an editor's words where there are some."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.template.loader_tags import BlockNode
from django.utils import translation

from .kinds import LETTERS
from .letter import Letter
from .models import FIELDS, LetterText
from .wording import filled

log = logging.getLogger(__name__)


def rendered(
    name: str, language: str, context: Mapping[str, Any], *, text: LetterText | None = None
) -> tuple[str, str, str]:
    """Subject, plain text and HTML of a letter. ``text``: words in place of those that are published."""
    with translation.override(language):
        whole = {"site_url": settings.SITE_URL, **context}
        about, template = LETTERS.get(name), name
        if about and about.layout:
            template = about.layout
            whole |= program_words(name, about, whole)
        edited = _edited(name, language, about, whole, text) if about else {}
        whole |= {"edited": edited} | ({"opening": edited["opening"]} if edited.get("opening") else {})
        subject = edited.get("subject") or render_to_string(f"mail/{template}.subject.txt", whole).strip()
        return (
            subject,
            render_to_string(f"mail/{template}.txt", whole),
            render_to_string(f"mail/{template}.html", whole),
        )


def program_words(name: str, about: Letter, context: Mapping[str, Any]) -> dict[str, str]:
    """What each block of ``mail/words/`` says in the language of the moment, filled in."""
    template: Any = get_template(f"mail/words/{name}.txt")
    plain = Context(autoescape=False)
    values = {each.key: each.read(context) for each in about.names}
    with plain.bind_template(template.template):
        return {
            block.name: filled(block.nodelist.render(plain).strip(), values)
            for block in template.template.nodelist.get_nodes_by_type(BlockNode)
        }


def _edited(
    name: str, language: str, about: Letter, context: Mapping[str, Any], text: LetterText | None
) -> dict[str, str]:
    """An editor's words, filled in. A name that isn't there any more costs its field: no letter fails by words."""
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
