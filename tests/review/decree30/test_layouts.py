"""Documents of other offices: recognised whatever their layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from baocao.core.rules import Severity
from tests.review.decree30.checking import findings, rules_of
from tests.review.decree30.layouts import LAYOUTS
from tests.review.decree30.word import (
    SECTION,
    centred,
    listed,
    pack,
    paragraph,
    run,
    text,
    unpack,
    word_file,
)


@pytest.mark.parametrize("make", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_clean_document_in_any_layout_has_no_finding(make: Callable[[], bytes]) -> None:
    """Tabs, text boxes of two kinds, plain lines, a letter: nothing hangs on our styles."""
    assert findings(make()) == ()


@pytest.mark.parametrize(
    ("layout", "old", "new", "rule"),
    [
        ("boxes", "Độc lập - Tự do", "Độc lập – Tự do", "motto_hyphens"),
        ("boxes", "tháng 01", "tháng 1", "date_zero"),
        ("boxes", "- Lưu: VT, KHTC(03).", "- Lưu VT, KHTC(03).", "archive_form"),
        ("plain", "/KH-KSBT", "/BC-KSBT", "number_type"),
        ("plain", "Q. GIÁM ĐỐC", "Q.GIÁM ĐỐC", "signer_authority"),
        ("letter", "Kính gửi: ", "Kính gửi ", "addressee_colon"),
        ("tabs", "- Như trên;", "- Bộ Tài chính;", "recipient_as_above"),
        ("tabs", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC", "signer_deputy"),
    ],
)
def test_a_fault_is_seen_in_any_layout(layout: str, old: str, new: str, rule: str) -> None:
    """What is wrong in a text box or between tabs is wrong as in a table."""
    file = LAYOUTS[layout]()
    assert old.encode() in _document(file)
    assert rules_of(_replaced(file, old, new)) == {rule}


def test_words_in_italics_below_a_picture_are_its_caption() -> None:
    """With a number or without; the same words elsewhere are text in italics."""
    picture = paragraph("<w:r><w:drawing><a:graphic/></w:drawing></w:r>")
    caption = centred(run("Số ca mắc theo tháng", look="<w:i/>"))
    heading = listed("Điều trị", 1, "de")
    with_picture = _replaced(LAYOUTS["tabs"](), heading, picture + caption + heading)
    assert rules_of(with_picture) == set()
    without = _replaced(LAYOUTS["tabs"](), heading, caption + heading)
    assert "body_upright" in rules_of(without)


def test_automatic_letters_of_word_are_not_the_vietnamese_ones() -> None:
    """Word counts a) b) c) d) e); after d) comes đ)."""
    points = [listed(f"Nhóm thứ {n}", 2) + text("Đã tiêm đủ.") for n in range(3)]
    file = _replaced(LAYOUTS["tabs"](), listed("Điều trị", 1, "de"), "".join(points))
    found = [f for f in findings(file) if f.rule == "letter_numbering"]
    assert [(f.found, f.expected) for f in found] == [("e)", "đ)")]


def test_a_party_document_gets_a_note_and_no_more() -> None:
    """It follows other rules, so the decree's are not held against it."""
    file = word_file(
        [centred("TỈNH ỦY"), centred("ĐẢNG CỘNG SẢN VIỆT NAM"), text("Nội dung"), SECTION]
    )
    (finding,) = findings(file)
    assert (finding.rule, finding.severity) == ("party_document", Severity.NOTE)
    assert not finding.must_be_mended


def test_what_goes_with_a_document_needs_no_signer() -> None:
    """A summary is neither signed nor sent by itself; all else holds for it."""
    plain = LAYOUTS["plain"]()
    title = _replaced(plain, "KẾ HOẠCH<", "TÓM TẮT BÁO CÁO<")
    document = _document(title).decode()
    start = document.index("<w:p", document.index("./.</w:t>"))
    cut = document[:start].replace("./.", ".") + document[document.index("<w:sectPr") :]
    assert rules_of(pack({**unpack(title), "word/document.xml": cut})) == set()


def test_an_empty_document_misses_its_components_and_breaks_nothing() -> None:
    """A file without a word is read and judged like any other."""
    rules = rules_of(word_file([SECTION]))
    assert {"state_name_missing", "number_missing", "recipients_missing"} <= rules


def _document(file: bytes) -> bytes:
    return unpack(file)["word/document.xml"]


def _replaced(file: bytes, old: str, new: str) -> bytes:
    parts = unpack(file)
    document = parts["word/document.xml"].decode()
    assert old in document
    return pack({**parts, "word/document.xml": document.replace(old, new)})
