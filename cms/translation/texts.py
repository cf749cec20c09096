"""The texts of a page, each with its place: what there is to translate, and the same page with other words.

Places are names of fields, and within blocks the ids that Wagtail gives them: a block that is moved keeps its own.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FIELDS = ("title", "heading", "intro", "seo_title", "search_description")
"""In the order in which they are read; a page has those of them that its model has."""
LABELS = {"seo_title": _("title tag"), "search_description": _("meta description")}
NEEDED = ("title", "heading")
"""Without a translation they stay in the original's words until there is one."""

_KEY = re.compile(r' data-block-key="[^"]*"')


@dataclass(frozen=True)
class Text:
    """``block`` is what it's part of, for people; ``features`` says what its rich text may hold, None for plain text."""

    place: str
    words: str
    label: str
    block: str = ""
    features: tuple[str, ...] | None = None
    longest: int | None = None
    lines: bool = False


def texts_of(page: Any) -> list[Text]:
    """All that is to be translated, without what is empty."""
    found = list(_of_fields(page))
    if hasattr(page, "body"):
        stream = page.body.stream_block
        for child in stored(page.body):
            block = stream.child_blocks[child["type"]]
            found += _of_block(block, child["value"], f"body.{child['id']}", str(block.label))
    return [each for each in found if each.words.strip()]


def same(one: str, other: str) -> bool:
    """Whether two texts say the same; the editor of rich text writes keys and blanks of its own into what it keeps."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return " ".join(html.unescape(_KEY.sub("", text)).split()).replace("> <", "><")


def stored(body: Any) -> list[dict[str, Any]]:
    """Blocks as they are stored."""
    return list(body.stream_block.get_prep_value(body))


def _of_fields(page: Any) -> Iterator[Text]:
    names = {field.name: field for field in page._meta.get_fields() if field.name in FIELDS}
    for name in FIELDS:
        if field := names.get(name):
            label = str(LABELS.get(name, field.verbose_name))
            long = field.get_internal_type() == "TextField"
            yield Text(name, getattr(page, name) or "", label, longest=field.max_length, lines=long)


def _of_block(block: Any, value: Any, place: str, named: str) -> Iterator[Text]:
    if isinstance(block, blocks.RichTextBlock):
        yield Text(place, value or "", str(block.label), named, features=tuple(block.features or ()))
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        longest = getattr(block.field, "max_length", None)
        lines = isinstance(block, blocks.TextBlock)
        yield Text(place, value or "", str(block.label), named, longest=longest, lines=lines)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, value.get(name), f"{place}.{name}", named)
    elif isinstance(block, blocks.ListBlock):
        for key, item in _items(value):
            yield from _of_block(block.child_block, item, f"{place}.{key}", named)


def _items(value: list[Any]) -> list[tuple[str, Any]]:
    """Of a list, by id; lists that were never saved by the editor have none yet, and go by their number."""
    return [
        (each["id"], each["value"])
        if isinstance(each, dict) and set(each) >= {"id", "value"}
        else (str(number), each)
        for number, each in enumerate(value or [])
    ]


def in_words(original: Any, words: dict[str, str]) -> list[dict[str, Any]]:
    """The original's blocks in these words, as they are stored. What lacks a word is left out: nothing stays untranslated."""
    stream, made = original.body.stream_block, []
    for child in stored(original.body):
        whole, value = _put(stream.child_blocks[child["type"]], child["value"], f"body.{child['id']}", words)
        if whole:
            made.append({**child, "value": value})
    return made


def _put(block: Any, value: Any, place: str, words: dict[str, str]) -> tuple[bool, Any]:
    """Whether all its words are there, and the value with them."""
    if isinstance(block, blocks.RichTextBlock | blocks.CharBlock | blocks.TextBlock):
        return (True, value) if not (value or "").strip() else (place in words, words.get(place, ""))
    if isinstance(block, blocks.StructBlock):
        parts = {
            name: _put(child, value.get(name), f"{place}.{name}", words)
            for name, child in block.child_blocks.items()
        }
        return all(whole for whole, _value in parts.values()), {
            name: each for name, (_whole, each) in parts.items()
        }
    if isinstance(block, blocks.ListBlock):
        items = [
            (_put(block.child_block, item, f"{place}.{key}", words), each)
            for (key, item), each in zip(_items(value), value or [], strict=True)
        ]
        kept = [
            each | {"value": item} if isinstance(each, dict) and set(each) >= {"id", "value"} else item
            for (whole, item), each in items
            if whole
        ]
        return bool(kept) or not items, kept
    return True, value
