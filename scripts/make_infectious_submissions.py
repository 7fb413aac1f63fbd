"""Write the workbooks of the programme of infectious diseases.

What was published is in data/references/infectious_published.csv; each row goes into the
workbook of the Department of Health for its province and period, as it was printed. Months and
weeks of Bà Rịa - Vũng Tàu are synthetic and marked so, as are the counts of earlier years that
thresholds are made from. The same inputs give the same bytes.

    python scripts/make_infectious_submissions.py [FOLDER]
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from synthetic_infectious import Counts

from baocao.core.project import Project, find_project
from baocao.core.quantities import Quantity
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry, load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.calendar import periods_before
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.regimes import parse_period
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.programmes.load import load_programme
from baocao.definitions.programmes.threshold_rule import load_threshold_rule
from baocao.results.thresholds import years_before
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission
from baocao.submissions.workbooks.write import write_submission

PROGRAMME = "benh-truyen-nhiem"
REGIME = regimes_of(find_project(Path(__file__).parent)).every["infectious_disease"]
NOT_WRITTEN = SourceCell("", "", "", "")  # a value has its cell only once it is written
SOURCES = {
    "957": "Kế hoạch số 957/KH-UBND ngày 13/3/2025 của UBND tỉnh Bình Thuận",
}

Row = dict[str, str]


def books(project: Project) -> dict[tuple[str, str], list[Row]]:
    """The published rows by province and period."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    path = project.references / "infectious_published.csv"
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            found[row["province"], row["period"]].append(row)
    return found


def submission_of(
    province: str, period: str, rows: Sequence[Row], areas: AreaRegistry
) -> Submission:
    """The workbook's content for one province and period."""
    unit = areas.province(province)
    sources = dict.fromkeys(SOURCES[row["source"]] for row in rows)
    return Submission(
        file="",
        sha256="",
        unit=unit.code,
        unit_name=f"Sở Y tế {unit.name[0].lower()}{unit.name[1:]}",
        province=province,
        period=period,
        as_of=max(date.fromisoformat(row["as_of"]) for row in rows),
        prepared_by="Lập lại từ số liệu đã công bố",
        synthetic=False,
        origin="Số liệu đã công bố: " + "; ".join(sources),
        observations=tuple(_observation(row, unit.code) for row in rows),
    )


def _observation(row: Row, area: str) -> Observation:
    note = f"Nguồn: {SOURCES[row['source']]}" + (f"; {row['note']}" if row["note"] else "")
    return Observation(
        element=row["element"],
        area=area,
        disaggregation=(("disease", row["disease"]),),
        quantity=Quantity(Decimal(row["value"])),
        as_of=date.fromisoformat(row["as_of"]),
        source=NOT_WRITTEN,
        note=note,
    )


def synthetic_of(period: ReportingPeriod, province: AdminUnit, counts: Counts) -> Submission:
    """The office's workbook of one synthetic month or week."""
    return Submission(
        file="",
        sha256="",
        unit=province.code,
        unit_name=f"Sở Y tế {province.name[0].lower()}{province.name[1:]}",
        province=province.slug,
        period=period.key,
        as_of=period.cutoff,
        prepared_by="Chương trình tạo số liệu mô phỏng",
        synthetic=True,
        origin="Số liệu mô phỏng, không phải số liệu thật của đơn vị",
        observations=tuple(counts.observations(period)),
    )


def baseline_lines(levels: dict[str, Any], counts: Counts, options: Sequence[str]) -> list[str]:
    """The lines of the file of earlier counts: of the same periods of earlier years, oldest
    first, then of what the curves show before them."""
    periods = dict.fromkeys(_baseline_periods(levels))
    return [
        "period,option,value,synthetic,source",
        *(
            f"{period.key},{option},{counts.cases(option, period)},có,Số liệu mô phỏng"
            for period in periods
            for option in options
        ),
    ]


def _baseline_periods(levels: dict[str, Any]) -> Iterator[ReportingPeriod]:
    years = levels["baseline_years"]
    for key in levels["baseline_periods"]:
        yield from reversed(years_before(parse_period(key, REGIME), years))
    for key, count in levels["curve_periods"].items():
        for period in periods_before(parse_period(key, REGIME), count):
            yield from reversed(years_before(period, years))
            if period.key not in levels["periods"]:
                yield period


@dataclass(frozen=True)
class Writer:
    """Writes workbooks under `target`/<province>/<period>/."""

    project: Project
    target: Path

    def write_all(self) -> None:
        home = self.project.of(PROGRAMME)
        areas = load_areas(self.project.areas_file)
        for (province, period), rows in books(self.project).items():
            self._write(submission_of(province, period, rows, areas), areas)
        path = self.project.references / "infectious_synthetic.yaml"
        levels = yaml.safe_load(path.read_text(encoding="utf-8"))
        province = areas.province(levels["province"])
        periods = [parse_period(key, REGIME) for key in levels["periods"]]
        counts = Counts(levels, areas.children(province.code, on=periods[-1].end))
        for period in periods:
            self._write(synthetic_of(period, province, counts), areas)
        rule = load_threshold_rule(home, load_catalogue(home.indicators))
        options = rule.options if rule else ()
        lines = baseline_lines(levels, counts, [o for o in options if o in levels["monthly_cases"]])
        home.baselines.mkdir(exist_ok=True)
        file = home.baselines / f"{province.slug}.csv"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _write(self, content: Submission, areas: AreaRegistry) -> None:
        home = self.project.of(PROGRAMME)
        folder = self.target / content.province / content.period
        folder.mkdir(parents=True, exist_ok=True)
        write_submission(
            folder / f"so-y-te-{content.province}.xlsx",
            content,
            programme=load_programme(home.home),
            catalogue=load_catalogue(home.indicators),
            areas=areas,
        )


if __name__ == "__main__":
    here = find_project(Path(__file__).parent)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else here.of(PROGRAMME).submissions
    Writer(here, folder).write_all()
