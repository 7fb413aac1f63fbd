"""content.json: what is read is what was written, and what cannot be read is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baocao.core.errors import BaocaoError
from baocao.document.blocks import (
    Align,
    AppendixReference,
    Block,
    Column,
    FigureText,
    Heading,
    Paragraph,
    ParagraphKind,
    Picture,
    Row,
    Table,
    Text,
)
from baocao.document.content import (
    VERSION,
    Content,
    Part,
    PeriodContent,
    ProvinceContent,
    dump_content,
    read_content,
)
from baocao.results.ledger.model import Figure, stated

DAY = date(2022, 3, 14)
CASES = Figure("cases.20.value", "6.532", Decimal(6532), "cases", stated("số ca mắc"))
WORDS = (Text("Có ", italic=True), FigureText(CASES, bold=True), AppendixReference("a", "Phụ lục"))
BLOCKS: tuple[Block, ...] = (
    Heading(2, "1.", "Ca mắc"),
    Paragraph(WORDS, ParagraphKind.ITEM),
    Table("Bảng 1", (Column("Huyện", 2.5, Align.RIGHT, "G"),), (Row((WORDS,), bold=True),), WORDS),
    Picture("trend", b"", b"", 160.0, "mô tả", "Hình 1", '{"mark": "bar"}'),
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


def read(content: bytes) -> Content:
    return read_content(content, "content.json", [CASES])


def test_what_is_written_is_read() -> None:
    """Every kind of block comes back as it was."""
    assert read(dump_content(CONTENT)) == CONTENT


def test_pictures_lie_beside_the_file() -> None:
    """Their bytes are in figures/, and not in the file too."""
    drawn = Picture("trend", b"<svg/>", b"png", 160.0, "mô tả", "Hình 1")
    content = replace(CONTENT, parts=(Part("a", "", (drawn,)),))
    assert read(dump_content(content)).parts[0].blocks == (replace(drawn, svg=b"", png=b""),)


def test_a_figure_that_the_ledger_lacks_is_refused() -> None:
    """Content and ledger are of one run, or the report has to be built anew."""
    with pytest.raises(BaocaoError, match="hỏng"):
        read_content(dump_content(CONTENT), "content.json", ())


def test_the_file_is_text_that_people_can_read() -> None:
    """Vietnamese letters stand as they are, and what is as usual is left out."""
    written = dump_content(CONTENT).decode()
    assert "Tỉnh Lạng Sơn" in written
    assert '"bold": false' not in written


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
        read_content(content, "reports/covid-19/lang-son/2022-Q1/content.json", [CASES])
    (problem,) = caught.value.problems
    assert said in problem.what
    assert problem.where == "reports/covid-19/lang-son/2022-Q1/content.json"
    assert "dựng lại" in problem.todo
