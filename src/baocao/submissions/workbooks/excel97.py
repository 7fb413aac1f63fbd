"""The sheets of an Excel 97-2003 file (.xls), read in a process that may fail."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import Any

from baocao.submissions.workbooks import excel97_child
from baocao.submissions.workbooks.container import MAX_CELLS, broken, protected, too_large

SECONDS = 120

XlsSheet = tuple[str, bool, list[list[Any]]]
"""Name, whether it is hidden, and the rows from A1 on."""


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
