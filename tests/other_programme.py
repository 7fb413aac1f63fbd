"""A small project whose only programme is not COVID-19: water and sanitation.

Its catalogue shares no id with the repository's programme; it has no cases, no doses, no levels
and no register of persons.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from baocao.core.project import Project
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.programmes.load import load_programme
from baocao.submissions.workbooks.model import (
    Observation,
    SourceCell,
    Submission,
    TaskProgress,
)
from baocao.submissions.workbooks.write import write_submission
from tests.conftest import ROOT, copy

ID, PROVINCE = "nuoc-sach", "lang-son"
BEFORE, PERIOD = "2023-Q3", "2023-Q4"
DAYS = {BEFORE: date(2023, 9, 14), PERIOD: date(2023, 12, 14)}
KEY = ReportKey(ID, PROVINCE, PERIOD)
FIXTURE = ROOT / "tests" / "fixtures" / "other_programme"
# What every project has, whatever its programmes.
SHARED = (
    *(
        "data/areas.csv",
        "data/regimes.yaml",
        "data/mappings/words.yaml",
        "data/provinces",
        "data/rules",
    ),
    *("templates", "notebooks", "_quarto.yml", "reports/index.qmd", "reports/cach-doc.qmd"),
)
NOWHERE = SourceCell("", "", "", "")
PLAN = "lang-son-nuoc-sach"


def other_project(root: Path) -> Project:
    """The project with what was sent for two quarters, nothing built yet."""
    project = copy(SHARED, root)
    shutil.copytree(FIXTURE, root, dirs_exist_ok=True)
    project.references.mkdir()
    comparison = project.references / "comparison_values.csv"
    comparison.write_text("id,value,as_of,source\n", encoding="utf-8")
    for period in DAYS:
        send(project, period, "20", "so-y-te.xlsx")
    send(project, PERIOD, "183", "cao-loc.xlsx")
    return project


def without_roles(project: Project) -> None:
    """The same programme, of which code is told nothing that it may ask for."""
    home = project.of(ID).home
    path = home / "programme.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("main_indicators:")], encoding="utf-8")
    (home / "forms.yaml").unlink()


def run(project: Project, *words: str) -> subprocess.CompletedProcess[str]:
    """The command as a user calls it."""
    where = {"BAOCAO_ROOT": str(project.root), "PATH": "/usr/bin-without-quarto"}
    environment = {**os.environ, **where}
    command = (sys.executable, "-m", "baocao", *words)
    return subprocess.run(
        command, env=environment, cwd=project.root, capture_output=True, text=True, check=False
    )


def send(project: Project, period: str, unit: str, file: str) -> None:
    """A workbook of the province's office on all districts, or of one district on itself."""
    areas = load_areas(project.areas_file)
    day, later = DAYS[period], period == PERIOD
    own = [u.code for u in areas.children("20", day)] if unit == "20" else [unit]
    content = Submission(
        file="",
        sha256="",
        unit=unit,
        province=PROVINCE,
        period=period,
        as_of=day,
        prepared_by="",
        synthetic=False,
        origin="Số liệu thử",
        observations=tuple(o for code in own for o in _values(code, day, later=later)),
        progress=tuple(_progress()) if unit == "20" and later else (),
        unit_name=f"Trung tâm Y tế {areas.get(unit).name}" if unit != "20" else "Sở Y tế",
    )
    path = project.sent(ReportKey(ID, PROVINCE, period)) / file
    path.parent.mkdir(parents=True, exist_ok=True)
    write_submission(
        path,
        content,
        programme=load_programme(project.of(ID).home),
        catalogue=load_catalogue(project.of(ID).indicators),
        areas=areas,
    )


def _values(area: str, day: date, *, later: bool) -> Iterator[Observation]:
    size = 1000 + int(area) * 7
    more = 40 if later else 0
    counts: dict[tuple[str, tuple[str, ...]], int] = {
        ("households", ()): size + more,
        ("households_with_water", ("supply", "piped")): size // 2 + more,
        ("households_with_water", ("supply", "well")): size // 5,
        ("households_with_water", ("supply", "rain")): size // 9,
        ("houses", ("setting", "town")): size // 4,
        ("houses", ("setting", "village")): size // 2,
        ("houses_with_latrine", ("setting", "town")): size // 5,
        ("houses_with_latrine", ("setting", "village")): size // 3 + more,
        ("samples", ()): 60,
        ("samples_passed", ()): 51 + more // 10,
        ("school_sites", ()): 20,
        ("school_sites_with_taps", ()): 22 if area == "183" else 18,
    }
    for (element, split), value in counts.items():
        disaggregation = ((split[0], split[1]),) if split else ()
        yield Observation(element, area, disaggregation, Quantity(Decimal(value)), day, NOWHERE)


def _progress() -> Iterator[TaskProgress]:
    yield TaskProgress("1", PLAN, "done", date(2023, 6, 20), "Báo cáo 12/BC", "", NOWHERE)
    yield TaskProgress("2", PLAN, "in_progress", None, "", "đã xong một nửa", NOWHERE)
    yield TaskProgress("survey", PLAN, "done", date(2023, 8, 1), "Báo cáo 30/BC", "", NOWHERE)
