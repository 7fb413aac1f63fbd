"""templates/frames.yaml: every line with its slots, every column explained."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.document.frames.words import load_frame_words
from tests.conftest import ROOT

BAD = {
    "line_missing": ("  empty: ", "  trong: ", "thiếu “empty”"),
    "older_copy": ("  empty: ", "  trong: ", "chạy baocao upgrade"),
    "slot_lost": ("{appendix} kèm theo", "phụ lục kèm theo", "chỗ điền không đúng"),
    "slot_unknown": ("{title}: chưa có", "{ten}: chưa có", "các chỗ điền của câu này: {title}"),
    "column_unknown": ("  missing: [province,", "  missing: [tinh,", "cột “tinh” chưa được mô tả"),
    "no_meaning": ("meaning: Tên tỉnh}", 'meaning: ""}', "không được để trống"),
    "field_unknown": ("meaning: Tên tỉnh}", "meaning: Tên, nghia: x}", "trường lạ"),
}


def project(folder: Path, old: str = "", new: str = "") -> Project:
    (folder / "templates").mkdir()
    text = (ROOT / "templates" / "frames.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "templates" / "frames.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return Project(folder)


def test_lines(tmp_path: Path) -> None:
    """A line is filled with its words; a heading is known by the column's name."""
    words = load_frame_words(project(tmp_path))
    assert words.line("empty", title="Bảng") == "Bảng: chưa có số liệu."
    assert words.titles["area_name"] == "Địa bàn"


@pytest.mark.parametrize("case", BAD)
def test_bad_files(tmp_path: Path, case: str) -> None:
    """What is wrong is said at its line of the file."""
    old, new, message = BAD[case]
    with pytest.raises(BaocaoError) as caught:
        load_frame_words(project(tmp_path, old, new))
    assert message in str(caught.value)
    assert "templates/frames.yaml, dòng" in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    """Without the file the message names it."""
    made = project(tmp_path)
    shutil.rmtree(made.templates)
    with pytest.raises(BaocaoError, match=r"templates/frames\.yaml"):
        load_frame_words(made)
