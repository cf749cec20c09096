"""Pages kept in the memory of this process, all of one generation."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

MOST_BYTES = 64 * 1024 * 1024
SMALLEST = 500
"""Bytes below which compressing gains nothing."""


@dataclass(frozen=True)
class Kept:
    """A page as it was made: its headers, its bytes, and the same compressed once."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    packed: bytes

    @classmethod
    def of(cls, response: HttpResponse, *, lasting: bool) -> "Kept":
        """``lasting``: it's worth packing tightly, for it's kept."""
        patch_vary_headers(response, ["Accept-Encoding"])
        body = response.content
        packed = gzip.compress(body, 6 if lasting else 1, mtime=0) if len(body) >= SMALLEST else b""
        return cls(tuple(response.items()), body, packed if len(packed) < len(body) else b"")

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed) + 1_000

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The page for this request: compressed where it may be, and a 304 where the reader has it."""
        packed = self.packed and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        response = HttpResponse(self.packed if packed else self.body)
        for name, value in self.headers:
            response.headers[name] = value
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.content))
        found = get_conditional_response(request, etag=response.headers["ETag"], response=response)
        return found if found is not None else response


@dataclass
class Store:
    """The least recently asked for goes first where there's no room; a new generation clears it. For all threads."""

    most_bytes: int = MOST_BYTES
    generation: str = ""
    size: int = 0
    pages: OrderedDict[Hashable, Kept] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def get(self, generation: str, key: Hashable) -> Kept | None:
        with self.lock:
            if generation != self.generation:
                return None
            page = self.pages.get(key)
            if page:
                self.pages.move_to_end(key)
            return page

    def keep(self, generation: str, key: Hashable, page: Kept) -> None:
        with self.lock:
            if generation != self.generation:
                self._clear()
                self.generation = generation
            before = self.pages.pop(key, None)
            self.size += page.size - (before.size if before else 0)
            self.pages[key] = page
            while self.size > self.most_bytes:
                self.size -= self.pages.popitem(last=False)[1].size

    def clear(self) -> None:
        with self.lock:
            self._clear()

    def _clear(self) -> None:
        self.pages.clear()
        self.size = 0
        self.generation = ""


STORE = Store()
