"""Units in a sentence: all of a few, the first of many with the number of the others."""

from __future__ import annotations

from baocao.document.narrative.lists import FIRST, MOST, units_told
from baocao.document.narrative.phrases import capital
from tests.document.narrative.sample import figures, text, words
from tests.results.sample import submission

NAMES = [f"xã {number}" for number in range(1, MOST + 2)]


def test_a_short_list_is_whole() -> None:
    """Up to the last that a reader takes in; none says nothing."""
    report = words(submission())
    assert text(units_told(report, NAMES[:MOST])) == ", ".join(NAMES[:MOST])
    assert units_told(report, []) == ()


def test_a_long_list_tells_the_first_and_counts_the_others() -> None:
    """The others' number is a figure; every name goes along, also with another first letter."""
    told = units_told(words(submission()), NAMES)
    assert text(told) == (
        "xã 1, xã 2, xã 3 và 8 đơn vị khác (danh sách đầy đủ trong tệp phu-luc.xlsx)"
    )
    assert figures(told) == [str(len(NAMES) - FIRST)]
    for sentence in (told, capital(told)):
        assert next(getattr(piece, "whole", ()) for piece in sentence) == tuple(NAMES)
