"""How every chart looks: width, letters, colours, number format.

One pixel of a specification is one point on paper. Colours are those of Okabe and Ito, set
so that they differ in lightness too: the charts are printed in black and white.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from baocao.document.charts.vega_lite import Chart, inline, of, parts

WIDTH_MM = 160.0  # the text width of an A4 page with margins of 30 and 20 mm
WIDTH = 454  # the same in points
PADDING = 2
FONT = "Arimo"
FONTS = Path(__file__).parent / "fonts"
FONT_SIZE = 10
SMALL_SIZE = 9
LINE_HEIGHT = 11.5
SUBTITLE_LETTERS = 96  # what one line of the subtitle holds

BLUE = "#0072B2"  # lightness 46
SKY = "#56B4E9"  # 70
YELLOW = "#F0E442"  # 89
RUST = "#5A1500"  # 19, a darkened vermillion
PALE = "#DCEBF5"  # 92
WHITE = "#FFFFFF"
BLACK = "#000000"
GRID = "#DDDDDD"
CATEGORIES = (BLUE, "#E69F00", SKY, "#009E73", RUST, YELLOW, "#CC79A7", BLACK)

NUMBER_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đồng"]}

_CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": WHITE,
    "aria": False,  # Vega writes its own in English; the alternative text is ours
    "lineBreak": "\n",
    "locale": {"number": NUMBER_LOCALE},
    "padding": PADDING,
    "view": {"stroke": None},
    "text": {"fontSize": FONT_SIZE, "lineHeight": LINE_HEIGHT, "fill": BLACK},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 11,
        "fontWeight": "bold",
        "subtitleFontSize": SMALL_SIZE,
        "subtitlePadding": 4,
        "subtitleLineHeight": LINE_HEIGHT,
        "offset": 10,
    },
    "axis": {
        "labelFontSize": SMALL_SIZE,
        "labelColor": BLACK,
        "gridColor": GRID,
        "domainColor": BLACK,
        "tickColor": BLACK,
        "tickSize": 3,
    },
    "legend": {"labelFontSize": SMALL_SIZE, "symbolStrokeWidth": 0.8, "labelLimit": 0},
    "header": {"labelFontSize": FONT_SIZE, "labelFontWeight": "bold", "labelColor": BLACK},
}

TIME_LOCALE = {
    "dateTime": "%H:%M %d/%m/%Y",
    "date": "%d/%m/%Y",
    "time": "%H:%M",
    "periods": ["SA", "CH"],
    "days": ["chủ nhật", *(f"thứ {name}" for name in ("hai", "ba", "tư", "năm", "sáu", "bảy"))],
    "shortDays": ["CN", *(f"T{number}" for number in range(2, 8))],
    "months": [f"tháng {number}" for number in range(1, 13)],
    "shortMonths": [f"T{number}" for number in range(1, 13)],
}


def common_look() -> dict[str, Any]:
    """The configuration that a chart of any origin gets, dates in Vietnamese too."""
    axis = {**_CONFIG["axis"], "titleFontSize": SMALL_SIZE, "titleFontWeight": "normal"}
    return {
        **_CONFIG,
        "axis": axis,
        "axisTemporal": {"format": TIME_LOCALE["date"]},
        "mark": {"color": BLUE},
        "range": {"category": list(CATEGORIES)},
        "locale": {"number": NUMBER_LOCALE, "time": TIME_LOCALE},
    }


def titled(chart: Chart, title: str, notes: Sequence[str]) -> Chart:
    """The chart with its title, its notes as wrapped lines below, and the common look."""
    lines = textwrap.wrap(" ".join(note for note in notes if note), SUBTITLE_LETTERS)
    wrapped = textwrap.wrap(title, SUBTITLE_LETTERS - 20)
    return chart.with_fields(title=parts(text=wrapped, subtitle=lines), config=_CONFIG)


def column_heading(text: str, end: float) -> Chart:
    """A small bold heading over a column that ends at `end` points from the plot's left."""
    mark: Chart = Chart({"data": inline([{"heading": text}])}).mark(
        "text", align="right", x=end, y=-7, fontSize=SMALL_SIZE, fontWeight="bold"
    )
    return mark.encode(text=of("heading:N"))
