"""Reads one .xls file from standard input in a process of its own, and pickles its cells.

A damaged .xls makes calamine ask for any amount of memory, and Rust ends the process where it
gets none; so this runs apart from everything else, with a limit. Nothing of the package is
imported, so that it starts at once.
"""

from __future__ import annotations

import io
import pickle
import sys
from contextlib import suppress

import python_calamine

PROTECTED, TOO_LARGE = 3, 4
MEMORY = 2 * 1024**3


def main(max_cells: int) -> None:
    """Write a list of (name, hidden, rows) to standard output; exit 3 or 4 where it may not."""
    with suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    except python_calamine.PasswordError:
        sys.exit(PROTECTED)
    found = []
    shown = python_calamine.SheetVisibleEnum.Visible
    for place, facts in enumerate(book.sheets_metadata):
        sheet = book.get_sheet_by_index(place)
        if sheet.total_height * sheet.total_width > max_cells:
            sys.exit(TOO_LARGE)
        rows = sheet.to_python(skip_empty_area=False)
        found.append((facts.name, facts.visible != shown, rows))
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
