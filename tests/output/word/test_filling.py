"""Paragraphs that a justified line would be torn in are aligned left, the others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.word_file import open_bytes
from baocao.document.blocks import AdministrativeDocument, Paragraph, Section, Text
from baocao.output.packed import pack
from baocao.output.word.filling import WIDEST_GAP, torn
from baocao.output.word.metrics import line_width
from baocao.output.word.package import xml_bytes
from tests.output.word.paper import gaps_in, needs_office, printed_files
from tests.output.word.reading import attribute, find, render
from tests.output.word.reading import body as body_of
from tests.output.word.sample import body, report

WIDTH = 9354
TORN = (
    "- Tỷ lệ tiêm mũi 2 cho người từ 18 tuổi trở lên đạt 99,09% "
    "(550.441/555.504), tăng 0,3 điểm phần trăm so với quý III năm 2022."
)
FILLED = (
    "- Tỷ lệ tiêm mũi 2 cho người từ 18 tuổi trở lên đạt 99,09% "
    "và tăng 0,3 điểm phần trăm so với quý III năm 2022."
)


def test_a_long_piece_tears_the_line_before_it() -> None:
    """It does not fit and leaves the line short; without it short words fill the line."""
    assert torn(TORN, WIDTH)
    assert not torn(FILLED, WIDTH)


def test_a_last_line_is_not_stretched() -> None:
    """One line alone, however short, and a text without a long piece."""
    assert not torn("Kính gửi https://www.langson.gov.vn", WIDTH)
    assert not torn("", WIDTH)


def test_line_width_is_that_of_the_font() -> None:
    """Points, added up from the advance widths in the font's own file (Tinos Regular)."""
    assert line_width("trường hợp COVID-19", 14) / 20 == pytest.approx(128.9, abs=0.1)


def _with(words: str) -> AdministrativeDocument:
    section = Section("one", "Kết quả", (Paragraph((Text(words),)), body("Hết.")))
    return AdministrativeDocument(**{**vars(report()), "sections": (section,), "appendices": ()})


def test_only_the_torn_paragraph_is_aligned_left() -> None:
    """The others keep what the template says: both edges, as the decree wants."""
    assert [_alignment(words) for words in (TORN, FILLED)] == [["left"], []]


def _alignment(words: str) -> list[str]:
    (paragraph,) = find(body_of(_with(words)), ".//w:p[contains(., 'Tỷ lệ tiêm mũi 2')]")
    return attribute(paragraph, "w:pPr/w:jc/@w:val")


@pytest.mark.slow
@needs_office
def test_on_paper_the_gaps_are_as_reckoned(tmp_path: Path) -> None:
    """Aligned left the text has no hole; justified all the same, it would have one."""
    content = render(_with(TORN))
    left, justified = printed_files([content, _justified(content)], tmp_path)
    assert max(gap for gap, _ in gaps_in(left, [TORN])) < 1.2
    assert max(gap for gap, _ in gaps_in(justified, [TORN])) > WIDEST_GAP


def _justified(content: bytes) -> bytes:
    """The same file with every paragraph as its style aligns it."""
    file = open_bytes(content, "")
    root = file.tree(file.main)
    for alignment in find(root, ".//w:pPr/w:jc"):
        parent = alignment.getparent()
        assert parent is not None
        parent.remove(alignment)
    return pack(file.contents() | {file.main: xml_bytes(root)})
