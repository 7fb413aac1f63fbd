"""The indicators and verdicts once more, in plain Python from the files themselves.

Nothing of baocao is imported here: workbooks are read with openpyxl, YAML with PyYAML, and
the rules are written out again as the plans and the design state them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import yaml

DATA = Path(__file__).parents[2] / "data"
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


@dataclass(frozen=True)
class Result:
    """A recomputed indicator; `whole` says whether every district is in it."""

    number: Fraction
    bound: str
    day: date
    whole: bool
    counts: tuple[Fraction, Fraction] | None = None
    base: str = ""


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
def areas() -> dict[str, dict[str, str]]:
    with (DATA / "areas.csv").open(encoding="utf-8") as table:
        return {row["code"]: row for row in csv.DictReader(table)}


@cache
def province_code(slug: str) -> str:
    """The province's code of before 2025, which is the one without a year."""
    return next(
        code
        for code, row in areas().items()
        if row["slug"] == slug and row["level"] == "province" and "-" not in code
    )


@cache
def districts(province: str, day: date) -> tuple[str, ...]:
    """Districts of the province that existed on `day`."""
    return tuple(
        code
        for code, row in areas().items()
        if row["parent"] == province
        and row["level"] == "district"
        and (row["valid_from"] or "0000") <= day.isoformat() <= (row["valid_to"] or "9999")
    )


@cache
def definitions() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Elements, indicators, and by category header its id with option names to ids."""
    elements: dict[str, Any] = {}
    indicators: dict[str, Any] = {}
    categories: dict[str, Any] = {}
    for path in sorted((DATA / "indicators").glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        elements |= {row["id"]: row for row in content.get("elements", [])}
        indicators |= {row["id"]: row for row in content.get("indicators", [])}
        for row in content.get("categories", []):
            options = {option["name"]: option["id"] for option in row["options"]}
            categories[row["name"]] = row["id"], options
    return elements, indicators, categories


@cache
def workbooks(slug: str, period: str) -> tuple[Path, ...]:
    return tuple(sorted((DATA / "submissions" / slug / period).glob("*.xlsx")))


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
    names = {areas()[code]["name"]: code for code in (province, *districts(province, end))}
    found: list[Value] = []
    for path in workbooks(slug, period):
        rows = openpyxl.load_workbook(path, read_only=True)["Số liệu"].iter_rows(values_only=True)
        header = next(rows)
        for row in rows:
            cells = dict(zip(header, row, strict=True))
            if cells["Mã chỉ số"]:
                found.append(_value(cells, names))
    return tuple(found)


@cache
def by_element(slug: str, period: str) -> dict[tuple[str, str], list[Value]]:
    """The rows of one province and period by element and area."""
    found: dict[tuple[str, str], list[Value]] = {}
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
        cells["Mã chỉ số"],
        names[cells["Địa bàn"]],
        split,
        Fraction(str(cells["Giá trị"])),
        cells["Giới hạn"] or "=",
        cells["Ngày số liệu"].date(),
        str(cells["Giờ"] or ""),
    )


def amounts(
    slug: str, period: str, area: str, element: str, wanted: Split
) -> dict[Split, tuple[Fraction, str, date]]:
    """What one area reported under `wanted`: as it stands, else its finer parts."""
    spec = definitions()[0][element]
    rows = by_element(slug, period).get((element, area), [])
    exact = [v for v in rows if v.split == wanted]
    adds = set(spec.get("sums_over", ()))
    finer = [
        v
        for v in rows
        if v.split > wanted and {category for category, _ in v.split - wanted} <= adds
    ]
    parts: dict[Split, list[Value]] = {}
    for value in exact or finer:
        parts.setdefault(value.split, []).append(value)
    if spec["aggregation"] == "flow":
        return {
            split: (
                sum((v.number for v in rows), Fraction(0)),
                rows[0].bound,
                max(v.day for v in rows),
            )
            for split, rows in parts.items()
        }
    last = {split: max(rows, key=lambda v: (v.day, v.hour)) for split, rows in parts.items()}
    return {split: (v.number, v.bound, v.day) for split, v in last.items()}


def recompute(slug: str, period: str, area: str, indicator: str, split: Split) -> Result | None:
    """An indicator for the province or one of its districts; None where nothing was reported."""
    spec = definitions()[1][indicator]
    top = _side(slug, period, area, spec["numerator"], split)
    if not spec["denominator"]:
        return _plain(slug, period, area, top)
    bottom = _side(slug, period, area, spec["denominator"], split)
    if indicator == "coverage" and bottom is None:
        group = frozenset(pair for pair in split if pair[0] != "dose")
        bottom = _side(slug, period, area, spec["denominator"], group)
    if top and bottom and set(top) == set(bottom) == {area}:
        bottom = {
            area: _of_day(slug, period, area, spec["denominator"], split, top[area], bottom[area])
        }
    if top and bottom and set(top) == set(bottom) and sum(n for n, _, _ in bottom.values()):
        above, below = (
            sum((n for n, _, _ in side.values()), Fraction(0)) for side in (top, bottom)
        )
        number = above / below * int(spec["multiplier"])
        bounds = {bound for _, bound, _ in top.values()}
        assert bounds == {"="}, "no workbook of the repository has a bounded count"
        day = max(day for _, _, day in top.values())
        whole = _is_whole(slug, period, area, set(top))
        return Result(number, "=", day, whole, (above, below))
    return _reported(slug, period, area, spec, split)


def _of_day(
    slug: str,
    period: str,
    area: str,
    terms: list[dict[str, Any]],
    split: Split,
    top: tuple[Fraction, str, date],
    latest: tuple[Fraction, str, date],
) -> tuple[Fraction, str, date]:
    """The denominator of the numerator's own day, where one count of a state makes it."""
    (term, *others), day = terms, top[2]
    spec = definitions()[0][term["element"]]
    if others or term.get("options") or spec["aggregation"] == "flow":
        return latest
    carried = frozenset(pair for pair in split if pair[0] in spec.get("categories", ()))
    rows = by_element(slug, period).get((term["element"], area), [])
    same = [value for value in rows if value.split == carried and value.day == day]
    return (same[0].number, same[0].bound, day) if same else latest


def _is_whole(slug: str, period: str, area: str, found: set[str]) -> bool:
    province = province_code(slug)
    return area != province or found >= {province} or found >= _all_districts(slug, period)


def _all_districts(slug: str, period: str) -> set[str]:
    return set(districts(province_code(slug), window(period)[1]))


def _side(
    slug: str, period: str, area: str, terms: list[dict[str, Any]], split: Split
) -> dict[str, tuple[Fraction, str, date]] | None:
    """Numerator or denominator by area that reported it; None where a term is missing."""
    found: dict[str, tuple[Fraction, str, date]] = {}
    for term in terms:
        options = frozenset((c, str(o)) for c, o in term.get("options", {}).items())
        carried = set(definitions()[0][term["element"]].get("categories", ()))
        wanted = frozenset(pair for pair in split if pair[0] in carried) | options
        by_area = _by_area(slug, period, area, term["element"], wanted)
        if not by_area:
            return None
        for code, (number, bound, day) in by_area.items():
            known = found.get(code, (Fraction(0), "=", day))
            found[code] = known[0] + number, bound, max(day, known[2])
    return found


def _by_area(
    slug: str, period: str, area: str, element: str, wanted: Split
) -> dict[str, tuple[Fraction, str, date]]:
    """The area's own value; the province's own offices beside those of its districts."""
    own = amounts(slug, period, area, element, wanted)
    if wanted in own or area != province_code(slug):
        return _summed({area: own})
    parts = {
        code: {
            split: value
            for split, value in amounts(slug, period, code, element, wanted).items()
            if split not in own
        }
        for code in sorted(_all_districts(slug, period))
    }
    return _summed({area: own, **parts})


def _summed(
    reported: dict[str, dict[Split, tuple[Fraction, str, date]]],
) -> dict[str, tuple[Fraction, str, date]]:
    return {
        code: (
            sum((number for number, _, _ in parts.values()), Fraction(0)),
            next(iter(parts.values()))[1],
            max(day for _, _, day in parts.values()),
        )
        for code, parts in reported.items()
        if parts
    }


def _plain(
    slug: str, period: str, area: str, top: dict[str, tuple[Fraction, str, date]] | None
) -> Result | None:
    if not top:
        return None
    number = sum((n for n, _, _ in top.values()), Fraction(0))
    bound = next(iter(top.values()))[1]
    day = max(day for _, _, day in top.values())
    return Result(number, bound, day, _is_whole(slug, period, area, set(top)))


def _reported(
    slug: str, period: str, area: str, spec: dict[str, Any], split: Split
) -> Result | None:
    """The rate as the unit itself gave it."""
    rows = by_element(slug, period).get((spec.get("rate_element", ""), area), [])
    rates = [value for value in rows if value.split == split]
    if not rates:
        return None
    last = max(rates, key=lambda v: (v.day, v.hour))
    return Result(last.number, last.bound, last.day, whole=True, base="reported")


def plans_in_force(slug: str, period: str) -> list[dict[str, Any]]:
    """Plans whose validity shares a day with the window; no plan here amends another."""
    start, end = window(period)
    found = []
    for path in sorted((DATA / "plans" / slug).glob("*.yaml")):
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


def meets(number: Fraction, bound: str, operator: str, wanted: Fraction) -> bool | None:
    """Whether the true value meets the target; None where its bound does not tell."""
    if bound == "=":
        return {">=": number >= wanted, ">": number > wanted, "<": number < wanted}[operator]
    lower = bound in (">=", ">")
    upwards = operator in (">=", ">")
    beyond = number > wanted if lower else number < wanted
    touches = number == wanted and bound in (">", "<", "~")
    if lower == upwards:
        reached = beyond or (number == wanted and (operator == ">=" or bound == ">"))
        return True if reached else None
    return False if beyond or touches else None


def status(slug: str, period: str, plan: dict[str, Any], target: dict[str, Any]) -> str:
    """The verdict on a target with an indicator at the end of the period."""
    province, (_, end) = province_code(slug), window(period)
    split = frozenset((c, str(o)) for c, o in (target.get("disaggregation") or {}).items())
    now = recompute(slug, period, province, target["indicator"], split)
    if now is None:
        return "NOT_REPORTED"
    level = target.get("value")
    wanted = (
        Fraction(str(level)) if level is not None else reference(target.get("reference"), period)
    )
    if wanted is None or not now.whole:
        return "NOT_ASSESSABLE"
    met = meets(now.number, now.bound, target["operator"], wanted)
    if met is not False:
        return "MET" if met else "NOT_ASSESSABLE"
    deadline = target.get("deadline") or plan["valid"]["to"]
    if deadline <= end:
        return "NOT_MET"
    assert not target.get("milestones"), "no plan of the repository has milestones"
    later = _at_pace(slug, period, target["indicator"], split, deadline)
    if later is None:
        return "NOT_DUE"
    return "ON_TRACK" if meets(later, "=", target["operator"], wanted) else "BEHIND"


def _at_pace(
    slug: str, period: str, indicator: str, split: Split, deadline: date
) -> Fraction | None:
    """Where the pace since the quarter before leads by the deadline."""
    province, before_key = province_code(slug), quarter_before(period)
    if not workbooks(slug, before_key) or (
        is_synthetic(slug, period) != is_synthetic(slug, before_key)
    ):
        return None
    now = recompute(slug, period, province, indicator, split)
    before = recompute(slug, before_key, province, indicator, split)
    if now is None or before is None or not (now.bound == before.bound == "="):
        return None
    if (now.base, now.whole, before.whole) != (before.base, True, True) or now.day <= before.day:
        return None
    per_day = (now.number - before.number) / (now.day - before.day).days
    return now.number + per_day * ((deadline - now.day) // timedelta(days=1))
