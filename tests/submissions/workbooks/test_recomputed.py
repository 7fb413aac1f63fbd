"""Formulas that a sheet's own cells answer are worked out; of others nothing is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from baocao.core.zipped import ZipParts
from baocao.submissions.workbooks.cell_names import WrittenFormula
from baocao.submissions.workbooks.container import FileKind
from baocao.submissions.workbooks.recomputed import recomputed
from baocao.submissions.workbooks.structure import read_structures
from baocao.submissions.workbooks.workbook import SourceSheet
from tests.planted.book import Formula, Sheet, write
from tests.submissions.workbooks.test_structure import in_sheet, rewritten

SHEET = SourceSheet(
    "bieu.xlsx",
    "",
    "Bieu",
    ((12, 3, "x"), (5, "", date(2022, 12, 14)), (0, "7", ""), (True, 4, "")),
    frozenset({(2, 2), (9, 0)}),
)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("3000+456", 3456),
        ("A1+B1-A2", 10),
        ("$A$1*B1/2", 18),
        ("-(A1-B1)*2", -18),
        ("SUM(A1:B2)", 20),
        ("sum(A1:A3, B1, 4)", 24),
        ("SUM(A1:C1)", 15),  # a text counts for nothing
        ("SUM(B2:A1)", 20),
        ("SUM(A3:B4)", 4),  # nor does what is true or false
        ("SUM(B1:B1048576)", 7),
        ("SUM(B1:XFD4)", None),
        ("SUM(A1:A10)", None),  # the last of which has no result
        ("SUM(B3)", None),
        ("A4+B4", None),
        pytest.param("9" * 400, None, id="too large"),
        ("A1+C1", None),
        ("A1+C2", None),
        ("A1+C3", None),  # which has no result itself
        ("A1/A3", None),
        ("A1+B9", 12),
        ("+A1-B1", 9),
        ("A1*50%", 6),
        ("-A2^2+A1", 37),
        ("ROUND(A1/5,1)", 2.4),
        ("ROUND(-A2/2,0)", -3),
        ("ROUNDUP(A1/5,0)+ROUNDDOWN(A1/5,0)+INT(A1/5)", 7),
        ("ABS(B1-A1)", 9),
        ("AVERAGE(A1:B2)", pytest.approx(20 / 3)),
        ("MAX(A1:B4)-MIN(A1:A2,B1)", 9),
        ("COUNT(A1:C1)+PRODUCT(A1,2)", 26),
        ("AVERAGE(A1,B2)", 12),  # an empty cell is no number, by its name alone as in a range
        ("COUNT(A1,B2)+MIN(A1,B2)+SUM(B2)", 13),
        ("ROUND(201/200,2)", 1.01),  # its half is one by the digits that are shown
        ("MAX(C1:C1)", None),  # which has no number
        ("(0-A1)^0.5", None),
        ("10^1000", None),
        ("SUBTOTAL(9,A1:A3)", None),  # which leaves out hidden rows and other subtotals
        ("SUMPRODUCT(A1:A2,B1:B2)", None),
        ("ROUND(A1", None),
        ("Sheet2!A1", None),
        ("A1&B1", None),
        ("A1:B2", None),
        ("(A1", None),
        ("A1 B1", None),
        ("", None),
    ],
)
def test_sums_and_products_of_cells(formula: str, result: float | None) -> None:
    assert recomputed(formula, SHEET) == result


def test_a_formula_that_cells_share_is_each_ones_own(tmp_path: Path) -> None:
    """Excel writes the text once, for the first cell of a column."""
    sheet = Sheet("Bieu", {"A1": 1, "A2": 2, "B1": Formula("=A1+1", 2), "B2": Formula("=A2+1", 3)})
    path = write(tmp_path / "bieu.xlsx", [sheet])
    rewritten(path, in_sheet(b"<f>A1+1</f>", b'<f t="shared" ref="B1:B2" si="0">A1+1</f>'))
    rewritten(path, in_sheet(b"<f>A2+1</f>", b'<f t="shared" si="0"/>'))
    structures = read_structures(ZipParts(path.read_bytes()), FileKind.XLSX)
    assert structures is not None
    formulas = structures["Bieu"].results
    assert {spot: formulas[spot].at(spot) for spot in formulas} == {
        (0, 1): "A1+1",
        (1, 1): "A2+1",
    }


@pytest.mark.parametrize("text", ['A1+"x', "A1)", "[x", ""])
def test_a_shared_formula_that_is_broken_says_nothing(text: str) -> None:
    """A file may hold any text."""
    assert recomputed(WrittenFormula(text, (0, 1)).at((1, 1)), SHEET) is None


def test_a_file_without_results_has_none(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "=1+1"
    book.save(tmp_path / "bieu.xlsx")
    structures = read_structures(ZipParts((tmp_path / "bieu.xlsx").read_bytes()), FileKind.XLSX)
    assert structures is not None
    (structure,) = structures.values()
    assert structure.results == {}
    assert structure.uncomputed == {(0, 0)}
