"""Setting pages as PDF. The same data always gives the same bytes, on every machine: our own fonts, no clock."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).resolve().parent / "fonts"


@cache
def fonts() -> typst.Fonts:
    """The fonts that all our pages are set in, opened once for the process; none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def typeset(template: Path, data: Mapping[str, Any], *, moment: datetime) -> bytes:
    """The PDF of a Typst template, which reads ``data`` from ``sys.inputs.data``; ``moment`` is its date."""
    return bytes(
        typst.compile(
            template,
            format="pdf",
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=int(moment.timestamp()),
        )
    )
