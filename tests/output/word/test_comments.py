"""The reviewer copy: the same document with a comment at each figure."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from baocao.core.word_file import Element, qualified
from baocao.document.blocks import AdministrativeDocument, Table
from baocao.document.contents import figures_in
from baocao.output.word import Comments
from baocao.output.word import reviewer_copy as with_comments
from tests.output.word.reading import CREATED, attribute, find, part, render, rendered, words
from tests.output.word.sample import report

LINES = ("Công thức: a / b x 100", "Ô nguồn: tệp › Số liệu › F4")
NOTES = {figure.id: (f"Mã con số: {figure.id}", *LINES) for figure in figures_in(report())}
PLACES = {figure.id: ("tệp › Số liệu", "F4") for figure in figures_in(report())}


def reviewer_copy(notes: Mapping[str, tuple[str, ...]] = NOTES) -> bytes:
    comments = Comments(notes, PLACES, "Nguồn số liệu", "NSL", CREATED)
    return with_comments(rendered(report()), comments)


@pytest.fixture(scope="module")
def file() -> bytes:
    return reviewer_copy()


def main(file: bytes) -> Element:
    return part(file, "word/document.xml")[0]


def comments(file: bytes) -> list[Element]:
    return list(part(file, "word/comments.xml"))


def test_a_figure_of_the_text_has_its_comment_where_it_is_printed_first(file: bytes) -> None:
    """In the order of the text; the first line tells whose it is."""
    text = [figure.id for figure in figures_in(_without_tables())]
    first_lines = [words(find(comment, "w:p")[0]) for comment in comments(file)]
    told = [line for line in first_lines if line.startswith("Mã con số")]
    assert told[: len(text)][:3] == [f"Mã con số: {id_}" for id_ in text[:3]]
    assert len(told) == len(set(told))


def _without_tables() -> AdministrativeDocument:
    sections = tuple(
        replace(part, blocks=tuple(b for b in part.blocks if not isinstance(b, Table)))
        for part in report().sections
    )
    return replace(report(), sections=sections, appendices=())


def test_the_figures_of_a_row_share_a_comment_that_names_their_cells(file: bytes) -> None:
    """Each sheet once, with what is printed of each figure and its cells."""
    lines = [words(paragraph) for c in comments(file) for paragraph in find(c, "w:p")]
    assert "tệp › Số liệu: 70.214: F4; 98,75%: F4; 69.881: F4; 98,29%: F4" in lines


def test_a_few_figures_of_a_row_are_told_of_one_by_one(file: bytes) -> None:
    """All lines of each below what is printed of it."""
    (total,) = [c for c in comments(file) if words(find(c, "w:p")[0]) == "▪ 530.705"]
    told = [words(paragraph) for paragraph in find(total, "w:p")]
    assert told == [
        *("▪ 530.705", "Mã con số: all.d1", *LINES),
        *("▪ 520.429", "Mã con số: all.d2", *LINES),
    ]


def test_a_comment_is_anchored_at_a_figure(file: bytes) -> None:
    """Its range holds the content control of one figure, printed there first, and no more."""
    seen: list[str] = []
    for start in find(main(file), ".//w:commentRangeStart"):
        number, within = start.get(qualified("w:id")), _until_the_end(start)
        (id_,) = attribute(within[1], ".//w:tag/@w:val")
        assert within[1] is find(main_of(start), f".//w:sdt[w:sdtPr/w:tag/@w:val='{id_}']")[0]
        seen.append(id_)
        reference = find(start.getparent(), f".//w:commentReference[@w:id='{number}']")  # type: ignore[arg-type]
        assert len(reference) == 1
    assert len(seen) == len(set(seen)) == len(comments(file))


def main_of(element: Element) -> Element:
    return element.getroottree().getroot()


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
    """It would be empty and only hide the others."""
    file = reviewer_copy({"new_cases": LINES})
    assert len(comments(file)) == 1
    assert len(find(main(file), ".//w:commentReference")) == 1


def test_python_docx_reads_the_comments(file: bytes) -> None:
    """Another program finds them where the format wants them."""
    read = list(docx.Document(BytesIO(file)).comments)
    assert len(read) == len(comments(file))
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
