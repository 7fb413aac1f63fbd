"""A Word file is read as people read it: joined paragraphs, rows, boxes and notes in place."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from baocao.core.word_file import NAMESPACES, qualified
from baocao.review.verify.draft import Passage
from baocao.review.verify.inlines import RevisionView
from baocao.review.verify.passages import read_passages
from baocao.review.verify.tracked import tracked_changes
from baocao.review.verify.word_file import WordFile, open_word_file
from tests.review.verify import edits as e
from tests.review.verify.making import text, w

FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def opened(file: Path, *edits: e.Edit) -> WordFile:
    e.edit(file, *edits)
    return open_word_file(file, file.name)


def having(passages: tuple[Passage, ...], words: str) -> Passage:
    (found,) = (passage for passage in passages if words in passage.text)
    return found


def end_deleted(has: str) -> e.Edit:
    """Track the deletion of a paragraph's end alone."""

    def change(document: Document) -> None:
        properties = e.paragraph(document, has).find(qualified("w:pPr"))
        assert properties is not None
        properties.append(w("rPr", w("del", id=9401, **e.WHO)))

    return change


def test_a_tracked_join_is_read_in_both_ways(file: Path) -> None:
    """With its end deleted a paragraph goes on in the next one, unless that is rejected."""
    word = opened(file, end_deleted("số ca mắc COVID-19 cộng dồn"))
    joined = having(read_passages(word, RevisionView.ACCEPTED), "số ca mắc COVID-19 cộng dồn")
    apart = having(read_passages(word, RevisionView.REJECTED), "số ca mắc COVID-19 cộng dồn")
    assert "Tỷ lệ tử vong trên số ca mắc" in joined.text
    assert "Tỷ lệ tử vong trên số ca mắc" not in apart.text
    assert tracked_changes(word) == 1


def test_rows_are_passages_with_their_cells(file: Path) -> None:
    """The cells of a row stand side by side; the caption says which table it is."""
    passages = read_passages(opened(file), RevisionView.ACCEPTED)
    row = having(passages, "Số giường hồi sức tích cực từ cấp huyện")
    cells = [cell.strip() for cell in row.text.split("|")]
    assert (cells[0], cells[3], len(cells)) == ("15", "100%", 5)
    assert row.table.startswith("Bảng 3. ")
    assert row.section.startswith("Phụ lục I › ")


def in_a_cell(has: str, name: str) -> e.Edit:
    """A bookmark that stands around the paragraph of a cell, not in it."""

    def change(document: Document) -> None:
        found = e.paragraph(document, has)
        found.addprevious(w("bookmarkStart", id=9402, name=name))
        found.addnext(w("bookmarkEnd", id=9402))

    return change


@pytest.mark.parametrize("has", ["Số giường hồi sức tích cực", "Tỷ lệ tử vong trên số ca mắc"])
def test_bookmarks_around_paragraphs_are_kept(file: Path, has: str) -> None:
    """Word and LibreOffice put bookmarks between paragraphs too."""
    passages = read_passages(opened(file, in_a_cell(has, "danh_dau")), RevisionView.ACCEPTED)
    passage = having(passages, has)
    (mark,) = (mark for mark in passage.marks if mark.name == "danh_dau")
    assert passage.text[mark.start : mark.end].lstrip("- ").startswith(has)


def footnote(words: str) -> e.Edit:
    def change(document: Document) -> None:
        notes = w("footnotes", w("footnote", w("p", w("r", text(words))), id=1))
        etree.cleanup_namespaces(notes, top_nsmap=NAMESPACES)
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        name = PackURI("/word/footnotes.xml")
        part = Part(name, kind, etree.tostring(notes), document.part.package)
        document.part.relate_to(part, FOOTNOTES)

    return change


def test_notes_are_read_after_the_text(file: Path) -> None:
    """A footnote is a passage of its own."""
    passages = read_passages(opened(file, footnote("Còn 300 liều.")), RevisionView.ACCEPTED)
    assert passages[-1].text == "Còn 300 liều."


def test_text_boxes_are_read_once(file: Path) -> None:
    """Word stores a box for new and for old programs; people see one."""
    box = e.text_box("Không có chỉ tiêu nào không đạt", "Còn 300 liều.")
    passages = read_passages(opened(file, box), RevisionView.ACCEPTED)
    assert [p.text for p in passages].count("Còn 300 liều.") == 1


def test_headings_of_foreign_styles_are_known_by_their_form(file: Path) -> None:
    """Where styles were lost, capitals after a Roman number still make a heading."""

    def unstyled(document: Document) -> None:
        for style in e.all_of(document, "w:pStyle"):
            e.remove(style)

    passages = read_passages(opened(file, unstyled), RevisionView.ACCEPTED)
    assert having(passages, "số ca mắc COVID-19 cộng dồn").section.startswith("I. ")


def test_python_docx_opens_what_was_edited(file: Path) -> None:
    """The edits of these tests make files that Word's library still reads."""
    opened(file, e.drop_marks, footnote("x"), e.header("y"))
    assert docx.Document(str(file)).paragraphs
