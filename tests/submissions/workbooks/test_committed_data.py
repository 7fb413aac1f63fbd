"""The committed workbooks: what the scripts write, every published figure, sound numbers."""

from __future__ import annotations

import csv
import importlib
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from baocao.core.project import Project
from baocao.core.quantities import Bound
from baocao.core.rules import Severity
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.calendar import previous
from baocao.submissions.validation.check import validate
from baocao.submissions.validation.rules import load_rules
from baocao.submissions.workbooks.model import Observation, Submission
from tests.regimes import administrative
from tests.sent_folder import read_folder

SECOND_COUNT = "Sổ quản lý tiêm chủng (mô phỏng)"
PROVINCES = ("cao-bang", "lang-son", "vinh-phuc", "dong-thap")
DAY = date(2022, 10, 1)
SCRIPTS = ("make_published_submissions", "make_synthetic_submissions")
NEW_COUNTS = {"cases_cumulative": "new_cases", "deaths_cumulative": "new_deaths"}
ELEMENTS = {
    "vaccination_coverage": "coverage_rate",
    "home_treatment_share": "home_treatment_rate",
    "facility_treatment_share": "facility_treatment_rate",
    "good_prognosis_share": "good_prognosis_rate",
    "cumulative_cases": "cases_cumulative",
    "cumulative_deaths": "deaths_cumulative",
    "cumulative_recovered": "recovered_cumulative",
    "under_treatment": "under_treatment",
    "doses": "vaccinated",
    "population_18plus": "population_18plus",
}
Totals = dict[tuple[str, tuple[str, ...]], int]


@pytest.fixture(scope="module")
def scripts(project: Project) -> Iterator[dict[str, ModuleType]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(project.root / "scripts"))
        yield {name: importlib.import_module(name) for name in SCRIPTS}


@pytest.fixture(scope="module")
def sent(
    project: Project, catalogue: IndicatorCatalogue, areas: AreaRegistry
) -> dict[tuple[str, str], tuple[Submission, ...]]:
    """All submissions by province and period."""
    folders = [path for path in sorted(project.submissions.glob("covid-19/*/*")) if path.is_dir()]
    return {
        (path.parent.name, path.name): read_folder(
            path, project=project, catalogue=catalogue, areas=areas
        )
        for path in folders
    }


@pytest.fixture(scope="module")
def calibration(project: Project) -> dict[str, Any]:
    text = (project.references / "synthetic_calibration.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)["provinces"]
    return found


def members(path: Path) -> dict[str, bytes]:
    """What is in a workbook, apart from how this machine's zlib packs it."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_scripts_write_what_is_committed(
    project: Project, scripts: dict[str, ModuleType], tmp_path: Path
) -> None:
    """No workbook was edited by hand, none is missing, none is left over."""
    for script in scripts.values():
        script.write_all(project, tmp_path)
    made = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.xlsx")}
    sent = project.of("covid-19").submissions
    assert made == {path.relative_to(sent) for path in sent.rglob("*.xlsx")}
    changed = [p for p in made if members(tmp_path / p) != members(sent / p)]
    assert changed == [], "run the scripts named in data/submissions/README.md"


def test_the_data_stays_small(project: Project) -> None:
    """A clone is quick: all workbooks together are below 3 MB."""
    assert sum(path.stat().st_size for path in project.submissions.rglob("*.xlsx")) < 3_000_000


def published(project: Project) -> list[dict[str, str]]:
    with (project.references / "published_figures.csv").open(encoding="utf-8") as table:
        return [row for row in csv.DictReader(table) if row["province"] != "Cả nước"]


def test_every_published_figure_is_in_a_real_workbook(
    project: Project,
    areas: AreaRegistry,
    sent: dict[tuple[str, str], tuple[Submission, ...]],
) -> None:
    """Each with its province, element, day, age group, dose and exact value."""
    found = {
        (slug, o.element, o.as_of, o.value, tuple(option for _, option in o.disaggregation))
        for (slug, _), submissions in sent.items()
        for submission in submissions
        if not submission.synthetic
        for o in submission.observations
    }
    rows = published(project)
    assert len(rows) > 60
    for row in rows:
        split = (row["age_group"].replace("18+", "18plus"), "d" + row["dose"])
        key = (
            areas.province(row["province"], on=DAY).slug,
            ELEMENTS[row["measure"]],
            date.fromisoformat(row["as_of"]),
            Decimal(row["value"]),
            split if row["age_group"] else (),
        )
        assert key in found, row


@pytest.mark.parametrize(
    ("province", "period", "value"),
    [
        ("lang-son", "2022-Q1", "83.15"),
        ("vinh-phuc", "2022-Q1", "97.88"),
        ("dong-thap", "2022-Q1", "94.09"),
        ("dong-thap", "2022-Q2", "99.18"),
        ("cao-bang", "2022-Q1", "2726"),
        ("cao-bang", "2023-Q2", "83.3"),
    ],
)
def test_figures_stand_in_their_period(
    sent: dict[tuple[str, str], tuple[Submission, ...]], province: str, period: str, value: str
) -> None:
    """By the administrative regime, Lạng Sơn's of 15/3/2022 as its directive reports them."""
    values = {str(o.value) for s in sent[province, period] for o in s.observations}
    assert value in values


def test_words_of_the_source_are_bounds(
    sent: dict[tuple[str, str], tuple[Submission, ...]],
) -> None:
    """ "Trên" and "gần" are never turned into exact values."""
    bounds = {
        (o.element, o.value): o.bound
        for s in (*sent["vinh-phuc", "2022-Q1"], *sent["lang-son", "2022-Q1"])
        for o in s.observations
        if o.bound is not Bound.EXACT
    }
    assert bounds == {
        ("coverage_rate", Decimal(74)): Bound.ABOVE,
        ("coverage_rate", Decimal(100)): Bound.NEARLY,
        ("home_treatment_rate", Decimal(93)): Bound.ABOVE,
        ("good_prognosis_rate", Decimal(99)): Bound.ABOVE,
    }


def test_nothing_committed_stops_a_report(
    project: Project,
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
    sent: dict[tuple[str, str], tuple[Submission, ...]],
) -> None:
    """No error; every warning is of a published figure and has its reason."""
    rules = load_rules(project.of("covid-19"), catalogue)
    confirmed = set()
    for (slug, key), submissions in sent.items():
        period = administrative(key)
        findings = validate(
            submissions,
            catalogue=catalogue,
            areas=areas,
            period=period,
            previous=sent.get((slug, previous(period).key), ()),
            rules=rules,
        )
        warnings = [f for f in findings if f.severity is not Severity.NOTE]
        assert [f.message for f in warnings if f.stops or not f.confirmed] == []
        confirmed |= {(slug, key, finding.rule) for finding in findings}
    assert confirmed >= {
        ("lang-son", "2022-Q1", "as_of_after_cutoff"),
        ("lang-son", "2022-Q1", "only_a_bound"),
        ("vinh-phuc", "2022-Q1", "only_a_bound"),
        ("dong-thap", "2022-Q2", "cumulative_falls"),
        ("dong-thap", "2022-Q2", "elements_against_total"),
        ("cao-bang", "2022-Q2", "elements_against_total"),
        ("cao-bang", "2023-Q2", "part_above_whole"),
        ("cao-bang", "2023-Q2", "elements_against_total"),
    }


def synthetic(submissions: tuple[Submission, ...]) -> Iterator[Observation]:
    """What the workbooks say, but for the second count of a group that has one."""
    for submission in submissions:
        if submission.synthetic:
            yield from (o for o in submission.observations if o.provider != SECOND_COUNT)


def totals(observations: Iterator[Observation]) -> Totals:
    """Sums over the districts by element and options."""
    found: Totals = defaultdict(int)
    for o in observations:
        found[o.element, tuple(option for _, option in o.disaggregation)] += int(o.value)
    return found


@pytest.fixture(scope="module")
def sums(
    sent: dict[tuple[str, str], tuple[Submission, ...]],
) -> dict[tuple[str, str], Totals]:
    return {
        (slug, period): totals(synthetic(sent[slug, period]))
        for slug in PROVINCES
        for period in ("2022-Q3", "2022-Q4")
    }


def test_synthetic_data_is_complete_and_marked(
    sent: dict[tuple[str, str], tuple[Submission, ...]],
    catalogue: IndicatorCatalogue,
    areas: AreaRegistry,
) -> None:
    """Every unit sends, every element that is a count is there, and the mark says why."""
    counts = {
        element.id
        for element in catalogue.elements.values()
        if not element.is_rate and element.theme != "checks"
    }
    for slug in PROVINCES:
        province = areas.province(slug, on=DAY).code
        for period in ("2022-Q3", "2022-Q4"):
            marked = [s for s in sent[slug, period] if s.synthetic]
            units = [unit.code for unit in areas.children(province, date(2022, 10, 1))]
            assert sorted(s.unit for s in marked) == sorted([province, *units])
            assert all("mô phỏng" in s.origin for s in marked)
            assert {o.element for s in marked for o in s.observations} == counts


def test_age_groups_are_those_of_the_census(
    project: Project, sums: dict[tuple[str, str], Totals], areas: AreaRegistry
) -> None:
    """Recomputed here from the census: the groups sum, and each is near its share."""
    census: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    path = project.references / "census2019_population_by_district_age.csv"
    with path.open(encoding="utf-8") as table:
        for row in csv.DictReader(table):
            census[row["province_code"]][row["age_group"]] += int(row["population"])
    for slug in PROVINCES:
        ages, found = census[areas.province(slug, on=DAY).code], sums[slug, "2022-Q4"]
        assert found["population", ()] == sum(ages.values())
        groups = {
            "5-11": ages["05-09"] + ages["10-14"] * 0.4,
            "12-17": ages["10-14"] * 0.6 + ages["15-19"] * 0.6,
        }
        groups["18plus"] = sum(ages.values()) - ages["0-04"] - sum(groups.values())
        for group, expected in groups.items():
            assert found["eligible_population", (group, "d1")] == pytest.approx(expected, abs=12)
        parts = sum(found["eligible_population", (group, "d1")] for group in groups)
        assert parts == sum(ages.values()) - ages["0-04"]


def test_a_second_count_stands_beside_the_first_in_each_district_of_lang_son(
    sent: dict[tuple[str, str], tuple[Submission, ...]],
) -> None:
    """The register has 95 to 99 of 100 people of the census, and each unit says why it differs."""
    submissions = [s for s in sent["lang-son", "2022-Q4"] if s.unit != "20"]
    assert len(submissions) == 11
    for submission in submissions:
        (second,) = (o for o in submission.observations if o.provider == SECOND_COUNT)
        (first,) = (
            o
            for o in submission.observations
            if o.element == second.element and o.disaggregation == second.disaggregation
            if o is not second
        )
        assert 95 <= 100 * second.value / first.value <= 99
        assert [(c.rule, c.cell) for c in submission.confirmations] == [
            ("denominator_differs", second.source.cell)
        ]


def test_coverage_is_near_its_calibration(
    sums: dict[tuple[str, str], Totals], calibration: dict[str, Any]
) -> None:
    """Province rates come within 6 points of the rate that they were drawn around."""
    for (slug, period), found in sums.items():
        quarter = ("2022-Q3", "2022-Q4").index(period) + 1
        for group, doses in calibration[slug]["coverage"].items():
            for dose, rates in doses.items():
                done, due = (found[e, (group, dose)] for e in ("vaccinated", "eligible_population"))
                assert 100 * done / due == pytest.approx(rates[quarter], abs=6)


def by_area(observations: Iterator[Observation]) -> dict[str, Totals]:
    found: dict[str, Totals] = defaultdict(lambda: defaultdict(int))
    for o in observations:
        found[o.area][o.element, tuple(option for _, option in o.disaggregation)] += int(o.value)
    return found


def test_cumulative_counts_never_fall(
    sent: dict[tuple[str, str], tuple[Submission, ...]],
) -> None:
    """From the third quarter to the fourth they rise by what was new in the fourth."""
    for slug in PROVINCES:
        then, now = (by_area(synthetic(sent[slug, p])) for p in ("2022-Q3", "2022-Q4"))
        assert set(then) == set(now)
        for area, before in then.items():
            after = now[area]
            for (element, options), value in before.items():
                if element == "vaccinated":
                    assert after[element, options] == value + after["vaccine_doses", options]
            for total, new in {
                "cases_cumulative": "new_cases",
                "deaths_cumulative": "new_deaths",
            }.items():
                assert after[total, ()] == before[total, ()] + after[new, ()]
            assert after["recovered_cumulative", ()] >= before["recovered_cumulative", ()]


def test_communes_are_as_many_as_there_are(sums: dict[tuple[str, str], Totals]) -> None:
    """Cao Bằng 161, Lạng Sơn 200, Vĩnh Phúc 136, Đồng Tháp 143."""
    found = [sums[slug, "2022-Q4"]["communes", ()] for slug in PROVINCES]
    assert found == [161, 200, 136, 143]


def test_districts_differ(sent: dict[tuple[str, str], tuple[Submission, ...]]) -> None:
    """In each province the best and the slowest district are over 10 points apart."""
    split = ("18plus", "d3")
    for slug in PROVINCES:
        rates = [
            100 * found["vaccinated", split] / found["eligible_population", split]
            for found in by_area(synthetic(sent[slug, "2022-Q4"])).values()
            if ("vaccinated", split) in found
        ]
        assert max(rates) - min(rates) > 10


def test_tasks_of_cao_bang_are_of_every_kind(
    sent: dict[tuple[str, str], tuple[Submission, ...]],
) -> None:
    """Done, going on, not begun and, in part, not reported; the plan has 55 tasks."""
    rows = [row for s in sent["cao-bang", "2022-Q4"] for row in s.progress]
    assert {row.state for row in rows} == {"done", "in_progress", "not_started"}
    assert 45 <= sum(row.item[0].isdigit() for row in rows) < 55
    assert all(row.done_on is None or row.done_on <= date(2022, 12, 14) for row in rows)


def test_every_cell_is_accounted_for(sent: dict[tuple[str, str], tuple[Submission, ...]]) -> None:
    """No committed workbook has a number that nobody reads."""
    remarks = [remark for group in sent.values() for each in group for remark in each.remarks]
    assert [r for r in remarks if r.rule in ("cell_not_read", "extra_sheet")] == []
