"""Nơi nhận and the signer."""

from __future__ import annotations

from dataclasses import replace

from baocao.core.word_file import Element
from baocao.document.blocks import Section, SignatureBlock
from baocao.output.word.styles import Style
from tests.output.word.reading import body, find, printed, styled
from tests.output.word.sample import body as paragraph
from tests.output.word.sample import report

LONG = "Sở Y tế tỉnh Lạng Sơn trân trọng báo cáo Ủy ban nhân dân tỉnh để chỉ đạo. " * 3


def _foot(content: Element) -> Element:
    (row,) = find(content, f"w:tbl/w:tr[.//w:pStyle/@w:val='{Style.RECIPIENTS_TITLE.id}']")
    return row


def test_recipients_stand_left_and_the_signer_right_in_one_row() -> None:
    """The row, and with it Nơi nhận and signer, is never cut by a page break."""
    row = _foot(body(report()))
    left, right = find(row, "w:tc")
    assert printed(left, Style.RECIPIENTS_TITLE) == ["Nơi nhận:"]
    assert printed(right, Style.SIGNER_TITLE) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert find(row, "w:trPr/w:cantSplit")


def test_recipients_begin_with_as_above_and_end_with_the_archive() -> None:
    """ "Như trên" is put in where the profile has not got it, and not doubled."""
    expected = [
        "- Như trên;",
        "- Bộ Y tế (b/c);",
        "- UBND các huyện, thành phố;",
        "- Lưu: VT, NVY.",
    ]
    assert printed(body(report()), Style.RECIPIENT) == expected
    without = replace(report(), recipients=report().recipients[1:])
    assert printed(body(without), Style.RECIPIENT) == expected


def test_recipients_may_come_with_dashes_and_end_marks() -> None:
    """Marks that the profile already has are not doubled."""
    document = replace(report(), recipients=("- Như trên;", "- Lưu: VT, NVY."))
    assert printed(body(document), Style.RECIPIENT) == ["- Như trên;", "- Lưu: VT, NVY."]


def test_there_is_room_for_the_seal_whether_or_not_a_name_is_known() -> None:
    """The style of the name holds the room, so an empty name is printed too."""
    assert printed(body(report()), Style.SIGNER_NAME) == [""]
    named = replace(report(), signature=SignatureBlock(("Giám đốc",), "Nguyễn Văn A"))
    content = body(named)
    assert printed(content, Style.SIGNER_NAME) == ["Nguyễn Văn A"]
    assert printed(content, Style.SIGNER_TITLE) == ["GIÁM ĐỐC"]


def _kept(*texts: str) -> list[bool]:
    """Tell which of the paragraphs before the foot may not be parted from the next."""
    section = Section("last", "Kiến nghị", tuple(paragraph(text) for text in texts))
    content = body(replace(report(), opening=(), sections=(section,)))
    return [bool(find(each, "w:pPr/w:keepNext")) for each in styled(content, Style.BODY)]


def test_the_foot_has_three_paragraphs_before_it_on_its_page() -> None:
    """However long they are: thanks and a name alone on a page look as if put in later."""
    assert _kept(LONG, LONG, LONG, LONG)[:4] == [False, True, True, True]
    assert _kept("Một.", "Hai.", "Ba.", "Hết.")[:4] == [False, True, True, True]
