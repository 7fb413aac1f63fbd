"""A trace of computed words as the terminal prints it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import cast

from baocao.results.ledger.model import Figure
from baocao.results.ledger.texts import ROW, ComputedText
from baocao.review.trace.model import TextTrace, TracedVerdict
from baocao.review.trace.words import text_lines

ROW_TEXT = ComputedText("text.table-2.2", ROW, "Mũi 3 | 90% | Đạt", "Bảng 2")
FIGURE = cast("Figure", SimpleNamespace(id="d3.20.value", text="83,15%"))
STATUSES = {"met": "Đạt"}


def said(text: ComputedText, *verdicts: TracedVerdict) -> list[str]:
    return list(text_lines(TextTrace(text, (FIGURE,), verdicts), STATUSES))


def test_words_are_told_with_their_place_and_figures() -> None:
    """Words above the first heading stand in the opening."""
    above = ComputedText("text.subject", ROW, "quý I năm 2022")
    figure = "Số đi kèm: 83,15%  d3.20.value"
    assert said(ROW_TEXT) == ["Vị trí: Bảng 2", "Nội dung: Mũi 3 | 90% | Đạt", figure]
    assert said(above)[0] == "Vị trí: phần đầu báo cáo"


def test_a_verdict_is_told_with_its_target_clause_plan_and_deadline() -> None:
    """What is not known of it, where the plan is gone, is left out."""
    known = TracedVerdict("kh-12", "d3", "met", "Mục II.1", "Tiêm mũi 3", date(2022, 6, 30))
    gone = TracedVerdict("kh-12", "d3", "moved")
    assert said(ROW_TEXT, known, gone)[2:4] == [
        "Đánh giá: Đạt – Tiêm mũi 3 (Mục II.1, kh-12, thời hạn 30/6/2022)",
        "Đánh giá: moved – d3 (kh-12)",
    ]
