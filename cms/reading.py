"""What is read out of a page's blocks: its contents, its length, its questions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

WORDS_A_MINUTE = 200
FEWEST_HEADINGS = 3
"""Below that a page needs no list of its contents."""
_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """``anchor`` is what its address ends in."""

    anchor: str
    label: str


def _heading(inner: str) -> Heading:
    label = " ".join(strip_tags(inner).replace("&amp;", "&").split())
    return Heading(slugify(label, allow_unicode=True) or "part", label)


def anchored(html: str) -> str:
    """The same with an ``id`` on each second heading, as ``contents`` links to it."""
    return _HEADING.sub(lambda found: f'<h2 id="{_heading(found[1]).anchor}">{found[1]}</h2>', html)


def contents(body: StreamValue) -> list[Heading]:
    """The second headings of a page's texts, each once; none where there are few."""
    texts = (block.value.source for block in body if block.block_type == "text")
    found: dict[str, Heading] = {}
    for text in texts:
        for inner in _HEADING.findall(text):
            heading = _heading(inner)
            found.setdefault(heading.anchor, heading)
    return list(found.values()) if len(found) >= FEWEST_HEADINGS else []


def values_in(value: Any) -> Iterator[Any]:
    """All that stands in some blocks, at whatever depth."""
    if hasattr(value, "raw_data"):
        inner: Iterable[Any] = (block.value for block in value)
    elif isinstance(value, dict):
        inner = value.values()
    elif hasattr(value, "bound_blocks") or isinstance(value, list | tuple):
        inner = iter(value)
    else:
        yield value
        return
    for each in inner:
        yield from values_in(each)


def words_of(body: StreamValue) -> str:
    """All that is written in some blocks, without markup."""
    return " ".join(
        strip_tags(value.source.replace("<", " <")) if isinstance(value, RichText) else value
        for value in values_in(body)
        if isinstance(value, RichText | str)
    )


def reading_minutes(text: str) -> int:
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))


def faq(body: StreamValue) -> dict[str, Any] | None:
    """Its questions as schema.org has them; None where it has none."""
    asked = [each for block in body if block.block_type == "questions" for each in block.value["questions"]]
    if not asked:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": each["question"],
                "acceptedAnswer": {"@type": "Answer", "text": each["answer"].source},
            }
            for each in asked
        ],
    }
