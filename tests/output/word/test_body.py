"""Sections, headings, paragraphs and the end of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from baocao.core.word_file import qualified
from baocao.document.blocks import Block, Paragraph, ParagraphKind, Section, Text
from baocao.output.word.styles import Style
from tests.output.word.reading import body, printed, styled, words
from tests.output.word.sample import body as paragraph
from tests.output.word.sample import figure, report, targets_table


def _ending(*blocks: Block) -> str:
    """Render a report whose last section is `blocks`; return the text before the signature."""
    content = body(replace(report(), sections=(Section("last", "Kiến nghị", blocks),)))
    texts = [words(p) for p in content if p.tag == qualified("w:p")]
    place = next(n for n, text in enumerate(texts) if text.startswith("I. "))
    return next(text for text in reversed(texts[place:]) if "./." in text)


def test_sections_are_numbered_with_roman_numbers_in_capitals() -> None:
    """The renderer counts; the titles come without numbers."""
    found = printed(body(report()), Style.HEADING_1)
    assert found[0] == "I. TÌNH HÌNH DỊCH"
    assert found[-1] == "VI. KIẾN NGHỊ, ĐỀ XUẤT"
    assert len(found) == 6


def test_signs_that_no_word_file_can_hold_are_left_out() -> None:
    """People paste vertical tabs and form feeds with their text; Excel's cells may hold others."""
    inlines = (Text("Tình\x01 hình\x0b ổn\ufffe định"),)
    section = Section("last", "Kiến nghị", (Paragraph(inlines, ParagraphKind.BODY),))
    found = printed(body(replace(report(), sections=(section,))), Style.BODY)
    assert any("Tình hình ổn định" in text for text in found)


def test_headings_of_each_level_have_their_style() -> None:
    """Level 2 is "1.", level 3 "a)"."""
    content = body(report())
    assert printed(content, Style.HEADING_2) == ["1. Kết quả chung", "2. Tiêm vắc xin"]
    assert printed(content, Style.HEADING_3) == ["a) Theo nhóm tuổi", "b) Theo huyện"]


def test_an_item_starts_with_a_dash_and_a_placeholder_is_bracketed() -> None:
    """What a person has to write is marked in the words too, not by shade alone."""
    content = body(report())
    assert "- Kế hoạch số 62 đã được ban hành." in printed(content, Style.ITEM)
    assert printed(content, Style.PLACEHOLDER) == ["[Nội dung chỉ đạo, điều hành trong kỳ]"]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param((paragraph("Hết."),), "Hết./.", id="full stop"),
        pytest.param((paragraph("Hết./."),), "Hết./.", id="already closed"),
        pytest.param((paragraph("Hết;"),), "Hết./.", id="list item"),
        pytest.param((paragraph("Hết"),), "Hết./.", id="bare"),
        pytest.param((paragraph("Đạt ", figure("x", "83,15%")),), "Đạt 83,15%./.", id="figure"),
        pytest.param((targets_table(),), "./.", id="table"),
        pytest.param((), "./.", id="empty"),
        pytest.param(
            (Paragraph((Text("Chờ bổ sung"),), ParagraphKind.PLACEHOLDER),),
            "./.",
            id="placeholder",
        ),
    ],
)
def test_the_text_ends_with_the_closing_mark(blocks: tuple[Block, ...], expected: str) -> None:
    """ "./." stands once, after the last words, whatever they are."""
    assert _ending(*blocks) == expected


def test_the_closing_mark_stands_once() -> None:
    """No other paragraph of the report has it."""
    texts = [words(p) for style in (Style.BODY, Style.ITEM) for p in styled(body(report()), style)]
    assert sum("./." in text for text in texts) == 1


def test_dates_numbers_and_labels_do_not_part_from_their_words() -> None:
    """A figure's unit stays beside it, and a label beside the figure that follows."""
    first = printed(body(report()), Style.BODY)[1]
    assert first.startswith("Từ ngày 15\u00a0tháng\u00a012 năm 2021 đến")
    assert "46.213\u00a0ca mắc mới" in first
    assert "16,85\u00a0điểm phần trăm" in " ".join(printed(body(report()), Style.BODY))
    assert printed(body(report()), Style.NOTE) == ["Ghi chú: số liệu tính đến ngày 15/3/2022."]
