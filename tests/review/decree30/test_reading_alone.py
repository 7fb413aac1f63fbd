"""Linting leaves no trace, and the form that Word saved a file in changes no finding."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from baocao.core.word_file.markup import length
from baocao.review.decree30 import lint_file
from tests.core.word_file.strict import strict
from tests.review.decree30.checking import RULES
from tests.review.decree30.layouts import tabs


def test_the_file_is_never_altered(tmp_path: Path) -> None:
    """Bytes and times stay, and a file that nobody may write to is checked as well."""
    path = tmp_path / "van-ban.docx"
    path.write_bytes(tabs())
    path.chmod(0o444)
    os.utime(path, (1, 1))
    before = sha256(path.read_bytes()).hexdigest()
    assert lint_file(path, RULES) == ()
    assert sha256(path.read_bytes()).hexdigest() == before
    assert path.stat().st_mtime == 1
    assert [each.name for each in tmp_path.iterdir()] == ["van-ban.docx"]


def test_the_strict_form_of_the_format_is_read(tmp_path: Path) -> None:
    """Its sizes, margins and indents have units, its alignments other names."""
    path = tmp_path / "strict.docx"
    path.write_bytes(strict(tabs()))
    assert lint_file(path, RULES) == ()


@pytest.mark.parametrize(
    ("written", "twips"),
    [
        *(("567", 567), ("240.0", 240), ("28.35pt", 567), ("1in", 1440), ("20mm", 1134)),
        *(("2cm", 1134), ("-12pt", -240), ("1pc", 240), ("1pi", 240)),
        *(("auto", None), ("", None), (None, None)),
        *(("9" * 400, None), (f"{'9' * 400}pt", None)),
    ],
    ids=lambda value: str(value)[:9],
)
def test_lengths_in_every_unit(written: str | None, twips: int | None) -> None:
    """Bare numbers are twips; the units are those of ISO 29500-1, 22.9.2.15."""
    assert length(written) == twips
