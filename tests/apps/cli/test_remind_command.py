"""`baocao remind`: one letter for each unit that has not sent or has something to mend."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from baocao.apps.cli.entry import main
from baocao.apps.cli.options import NamedReport
from baocao.apps.cli.remind_command import run_remind
from baocao.build.compose.letter_set import RECORD
from baocao.core.project import Project
from baocao.review.decree30 import lint_file, load_lint_rules
from baocao.submissions.workbooks.model import Confirmation
from tests.conftest import DEFINITIONS, copy
from tests.planted.canonical import (
    DISTRICTS,
    NOWHERE,
    SHEET,
    Canonical,
    of_the_province,
    right,
)

FOLDER = Path("data/submissions/covid-19/lang-son/2022-Q1")
LETTERS = Path("reports/.nhac/covid-19/lang-son/2022-Q1")
ASKED = NamedReport("lang-son", "2022-Q1", "")
IN_TIME, LATE = date(2022, 3, 16), date(2022, 4, 4)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The province's own workbook and that of one district, which is right."""
    project = copy(DEFINITIONS, tmp_path / "project")
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    of_the_province().write(project.root / FOLDER / "so-y-te.xlsx")
    send(project, district(4))
    return project


def district(new_deaths: int) -> Canonical:
    book = Canonical(unit=DISTRICTS[0])
    book.add("new deaths", "new_deaths", new_deaths, area=DISTRICTS[0])
    return book


def send(project: Project, book: Canonical) -> None:
    book.write(project.root / FOLDER / "trung-tam-y-te.xlsx")


def remind(project: Project, today: date = IN_TIME, *, force: bool = False) -> list[Path]:
    assert run_remind(ASKED, None, today, force=force, as_json=False) == 0
    return letters_in(project)


def letters_in(project: Project) -> list[Path]:
    return sorted((project.root / LETTERS).glob("*.docx"))


def text_of(path: Path) -> str:
    file = docx.Document(str(path))
    words = "\n".join(
        "".join(node.text or "-" for node in paragraph.iter("{*}t", "{*}noBreakHyphen"))
        for paragraph in file.element.body.iter("{*}p")
    )
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_every_unit_that_has_not_sent_gets_a_letter(project: Project) -> None:
    """The ten other districts, by their forms' names; the office does not write to itself."""
    made = remind(project)
    assert len(made) == len(DISTRICTS) - 1
    assert made[0].name == "180-huyen-trang-dinh.docx"
    text = text_of(made[0])
    assert "Số:      /SYT-NVY" in text
    assert "V/v đôn đốc báo cáo số liệu phòng, chống dịch COVID-19 quý I năm 2022" in text
    assert "Kính gửi: Trung tâm Y tế huyện Tràng Định" in text
    assert "Đến ngày 16/3/2022, Sở Y tế tỉnh Lạng Sơn chưa nhận được số liệu" in text
    assert "phòng, chống dịch COVID-19 quý I năm 2022 kèm theo công văn này và gửi" in text
    assert "để kịp hạn báo cáo nêu trên." in text
    assert "Khi cần trao đổi, đề nghị liên hệ Sở Y tế tỉnh Lạng Sơn./." in text
    assert "- Như trên;" in text


def test_the_form_lies_beside_the_letter_of_a_unit_that_has_not_sent(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Called as the letter; a unit that has to mend its workbook has that workbook already."""
    send(project, district(-1))
    made = remind(project)
    forms = sorted((project.root / LETTERS).glob("*.xlsx"))
    assert len(made) == len(DISTRICTS)
    assert [form.stem for form in forms] == [letter.stem for letter in made if _asks(letter)]
    assert len(forms) == len(DISTRICTS) - 1
    book = openpyxl.load_workbook(forms[0])
    told = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert any("huyện Tràng Định" in str(value) for value in told)
    assert "Kèm theo 10 biểu mẫu .xlsx, cùng tên với công văn." in capsys.readouterr().out


def _asks(letter: Path) -> bool:
    return "kèm theo công văn này" in text_of(letter)


def test_after_the_deadline_the_letter_says_so(project: Project) -> None:
    """The deadline of the first quarter is 25/3/2022."""
    text = text_of(remind(project, LATE)[0])
    assert "hạn báo cáo là ngày 25/3/2022" in text
    assert "do hạn báo cáo nêu trên đã qua." in text


LATE_TASK = """
  - id: "t{number}"
    clause: Mục 2
    group: Kinh phí
    name: Bố trí kinh phí tiêm chủng
    lead: {lead}
    due: 2022-02
"""


def with_late_tasks(project: Project, *leads: str) -> None:
    plan = project.of("covid-19").plans / "lang-son" / "11-ct-tu.yaml"
    text = plan.read_text(encoding="utf-8").replace("2022-03-29", "2022-01-29")
    tasks = "".join(LATE_TASK.format(number=n, lead=one) for n, one in enumerate(leads, start=2))
    plan.write_text(text.replace("\nduties:", f"{tasks}\nduties:", 1), encoding="utf-8")


def test_an_agency_gets_its_overdue_tasks_with_the_days(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counted to the cut-off, with the document that gave them, a day for the answer and whom to
    ask; the letter keeps to the decree."""
    with_late_tasks(project, "Sở Tài chính")
    profile = project.provinces / "lang-son.yaml"
    words = profile.read_text(encoding="utf-8") + "contact: Phòng Nghiệp vụ Y, 0205.1234567\n"
    profile.write_text(words, encoding="utf-8")
    *units, agency = remind(project)
    assert [path.name[:3] for path in units] == sorted(path.name[:3] for path in units)
    assert agency.name == "co-quan-so-tai-chinh.docx"
    assert "co-quan-so-tai-chinh.docx: Sở Tài chính, 1 nhiệm vụ quá hạn" in capsys.readouterr().out
    told = text_of(agency)
    assert "Kính gửi: Sở Tài chính" in told
    assert "tính đến ngày 14/3/2022, Sở Tài chính chủ trì 1 nhiệm vụ đã quá hạn" in told
    assert "Bố trí kinh phí tiêm chủng (Chỉ thị số 11-CT/TU)\n02/2022\n14" in told
    assert "về Sở Y tế tỉnh Lạng Sơn trước ngày 21/3/2022." in told
    assert "liên hệ Sở Y tế tỉnh Lạng Sơn, Phòng Nghiệp vụ Y, 0205.1234567./." in told
    assert list(lint_file(agency, load_lint_rules(project.rules))) == []


def test_an_edited_letter_stays_that_of_its_agency(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where an agency that comes before it has a late task from then on."""
    plan = project.of("covid-19").plans / "lang-son" / "11-ct-tu.yaml"
    before = plan.read_bytes()
    with_late_tasks(project, "Sở Tài chính")
    *_, edited = remind(project)
    edited.write_bytes(edited.read_bytes() + b" edited")
    plan.write_bytes(before)
    with_late_tasks(project, "Sở Tài chính", "Sở Công Thương")
    capsys.readouterr()
    *_, other, kept = remind(project, force=True)
    assert (other.name, kept) == ("co-quan-so-cong-thuong.docx", edited)
    assert "Kính gửi: Sở Công Thương" in text_of(other)
    assert edited.read_bytes().endswith(b" edited")
    assert f"{edited.name}: đã sửa tay nên giữ nguyên; nay 1 nhiệm" in capsys.readouterr().out


def test_an_overdue_unit_gets_three_working_days(project: Project) -> None:
    """From Friday 8/4/2022 over the weekend and the Kings' day, which is off on Monday."""
    text = text_of(remind(project, date(2022, 4, 8))[0])
    assert "gửi về Sở Y tế tỉnh Lạng Sơn chậm nhất ngày 14/4/2022, do hạn báo cáo" in text


def test_a_unit_with_findings_gets_them_in_a_table(project: Project) -> None:
    """Sheet, cell, what is wrong and what to do; until the value is mended or explained."""
    book = district(-4)
    send(project, book)
    (letter,) = (path for path in remind(project) if path.name.startswith("178-"))
    text = text_of(letter)
    assert "còn 1 điểm cần sửa hoặc giải trình:" in text
    assert f"{SHEET}, {book.cell('new deaths').split('!')[1]}" in text
    assert "là số âm" in text


def test_what_a_unit_has_explained_is_not_asked_again(project: Project) -> None:
    """A warning with a reason is settled."""
    book = district(4)
    book.rows["new deaths"] = replace(book.rows["new deaths"], as_of=date(2022, 3, 15))
    send(project, book)
    assert any(path.name.startswith("178-") for path in remind(project))
    cell = book.cell("new deaths").split("!")[1]
    reason = Confirmation("as_of_after_cutoff", SHEET, cell, "Chốt muộn một ngày", NOWHERE)
    book.confirmations.append(reason)
    send(project, book)
    for path in (project.root / LETTERS).iterdir():
        path.unlink()
    assert not any(path.name.startswith("178-") for path in remind(project))


def test_letters_keep_to_decree_30(project: Project) -> None:
    """No finding of lint in either kind of letter."""
    send(project, district(-4))
    rules = load_lint_rules(project.rules)
    kinds = remind(project)[:2]
    assert [path.name[:3] for path in kinds] == ["178", "180"]
    assert [finding for path in kinds for finding in lint_file(path, rules)] == []


def test_a_letter_is_not_overwritten_unasked(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person may have edited it; with --force it is written again, the same bytes."""
    first = {path.name: path.read_bytes() for path in remind(project)}
    arguments = ["remind", "--province", "lang-son", "--period", "2022-Q1"]
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert f"{LETTERS.as_posix()}: thư mục đã có công văn: 180-huyen" in capsys.readouterr().err
    assert {p.name: p.read_bytes() for p in remind(project, force=True)} == first


def test_a_build_keeps_the_letters_and_counts_none_as_a_report(project: Project) -> None:
    """They lie beside the reports' folders."""
    remind(project)
    assert not list(project.reports.glob("[!.]*"))


def test_the_same_as_data(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Who, why, and which file."""
    send(project, district(-4))
    assert run_remind(ASKED, None, IN_TIME, force=False, as_json=True) == 0
    first, second, *_ = json.loads(capsys.readouterr().out)
    assert (first["unit"], first["missing"], first["findings"]) == ("178", False, 1)
    assert (second["unit"], second["missing"], second["findings"]) == ("180", True, 0)
    assert second["file"] == f"{LETTERS.as_posix()}/180-huyen-trang-dinh.docx"


def test_where_only_the_office_has_sent_all_districts_are_reminded(project: Project) -> None:
    """Who has to report does not depend on who sent."""
    (project.root / FOLDER / "trung-tam-y-te.xlsx").unlink()
    assert len(remind(project)) == len(DISTRICTS)


def test_where_the_office_sent_for_all_nobody_is_reminded(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its workbook has figures of every district."""
    (project.root / FOLDER / "trung-tam-y-te.xlsx").unlink()
    right().write(project.root / FOLDER / "so-y-te.xlsx")
    assert run_remind(ASKED, None, IN_TIME, force=False, as_json=False) == 0
    assert "Không có đơn vị nào phải nhắc." in capsys.readouterr().out


def test_where_nothing_was_sent_all_districts_are_reminded(project: Project) -> None:
    """Eleven letters for a period without a folder."""
    for path in (project.root / FOLDER).iterdir():
        path.unlink()
    assert len(remind(project)) == len(DISTRICTS)


def test_a_profile_without_a_symbol_for_letters_is_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which file, and what to write there."""
    path = project.provinces / "lang-son.yaml"
    text = path.read_text(encoding="utf-8").replace("letter_symbol: SYT-NVY\n", "")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["remind", "--province", "lang-son", "--period", "2022-Q1"])
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "data/provinces/lang-son.yaml: chưa có ký hiệu của công văn" in said
    assert "letter_symbol" in said


def test_a_run_replaces_the_set(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """No letter is left to a unit that has sent meanwhile; the run names those that it removed."""
    (project.root / FOLDER / "trung-tam-y-te.xlsx").unlink()
    assert remind(project)[0].name.startswith("178-")
    send(project, district(4))
    made = remind(project, force=True)
    assert [path.name[:3] for path in made] == [d for d in sorted(DISTRICTS) if d != DISTRICTS[0]]
    assert "178-thanh-pho-lang-son.docx: đã bỏ, đơn vị nay không" in capsys.readouterr().out


def test_a_letter_that_somebody_edited_is_kept_and_named(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """To a unit that is still to be reminded, and to one that has sent meanwhile."""
    (project.root / FOLDER / "trung-tam-y-te.xlsx").unlink()
    sent, waits, *_ = remind(project)
    for path in (sent, waits):
        path.write_bytes(path.read_bytes() + b" edited")
    send(project, district(4))
    capsys.readouterr()
    remind(project, LATE, force=True)
    assert all(path.read_bytes().endswith(b" edited") for path in (sent, waits))
    out = capsys.readouterr().out
    assert f"{sent.name}: đã sửa tay nên giữ nguyên; đơn vị nay không phải nhắc nữa" in out
    assert f"{waits.name}: đã sửa tay nên giữ nguyên; nay chưa gửi số liệu" in out
    assert f"Đã ghi {len(DISTRICTS) - 2} công văn" in out
    remind(project, force=True)
    assert all(path.read_bytes().endswith(b" edited") for path in (sent, waits))


def test_letters_that_nothing_vouches_for_are_kept(project: Project) -> None:
    """Those of an earlier version, or without the file of hashes."""
    first, *_ = remind(project)
    (project.root / LETTERS / RECORD).unlink()
    before = first.read_bytes()
    remind(project, LATE, force=True)
    assert first.read_bytes() == before
