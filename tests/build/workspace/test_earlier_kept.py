"""Earlier periods are worked out once, and again when what they are made from changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from baocao.build.compose.load import load_inputs
from baocao.build.workspace import earlier_ahead, hashes, history
from baocao.build.workspace.collect import Sent
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import report_meant
from baocao.build.workspace.earlier_kept import EarlierKept
from baocao.build.workspace.sent import sent_for
from baocao.core.project import Project
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.looked_back import earlier
from baocao.definitions.periods.model import ReportingPeriod
from baocao.results import report_data
from baocao.results.earlier import EarlierPeriod, made_anew
from baocao.results.report_data import build_report_data, of_earlier

ROOT = Path(__file__).parents[3]
REPORT = "lang-son", "2022-Q4"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """This repository's data, with a cache of its own."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return Project(tmp_path)


def test_kept_or_made_anew_a_report_is_the_same(project: Project) -> None:
    """First without anything kept, then from what the first left, then keeping nothing."""
    first = build_report_data(load_inputs(report_meant(project, *REPORT)))
    kept = build_report_data(load_inputs(report_meant(project, *REPORT)))
    anew = build_report_data(replace(load_inputs(report_meant(project, *REPORT)), recall=made_anew))
    assert first == kept == anew
    assert any(result.previous for result in kept.results)


@pytest.mark.parametrize("province", ["lang-son", "dong-thap", "cao-bang", "vinh-phuc"])
def test_workbooks_are_kept_whole(project: Project, province: str) -> None:
    """Bounds, hours, decimals, reasons, remarks: what is read from the cache is what was sent."""
    definitions = Definitions(project, "covid-19")
    for folder in (definitions.folders.submissions / province).iterdir():
        period = definitions.period(folder.name, province)
        unit = definitions.areas.province(province, on=period.end)
        sent = sent_for(definitions, unit, period)
        assert sent
        assert sent_for(definitions, unit, period) == sent


def test_a_later_report_reads_only_the_quarter_before(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Validation compares with it; of the others the results are enough."""
    build_report_data(load_inputs(report_meant(project, *REPORT)))
    asked: list[str] = []

    def counted(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> Sent:
        asked.append(period.key)
        return sent_for(definitions, province, period)

    monkeypatch.setattr(history, "sent_for", counted)
    build_report_data(load_inputs(report_meant(project, *REPORT)))
    assert asked == ["2022-Q3"]


def test_a_changed_workbook_changes_what_is_kept(project: Project) -> None:
    """Last quarter's numbers are those of its workbooks as they are now."""
    before = build_report_data(load_inputs(report_meant(project, *REPORT)))
    folder = project.submissions / "covid-19" / "lang-son" / "2022-Q3"
    next(iter(sorted(folder.glob("*.xlsx")))).unlink()
    after = build_report_data(load_inputs(report_meant(project, *REPORT)))
    assert before.trends != after.trends


def test_nothing_made_of_a_changed_workbook_is_kept_as_of_the_one_before(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that was told of the files before they changed keeps what it makes of them as
    they are now."""
    monkeypatch.setattr(hashes, "SETTLED", -1)
    monkeypatch.setattr(hashes, "_told", {})
    folder = project.submissions / "covid-19" / "lang-son" / "2022-Q3"
    path, *_ = sorted(folder.glob("*.xlsx"))
    as_sent = path.read_bytes()
    hashes.known_hash(path)
    hashes.be_told(hashes.known_hashes())
    path.unlink()
    path.write_bytes(min(folder.glob("*.xlsx")).read_bytes())
    made = build_report_data(load_inputs(report_meant(project, *REPORT)))
    path.write_bytes(as_sent)
    monkeypatch.setattr(hashes, "_told", {})
    again = build_report_data(load_inputs(report_meant(project, *REPORT)))
    assert again.trends != made.trends


def test_only_the_last_periods_are_held(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier one is read again, and is what it was."""
    definitions = Definitions(project, "covid-19")
    period = definitions.period("2022-Q4", "lang-son")
    asked: list[str] = []

    def counted(definitions: Definitions, province: AdminUnit, period: ReportingPeriod) -> Sent:
        asked.append(period.key)
        return sent_for(definitions, province, period)

    monkeypatch.setattr(history, "sent_for", counted)
    unit = definitions.areas.province("lang-son", on=period.end)
    known = history.History(definitions, unit, earlier(period))
    first, *_, last = known
    whole = dict(known)
    assert known[last] is whole[last]
    assert known[first] == whole[first]
    assert asked == [*known, first]


def test_what_was_made_for_the_next_report_serves_those_after_it(project: Project) -> None:
    """A quarter's results by districts are worked out once: the province's are among them."""
    inputs = load_inputs(report_meant(project, *REPORT))
    before = inputs.recall(inputs.previous, partial(of_earlier, inputs, inputs.previous))
    kept = EarlierKept(
        Definitions(project, "covid-19"), inputs.province, inputs.districts, inputs.plans
    )
    found = kept.recall(earlier(inputs.period), ())(inputs.previous, not_again)
    province = inputs.province.code
    assert found.results == tuple(one for one in before.results if one.area == province) != ()
    assert found.counts == before.counts


def not_again() -> EarlierPeriod:
    raise AssertionError("it was worked out before")


def test_what_is_worked_out_ahead_is_what_a_report_takes_over(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Earlier periods of a first report are read and worked out beside it, none of them twice."""
    scope = report_meant(project, *REPORT)
    assert earlier_ahead.is_first(scope.definitions, scope.province)
    monkeypatch.setattr(earlier_ahead, "beside", lambda work: work())  # beside, but at once
    earlier_ahead.begin_to_read(scope.definitions, scope.province, scope.period)
    inputs = load_inputs(scope)
    earlier_ahead.begin_to_work_out(inputs)
    assert not earlier_ahead.is_first(scope.definitions, scope.province)

    def unexpected(*_: object) -> object:
        raise AssertionError("worked out once more")

    monkeypatch.setattr(report_data, "of_earlier", unexpected)
    assert any(result.previous for result in build_report_data(inputs).results)
