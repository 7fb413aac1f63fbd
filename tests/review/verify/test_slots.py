"""Which figure and which computed text a mark in a passage is of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from baocao.output.word import TEXTS, bookmark_name
from baocao.results.ledger.read import Ledger
from baocao.results.ledger.texts import ROW, ComputedText
from baocao.review.verify.draft import Passage, SpanMark
from baocao.review.verify.slots import Slot, SlotFinder

FIGURE, TEXT = "deaths.20.value", ComputedText("text.table-1.2", ROW, "Tử vong | 21 ca")
FIGURES = (SimpleNamespace(id=FIGURE, text="21"),)
FINDER = SlotFinder(cast("Ledger", SimpleNamespace(figures=FIGURES, texts=(TEXT,))))
WORDS = "Tử vong | 21 ca"
AT = WORDS.index("21"), WORDS.index("21") + 2


def slots(*names: str) -> list[Slot]:
    marks = tuple(SpanMark(name, *AT) for name in names)
    return list(FINDER.find([Passage("Mở đầu"), Passage(WORDS, marks=marks)]))


def test_a_bookmark_tells_figure_and_printing() -> None:
    """With or without the control, which LibreOffice drops; that alone tells no printing."""
    second = Slot(FIGURE, 2, 1, *AT)
    assert slots(bookmark_name(FIGURE, 2)) == [second]
    assert slots(FIGURE, bookmark_name(FIGURE, 2)) == [second]
    assert slots(FIGURE) == [Slot(FIGURE, 0, 1, *AT)]


def test_a_bookmark_of_another_report_is_nobodys() -> None:
    """Other people's bookmarks and controls are none of ours."""
    assert slots(bookmark_name("cases.24.value", 1)) == [Slot("", 1, 1, *AT)]
    assert slots("_GoBack", "Tên đơn vị") == []


def test_a_mark_without_a_number_is_no_printing() -> None:
    """Somebody deleted what stood in it."""
    mark = SpanMark(FIGURE, 0, 2)
    assert FINDER.find([Passage(WORDS, marks=(mark,))]) == ()


def test_computed_words_are_found_by_bookmark_or_control() -> None:
    """Once, at the first passage that has them; an empty mark holds none."""
    for name in (TEXT.id, bookmark_name(TEXT.id, 1, TEXTS)):
        empty = Passage("x", marks=(SpanMark(name, 0, 0),))
        whole = Passage(WORDS, marks=(SpanMark(name, 0, len(WORDS)),))
        assert FINDER.computed([empty, whole, whole]) == ((TEXT, 1),)
