"""Single steps, each measured in a process of its own that prints its seconds of wall time.

python -m benchmarks.small table-naive | table-ours | chart
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROWS, COLUMNS = 60, 10
CHARTS = 20
TEXT_WIDTH = 9354  # twips: A4 with margins of 30 and 15 mm
SPEC = """{"mark": "bar", "width": 400, "height": 300,
"data": {"values": [%s]},
"encoding": {"y": {"field": "a", "type": "nominal"},
             "x": {"field": "b", "type": "quantitative"}}}"""


def table_naive() -> Iterator[tuple[str, float]]:
    """A Word table written cell by cell with python-docx's `table.cell`."""
    from docx import Document

    start = time.perf_counter()
    table = Document().add_table(ROWS, COLUMNS)
    for row in range(ROWS):
        for column in range(COLUMNS):
            table.cell(row, column).text = f"{row},{column}"
    yield f"Word table of {ROWS} x {COLUMNS} by table.cell", time.perf_counter() - start


def table_ours() -> Iterator[tuple[str, float]]:
    """The same table by the package's renderer."""
    from docx import Document

    from baocao.document.blocks import Column, Row, Table, Text
    from baocao.output.word.markup import elements
    from baocao.output.word.output import Output
    from baocao.output.word.tables import table

    columns = tuple(Column(f"Cột {number}", 1) for number in range(COLUMNS))
    rows = tuple(
        Row(tuple((Text(f"{row},{column}"),) for column in range(COLUMNS))) for row in range(ROWS)
    )
    template = Path("templates/administrative_report.docx")
    output = Output(Document(str(template)).part)
    start = time.perf_counter()
    elements("".join(table(Table("Bảng", columns, rows), TEXT_WIDTH, output)))
    yield f"Word table of {ROWS} x {COLUMNS} by the package", time.perf_counter() - start


def chart() -> Iterator[tuple[str, float]]:
    """Charts to SVG and PNG: the first of a process, and those after it."""
    from baocao.document.charts.export import render_here

    values = ",".join(f'{{"a": "Huyện {n}", "b": {n}}}' for n in range(11))
    start = time.perf_counter()
    render_here(SPEC % values)
    yield "First chart of a process", time.perf_counter() - start
    start = time.perf_counter()
    for _ in range(CHARTS):
        render_here(SPEC % values)
    yield "Each chart after it", (time.perf_counter() - start) / CHARTS


STEPS: dict[str, Callable[[], Iterator[tuple[str, float]]]] = {
    "table-naive": table_naive,
    "table-ours": table_ours,
    "chart": chart,
}

if __name__ == "__main__":
    for name, seconds in STEPS[sys.argv[1]]():
        print(f"{name}\t{seconds}")
