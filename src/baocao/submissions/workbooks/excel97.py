"""The sheets of an Excel 97-2003 file (.xls), read in a process that may fail."""

from __future__ import annotations

import pickle
import subprocess
import sys

from baocao.submissions.workbooks import excel97_child
from baocao.submissions.workbooks.container import MAX_CELLS, broken, protected, too_large
from baocao.submissions.workbooks.excel97_child import XlsSheet
from baocao.submissions.workbooks.ink import Ink
from baocao.submissions.workbooks.looks import look_of, parted, shows_percent
from baocao.submissions.workbooks.outside_cells import outside, without_codes
from baocao.submissions.workbooks.structure import Structure

SECONDS = 120


def read_sheets(data: bytes, name: str) -> list[XlsSheet]:
    """Every sheet of the file; raises `BaocaoError` where it is protected, broken, too large."""
    command = [sys.executable, "-I", excel97_child.__file__, str(MAX_CELLS)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise broken(name) from None
    if done.returncode == excel97_child.PROTECTED:
        raise protected(name)
    if done.returncode == excel97_child.TOO_LARGE:
        raise too_large(name, "một trang tính trải rộng quá 2 triệu ô")
    if done.returncode != 0:
        raise broken(name)
    found: list[XlsSheet] = pickle.loads(done.stdout)
    return found


def structure_of(sheet: XlsSheet) -> Structure:
    """What a sheet hides; the file does not say which formulas were never computed."""
    return Structure(
        tuple(sheet["merged"]),
        frozenset(sheet["hidden_rows"]),
        frozenset(sheet["hidden_columns"]),
        errors=tuple(sheet["errors"]),
        percents=frozenset(spot for spot, text in sheet["percent_signs"] if shows_percent(text)),
        raised={s: raised for s, runs in sheet["runs"] if (raised := parted(runs)) is not None},
        formulas=None,
        outside=outside(
            sheet["comments"],
            (*sheet["boxes"], *(((0, 0), without_codes(text)) for text in sheet["printed"])),
            sheet["pictures"],
        ),
        looks={s: look for s, (*ink, code) in sheet["inks"] if (look := _look(Ink(*ink), code))},
    )


def _look(ink: Ink, code: str) -> str:
    return ink.look or look_of(code)
