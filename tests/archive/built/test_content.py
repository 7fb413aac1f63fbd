"""content.json: what is read is what was written, and what cannot be read is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from baocao.archive.built.content import (
    VERSION,
    ColumnContent,
    Content,
    HeadingContent,
    ParagraphContent,
    Part,
    PeriodContent,
    PictureContent,
    Piece,
    ProvinceContent,
    RowContent,
    TableContent,
    dump_content,
    read_content,
)
from baocao.core.errors import BaocaoError

DAY = date(2022, 3, 14)
BLOCKS = (
    HeadingContent("heading", 2, "1. Ca mắc"),
    ParagraphContent("paragraph", "body", (Piece("Có "), Piece("6.532", "cases.20.value"))),
    TableContent("table", "Bảng 1", (ColumnContent("Huyện"),), (RowContent(((Piece("A"),),)),)),
    PictureContent("picture", "trend", "mô tả", "Hình 1", {"mark": "bar"}),
)
CONTENT = Content(
    version=VERSION,
    title="Kết quả",
    synthetic=False,
    province=ProvinceContent("lang-son", "20", "Tỉnh Lạng Sơn"),
    period=PeriodContent("2022-Q1", "quý I năm 2022", DAY, DAY, DAY, DAY),
    areas={"20": "Tỉnh Lạng Sơn"},
    expected_units=("Tỉnh Lạng Sơn",),
    missing_units=(),
    themes={},
    plans=(),
    indicators=(),
    targets=(),
    tasks=(),
    parts=(Part("situation", "I. TÌNH HÌNH DỊCH", BLOCKS),),
)


def test_what_is_written_is_read() -> None:
    """Every kind of block comes back as it was."""
    assert read_content(dump_content(CONTENT), "content.json") == CONTENT


def test_the_file_is_text_that_people_can_read() -> None:
    """Vietnamese letters stand as they are, and what is as usual is left out."""
    written = dump_content(CONTENT).decode()
    assert "Tỉnh Lạng Sơn" in written
    assert '"bold"' not in written


def _changed(**values: Any) -> bytes:
    return json.dumps(json.loads(dump_content(CONTENT)) | values).encode()


BROKEN = {
    "cut off": (dump_content(CONTENT)[:300], "hỏng"),
    "no JSON": (b"<html>", "hỏng"),
    "another version": (_changed(version=99), "phiên bản khác ghi (99)"),
    "a field of another kind": (_changed(targets="x"), "targets"),
    "an unknown block": (_changed(parts=[{"id": "a", "title": "", "blocks": [{}]}]), "parts.0"),
}


@pytest.mark.parametrize(("content", "said"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_read_is_refused(content: bytes, said: str) -> None:
    """One problem names the file and says to build the report anew."""
    with pytest.raises(BaocaoError) as caught:
        read_content(content, "reports/covid-19/lang-son/2022-Q1/content.json")
    (problem,) = caught.value.problems
    assert said in problem.what
    assert problem.where == "reports/covid-19/lang-son/2022-Q1/content.json"
    assert "dựng lại" in problem.todo
