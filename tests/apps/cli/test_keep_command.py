"""`baocao keep` launders no number: each needs a person's yes, and stays marked as people's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from baocao.build.run import renew as renewing
from baocao.build.run.build import build_report
from baocao.core.project import Project
from baocao.review.keep.keep import kept_wording
from baocao.review.keep.model import Kept
from tests.apps.cli.transcript import Said, run
from tests.build.issue.word import replace_text, words, write_all_placeholders
from tests.conftest import BUILT

WORD = f"reports/covid-19/{BUILT.province}/{BUILT.period}/bao-cao.docx"
NEW = WORD.replace("bao-cao.docx", "bao-cao-moi.docx")
RENEW = f"renew --province {BUILT.province} --period {BUILT.period}"
TYPED = "Toàn tỉnh đã tập huấn 1.234 cán bộ, mũi 3 đạt 83,15%."
NUMBERS = ("1.234", "83,15%")
NAMED = " ".join(f"--number '{number}'" for number in NUMBERS)


@pytest.fixture
def typed(project: Project) -> Project:
    """A report in whose first section somebody typed two numbers, one of them the report's."""
    path = project.root / WORD
    write_all_placeholders(path)
    file = docx.Document(str(path))
    first = next(p for p in file.paragraphs if p.text.startswith("Các đơn vị đã triển khai"))
    first.runs[0].text = TYPED
    file.save(str(path))
    return project


def kept(project: Project) -> bool:
    return project.narrative(BUILT).is_file()


def test_yes_alone_says_yes_to_no_number(typed: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written; each number is listed, and the options that would name it."""
    said = run(typed, f"keep {WORD} --yes", monkeypatch)
    assert (said.code, kept(typed)) == (1, False)
    assert "- 1.234: không có trong sổ số liệu, chưa ai xác nhận" in said.out
    assert "- 83,15%: trùng số liệu " in said.out
    assert f"“{TYPED}”" in said.out
    assert "--number 1.234 --number 83,15%" in said.out


def test_a_number_that_was_not_named_stops_it(
    typed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a yes is none; a number that is not there is wrong usage."""
    half = run(typed, f"keep {WORD} --yes --number 1.234", monkeypatch)
    assert (half.code, kept(typed)) == (1, False)
    assert "--number 83,15%" in half.out
    wrong = run(typed, f"keep {WORD} --yes {NAMED} --number 12", monkeypatch)
    assert (wrong.code, kept(typed)) == (2, False)
    assert "lời văn không có số “12”" in wrong.err


def built_again(typed: Project, monkeypatch: pytest.MonkeyPatch) -> Said:
    assert run(typed, f"keep {WORD} --yes {NAMED}", monkeypatch).code == 0
    build_report(typed, BUILT)
    return run(typed, f"verify {NEW}", monkeypatch)


def test_kept_numbers_stay_peoples_own(typed: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the ledger with file and line and who said yes, and in every list of verify and keep."""
    monkeypatch.setattr("baocao.core.turn.getpass.getuser", lambda: "lan")
    said = built_again(typed, monkeypatch)
    assert said.code == 0
    name = typed.name(typed.narrative(BUILT))
    assert "Số do người viết nêu trong lời văn, chương trình không tính: 2" in said.out
    assert "- 1.234: không có trong sổ số liệu, lan đã xác nhận" in said.out
    assert f"    {name}, dòng 3, “{TYPED}”" in said.out
    ledger = json.loads((typed.report(BUILT) / "ledger.json").read_bytes())
    own, quoted = ledger["written"]
    assert (own["number"], own["figures"], own["by"]) == ("1.234", [], "lan")
    assert (own["file"], own["line"], own["section"]) == (name, 3, "situation")
    assert quoted["number"] == "83,15%"
    assert quoted["figures"]
    again = run(typed, f"keep {NEW}", monkeypatch)
    assert again.code == 0
    assert "- 1.234: không có trong sổ số liệu, lan đã xác nhận" in again.out


def test_a_number_written_into_the_file_of_wording_needs_the_yes_as_well(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever way it came in; one that repeats a figure is listed alone."""
    path = project.narrative(BUILT)
    path.parent.mkdir(parents=True)
    path.write_text("## I. Dịch\n\nĐã mở 17 lớp.\n\nMũi 3 đạt 83,15%.\n", encoding="utf-8")
    build_report(project, BUILT)
    said = run(project, f"verify {WORD}", monkeypatch)
    assert said.code == 1
    assert "- 17: không có trong sổ số liệu, chưa ai xác nhận" in said.out
    assert "Có 1 điểm phải xử lý" in said.out
    named = run(project, f"keep {WORD} --yes --number 17 --number 83,15%", monkeypatch)
    assert named.code == 0
    build_report(project, BUILT)
    assert run(project, f"verify {WORD}", monkeypatch).code == 0


def test_a_yes_holds_for_its_words_alone(typed: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same number in another sentence is another claim."""
    built_again(typed, monkeypatch)
    path = typed.narrative(BUILT)
    path.write_text(path.read_text().replace("tập huấn", "xử phạt"), encoding="utf-8")
    build_report(typed, BUILT)
    said = run(typed, f"verify {NEW}", monkeypatch)
    assert said.code == 1
    assert "- 1.234: không có trong sổ số liệu, chưa ai xác nhận" in said.out


def test_at_the_terminal_each_number_is_asked_for(
    typed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A no to one of them keeps nothing."""
    asked: list[str] = []

    def answer(question: str) -> bool:
        asked.append(question)
        return "83,15%" not in question

    monkeypatch.setattr("baocao.apps.cli.keep_command.agreed", answer)
    assert run(typed, f"keep {WORD}", monkeypatch).code == 1
    assert [question.split()[1] for question in asked] == ["1.234", "83,15%"]
    assert not kept(typed)


def test_issue_refuses_a_number_that_nobody_said_yes_to(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And names the command that asks."""
    path = project.narrative(BUILT)
    path.parent.mkdir(parents=True)
    path.write_text("## I. Dịch\n\nĐã mở 17 lớp.\n", encoding="utf-8")
    build_report(project, BUILT)
    options = f"--province {BUILT.province} --period {BUILT.period} --number 05 --date 25/3/2022"
    said = run(project, f"issue {options}", monkeypatch)
    assert said.code == 1
    assert "còn 1 số trong lời văn, do người viết tự nêu, chưa ai xác nhận" in said.err
    assert f"baocao keep {WORD}" in said.err
    assert Path(project.root / WORD).is_file()


def test_one_command_leads_back_to_one_file(
    typed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told by `keep`; refused before; the edited file is put aside, not deleted."""
    edited = (typed.root / WORD).read_bytes()
    early = run(typed, RENEW, monkeypatch)
    assert early.code == 1
    assert f"baocao keep {WORD}" in early.err
    said = run(typed, f"keep {WORD} --yes {NAMED}", monkeypatch)
    assert f"baocao {RENEW}" in said.out
    done = run(typed, RENEW, monkeypatch)
    assert done.code == 0, done.err
    aside = typed.root / done.out.rpartition("Bản sửa tay: ")[2].strip()
    assert aside.read_bytes() == edited
    folder = typed.report(BUILT)
    assert [path.name for path in folder.glob("bao-cao*.docx") if "doi-chieu" not in path.name] == [
        "bao-cao.docx"
    ]
    assert TYPED in words(folder / "bao-cao.docx")
    assert run(typed, f"verify {WORD}", monkeypatch).code == 0
    again = run(typed, RENEW, monkeypatch)
    assert (again.code, "không có bản sửa tay" in again.out) == (0, True)


def test_what_is_saved_while_it_is_looked_at_is_not_put_aside(
    typed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has kept the wording of the new save: it stays the report's Word file."""
    run(typed, f"keep {WORD} --yes {NAMED}", monkeypatch)

    def saved_meanwhile(*arguments: Any) -> Kept:
        kept = kept_wording(*arguments)
        replace_text(typed.root / WORD, "cán bộ", "nhân viên")
        return kept

    monkeypatch.setattr(renewing, "kept_wording", saved_meanwhile)
    said = run(typed, RENEW, monkeypatch)
    assert said.code == 1
    assert "tệp này thay đổi trong lúc dựng lại" in said.err
    assert "nhân viên" in words(typed.root / WORD)
