"""How much letters stand out from what is behind them, as WCAG 2.2 counts it."""

from __future__ import annotations

import pytest

from baocao.review.word.formatting import ParagraphFormat, RunFormat
from baocao.review.word.visibility import Ground, Veil, veil_of


@pytest.mark.parametrize(
    ("colour", "page", "veil"),
    [
        ("D1D1D1", "FFFFFF", None),  # 1.53
        ("D4D4D4", "FFFFFF", Veil.FAINT),  # 1.48
        ("1D1D1D", "000000", Veil.FAINT),  # 1.25
        ("333333", "000000", None),  # 1.66
        ("auto", "000000", None),
    ],
)
def test_letters_need_half_as_much_light_again(colour: str, page: str, veil: Veil | None) -> None:
    """On a light page and on a dark one; those of the automatic colour can always be read."""
    assert veil_of(RunFormat(colour=colour), ParagraphFormat(), Ground(page=page)) is veil
