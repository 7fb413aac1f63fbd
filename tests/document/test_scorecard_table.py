"""The scorecard as a table says what the ledger says, and its signs what its shades say."""

from __future__ import annotations

from baocao.document.blocks import FigureText, Table
from baocao.document.contents import text_of
from baocao.document.sections.scorecard import scorecard_table
from baocao.results.ledger.figures import figures_of
from baocao.results.scorecard import scorecard
from tests.build.compose.composed import context_of

KEY = ("lang-son", "2022-Q4")
SIGNS = {4: "●", 3: "!", 2: "!!", 1: "!!!", 0: ""}


def _table() -> Table:
    (table,) = scorecard_table(context_of(*KEY))
    return table


def test_every_cell_is_the_ledgers_figure() -> None:
    """Read back: unit by unit and indicator by indicator, text and id."""
    data = context_of(*KEY).data
    ledger = figures_of(data)
    found = scorecard(data)
    rows = _table().rows
    assert len(rows) == len(data.inputs.districts) + 1
    checked = 0
    for row, scored in zip(rows[:-1], found.rows, strict=True):
        assert text_of(row.cells[1]) == scored.unit.name
        for cell, column in zip(row.cells[2:], found.columns, strict=True):
            result = data.find(column.indicator.id, column.split, scored.unit.code)
            printed = [i.figure for i in cell if isinstance(i, FigureText)]
            assert printed == ([ledger.of_result(result)] if result else [])
            checked += len(printed)
    assert checked > 50


def test_a_sign_says_what_the_shade_says() -> None:
    """In black and white nothing is lost; a unit at the target is not shaded, nor one of too few
    events, which has no sign."""
    signs = set()
    for row in _table().rows[:-1]:
        for cell, shade in zip(row.cells[2:], row.shades[2:], strict=True):
            words = "".join(i.text for i in cell if not isinstance(i, FigureText)).strip()
            assert words == SIGNS[shade]
            signs.add(words)
    assert signs == {"●", "!", "!!", "!!!", ""}


def test_the_note_explains_each_sign() -> None:
    """Against the target, and among the units where no target is asked for."""
    note = text_of(_table().note)
    assert "● đạt chỉ tiêu" in note
    assert "!!! nhóm cao nhất" in note
    deaths = note.partition("Ca tử vong trong kỳ: ")[2].partition(". ")[0]
    assert "địa bàn quá ít trường hợp (dưới 5" in deaths
    assert "●" not in deaths  # no unit has a sign there
