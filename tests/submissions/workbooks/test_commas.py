"""What "12,000" says depends on the other texts of its column."""

from __future__ import annotations

import pytest

from baocao.submissions.workbooks.cells import Comma, comma_of, may_part_thousands

THOUSANDS, DECIMALS, UNCLEAR = Comma.THOUSANDS, Comma.DECIMALS, Comma.UNCLEAR


@pytest.mark.parametrize(
    ("texts", "of_count", "of_amount"),
    [
        (["12,000"], UNCLEAR, UNCLEAR),
        (["12,000", "3,000", "trên 5,000"], UNCLEAR, UNCLEAR),
        (["12,000", "3,456"], THOUSANDS, UNCLEAR),
        (["12,000", "1,234,000"], THOUSANDS, THOUSANDS),
        (["12,000", "1,234.5"], THOUSANDS, THOUSANDS),
        (["3,456", "3.456"], UNCLEAR, DECIMALS),
        (["3,456", "12,5"], UNCLEAR, DECIMALS),
        (["3,456", "0,833"], UNCLEAR, DECIMALS),
        (["12,000", "3,4567"], UNCLEAR, DECIMALS),
        (["12,000", "1.234.567"], UNCLEAR, DECIMALS),
        (["12,000", "7", "không có", "15/3/2022"], UNCLEAR, UNCLEAR),
    ],
)
def test_the_column_decides_where_it_can(
    texts: list[str], of_count: Comma, of_amount: Comma
) -> None:
    """A count has no decimals; an amount may have three."""
    assert comma_of(texts, is_count=True) is of_count
    assert comma_of(texts, is_count=False) is of_amount


@pytest.mark.parametrize("text", ["12,000", "trên 12,000", "1,234,567", "12,000 ca"])
def test_a_comma_before_three_digits_may_part_thousands(text: str) -> None:
    """With a bound or a word beside it too."""
    assert may_part_thousands(text)


@pytest.mark.parametrize(
    "text", ["83,15", "0,833", "12.000", "12,0000", "1.234,567", "1,234.5", ""]
)
def test_other_commas_part_decimals(text: str) -> None:
    """Fewer or more digits, a zero before the comma, dots before it."""
    assert not may_part_thousands(text)
