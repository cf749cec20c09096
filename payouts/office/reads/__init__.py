"""What the office's pages show of runs, each in a constant number of queries. Amounts in paise."""

from .items import Row, RunPage, Total, look_at, rows_of, run_before
from .runs import STATE_TONES, months, run_of, steps_of

__all__ = [
    "STATE_TONES",
    "Row",
    "RunPage",
    "Total",
    "look_at",
    "months",
    "rows_of",
    "run_before",
    "run_of",
    "steps_of",
]
