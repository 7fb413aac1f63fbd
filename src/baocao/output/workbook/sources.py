"""The sheet of sources: every figure with its formula, and each cell that it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from baocao.document.narrative.phrases import Phrases
from baocao.output.workbook.long_list import ListPage
from baocao.output.workbook.sheet import HEAD, LIST, NOTE, TITLE, FormattedSheet, Looks
from baocao.output.workbook.values import DATE_FORMAT
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure
from baocao.results.ledger.told_cells import Tell
from baocao.submissions.workbooks.model import SourceCell

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
EXACT_FORMATS = ("#,##0", "#,##0.######")  # of a whole value, and of any other
MOST_PRINTED = 400  # rows, on about ten pages; a longer list is for the screen and prints its title


def write_sources(
    page: ListPage, looks: Looks, figures: Iterable[Figure], phrases: Phrases, told: Tell
) -> None:
    """One row for each source cell of each figure as it is `told`; a figure without any has one
    row."""
    sheet = FormattedSheet(page, looks)
    sheet.text(0, 0, phrases["workbook.sources_title"], TITLE)
    for place, name in enumerate(COLUMNS):
        sheet.text(HEAD_ROW, place, phrases[f"workbook.{name}"], HEAD)
    last = page.add_rows(HEAD_ROW + 1, _rows(page, looks, figures, phrases, told), len(COLUMNS))
    page.autofilter(HEAD_ROW, 0, last, len(COLUMNS) - 1)
    printed = last
    if last > MOST_PRINTED:
        sheet.text(1, 0, phrases["workbook.not_printed"], {**NOTE, "text_wrap": False})
        printed = 1
    # On paper without the hashes: nobody reads them there, and the letters get larger.
    page.print_area(0, 0, printed, list(COLUMNS).index("hash") - 1)
    sheet.set_up((HEAD_ROW, HEAD_ROW), list(COLUMNS.values()), landscape=True)


def _rows(
    page: ListPage, looks: Looks, figures: Iterable[Figure], phrases: Phrases, told: Tell
) -> Iterator[str]:
    dated = looks.get(LIST, DATE_FORMAT)
    whole, exact = (looks.get(LIST, format_) for format_ in EXACT_FORMATS)
    words = page.texts(looks.get(LIST))
    places: dict[SourceCell, str] = {}  # tens of thousands, most in several figures

    def place(source: SourceCell) -> str:
        known = places.get(source)
        if known is None:
            stood = f"{words(source.file)}{words(source.sheet)}{words(source.cell)}"
            known = places[source] = f"{stood}{words(source.sha256)}"
        return known

    unique = {figure.id: figure for figure in figures}
    for figure in unique.values():
        value = figure.value
        number = page.number(value, whole if value == value.to_integral_value() else exact)
        unit = words(phrases[f"workbook.units.{figure.unit}"])
        made = words(formula_words(figure.formula))
        head = f"{words(figure.id)}{words(figure.text)}{number}{unit}{made}"
        day = page.number(figure.as_of, dated) if figure.as_of else words("")
        parts = _parts(figure, told, place)
        starts = {p: f"{head}{words(phrases[f'workbook.{p}'])}{day}" for p in {*parts.values()}}
        for cell, part in parts.items():
            yield starts[part] + cell
        if not parts:
            yield f"{head}{words('')}{day}{words('') * 4}"


def _parts(figure: Figure, told: Tell, place: Callable[[SourceCell], str]) -> dict[str, str]:
    """Each source cell once: as part of the numerator, the denominator, or of the figure."""
    top = told(figure.numerator.sources if figure.numerator else ())
    bottom = told(figure.denominator.sources if figure.denominator else ())
    every = told(figure.sources)
    if every is top and not bottom:  # a count
        return dict.fromkeys(map(place, top), "numerator")
    named = dict.fromkeys(map(place, every), "source")
    bottom_named = dict.fromkeys(map(place, bottom), "denominator")
    return named | bottom_named | dict.fromkeys(map(place, top), "numerator")
