"""`baocao lint` as a clerk meets it: words, JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from tests.review.decree30.clean import full_report
from tests.review.decree30.edits import broken, look, say
from tests.review.decree30.layouts import tabs
from tests.review.decree30.word import SECTION, centred, word_file


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["lint", *arguments])
    printed = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, printed.out, printed.err


def _file(folder: Path, content: bytes) -> str:
    path = folder / "van-ban.docx"
    path.write_bytes(content)
    return str(path)


def test_a_clean_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0, and one sentence."""
    code, out, _ = _run(capsys, _file(tmp_path, tabs()))
    assert (code, out) == (0, "Văn bản không có điểm nào trái thể thức.\n")


def test_findings_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1, with severity, the words at the place, and clause."""
    file = broken(full_report(), say("Độc lập", "Độc lập – Tự do – Hạnh phúc"))
    code, out, _ = _run(capsys, _file(tmp_path, file))
    assert code == 1
    assert "Lỗi" in out
    assert "khoản 1" in out


def test_findings_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every field of a finding, as plain data."""
    file = broken(full_report(), look("Trên đây là", '<w:sz w:val="24"/>'))
    code, out, _ = _run(capsys, _file(tmp_path, file), "--json")
    (finding,) = json.loads(out)
    assert code == 1
    assert finding["text"].startswith("Trên đây là")
    assert {name: finding[name] for name in ("rule", "severity", "found", "expected")} == {
        "rule": "body_size",
        "severity": "error",
        "found": "12",
        "expected": "cỡ chữ 13 đến 14",
    }


def test_a_note_alone_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A party document follows other rules: it is said, and the exit code is 0."""
    code, out, _ = _run(
        capsys, _file(tmp_path, word_file([centred("ĐẢNG CỘNG SẢN VIỆT NAM"), SECTION]))
    )
    assert code == 0
    assert "Lưu ý" in out


def test_an_unreadable_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1, and one message on standard error."""
    code, out, err = _run(capsys, _file(tmp_path, b""))
    assert (code, out) == (1, "")
    assert err.startswith("Lỗi: ")
    assert "/van-ban.docx: tệp trống" in err


def test_no_file_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """2, and how to call it."""
    code, _, err = _run(capsys)
    assert code == 2
    assert "baocao lint --help" in err


def test_an_option_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """2 as for every command."""
    code, _, err = _run(capsys, _file(tmp_path, tabs()), "--fix")
    assert code == 2
    assert "--fix" in err


def test_the_same_fault_in_many_paragraphs_is_one_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Forty paragraphs in Arial are one thing to mend."""
    wrong = centred('<w:r><w:rPr><w:rFonts w:hAnsi="Arial"/></w:rPr><w:t>chữ</w:t></w:r>')
    _, out, _ = _run(capsys, _file(tmp_path, word_file([wrong] * 40 + [SECTION])))
    assert out.count("Phông chữ") == 1
    assert "37 chỗ" in out


def test_a_place_is_told_by_its_words_and_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word shows no numbers of paragraphs; it notes where it broke pages when it saves."""
    broken_here = "<w:r><w:lastRenderedPageBreak/><w:t>chữ lạ</w:t></w:r>"
    look = '<w:r><w:rPr><w:rFonts w:hAnsi="Arial"/></w:rPr><w:t>đây</w:t></w:r>'
    content = word_file([centred("đầu"), centred(broken_here, look), SECTION])
    _, out, _ = _run(capsys, _file(tmp_path, content))
    assert "Trang 2" in out
    assert "lạđây" in " ".join(out.split())
