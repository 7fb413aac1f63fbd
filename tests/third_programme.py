"""A project of a third programme, food safety: reports by week, month and quarter on 92 communes
that were 17 districts of two provinces until 30/6/2025, under a plan amended on 16/7/2025.

All of it is data: tests/fixtures/third_programme and the workbooks made here.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl

from baocao.build.workspace.definitions import Definitions
from baocao.core.project import Project
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission, TaskProgress
from baocao.submissions.workbooks.write import write_submission
from tests.conftest import ROOT, copy
from tests.other_programme import SHARED

ID, PROVINCE, MERGED = "an-toan-thuc-pham", "thai-nguyen", "bac-kan"
FIXTURE = ROOT / "tests" / "fixtures" / "third_programme"
NOWHERE = SourceCell("", "", "", "")
MONTHS = {f"2025-{month:02}": date(2025, month, 28) for month in range(1, 8)}
WEEKS = {"2025-W26": date(2025, 6, 29), "2025-W27": date(2025, 7, 6)}
QUARTERS = {
    "2025-Q1": date(2025, 3, 14),
    "2025-Q2": date(2025, 6, 14),
    "2025-Q3": date(2025, 9, 14),
}
DAYS = {**MONTHS, **WEEKS, **QUARTERS}
BY_THEMSELVES = "2025-07"  # communes send their own workbooks, but for the last two
TRADES = ("maker", "canteen", "street")
Counts = Counter[tuple[str, str]]
"""By element and trade ("" for none), what was counted."""


def third_project(root: Path) -> Project:
    """The project with all that was sent, nothing built yet."""
    project = copy((*SHARED, "data/crosswalk.csv"), root)
    shutil.copytree(FIXTURE, root, dirs_exist_ok=True)
    definitions = Definitions(project, ID)
    for period, day in DAYS.items():
        for slug in (PROVINCE, MERGED) if day < date(2025, 7, 1) else (PROVINCE,):
            _sent(definitions, slug, period, day)
    return project


def _sent(definitions: Definitions, slug: str, period: str, day: date) -> None:
    """The department's workbook on all units, or one of each unit."""
    office = definitions.areas.province(slug, on=day)
    units = definitions.areas.children(office.code, day)
    if period != BY_THEMSELVES:
        _write(definitions, office, units, slug, period)
        return
    _write(definitions, office, (), slug, period)
    for unit in units[:-2]:
        _write(definitions, unit, (unit,), slug, period)


def _write(
    definitions: Definitions,
    sender: AdminUnit,
    units: Iterable[AdminUnit],
    slug: str,
    period: str,
) -> None:
    day, number = DAYS[period], list(DAYS).index(period)
    content = Submission(
        file="",
        sha256="",
        unit=sender.official_code,
        province=slug,
        period=period,
        as_of=day,
        prepared_by="",
        synthetic=False,
        origin="Số liệu thử",
        observations=tuple(o for unit in units for o in _values(unit, number, day)),
        progress=tuple(_progress()) if sender.slug == PROVINCE and period != "2025-Q1" else (),
        unit_name=f"Đơn vị {sender.name}",
    )
    path = definitions.project.sent(ReportKey(ID, slug, period)) / f"{sender.slug}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_submission(
        path,
        content,
        programme=definitions.programme,
        catalogue=definitions.catalogue,
        areas=definitions.areas,
    )


def _values(unit: AdminUnit, number: int, day: date) -> Iterator[Observation]:
    code = int(unit.official_code)
    size = 40 + code % 50
    counts = {
        "incidents": int(code % 23 == number),
        "poisoned": 3 * int(code % 23 == number) + int(code % 7 == number % 7),
        "poisoned_dead": 0,
        "residents": 5000 + code % 900,
        "premises": size,
        "certified": size * (45 + code % 5 * 10 + number) // 100,
        "handlers": 3 * size,
        "handlers_tested": size,
        "strips": 7,
    }
    for element, value in counts.items():
        yield Observation(element, unit.code, (), _exact(value), day, NOWHERE)
    for place, trade in enumerate(TRADES, start=1):
        checked = 10 * place + code % 9
        split = (("trade", trade),)
        yield Observation("checked", unit.code, split, _exact(checked), day, NOWHERE)
        passed = checked * (50 + 10 * place) // 100 + number % 2
        yield Observation("passed", unit.code, split, _exact(passed), day, NOWHERE)


def _exact(value: int) -> Quantity:
    return Quantity(Decimal(value))


def _progress() -> Iterator[TaskProgress]:
    plan = "thai-nguyen-attp"
    yield TaskProgress("1", plan, "done", date(2025, 5, 20), "Quyết định số 8/QĐ-SYT", "", NOWHERE)
    yield TaskProgress("3", plan, "in_progress", None, "", "", NOWHERE)


def counted(project: Project, periods: Sequence[str], slugs: Sequence[str]) -> Counts:
    """The sum of all that the workbooks of these periods and provinces hold, read cell by cell."""
    found: Counts = Counter()
    for period in periods:
        for slug in slugs:
            folder = project.sent(ReportKey(ID, slug, period))
            for path in sorted(folder.glob("*.xlsx")):
                found += _cells(path)
    return found


def by_area(project: Project, period: str) -> dict[str, Counts]:
    """As `counted`, for each area by its name."""
    found: dict[str, Counts] = {}
    for path in sorted(project.sent(ReportKey(ID, PROVINCE, period)).glob("*.xlsx")):
        for area, element, trade, value in _rows(path):
            found.setdefault(area, Counter())[element, trade] += value
    return found


def _cells(path: Path) -> Counts:
    found: Counts = Counter()
    for _, element, trade, value in _rows(path):
        found[element, trade] += value
    return found


def _rows(path: Path) -> Iterator[tuple[str, str, str, int]]:
    """Area, element, trade and value of each line of "Số liệu"."""
    rows = openpyxl.load_workbook(path)["Số liệu"].iter_rows(values_only=True)
    names = {"Cơ sở sản xuất thực phẩm": "maker", "Bếp ăn tập thể": "canteen"}
    names["Thức ăn đường phố"] = "street"
    head = [str(cell) for cell in next(rows)]
    for row in rows:
        line = dict(zip(head, row, strict=True))
        trade = names.get(str(line.get("Loại hình")), "")
        value = line["Giá trị"]
        assert isinstance(value, int)
        yield str(line["Địa bàn"]), str(line["Mã thành phần số liệu"]), trade, value
