"""How commands list the numbers in people's wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.core.vietnamese.numbers import format_number
from baocao.results.ledger.people import WrittenNumber
from baocao.review.keep.model import Quote

HEAD = "Số do người viết nêu trong lời văn, chương trình không tính"


def numbers_told(numbers: Sequence[WrittenNumber]) -> Iterator[str]:
    """The list for `verify`: each number with the line of the file that has it."""
    if numbers:
        yield f"\n{HEAD}: {format_number(len(numbers))}"
    for own in numbers:
        yield f"  - {own.number}: {_state(own.by, own.figures)}"
        yield f"    {own.file}, dòng {own.line}, “{own.words}”"


def quotes_told(quotes: Sequence[Quote]) -> Iterator[str]:
    """The list for `keep`."""
    if quotes:
        yield f"\n{HEAD}: {format_number(len(quotes))}"
    for quote in quotes:
        yield f"  - {quote.number}: {_state(quote.by, quote.figures)}"
        yield f"    “{quote.text}”"


def _state(by: str, figures: Sequence[str]) -> str:
    same = f"trùng số liệu {figures[0]} trong sổ" if figures else "không có trong sổ số liệu"
    return f"{same}, {f'{by} đã xác nhận' if by else 'chưa ai xác nhận'}"
