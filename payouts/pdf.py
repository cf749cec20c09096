"""Setting pages as PDF. The same data always gives the same bytes, on every machine: our own fonts, no clock."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).resolve().parent / "fonts"


def typeset(template: Path, data: Mapping[str, Any], *, moment: datetime) -> bytes:
    """The PDF of a Typst template, which reads ``data`` from ``sys.inputs.data``; ``moment`` is its date."""
    return bytes(
        typst.compile(
            template,
            format="pdf",
            font_paths=[FONTS],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=int(moment.timestamp()),
        )
    )
