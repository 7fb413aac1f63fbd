"""Issuing: what speaks against it, what it leaves behind, what it locks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from baocao.apps.cli.carried_notes import carried_notes
from baocao.archive.built.folder import open_published
from baocao.archive.issued.issued import issued_reports, latest_issue
from baocao.archive.issued.locks import read_lock, unlock
from baocao.archive.issued.model import IssuedReport, LockAction, LockEvent
from baocao.build.issue import issue as issuing
from baocao.build.issue import objections as objecting
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run import build as building
from baocao.build.run.build import build_report
from baocao.build.run.carrying import Carried, contents, copy_files
from baocao.build.run.job import Job, Watch
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.output.word.wording import bind
from baocao.review.verify.model import ChangeKind
from baocao.review.verify.verify import verify_file
from tests.build.issue.word import replace_text, words, write_all_placeholders
from tests.conftest import BUILT, SENT

NOW = datetime(2022, 3, 28, 9, 0, tzinfo=UTC)
ISSUE = Issue("5", date(2022, 3, 25), "văn thư", NOW)


@pytest.fixture
def ready(project: Project) -> Project:
    """A project whose report has no placeholder left."""
    write_all_placeholders(word_file(project))
    return project


def word_file(project: Project) -> Path:
    return project.report(BUILT) / "bao-cao.docx"


def test_number_and_date_go_into_the_word_file(ready: Project) -> None:
    """The register's copy and the report's own folder both show what was issued."""
    folder = issue_report(ready, BUILT, ISSUE)
    for path in (folder / "bao-cao.docx", word_file(ready)):
        text = words(path)
        assert "Số: 05/BC-SYT" in text
        assert "Lạng Sơn, ngày 25 tháng 3 năm 2022" in text
        assert "(Kèm theo Báo cáo số 05/BC-SYT ngày 25 tháng 3 năm 2022 của Sở Y tế" in text
        assert "Các đơn vị đã triển khai theo kế hoạch." in text


def test_the_register_tells_what_was_issued(ready: Project) -> None:
    """Number, day, who and when are read back, with the ledger as it was."""
    issue_report(ready, BUILT, ISSUE)
    (report,) = issued_reports(ready, BUILT.programme, BUILT.province)
    assert (report.number, report.issued_on, report.by, report.at) == (
        "05",
        date(2022, 3, 25),
        "văn thư",
        NOW,
    )
    assert "83,15%" in {figure.text for figure in report.ledger.figures}


def test_issuing_locks_the_data(ready: Project) -> None:
    """The hashes of the period's files are those of the moment of issue."""
    issue_report(ready, BUILT, ISSUE)
    held = read_lock(ready, BUILT).current
    assert held is not None
    assert held.action is LockAction.ISSUE
    assert list(held.files or {}) == [SENT]


def test_an_issued_report_is_not_built_again(ready: Project) -> None:
    """Even by force: what was sent stays as it was sent."""
    issue_report(ready, BUILT, ISSUE)
    before = word_file(ready).read_bytes()
    found = build_report(ready, BUILT, force=True)
    assert found.issued
    assert not found.fresh
    assert word_file(ready).read_bytes() == before


def test_an_issued_report_comes_back_from_the_register(ready: Project) -> None:
    """The folder of reports may be deleted; the register has all of it."""
    folder = issue_report(ready, BUILT, ISSUE)
    for path in sorted(word_file(ready).parent.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    word_file(ready).parent.rmdir()
    build_report(ready, BUILT)
    assert word_file(ready).read_bytes() == (folder / "bao-cao.docx").read_bytes()


def _draft(project: Project, draft: Path) -> None:
    """As left by a build that did not know of the issue."""
    shutil.rmtree(project.report(BUILT))
    shutil.copytree(draft, project.report(BUILT))


def _deleted(project: Project, _: Path) -> None:
    (project.report(BUILT) / "ledger.json").unlink()


def _changed(project: Project, _: Path) -> None:
    (project.report(BUILT) / "phu-luc.xlsx").write_bytes(b"x")


@pytest.mark.parametrize("spoil", [_draft, _deleted, _changed])
def test_an_issued_folder_is_compared_by_hash_and_restored(
    ready: Project, tmp_path: Path, spoil: Callable[[Project, Path], None]
) -> None:
    """Whatever took the place of what was issued; the draft's own edited file lies beside."""
    draft = shutil.copytree(word_file(ready).parent, tmp_path / "draft")
    edited = word_file(ready).read_bytes()
    folder = issue_report(ready, BUILT, ISSUE)
    spoil(ready, draft)
    assert build_report(ready, BUILT).issued
    assert contents(folder).items() <= contents(ready.report(BUILT)).items()
    if spoil is _draft:
        assert (ready.report(BUILT) / "bao-cao-da-sua.docx").read_bytes() == edited
    assert build_report(ready, BUILT).carried == ()


def test_an_edit_after_the_issue_steps_aside_and_is_said(ready: Project) -> None:
    """The folder shows what was issued; the edited file is kept under another name."""
    folder = issue_report(ready, BUILT, ISSUE)
    replace_text(word_file(ready), "kế hoạch", "kế hoạch mới")
    edited = word_file(ready).read_bytes()
    found = build_report(ready, BUILT)
    assert found.carried == (Carried("bao-cao-da-sua.docx", "bao-cao.docx", "bao-cao.docx"),)
    assert list(carried_notes(ready, found)) == [
        "bao-cao.docx đã được sửa nên nay là bao-cao-da-sua.docx; bao-cao.docx là bản đã phát hành"
    ]
    assert word_file(ready).read_bytes() == (folder / "bao-cao.docx").read_bytes()
    assert (ready.report(BUILT) / "bao-cao-da-sua.docx").read_bytes() == edited


def test_what_people_put_into_the_folder_is_not_issued_and_stays(ready: Project) -> None:
    """Notes and other Word files go along in the report's folder, not into the register."""
    for name in ("ghi-chu.txt", "xem-truoc/bao-cao.pdf"):
        (ready.report(BUILT) / name).parent.mkdir(exist_ok=True)
        (ready.report(BUILT) / name).write_text("của tôi", encoding="utf-8")
    folder = issue_report(ready, BUILT, ISSUE)
    assert not {"ghi-chu.txt", "xem-truoc/bao-cao.pdf"} & contents(folder).keys()
    assert (ready.report(BUILT) / "ghi-chu.txt").read_text(encoding="utf-8") == "của tôi"
    assert (ready.report(BUILT) / "xem-truoc/bao-cao.pdf").is_file()
    assert not (ready.report(BUILT) / "bao-cao-da-sua.docx").exists()


def test_a_build_that_overlaps_an_issue_does_not_publish_its_draft(
    ready: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where turns do not hold, as between machines: the issue stands, and the build says so."""
    monkeypatch.setattr(building, "report_turn", lambda *_: nullcontext())
    draft = shutil.copytree(ready.report(BUILT), tmp_path / "draft")

    def make(job: Job, _: Watch) -> None:
        issue_report(ready, BUILT, ISSUE)
        copy_files(draft, job.folder, contents(draft))

    found = build_report(ready, BUILT, force=True, make=make)
    assert found.issued
    (issued,) = issued_reports(ready, BUILT.programme, BUILT.province)
    assert contents(issued.folder).items() <= contents(ready.report(BUILT)).items()


def test_a_build_whose_folder_was_taken_away_does_not_blame_the_notebook(ready: Project) -> None:
    """It says what happened; the published report is as it was."""
    before = contents(ready.report(BUILT))

    def make(job: Job, _: Watch) -> None:
        shutil.rmtree(job.folder)

    with pytest.raises(BaocaoError, match="thư mục đang dựng bị xóa hoặc đổi tên giữa chừng"):
        build_report(ready, BUILT, force=True, make=make)
    assert contents(ready.report(BUILT)) == before


def test_after_opening_the_report_is_issued_again_beside_the_first(ready: Project) -> None:
    """The register is only added to."""
    first = issue_report(ready, BUILT, ISSUE)
    later = datetime(2022, 4, 4, tzinfo=UTC)
    unlock(ready, BUILT, LockEvent(LockAction.UNLOCK, later, "văn thư", "Rà soát lại"))
    build_report(ready, BUILT, force=True)
    write_all_placeholders(word_file(ready))
    after = datetime(2022, 4, 6, tzinfo=UTC)
    second = issue_report(ready, BUILT, Issue("7", date(2022, 4, 5), "văn thư", after))
    assert (first.name, second.name) == ("2022-Q1", "2022-Q1-lan-2")
    assert [report.number for report in issued_reports(ready, BUILT.programme, BUILT.province)] == [
        "05",
        "07",
    ]


def test_with_the_clock_set_back_an_issued_report_is_opened_and_issued_again(
    ready: Project,
) -> None:
    """What was done last counts, whatever time the machine said."""
    issue_report(ready, BUILT, ISSUE)
    long_ago = datetime(2022, 3, 27, tzinfo=UTC)
    unlock(ready, BUILT, LockEvent(LockAction.UNLOCK, long_ago, "văn thư", "Rà soát lại"))
    assert read_lock(ready, BUILT).current is None
    build_report(ready, BUILT, force=True)
    write_all_placeholders(word_file(ready))
    issue_report(ready, BUILT, replace(ISSUE, number="7", at=datetime(2022, 3, 26, tzinfo=UTC)))
    latest = latest_issue(ready, BUILT)
    assert latest is not None
    assert latest.number == "07"
    actions = [event.action for event in read_lock(ready, BUILT).events]
    assert actions == [LockAction.ISSUE, LockAction.UNLOCK, LockAction.ISSUE]


def _placeholder(project: Project) -> None:
    build_report(project, BUILT, force=True)
    (word_file(project).parent / "bao-cao-moi.docx").replace(word_file(project))


def _other_figure(project: Project) -> None:
    replace_text(word_file(project), "83,15%", "85,15%")


def _no_room(project: Project) -> None:
    replace_text(word_file(project), "Số:", "Văn bản số:")


def _changed_data(project: Project) -> None:
    narrative = project.narrative(BUILT).parent
    narrative.mkdir(parents=True, exist_ok=True)
    (narrative / f"{BUILT.period}.md").write_text("## I. Tình hình\nMới.\n", encoding="utf-8")


def _nothing(_: Project) -> None:
    pass


OBJECTIONS: dict[str, tuple[Callable[[Project], None], Issue, str]] = {
    "a number that is none": (_nothing, replace(ISSUE, number="5a"), "số văn bản “5a”"),
    "number nought": (_nothing, replace(ISSUE, number="0"), "số văn bản “0”"),
    "before the cut-off": (
        _nothing,
        replace(ISSUE, issued_on=date(2022, 3, 14)),
        "ngày 14/3/2022 không sau ngày chốt số liệu 14/3/2022",
    ),
    "a day to come": (_nothing, replace(ISSUE, issued_on=date(2022, 3, 29)), "chưa đến"),
    "a placeholder": (_placeholder, ISSUE, "còn 6 chỗ chưa soạn nội dung"),
    "a figure typed over": (_other_figure, ISSUE, "không khớp với sổ số liệu"),
    "no room for the number": (_no_room, ISSUE, "không còn chỗ trống để ghi số"),
    "wording changed since": (_changed_data, ISSUE, "đã đổi từ khi dựng báo cáo"),
}


@pytest.mark.parametrize("name", OBJECTIONS)
def test_what_speaks_against_issuing(ready: Project, name: str) -> None:
    """Each objection is told, and nothing is issued, locked or changed."""
    spoil, issue, told = OBJECTIONS[name]
    spoil(ready)
    before = word_file(ready).read_bytes()
    with pytest.raises(BaocaoError, match=told):
        issue_report(ready, BUILT, issue)
    assert not list(ready.issued.glob("*/*/issue.json"))
    assert read_lock(ready, BUILT).current is None
    assert word_file(ready).read_bytes() == before


@pytest.mark.parametrize(
    ("period", "is_refused"),
    [("2021-Q4", True), ("2021-Q4--chuyen-de", True), (f"{BUILT.period}--chuyen-de", False)],
)
def test_the_figures_of_another_period_are_not_issued_again(
    ready: Project, monkeypatch: pytest.MonkeyPatch, period: str, *, is_refused: bool
) -> None:
    """A workbook copied from the last quarter is noticed; two types of report on one quarter may
    print the same."""
    key, ledger = replace(BUILT, period=period), open_published(ready, BUILT).ledger
    other = IssuedReport(key, "03", date(2022, 2, 1), "văn thư", NOW, {}, ready.root, ledger)
    monkeypatch.setattr(issuing, "issued_reports", lambda *_: (other,))
    told = pytest.raises(BaocaoError, match=f"giống hệt báo cáo đã phát hành kỳ {period}")
    with told if is_refused else nullcontext():
        issue_report(ready, BUILT, ISSUE)
    assert bool(list(ready.issued.glob("*/*/*/issue.json"))) is not is_refused


@pytest.mark.parametrize(
    ("steps", "moment"),
    [(issuing, "open_package"), (objecting, "verify_file"), (issuing, "stamp")],
    ids=["open_package", "verify_file", "stamp"],
)
def test_a_file_that_is_saved_meanwhile_is_not_issued(
    ready: Project, steps: ModuleType, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither as it was, with the save lost, nor as nobody looked at it."""
    step = getattr(steps, moment)

    def saved_meanwhile(*arguments: object) -> object:
        done = step(*arguments)
        replace_text(word_file(ready), "theo kế hoạch.", "đúng kế hoạch.")
        return done

    monkeypatch.setattr(steps, moment, saved_meanwhile)
    with pytest.raises(BaocaoError, match="thay đổi trong lúc phát hành"):
        issue_report(ready, BUILT, ISSUE)
    assert read_lock(ready, BUILT).current is None
    assert "đúng kế hoạch." in words(word_file(ready))


def test_an_issued_report_is_not_issued_twice(ready: Project) -> None:
    """Only data that was opened leads to another issue."""
    issue_report(ready, BUILT, ISSUE)
    with pytest.raises(BaocaoError, match="báo cáo này đã phát hành"):
        issue_report(ready, BUILT, replace(ISSUE, number="6"))


def test_what_a_crash_left_in_the_register_is_not_an_issue(ready: Project) -> None:
    """A folder that was being made when the machine stopped counts for nothing."""
    folder = issue_report(ready, BUILT, ISSUE)
    folder.rename(folder.with_name(f"{folder.name}.dang-dung"))
    assert issued_reports(ready, BUILT.programme, BUILT.province) == ()
    assert read_lock(ready, BUILT).current is None


def _other_number(path: Path) -> None:
    replace_text(path, "Số: 05/", "Số: 06/")


def _other_day(path: Path) -> None:
    replace_text(path, bind("ngày 25 tháng 3 năm 2022"), bind("ngày 26 tháng 3 năm 2022"))


def _other_signer(path: Path) -> None:
    replace_text(path, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (_other_number, "05/BC-SYT", "06/BC-SYT"),
        (_other_day, "ngày 25 tháng 3", "ngày 26 tháng 3"),
        (_other_signer, "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ],
)
def test_what_was_given_at_issue_is_named_where_it_changes_later(
    ready: Project, change: Callable[[Path], None], old: str, new: str
) -> None:
    """Number, day and signer of a report that went out; the file as issued stands."""
    issue_report(ready, BUILT, ISSUE)
    assert verify_file(ready, word_file(ready), BUILT).changes == ()
    change(word_file(ready))
    found = verify_file(ready, word_file(ready), BUILT)
    assert {changed.kind for changed in found.changes} == {ChangeKind.ISSUE_CHANGED}
    assert any(old in c.old and new in c.new for c in found.changes)
    assert not found.stands
