"""How wide a table's columns are: as wide as their content, within the width of the text.

A table that does not fit shares the text by the columns' shares: none gets less than its longest
word needs, and none more than its content. Where other widths save lines, those are taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby

from baocao.document.blocks import Align, Inline, Table
from baocao.document.contents import text_of
from baocao.output.word.binding import cell_bound
from baocao.output.word.fewest_lines import Lines
from baocao.output.word.metrics import bold_width
from baocao.output.word.wording import hold_hyphens

WIDE = 7  # columns; a table with more of them is set in small type
SIZES = {False: 12, True: 10}  # points of the template's styles, by whether the type is small
_MARGINS = 180  # twips: left and right of the text in a cell, and a little for other fonts
_TITLE_LINES = {False: 2, True: 3}  # a title may be broken in so many before it widens its column
_NEARLY = 0.8  # of the text's width: a wider table is as wide as the text
_AIR = 200  # twips beside the text of a table that has room

Measure = Callable[[str], int]


def is_small(table: Table) -> bool:
    """Whether the table is set in small type: it says so, has many columns or some in groups."""
    many = len(table.columns) > WIDE
    return table.small or many or any(column.group for column in table.columns)


def column_widths(table: Table, width: int) -> list[int]:
    """Share `width` twips among the columns, or less where their content needs much less.

    A column too narrow for its longest word gets what the word needs from the others,
    unless the words of all columns together are wider than the text.
    """
    measure, places = _measure(table), range(len(table.columns))
    least = _with_groups(table, [_least(table, at, measure) for at in places])
    most = [max(_most(table, at, measure), least[at]) for at in places]
    shares = [column.width for column in table.columns]
    if sum(least) > width:
        return _exact([width * share / sum(shares) for share in shares], width)
    if sum(most) <= width * _NEARLY and not _spans(table, measure, sum(most)):
        return most
    shared = _exact(_within(shares, least, most, width), width)
    return _lines(table, measure).fewest(shared, least, most)


def _lines(table: Table, measure: Measure) -> Lines:
    columns = []
    for place, column in enumerate(table.columns):
        texts = [column.title, *(text_of(cell_bound(cell)) for cell in _cells(table, place))]
        columns.append([list(map(measure, _pieces(text))) for text in texts])
    return Lines(columns, _MARGINS, measure(" "))


def _measure(table: Table) -> Measure:
    points = SIZES[is_small(table)]
    return lambda text: bold_width(text, points)


def _spans(table: Table, measure: Measure, width: int) -> bool:
    """Whether a row that spans all columns needs more than `width`."""
    spanning = [text_of(row.cells[0]) for row in table.rows if row.spans]
    return any(measure(words) + _MARGINS > width for words in spanning)


def _within(
    shares: Sequence[float], least: Sequence[int], most: Sequence[int], width: int
) -> list[float]:
    """Fix the columns whose share is too small or too large; the others share the rest."""
    fixed: dict[int, int] = {}
    while len(fixed) < len(shares):
        free = width - sum(fixed.values())
        total = sum(share for place, share in enumerate(shares) if place not in fixed)
        sizes = {at: free * s / total for at, s in enumerate(shares) if at not in fixed}
        tight = {at: least[at] for at, size in sizes.items() if size < least[at]}
        loose = {at: most[at] for at, size in sizes.items() if size > most[at]}
        if not (tight or loose):
            return [float(fixed.get(at, 0)) or sizes[at] for at in range(len(shares))]
        fixed |= tight or loose
    over = width - sum(fixed.values())
    return [fixed[at] + over * share / sum(shares) for at, share in enumerate(shares)]


def _exact(sizes: Sequence[float], width: int) -> list[int]:
    whole = [int(size) for size in sizes]
    return [*whole[:-1], width - sum(whole[:-1])]


def _least(table: Table, place: int, measure: Measure) -> int:
    """Return what the longest piece that no line break may part needs in a column.

    The names of units, in a table of many columns, are such a piece each.
    """
    column = table.columns[place]
    named = is_small(table) and column.align is Align.LEFT
    texts = [text_of(cell_bound(cell)) for cell in _cells(table, place)]
    pieces = chain(_pieces(column.title), texts if named else chain(*map(_pieces, texts)))
    return max(map(measure, pieces), default=0) + _MARGINS


def _most(table: Table, place: int, measure: Measure) -> int:
    """Return what a column needs whose cells have one line each, and its title a few."""
    title = measure(table.columns[place].title) // _TITLE_LINES[is_small(table)]
    texts = (measure(text_of(cell)) for cell in _cells(table, place))
    return max(title, *texts, 0) + _MARGINS + _AIR


def _with_groups(table: Table, least: Sequence[int]) -> list[int]:
    """Widen the columns below a group's title that is wider than they are together."""
    wide = list(least)
    measure = _measure(table)
    for group, members in groupby(enumerate(table.columns), key=lambda pair: pair[1].group):
        places = [place for place, _ in members]
        if group:
            needed = max(map(measure, _pieces(group)), default=0) + _MARGINS
            missing = max(needed - sum(least[place] for place in places), 0)
            for place in places:
                wide[place] += -(-missing // len(places))
    return wide


def _cells(table: Table, place: int) -> Iterator[tuple[Inline, ...]]:
    for row in table.rows:
        if not row.spans:
            yield row.cells[place]


@lru_cache(maxsize=2**14)  # asked for more than once, and cells are alike
def _pieces(text: str) -> tuple[str, ...]:
    """Part `text` where a line may end: at spaces, and after hyphens that are not held."""
    return tuple(re.split(r"[ \n]+|(?<=-)", hold_hyphens(text)))
