"""content.json of a built report says what its ledger and its Word file say."""

from __future__ import annotations

from collections.abc import Iterator

import docx
import pytest

from baocao.archive.built.content import (
    CONTENT_FILE,
    Content,
    ParagraphContent,
    PictureContent,
    Piece,
    TableContent,
    read_content,
)
from baocao.archive.built.folder import PublishedReport, open_published
from baocao.core.project import Project
from tests.conftest import BUILT


@pytest.fixture(scope="module")
def report(built: Project) -> PublishedReport:
    return open_published(built, BUILT)


@pytest.fixture(scope="module")
def content(report: PublishedReport) -> Content:
    return read_content((report.folder / CONTENT_FILE).read_bytes(), CONTENT_FILE)


def pieces(content: Content) -> Iterator[Piece]:
    """Every piece of the report's words."""
    for part in content.parts:
        for block in part.blocks:
            if isinstance(block, ParagraphContent):
                yield from block.pieces
            if isinstance(block, TableContent):
                yield from (piece for row in block.rows for cell in row.cells for piece in cell)
                yield from block.note
    for target in content.targets:
        yield from target.result


def test_every_figure_is_the_ledgers(report: PublishedReport, content: Content) -> None:
    """A figure that a page prints has the text that the ledger has; none is missing there."""
    texts = {figure.id: figure.text for figure in report.ledger.figures}
    printed = {piece.figure: piece.text for piece in pieces(content) if piece.figure}
    assert printed == {id_: texts[id_] for id_ in printed}
    assert set(printed) == set(texts)


def test_the_words_are_the_word_files(report: PublishedReport, content: Content) -> None:
    """Each paragraph of the page stands in the Word file, letter by letter (but for
    the spaces that Word must not break at)."""
    document = docx.Document(str(report.folder / "bao-cao.docx"))
    word = "\n".join(
        "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
        for paragraph in document.element.body.iter()
        if paragraph.tag.endswith("}p")
    ).replace("\N{NO-BREAK SPACE}", " ")
    for part in content.parts:
        for block in part.blocks:
            if isinstance(block, ParagraphContent):
                assert "".join(piece.text for piece in block.pieces).rstrip(".;") in word


def test_charts_come_with_their_specification(content: Content) -> None:
    """Every chart can be drawn anew, and brings its values as a table."""
    pictures = [b for p in content.parts for b in p.blocks if isinstance(b, PictureContent)]
    assert pictures
    assert all(p.spec and p.alt and p.spec["usermeta"]["table"]["rows"] for p in pictures)


def test_targets_and_their_judgement_are_complete(content: Content) -> None:
    """Every target of the plan in force is there with its verdict in words."""
    assert len(content.targets) == 39
    assert {target.plan for target in content.targets} == {plan.id for plan in content.plans}
    assert all(target.status_text and target.required for target in content.targets)
