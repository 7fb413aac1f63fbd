"""Appendices, sections of the file and page numbers."""

from __future__ import annotations

from dataclasses import replace

from baocao.core.word_file import Element
from baocao.output.word import Comments, reviewer_copy
from baocao.output.word.styles import Style
from tests.output.word.reading import (
    CREATED,
    TEMPLATE,
    attribute,
    body,
    find,
    part,
    printed,
    render,
    rendered,
)
from tests.output.word.sample import ISSUED_ON, report


def _sections() -> list[Element]:
    return find(body(report()), ".//w:sectPr")


def test_two_appendices_have_roman_numbers() -> None:
    """The titles are in capitals."""
    content = body(report())
    assert printed(content, Style.APPENDIX_NUMBER) == ["Phụ lục\u00a0I", "Phụ lục\u00a0II"]
    assert printed(content, Style.APPENDIX_TITLE) == ["SỐ LIỆU THEO HUYỆN", "NGUỒN SỐ LIỆU"]


def test_a_lone_appendix_has_no_number() -> None:
    """Numbers are for two or more."""
    content = body(replace(report(), appendices=report().appendices[:1]))
    assert printed(content, Style.APPENDIX_NUMBER) == ["Phụ lục"]


def test_working_papers_are_no_appendices() -> None:
    """They stand last in the reviewer copy alone, under their title; the numbers are those of the
    signed report."""
    first, second = report().appendices
    papers = (replace(second, working=True),)
    word = rendered(replace(report(), appendices=(first,), working=papers))
    signed = word.content
    content = _body(reviewer_copy(word, Comments({}, {}, "Nguồn", "N", CREATED)))
    assert len(printed(_body(signed), Style.APPENDIX_TITLE)) == 1
    assert printed(content, Style.APPENDIX_NUMBER) == ["Phụ lục"]
    assert len(printed(content, Style.APPENDIX_TITLE)) == 2
    assert len(printed(content, Style.APPENDIX_REFERENCE)) == 1


def _body(file: bytes) -> Element:
    return part(file, "word/document.xml")[0]


def _reference(content: Element) -> str:
    return printed(content, Style.APPENDIX_REFERENCE)[0].replace("\u00a0", " ")


def test_each_appendix_names_the_report_it_belongs_to() -> None:
    """Number and date are open or given as in the head."""
    assert _reference(body(report())) == (
        "(Kèm theo Báo cáo số      /BC-SYT ngày      tháng      năm 2022 của Sở Y tế tỉnh Lạng Sơn)"
    )
    assert _reference(body(replace(report(), number="7", issued_on=ISSUED_ON))) == (
        "(Kèm theo Báo cáo số 07/BC-SYT ngày 05 tháng 02 năm 2022 của Sở Y tế tỉnh Lạng Sơn)"
    )


def test_body_is_upright_and_a_wide_appendix_lies() -> None:
    """Three sections: body, landscape appendix, portrait appendix, all on A4."""
    sizes = [find(section, "w:pgSz")[0] for section in _sections()]
    read = [[attribute(size, f"@w:{name}") for name in ("w", "h", "orient")] for size in sizes]
    assert read == [
        [["11906"], ["16838"], []],
        [["16838"], ["11906"], ["landscape"]],
        [["11906"], ["16838"], []],
    ]


def test_margins_of_every_section_are_within_the_decree() -> None:
    """Top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20 (1 mm is 56.7 twips)."""
    limits = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
    for section in _sections():
        for side, (least, most) in limits.items():
            (twips,) = attribute(section, f"w:pgMar/@w:{side}")
            assert least <= round(int(twips) / 1440 * 25.4, 1) <= most


def test_pages_are_numbered_anew_in_each_appendix() -> None:
    """The body counts from 1 by itself; no section shows the number on its first page."""
    starts = [attribute(section, "w:pgNumType/@w:start") for section in _sections()]
    assert starts == [[], ["1"], ["1"]]
    assert all(find(section, "w:titlePg") for section in _sections())


def test_every_section_has_the_header_with_the_page_number() -> None:
    """The default header holds the field PAGE; the first page's header is empty."""
    assert {tuple(attribute(s, "w:headerReference/@w:type")) for s in _sections()} == {
        ("default", "first")
    }
    file = render(report())
    assert "PAGE" in "".join(part(file, "word/header1.xml").itertext())
    assert "".join(part(file, "word/header2.xml").itertext()) == ""


def test_nothing_of_the_templates_specimens_is_left() -> None:
    """The template shows each style by its name to the clerk; no report does."""
    specimen = printed(part(TEMPLATE.read_bytes(), "word/document.xml"), Style.MOTTO)
    assert specimen == ["BC Tiêu ngữ"]
    assert "BC Tiêu ngữ" not in printed(body(report()), Style.MOTTO)
