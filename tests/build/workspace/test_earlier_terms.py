"""Sums over a year are made from what earlier weeks left, or from workbooks that changed since."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from baocao.build.compose.load import load_inputs
from baocao.build.workspace import history
from baocao.build.workspace.collect import Sent
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.earlier_kept import EarlierKept
from baocao.build.workspace.sent import sent_for
from baocao.core.project import Project
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results.earlier_terms import terms_made_anew
from baocao.results.inputs import Inputs
from baocao.results.report_data import ReportData, build_report_data
from baocao.submissions.workbooks.layout import OBSERVATION_SHEET

ROOT = Path(__file__).parents[3]
PROGRAMME, PROVINCE, BEFORE, WEEK = "benh-truyen-nhiem", "ba-ria-vung-tau", "2023-W34", "2023-W35"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, ReportData]:
    """Two weeks of one programme, with what a first report of the second left in the cache."""
    root = tmp_path_factory.mktemp("first")
    for name in ("areas.csv", "regimes.yaml", "holidays.yaml", "mappings", "provinces"):
        source, target = ROOT / "data" / name, root / "data" / name
        target.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    sent = f"submissions/{PROGRAMME}/{PROVINCE}"
    for name in (
        "references",
        "rules",
        f"programmes/{PROGRAMME}",
        f"{sent}/{BEFORE}",
        f"{sent}/{WEEK}",
    ):
        shutil.copytree(ROOT / "data" / name, root / "data" / name)
    shutil.copytree(ROOT / "templates", root / "templates")
    project = Project(root)
    return project, build_report_data(inputs(project))


@pytest.fixture
def project(first: tuple[Project, ReportData], tmp_path: Path) -> Project:
    """A copy of it with its cache."""
    shutil.copytree(first[0].root, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)


def inputs(project: Project, week: str = WEEK) -> Inputs:
    return load_inputs(report_meant(project, PROVINCE, week, PROGRAMME))


def sent_before(project: Project) -> Path:
    (workbook,) = (project.of(PROGRAMME).submissions / PROVINCE / BEFORE).glob("*.xlsx")
    return workbook


def kept(project: Project) -> Path:
    return project.cache / "results" / PROGRAMME / PROVINCE / f"{BEFORE}-luy-ke.json"


def sums(data: ReportData) -> dict[str, object]:
    """What each target over the year is judged by, with the cells of every term."""
    return {t.target.id: t.accumulated for t in data.targets if t.accumulated is not None}


def edit(project: Project) -> None:
    path = sent_before(project)
    book = openpyxl.load_workbook(path)
    for row in book[OBSERVATION_SHEET].iter_rows(min_row=2):
        if row[0].value == "cases":
            row[4].value = int(str(row[4].value)) + 1
    book.save(path)


def add(project: Project) -> None:
    path = sent_before(project)
    edit(project)
    shutil.copyfile(ROOT / path.relative_to(project.root), path.with_name("them.xlsx"))


def delete(project: Project) -> None:
    sent_before(project).unlink()


def rename(project: Project) -> None:
    path = sent_before(project)
    path.rename(path.with_name("doi-ten.xlsx"))


def change_indicators(project: Project) -> None:
    path = next(project.of(PROGRAMME).indicators.glob("*.yaml"))
    path.write_text(f"{path.read_text('utf-8')}# đã xem lại\n", "utf-8")


def change_mappings(project: Project) -> None:
    (project.mappings / "moi.yaml").write_text("# chưa có gì\n", "utf-8")


def ask_for_more(project: Project) -> None:
    (plan,) = (project.of(PROGRAMME).plans / PROVINCE).glob("*.yaml")
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("{disease: pertussis}", "{disease: measles}", 1), "utf-8")


def truncate(project: Project) -> None:
    kept(project).write_bytes(kept(project).read_bytes()[:-40])


def spoil(project: Project) -> None:
    content = kept(project).read_bytes()
    kept(project).write_bytes(content.replace(b'"value":"1', b'"value":"7', 1))


CHANGES = (
    *(edit, add, delete, rename),
    *(change_indicators, change_mappings, ask_for_more),
    *(truncate, spoil),
)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The earlier periods whose workbooks are asked for, each time."""
    asked: list[str] = []

    def counted(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> Sent:
        asked.append(period.key)
        return sent_for(definitions, province, period)

    monkeypatch.setattr(history, "sent_for", counted)
    return asked


def test_from_what_is_kept_a_report_is_the_same(project: Project, read: list[str]) -> None:
    """The workbooks of the week before are read to compare with, not for the sums; each sum
    names the cells of both weeks."""
    data = build_report_data(inputs(project))
    assert read == [BEFORE]
    assert data == build_report_data(replace(inputs(project), recall_terms=terms_made_anew))
    (found,) = (t.accumulated for t in data.targets if t.target.id == "dengue-incidence")
    assert found is not None
    weeks = {cell.file.split("/")[-2] for cell in found.result.numerator.sources}  # type: ignore[union-attr]
    assert weeks == {BEFORE, WEEK}


def test_a_report_leaves_what_the_next_one_needs(project: Project, read: list[str]) -> None:
    """Its own results and sums, which the next report would work out of the same workbooks."""
    shutil.rmtree(project.cache)
    data = build_report_data(inputs(project, BEFORE))
    definitions, before = Definitions(project, PROGRAMME), data.inputs
    EarlierKept(definitions, before.province, before.districts, before.plans).keep(data)
    read.clear()
    after = build_report_data(inputs(project))
    assert read.count(BEFORE) == 1  # to compare with
    shutil.rmtree(project.cache)
    assert after == build_report_data(inputs(project))


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_an_earlier_week_is_seen(
    first: tuple[Project, ReportData],
    project: Project,
    read: list[str],
    change: Callable[[Project], None],
) -> None:
    """The sums are those of the workbooks, the words and the plan as they are now."""
    change(project)
    after = build_report_data(inputs(project))
    # To compare with and for the sums; once more for its results where those of every week are
    # worked out anew, more weeks than are held.
    assert read.count(BEFORE) == (3 if change in (change_indicators, change_mappings) else 2)
    shutil.rmtree(project.cache)
    assert after == build_report_data(inputs(project))
    figures_stay = (change_indicators, change_mappings, truncate, spoil)
    assert (sums(after) == sums(first[1])) is (change in figures_stay)
