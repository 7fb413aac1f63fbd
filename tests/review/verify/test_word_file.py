"""Which report a Word file is of, told by its properties or by what it says."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import pytest

from baocao.archive.built.folder import PublishedReport, file_hash
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.review.verify.verify import verify_file
from baocao.review.verify.word_file import open_word_file
from tests.review.verify.edits import edit, write

KEY = ReportKey("covid-19", "lang-son", "2022-Q1")


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with each part changed, or left out where that gives None."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return packed.getvalue()


def with_part(part: str, text: bytes) -> Callable[[bytes], bytes]:
    return lambda content: repacked(content, lambda n, p: text if n == part else p)


def test_the_file_says_which_report_it_is(file: Path, project: Project) -> None:
    """Province and period come from the file's properties."""
    found = verify_file(project, file)
    assert found.key == KEY


def with_identifier(content: bytes, identifier: str) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        if name != "docProps/core.xml":
            return part
        assert KEY.identifier.encode() in part
        return part.replace(KEY.identifier.encode(), identifier.encode())

    return repacked(content, change)


@pytest.mark.parametrize("named", [None, KEY])
def test_a_file_of_version_0_1_names_no_programme(
    named: ReportKey | None, file: Path, project: Project
) -> None:
    """It is of the programme that has such a report."""
    file.write_bytes(with_identifier(file.read_bytes(), "lang-son/2022-Q1"))
    assert verify_file(project, file, named).key == KEY


@pytest.mark.parametrize("identifier", ["lang-son/2022-Q3", "sot-xuat-huyet/lang-son/2022-Q1"])
def test_a_file_of_another_report_is_refused(identifier: str, file: Path, project: Project) -> None:
    """Whoever names the report is told of which one the file is."""
    file.write_bytes(with_identifier(file.read_bytes(), identifier))
    with pytest.raises(BaocaoError, match=f"là của báo cáo {identifier}"):
        verify_file(project, file, KEY)


def test_a_file_without_properties_is_recognised(file: Path, project: Project) -> None:
    """Where the properties were removed, the published report it resembles is taken."""
    file.write_bytes(with_identifier(file.read_bytes(), ""))
    assert open_word_file(file, "").identifier == ""
    found = verify_file(project, file)
    assert found.key == KEY


def test_a_letter_is_not_taken_for_a_report(file: Path, project: Project) -> None:
    """A Word file that resembles no report needs the report named; named, it is compared."""
    start = file.read_bytes()
    text = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>So 5</w:t></w:r></w:p></w:body></w:document>"
    )
    file.write_bytes(with_part("word/document.xml", text)(with_identifier(start, "")))
    with pytest.raises(UsageError, match="--province và --period"):
        verify_file(project, file)
    named = verify_file(project, file, KEY)
    assert sum(change.kind.value == "figure_deleted" for change in named.changes) == named.figures


def test_a_published_file_edited_in_its_folder(report: PublishedReport, tmp_path: Path) -> None:
    """The copy as built is compared with; without it the message says what is missing."""
    copy = Project(tmp_path)
    folder = copy.report(KEY)
    shutil.copytree(report.folder, folder)
    edit(folder / "bao-cao.docx", write("deaths_cumulative.20.value", "22"))
    (change,) = verify_file(copy, folder / "bao-cao.docx").changes
    assert (change.old, change.new) == ("21", "22")
    shutil.rmtree(folder / ".goc")
    with pytest.raises(BaocaoError, match="không còn bản gốc để so sánh"):
        verify_file(copy, folder / "bao-cao.docx")


def of_period(path: Path, period: str, others: Mapping[str, str] = MappingProxyType({})) -> None:
    """Make the file say that it is of another period."""
    text = path.read_text(encoding="utf-8").replace('"2022-Q1"', f'"{period}"')
    for old, new in others.items():
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_a_file_that_two_reports_have_alike_needs_one_named(
    file: Path, report: PublishedReport, tmp_path: Path
) -> None:
    """Both are named, and how to say which; the only report that a project has is taken."""
    copy = Project(tmp_path / "copy")
    shutil.copytree(report.folder, copy.report(KEY))
    file.write_bytes(with_identifier(file.read_bytes(), ""))
    assert verify_file(copy, file).key == KEY
    other = copy.report(replace(KEY, period="2022-Q2"))
    shutil.copytree(report.folder, other)
    before = file_hash(other / "ledger.json")
    of_period(other / "ledger.json", "2022-Q2")
    of_period(other / "run.json", "2022-Q2", {before: file_hash(other / "ledger.json")})
    with pytest.raises(UsageError) as caught:
        verify_file(copy, file)
    (problem,) = caught.value.problems
    assert problem.what == "tệp giống nhiều báo cáo như nhau: lang-son 2022-Q2, lang-son 2022-Q1"
    assert problem.where == copy.name(file)
    assert problem.todo == "nêu báo cáo bằng --province và --period"
