"""Five kinds of figures of both programmes, and of a third, worked out again from the files."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from baocao.build.compose.load import load_inputs
from baocao.build.run.build import build_report
from baocao.build.workspace.door import report_meant
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.results.report_data import build_report_data
from tests import test_third_programme, third_programme
from tests.amended_project import COVID, INFECTIOUS, JULY, JUNE, PROVINCE, SPLITS, amended_project
from tests.conftest import once_made
from tests.recomputed import COMMUNES_SINCE, THRESHOLDS, Record, Report, table
from tests.reports import test_infectious

THRESHOLD, RELATIVE, CROSSWALK = "threshold", "relative", "crosswalk"
ADDED, AMENDED = "added", "amended"
AMENDED_REPORTS = ((INFECTIOUS, JUNE), (INFECTIOUS, JULY), (COVID, JULY))
# How many figures of each kind there are at least, by programme.
FEWEST = {
    INFECTIOUS: {THRESHOLD: 48, RELATIVE: 12, CROSSWALK: 6, ADDED: 20, AMENDED: 6},
    COVID: {RELATIVE: 3, CROSSWALK: 2, ADDED: 7, AMENDED: 4},
    third_programme.ID: {RELATIVE: 6, CROSSWALK: 10, ADDED: 16, AMENDED: 28},
}


@pytest.fixture(scope="session")
def amended(shared: Path) -> Project:
    """The project of both programmes with its reports; not to be changed."""

    def make(root: Path) -> None:
        project = amended_project(root)
        for programme, period in AMENDED_REPORTS:
            build_report(project, ReportKey(programme, PROVINCE, period))

    once_made(shared / "amended", make)
    return Project(shared / "amended")


def kind_of(report: Report, figure: Record) -> str | None:
    """Which of the kinds a figure is of."""
    made, id_ = figure["formula_parts"]["kind"], figure["id"]
    if made in THRESHOLDS:
        return THRESHOLD
    if made == "from-years" or id_.endswith(".change-wanted"):
        return RELATIVE
    if made.startswith("attained") or id_.endswith(".year_to_date-value"):
        return ADDED
    if id_.endswith(".target") and len(report.versions(id_.split(".")[0])) > 1:
        return AMENDED
    before = re.search(r"\.(at|change|relative|multiple)-(.*)$", id_)
    if before and report.period >= COMMUNES_SINCE > before[2]:
        return CROSSWALK
    return None


def again(report: Report, figure: Record, kind: str) -> Fraction | float:
    """A figure of one of the kinds from the files."""
    made, (plan, target, *_) = figure["formula_parts"]["kind"], figure["id"].split(".")
    split = frozenset(figure["disaggregation"].items())
    year = int(report.period[:4])
    if kind is THRESHOLD:
        return report.threshold(made, *figure["disaggregation"].values())
    if kind is RELATIVE:
        change = figure["id"].endswith(".change-wanted")
        asked = report.asked(plan, target)
        return Fraction(asked["relative"]["change"]) if change else report.wanted(plan, target)
    if kind is AMENDED:
        version = re.fullmatch(r"v(\d+)", target)
        if version is None:
            return report.wanted(plan, target)
        stated = report.versions(plan)[int(version[1]) - 1]["targets"]
        (named,) = (row for row in stated if row["id"] == figure["id"].split(".")[2])
        return Fraction(named["value"])
    if kind is ADDED:
        last_year = made == "attained-last-year"
        added = report.value(
            figure["indicator"], split, *report.since_january(year - int(last_year))
        )
        return added / report.wanted(plan, target) * 100 if "attained" in made else added
    how, before = re.findall(r"(at|change|relative|multiple)-([^.]*)$", figure["id"])[0]
    now, then = (report.value(figure["indicator"], split, one) for one in (report.period, before))
    values = {"at": then, "change": now - then}
    if how in ("relative", "multiple"):
        values = {"relative": (now - then) / then * 100, "multiple": now / then}
    return values[how]


def as_printed(text: str) -> tuple[Fraction, Fraction]:
    """A printed number, and the last unit that it is printed to."""
    whole, _, part = re.sub(r"[^\d,]", "", text).partition(",")
    return Fraction(int(whole + part), 10 ** len(part)), Fraction(1, 10 ** len(part))


def compared(report: Report) -> Counter[str]:
    """How many figures of each kind are what they come to again."""
    found: Counter[str] = Counter()
    for figure in report.ledger["figures"]:
        kind = kind_of(report, figure)
        if kind is not None:
            expected = again(report, figure, kind)
            assert figure["value"] == pytest.approx(float(expected), rel=1e-12), figure["id"]
            printed, last = as_printed(figure["text"])
            assert abs(printed - abs(Fraction(expected))) < last, figure["id"]
            found[kind] += 1
    return found


def reports_of(programme: str, shared: Path, amended: Project) -> list[Report]:
    """Reports that other tests build as well, and those of the amended project."""
    found = [Report(amended.root, p, PROVINCE, period) for p, period in AMENDED_REPORTS]
    if programme == INFECTIOUS:
        project = test_infectious.infectious_project(shared)
        for key in (test_infectious.MONTH, test_infectious.WEEK):
            build_report(project, key)
            found.append(Report(project.root, key.programme, key.province, key.period))
    if programme == third_programme.ID:
        root = test_third_programme.built_by_all_commands(shared).root
        found += [
            Report(root, third_programme.ID, third_programme.PROVINCE, period)
            for period in test_third_programme.BUILT
        ]
    return [report for report in found if report.programme == programme]


@pytest.mark.parametrize("programme", FEWEST)
def test_figures_of_five_kinds_are_those_of_the_files(
    programme: str, shared: Path, amended: Project
) -> None:
    """Every one that the ledgers have; and there are some of each kind."""
    found = sum(map(compared, reports_of(programme, shared, amended)), Counter())
    print(f"{programme}: {found.total()} figures compared, {dict(found)}")
    assert found.keys() == FEWEST[programme].keys()
    assert {k: n for k, n in found.items() if n < FEWEST[programme][k]} == {}


@pytest.mark.parametrize("programme", SPLITS)
def test_communes_have_the_sums_of_the_old_ones_before(programme: str, amended: Project) -> None:
    """Where all that a commune was made of went whole; where one was divided, nothing."""
    sent = Report(amended.root, programme, PROVINCE, JULY).sent(JUNE)
    old = {(row.area, row.split): row.number for row in sent}
    made_of: dict[str, list[Record]] = {}
    for row in table(amended.root / "data/crosswalk.csv"):
        made_of.setdefault(row["new"], []).append(row)
    data = build_report_data(load_inputs(report_meant(amended, PROVINCE, JULY, programme)))
    found = Counter[bool]()
    for result in data.results:
        if result.indicator.id != "new_cases" or result.area.code not in made_of:
            continue
        rows = made_of[result.area.code]
        divided = any(row["divided"] == "true" for row in rows)
        assert (result.previous is None) == divided, result.area.code
        if result.previous is not None:
            split = frozenset(result.disaggregation)
            # Communes of one name are written by their codes.
            parts = (old.get((row["old"], split)) or old[row["name"], split] for row in rows)
            expected = sum(parts)
            assert result.previous.quantity.value == expected, result.area.code
        found[divided] += 1
    splits = len(SPLITS[programme])
    assert found == {False: 60 * splits, True: 5 * splits}
