"""The sheet "Thông tin": who reports what period, and the reasons for what rules warned of."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.vietnamese.names import clean, fold
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.regimes import any_period
from baocao.submissions.workbooks.cells import CellError, read_day, read_text, read_yes_no
from baocao.submissions.workbooks.layout import (
    CONFIRMATIONS,
    FORM_VERSION,
    METADATA,
)
from baocao.submissions.workbooks.model import Confirmation, Fate
from baocao.submissions.workbooks.table import Record, find_lines, find_optional_table
from baocao.submissions.workbooks.workbook import CellValue, SourceSheet

_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")


@dataclass(frozen=True)
class Folder:
    """Where a workbook lies: the province's slug and the period's key it must have."""

    province: str
    period: str


@dataclass(frozen=True)
class Metadata:
    """The head of a workbook; None and "" where it is wrong, and the problem is noted."""

    unit: str = ""
    unit_name: str = ""
    province: AdminUnit | None = None
    period: str = ""
    as_of: date | None = None
    prepared_by: str = ""
    synthetic: bool = False
    origin: str = ""


def read_metadata(
    sheet: SourceSheet,
    areas: AreaRegistry,
    folder: Folder | None,
    problems: list[Problem],
    version: str = FORM_VERSION,
) -> Metadata:
    """The labelled lines; with `folder`, province and period must be the folder's."""
    lines = find_lines(sheet, METADATA, problems)
    lines.read("version", partial(_read_version, wanted=version))
    period = lines.read("period", _read_period)
    day = period.end if period else None
    province = lines.read("province", lambda value: areas.province(read_text(value), on=day))
    synthetic = lines.read("synthetic", read_yes_no)
    origin = lines.text("origin")
    if synthetic and not origin and "origin" in lines.places:
        lines.note("origin", "số liệu mô phỏng mà không ghi nguồn gốc", "ghi cách tạo ra số liệu")
    if folder is not None:
        _check_folder(lines, folder, province, period)
        province = _meant(str(lines.value("unit")), province, folder, areas, day)
    found = Metadata(
        unit=lines.read("unit", partial(_read_unit, areas=areas, province=province, on=day)) or "",
        unit_name=lines.text("unit_name"),
        province=province,
        period=period.key if period else "",
        as_of=lines.read("as_of", read_day),
        prepared_by=lines.text("prepared_by"),
        synthetic=bool(synthetic),
        origin=origin,
    )
    lines.enter(Fate.READ)
    return found


def read_confirmations(
    sheet: SourceSheet, names: tuple[str, ...], problems: list[Problem]
) -> tuple[Confirmation, ...]:
    """The table of confirmed warnings below the lines; a sheet may have none.

    `names` are the workbook's sheets, one of which each reason is for.
    """
    table = find_optional_table(sheet, CONFIRMATIONS, problems)
    return table.read(problems, partial(_confirmation, names=names)) if table else ()


def _confirmation(row: Record, names: tuple[str, ...]) -> Confirmation | None:
    rule = row.read("rule", read_text)
    sheet = row.read("sheet", partial(_read_sheet, names=names))
    cell = row.read("cell", _read_cell)
    reason = row.read("reason", read_text)
    if rule is None or sheet is None or cell is None or reason is None:
        return None
    return Confirmation(rule, sheet, cell, reason, row.source("reason"))


def _check_folder(
    lines: Record, folder: Folder, province: AdminUnit | None, period: ReportingPeriod | None
) -> None:
    if province is not None and province.slug != folder.province:
        what = f"{province.name} không phải tỉnh của thư mục {folder.province}"
        lines.note("province", what, "sửa tên tỉnh, hoặc chuyển tệp sang đúng thư mục")
    if period is not None and period.key != folder.period:
        what = f"kỳ {period.key} không phải kỳ của thư mục {folder.period}"
        lines.note("period", what, "sửa kỳ báo cáo, hoặc chuyển tệp sang đúng thư mục")


def _meant(
    unit: str, province: AdminUnit | None, folder: Folder, areas: AreaRegistry, on: date | None
) -> AdminUnit | None:
    """The folder's province where the unit is of it: then the province's name alone is wrong,
    and nothing else of the sheet is told to be."""
    if province is None or province.slug == folder.province:
        return province
    with suppress(BaocaoError, UsageError):
        home = areas.province(folder.province, on=on)
        if home in areas.upward(areas.get(clean(unit), on), on):
            return home
    return province


def _read_unit(
    value: CellValue, areas: AreaRegistry, province: AdminUnit | None, on: date | None
) -> str:
    unit = areas.get(read_text(value), on)
    if province is not None and province not in areas.upward(unit, on):
        raise CellError(f"{unit.name} không thuộc {province.name}", "sửa mã đơn vị hoặc tên tỉnh")
    return unit.code


def _read_period(value: CellValue) -> ReportingPeriod:
    return any_period(read_text(value))


def _read_version(value: CellValue, wanted: str) -> str:
    version = read_text(value)
    if version != wanted:
        todo = f"dùng biểu mẫu phiên bản {wanted}"
        raise CellError(f"không đọc được biểu mẫu phiên bản “{version}”", todo)
    return version


def _read_sheet(value: CellValue, names: tuple[str, ...]) -> str:
    """The workbook's own name of the sheet, so that it equals the one in the sources."""
    wanted = read_text(value)
    for name in names:
        if fold(name) == fold(wanted):
            return clean(name)
    raise CellError(
        f"không có trang tính “{wanted}”", f"ghi một trong: {', '.join(dict.fromkeys(names))}"
    )


def _read_cell(value: CellValue) -> str:
    cell = read_text(value).upper()
    if not _CELL.fullmatch(cell):
        raise CellError(f"“{cell}” không phải tên ô", "ghi tên ô như trên Excel, ví dụ J12")
    return cell
