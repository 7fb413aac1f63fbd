"""The head of the document: bodies, Quốc hiệu, number, date and urgency."""

from __future__ import annotations

from dataclasses import replace

from baocao.core.word_file import Element
from baocao.output.word.metrics import bold_width
from baocao.output.word.styles import Style
from tests.output.word.reading import attribute, body, find, printed, styled
from tests.output.word.sample import ISSUED_ON, report


def test_bodies_are_in_capitals_in_the_left_cell() -> None:
    """The parent body breaks where the profile breaks it; the issuing body follows."""
    left = find(body(report()), "w:tbl[1]/w:tr[1]/w:tc[1]")[0]
    assert printed(left, Style.PARENT_BODY) == ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"]
    assert printed(left, Style.ISSUING_BODY) == ["SỞ Y TẾ"]


def test_state_name_and_motto_are_in_the_right_cell() -> None:
    """The motto has ASCII hyphens with a space on both sides."""
    right = find(body(report()), "w:tbl[1]/w:tr[1]/w:tc[2]")[0]
    assert printed(right, Style.STATE_NAME) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert printed(right, Style.MOTTO) == ["Độc lập - Tự do - Hạnh phúc"]


def _rule_length(cell: Element) -> int:
    width = int(attribute(cell, "w:tcPr/w:tcW/@w:w")[0])
    (rule,) = styled(cell, Style.RULE)
    return width - sum(int(side) for side in attribute(rule, "w:pPr/w:ind/@*"))


def test_rule_below_the_motto_is_as_long_as_the_motto() -> None:
    """Its length is the text's at 14 pt bold, 171.4 pt by the font's own metrics."""
    right = find(body(report()), "w:tbl[1]/w:tr[1]/w:tc[2]")[0]
    assert abs(_rule_length(right) - 171.4 * 20) < 20


def test_rule_below_the_issuing_body_is_a_third_to_half_of_the_text() -> None:
    """The share is of the body's last line at 13 pt bold."""
    left = find(body(report()), "w:tbl[1]/w:tr[1]/w:tc[1]")[0]
    assert 1 / 3 <= _rule_length(left) / bold_width("SỞ Y TẾ", 13) <= 1 / 2


def test_number_and_date_are_left_open_for_the_clerk() -> None:
    """Before the report is issued there is room for number, day and month."""
    content = body(report())
    assert printed(content, Style.SYMBOL) == ["Số:      /BC-SYT"]
    assert printed(content, Style.PLACE_AND_DATE) == ["Lạng Sơn, ngày      tháng      năm 2022"]


def test_an_issued_report_has_number_and_date_with_zeros() -> None:
    """Numbers and days below 10 and the months 1 and 2 take a zero."""
    content = body(replace(report(), number="5", issued_on=ISSUED_ON))
    assert printed(content, Style.SYMBOL) == ["Số: 05/BC-SYT"]
    assert printed(content, Style.PLACE_AND_DATE) == [
        "Lạng Sơn, ngày 05\u00a0tháng\u00a002 năm 2022"
    ]


def test_number_and_date_share_a_row() -> None:
    """The place and date stand on the line of the number, below the Quốc hiệu."""
    left, right = find(body(report()), "w:tbl[1]/w:tr[2]/w:tc")
    assert styled(left, Style.SYMBOL)
    assert styled(right, Style.PLACE_AND_DATE)


def test_urgency_is_stamped_only_when_asked_for() -> None:
    """The stamp is in capitals, in a box that does not reach the cell's edges."""
    assert printed(body(report()), Style.URGENCY) == []
    content = body(replace(report(), urgency="khẩn"))
    assert printed(content, Style.URGENCY) == ["KHẨN"]
    (stamp,) = styled(content, Style.URGENCY)
    assert all(int(side) > 500 for side in attribute(stamp, "w:pPr/w:ind/@*"))


def test_head_has_no_borders() -> None:
    """The table is there for layout: neither its style nor its cells have lines."""
    head = find(body(report()), "w:tbl[1]")[0]
    assert attribute(head, "w:tblPr/w:tblStyle/@w:val") == [Style.LAYOUT_TABLE.id]
    assert find(head, ".//w:tcBorders | .//w:tblBorders") == []


def test_a_letter_has_its_subject_below_its_number() -> None:
    """No type and no title in the middle (Appendix I, part I, section II, clause 5, point b)."""
    letter = replace(report(), type_name="", subject="nhắc gửi số liệu", sections=())
    made = body(letter)
    assert printed(made, Style.SYMBOL)[1:] == ["V/v nhắc gửi số liệu"]
    assert styled(made, Style.TYPE_NAME) == []
    assert styled(made, Style.SUBJECT) == []
