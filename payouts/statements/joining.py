"""Putting many PDFs of ours one after another into one file, whatever their number, in the memory of one.

Only for what Typst writes: plain objects and a plain table of where they are. A library that reads any PDF keeps
every page in memory, which for a large run is gigabytes.
"""

import re
from collections.abc import Iterator
from typing import IO

REFERENCE = re.compile(rb"(?<![\d.])(\d+) 0 R\b")
A5 = b"/MediaBox[0 0 419.52756 595.27563]"


class Joined:
    """A PDF that is being written; each part begins on a fresh sheet, front side up, when printed on both sides."""

    def __init__(self, file: IO[bytes]):
        self._file = file
        self._at = 0
        self._offsets: list[int] = []
        self._trees: list[tuple[int, int]] = []
        self._write(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
        self._root, self._pages, self._blank = (self._reserve() for _ in range(3))

    def add(self, pdf: bytes) -> int:
        """Put a PDF at the end; gives how many pages it has, without the blank one that an odd number is filled with."""
        base = len(self._offsets)
        root, objects = _read(pdf)
        for _number in objects:
            self._reserve()
        tree = int(_found(rb"/Pages (\d+) 0 R", objects[root]))
        count = int(_found(rb"/Count (\d+)", objects[tree]))
        for number, body in objects.items():
            head, streams, rest = body.partition(b"stream\n")
            moved = REFERENCE.sub(lambda found: b"%d 0 R" % (int(found[1]) + base), head)
            if number == tree:
                moved = moved.replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % self._pages, 1)
            self._object(number + base, moved + streams + rest)
        self._trees.append((tree + base, count))
        if count % 2:
            page = self._reserve()
            self._object(
                page, b"<</Type/Page/Parent %d 0 R%b/Resources<<>>/Contents %d 0 R>>" % (self._pages, A5, self._blank)
            )  # fmt: skip
            self._trees.append((page, 1))
        return count

    def close(self) -> None:
        """Write what holds the parts together. Nothing can be added after it."""
        kids = b" ".join(b"%d 0 R" % number for number, _count in self._trees)
        count = sum(count for _number, count in self._trees)
        self._object(self._blank, b"<</Length 0>>\nstream\n\nendstream")
        self._object(self._pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids))
        self._object(self._root, b"<</Type/Catalog/Pages %d 0 R>>" % self._pages)
        start = self._at
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(self._offsets) + 1))
        for offset in self._offsets:
            self._write(b"%010d 00000 n \n" % offset)
        self._write(b"trailer\n<</Size %d/Root %d 0 R>>\n" % (len(self._offsets) + 1, self._root))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _reserve(self) -> int:
        self._offsets.append(0)
        return len(self._offsets)

    def _object(self, number: int, body: bytes) -> None:
        self._offsets[number - 1] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body.strip(b"\n")))

    def _write(self, piece: bytes) -> None:
        self._at += len(piece)
        self._file.write(piece)


def _read(pdf: bytes) -> tuple[int, dict[int, bytes]]:
    """The number of a PDF's catalogue, and its objects without their wrapping. Raises ValueError for another's PDF."""
    start = int(_found(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf))
    trailer = pdf[start:]
    objects = dict(_objects(pdf, start, int(_found(rb"xref\s+0 (\d+)", trailer))))
    return int(_found(rb"/Root (\d+) 0 R", trailer)), objects


def _objects(pdf: bytes, start: int, count: int) -> Iterator[tuple[int, bytes]]:
    rows = pdf[start:].split(b"\n", 2)[2]
    offsets = [int(rows[place * 20 : place * 20 + 10]) for place in range(1, count)]
    ends = dict(zip(sorted(offsets), [*sorted(offsets)[1:], start], strict=True))
    for number, offset in enumerate(offsets, start=1):
        whole = pdf[offset : ends[offset]]
        opening = b"%d 0 obj" % number
        if not whole.startswith(opening):
            raise ValueError("This PDF is not built as those that are joined here.")
        yield number, whole[len(opening) : whole.rindex(b"endobj")]


def _found(pattern: bytes, text: bytes) -> bytes:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError("This PDF is not built as those that are joined here.")
    return found[1]
