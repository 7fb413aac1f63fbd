"""Figures that were issued and that today's data contradicts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import docx
import openpyxl
import pytest

from baocao.apps.cli.lock_commands import run_lock, run_unlock
from baocao.apps.cli.options import NamedReport
from baocao.archive.built.folder import WORD_FILE
from baocao.archive.issued.locks import data_files, lock, unlock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.compose.load import load_inputs
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.build import build_report
from baocao.build.workspace.door import report_meant
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.results.corrections import Correction
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT, ROOT, SENT

NEXT = "2022-Q2"
REPORT = NamedReport(BUILT.province, BUILT.period, BUILT.programme)
REASON = "Huyện Cao Lộc rà soát lại danh sách"


@pytest.fixture
def issued(project: Project) -> Project:
    """The report of the first quarter is issued; the second quarter has data."""
    return with_issue_of(project, BUILT)


def with_issue_of(project: Project, key: ReportKey) -> Project:
    write_all_placeholders(project.report(key) / "bao-cao.docx")
    now = datetime(2022, 3, 28, tzinfo=UTC)
    issue_report(project, key, Issue("5", date(2022, 3, 25), "văn thư", now))
    sent = f"data/submissions/covid-19/{key.province}/{NEXT}"
    shutil.copytree(ROOT / sent, project.root / sent)
    return project


def open_data(project: Project) -> None:
    event = LockEvent(LockAction.UNLOCK, datetime(2022, 4, 4, tzinfo=UTC), "Sở Y tế", REASON)
    unlock(project, BUILT, event)


def change(project: Project, new: Callable[[float], float | None], old: float = 83.15) -> None:
    """Change the rate of dose 3 for those aged 18 and over, 83,15% as it was sent."""
    book = openpyxl.load_workbook(project.root / SENT)
    for row in book["Số liệu"].iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, float) and round(cell.value, 2) == old:
                if new(old) is None:
                    book["Số liệu"].delete_rows(cell.row)
                else:
                    cell.value = new(old)
    book.save(project.root / SENT)


def corrections(project: Project) -> tuple[Correction, ...]:
    return load_inputs(report_meant(project, BUILT.province, NEXT)).corrections


def test_data_as_it_was_issued_gives_no_correction(issued: Project) -> None:
    """Nor does opening it without a change."""
    assert corrections(issued) == ()
    open_data(issued)
    assert corrections(issued) == ()


def test_a_changed_figure_is_told_with_old_new_and_reason(issued: Project) -> None:
    """One correction for the one figure, and none for the others."""
    open_data(issued)
    change(issued, lambda value: value - 1)
    (found,) = corrections(issued)
    assert (found.period, found.issued_text, found.reason) == ("2022-Q1", "83,15%", REASON)
    assert found.now is not None
    assert found.now.quantity.value == Decimal("82.15")


def test_a_report_of_another_type_is_remembered_too(project: Project) -> None:
    """Where it alone was issued, what it printed is corrected, with the reason of its lock."""
    topical = replace(BUILT, period=f"{BUILT.period}--chuyen-de")
    build_report(project, topical)
    with_issue_of(project, topical)
    at = datetime(2022, 4, 4, tzinfo=UTC)
    unlock(project, topical, LockEvent(LockAction.UNLOCK, at, "Sở Y tế", REASON))
    change(project, lambda value: value - 1)
    (found,) = corrections(project)
    assert (found.period, found.issued_text, found.reason) == ("2022-Q1", "83,15%", REASON)


def test_the_reason_is_told_though_the_clock_was_set_back(issued: Project) -> None:
    """The order of the record counts: the data was opened after the issue, whatever the time."""
    at = datetime(2021, 1, 1, tzinfo=UTC)
    unlock(issued, BUILT, LockEvent(LockAction.UNLOCK, at, "Sở Y tế", REASON))
    change(issued, lambda value: value - 1)
    assert [found.reason for found in corrections(issued)] == [REASON]


def test_a_figure_that_is_gone_is_told_too(issued: Project) -> None:
    """Nothing issued disappears in silence."""
    open_data(issued)
    change(issued, lambda _: None)
    (found,) = corrections(issued)
    assert (found.issued_text, found.now) == ("83,15%", None)


def test_what_a_second_issue_printed_counts_from_then_on(issued: Project) -> None:
    """Corrected and issued again, the first quarter's figure is the second issue's."""
    open_data(issued)
    change(issued, lambda value: value - 1)
    build_report(issued, BUILT, force=True)
    write_all_placeholders(issued.report(BUILT) / "bao-cao.docx")
    again = Issue("7", date(2022, 4, 5), "văn thư", datetime(2022, 4, 6, tzinfo=UTC))
    assert issue_report(issued, BUILT, again).name == "2022-Q1-lan-2"
    assert corrections(issued) == ()
    event = LockEvent(LockAction.UNLOCK, datetime(2022, 4, 8, tzinfo=UTC), "Sở Y tế", "Nhầm dòng")
    unlock(issued, BUILT, event)
    change(issued, lambda _: 84.15, old=82.15)
    (found,) = corrections(issued)
    assert (found.issued_text, found.reason) == ("82,15%", "Nhầm dòng")
    assert found.now is not None
    assert found.now.quantity.value == Decimal("84.15")


def test_the_next_report_prints_the_table(issued: Project) -> None:
    """What was reported, what it is now, and why, in one row."""
    open_data(issued)
    change(issued, lambda value: value - 1)
    key = ReportKey("covid-19", BUILT.province, NEXT)
    build_report(issued, key)
    (row,) = (
        ["".join(node.text or "" for node in cell._tc.iter("{*}t")) for cell in row.cells]
        for table in docx.Document(str(issued.report(key) / WORD_FILE)).tables
        for row in table.rows
        if REASON in row.cells[-1].text
    )
    assert {"83,15%", "82,15%", REASON} <= set(row)


def test_a_change_under_the_lock_stops_the_next_report(issued: Project) -> None:
    """Without opening the data nobody may change what was issued."""
    change(issued, lambda value: value - 1)
    with pytest.raises(BaocaoError, match="đã bị sửa trong khi số liệu kỳ 2022-Q1 đã khóa"):
        corrections(issued)


def test_each_figure_carries_the_reason_under_which_it_changed(
    issued: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two openings, two figures of one workbook, and a third opening that changed neither."""
    monkeypatch.setenv("BAOCAO_ROOT", str(issued.root))
    rates = [(83.15, 82.15, "Huyện Cao Lộc rà soát"), (94.79, 93.79, "Bỏ trùng danh sách")]
    for old, new, reason in rates:
        run_unlock(REPORT, reason, "Sở Y tế")
        change(issued, lambda _, new=new: new, old)  # type: ignore[misc]
        run_lock(REPORT, "Sở Y tế")
    run_unlock(REPORT, "Xem lại, không sửa gì", "Sở Y tế")
    found = {c.issued_text: c.reason for c in corrections(issued)}
    assert found == {"83,15%": rates[0][2], "94,79%": rates[1][2]}


def test_openings_without_a_known_state_between_them_share_their_reasons(issued: Project) -> None:
    """A lock that another version wrote, or of data with errors, does not say how figures stood."""
    open_data(issued)
    change(issued, lambda value: value - 1)
    files = data_files(issued, [issued.sent(BUILT)])
    at = datetime(2022, 4, 5, tzinfo=UTC)
    lock(issued, BUILT, LockEvent(LockAction.LOCK, at, "Sở Y tế", files=files))
    later = datetime(2022, 4, 6, tzinfo=UTC)
    unlock(issued, BUILT, LockEvent(LockAction.UNLOCK, later, "Sở Y tế", "Nhầm dòng"))
    (found,) = corrections(issued)
    assert found.reason == f"{REASON}; Nhầm dòng"
