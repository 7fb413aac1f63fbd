"""Text typed for fonts before Unicode is recognised."""

from __future__ import annotations

import pytest

from baocao.core.vietnamese.fonts import font_of

TCVN3 = ["HuyÖn Cao Léc", "Së Y tÕ L¹ng S¬n", "Sè ng­êi tiªm mòi 1", "Tæng sè", "§¬n vÞ"]
VNI = ["Huyeän Cao Loäc", "Sôû Y teá Laïng Sôn", "Soá ngöôøi tieâm", "Toång soá", "Ñôn vò"]
UNICODE = [
    *("Huyện Cao Lộc", "Sở Y tế Lạng Sơn", "Số người tiêm mũi 1", "Tổng số", "Đơn vị"),
    *("toán", "hoà", "quân", "xã", "cà phê", "Ca mắc¹", "m²", "± 5", "Müller", "3456¹"),
]


@pytest.mark.parametrize(("texts", "font"), [(TCVN3, "TCVN3 (ABC)"), (VNI, "VNI"), (UNICODE, "")])
def test_the_font_is_told(texts: list[str], font: str) -> None:
    """By words alone, whatever else stands beside them."""
    assert font_of([*texts, "Cao", "", "12.345"]) == font


def test_one_text_proves_nothing() -> None:
    """A foreign name, or a sign after a letter, is no font."""
    assert font_of(["Müller", "Cao Lộc"]) == font_of(["Ca¹"]) == ""
