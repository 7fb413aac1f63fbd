"""A filled form: the inputs that its hidden map names, as observations and task progress.

An input that is empty was not reported. The free rows of a form are read by `observations`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from baocao.core.errors import BaocaoError, Problem
from baocao.definitions.indicators.model import DataElement
from baocao.submissions.workbooks.cells import CellError, is_blank, read_day, read_text
from baocao.submissions.workbooks.form_map import MAP_SHEET, CellKind, FormCell, FormMap, read_map
from baocao.submissions.workbooks.form_place import PlacedSheet, label_form, place_cells
from baocao.submissions.workbooks.hidden import (
    broken_cells,
    hidden_values,
    marked_numbers,
    remark,
)
from baocao.submissions.workbooks.layout import FORM_SHEETS_VERSION, METADATA, METADATA_SHEET
from baocao.submissions.workbooks.metadata import Metadata
from baocao.submissions.workbooks.model import BlankCell, Fate, Observation, Remark, TaskProgress
from baocao.submissions.workbooks.observations import Defaults, task_progress
from baocao.submissions.workbooks.table import find_lines
from baocao.submissions.workbooks.vocabulary import Vocabulary
from baocao.submissions.workbooks.workbook import SourceSheet, SourceWorkbook, Structure

COLUMN_KINDS = (CellKind.AS_OF, CellKind.PROVIDER, CellKind.DEFINITION)
ITEM_KINDS = (CellKind.STATE, CellKind.DONE_ON, CellKind.EVIDENCE, CellKind.NOTE)

OF_ROW = "cùng dòng"  # whose numbers a word may change
_NEW_FORM = "dùng lệnh baocao form lấy biểu mẫu mới rồi chép số liệu sang"
_HEAD = {"province": "tỉnh", "period": "kỳ", "unit": "đơn vị"}


def find_form(book: SourceWorkbook, vocabulary: Vocabulary) -> FormMap | None:
    """The map of a form; None for a workbook of another kind.

    Raises `BaocaoError` where a form lost its map or asks for what the catalogue lacks.
    """
    if book.has_sheet(MAP_SHEET):
        form = read_map(book.sheet(MAP_SHEET))
        _check_catalogue(book, form, vocabulary)
        return form
    if book.has_sheet(METADATA_SHEET):
        lines = find_lines(book.sheet(METADATA_SHEET), METADATA, [])
        if read_text(lines.value("version")) == FORM_SHEETS_VERSION:
            what = f"biểu mẫu đã mất trang ẩn “{MAP_SHEET}” nên không đọc được"
            raise BaocaoError(Problem(what, book.file, _NEW_FORM))
    return None


def check_head(
    book: SourceWorkbook, form: FormMap, metadata: Metadata, problems: list[Problem]
) -> None:
    """Province, period and unit on the first sheet are still those that the form is for."""
    lines = find_lines(book.sheet(METADATA_SHEET), METADATA, [])
    lines = replace(lines, problems=problems)
    slug = metadata.province.slug if metadata.province else ""
    stated = {"province": slug, "period": metadata.period, "unit": metadata.unit}
    wrong = {problem.where for problem in problems}
    for key, value in stated.items():
        made_for = getattr(form, key)
        if value and value != made_for and str(lines.source(key)) not in wrong:
            what = f"{_HEAD[key]} “{value}” không phải {_HEAD[key]} của biểu mẫu, “{made_for}”"
            lines.note(key, what, "ghi lại như biểu mẫu gốc, hoặc lấy biểu mẫu khác cho đúng")


@dataclass(frozen=True)
class FormContents:
    """What a form's inputs hold, those that are empty, and those that hold a formula without a
    result, or an error."""

    observations: tuple[Observation, ...]
    blanks: tuple[BlankCell, ...]
    progress: tuple[TaskProgress, ...]
    remarks: tuple[Remark, ...]
    sheets: tuple[SourceSheet, ...]


def read_form(
    book: SourceWorkbook,
    form: FormMap,
    vocabulary: Vocabulary,
    defaults: Defaults,
    problems: list[Problem],
) -> FormContents:
    """Every input that `form` names; what is wrong goes to `problems`, cell by cell."""
    observations: list[Observation] = []
    blanks: list[BlankCell] = []
    progress: list[TaskProgress] = []
    remarks: list[Remark] = []
    sheets: list[SourceSheet] = []
    for name, cells in groupby(form.cells, key=lambda cell: cell.sheet):
        try:
            placed = place_cells(book.sheet(name), tuple(cells), problems)
        except BaocaoError as error:
            problems.extend(error.problems)
        else:
            observations.extend(_observations(placed, vocabulary, defaults))
            progress.extend(_progress(placed))
            structure = book.structure(name)
            blanks.extend(_blanks(placed, structure))
            remarks.extend(_remarks(placed, structure))
            remarks.extend(_renamed(placed, vocabulary, defaults))
            label_form(placed, structure, knows_previous=form.knows_previous)
            sheets.append(placed.sheet)
    return FormContents(
        tuple(observations), tuple(blanks), tuple(progress), tuple(remarks), tuple(sheets)
    )


@dataclass(frozen=True)
class _FormColumn:
    """What a form says of a whole column of values."""

    as_of: date | None
    provider: str
    definition: str


def _observations(
    placed: PlacedSheet, vocabulary: Vocabulary, defaults: Defaults
) -> Iterator[Observation]:
    about = _grouped(placed.cells, COLUMN_KINDS, lambda cell: cell.column)
    filled = {
        cell.column
        for cell, spot in placed.places.items()
        if cell.kind is CellKind.VALUE and not is_blank(placed.sheet.value(*spot))
    }
    columns = {
        key: _column(placed, cells, defaults, used=key in filled) for key, cells in about.items()
    }
    unsaid = _FormColumn(defaults.as_of, "", "")
    for cell in placed.cells:
        if cell.kind is CellKind.VALUE:
            element = vocabulary.element(cell.subject)
            column = columns.get(cell.column, unsaid)  # whose rows are lost, which is told
            found = _observation(placed, cell, column, element)
            if found is not None:
                yield found


def _column(
    placed: PlacedSheet, cells: Iterable[FormCell], defaults: Defaults, *, used: bool
) -> _FormColumn:
    """What stands below a column without values is read of nothing: a figure there went astray."""
    record = placed.record(cells)
    found = _FormColumn(
        as_of=record.read(CellKind.AS_OF.value, read_day) or defaults.as_of,
        provider=record.text(CellKind.PROVIDER.value),
        definition=record.text(CellKind.DEFINITION.value),
    )
    if used:
        record.enter(Fate.READ)
    return found


def _observation(
    placed: PlacedSheet, cell: FormCell, column: _FormColumn, element: DataElement
) -> Observation | None:
    record = placed.record([cell])
    quantity = record.quantity(CellKind.VALUE.value, element)
    if quantity is None or column.as_of is None:
        return None
    record.enter(Fate.READ)
    return Observation(
        element=cell.subject,
        area=cell.place,
        disaggregation=cell.split,
        quantity=quantity,
        as_of=column.as_of,
        source=record.source(CellKind.VALUE.value),
        provider=column.provider,
        definition=column.definition,
    )


def _blanks(placed: PlacedSheet, structure: Structure) -> Iterator[BlankCell]:
    """The inputs for values that are empty; a formula without a result is told as such."""
    for cell, spot in placed.places.items():
        is_empty = cell.kind is CellKind.VALUE and is_blank(placed.sheet.value(*spot))
        if is_empty and spot not in structure.uncomputed:
            yield BlankCell(cell.subject, cell.place, cell.split, placed.sheet.source(*spot))


def _progress(placed: PlacedSheet) -> Iterator[TaskProgress]:
    """Rows of which anything is filled in; then their state must be."""
    for cells in _grouped(placed.cells, ITEM_KINDS, lambda cell: cell.row).values():
        record = placed.record(cells, CellKind.STATE)
        if all(is_blank(record.value(kind.value)) for kind in ITEM_KINDS):
            continue
        found = task_progress(record, cells[0].subject, cells[0].place)
        record.enter(Fate.READ if found else Fate.FINDING)
        if found is not None:
            yield found


def _remarks(placed: PlacedSheet, structure: Structure) -> Iterator[Remark]:
    """Inputs that people do not see, that are read as blank and are not, or without a mark; a
    form's own cells are none of them."""
    spots = [at for cell, at in placed.places.items() if not cell.kind.is_printed]
    yield from hidden_values(placed.sheet, structure, spots)
    others = (*broken_cells(placed.sheet, structure), *marked_numbers(placed.sheet, structure))
    inputs = {placed.sheet.source(*spot) for spot in spots} if others else ()
    yield from (other for other in others if other.source in inputs)


def _renamed(placed: PlacedSheet, vocabulary: Vocabulary, defaults: Defaults) -> Iterator[Remark]:
    """Rows whose name is that of another area than the one that their key stands for."""
    rows: dict[int, tuple[int, str]] = {}
    for cell, (row, column) in placed.places.items():
        if cell.kind is CellKind.VALUE:
            rows[row] = min(rows.get(row, (column, cell.place)), (column, cell.place))
    for row, (first, place) in rows.items() if defaults.province else ():
        for column in range(first):
            value = placed.sheet.value(row, column)
            if not isinstance(value, str):
                continue
            area = vocabulary.known_area(value, defaults.province or "", defaults.as_of)
            if area is not None and area != place:
                source = placed.sheet.source(row, column)
                yield remark("words_change_meaning", source, read_text(value), where=OF_ROW)


def _grouped(
    cells: Iterable[FormCell], kinds: tuple[CellKind, ...], key: Callable[[FormCell], str]
) -> dict[str, list[FormCell]]:
    groups: dict[str, list[FormCell]] = defaultdict(list)
    for cell in cells:
        if cell.kind in kinds:
            groups[key(cell)].append(cell)
    return groups


def _check_catalogue(book: SourceWorkbook, form: FormMap, vocabulary: Vocabulary) -> None:
    """Every element and option that the form asks for is in the catalogue."""
    asked = {(c.subject, c.split) for c in form.cells if c.kind is CellKind.VALUE}
    for element, split in sorted(asked):
        try:
            vocabulary.element(element)
            for category, option in split:
                vocabulary.option(category, option)
        except (CellError, KeyError):
            what = f"biểu mẫu lập theo danh mục khác: “{element}” không còn như trước"
            raise BaocaoError(Problem(what, book.file, _NEW_FORM)) from None
