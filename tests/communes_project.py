"""A small project of a programme that districts report to 30/6/2025 and communes since."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from baocao.build.compose.load import load_inputs
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.core.project import Project
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit
from baocao.results.report_data import ReportData, build_report_data
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission
from baocao.submissions.workbooks.write import write_submission
from tests.conftest import ROOT, copy
from tests.other_programme import SHARED

ID = "muoi-dot"
NOWHERE = SourceCell("", "", "", "")
Counts = Mapping[str, int]


def communes_project(root: Path) -> Project:
    """The project without any data."""
    project = copy((*SHARED, "data/crosswalk.csv"), root)
    shutil.copytree(ROOT / "tests" / "fixtures" / "communes", root, dirs_exist_ok=True)
    project.references.mkdir()
    comparison = project.references / "comparison_values.csv"
    comparison.write_text("id,value,as_of,source\n", encoding="utf-8")
    return project


def send(
    project: Project, province: str, period: str, day: date, values: Mapping[AdminUnit, Counts]
) -> None:
    """A workbook of each unit: its counts of the period, all at one day."""
    definitions = Definitions(project, ID)
    for unit, counts in values.items():
        sent = Submission(
            file="",
            sha256="",
            unit=unit.official_code,
            province=province,
            period=period,
            as_of=day,
            prepared_by="",
            synthetic=False,
            origin="Số liệu thử",
            observations=tuple(_observed(unit, counts, day)),
            unit_name=f"Đơn vị {unit.name}",
        )
        path = project.sent(ReportKey(ID, province, period)) / f"{unit.slug}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_submission(
            path,
            sent,
            programme=definitions.programme,
            catalogue=definitions.catalogue,
            areas=definitions.areas,
        )


def _observed(unit: AdminUnit, counts: Counts, day: date) -> Iterable[Observation]:
    for element, value in counts.items():
        yield Observation(element, unit.code, (), Quantity(Decimal(value)), day, NOWHERE)


def data_of(project: Project, province: str, period: str) -> ReportData:
    """What the report on a period is made from."""
    return build_report_data(load_inputs(report_meant(project, province, period)))
