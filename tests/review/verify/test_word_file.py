"""What is no readable Word file gets one clear message, and the rest is opened."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from baocao.review.verify.inlines import View
from baocao.review.verify.passages import read_passages
from baocao.review.verify.verify import verify_file
from baocao.review.verify.word_file import open_word_file
from tests.review.verify.edits import edit, write

OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with each part changed, or left out where that gives None."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return packed.getvalue()


def without(part: str) -> Callable[[bytes], bytes]:
    return lambda content: repacked(content, lambda n, p: None if n == part else p)


def with_part(part: str, text: bytes) -> Callable[[bytes], bytes]:
    return lambda content: repacked(content, lambda n, p: text if n == part else p)


BAD: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("empty", lambda _: b"", "tệp hỏng hoặc không phải tệp Word"),
    ("a text", lambda _: b"B\xc3\xa1o c\xc3\xa1o", "tệp hỏng hoặc không phải tệp Word"),
    ("cut short", lambda content: content[:20_000], "tệp hỏng hoặc không phải tệp Word"),
    ("bytes overwritten", lambda c: c[:9000] + bytes(9000) + c[18000:], "tệp hỏng"),
    ("with a password", lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
    ("of Word 97", lambda _: OLE + bytes(4000), "định dạng cũ (.doc)"),
    ("without its text", without("word/document.xml"), "không phải văn bản Word"),
    ("without its relations", without("_rels/.rels"), "không phải văn bản Word"),
    ("not well-formed", with_part("word/document.xml", b"<w:document>"), "tệp hỏng"),
    ("another root", with_part("word/document.xml", b"<a/>"), "không phải văn bản Word"),
]


@pytest.mark.parametrize(("spoil", "message"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_bad_files_are_refused(file: Path, spoil: Callable[[bytes], bytes], message: str) -> None:
    """One problem that names the file and what to do; never a traceback."""
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(BaocaoError) as caught:
        open_word_file(file, "da-sua.docx")
    (problem,) = caught.value.problems
    assert message in problem.what
    assert problem.where == "da-sua.docx"
    assert problem.todo


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong path is wrong usage."""
    with pytest.raises(UsageError, match="không đọc được tệp"):
        open_word_file(tmp_path / "khong-co.docx", "khong-co.docx")


def test_entities_are_not_resolved(file: Path, tmp_path: Path) -> None:
    """A file cannot make the reader open other files."""
    secret = tmp_path / "secret.txt"
    secret.write_text("mật", encoding="utf-8")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{space}">'
        "<w:body><w:p><w:r><w:t>&x;chữ</w:t></w:r></w:p></w:body></w:document>"
    )
    file.write_bytes(with_part("word/document.xml", text.encode())(file.read_bytes()))
    passages = read_passages(open_word_file(file, "da-sua.docx"), View.ACCEPTED)
    assert not any("mật" in passage.text for passage in passages)


def test_strict_files_read_the_same(file: Path) -> None:
    """Word's “Strict Open XML Document” says the same under other namespaces."""
    usual = read_passages(open_word_file(file, ""), View.ACCEPTED)
    names = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
            b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        ),
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }

    def strict(_: str, part: bytes) -> bytes:
        for old, new in names.items():
            part = part.replace(old, new)
        return part

    file.write_bytes(repacked(file.read_bytes(), strict))
    assert read_passages(open_word_file(file, ""), View.ACCEPTED) == usual


def test_the_file_says_which_report_it_is(file: Path, project: Project) -> None:
    """Province and period come from the file's properties."""
    found = verify_file(project, file)
    assert (found.province, found.period) == ("lang-son", "2022-Q1")


def without_identifier(content: bytes) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"lang-son/2022-Q1", b"") if name == "docProps/core.xml" else part

    return repacked(content, change)


def test_a_file_without_properties_is_recognised(file: Path, project: Project) -> None:
    """Where the properties were removed, the published report it resembles is taken."""
    file.write_bytes(without_identifier(file.read_bytes()))
    assert open_word_file(file, "").identifier == ""
    found = verify_file(project, file)
    assert (found.province, found.period) == ("lang-son", "2022-Q1")


def test_a_letter_is_not_taken_for_a_report(file: Path, project: Project) -> None:
    """A Word file that resembles no report needs the report named; named, it is compared."""
    start = file.read_bytes()
    text = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>So 5</w:t></w:r></w:p></w:body></w:document>"
    )
    file.write_bytes(with_part("word/document.xml", text)(without_identifier(start)))
    with pytest.raises(UsageError, match="--province và --period"):
        verify_file(project, file)
    named = verify_file(project, file, province="lang-son", period="2022-Q1")
    assert sum(change.kind.value == "figure_deleted" for change in named.changes) == named.figures


def test_a_published_file_edited_in_its_folder(report: PublishedReport, tmp_path: Path) -> None:
    """The copy as built is compared with; without it the message says what is missing."""
    copy = Project(tmp_path)
    folder = tmp_path / "reports" / "lang-son" / "2022-Q1"
    shutil.copytree(report.folder, folder)
    edit(folder / "bao-cao.docx", write("deaths_cumulative.20.value", "22"))
    (change,) = verify_file(copy, folder / "bao-cao.docx").changes
    assert (change.old, change.new) == ("21", "22")
    shutil.rmtree(folder / ".goc")
    with pytest.raises(BaocaoError, match="không còn bản gốc để so sánh"):
        verify_file(copy, folder / "bao-cao.docx")
