"""A trace of computed words as the terminal prints it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

from baocao.results.ledger.model import Figure, stated
from baocao.results.ledger.texts import ROW, ComputedText
from baocao.results.ledger.told_cells import ToldCells
from baocao.review.trace.model import FileState, TextTrace, Trace, TracedCell, TracedVerdict
from baocao.review.trace.words import lines, text_lines
from baocao.submissions.workbooks.model import SourceCell

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


HOME = "data/submissions/sot/tinh-a"


def traced(week: str, number: int, state: FileState = FileState.SAME) -> TracedCell:
    source = SourceCell(f"{HOME}/{week}/xa-{number:02}.xlsx", "ab" * 32, "Số liệu", "E2")
    value = str(number) if state is FileState.SAME else ""
    return TracedCell("nguồn", source, state, value, (), Decimal(value) if value else None)


def test_a_sum_over_weeks_is_told_week_by_week() -> None:
    """What the cells of each earlier week add up to, those that are not as they were, and every
    cell of the report's own week."""
    first = [traced("2023-W50", number) for number in range(30)]
    second = [traced("2023-W51", number) for number in range(30)]
    second[7] = traced("2023-W51", 7, FileState.CHANGED)
    own = [traced("2023-W52", number) for number in range(30)]
    figure = Figure("cases", "1.298", Decimal(1298), "cases", stated("số ca"))
    told = [*lines(Trace(figure, "", (*first, *second, *own), (), ()), {}, ToldCells("2023-W52"))]
    assert told[1:4] == [
        f"Nguồn: {HOME}/2023-W50 › 30 ô của 30 tệp, cộng lại 435 (các tệp còn nguyên)",
        f"Nguồn: {HOME}/2023-W51 › 30 ô của 30 tệp (1 TỆP ĐÃ THAY ĐỔI HOẶC KHÔNG CÒN)",
        f"Nguồn: {HOME}/2023-W51/xa-07.xlsx › Số liệu › E2"
        " (TỆP ĐÃ THAY ĐỔI so với khi lập báo cáo, SHA-256 abababababab…)",
    ]
    assert len(told) == 4 + 30
