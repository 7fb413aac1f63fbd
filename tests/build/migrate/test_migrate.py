"""`baocao migrate`: everything of version 0.1 comes along, and nothing is changed in it."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from baocao.apps.cli.entry import main
from baocao.archive.built.folder import open_published
from baocao.archive.issued.issued import issued_reports
from baocao.archive.issued.locks import changes_under_lock, read_lock
from baocao.build.migrate.move import carry_out
from baocao.build.migrate.plan import MovePlan, plan_moves, programme_to_move_into
from baocao.build.run.edited import edited_files
from baocao.build.status.collect import StatusReader
from baocao.build.status.model import State
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.words_files import load_wording
from baocao.core import turn
from baocao.core.errors import BaocaoError
from baocao.core.project import Project, find_project
from baocao.review.trace.model import FileState
from baocao.review.trace.trace import trace_figures
from baocao.review.verify.model import ChangeKind
from baocao.review.verify.verify import verify_file
from tests.build.migrate.sample import EDITED, ISSUED, TYPED, contents
from tests.build.migrate.version_0_1 import PROGRAMME

SECTIONS = ("situation", "direction", "results", "difficulties", "next_period", "proposals")
D3 = "coverage.18plus.d3.20.value"


@pytest.fixture
def migrated(earlier: Project) -> Project:
    carry_out(earlier, plan_moves(earlier, PROGRAMME))
    return find_project(earlier.root)


def run(project: Project, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def test_nothing_is_changed_or_lost(whole: Project, migrated: Project) -> None:
    """Every file of before is there once, with the same bytes; no folder of before is."""
    assert contents(migrated) == contents(whole)
    for name in ("data/plans", "data/indicators", "data/submissions/lang-son", "reports/lang-son"):
        assert not (migrated.root / name).exists()


def test_registers_and_locks_come_along_unchanged(whole: Project, migrated: Project) -> None:
    """Byte by byte, each below its programme."""
    for name in ("issued", "locks"):
        before, now = whole.root / "data" / name, migrated.root / "data" / name / PROGRAMME
        files = [path.relative_to(before) for path in before.rglob("*") if path.is_file()]
        assert files
        assert all((now / file).read_bytes() == (before / file).read_bytes() for file in files)


def test_what_was_issued_and_locked_stands(migrated: Project) -> None:
    """The register is read, and the locks hold the files at their new places."""
    (issued,) = issued_reports(migrated, PROGRAMME, ISSUED.province)
    assert (issued.key, issued.number) == (ISSUED, "05")
    folders = [migrated.sent(ISSUED), migrated.sent(EDITED)]
    assert changes_under_lock(migrated, PROGRAMME, ISSUED.province, folders) == ()
    for key in (ISSUED, EDITED):
        held = read_lock(migrated, key).current
        assert held is not None
        assert held.files
        assert all((migrated.root / name).is_file() for name in held.files)
    (migrated.sent(EDITED) / "them.xlsx").write_bytes(b"x")
    (problem,) = changes_under_lock(migrated, PROGRAMME, ISSUED.province, folders)
    assert problem.where == "data/submissions/covid-19/lang-son/2022-Q2/them.xlsx"


def test_the_edited_word_file_is_still_the_edited_one(migrated: Project) -> None:
    """It is known by its bytes; verify finds its report and what a person typed, and no more."""
    folder = migrated.report(EDITED)
    assert edited_files(folder) == ("bao-cao.docx",)
    verified = verify_file(migrated, folder / "bao-cao.docx")
    assert verified.key == EDITED
    assert verified.stands
    (change,) = verified.changes
    assert change.kind is ChangeKind.WORDING_CHANGED
    assert TYPED in change.new
    issued = verify_file(migrated, migrated.report(ISSUED) / "bao-cao.docx")
    assert (issued.key, issued.stands) == (ISSUED, True)


def test_reports_are_read_as_those_of_the_programme(migrated: Project) -> None:
    """Ledger and run name no programme and old places; what is read names today's."""
    report = open_published(migrated, EDITED)
    assert report.key == report.ledger.key == EDITED
    files = {source.file for figure in report.ledger.figures for source in figure.sources}
    names = {*files, *report.run.inputs, *(plan.file for plan in report.run.plans)}
    gone = {n for n in names if n != "package" and not (migrated.root / n).is_file()}
    assert gone == set()
    (trace,) = trace_figures(migrated, ISSUED, D3)
    assert [cell.state for cell in trace.cells] == [FileState.SAME]
    assert [note.severity for note in trace.cells[0].findings] == ["warning"]
    assert trace.earlier[0].number == "05"


def test_status_and_narrative(migrated: Project) -> None:
    """As before: one report issued, one edited and its data locked; the words are found."""
    reader = StatusReader(Definitions(migrated, PROGRAMME))
    found = {status.key: status for status in reader.statuses(date(2022, 3, 20), "lang-son")}
    assert found[ISSUED].state is State.ISSUED
    assert found[EDITED].state is State.EDITED
    assert found[EDITED].locked
    assert list(load_wording(migrated, EDITED, SECTIONS)) == ["direction"]


def test_the_command_shows_and_asks(
    earlier: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is moved until somebody says so; then it is, and there is nothing more to do."""
    before = contents(earlier)
    assert run(earlier, monkeypatch, "migrate") == 0
    said = capsys.readouterr().out
    assert "data/submissions/lang-son  →  data/submissions/covid-19/lang-son" in said
    assert "Chưa chuyển gì; thêm --yes để chuyển." in said
    assert (earlier.root / "data" / "plans").is_dir()
    assert run(earlier, monkeypatch, "migrate", "--yes") == 0
    assert "Đã chuyển vào chương trình covid-19" in capsys.readouterr().out
    assert run(earlier, monkeypatch, "migrate", "--yes") == 0
    assert "không có gì để chuyển" in capsys.readouterr().out
    assert contents(earlier) == before


def test_the_command_as_data(
    earlier: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same moves as JSON, and nothing else on standard output."""
    assert run(earlier, monkeypatch, "migrate", "--json") == 0
    moves = json.loads(capsys.readouterr().out)
    assert {
        "from": "data/locks/lang-son",
        "to": "data/locks/covid-19/lang-son",
        "already_there": False,
    } in moves


@pytest.mark.parametrize(
    "command",
    [
        ("report",), ("status",), ("check", "--province", "lang-son", "--period", "2022-Q1"),
        ("plan", "list"), ("site",), ("verify", "reports/lang-son/2022-Q1/bao-cao.docx"),
    ],
)  # fmt: skip
def test_other_commands_ask_for_it(
    command: tuple[str, ...],
    whole: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One message, exit 1, nothing done."""
    assert run(whole, monkeypatch, *command) == 1
    said = capsys.readouterr().err
    assert said.count("Lỗi") == 1
    assert "chạy baocao migrate" in said


@pytest.mark.parametrize("slug", ["covid-19-lang-son-2022-Q1", "so-phat-hanh", "bo-cuc"])
def test_it_waits_for_whoever_is_at_work(
    slug: str,
    whole: Project,
    earlier: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A build, an issue, the same command in another window; nothing is moved meanwhile."""
    monkeypatch.setattr(turn, "PATIENCE", 0.0)
    earlier.turns.mkdir(exist_ok=True)
    with FileLock(earlier.turns / f"{slug}.lock"):
        assert run(earlier, monkeypatch, "migrate", "--yes") == 1
    assert "chờ lệnh khác đang làm việc với dự án quá" in capsys.readouterr().err
    assert contents(earlier) == contents(whole)
    assert (earlier.root / "data/plans").is_dir()


def test_another_programme_may_be_named(earlier: Project) -> None:
    """Everything goes below it; what it has as data is for people to write."""
    carry_out(earlier, plan_moves(earlier, "phong-dich"))
    assert (earlier.root / "data/submissions/phong-dich/lang-son/2022-Q1").is_dir()
    assert (earlier.root / "data/programmes/phong-dich/plans/lang-son").is_dir()


BAD_NAMES = {"Covid-19": "không dùng làm mã được", "../x": "không dùng làm mã được"}


@pytest.mark.parametrize("name", BAD_NAMES)
def test_what_is_no_id_is_refused(name: str, whole: Project) -> None:
    """An id is the name of folders, and of a word of file names."""
    with pytest.raises(BaocaoError, match=BAD_NAMES[name]):
        programme_to_move_into(whole, name)


def test_of_several_programmes_one_is_named(earlier: Project) -> None:
    """What version 0.1 had belongs to one of them."""
    (earlier.root / "data" / "programmes" / "sot-xuat-huyet").mkdir()
    with pytest.raises(BaocaoError, match="nhiều chương trình"):
        programme_to_move_into(earlier, "")
    assert programme_to_move_into(earlier, "covid-19") == "covid-19"


def in_the_way(project: Project) -> Path:
    """Another file where a workbook should go, and one that is the same where another should."""
    sent = project.root / "data" / "submissions"
    (source,) = (sent / "lang-son" / "2022-Q1").iterdir()
    target = sent / PROGRAMME / "lang-son" / "2022-Q1" / source.name
    target.parent.mkdir(parents=True)
    return target


def test_a_clash_is_refused_before_anything_moves(
    earlier: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both files are named, and every clash at once."""
    in_the_way(earlier).write_bytes(b"khac")
    other = earlier.provinces / "lang-son.yaml"
    other.write_text("province: lang-son\n", encoding="utf-8")
    before = sorted(path for path in earlier.root.rglob("*") if path.is_file())
    assert run(earlier, monkeypatch, "migrate", "--yes") == 1
    said = capsys.readouterr().err
    assert said.count("đã có tệp khác ở chỗ sẽ chuyển đến") == 2
    assert "data/provinces/lang-son.yaml" in said
    assert sorted(path for path in earlier.root.rglob("*") if path.is_file()) == before


def test_the_same_file_at_both_places_is_no_clash(earlier: Project) -> None:
    """As an interrupted copy leaves it: the new one stays, the old one goes."""
    target = in_the_way(earlier)
    (source,) = (earlier.root / "data/submissions/lang-son/2022-Q1").iterdir()
    shutil.copyfile(source, target)
    carry_out(earlier, plan_moves(earlier, PROGRAMME))
    assert target.is_file()
    assert not source.exists()


def test_a_file_that_came_meanwhile_is_not_overwritten(earlier: Project) -> None:
    """Somebody worked in the project after the moves were planned."""
    plan = plan_moves(earlier, PROGRAMME)
    target = plan.moves[0].target
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("khác", encoding="utf-8")
    with pytest.raises(BaocaoError, match="vừa có tệp"):
        carry_out(earlier, plan)
    assert target.read_text(encoding="utf-8") == "khác"
    assert plan.moves[0].source.is_file()


def no_rename(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every folder lie on a disk of its own."""
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.parent != target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)


def test_to_another_disk(earlier: Project, whole: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be renamed is copied, compared and then deleted."""
    no_rename(monkeypatch)
    carry_out(earlier, plan_moves(earlier, PROGRAMME))
    assert contents(earlier) == contents(whole)
    assert plan_moves(earlier, PROGRAMME).moves == ()


def test_a_bad_copy_is_thrown_away(earlier: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The source stays, and the message says which file it is."""
    no_rename(monkeypatch)
    copy = shutil.copy2

    def spoil(source: str, target: str, **how: bool) -> str:
        copy(source, target, **how)
        Path(target).write_bytes(b"hong")
        return target

    monkeypatch.setattr(shutil, "copy2", spoil)
    plan = plan_moves(earlier, PROGRAMME)
    with pytest.raises(BaocaoError, match="bản chép sang ổ đĩa khác bị sai"):
        carry_out(earlier, plan)
    assert plan.moves[0].source.is_file()
    assert not list(plan.moves[0].target.parent.glob("*"))


@pytest.mark.parametrize("write", [Path.resolve, lambda path: Path("../../../o-dia")])
def test_a_link_still_leads_to_its_place(earlier: Project, write: Callable[[Path], Path]) -> None:
    """A province's workbooks may lie on another disk, by a whole or a relative path."""
    disk, folder = earlier.root.parent / "o-dia", earlier.root / "data/submissions/lang-son"
    folder.rename(disk)
    folder.symlink_to(write(disk))
    assert (folder / "2022-Q1").is_dir()
    carry_out(earlier, plan_moves(earlier, PROGRAMME))
    assert not folder.is_symlink()
    assert earlier.sent(ISSUED).is_dir()
    assert earlier.sent(ISSUED).resolve().is_relative_to(disk.resolve())


def test_an_empty_plan_changes_nothing(migrated: Project) -> None:
    """There is nothing to be pruned either."""
    before = sorted(migrated.root.rglob("*"))
    plan = plan_moves(migrated, PROGRAMME)
    assert plan == MovePlan((), plan.folders)
    carry_out(migrated, plan)
    assert sorted(migrated.root.rglob("*")) == before
