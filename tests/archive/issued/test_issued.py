"""The register as it is read: which report, in which order, whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport, open_folder
from baocao.archive.issued import issued
from baocao.archive.issued.issued import (
    EarlierFigure,
    earlier_figures,
    issued_in_order,
    issued_key,
    issued_reports,
    latest_issue,
    next_folder,
)
from baocao.archive.issued.locks import changes_under_lock, lock_file, read_lock, standing_issue
from baocao.archive.issued.model import IssuedReport, LockAction
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.results.ledger.model import Figure, stated
from baocao.results.ledger.write import ledger_json
from tests.results.sample import PERIOD

KEY = ReportKey("covid-19", "lang-son", "2022-Q4")
OTHER = ReportKey("covid-19", "cao-bang", "2022-Q4")


def issue(project: Project, folder: Path, number: str, day: int, key: ReportKey = KEY) -> Path:
    """An entry of the register, issued on a day of January 2023."""
    folder.mkdir(parents=True)
    ledger = ledger_json(key, PERIOD, [])
    run = {
        "parameters": asdict(key),
        "outputs": {"ledger.json": sha256(ledger).hexdigest()},
    }
    record = {
        "number": number,
        "issued_on": f"2023-01-{day:02}",
        "by": "an",
        "at": datetime(2023, 1, day, 8, tzinfo=UTC).isoformat(),
        "files": {project.name(project.sent(key) / "a.xlsx"): sha256(b"a").hexdigest()},
    }
    (folder / "ledger.json").write_bytes(ledger)
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
    (folder / "issue.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A report that was issued three times, the last time by a clock that was set back, and one
    of another province between; a folder that a crash left counts for nothing."""
    project = Project(tmp_path)
    home = project.of("covid-19").issued / "lang-son"
    issue(project, home / "2022-Q4", "05", 3)
    issue(project, home / "2022-Q4-lan-2", "06", 9)
    issue(project, home / "2022-Q4-lan-10", "07", 1)
    issue(project, home / "2022-Q4.dang-dung", "08", 20)
    issue(project, project.of("covid-19").issued / "cao-bang" / "2022-Q4", "01", 5, OTHER)
    return project


def numbers(project: Project) -> list[str]:
    return [report.number for report in issued_in_order(project)]


def test_reports_are_read_in_the_order_of_issue(project: Project) -> None:
    """By time, and of one report by the numbers of its folders: 10 comes after 2."""
    assert numbers(project) == ["05", "01", "06", "07"]
    of_province = issued_reports(project, "covid-19", "lang-son")
    assert [report.number for report in of_province] == ["05", "06", "07"]
    assert {report.key for report in of_province} == {KEY}


def test_an_entry_is_read_whole(project: Project) -> None:
    """What issuing added, and the report's own ledger."""
    last = latest_issue(project, KEY)
    assert last is not None
    assert (last.key, last.number, last.by) == (KEY, "07", "an")
    assert (last.issued_on, last.at) == (date(2023, 1, 1), datetime(2023, 1, 1, 8, tzinfo=UTC))
    assert last.files == {
        "data/submissions/covid-19/lang-son/2022-Q4/a.xlsx": sha256(b"a").hexdigest()
    }
    assert last.folder.name == "2022-Q4-lan-10"
    assert last.ledger.key == KEY


def test_a_report_that_was_not_issued_has_no_issue(project: Project) -> None:
    """Nor has one whose period only begins alike."""
    for period in ("2022-Q3", "2022-Q", "2022"):
        assert latest_issue(project, ReportKey("covid-19", "lang-son", period)) is None
    assert latest_issue(project, ReportKey("khac", "lang-son", "2022-Q4")) is None


def test_the_next_issue_gets_a_folder_of_its_own(project: Project) -> None:
    """The plain name first, then the lowest number that is free, from 2 on."""
    home = project.of("covid-19").issued
    assert next_folder(project, KEY) == home / "lang-son" / "2022-Q4-lan-3"
    assert next_folder(project, OTHER) == home / "cao-bang" / "2022-Q4-lan-2"
    first = ReportKey("covid-19", "cao-bang", "2023-Q1")
    assert next_folder(project, first) == home / "cao-bang" / "2023-Q1"


@pytest.mark.parametrize("name", ["2022-Q4", "2022-Q4-lan-2", "2022-Q4-lan-12"])
def test_a_folder_says_which_report_it_holds(name: str) -> None:
    """However often it was issued."""
    assert issued_key(Path("covid-19/lang-son") / name) == KEY


def changed(**fields: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "issue.json"
        record = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**record, **fields}), encoding="utf-8")

    return change


def cut(folder: Path) -> None:
    (folder / "issue.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize("spoil", [cut, changed(more=1), changed(number=None), changed(at="x")])
def test_a_spoilt_record_is_told(project: Project, spoil: Callable[[Path], None]) -> None:
    """With its file and what to do; nobody edits the register by hand."""
    spoil(project.of("covid-19").issued / "lang-son" / "2022-Q4-lan-2")
    with pytest.raises(BaocaoError) as caught:
        issued_reports(project, "covid-19", "lang-son")
    where = "data/issued/covid-19/lang-son/2022-Q4-lan-2/issue.json"
    todo = "khôi phục tệp từ bản lưu; sổ phát hành không được sửa tay"
    assert caught.value.problems == (Problem("tệp phát hành hỏng", where, todo),)


def test_what_was_issued_is_locked(project: Project) -> None:
    """Each issue is an event of the data's lock, and the last one stands."""
    held = read_lock(project, KEY)
    assert [event.action for event in held.events] == [LockAction.ISSUE] * 3
    assert [event.reason for event in held.events] == ["số 05", "số 06", "số 07"]
    assert held.clock_ran_back
    standing = standing_issue(project, KEY)
    assert standing is not None
    assert standing.number == "07"
    assert standing_issue(project, ReportKey("covid-19", "lang-son", "2022-Q3")) is None


def test_data_of_an_issued_report_is_held(project: Project) -> None:
    """Without a line in data/locks: who changed it is told with report, day and command."""
    folder = project.sent(KEY)
    folder.mkdir(parents=True)
    (folder / "a.xlsx").write_bytes(b"other")
    (problem,) = changes_under_lock(project, "covid-19", "lang-son", [folder])
    assert problem == Problem(
        "tệp đã bị sửa trong khi số liệu kỳ 2022-Q4 đã khóa (ngày 01/01/2023, an)",
        "data/submissions/covid-19/lang-son/2022-Q4/a.xlsx",
        f'khôi phục tệp, hoặc mở khóa: baocao unlock {KEY.options} --reason "…"',
    )
    assert changes_under_lock(project, "covid-19", "cao-bang", [folder]) == ()


def test_an_entry_is_read_once_however_many_there_are(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weekly reports of some years are many; a lock asks for the entries of its own report."""
    home = project.of("covid-19").issued / "lang-son"
    for number, period in enumerate(("2023-Q1", "2023-Q2"), start=10):
        key = replace(KEY, period=period)
        issue(project, home / period, str(number), number, key)
    opened: list[str] = []

    def counted(project: Project, folder: Path, key: ReportKey) -> PublishedReport:
        opened.append(folder.name)
        return open_folder(project, folder, key)

    monkeypatch.setattr(issued, "open_folder", counted)
    changes_under_lock(project, "covid-19", "lang-son", [project.sent(KEY)])
    own = ["2022-Q4", "2022-Q4-lan-10", "2022-Q4-lan-2"]
    assert opened == [*own, "2023-Q1", "2023-Q2"]
    opened.clear()
    read_lock(project, KEY)
    assert opened == own


def with_figures(report: IssuedReport, coverage: str, cases: str) -> IssuedReport:
    texts = {"coverage.20": coverage, "cases.20": cases}
    figures = tuple(Figure(id_, t, Decimal(0), "cases", stated(t)) for id_, t in texts.items())
    return replace(report, ledger=replace(report.ledger, figures=figures))


def test_what_earlier_reports_printed_of_a_figure(project: Project) -> None:
    """Each issue counts on; a figure knows its report, and which time that was issued."""
    found = issued_reports(project, "covid-19", "lang-son")[:2]
    assert earlier_figures(found) == {}
    printed = [("83,15%", "1"), ("84%", "2")]
    reports = [with_figures(report, *texts) for report, texts in zip(found, printed, strict=True)]
    once = EarlierFigure("2022-Q4", "05", date(2023, 1, 3), "83,15%")
    again = EarlierFigure("2022-Q4", "06", date(2023, 1, 9), "84%", 2)
    assert earlier_figures(reports)["coverage.20"] == (once, again)
    assert [figure.text for figure in earlier_figures(reports)["cases.20"]] == ["1", "2"]
    assert str(once) == "Đã phát hành: 83,15%, kỳ 2022-Q4, báo cáo số 05 ngày 03/01/2023"
    assert str(again) == (
        "Đã phát hành: 84%, kỳ 2022-Q4, báo cáo số 06 ngày 09/01/2023, phát hành lần 2"
    )


def test_an_empty_register_has_no_reports(project: Project) -> None:
    """And no data is locked by it."""
    shutil.rmtree(project.issued)
    assert issued_in_order(project) == ()
    assert read_lock(project, KEY).current is None
    assert next_folder(project, KEY).name == "2022-Q4"


def test_lines_that_do_not_say_how_many_issues_went_before_go_by_the_clock(
    project: Project,
) -> None:
    """As earlier versions wrote them: opened between the first issue and the second."""
    path = lock_file(project, KEY)
    path.parent.mkdir(parents=True)
    line = {"action": "unlock", "at": "2023-01-08T08:00:00Z", "by": "an", "reason": "gửi lại"}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    shutil.rmtree(project.of("covid-19").issued / "lang-son" / "2022-Q4-lan-10")
    reasons = [event.reason for event in read_lock(project, KEY).events]
    assert reasons == ["số 05", "gửi lại", "số 06"]
