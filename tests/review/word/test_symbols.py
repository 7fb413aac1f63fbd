"""Characters named by font and place are what the font shows there."""

from __future__ import annotations

import pytest

from baocao.review.word.symbols import UNKNOWN, in_font, symbol
from tests.review.verify.making import w


@pytest.mark.parametrize(
    ("font", "char", "sign"),
    [
        *(("Symbol", f"F0{0x30 + digit:02X}", str(digit)) for digit in range(10)),
        *(("Symbol", "F0B3", "≥"), ("Symbol", "F0A3", "≤"), ("symbol", "B3", "≥")),
        *(("Symbol", "F02D", "−"), ("Symbol", "F0B1", "±"), ("Symbol", "F0B9", "≠")),
        *(("Symbol", "F0B4", "×"), ("Symbol", "F0B8", "÷"), ("Symbol", "F025", "%")),
        *(("Symbol", "F061", "α"), ("Symbol", "F0E5", "∑"), ("Symbol", "F0FE", UNKNOWN)),
        *(("Times New Roman", "2265", "≥"), ("Arial", "F035", "5"), ("Calibri", "0041", "A")),
        *(("Wingdings", "F0FC", UNKNOWN), ("Wingdings 2", "50", UNKNOWN), ("Symbol", "x", UNKNOWN)),
    ],
)
def test_what_a_reader_sees_for_a_symbol(font: str, char: str, sign: str) -> None:
    """Adobe's encoding for Symbol; a picture of a picture font is a sign that nobody knows."""
    assert symbol(w("sym", font=font, char=char)) == sign


def test_text_typed_in_a_symbol_font() -> None:
    """Letters stand for Greek ones, digits and spaces for themselves."""
    assert in_font("a 1\uf0b3", "Symbol") == "α 1≥"
    assert in_font("chữ 1", "Times New Roman") == "chữ 1"
