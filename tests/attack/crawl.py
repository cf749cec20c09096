"""Walking by links, as a browser would, and reading the words out of whatever is answered."""

import html
import io
import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import pypdf
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

LINK = re.compile(r"""["'>(\s](?:https?://(?:testserver|127\.0\.0\.1:8000|localhost))?(/[^"'<>()\s\\]*)""")
LEAVE = ("/static/", "/media/")


class Page(NamedTuple):
    """What was answered: ``words`` are its headers and all the text in it, ``html`` whether a browser would run it."""

    address: str
    status: int
    heads: dict[str, str]
    words: str
    html: bool

    @property
    def same(self) -> bool:
        """Whether a store between us and the browsers may give it to everybody."""
        return "public" in self.heads.get("Cache-Control", "")


def walk(client: Client, starts: Iterable[str], *, each: int, but: Collection[str]) -> Iterator[Page]:
    """Every page that links lead to. ``each``: how many of one kind (same view and parameters)."""
    waiting, kinds = [address for address in starts if address not in but], Counter[str]()
    known = {*waiting, *but}
    while waiting:
        address = waiting.pop(0)
        kind = _kind(address)
        kinds[kind] += 1
        if not kind or kinds[kind] > each:
            continue
        answer = client.get(address)
        words = "\n".join([*(f"{name}: {value}" for name, value in answer.items()), *words_of(answer)])
        heads = dict(answer.items())
        yield Page(address, answer.status_code, heads, words, "html" in heads.get("Content-Type", ""))
        for found in LINK.findall(words):
            found = html.unescape(found).split("#")[0]
            if found not in known and not found.startswith(LEAVE):
                known.add(found)
                waiting.append(found)


def route_of(address: str) -> str:
    """The pattern of its path, in whichever language; nothing where no view is."""
    path = urlsplit(address).path
    try:
        with translation.override("hi" if path.startswith("/hi/") else "en"):
            match = resolve(path)
    except Resolver404:
        return ""
    return path if match.url_name == "wagtail_serve" else str(match.route)


def _kind(address: str) -> str:
    """What is alike: the pattern of the path, and which parameters it has."""
    route = route_of(address)
    which = "&".join(sorted(re.findall(r"([\w-]+)=", urlsplit(address).query)))
    return route and f"{route}?{which}"


def words_of(answer: HttpResponseBase) -> list[str]:
    content = answer.getvalue() if answer.streaming else answer.content  # type: ignore[attr-defined]
    return list(_words(content, answer.get("Content-Type", "")))


def _words(content: bytes, kind: str) -> Iterator[str]:
    if content.startswith(b"%PDF"):
        for page in pypdf.PdfReader(io.BytesIO(content)).pages:
            yield page.extract_text()
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name
                yield from _words(packed.read(name), "")
    yield content.decode("utf-8" if "text" in kind or "json" in kind else "latin-1", "replace")
