"""Figures of a report once more, in plain Python: thresholds, relative targets, sums over 1/7/2025,
sums since January, and what amended plans ask for.

Nothing of baocao is imported here: workbooks, tables and plans are read as they lie, and of a
report its ledger alone.
"""

from __future__ import annotations

import csv
import json
import re
import statistics
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import openpyxl
import yaml

Split = frozenset[tuple[str, str]]
Record = dict[str, Any]
COMMUNES_SINCE = "2025-07"
THRESHOLDS = ("mean", "deviation", "limit")


@dataclass(frozen=True)
class Row:
    """One line of a workbook."""

    element: str
    area: str
    split: Split
    number: Fraction


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def lines_of(path: Path) -> list[Record]:
    """The lines of a workbook's values, by the names of their columns."""
    sheet = openpyxl.load_workbook(path, read_only=True)["Số liệu"]
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=False)) for line in lines if line[0]]


@dataclass(frozen=True)
class Report:
    """A built report, with the files that it was made from."""

    root: Path
    programme: str
    province: str
    period: str

    @cached_property
    def ledger(self) -> Record:
        folder = self.root / "reports" / self.programme / self.province / self.period
        found: Record = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
        return found

    @cached_property
    def home(self) -> Path:
        return self.root / "data/programmes" / self.programme

    @cached_property
    def catalogue(self) -> dict[str, dict[str, Record]]:
        """Elements, indicators and categories by id."""
        found: dict[str, dict[str, Record]] = defaultdict(dict)
        for path in (self.home / "indicators").glob("*.yaml"):
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            for name in ("elements", "indicators", "categories"):
                found[name] |= {row["id"]: row for row in content.get(name, [])}
        return found

    @cached_property
    def areas(self) -> list[dict[str, str]]:
        return table(self.root / "data/areas.csv")

    @cached_property
    def code(self) -> str:
        day = self.ledger["window"]["end"]
        provinces = (
            a for a in self.areas if (a["slug"], a["level"]) == (self.province, "province")
        )
        return next(a["code"] for a in provinces if day <= (a["valid_to"] or "9999"))

    @cached_property
    def folders(self) -> list[Path]:
        """Where the province's workbooks lie, and those of the provinces that merged into it."""
        merged = [a["slug"] for a in self.areas if a["successor"] == self.code]
        sent = self.root / "data/submissions" / self.programme
        return [sent / slug for slug in dict.fromkeys((self.province, *merged))]

    def sent(self, period: str) -> list[Row]:
        """Every line that was sent for a period."""
        paths = (path for folder in self.folders for path in (folder / period).glob("*.xlsx"))
        return [self._row(line) for path in sorted(paths) for line in lines_of(path)]

    def _row(self, cells: Record) -> Row:
        element, area = (str(cells[key]) for key in ("Mã thành phần số liệu", "Địa bàn"))
        return Row(element, area, self._split(cells), Fraction(str(cells["Giá trị"])))

    def _split(self, cells: Record) -> Split:
        named = ((row, cells.get(row["name"])) for row in self.catalogue["categories"].values())
        return frozenset(
            (row["id"], option["id"])
            for row, stated in named
            for option in row["options"]
            if option["name"] == stated
        )

    @cached_property
    def province_names(self) -> set[str]:
        provinces = [a for a in self.areas if a["level"] == "province"]
        return {a[key] for a in provinces for key in ("code", "name", "short_name")}

    def counted(self, element: str, split: Split, period: str) -> Fraction | None:
        """What was sent of an element in a period: for the province, else all units added up."""
        carried = set(self.catalogue["elements"][element].get("categories", ()))
        wanted = {pair for pair in split if pair[0] in carried}
        found = [r for r in self.sent(period) if r.element == element and r.split >= wanted]
        whole = [r for r in found if r.area in self.province_names]
        return sum((r.number for r in whole or found), Fraction(0)) if found else None

    def value(self, indicator: str, split: Split, *periods: str) -> Fraction:
        """Events of all periods, states of the last; over what is below the line, if anything."""
        spec = self.catalogue["indicators"][indicator]
        above, below = (
            sum((self._term(term, split, periods) for term in spec[side]), Fraction(0))
            for side in ("numerator", "denominator")
        )
        return above / below * spec["multiplier"] if spec["denominator"] else above

    def _term(self, term: Record, split: Split, periods: tuple[str, ...]) -> Fraction:
        options = split | {(key, str(one)) for key, one in term.get("options", {}).items()}
        counts = [self.counted(term["element"], options, period) for period in periods]
        known = [count for count in counts if count is not None]
        flow = self.catalogue["elements"][term["element"]]["aggregation"] == "flow"
        return sum(known, Fraction(0)) if flow else known[-1]

    def since_january(self, year: int) -> list[str]:
        """The periods of the report's length that were sent for; nine months are of quarters."""
        length = re.sub(r"\d+", "", self.period[4:]).replace("M", "Q")
        own = self.period[4:] if not self.period.endswith("M") else "-Q3"
        names = {path.name for folder in self.folders for path in folder.iterdir()}
        same = (name for name in names if re.fullmatch(rf"{year}{length}\d+", name))
        return sorted(name for name in same if name[4:] <= own)

    def versions(self, plan: str) -> list[Record]:
        """A plan and what amended it, oldest first."""
        paths = (self.home / "plans" / self.province).glob("*.yaml")
        every = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
        return sorted((p for p in every if p["id"] == plan), key=lambda p: int(p["version"]))

    def asked(self, plan: str, target: str) -> Record:
        """A target as the report's last day has it; one that was withdrawn, as it was."""
        end = date.fromisoformat(self.ledger["window"]["end"])
        found: dict[str, Record] = {
            row["id"]: row
            for one in self.versions(plan)
            if (one.get("effective_from") or one["issued_on"]) <= end
            for row in one["targets"]
        }
        return found[target]

    def wanted(self, plan: str, target: str) -> Fraction:
        """What a target asks for: as it is stated, or worked out from earlier years."""
        row = self.asked(plan, target)
        if "relative" not in row:
            return Fraction(str(row["value"]))
        rule, year = row["relative"], int(self.period[:4])
        first, last = rule.get("years") or (year - 1, year - 1)
        split = "/".join(row.get("disaggregation", {}).values())
        key = (self.programme, self.province, row["indicator"], split)
        columns = ("programme", "province", "indicator", "disaggregation")
        values = [
            Fraction(one["value"])
            for one in table(self.root / "data/references/yearly_values.csv")
            if tuple(one[c] for c in columns) == key and first <= int(one["year"]) <= last
        ]
        assert len(values) == last - first + 1
        return sum(values, Fraction(0)) / len(values) * Fraction(100 + rule["change"], 100)

    def threshold(self, kind: str, option: str) -> float:
        """Of the same month or week of the years before, but those that the rule leaves out."""
        rule = yaml.safe_load((self.home / "rules/epidemic_thresholds.yaml").read_text("utf-8"))
        gone = {
            one["year"]
            for one in rule["left_out"]
            if (one["province"], one["option"]) == (self.province, option)
        }
        year = int(self.period[:4])
        counts = [
            float(row["value"])
            for row in table(self.home / f"baselines/{self.province}.csv")
            if row["option"] == option
            and row["period"][4:] == self.period[4:]
            and 0 < year - int(row["period"][:4]) <= rule["years"]
            and int(row["period"][:4]) not in gone
        ]
        mean, deviation = statistics.mean(counts), statistics.stdev(counts)
        limit = mean + float(rule["deviations"]) * deviation
        return dict(zip(THRESHOLDS, (mean, deviation, limit), strict=True))[kind]
