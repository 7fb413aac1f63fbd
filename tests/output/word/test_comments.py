"""The reviewer copy: the same document with a comment at each figure."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from baocao.core.word_file import Element, qualified
from baocao.document.contents import figures_in
from baocao.output.word import Comments
from baocao.output.word import reviewer_copy as with_comments
from tests.output.word.reading import CREATED, attribute, find, part, render, words
from tests.output.word.sample import report

LINES = ("Công thức: a / b x 100", "Ô nguồn: tệp › Số liệu › F4")
NOTES = {figure.id: (f"Mã con số: {figure.id}", *LINES) for figure in figures_in(report())}


def reviewer_copy(notes: Mapping[str, tuple[str, ...]] = NOTES) -> bytes:
    return with_comments(render(report()), Comments(notes, "Nguồn số liệu", "NSL", CREATED))


@pytest.fixture(scope="module")
def file() -> bytes:
    return reviewer_copy()


def main(file: bytes) -> Element:
    return part(file, "word/document.xml")[0]


def comments(file: bytes) -> list[Element]:
    return list(part(file, "word/comments.xml"))


def test_each_printing_of_a_figure_has_its_comment(file: bytes) -> None:
    """In the order of the text; the first line tells whose it is."""
    first_lines = [words(find(comment, "w:p")[0]) for comment in comments(file)]
    assert first_lines == [f"Mã con số: {figure.id}" for figure in figures_in(report())]


def test_a_comment_is_anchored_at_its_figure(file: bytes) -> None:
    """Its range holds the content control of that figure and nothing else that prints."""
    starts = find(main(file), ".//w:commentRangeStart")
    assert len(starts) == len(figures_in(report()))
    for start, figure in zip(starts, figures_in(report()), strict=True):
        ((number, within),) = [(start.get(qualified("w:id")), _until_the_end(start))]
        assert attribute(within[1], ".//w:tag/@w:val") == [figure.id]
        assert "".join(words(element) for element in within) == figure.text
        reference = find(start.getparent(), f".//w:commentReference[@w:id='{number}']")  # type: ignore[arg-type]
        assert len(reference) == 1


def _until_the_end(start: Element) -> list[Element]:
    """What stands between the two ends of a comment's range."""
    found: list[Element] = []
    for element in start.itersiblings():
        if element.tag == qualified("w:commentRangeEnd"):
            break
        found.append(element)
    return found


def test_every_line_is_a_paragraph_of_the_comment(file: bytes) -> None:
    """Formula, cells and the rest stand below each other."""
    comment = comments(file)[0]
    assert tuple(words(paragraph) for paragraph in find(comment, "w:p"))[1:] == LINES
    assert len(find(comment, ".//w:annotationRef")) == 1


def test_author_and_date_are_given(file: bytes) -> None:
    """Nobody's name and no moment of the run."""
    (found,) = {
        tuple(comment.get(qualified(f"w:{name}")) for name in ("author", "initials", "date"))
        for comment in comments(file)
    }
    assert found == ("Nguồn số liệu", "NSL", "2022-03-25T00:00:00Z")


def test_the_document_is_the_same_but_for_its_comments(file: bytes) -> None:
    """Every paragraph reads as in the report."""
    original = [words(p) for p in find(main(render(report())), ".//w:p")]
    assert [words(p) for p in find(main(file), ".//w:p")] == original


def test_the_report_itself_has_no_comments() -> None:
    """They are for reviewers alone."""
    with zipfile.ZipFile(BytesIO(render(report()))) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_a_figure_without_a_note_has_no_comment() -> None:
    """An empty comment would only hide the others."""
    file = reviewer_copy({"new_cases": LINES, "deaths": ()})
    assert len(comments(file)) == 1
    assert len(find(main(file), ".//w:commentReference")) == 1


def test_python_docx_reads_the_comments(file: bytes) -> None:
    """Another program finds them where the format wants them."""
    read = list(docx.Document(BytesIO(file)).comments)
    assert len(read) == len(figures_in(report()))
    assert read[0].paragraphs[1].text == LINES[0]
    assert read[0].timestamp == datetime(2022, 3, 25, tzinfo=UTC)


def test_reviewer_copy_is_valid_office_open_xml(file: bytes, tmp_path: Path) -> None:
    """Neither schema nor meaning is broken."""
    path = tmp_path / "bao-cao-doi-chieu.docx"
    path.write_bytes(file)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_bytes_are_the_same_each_time(file: bytes) -> None:
    """No moment and no machine is in the file."""
    assert file == reviewer_copy()
