"""Write the workbooks of the programme of infectious diseases.

What was published is in data/references/infectious_published.csv; each row goes into the
workbook of the Department of Health for its province and period, as it was printed.

    python scripts/make_infectious_submissions.py [FOLDER]
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from baocao.core.project import Project, find_project
from baocao.core.quantities import Quantity
from baocao.definitions.areas.registry import AreaRegistry, load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.programmes.load import load_programme
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission
from baocao.submissions.workbooks.write import write_submission

PROGRAMME = "benh-truyen-nhiem"
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


def write_all(project: Project, target: Path) -> None:
    """Write every workbook under `target`/<province>/<period>/."""
    home = project.of(PROGRAMME)
    areas = load_areas(project.areas_file)
    catalogue, programme = load_catalogue(home.indicators), load_programme(home.home)
    for (province, period), rows in books(project).items():
        folder = target / province / period
        folder.mkdir(parents=True, exist_ok=True)
        content = submission_of(province, period, rows, areas)
        path = folder / f"so-y-te-{province}.xlsx"
        write_submission(path, content, programme=programme, catalogue=catalogue, areas=areas)


if __name__ == "__main__":
    here = find_project(Path(__file__).parent)
    write_all(here, Path(sys.argv[1]) if len(sys.argv) > 1 else here.of(PROGRAMME).submissions)
