"""The one-page summary under the report's head."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from baocao.core.word_file import Element
from baocao.document.blocks import (
    Align,
    Block,
    Column,
    Heading,
    ParagraphKind,
    Picture,
    Row,
    Summary,
    Table,
)
from baocao.document.summary import MOST_BESIDE_CHART, MOST_FIGURES, MOST_LATE, PICTURE_MM
from baocao.output.word import bookmark_name, render_summary
from baocao.output.word.styles import Style
from tests.output.word.reading import CREATED, TEMPLATE, attribute, find, part, printed
from tests.output.word.sample import COVERAGE, _grey_png, body, chart, report, words
from tests.output.word.test_pages import paged

COLUMNS = tuple(
    Column(title, width, Align.LEFT)
    for title, width in zip(
        ("Chỉ số", "Kết quả", "Yêu cầu", "Đánh giá", "So với kỳ trước"),
        (33, 13, 11, 15, 28),
        strict=True,
    )
)
LATE = tuple(
    Column(title, width, Align.LEFT)
    for title, width in zip(
        ("Cơ quan chủ trì", "Nhiệm vụ", "Hạn", "Quá hạn (ngày)"),
        (22, 52, 9, 17),
        strict=True,
    )
)
ROW = (
    "Nhóm dễ bị tổn thương được bảo vệ: khuyết tật",
    "96,67%",
    "100%",
    "Đúng tiến độ",
    "tăng 5,81 điểm",
)


def longest(late_tasks: int = MOST_LATE) -> Summary:
    """As much as a summary can hold: names of two lines, a chart of seven bars."""
    table = Table("", COLUMNS, (Row(tuple(words(text) for text in ROW)),) * MOST_FIGURES)
    task = ("Sở Kế hoạch và Đầu tư", "Đề xuất danh mục " * 7, "9/2022", "257")
    late = Table("", LATE, (Row(tuple(words(text) for text in task)),) * late_tasks)
    png, caption = _grey_png(1259, 400), "Số chỉ tiêu theo mức đánh giá"
    picture = Picture("targets", chart().svg, png, PICTURE_MM, "", caption)
    blocks: tuple[Block, ...] = (
        Heading(2, "1.", "Số liệu chính"),
        table,
        *([picture] if late_tasks <= MOST_BESIDE_CHART else []),
        Heading(2, "2.", "Việc chậm và cơ quan chủ trì"),
        body("11 chỉ tiêu không đạt hoặc chậm tiến độ; 20 nhiệm vụ quá hạn."),
        *([late] if late_tasks else []),
    )
    return Summary("TÓM TẮT BÁO CÁO", blocks)


def short() -> Summary:
    return Summary("TÓM TẮT BÁO CÁO", (body("Đạt ", COVERAGE, ", mũi 3 đạt ", COVERAGE, "."),))


def rendered(summary: Summary) -> bytes:
    return render_summary(report(), [summary], TEMPLATE, created=CREATED)


@pytest.fixture(scope="module")
def content() -> Element:
    return part(rendered(short()), "word/document.xml")[0]


def test_the_head_is_the_reports_own(content: Element) -> None:
    """Bodies, Quốc hiệu, number and date; the notices; the subject under the summary's title."""
    assert printed(content, Style.ISSUING_BODY) == ["SỞ Y TẾ"]
    assert printed(content, Style.TYPE_NAME) == ["TÓM TẮT BÁO CÁO"]
    assert "quý I" in printed(content, Style.SUBJECT)[0].replace("\N{NO-BREAK SPACE}", " ")
    assert len(printed(content, Style.NOTICE)) == 1


def test_it_says_which_report_it_goes_with(content: Element) -> None:
    """A summary is nothing without its report."""
    (line,) = printed(content, Style.APPENDIX_REFERENCE)
    assert line.replace("\N{NO-BREAK SPACE}", " ").startswith("(Kèm theo Báo cáo số ")


def test_it_is_not_signed_nor_sent(content: Element) -> None:
    """Neither signature nor recipients nor a closing mark: it only goes with the report."""
    for style in (Style.SIGNER_TITLE, Style.RECIPIENTS_TITLE, Style.ADDRESSEE):
        assert printed(content, style) == []
    assert "./." not in "".join(printed(content, Style.BODY))


def test_figures_carry_the_ids_of_the_ledger(content: Element) -> None:
    """In content controls and bookmarks, as in the report."""
    id_ = COVERAGE.figure.id
    assert attribute(content, ".//w:sdt/w:sdtPr/w:tag/@w:val") == [id_, id_]
    names = attribute(content, ".//w:bookmarkStart/@w:name")
    assert names == [bookmark_name(id_, 1), bookmark_name(id_, 2)]


def test_one_section_of_the_templates_paper(content: Element) -> None:
    """Portrait A4 with the report's margins."""
    (section,) = find(content, ".//w:sectPr")
    assert attribute(section, "w:pgSz/@w:w") == ["11906"]
    assert not attribute(section, "w:pgSz/@w:orient")


@pytest.mark.parametrize("summary", [short(), longest()], ids=["short", "longest"])
def test_summary_is_valid_office_open_xml(summary: Summary, tmp_path: Path) -> None:
    """Neither schema nor meaning is broken."""
    path = tmp_path / "tom-tat.docx"
    path.write_bytes(rendered(summary))
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_bytes_are_the_same_each_time() -> None:
    """No moment and no machine is in the file."""
    assert rendered(longest()) == rendered(longest())


def of_lines(count: int) -> Summary:
    return Summary("TÓM TẮT BÁO CÁO", tuple(body(f"Dòng {n}.") for n in range(count)))


@pytest.mark.parametrize(
    ("counts", "written"),
    [((5, 4), 5), ((60, 5, 4), 5), ((60, 50), 50)],
    ids=["the_first", "the_first_that_fits", "the_last_where_none_fits"],
)
def test_a_summary_that_takes_more_than_a_page_gives_way_to_a_shorter_one(
    counts: tuple[int, ...], written: int
) -> None:
    """Nothing is cut: who composes says what a shorter one leaves out."""
    made = render_summary(report(), map(of_lines, counts), TEMPLATE, created=CREATED)
    assert len(printed(part(made, "word/document.xml")[0], Style.BODY)) == written


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice and poppler",
)
def test_the_longest_summaries_fit_one_page(tmp_path: Path) -> None:
    """Two lines in every row, seven bars in the chart, three lines of notice."""
    notice = body("SỐ LIỆU MÔ PHỎNG: số liệu để vận hành thử. " * 5, kind=ParagraphKind.NOTICE)
    noted = replace(report(), notices=(notice,))
    files = [
        render_summary(noted, [longest(late)], TEMPLATE, created=CREATED)
        for late in range(MOST_LATE + 1)
    ]
    assert [len(pages) for pages in paged(files, tmp_path)] == [1] * len(files)
