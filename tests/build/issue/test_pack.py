"""Packing a report for the clerk: what is in the file, what is refused, what is left untouched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from baocao.apps.cli.options import NamedReport
from baocao.apps.cli.pack_command import run_pack
from baocao.build.issue import pack
from baocao.build.issue.issue import issue_report
from baocao.build.issue.pack import LIST, WHAT, pack_report
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from tests.build.issue.test_issue import ISSUE
from tests.build.issue.word import replace_text, write_all_placeholders
from tests.build.run.test_preview import needs_office
from tests.conftest import BUILT

NAMED = NamedReport(BUILT.province, BUILT.period, BUILT.programme)


def printed(_: Project, files: Sequence[Path]) -> dict[Path, bytes]:
    """As LibreOffice would, much faster."""
    return {file: b"%PDF-1.7 " + file.name.encode() for file in files}


@pytest.fixture
def ready(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose report has no placeholder left."""
    write_all_placeholders(word_file(project))
    monkeypatch.setattr(pack, "pdf_files", printed)
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    return project


def word_file(project: Project) -> Path:
    return project.report(BUILT) / "bao-cao.docx"


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_pack_holds_the_reports_files_and_a_list_with_their_hashes(ready: Project) -> None:
    """The list says in Vietnamese what each is; its other lines are those of `sha256sum`."""
    files = unpacked(pack_report(ready, BUILT))
    listed = files.pop(LIST).decode()
    assert list(files) == list(WHAT)
    for name in ("bao-cao.docx", "tom-tat.docx", "phu-luc.xlsx"):
        assert files[name] == (ready.report(BUILT) / name).read_bytes()
    assert files["bao-cao.pdf"] == b"%PDF-1.7 bao-cao.docx"
    hashes = [line for line in listed.splitlines() if not line.startswith("#")]
    assert hashes == [f"{sha256(content).hexdigest()}  {name}" for name, content in files.items()]
    assert all(f"# {what}\n" in listed for what in WHAT.values())
    assert "chưa phát hành" in listed


def test_packed_twice_it_is_the_same_to_the_byte(ready: Project) -> None:
    """Nothing of the moment is in it."""
    assert pack_report(ready, BUILT) == pack_report(ready, BUILT)


def test_of_an_issued_report_the_list_has_number_and_day(ready: Project) -> None:
    """The clerk sees which of several packs was issued."""
    issue_report(ready, BUILT, ISSUE)
    listed = unpacked(pack_report(ready, BUILT))[LIST].decode()
    assert f"số 05, ngày {date(2022, 3, 25):%d/%-m/%Y}" in listed


REFUSED: dict[str, tuple[Callable[[Project], object], str]] = {
    "not built": (
        lambda project: (project.report(BUILT) / "run.json").unlink(),
        "báo cáo chưa được dựng",
    ),
    "a figure was changed": (
        lambda project: replace_text(word_file(project), "83,15%", "84,15%"),
        "tệp Word có số liệu không khớp với sổ số liệu",
    ),
    "a placeholder is left": (
        lambda project: replace_text(
            word_file(project),
            "Các đơn vị đã triển khai theo kế hoạch.",
            "[Nội dung do người soạn thảo bổ sung: kiến nghị, đề xuất]",
        ),
        "chỗ chưa soạn nội dung",
    ),
    "the web page was changed": (
        lambda project: (project.report(BUILT) / "bao-cao.html").write_text("sửa"),
        "tệp bị sửa sau khi dựng",
    ),
    "the Word file is broken": (
        lambda project: word_file(project).write_bytes(b"PK"),
        "bao-cao.docx",
    ),
    "the plans changed": (
        lambda project: [
            path.write_text(path.read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
            for path in project.of(BUILT.programme).plans.glob("lang-son/*.yaml")
        ],
        "đã đổi từ khi dựng",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_handed_on_is_refused(ready: Project, case: str) -> None:
    """With what to do about it; no file is written then."""
    spoil, said = REFUSED[case]
    spoil(ready)
    with pytest.raises(BaocaoError) as refused:
        run_pack(NAMED, None, force=False)
    assert said in str(refused.value)
    assert not ready.packed(BUILT).exists()


def test_a_file_that_is_there_is_replaced_only_when_asked(ready: Project, tmp_path: Path) -> None:
    """One that the command named itself is its own; another name must end in .zip."""
    out = tmp_path / "goi.zip"
    out.write_bytes(b"cua toi")
    with pytest.raises(UsageError, match="không ghi đè"):
        run_pack(NAMED, out, force=False)
    with pytest.raises(UsageError, match=r"phải là tệp \.zip"):
        run_pack(NAMED, tmp_path / "goi.rar", force=False)
    assert out.read_bytes() == b"cua toi"
    assert run_pack(NAMED, out, force=True) == 0
    assert run_pack(NAMED, None, force=False) == run_pack(NAMED, None, force=False) == 0
    assert out.read_bytes() == ready.packed(BUILT).read_bytes()


@pytest.mark.slow
@needs_office
def test_the_pdf_is_that_of_the_word_file(project: Project) -> None:
    """Printed when it is packed, for archives."""
    write_all_placeholders(word_file(project))
    pdf = unpacked(pack_report(project, BUILT))["bao-cao.pdf"]
    assert pdf.startswith(b"%PDF")
    assert b"<pdfaid:part>2" in pdf
