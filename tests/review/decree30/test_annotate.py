"""A copy with comments: the file itself stays, and so does every comment that was in it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest

from baocao.apps.cli.entry import main
from baocao.review.decree30 import annotated
from tests.core.word_file.strict import strict
from tests.review.decree30.checking import findings
from tests.review.decree30.clean import full_report
from tests.review.decree30.edits import broken, look, remove, say
from tests.review.decree30.layouts import boxes, tabs
from tests.review.decree30.word import unpack

AT = datetime(2022, 12, 15, 8, tzinfo=UTC)


def _copy(file: bytes) -> bytes:
    return annotated(file, "van-ban.docx", findings(file), AT)


def _comments(file: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(BytesIO(file)).comments]


def _words(file: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(file)).paragraphs]


def test_each_place_has_one_comment_with_all_that_is_wrong_there() -> None:
    """What is wrong, what would be right, what to do, and the clause."""
    wrong = look("Trên đây là", '<w:sz w:val="24"/>', '<w:color w:val="FF0000"/>')
    (said,) = _comments(_copy(broken(full_report(), wrong)))
    assert "Nội dung có cỡ chữ 12. Quy định: cỡ chữ 13 đến 14." in said
    assert "Chữ có màu FF0000" in said
    assert "Phụ lục I, Phần I, Mục II, khoản 6" in said


def test_the_words_and_the_findings_stay_the_same() -> None:
    """The copy differs by its comments alone; linting it says the same again."""
    file = broken(full_report(), say("Độc lập", "Độc lập – Tự do – Hạnh phúc"))
    copy = _copy(file)
    assert _words(copy) == _words(file)
    assert [f.rule for f in findings(copy)] == [f.rule for f in findings(file)]


def test_comments_of_before_are_kept() -> None:
    """Their words and numbers stay; new ones count on."""
    document = docx.Document(BytesIO(broken(full_report(), remove("Nơi nhận"))))
    document.add_comment(document.paragraphs[0].runs, text="Xem lại câu này", author="Lan")
    before = BytesIO()
    document.save(before)
    said = docx.Document(BytesIO(_copy(before.getvalue()))).comments
    assert [(each.author, each.comment_id) for each in said] == [("Lan", 0), ("baocao lint", 1)]
    assert next(iter(said)).text == "Xem lại câu này"


def test_what_is_in_a_text_box_is_told_at_its_anchor() -> None:
    """Word has no comments within text boxes."""
    wrong = broken(boxes(), say("Độc lập", "Độc lập – Tự do – Hạnh phúc"))
    copy = _copy(wrong)
    document = unpack(copy)["word/document.xml"].decode()
    assert document.index("commentRangeStart") < document.index("txbxContent")
    assert len(_comments(copy)) == 1


def test_a_strict_file_stays_strict() -> None:
    """Text, comments and relations keep the form that Word saved the file in."""
    parts = unpack(_copy(strict(broken(tabs(), remove("BÁO CÁO")))))
    assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in parts["word/comments.xml"]
    assert (
        b"purl.oclc.org/ooxml/officeDocument/relationships/comments"
        in parts["word/_rels/document.xml.rels"]
    )


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["lint", *arguments])
    printed = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, printed.out, printed.err


def test_the_command_writes_the_copy_and_leaves_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the copy and counts its comments."""
    file, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    content = broken(full_report(), say("Độc lập", "Độc lập – Tự do – Hạnh phúc"))
    file.write_bytes(content)
    code, out, _ = _run(capsys, str(file), "--annotate", str(copy))
    assert code == 1
    assert "1 nhận xét" in out
    assert file.read_bytes() == content
    assert len(_comments(copy.read_bytes())) == 1


def test_a_clean_document_needs_no_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written where there is nothing to say."""
    file, copy = tmp_path / "a.docx", tmp_path / "b.docx"
    file.write_bytes(tabs())
    code, _, _ = _run(capsys, str(file), "--annotate", str(copy))
    assert code == 0
    assert not copy.exists()


def test_the_copy_takes_the_place_of_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not of the file itself, also under another name, nor of any other that is there."""
    file, other, link = (tmp_path / name for name in ("a.docx", "b.docx", "c.docx"))
    content = broken(full_report(), remove("Nơi nhận"))
    file.write_bytes(content)
    other.write_bytes(b"x")
    link.symlink_to(file)
    for target, words in ((file, "chính tệp"), (link, "chính tệp"), (other, "tệp đã có")):
        code, _, err = _run(capsys, str(file), "--annotate", str(target))
        assert code == 2
        assert words in err
    assert file.read_bytes() == content
    assert other.read_bytes() == b"x"


def test_a_copy_that_is_no_word_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its name has to end with .docx, or no program opens it."""
    file = tmp_path / "a.docx"
    file.write_bytes(tabs())
    code, _, err = _run(capsys, str(file), "--annotate", str(tmp_path / "b.pdf"))
    assert code == 2
    assert ".docx" in err
