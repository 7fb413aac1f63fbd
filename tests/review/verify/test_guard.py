"""Which changes of a sentence touch what was computed: areas, units, verdicts at their figures."""

from __future__ import annotations

import re

import pytest

from baocao.results.ledger.texts import SENTENCE, ComputedText, TextPart
from baocao.review.verify.alignment import Span
from baocao.review.verify.draft import Passage
from baocao.review.verify.guard import guarded
from baocao.review.verify.linking import PassageGroup
from baocao.review.verify.model import ChangeKind
from baocao.review.verify.slots import Slot
from baocao.review.verify.text import FileText

AREAS = (
    "Cao nhất ở [area:huyện Bắc Sơn] ([91%]) và [area:huyện Cao Lộc] ([90%]), "
    "thấp nhất ở [area:huyện Lộc Bình] ([70%])."
)
COUNTS = (
    "Trong [12] chỉ tiêu: [5] chỉ tiêu [verdict:đạt]; [4] chỉ tiêu [verdict:không đạt]; "
    "[3] chỉ tiêu [verdict:chưa đến hạn]."
)
CASES = (
    "[label:Số ca mắc] là [159] [unit:ca], tăng [19] [unit:ca] so với "
    "[period:quý III năm 2022] ([date:14/12/2022])."
)

FREE = [
    (AREAS, "Đứng đầu là huyện Bắc Sơn 91% và huyện Cao Lộc 90%; cuối là huyện Lộc Bình 70%."),
    (
        AREAS,
        "Thấp nhất ở huyện Lộc Bình (70%), cao nhất ở huyện Cao Lộc (90%), huyện Bắc Sơn (91%).",
    ),
    (COUNTS, "12 chỉ tiêu gồm: 4 chỉ tiêu không đạt; 3 chỉ tiêu chưa đến hạn; 5 chỉ tiêu đạt."),
    (CASES, "So với quý III năm 2022, số ca mắc tăng 19 ca, lên 159 ca."),
    (CASES, "Số ca mắc đến nay là 159 ca, tăng 19 ca so với quý III năm 2022 (14/12/2022)."),
]
COMPUTED = [
    (
        AREAS,
        "Cao nhất ở huyện Cao Lộc (91%) và huyện Bắc Sơn (90%), thấp nhất ở huyện Lộc Bình (70%).",
    ),
    (
        AREAS,
        "Cao nhất ở huyện Bắc Sơn (91%) và huyện Lộc Bình (90%), thấp nhất ở huyện Cao Lộc (70%).",
    ),
    (
        AREAS,
        "Cao nhất ở huyện Bắc Sơn (91%) và huyện Chi Lăng (90%), thấp nhất ở huyện Lộc Bình (70%).",
    ),
    (COUNTS, "Trong 12 chỉ tiêu: 5 chỉ tiêu không đạt; 4 chỉ tiêu đạt; 3 chỉ tiêu chưa đến hạn."),
    (
        COUNTS,
        "Trong 12 chỉ tiêu: 5 chỉ tiêu không đạt; 4 chỉ tiêu không đạt; 3 chỉ tiêu chưa đến hạn.",
    ),
    (
        COUNTS,
        "Trong 12 chỉ tiêu: 5 chỉ tiêu chưa đạt; 4 chỉ tiêu không đạt; 3 chỉ tiêu chưa đến hạn.",
    ),
    (CASES, "Số ca mắc là 159 người, tăng 19 ca so với quý III năm 2022 (14/12/2022)."),
    (CASES, "Số ca mắc là 159 ca, tăng 19 người so với quý III năm 2022 (14/12/2022)."),
    (CASES, "Số ca mắc là 159 ca, tăng 19 ca so với quý II năm 2022 (14/12/2022)."),
    (CASES, "Số ca mắc là 159 ca, tăng 19 ca so với quý III năm 2022 (31/12/2022)."),
    (CASES, "Số ca chết là 159 ca, tăng 19 ca so với quý III năm 2022 (14/12/2022)."),
]


def built(pattern: str) -> FileText:
    """A sentence; its figures and computed parts stand in brackets."""
    parts = [TextPart(kind, text) for kind, text in re.findall(r"\[(\w+):([^]]*)\]", pattern)]
    plain = re.sub(r"\[\w+:([^]]*)\]", r"\1", pattern)
    slots, words, at = [], "", 0
    for found in re.finditer(r"\[([^]]*)\]", plain):
        words += plain[at : found.start()]
        slots.append(Slot(found[1], 1, 0, len(words), len(words) + len(found[1])))
        words, at = words + found[1], found.end()
    words += plain[at:]
    computed = ComputedText("text.a.1", SENTENCE, words, "", tuple(parts))
    return FileText((Passage(words),), tuple(slots), ((computed, 0),))


def figures_in(pattern: str, edited: str) -> list[Span]:
    """Where the figures of a sentence stand in its edited form, each once."""
    texts = [slot.figure for slot in built(pattern).slots]
    found = (re.search(rf"(?<![\d/]){re.escape(text)}(?![\d%/])", edited) for text in texts)
    return [(0, *match.span()) for match in found if match]


def what(pattern: str, edited: str) -> tuple[ChangeKind, str]:
    group = PassageGroup((0,), (0,))
    return guarded(
        built(pattern), FileText((Passage(edited),), ()), group, figures_in(pattern, edited)
    )


@pytest.mark.parametrize(("pattern", "edited"), FREE)
def test_words_between_are_free(pattern: str, edited: str) -> None:
    """And so is the order of clauses, as long as each figure keeps what it is of."""
    assert what(pattern, edited) == (ChangeKind.WORDING_CHANGED, "")


@pytest.mark.parametrize(("pattern", "edited"), COMPUTED)
def test_what_a_figure_is_of_is_not(pattern: str, edited: str) -> None:
    """Another area, unit, verdict or period at a figure is an error."""
    assert what(pattern, edited) == (ChangeKind.TEXT_CHANGED, "text.a.1")
