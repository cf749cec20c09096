"""Charts as inline SVG: no script, no style of their own; colours are classes of ``office.css``.

Widths are percent and heights pixels, so that words keep their size however wide the page is. Each chart has a title
and a sentence that says what is to be seen; each mark has its exact figure as a title.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .figures import written
from .shapes import Bars, Chart, Columns, Histogram, Kind, Lines

MOST_BARS = 20
PLOT = 190
"""Height of what stands on an axis."""
FOOT = 24
LEGEND = 22
BAR = 46


def draw(chart: Chart, number: int) -> SafeString:
    """The chart as SVG; ``number`` tells it from others of the page."""
    if isinstance(chart, Bars):
        height, body = _bars(chart)
    elif isinstance(chart, Histogram):
        height, body = _histogram(chart)
    elif isinstance(chart, Lines):
        height, body = _lines(chart)
    else:
        height, body = _columns(chart)
    return format_html(
        '<svg class="chart" role="img" aria-labelledby="chart-{n}-title chart-{n}-words" width="100%" height="{h}"'
        ' xmlns="http://www.w3.org/2000/svg"><title id="chart-{n}-title">{title}</title>'
        '<desc id="chart-{n}-words">{words}</desc>{body}</svg>',
        n=number, h=height, title=chart.title, words=chart.summary, body=body,
    )  # fmt: skip


def _bars(chart: Bars) -> tuple[int, SafeString]:
    rows = list(zip(chart.rows, [*chart.notes, *[""] * len(chart.rows)], strict=False))[:MOST_BARS]
    most = max([value for (_label, value), _note in rows] or [0]) or 1
    parts = []
    for place, ((label, value), note) in enumerate(rows):
        figure = written(value, chart.kind)
        parts.append(
            format_html(
                '<g><title>{label}: {figure}</title><text class="chart__name" x="0" y="{y}">{label}</text>'
                '<text class="chart__figure" x="100%" y="{y}" text-anchor="end">{figure}{note}</text>'
                '<rect class="chart__track" x="0" y="{top}" width="100%" height="10"/>'
                '<rect class="chart__bar" x="0" y="{top}" width="{width}%" height="10"/></g>',
                label=label, figure=figure, note=f" · {note}" if note else "", y=BAR * place + 16,
                top=BAR * place + 24, width=_part(max(0, value), most),
            )
        )  # fmt: skip
    if len(chart.rows) > MOST_BARS:
        parts.append(
            format_html(
                '<text class="chart__axis" x="0" y="{}">{}</text>',
                BAR * len(rows) + 16,
                _("and %(count)d more in the table") % {"count": len(chart.rows) - MOST_BARS},
            )
        )
    return BAR * len(rows) + (LEGEND if len(chart.rows) > MOST_BARS else 0), _joined(parts)


def _histogram(chart: Histogram) -> tuple[int, SafeString]:
    head = 18 * len(chart.marks) + 20
    floor, span = head + PLOT, chart.edges[-1] - chart.edges[0]
    most, each = max(chart.counts) or 1, 100 / len(chart.counts)
    parts, names = [], []
    for place, count in enumerate(chart.counts):
        tall = round(PLOT * count / most)
        parts.append(
            format_html(
                '<g><title>{low} – {high}: {count} {unit}</title>'
                '<rect class="chart__bar chart__bar--standing" x="{x}%" y="{y}" width="{w}%" height="{h}"/>{figure}</g>',
                low=written(chart.edges[place], chart.kind), high=written(chart.edges[place + 1], chart.kind),
                count=count, unit=chart.unit, x=_short(place * each), y=floor - tall, w=_short(each), h=tall,
                figure=_text("chart__figure", place * each + each / 2, floor - tall - 5, str(count)) if count else "",
            )
        )  # fmt: skip
    parts.append(_line("chart__floor", 0, floor, 100, floor))
    step = -(-len(chart.counts) // 4)
    for place in range(0, len(chart.edges), step):
        x = place * each
        parts.append(_text("chart__axis", x, floor + 17, written(chart.edges[place], chart.kind), _anchor(x)))
    for place, mark in enumerate(sorted(chart.marks, key=lambda mark: mark.value)):
        x, y = 100 * (mark.value - chart.edges[0]) / span, 14 + 18 * place
        parts.append(_line("chart__mark", x, y + 5, x, floor))
        figure = written(mark.value, chart.kind)
        names.append(_text("chart__against", x, y, f"{mark.label}: {figure}", _beside(x)))
    return floor + FOOT, _joined([*parts, *names])


def _lines(chart: Lines) -> tuple[int, SafeString]:
    head = LEGEND * len(chart.series) + 28
    values = [value for _name, each in chart.series for value in each if value is not None]
    top = _ceiling(max([*values, 1]))
    parts, scale = _grid(head, top, chart.kind)
    for place, (name, figures) in enumerate(chart.series):
        parts.append(
            format_html(
                '<line class="chart__line chart__line--{n}" x1="0" y1="{y}" x2="28" y2="{y}"/>'
                '<text class="chart__name" x="36" y="{words}">{name}</text>',
                n=place + 1, y=LEGEND * place + 11, words=LEGEND * place + 16, name=name,
            )
        )  # fmt: skip
        parts += _line_through(place + 1, name, figures, chart, head, top)
    parts += [*scale, *_months(chart.months, head + PLOT)]
    return head + PLOT + FOOT, _joined(parts)


def _line_through(
    number: int, name: str, figures: Sequence[int | None], chart: Lines, head: int, top: int
) -> list[SafeString]:
    points = [
        (_middle(place, len(figures)), head + PLOT - round(PLOT * value / top), value, chart.months[place])
        for place, value in enumerate(figures)
        if value is not None
    ]
    drawn = [_line(f"chart__line chart__line--{number}", a[0], a[1], b[0], b[1]) for a, b in pairwise(points)]
    return drawn + [
        format_html(
            '<circle class="chart__point chart__point--{}" cx="{}%" cy="{}" r="4"><title>{}, {}: {}</title></circle>',
            number, _short(x), y, date_format(month, "M Y"), name, written(value, chart.kind),
        )
        for x, y, value, month in points
    ]  # fmt: skip


def _columns(chart: Columns) -> tuple[int, SafeString]:
    head = LEGEND * len(chart.series) + 28
    together = [
        sum(max(0, each[place]) for _name, each in chart.series) for place in range(len(chart.months))
    ]
    top = _ceiling(max([*together, 1]))
    parts, scale = _grid(head, top, chart.kind)
    each = 100 / (len(chart.months) or 1)
    floors = [0] * len(chart.months)
    for number, (name, figures) in enumerate(chart.series, 1):
        parts.append(
            format_html(
                '<rect class="chart__part chart__part--{n}" x="0" y="{y}" width="14" height="14"/>'
                '<text class="chart__name" x="24" y="{words}">{name}</text>',
                n=number, y=LEGEND * (number - 1) + 4, words=LEGEND * (number - 1) + 16, name=name,
            )
        )  # fmt: skip
        for place, value in enumerate(figures):
            if value <= 0:
                continue
            low, high = (round(PLOT * amount / top) for amount in (floors[place], floors[place] + value))
            floors[place] += value
            parts.append(
                format_html(
                    '<rect class="chart__part chart__part--{}" x="{}%" y="{}" width="{}%" height="{}">'
                    "<title>{}, {}: {}</title></rect>",
                    number, _short(each * place + each * 0.18), head + PLOT - high, _short(each * 0.64), high - low,
                    date_format(chart.months[place], "M Y"), name, written(value, chart.kind),
                )
            )  # fmt: skip
    parts += [*scale, *_months(chart.months, head + PLOT)]
    return head + PLOT + FOOT, _joined(parts)


def _grid(head: int, top: int, kind: Kind) -> tuple[list[SafeString], list[SafeString]]:
    """The floor, and a line at the half and at the top; and their figures, to be written over all else."""
    floor = head + PLOT
    lines, words = [_line("chart__floor", 0, floor, 100, floor)], []
    for part in (1, 2):
        y = floor - round(PLOT * part / 2)
        lines.append(_line("chart__grid", 0, y, 100, y))
        words.append(_text("chart__axis", 0, y - 4, written(top * part // 2, kind), "start"))
    return lines, words


def _months(months: Sequence[date], floor: int) -> list[SafeString]:
    """The names of the months, as many as find room on a phone; the year with the first and with each January."""
    step = -(-len(months) // 6) or 1
    return [
        _text(
            "chart__axis",
            _middle(place, len(months)),
            floor + 17,
            date_format(month, "M Y" if place == 0 or month.month <= step else "M"),
        )
        for place, month in enumerate(months)
        if place % step == 0
    ]


def _ceiling(most: int) -> int:
    """A round figure, twice a whole one, that nothing is above."""
    width = 2
    while True:
        for step in (1, 2, 3, 4, 5, 6, 8):
            if most <= width * step:
                return width * step
        width *= 10


def _middle(place: int, count: int) -> float:
    return 100 * (place + 0.5) / count


def _part(value: int, whole: int) -> str:
    return _short(100 * value / whole)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _anchor(x: float) -> str:
    return "start" if x < 1 else "end" if x > 99 else "middle"


def _beside(x: float) -> str:
    """Where words that stand over a line have room on a phone."""
    return "start" if x < 35 else "end" if x > 65 else "middle"


def _line(name: str, x1: float, y1: float, x2: float, y2: float) -> SafeString:
    return format_html(
        '<line class="{}" x1="{}%" y1="{}" x2="{}%" y2="{}"/>', name, _short(x1), y1, _short(x2), y2
    )


def _text(name: str, x: float, y: float, words: str, anchor: str = "middle") -> SafeString:
    return format_html(
        '<text class="{}" x="{}%" y="{}" text-anchor="{}">{}</text>', name, _short(x), y, anchor, words
    )


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join(mark_safe(""), "{}", ((part,) for part in parts))
