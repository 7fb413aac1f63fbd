"""What people write in Markdown becomes blocks, or an error at its line; nothing gets lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.core.errors import BaocaoError
from baocao.document.blocks import Paragraph, ParagraphKind, Text
from baocao.document.wording import SECTION_ORDER, parse_wording

FILE = "data/narratives/covid-19/lang-son/2022-Q4.md"


def body(*texts: Text) -> Paragraph:
    return Paragraph(texts)


def test_sections_by_their_roman_numbers() -> None:
    """What follows the number is free; sections may come in any order."""
    found = parse_wording("## VI. Kiến nghị\n\nMột.\n\n# II\n\nHai.\n", FILE)
    assert found == {"proposals": (body(Text("Một.")),), "direction": (body(Text("Hai.")),)}


def test_every_section_has_its_number() -> None:
    """I to VI are the six sections in printing order."""
    numbers = ("I", "II", "III", "IV", "V", "VI")
    wording = "\n\n".join(f"## {number}. Mục\n\nĐoạn {number}." for number in numbers)
    found = parse_wording(wording, FILE)
    assert list(found) == list(SECTION_ORDER)
    assert found["next_period"] == (body(Text("Đoạn V.")),)


def test_lists_paragraphs_and_emphasis() -> None:
    """List items are lines with a dash; bold and italic carry over, line ends are spaces."""
    wording = "## I. Tình hình\n\nDịch **giảm**\nđáng *kể*.\n\n- một\n- hai\n\nSau đó.\n"
    found = parse_wording(wording, FILE)["situation"]
    first, one, two, last = found
    assert first == body(
        Text("Dịch "),
        Text("giảm", bold=True),
        Text(" "),
        Text("đáng "),
        Text("kể", italic=True),
        Text("."),
    )
    assert one == Paragraph((Text("một"),), ParagraphKind.ITEM)
    assert two == Paragraph((Text("hai"),), ParagraphKind.ITEM)
    assert last == body(Text("Sau đó."))


def test_headings_within_a_section_are_bold_lines() -> None:
    """A heading from the third level on needs no Roman number."""
    found = parse_wording("## IV. Khó khăn\n\n### 1. Về nhân lực\n\nThiếu.\n", FILE)
    assert found["difficulties"] == (body(Text("1. Về nhân lực", bold=True)), body(Text("Thiếu.")))


def test_a_section_twice_is_continued() -> None:
    """Two headings of one section are one section."""
    found = parse_wording("## I. A\n\nMột.\n\n## II. B\n\nx\n\n## I. A\n\nHai.\n", FILE)
    assert found["situation"] == (body(Text("Một.")), body(Text("Hai.")))


def test_a_heading_without_words_leaves_its_placeholder() -> None:
    """An empty section is as if nobody had written it."""
    assert parse_wording("## I. Tình hình\n\n## II. Chỉ đạo\n\nx\n", FILE).keys() == {"direction"}


def test_comments_are_notes_to_oneself() -> None:
    """An HTML comment is not printed."""
    assert parse_wording("<!-- nhắc: hỏi lại CDC -->\n\n## I. A\n\nMột.\n", FILE) == {
        "situation": (body(Text("Một.")),)
    }


def test_line_breaks_pasted_from_word_are_line_breaks() -> None:
    """Word writes its own as a vertical tab, and the end of a page as a form feed."""
    found = parse_wording("## I. Nhận định\n\nMột\x0bhai\x0cba\n", "x.md")
    paragraphs = [block for block in found["situation"] if isinstance(block, Paragraph)]
    texts = ["".join(t.text for t in p.inlines if isinstance(t, Text)) for p in paragraphs]
    assert texts == ["Một\nhai", "ba"]


def test_composed_letters_and_no_byte_order_mark() -> None:
    """Files from other systems are read as the same Vietnamese."""
    wording = "\ufeff" + unicodedata.normalize("NFD", "## I. Dịch\n\nĐã giảm ở huyện Hữu Lũng.\n")
    assert parse_wording(wording, FILE) == {"situation": (body(Text("Đã giảm ở huyện Hữu Lũng.")),)}


ERRORS = {
    "unknown section": (
        "## VII. Phụ lục\n\nx\n",
        [
            f"{FILE}, dòng 1: tiêu đề “VII. Phụ lục” không thuộc mục nào\n"
            "  → bắt đầu tiêu đề bằng số mục: I., II., III., IV., V., VI."
        ],
    ),
    "no number": (
        "## I. A\n\nx\n\n## Kiến nghị\n",
        [
            f"{FILE}, dòng 5: tiêu đề “Kiến nghị” không thuộc mục nào\n"
            "  → bắt đầu tiêu đề bằng số mục: I., II., III., IV., V., VI."
        ],
    ),
    "before all headings": (
        "\nMột đoạn.\n\n## I. A\n",
        [
            f"{FILE}, dòng 2: đoạn văn đứng trước mọi tiêu đề\n"
            "  → đặt đoạn này dưới một tiêu đề như “## II. Công tác chỉ đạo, điều hành”"
        ],
    ),
    "indented by four": (
        "## I. A\n\n    thụt đầu dòng\n",
        [
            f"{FILE}, dòng 3: đoạn này không in được vào báo cáo\n"
            "  → viết thành đoạn văn hoặc gạch đầu dòng: không thụt đầu dòng, không dùng thẻ HTML"
        ],
    ),
    "tag": (
        "## I. A\n\n<table><tr><td>1</td></tr></table>\n",
        [
            f"{FILE}, dòng 3: đoạn này không in được vào báo cáo\n"
            "  → viết thành đoạn văn hoặc gạch đầu dòng: không thụt đầu dòng, không dùng thẻ HTML"
        ],
    ),
    "picture": (
        "## I. A\n\nXem ![ảnh](a.png) này\n",
        [
            f"{FILE}, dòng 3: đoạn này có hình, báo cáo không in được\n"
            "  → bỏ hình; biểu đồ do chương trình vẽ"
        ],
    ),
    "two at once": (
        "# VII. B\n\nx\n\n# Khác\n",
        [
            f"{FILE}, dòng 1: tiêu đề “VII. B” không thuộc mục nào\n"
            "  → bắt đầu tiêu đề bằng số mục: I., II., III., IV., V., VI.",
            f"{FILE}, dòng 5: tiêu đề “Khác” không thuộc mục nào\n"
            "  → bắt đầu tiêu đề bằng số mục: I., II., III., IV., V., VI.",
        ],
    ),
}


@pytest.mark.parametrize(("wording", "messages"), ERRORS.values(), ids=ERRORS)
def test_what_cannot_be_printed_is_an_error_at_its_line(wording: str, messages: list[str]) -> None:
    """All problems at once, each with file, line and what to do."""
    with pytest.raises(BaocaoError) as caught:
        parse_wording(wording, FILE)
    assert [str(problem) for problem in caught.value.problems] == messages


@given(st.text())
def test_any_text_is_read_or_refused(wording: str) -> None:
    """Never a traceback, whatever is in the file."""
    try:
        found = parse_wording(wording, FILE)
    except BaocaoError:
        return
    assert set(found) <= set(SECTION_ORDER)


def test_sections_are_numbered_as_the_report_has_them() -> None:
    """Where a kind of report has fewer sections, its own second one is II."""
    sections = ("results", "proposals")
    assert parse_wording("## II. Kiến nghị\n\nMột.\n", FILE, sections).keys() == {"proposals"}
    with pytest.raises(BaocaoError) as caught:
        parse_wording("## III. Khác\n\nHai.\n", FILE, sections)
    assert caught.value.problems[0].todo == "bắt đầu tiêu đề bằng số mục: I., II."
