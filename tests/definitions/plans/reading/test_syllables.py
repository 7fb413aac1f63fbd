"""Onset, rhyme and tone of a syllable."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from baocao.definitions.plans.reading.pdf_lines import is_syllable

WHOLE = (
    "nghiêng truyền phương Khuyến quyết quốc giếng gì y tế ở ổ ủy uỷ khuỷu ngoằn THUẬN tiêm sởi"
    " dịch chích hoạch pháp đối Đẩy huyện người rượu yếu yết oanh xoong quỳnh quýt"
)
OTHER = "nghiê truyề khuyế ngh ng g ch a i Facebook Campuchi zalo covid dich hoach UBND đ ướ wa"


@pytest.mark.parametrize("word", WHOLE.split())
def test_syllables(word: str) -> None:
    """A whole syllable is one, in either case and with its signs composed or not."""
    assert is_syllable(word)
    assert is_syllable(normalize("NFD", word.upper()))


@pytest.mark.parametrize("word", [*OTHER.split(), "", "hai ba"])
def test_no_syllables(word: str) -> None:
    """Half a syllable, a name from elsewhere, and a stop without its tone are none."""
    assert not is_syllable(word)
