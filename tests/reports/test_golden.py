"""The whole text of each report, to be read as text when it changes.

`pytest tests/reports --update-golden` writes what is printed now; read the difference in git
before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.reports.conftest import Folder
from tests.reports.names import REPORTS
from tests.reports.word_text import plain

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("key", REPORTS, ids="-".join)
def test_text_of_the_word_file(key: tuple[str, str], folder: Folder, golden: Golden) -> None:
    """Paragraphs and table rows in order, as they were when a person last read them."""
    printed = plain(folder(key) / "bao-cao.docx")
    assert printed == golden(GOLDEN / f"{'-'.join(key)}.txt", printed)


def test_no_golden_text_without_a_report() -> None:
    """A text that nothing is compared with is not kept."""
    assert {path.stem for path in GOLDEN.iterdir()} == {"-".join(key) for key in REPORTS}
