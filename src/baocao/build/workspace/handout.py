"""All forms of a period as people send them out: a folder, the same as one file, and the list
that a mail merge reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter

from baocao.build.workspace.form import UnitForm
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.periods.deadlines import WorkingDays, deadline
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.submissions.forms.write import CREATED

LIST = "danh-sach-gui.xlsx"
# Without dots and brackets: Word's mail merge takes them for fields.
COLUMNS = ("Đơn vị", "Mã", "Tệp biểu mẫu", "Kỳ", "Từ ngày", "Đến ngày", "Hạn nộp", "Thư điện tử")
WIDTHS = (40, 10, 30, 22, 12, 12, 12, 30)


@dataclass(frozen=True)
class SentForm:
    """A line of the list: whose form it is, and in which file."""

    unit_name: str
    code: str
    file: str


def line_of(form: UnitForm) -> SentForm:
    """What the list says of a form."""
    return SentForm(form.unit_name, form.unit.official_code, form.name)


def mail_list(lines: Iterable[SentForm], period: ReportingPeriod, days: WorkingDays) -> bytes:
    """The list as a workbook whose first row are the names of fields; addresses are left to
    people."""
    about = (period_name(period), *map(short_date, (period.start, period.end)))
    due = short_date(deadline(period, days))
    rows = [(line.unit_name, line.code, line.file, *about, due, "") for line in lines]
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet("Danh sách")
        bold = book.add_format({"bold": True})
        for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, bold)
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values):
                sheet.write_string(row, column, value)
        sheet.freeze_panes(1, 0)
    return target.getvalue()


def as_one_file(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Files in one zip; the same files are the same bytes."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(ZipInfo(name, CREATED.timetuple()[:6]), content)
    return target.getvalue()
