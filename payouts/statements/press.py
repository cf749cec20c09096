"""Setting statements as PDF: the same data and pictures always give the same bytes, on every machine."""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from payouts.pdf import fonts

DESIGNS = Path(__file__).resolve().parent
NEWEST = 1
"""The version of the design that new statements are made for. Older ones keep their own, in a folder each."""


def press(
    sheets: Sequence[Mapping[str, Any]],
    pictures: Mapping[str, bytes],
    *,
    version: int,
    title: str,
    moment: datetime,
    cover: Mapping[str, Any] | None = None,
    tagged: bool = True,
) -> bytes:
    """One PDF of one or more statements of one version, each on sheets of its own, after a cover where there is one.

    ``pictures`` are JPEGs by the fingerprint that the sheets know them by. ``tagged`` adds what screen readers
    need; a file that is only printed does without.
    """
    design = DESIGNS / f"v{version}"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        os.symlink(_drawings(version).name, root / "icons")
        (root / "pictures").mkdir()
        for fingerprint, jpeg in pictures.items():
            (root / "pictures" / f"{fingerprint}.jpg").write_bytes(jpeg)
        printed = {"title": title, "cover": cover, "sheets": list(sheets)}
        pdf = _compiler().compile(
            (design / "statement.typ").read_bytes(),
            format="pdf",
            root=root,
            sys_inputs={"data": json.dumps(printed, ensure_ascii=False)},
            timestamp=int(moment.timestamp()),
            pdf_tags=tagged,
        )
    assert isinstance(pdf, bytes), "one document gives one file"
    return pdf


@cache
def _compiler() -> typst.Compiler:
    """One for the process: it keeps the fonts, which take longer to open than a sheet takes to set."""
    return typst.Compiler(font_paths=fonts(), ignore_system_fonts=True)


@cache
def _drawings(version: int) -> tempfile.TemporaryDirectory[str]:
    """The design's drawings, each as a PDF of one page, as long as this process lives.

    A file refers to one such page wherever it shows it, but has a drawing in SVG anew each time: that is two fifths
    more to write and a sixth more of a core's time.
    """
    source = DESIGNS / f"v{version}" / "icons"
    folder: tempfile.TemporaryDirectory[str] = tempfile.TemporaryDirectory()
    for drawing in source.glob("*.svg"):
        page = f'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("{drawing.name}")'
        pdf = typst.compile(  # type: ignore[call-overload]  # its types want the root as they want the page
            page.encode(), root=str(source), format="pdf", timestamp=0, pdf_tags=False
        )
        assert isinstance(pdf, bytes), "one drawing gives one page"
        Path(folder.name, drawing.stem).with_suffix(".pdf").write_bytes(pdf)
    return folder


def pictures_in(sheets: Sequence[Mapping[str, Any]]) -> set[str]:
    """The fingerprints of the pictures that statements show."""
    return {line["picture"] for sheet in sheets for line in sheet["sold"] if line["picture"]}
