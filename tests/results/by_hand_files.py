"""The repository's files read in plain Python: workbooks with openpyxl, YAML with PyYAML.

Nothing of baocao is imported here.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import yaml

DATA = Path(__file__).parents[2] / "data"
HOME = DATA / "programmes/covid-19"
QUARTER_ENDS = {1: (3, 14), 2: (6, 14), 3: (9, 14), 4: (12, 14)}
Split = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Value:
    """One row of a workbook."""

    element: str
    area: str
    split: Split
    number: Fraction
    bound: str
    day: date
    hour: str


Rows = dict[tuple[str, str], list[Value]]
"""By element and area."""


def window(period: str) -> tuple[date, date]:
    """15 of the month before the quarter to 14 of its last month (Decree 09/2019, art. 12)."""
    year, quarter = int(period[:4]), int(period[-1])
    month, day = QUARTER_ENDS[quarter]
    before = quarter - 1 or 4
    start_month, _ = QUARTER_ENDS[before]
    return date(year - (quarter == 1), start_month, 15), date(year, month, day)


def quarter_before(period: str) -> str:
    year, quarter = int(period[:4]), int(period[-1])
    return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"


@cache
def areas() -> tuple[dict[str, str], ...]:
    with (DATA / "areas.csv").open(encoding="utf-8") as table:
        return tuple(csv.DictReader(table))


def in_force(row: dict[str, str], day: date) -> bool:
    """Whether a unit existed on a day; no day is written where it always did, or does still."""
    return (row["valid_from"] or "0000") <= day.isoformat() <= (row["valid_to"] or "9999")


@cache
def province_code(slug: str) -> str:
    """The province's code in the years of the reports."""
    return next(
        row["code"]
        for row in areas()
        if (row["slug"], row["level"]) == (slug, "province") and in_force(row, date(2022, 12, 31))
    )


@cache
def districts(province: str, day: date) -> tuple[str, ...]:
    """Districts of the province that existed on `day`."""
    return tuple(
        row["code"]
        for row in areas()
        if (row["parent"], row["level"]) == (province, "district") and in_force(row, day)
    )


@cache
def definitions() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Elements, indicators, and by category header its id with option names to ids."""
    elements: dict[str, Any] = {}
    indicators: dict[str, Any] = {}
    categories: dict[str, Any] = {}
    for path in sorted((HOME / "indicators").glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        elements |= {row["id"]: row for row in content.get("elements", [])}
        indicators |= {row["id"]: row for row in content.get("indicators", [])}
        for row in content.get("categories", []):
            options = {option["name"]: option["id"] for option in row["options"]}
            categories[row["name"]] = row["id"], options
    return elements, indicators, categories


@cache
def workbooks(slug: str, period: str) -> tuple[Path, ...]:
    return tuple(sorted((DATA / "submissions/covid-19" / slug / period).glob("*.xlsx")))


@cache
def is_synthetic(slug: str, period: str) -> bool:
    """Whether any workbook says so of itself."""
    for path in workbooks(slug, period):
        sheet = openpyxl.load_workbook(path, read_only=True)["Thông tin"]
        if ("Số liệu mô phỏng", "Có") in [row[:2] for row in sheet.iter_rows(values_only=True)]:
            return True
    return False


@cache
def values(slug: str, period: str) -> tuple[Value, ...]:
    """Every row of every workbook of one province and period."""
    province = province_code(slug)
    _, end = window(period)
    codes = {province, *districts(province, end)}
    names = {r["name"]: r["code"] for r in areas() if r["code"] in codes and in_force(r, end)}
    found: list[Value] = []
    for path in workbooks(slug, period):
        rows = openpyxl.load_workbook(path, read_only=True)["Số liệu"].iter_rows(values_only=True)
        header = next(rows)
        for row in rows:
            cells = dict(zip(header, row, strict=True))
            if cells["Mã thành phần số liệu"]:
                found.append(_value(cells, names))
    return tuple(found)


@cache
def by_element(slug: str, period: str) -> Rows:
    """The rows of one province and period by element and area."""
    found: Rows = {}
    for value in values(slug, period):
        found.setdefault((value.element, value.area), []).append(value)
    return found


def _value(cells: dict[Any, Any], names: dict[str, str]) -> Value:
    _, _, categories = definitions()
    split = frozenset(
        (category, options[cells[header]])
        for header, (category, options) in categories.items()
        if cells.get(header)
    )
    return Value(
        cells["Mã thành phần số liệu"],
        names[cells["Địa bàn"]],
        split,
        Fraction(str(cells["Giá trị"])),
        cells["Giới hạn"] or "=",
        cells["Ngày số liệu"].date(),
        str(cells["Giờ"] or "24:00"),  # without an hour: the end of its day
    )


def plans_in_force(slug: str, period: str) -> list[dict[str, Any]]:
    """Plans whose validity shares a day with the window; no plan here amends another."""
    start, end = window(period)
    found = []
    for path in sorted((HOME / "plans" / slug).glob("*.yaml")):
        plan = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "targets" in plan and plan["valid"]["from"] <= end and start <= plan["valid"]["to"]:
            assert plan["amends"] is None
            found.append(plan)
    return found


def reference(name: str | None, period: str) -> Fraction | None:
    """The latest published comparison value inside the window."""
    start, end = window(period)
    with (DATA / "references" / "comparison_values.csv").open(encoding="utf-8") as table:
        rows = [
            (row["as_of"], Fraction(row["value"]))
            for row in csv.DictReader(table)
            if row["id"] == name and start <= date.fromisoformat(row["as_of"]) <= end
        ]
    return max(rows)[1] if rows else None
