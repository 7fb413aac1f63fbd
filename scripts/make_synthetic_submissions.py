"""Write the synthetic workbooks of all four provinces for 2022-Q3 and 2022-Q4.

One workbook for each district health centre and one for the Department of Health, marked
synthetic in their metadata. Denominators are from the 2019 census (`synthetic.population`
has the method), numerators are drawn with a fixed seed around the rates of
data/references/synthetic_calibration.yaml, which stay close to what was published. The same
inputs give the same bytes.

    python scripts/make_synthetic_submissions.py [FOLDER]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from synthetic.district import Row, district_rows
from synthetic.model import District, spread_cases
from synthetic.office import NOT_WRITTEN, item_names, office_rows, progress, read_plans
from synthetic.population import Population, read_populations

from baocao.core.project import Project, find_project
from baocao.core.quantities import Quantity
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry, load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.regimes import parse_period
from baocao.definitions.periods.regimes_file import regimes_of
from baocao.definitions.programmes.load import load_programme
from baocao.definitions.programmes.model import Programme
from baocao.submissions.workbooks.layout import OBSERVATION_SHEET
from baocao.submissions.workbooks.model import Confirmation, Observation, Submission
from baocao.submissions.workbooks.write import value_cells, write_submission

PROGRAMME = "covid-19"
REGIME = regimes_of(find_project(Path(__file__).parent)).every["administrative"]
QUARTERS = {1: "2022-Q3", 2: "2022-Q4"}
ORIGIN = (
    "Số liệu mô phỏng: mẫu số từ Tổng điều tra dân số và nhà ở năm 2019, tử số sinh ngẫu nhiên "
    "quanh các tỷ lệ đã công bố; không phải số liệu thật của đơn vị"
)


@dataclass(frozen=True)
class Generator:
    """The project's registers and the calibration that all workbooks are made from."""

    project: Project
    target: Path
    areas: AreaRegistry
    catalogue: IndicatorCatalogue
    programme: Programme
    calibration: Mapping[str, Any]
    populations: Mapping[str, Population]

    def write_province(self, slug: str) -> None:
        """Write both quarters of one province."""
        province = self.areas.province(slug, on=parse_period(QUARTERS[1], REGIME).cutoff)
        calibration = self.calibration["provinces"][slug]
        units = self.areas.children(province.code, parse_period(QUARTERS[1], REGIME).cutoff)
        districts = [self._district(unit, calibration) for unit in units]
        counts = spread_cases(districts, calibration)
        plans = read_plans(self.project.of(PROGRAMME).plans / slug)
        for quarter, key in QUARTERS.items():
            period = parse_period(key, REGIME)
            for unit, district in zip(units, districts, strict=True):
                rows = district_rows(district, counts[district.code], quarter)
                name = f"Trung tâm Y tế {unit.name[0].lower()}{unit.name[1:]}"
                sent = self._confirmed(_submission(unit, name, province, period, rows))
                self._write(f"trung-tam-y-te-{unit.code}-{unit.slug}", sent, {})
            rows = office_rows(calibration, quarter)
            done = progress(plans, period.cutoff, self.calibration["seed"])
            name = f"Sở Y tế {province.name[0].lower()}{province.name[1:]}"
            sent = _submission(province, name, province, period, rows, done)
            self._write(f"so-y-te-{slug}-mo-phong", sent, item_names(plans))

    def _confirmed(self, sent: Submission) -> Submission:
        """With the unit's reason why two providers' counts of one group differ."""
        second = self.calibration["provinces"][sent.province].get("second_count")
        observations = sent.observations
        cells = value_cells(observations, self.catalogue)
        confirmations = tuple(
            Confirmation(
                "denominator_differs", OBSERVATION_SHEET, cell, second["reason"], NOT_WRITTEN
            )
            for cell, observation in zip(cells, observations, strict=True)
            if second and observation.provider == second["provider"]
        )
        return replace(sent, confirmations=confirmations)

    def _district(self, unit: AdminUnit, calibration: Mapping[str, Any]) -> District:
        return District(
            code=unit.code,
            name=unit.name,
            population=self.populations[unit.code],
            communes=calibration["communes"][unit.code],
            lags=unit.code in calibration["laggards"],
            seed=self.calibration["seed"],
            calibration=calibration,
        )

    def _write(self, file: str, sent: Submission, names: Mapping[tuple[str, str], str]) -> None:
        folder = self.target / sent.province / sent.period
        folder.mkdir(parents=True, exist_ok=True)
        write_submission(
            folder / f"{file}.xlsx",
            sent,
            programme=self.programme,
            catalogue=self.catalogue,
            areas=self.areas,
            item_names=names,
        )


def _submission(
    unit: AdminUnit,
    name: str,
    province: AdminUnit,
    period: ReportingPeriod,
    rows: Iterable[Row],
    done: tuple[Any, ...] = (),
) -> Submission:
    return Submission(
        file="",
        sha256="",
        unit=unit.code,
        unit_name=name,
        province=province.slug,
        period=period.key,
        as_of=period.cutoff,
        prepared_by="Bộ phận thống kê (mô phỏng)",
        synthetic=True,
        origin=ORIGIN,
        observations=tuple(_observation(row, unit.code, period.cutoff) for row in rows),
        progress=done,
    )


def _observation(row: Row, area: str, as_of: date) -> Observation:
    return Observation(
        element=row.element,
        area=area,
        disaggregation=row.options,
        quantity=Quantity(Decimal(row.value)),
        as_of=as_of,
        source=NOT_WRITTEN,
        provider=row.provider,
        definition=row.definition,
    )


def write_all(project: Project, target: Path) -> None:
    """Write every workbook under `target`/<province>/<period>/."""
    areas = load_areas(project.areas_file)
    words = (project.references / "synthetic_calibration.yaml").read_text(encoding="utf-8")
    census = project.references / "census2019_population_by_district_age.csv"
    generator = Generator(
        project=project,
        target=target,
        areas=areas,
        catalogue=load_catalogue(project.of(PROGRAMME).indicators),
        programme=load_programme(project.of(PROGRAMME).home),
        calibration=yaml.safe_load(words),
        populations=read_populations(census, areas, parse_period(QUARTERS[1], REGIME).cutoff),
    )
    for slug in generator.calibration["provinces"]:
        generator.write_province(slug)


if __name__ == "__main__":
    here = find_project(Path(__file__).parent)
    write_all(here, Path(sys.argv[1]) if len(sys.argv) > 1 else here.of(PROGRAMME).submissions)
