"""The sheet of sources: every figure with its formula, and each cell that it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from baocao.ledger.model import Figure
from baocao.narrative.phrases import Phrases
from baocao.render.workbook.sheet import HEAD, LIST, TITLE, Sheet
from baocao.render.workbook.values import DATE_FORMAT, Value
from baocao.submissions.model import SourceCell

COLUMNS = {
    "figure": 44.0,
    "printed": 14.0,
    "value": 16.0,
    "unit": 11.0,
    "formula": 60.0,
    "part": 10.0,
    "as_of": 12.0,
    "file": 70.0,
    "sheet": 12.0,
    "cell": 8.0,
    "hash": 68.0,
}
HEAD_ROW = 2


def write_sources(sheet: Sheet, figures: Iterable[Figure], phrases: Phrases) -> None:
    """One row for each source cell of each figure; a figure without any has one row."""
    sheet.text(0, 0, phrases["workbook.sources_title"], TITLE)
    for place, name in enumerate(COLUMNS):
        sheet.text(HEAD_ROW, place, phrases[f"workbook.{name}"], HEAD)
    last = HEAD_ROW
    for last, values in enumerate(_rows(figures, phrases), HEAD_ROW + 1):
        for place, value in enumerate(values):
            sheet.write(last, place, value, LIST)
    sheet.page.autofilter(HEAD_ROW, 0, last, len(COLUMNS) - 1)
    sheet.set_up((HEAD_ROW, HEAD_ROW), list(COLUMNS.values()), landscape=True)


def _rows(figures: Iterable[Figure], phrases: Phrases) -> Iterator[tuple[Value, ...]]:
    unique = {figure.id: figure for figure in figures}
    for figure in unique.values():
        head = _head(figure, phrases)
        day = Value(figure.as_of, DATE_FORMAT) if figure.as_of else Value("")
        parts = _parts(figure)
        for source, part in parts.items():
            yield (*head, Value(phrases[f"workbook.{part}"]), day, *_place(source))
        if not parts:
            yield (*head, Value(""), day, *[Value("")] * 4)


def _head(figure: Figure, phrases: Phrases) -> tuple[Value, ...]:
    unit = phrases[f"workbook.units.{figure.unit}"]
    exact = Value(figure.value, _exact_format(figure.value))
    return (Value(figure.id), Value(figure.text), exact, Value(unit), Value(figure.formula))


def _exact_format(value: Decimal) -> str:
    return "#,##0" if value == value.to_integral_value() else "#,##0.######"


def _parts(figure: Figure) -> dict[SourceCell, str]:
    """Each source cell once: as part of the numerator, the denominator, or of the figure."""
    top = figure.numerator.sources if figure.numerator else ()
    bottom = figure.denominator.sources if figure.denominator else ()
    named = dict.fromkeys(figure.sources, "source")
    return named | dict.fromkeys(bottom, "denominator") | dict.fromkeys(top, "numerator")


def _place(source: SourceCell) -> tuple[Value, ...]:
    return tuple(Value(text) for text in (source.file, source.sheet, source.cell, source.sha256))
