"""Blocks as HTML: everything escaped, figures that say where they are from."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from baocao.document.blocks import (
    Align,
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
from baocao.output.page.html import (
    IN_CELL,
    PagePictures,
    blocks_html,
    chart_values,
    for_page,
    inlines_html,
    source_note,
)
from baocao.results.ledger.model import Figure, stated
from baocao.submissions.workbooks.model import SourceCell

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def figure(sources: int = 1, text: str = "83,15%") -> Figure:
    cells = [SourceCell("data/a.xlsx", "0" * 64, "Số liệu", f"F{n}") for n in range(2, 2 + sources)]
    return Figure(
        id="coverage.20.value",
        text=text,
        value=Decimal("83.15"),
        unit="percent",
        formula=stated("số người đã tiêm / số người trong diện tiêm x 100"),
        as_of=date(2022, 3, 15),
        sources=tuple(cells),
    )


def parsed(html: str) -> Any:
    return etree.HTML(html).find("body")


def words(element: Any) -> str:
    return "".join(element.itertext())


LETTERS = st.sampled_from("<>&;\"'/=!-ab x") | st.characters(exclude_categories=("Cc", "Cs"))


@given(st.text(LETTERS, min_size=1))
@example("<b>&lt;</b>")
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    """Whatever people write, a reader sees it letter by letter, in every kind of block."""
    inline = (Text(text),)
    table = Table(text, (Column(text, 1),), (Row((inline,)),), note=inline)
    blocks: tuple[Block, ...] = (Heading(2, text, text), Paragraph(inline), table)
    page = parsed(blocks_html(text, (*blocks, Picture("a", SVG, b"", 160, text, text))))
    (caption,), (title,) = page.xpath("//caption"), page.xpath("//th")
    shown = [words(element) for element in page.xpath("//td | //p | //figcaption")]
    assert shown == [text] * 4
    assert [words(caption), words(title), page.xpath("//img/@alt")[0]] == [text] * 3


def test_markup_in_a_figure_is_text() -> None:
    """Neither its text nor its id nor its formula breaks out of the page."""
    planted = "\"><script>alert('x')</script>"
    page = IN_CELL.block(Paragraph((FigureText(figure(text=planted)),)))
    assert "<script" not in page
    assert words(parsed(page)) == planted


def test_a_figure_tells_its_formula_day_and_cell() -> None:
    """What a reader sees who hovers over the number."""
    (span,) = parsed(IN_CELL.block(Paragraph((FigureText(figure()),)))).xpath("//span")
    assert span.get("data-figure") == "coverage.20.value"
    assert words(span) == "83,15%"
    assert span.get("title") == (
        "số người đã tiêm / số người trong diện tiêm x 100; số liệu ngày 15/3/2022; "
        "data/a.xlsx › Số liệu › F2"
    )


def test_many_sources_are_counted() -> None:
    """Three cells are named, the others counted."""
    note = source_note(figure(sources=11))
    assert "F4; và 8 ô khác" in note
    assert "F5" not in note
    assert "ô khác" not in source_note(figure(sources=3))


def test_words_bold_italic_and_broken() -> None:
    """Emphasis and line breaks carry over, those of figures too."""
    inlines = (Text("a\nb", bold=True), Text("c", italic=True), FigureText(figure(), bold=True))
    html = IN_CELL.block(Paragraph(inlines))
    assert "<b>a<br>b</b><i>c</i><b><span" in html


def test_kinds_of_paragraphs_are_told_apart() -> None:
    """Each kind has its class; items begin with a dash."""
    for kind in ParagraphKind:
        (paragraph,) = parsed(IN_CELL.block(Paragraph((Text("chữ"),), kind))).xpath("//p")
        assert paragraph.get("class") == f"bc-{kind.value}"
        assert words(paragraph) == ("- chữ" if kind is ParagraphKind.ITEM else "chữ")


def test_grouped_columns_have_a_header_of_two_rows() -> None:
    """Columns side by side of one group share a cell; the others reach over both rows."""
    columns = (
        Column("TT", 1),
        Column("Mũi 1", 1, Align.RIGHT, group="18+"),
        Column("Mũi 2", 1, Align.RIGHT, group="18+"),
        Column("Mũi 1", 1, Align.RIGHT, group="12-17"),
    )
    page = parsed(IN_CELL.block(Table("Bảng", columns, ())))
    top, low = page.xpath("//thead/tr")
    shown = [(words(th), th.get("rowspan"), th.get("colspan"), th.get("scope")) for th in top]
    assert shown == [
        ("TT", "2", None, "col"),
        ("18+", None, "2", "colgroup"),
        ("12-17", None, None, "col"),
    ]
    assert [(words(th), th.get("data-column")) for th in low] == [
        ("Mũi 1", "1"),
        ("Mũi 2", "2"),
        ("Mũi 1", "3"),
    ]


def test_rows_that_span_and_totals() -> None:
    """A group's title reaches over all columns; cells are aligned as their columns."""
    columns = (Column("TT", 1, Align.CENTRE), Column("Kết quả", 1, Align.RIGHT))
    rows = (
        Row(((Text("Tiêm chủng"),),), spans=True),
        Row(((Text("1"),), (FigureText(figure()),)), bold=True),
    )
    title, total = parsed(IN_CELL.block(Table("Bảng", columns, rows))).xpath("//tbody/tr")
    assert [(words(th), th.get("colspan")) for th in title] == [("Tiêm chủng", "2")]
    assert (title.get("class"), total.get("class")) == ("bc-group", "bc-total")
    assert [td.get("class") for td in total] == ["bc-centre", "bc-right"]


def test_a_picture_is_in_the_page() -> None:
    """No file beside the page is needed."""
    page = parsed(IN_CELL.block(Picture("a", SVG, b"", 160, "Biểu đồ tiêm", "Tỷ lệ tiêm")))
    (picture,) = page.xpath("//img")
    assert picture.get("src").startswith("data:image/svg+xml;base64,")
    assert words(page) == "Tỷ lệ tiêm"


TABLE: dict[str, list[Any]] = {
    "headings": ["Nhóm", "Kết quả"],
    "rows": [["18+", "83,15%"], ["12-17", "<b>"]],
}
CHART = Picture("a", SVG, b"", 160, "mô tả", "Hình 1", json.dumps({"usermeta": {"table": TABLE}}))


def on_page(picture: Picture, address: str | None = "figures/a.svg", *, drawn: bool = True) -> Any:
    return parsed(for_page(PagePictures(lambda _: address, drawn=drawn)).block(picture))


def test_a_chart_on_a_page_has_its_values_as_a_table() -> None:
    """The printed picture, what draws it anew, and every value as the chart prints it."""
    page = on_page(CHART)
    assert page.xpath("//img/@src") == ["figures/a.svg"]
    assert json.loads(page.xpath("string(//script)")) == json.loads(CHART.spec)
    rows = [[words(cell) for cell in row] for row in page.xpath("//details//tr")]
    assert rows == [TABLE["headings"], *TABLE["rows"]]


def test_a_page_that_draws_nothing_has_no_specification() -> None:
    """Nor an address where the picture is not to be had."""
    page = on_page(CHART, None, drawn=False)
    assert page.xpath("//script | //img") == []
    assert words(page.xpath("//figcaption")[0]) == "Hình 1"


@pytest.mark.parametrize(
    "spec", ["", "{}", '{"usermeta": 1}', '{"usermeta": {"table": {"headings": [], "rows": []}}}']
)
def test_a_chart_without_a_table_has_its_description(spec: str) -> None:
    """A chart that somebody added by hand may bring no table of its own."""
    bare = replace(CHART, spec=spec)
    assert chart_values(bare) is None
    assert words(on_page(bare).xpath("//details/p")[0]) == "mô tả"


def test_a_figure_on_a_page_is_told_by_the_script() -> None:
    """It says which it is; thousands of notes would double the page."""
    blocks = for_page(PagePictures(lambda _: None, drawn=False))
    span = '<span class="bc-figure" data-figure="coverage.20.value">83,15%</span>'
    paragraph = Paragraph((FigureText(figure()),))
    assert blocks.block(paragraph) == f'<p class="bc-body">{span}</p>'
    assert inlines_html(paragraph.inlines) == span


def test_a_notebook_shows_the_first_and_last_rows_of_a_long_table() -> None:
    """A page shows it whole."""
    rows = tuple(Row(((Text(f"Xã {number}"),),)) for number in range(168))
    table = Table("Số liệu", (Column("Địa bàn", 1),), rows)
    cells = [text.strip() for text in parsed(blocks_html("", [table])).xpath("//tbody//text()")]
    shown = [text for text in cells if text]
    assert (shown[0], shown[19], shown[-5]) == ("Xã 0", "Xã 19", "Xã 163")
    assert (len(shown), shown[20]) == (26, "… 143 dòng nữa, có đủ trong báo cáo và tệp phụ lục …")
    assert "Xã 100" in for_page(PagePictures(lambda _: None, drawn=False)).block(table)
