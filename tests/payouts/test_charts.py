"""Charts say in drawing what their tables say in figures, to everybody, with no script and no style of their own."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from payouts.services.reports.charts import MOST_BARS, PLOT, draw
from payouts.services.reports.shapes import Bars, Chart, Columns, Histogram, Lines, Mark
from payouts.services.reports.spread import MOST_BINS, bin_width

NAME = "{http://www.w3.org/2000/svg}"
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)

BARS = Bars(
    "By group", "Umden earned most.", [("Umden <Eri>", 3000_00), ("Jowai", 1500_00), ("Aronai", -5_00)]
)
HISTOGRAM = Histogram(
    "A month", "Most lie low.", [0, 1000_00, 2000_00, 3000_00], [4, 0, 2], "women", [Mark("US$100", 1500_00)]
)
LINES = Lines(
    "Months",
    "It rose.",
    [MAY, JUNE, JULY],
    [("half", [100_00, None, 300_00]), ("most", [200_00, 400_00, 400_00])],
)
COLUMNS = Columns(
    "Split", "Weavers at the foot.", [MAY, JUNE], [("Weavers", [60, 30]), ("Cooperative", [40, -10])]
)
ALL = [BARS, HISTOGRAM, LINES, COLUMNS]


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(draw(chart, 1))


def named(svg: ElementTree.Element, kind: str, name: str) -> list[ElementTree.Element]:
    return [each for each in svg.iter(f"{NAME}{kind}") if name in (each.get("class") or "").split()]


def words(svg: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in svg.iter(f"{NAME}title")][1:]


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
def test_each_chart_is_an_image_with_its_title_and_a_sentence(chart: Chart) -> None:
    svg = drawn(chart)
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "chart-1-title chart-1-words"
    ids = {each.get("id"): each.text for each in svg.iter() if each.get("id")}
    assert ids == {"chart-1-title": chart.title, "chart-1-words": chart.summary}


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
def test_no_chart_has_script_style_or_a_colour_of_its_own(chart: Chart) -> None:
    assert not re.search(r"<script|<style|style=|fill=|stroke=|href=|on\w+=", draw(chart, 1))


def test_bars_are_as_long_as_their_figures_and_what_is_below_nothing_has_none() -> None:
    svg = drawn(BARS)
    assert [bar.get("width") for bar in named(svg, "rect", "chart__bar")] == ["100%", "50%", "0%"]
    assert words(svg) == ["Umden <Eri>: ₹3,000", "Jowai: ₹1,500", "Aronai: −₹5"]


def test_what_is_too_much_for_a_page_is_counted() -> None:
    svg = drawn(Bars("Many", "x", [(f"Circle {n}", n) for n in range(MOST_BARS + 5)]))
    assert len(named(svg, "rect", "chart__bar")) == MOST_BARS
    assert named(svg, "text", "chart__axis")[0].text == "and 5 more in the table"


def test_a_histogram_has_a_column_for_each_bin_and_a_line_where_it_is_held_against() -> None:
    svg = drawn(HISTOGRAM)
    assert [int(bar.get("height") or 0) for bar in named(svg, "rect", "chart__bar")] == [PLOT, 0, PLOT // 2]
    [mark] = named(svg, "line", "chart__mark")
    assert (mark.get("x1"), mark.get("x2")) == ("50%", "50%")
    assert named(svg, "text", "chart__against")[0].text == "US$100: ₹1,500"


def test_a_line_has_a_point_for_each_known_figure_at_its_height() -> None:
    svg = drawn(LINES)
    points = named(svg, "circle", "chart__point--1")
    assert [point.get("cx") for point in points] == ["16.67%", "83.33%"]
    low, high = (int(point.get("cy") or 0) for point in points)
    floor = int(named(svg, "line", "chart__floor")[0].get("y1") or 0)
    assert (floor - low) * 3 == pytest.approx(floor - high, abs=3)
    assert words(svg)[:2] == ["May 2026, half: ₹100", "Jul 2026, half: ₹300"]


def test_parts_of_a_column_stand_on_one_another() -> None:
    svg = drawn(COLUMNS)
    weavers = named(svg, "rect", "chart__part--1")[1:]
    others = named(svg, "rect", "chart__part--2")[1:]
    assert len(others) == 1
    foot, top = weavers[0], others[0]
    assert int(top.get("y") or 0) + int(top.get("height") or 0) == int(foot.get("y") or 0)


@pytest.mark.parametrize("chart", [
    Bars("x", "y", []), Histogram("x", "y", [0, 100], [0], "women"), Lines("x", "y", [], [("a", [])]),
    Columns("x", "y", [], [("a", [])]),
], ids=lambda chart: type(chart).__name__)  # fmt: skip
def test_where_nothing_is_known_a_chart_is_drawn_all_the_same(chart: Chart) -> None:
    assert drawn(chart).tag == f"{NAME}svg"


@pytest.mark.parametrize("top", [1, 99_00, 100_00, 1200_00, 29_888_79, 1_00_00_000_00])
def test_bins_are_round_rupees_and_never_too_many(top: int) -> None:
    width = bin_width(top)
    assert width % 100 == 0
    assert top // width + 1 <= MOST_BINS
