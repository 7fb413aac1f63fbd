"""What a sheet holds that nobody reads: how many numbers, and where; and what a workbook without a
table of ours looks like, in one sentence.

Only headers are quoted, never a cell below one: it may be a list of persons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.submissions.mapped.grid import Grid
from baocao.submissions.mapped.words import TableWords, bare
from baocao.submissions.workbooks.cells import clean_text, fold_text, is_blank
from baocao.submissions.workbooks.settle import figures, spanned

HEADER_ROWS = 60
ENOUGH = 2  # headers of a kind of table in one row
NO_TABLE = "không có bảng số liệu theo địa bàn hay theo chỉ tiêu"


@dataclass(frozen=True)
class Held:
    """The cells of a sheet with a number, a day, an error or a formula without a value, and the
    range that has all of them."""

    cells: int
    range: str

    def __str__(self) -> str:
        return f"{self.cells} ô số trong {self.range}"


def held(grid: Grid) -> Held | None:
    """What a sheet holds; None where it has words alone."""
    spots = figures(grid.sheet, grid.structure)
    return Held(len(spots), spanned(spots)) if spots else None


@dataclass(frozen=True)
class _Likeness:
    """A kind of table with the headers that tell it."""

    name: str
    headers: tuple[str, ...]


def sentence(grids: Sequence[Grid], words: TableWords, *, has_charts: bool) -> str:
    """What the sheets of a workbook look like, none of which has a table that could be read."""
    found = [each for grid in grids for each in _likenesses(grid, words)]
    if found:
        best = max(found, key=lambda each: len(each.headers))
        headers = ", ".join(f"“{header}”" for header in best.headers)
        return f"Tệp này giống {best.name} (có các cột {headers}), {NO_TABLE}."
    count = sum(numbers.cells for grid in grids if (numbers := held(grid)) is not None)
    if not count:
        what = "chỉ có biểu đồ" if has_charts else _without_numbers(grids)
        return f"Tệp này {what}, {NO_TABLE}."
    return (
        f"Tệp này có {count} ô số nhưng không ô chữ nào nêu tên huyện, thành phố của tỉnh hay tên "
        f"chỉ tiêu đã biết: {NO_TABLE}."
    )


def _without_numbers(grids: Sequence[Grid]) -> str:
    texts = (cell for grid in grids for row in grid.sheet.rows for cell in row)
    has_words = any(not is_blank(cell) for cell in texts)
    return "chỉ có chữ, không có ô số nào" if has_words else "không có ô nào có nội dung"


def _likenesses(grid: Grid, words: TableWords) -> Iterator[_Likeness]:
    """The kinds of tables that enough headers of one row are of."""
    for row in range(min(grid.height, HEADER_ROWS)):
        written = [text for c in range(grid.width) if (text := grid.words(row, c))]
        texts = {fold_text(bare(text)): clean_text(text) for text in written}
        for look in words.looks:
            headers = tuple(text for key, text in texts.items() if key in look.headers)
            if len(headers) >= ENOUGH:
                yield _Likeness(look.name, headers)
