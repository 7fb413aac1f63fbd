"""One form per way to spoil it: what is wrong, at which cell, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.read import read_submission
from tests.sent_folder import read_folder
from tests.submissions.forms.conftest import (
    HEAD,
    MAP,
    OTHER,
    PERIOD,
    TASKS,
    VACCINATION,
    find,
    inputs_of,
)

Read = Callable[[Path], Submission]
Edit = Callable[[Any, Path], tuple[str, str]]
"""Spoils a workbook; tells the sheet and the cell at which that must be reported."""


def put(sheet: str, cell: str, value: object) -> Edit:
    def edit(book: Any, _: Path) -> tuple[str, str]:
        book[sheet][cell] = value
        return sheet, cell

    return edit


def put_input(value: object, *wanted: str) -> Edit:
    """A value in the input of a kind, a subject, a place and a disaggregation."""

    def edit(book: Any, form: Path) -> tuple[str, str]:
        cell = find(inputs_of(form), *wanted)
        book[cell.sheet][cell.cell] = value
        return cell.sheet, cell.cell

    return edit


def put_map(cell: str, value: object, told: str = "") -> Edit:
    """A change of the hidden map, told at a cell or for the whole sheet."""

    def edit(book: Any, _: Path) -> tuple[str, str]:
        book[MAP][cell] = value
        return MAP, told

    return edit


def without_keys_below(book: Any, form: Path) -> tuple[str, str]:
    """The rows below a table, for days and sources of whole columns, lost the keys before them."""
    kinds = ("as_of", "provider", "definition")
    every = [cell for cell in inputs_of(form) if cell.sheet == VACCINATION]
    below = [cell for cell in every if cell.kind in kinds]
    for cell in below:
        book[VACCINATION][f"A{book[VACCINATION][cell.cell].row}"] = None
    return VACCINATION, below[0].cell


def drop(sheet: str) -> Edit:
    def edit(book: Any, _: Path) -> tuple[str, str]:
        del book[sheet]
        return "", ""

    return edit


def change_row(change: str) -> Edit:
    """Delete, double or part the rows around the one of an area."""

    def edit(book: Any, form: Path) -> tuple[str, str]:
        cell = find(inputs_of(form), "value", "vaccinated", "183", DOSE_2)
        sheet = book[cell.sheet]
        row = sheet[cell.cell].row
        if change == "delete":
            sheet.delete_rows(row)
            first = next(i for i in inputs_of(form) if i.row == cell.row)
            return cell.sheet, first.cell
        if change == "copy":
            sheet.insert_rows(row + 1)
            sheet.cell(row + 1, 1).value = sheet.cell(row, 1).value
            first = next(i for i in inputs_of(form) if i.row == cell.row)
            return cell.sheet, first.cell
        sheet.insert_rows(row + 1)
        added = sheet.cell(row + 1, sheet[cell.cell].column)
        added.value = 120
        return cell.sheet, added.coordinate

    return edit


def as_percentage(book: Any, form: Path) -> tuple[str, str]:
    """A count in a cell that shows 7 as 700%."""
    sheet, cell = put_input(7, *COUNT)(book, form)
    book[sheet][cell].number_format = "0%"
    return sheet, cell


def delete_column(book: Any, form: Path) -> tuple[str, str]:
    cell = find(inputs_of(form), "value", "vaccinated", "183", DOSE_2)
    first = next(i for i in inputs_of(form) if i.column == cell.column)
    book[cell.sheet].delete_cols(book[cell.sheet][cell.cell].column)
    return cell.sheet, first.cell


def without_state(book: Any, form: Path) -> tuple[str, str]:
    put_input("CV 12", *PROOF)(book, form)
    return TASKS, find(inputs_of(form), *STATE).cell


def done_in_march(book: Any, form: Path) -> tuple[str, str]:
    put_input("Đã hoàn thành", *STATE)(book, form)
    return put_input("tháng 3", *DAY)(book, form)


DOSE_2 = "age_group=18plus;dose=d2"
COUNT = ("value", "vaccinated", "183", DOSE_2)
STATE = ("state", "lang-son-11-ct-tu", "vac-5-11-plan")
DAY = ("done_on", *STATE[1:])
PROOF = ("evidence", *STATE[1:])

CASES: list[tuple[str, Edit, str]] = [
    ("hidden sheet removed", drop(MAP), "mất trang ẩn"),
    ("other map version", put_map("B2", "0", "B2"), "không đọc được biểu mẫu phiên bản “0”"),
    ("map edited", put_map("F12", "coverage_rate"), "trang ẩn của biểu mẫu đã bị sửa"),
    ("map of unknown kind", put_map("E12", "?"), "trang ẩn của biểu mẫu đã bị sửa"),
    ("map without checksum", put_map("B6", None), "trang ẩn của biểu mẫu đã bị sửa"),
    ("other form version", put(HEAD, "B11", "1"), "phiên bản “1”"),
    ("other province", put(HEAD, "B5", "Tỉnh Cao Bằng"), "không phải tỉnh của biểu mẫu"),
    ("other period", put(HEAD, "B6", "2022-Q3"), "không phải kỳ của biểu mẫu"),
    ("other unit", put(HEAD, "B4", "178"), "không phải đơn vị của biểu mẫu"),
    ("cut-off in words", put(HEAD, "B7", "giữa tháng 12"), "không phải ngày"),
    ("theme sheet removed", drop(VACCINATION), f"thiếu trang tính “{VACCINATION}”"),
    ("free sheet removed", drop(OTHER), f"thiếu trang tính “{OTHER}”"),
    ("row deleted", change_row("delete"), "dòng này của biểu mẫu đã bị xóa"),
    ("row copied", change_row("copy"), "bị chép thành nhiều dòng"),
    ("row added", change_row("add"), "dòng không có trong biểu mẫu"),
    ("rows below a table deleted", without_keys_below, "dòng này của biểu mẫu đã bị xóa"),
    ("column deleted", delete_column, "cột này của biểu mẫu đã bị xóa"),
    ("text in a number", put_input("đang rà soát", *COUNT), "không phải số"),
    ("unclear dot", put_input("855.8", *COUNT), "855.8"),
    ("unclear comma", put_input("12,000", *COUNT), "dấu phẩy trong “12,000”"),
    ("a count as a percentage", as_percentage, "là tỷ lệ phần trăm"),
    ("yes in a number", put_input(True, *COUNT), "không phải số"),  # noqa: FBT003
    (
        "bad day of a column",
        put_input("cuối kỳ", "as_of", "vaccinated", "", DOSE_2),
        "không phải ngày",
    ),
    ("unknown element", put(OTHER, "A6", "coverage"), "không có thành phần số liệu"),
]


# The provincial office's form has tasks too.
TASK_CASES: list[tuple[str, Edit, str]] = [
    ("task sheet removed", drop(TASKS), f"thiếu trang tính “{TASKS}”"),
    ("unknown state", put_input("Gần xong", *STATE), "không có trạng thái “Gần xong”"),
    ("evidence without state", without_state, "ô bắt buộc đang trống"),
    ("bad day done", done_in_march, "không phải ngày"),
]


def faults(edit: Edit, form: Path, folder: Path, read: Read) -> tuple[BaocaoError, str]:
    """What reading a spoilt form says, and the place at which it must say it."""
    book: Any = openpyxl.load_workbook(form)
    sheet, cell = edit(book, form)
    book.save(folder / "a.xlsx")
    with pytest.raises(BaocaoError) as caught:
        read(folder / "a.xlsx")
    return caught.value, " › ".join(part for part in ("bieu.xlsx", sheet, cell) if part)


@pytest.mark.parametrize(("edit", "what"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_each_fault_is_told_at_its_cell(
    edit: Edit, what: str, district: Path, tmp_path: Path, read: Read
) -> None:
    """A spoilt form is refused with its fault, the place, and what to do."""
    error, where = faults(edit, district, tmp_path, read)
    found = [problem for problem in error.problems if what in problem.what]
    assert where in [problem.where for problem in found], error
    assert all(problem.todo for problem in error.problems)


@pytest.mark.parametrize(
    ("edit", "what"), [pytest.param(*case[1:], id=case[0]) for case in TASK_CASES]
)
def test_each_fault_of_a_task_is_told_at_its_cell(
    edit: Edit, what: str, provincial: Path, tmp_path: Path, read: Read
) -> None:
    """Nothing else is told: the rest of the form is right."""
    error, where = faults(edit, provincial, tmp_path, read)
    assert [(where, True)] == [(p.where, what in p.what) for p in error.problems]


def test_all_faults_come_at_once(provincial: Path, tmp_path: Path, read: Read) -> None:
    """Faults of several sheets are listed together, each once."""
    book: Any = openpyxl.load_workbook(provincial)
    edits = (
        put_input("?", *COUNT),
        put_input("cuối kỳ", "as_of", "cases_cumulative"),
        put_input("Gần xong", *STATE),
        put(OTHER, "A6", "coverage"),
    )
    told = [edit(book, provincial) for edit in edits]
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(BaocaoError) as caught:
        read(tmp_path / "a.xlsx")
    where = sorted(problem.where for problem in caught.value.problems)
    wanted = [f"bieu.xlsx › {sheet} › {cell}" for sheet, cell in told]
    assert set(wanted) <= set(where)
    assert sorted(wanted[:-1]) == [place for place in where if OTHER not in place]


def test_a_row_that_bears_another_name_is_told(
    district: Path, tmp_path: Path, definitions: Definitions
) -> None:
    """Its hidden key says Cao Lộc, whatever somebody typed over the name."""
    book: Any = openpyxl.load_workbook(district)
    asked = find(inputs_of(district), *COUNT)
    sheet = book[asked.sheet]
    sheet[asked.cell] = 7
    name = next(c for c in sheet[sheet[asked.cell].row] if c.value == "Huyện Cao Lộc")
    name.value = "Huyện Lộc Bình"
    book.save(tmp_path / "a.xlsx")
    catalogue, areas = definitions.catalogue, definitions.areas
    sent = read_submission(tmp_path / "a.xlsx", name="a.xlsx", catalogue=catalogue, areas=areas)
    told = [(remark.rule, remark.source.cell) for remark in sent.remarks]
    assert told == [("words_change_meaning", name.coordinate)]


def test_a_form_of_another_catalogue_is_refused(district: Path, definitions: Definitions) -> None:
    """An element that is no longer asked for is not read as something else."""
    elements = dict(definitions.catalogue.elements)
    del elements["tests"]
    catalogue: IndicatorCatalogue = replace(definitions.catalogue, elements=elements)
    with pytest.raises(BaocaoError, match="lập theo danh mục khác"):
        read_submission(district, name="a.xlsx", catalogue=catalogue, areas=definitions.areas)


def test_a_form_lies_beside_canonical_workbooks(
    project: Project, district: Path, tmp_path: Path, definitions: Definitions
) -> None:
    """A folder of submissions takes either kind, and a form must lie in its own period."""
    source = (
        project.submissions / "covid-19" / "lang-son" / PERIOD / "so-y-te-lang-son-mo-phong.xlsx"
    )
    for period in (PERIOD, "2022-Q3"):
        folder = tmp_path / "lang-son" / period
        folder.mkdir(parents=True)
        (folder / "cao-loc.xlsx").write_bytes(district.read_bytes())
    (tmp_path / "lang-son" / PERIOD / source.name).write_bytes(source.read_bytes())

    def sent(period: str) -> tuple[Submission, ...]:
        return read_folder(
            tmp_path / "lang-son" / period,
            project=Project(tmp_path),
            catalogue=definitions.catalogue,
            areas=definitions.areas,
        )

    assert [submission.unit for submission in sent(PERIOD)] == ["183", "20"]
    with pytest.raises(BaocaoError, match="không phải kỳ của thư mục"):
        sent("2022-Q3")
