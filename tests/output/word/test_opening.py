"""What stands between the head and the text."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from baocao.output.word.metrics import bold_width
from baocao.output.word.styles import Style
from tests.output.word.reading import attribute, body, printed, styled
from tests.output.word.sample import report

TEXT_WIDTH = 11906 - 1701 - 851


def test_type_and_subject_are_centred_lines_with_a_rule_below() -> None:
    """The subject breaks in lines of like length, not within a date or name."""
    content = body(report())
    assert printed(content, Style.TYPE_NAME) == ["BÁO CÁO"]
    (subject,) = styled(content, Style.SUBJECT)
    assert printed(content, Style.SUBJECT) == [
        "Kết quả thực hiện công tác phòng, chống dịch COVID-19\n"
        "quý\u00a0I năm 2022 trên địa bàn tỉnh Lạng Sơn"
    ]
    below = subject.getnext()
    assert below is not None
    assert below in styled(content, Style.RULE)


def test_rule_below_the_subject_is_a_third_to_half_of_its_last_line() -> None:
    """In the middle of the text, with the same indent on both sides."""
    content = body(report())
    (subject,) = styled(content, Style.SUBJECT)
    rule = subject.getnext()
    assert rule is not None
    left, right = (int(side) for side in attribute(rule, "w:pPr/w:ind/@*"))
    last = printed(content, Style.SUBJECT)[0].split("\n")[-1]
    assert left == right
    assert 1 / 3 <= (TEXT_WIDTH - left - right) / bold_width(last, 14) <= 1 / 2


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    """One addressee needs no list."""
    content = body(report())
    assert printed(content, Style.ADDRESSEE) == ["Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn"]
    assert printed(content, Style.ADDRESSEE_ITEM) == []


def test_several_addressees_have_a_line_each() -> None:
    """Each starts with a dash and ends ";", the last "."."""
    content = body(replace(report(), addressees=("Ủy ban nhân dân tỉnh", "Bộ Y tế")))
    assert printed(content, Style.ADDRESSEES) == ["Kính gửi:"]
    assert printed(content, Style.ADDRESSEE_ITEM) == ["- Ủy ban nhân dân tỉnh;", "- Bộ Y tế."]
    assert printed(content, Style.ADDRESSEE) == []


def test_a_report_to_nobody_has_no_kinh_gui() -> None:
    """Without addressees the line is left out, and "Như trên" with it."""
    content = body(replace(report(), addressees=(), recipients=("Lưu: VT",)))
    assert printed(content, Style.ADDRESSEE) == []
    assert printed(content, Style.RECIPIENT) == ["- Lưu: VT."]


def test_legal_bases_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    """End marks that the data already has are not doubled."""
    bases = ("Căn cứ Nghị quyết số 38/NQ-CP;", "Căn cứ Chỉ thị số 11-CT/TU.", "Căn cứ Quyết định")
    found = printed(body(replace(report(), legal_bases=bases)), Style.LEGAL_BASIS)
    assert found == [
        "Căn cứ Nghị quyết số 38/NQ-CP;",
        "Căn cứ Chỉ thị số 11-CT/TU;",
        "Căn cứ Quyết định.",
    ]


def test_notices_stand_between_head_and_type() -> None:
    """Whatever the length of the legal bases, the mark is on the first page."""
    content = body(report())
    (notice,) = styled(content, Style.NOTICE)
    before, after = notice.getprevious(), notice.getnext()
    assert before is not None
    assert etree.QName(before).localname == "tbl"
    assert after in styled(content, Style.TYPE_NAME)
