"""The day of a workbook's figures: of its mapping, of a cell, or the one that its titles name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from baocao.core.errors import BaocaoError, Problem
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.model import ReportingPeriod
from baocao.submissions.mapped.dates import TITLE_ROWS, day_in, days_in
from baocao.submissions.mapped.load import rule_for
from baocao.submissions.mapped.model import CellReference, Mapping
from baocao.submissions.workbooks.cell_names import cell_spot
from baocao.submissions.workbooks.workbook import CellValue, SourceWorkbook

FARTHEST = timedelta(days=183)  # from a period; a slip of the pen in the year is farther


def day_of_figures(
    book: SourceWorkbook, mapping: Mapping, period: ReportingPeriod, problems: list[Problem]
) -> date:
    """The day; one that is far from the period goes to `problems`, and the period's last day
    stands for it, so that the rest of the workbook is read.

    Raises `BaocaoError` where nothing names a day.
    """
    day, where = _stated(book, mapping)
    if not is_far(day, period):
        return day
    what = f"ngày số liệu {short_date(day)} cách kỳ báo cáo {period.key} quá xa"
    problems.append(Problem(what, where, "sửa lại năm của ngày này, hoặc chuyển tệp sang đúng kỳ"))
    return period.end


def is_far(day: date, period: ReportingPeriod) -> bool:
    """Whether a day is more than half a year before a period begins or after it ends."""
    return not period.start - FARTHEST <= day <= period.end + FARTHEST


def _stated(book: SourceWorkbook, mapping: Mapping) -> tuple[date, str]:
    """The day and where it stands."""
    if isinstance(mapping.as_of, date):
        return mapping.as_of, f"{mapping.file}, trường as_of"
    if isinstance(mapping.as_of, CellReference):
        return _day_in_cell(book, mapping, mapping.as_of)
    titles = dict(_titles(book, mapping))
    days = days_in(titles.values())
    if len(days) == 1:
        (day,) = days
        return day, next(where for where, value in titles.items() if day in days_in([value]))
    found = "nêu nhiều ngày khác nhau" if days else "không nêu ngày số liệu"
    todo = "ghi as_of vào tệp ánh xạ: một ngày, hoặc trang tính và ô có ngày"
    raise BaocaoError(Problem(f"tiêu đề của các bảng {found}", book.file, todo))


def _titles(book: SourceWorkbook, mapping: Mapping) -> Iterator[tuple[str, CellValue]]:
    """The first cells of the sheets that are read, each with its place."""
    for name in book.sheet_names:
        rule = rule_for(name, mapping)
        if rule is None or rule.ignore:
            continue
        sheet = book.sheet_of(name)
        for row, values in enumerate(sheet.rows[:TITLE_ROWS]):
            for column, value in enumerate(values):
                yield str(sheet.source(row, column)), value


def _day_in_cell(
    book: SourceWorkbook, mapping: Mapping, reference: CellReference
) -> tuple[date, str]:
    if not book.has_sheet(reference.sheet):
        what = f"as_of của tệp ánh xạ nêu trang tính “{reference.sheet}” mà tệp này không có"
        todo = (
            f"ghi vào as_of của {mapping.file} một ngày (dạng 2023-03-14), hoặc trang tính và ô "
            f"ghi ngày số liệu; tệp có các trang: {', '.join(book.sheet_names)}"
        )
        raise BaocaoError(Problem(what, book.file, todo))
    sheet = book.sheet(reference.sheet)
    spot = cell_spot(reference.cell)
    assert spot is not None  # the schema lets nothing else in
    day = day_in(sheet.value(*spot))
    where = f"{sheet.where} › {reference.cell}"
    if day is None:
        todo = "ghi ngày dạng 14/9/2022 vào ô này, hoặc sửa as_of trong tệp ánh xạ"
        raise BaocaoError(Problem("ô này không nêu một ngày", where, todo))
    return day, where
