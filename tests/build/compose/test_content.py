"""content.json of a built report says what its ledger and its Word file say."""

from __future__ import annotations

import json
from collections.abc import Iterator

import docx
import pytest

from baocao.archive.built.folder import PublishedReport, open_published
from baocao.core.project import Project
from baocao.document.blocks import FigureText, Inline, Paragraph, Picture, Table
from baocao.document.content import CONTENT_FILE, Content, read_content
from baocao.document.contents import text_of
from baocao.document.sections.sources import SOURCES
from tests.conftest import BUILT
from tests.reports.word_text import W, printed


@pytest.fixture(scope="module")
def report(built: Project) -> PublishedReport:
    return open_published(built, BUILT)


@pytest.fixture(scope="module")
def content(report: PublishedReport) -> Content:
    found = (report.folder / CONTENT_FILE).read_bytes()
    return read_content(found, CONTENT_FILE, report.ledger.figures)


def inlines(content: Content) -> Iterator[Inline]:
    """Everything that the report's words are made of."""
    for part in content.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield from block.inlines
            if isinstance(block, Table):
                yield from (inline for row in block.rows for cell in row.cells for inline in cell)
                yield from block.note
    for target in content.targets:
        yield from target.result


def test_every_figure_is_the_ledgers(report: PublishedReport, content: Content) -> None:
    """Every figure of the ledger is printed, and no other."""
    shown = {i.figure.id: i.figure for i in inlines(content) if isinstance(i, FigureText)}
    assert shown == {figure.id: figure for figure in report.ledger.figures}


def test_the_words_are_the_word_files(report: PublishedReport, content: Content) -> None:
    """Each paragraph of the page stands in the Word file, letter by letter (but for the spaces
    that Word must not break at); working papers stand on the page alone."""
    document = docx.Document(str(report.folder / "bao-cao.docx"))
    word = "\n".join(map(printed, document.element.body.iter(f"{W}p")))
    for part in content.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph) and part.id != SOURCES:
                assert text_of(block.inlines).rstrip(".;") in word


def test_charts_come_with_their_specification(content: Content) -> None:
    """Every chart can be drawn anew, and brings its values as a table."""
    pictures = [b for p in content.parts for b in p.blocks if isinstance(b, Picture)]
    assert pictures
    assert all(p.alt and json.loads(p.spec)["usermeta"]["table"]["rows"] for p in pictures)


def test_targets_and_their_judgement_are_complete(content: Content) -> None:
    """Every target of the plan in force is there with its verdict in words."""
    assert len(content.targets) == 39
    assert {target.plan for target in content.targets} == {plan.id for plan in content.plans}
    assert all(target.status_text and target.required for target in content.targets)
