"""A project of both programmes of the repository in one province, before and after 1/7/2025: its
old communes sent for June, the new ones for July; its plans were amended on 10/7/2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from baocao.build.workspace.definitions import Definitions
from baocao.core.project import Project
from baocao.core.quantities import Quantity
from baocao.core.report_key import ReportKey
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.areas.registry import AreaRegistry
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission
from baocao.submissions.workbooks.write import write_submission
from tests.conftest import ROOT, copy

PROVINCE, JUNE, JULY = "lang-son", "2025-06", "2025-07"
COVID, INFECTIOUS = "covid-19", "benh-truyen-nhiem"
SPLITS: dict[str, tuple[str, ...]] = {COVID: ("",), INFECTIOUS: ("dengue", "hand_foot_mouth")}
ELEMENTS = {COVID: "new_cases", INFECTIOUS: "cases"}
COPIED = (
    *("data/areas.csv", "data/crosswalk.csv", "data/regimes.yaml", "data/provinces", "data/rules"),
    *("data/mappings/words.yaml", f"data/programmes/{COVID}", f"data/programmes/{INFECTIOUS}"),
    *("templates", "notebooks"),
)
FIXTURE = ROOT / "tests" / "fixtures" / "amended"
NOWHERE = SourceCell("", "", "", "")


def amended_project(root: Path) -> Project:
    """The project with all that was sent, nothing built yet."""
    project = copy(COPIED, root)
    project.references.mkdir()
    for name in ("yearly_values.csv", "comparison_values.csv"):
        (project.references / name).write_bytes((FIXTURE / name).read_bytes())
    baselines = project.of(INFECTIOUS).baselines
    (baselines / f"{PROVINCE}.csv").write_bytes((FIXTURE / "baselines.csv").read_bytes())
    rule = project.of(INFECTIOUS).rules / "epidemic_thresholds.yaml"
    _mend(rule, "left_out: []", (FIXTURE / "left_out.yaml").read_text(encoding="utf-8"))
    for programme in SPLITS:
        _define(project, programme)
        _send(Definitions(project, programme))
    return project


def _mend(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def _define(project: Project, programme: str) -> None:
    """Communes report before July as well, each month; two versions of one plan."""
    home = project.of(programme)
    stated = home.home / "programme.yaml"
    _mend(stated, "levels: [province, district]", "levels: [province, commune]")
    if programme == COVID:
        _mend(stated, "cadence: [quarter, ", "cadence: [month, quarter, ")
    for version in FIXTURE.glob("ke-hoach*.yaml"):
        text = version.read_text(encoding="utf-8").replace("PROGRAMME", programme)
        plan = home.plans / PROVINCE / version.name
        plan.parent.mkdir(exist_ok=True)
        plan.write_text(text if programme == INFECTIOUS else _unsplit(text), encoding="utf-8")


def _unsplit(plan: str) -> str:
    """The plan of a programme that counts one disease alone."""
    return "\n".join(line for line in plan.splitlines() if "disaggregation:" not in line) + "\n"


def _send(definitions: Definitions) -> None:
    """The office's counts of the months to May and of the year before; then by commune."""
    areas = definitions.areas
    for year, month in [*((2024, m) for m in range(1, 8)), *((2025, m) for m in range(1, 8))]:
        day = date(year, month, 14)
        office = areas.province(PROVINCE, on=day)
        period = f"{year}-{month:02}"
        _write(definitions, office, _counted(areas, office, period, day), period, day)


def _counted(
    areas: AreaRegistry, office: AdminUnit, period: str, day: date
) -> tuple[AdminUnit, ...]:
    """The units that a period was counted by."""
    if period == JULY:
        return areas.children(office.code, date(2025, 7, 31))
    if period != JUNE:
        return (office,)
    districts = areas.children(office.code, day)
    return tuple(c for one in districts for c in areas.children(one.code, day))


def _write(
    definitions: Definitions,
    office: AdminUnit,
    units: tuple[AdminUnit, ...],
    period: str,
    day: date,
) -> None:
    sent = Submission(
        file="",
        sha256="",
        unit=office.official_code,
        province=PROVINCE,
        period=period,
        as_of=day,
        prepared_by="",
        synthetic=False,
        origin="Số liệu thử",
        observations=tuple(_observed(definitions.id, units, day)),
        unit_name="Sở Y tế",
    )
    path = definitions.project.sent(ReportKey(definitions.id, PROVINCE, period)) / "so-y-te.xlsx"
    path.parent.mkdir(parents=True)
    write_submission(
        path,
        sent,
        programme=definitions.programme,
        catalogue=definitions.catalogue,
        areas=definitions.areas,
    )


def _observed(programme: str, units: tuple[AdminUnit, ...], day: date) -> Iterator[Observation]:
    """More where one unit counts for all; no two months or communes of one pattern."""
    for number, option in enumerate(SPLITS[programme], start=1):
        split = (("disease", option),) if option else ()
        for unit in units:
            count = 1 + (int(unit.official_code) * 7 + day.month * 5 + day.year * number) % 11
            value = Quantity(Decimal(count * (40 if len(units) == 1 else 1)))
            yield Observation(ELEMENTS[programme], unit.code, split, value, day, NOWHERE)
