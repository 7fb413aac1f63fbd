"""One name in many spellings is one name, and names sort as Vietnamese readers expect."""

from __future__ import annotations

import random
from unicodedata import category, is_normalized, normalize
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from baocao.core.vietnamese.names import (
    clean,
    fold,
    is_clean,
    lower_first,
    printable,
    sort_key,
    upper_first,
)

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
vietnamese = st.text(LETTERS + LETTERS.upper() + " -.Ð\u00a0", max_size=30)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Huyện Hoà An", "Huyện Hòa An"),
        ("Hòa Bình", "Hòa Bình"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Huyện Phục Hoà", "Huyện Phục Hòa"),
        ("uỷ ban", "ủy ban"),
        ("sức khoẻ", "sức khỏe"),
        ("quý I", "quý I"),
        ("Quỳnh Hoàng", "Quỳnh Hoàng"),
        ("hoài, thoại, khuỷu", "hoài, thoại, khuỷu"),
        ("Ðồng Tháp", "Đồng Tháp"),
        ("ðiện", "điện"),
        ("Đồng\u00a0Tháp", "Đồng Tháp"),
        ("  Cao\t Lộc\n", "Cao Lộc"),
        ("Cao\u200b Lộc\ufeff", "Cao Lộc"),
        (normalize("NFD", "Thị xã Hồng Ngự"), "Thị xã Hồng Ngự"),
        (normalize("NFD", "Hoạ Mi"), "Họa Mi"),
    ],
)
def test_a_name_is_written_one_way(text: str, cleaned: str) -> None:
    """Unicode form, spaces, the letter eth and tone placement are made uniform."""
    assert clean(text) == cleaned


@given(st.text(st.characters(max_codepoint=0x2100)) | st.text(st.characters(max_codepoint=0x7F)))
def test_spaces_and_invisible_signs_are_no_part_of_a_name(text: str) -> None:
    """Whatever the text, it is what is left when each sign is looked at by itself."""
    seen = [" " if c.isspace() else c for c in text if category(c) != "Cf"]
    words = "".join(seen).translate(str.maketrans("ÐƉðɖ", "ĐĐđđ")).split()
    tones_may_move = normalize("NFC", " ".join(words))
    assert fold(clean(text)) == fold(tones_may_move)
    assert len(clean(text)) == len(tones_may_move)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đồng Tháp", "dong thap"),
        ("ÐỒNG\u00a0THÁP", "dong thap"),
        ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
        ("TP.Cao Lãnh", "tp cao lanh"),
        ("  H. Lấp Vò ", "h lap vo"),
        ("…", ""),
    ],
)
def test_a_key_is_plain_ascii(text: str, key: str) -> None:
    """Diacritics, case and punctuation are gone from a key."""
    assert fold(text) == key


@given(vietnamese)
def test_a_key_does_not_depend_on_the_spelling(text: str) -> None:
    """NFC and NFD, Đ and eth, ordinary and no-break spaces lead to one key."""
    spellings = {
        normalize("NFC", text),
        normalize("NFD", text),
        text.replace("Đ", "Ð"),
        text.replace(" ", "\u00a0"),
        clean(text),
        text.upper(),
    }
    assert {fold(spelling) for spelling in spellings} == {fold(text)}


@given(vietnamese | vietnamese.map(clean) | st.text(max_size=40))
def test_what_is_called_clean_is_left_as_it_is(text: str) -> None:
    """The fast answer never passes what `clean` would change, and passes what it wrote."""
    assert not is_clean(text) or clean(text) == text
    assert is_clean(clean(text)) or not clean(text).isprintable() or any(map(_rare, clean(text)))


def _rare(char: str) -> bool:
    """What is no letter of Vietnamese, space or mark of ASCII."""
    return char.casefold() not in LETTERS and not char.isascii()


@given(st.text(max_size=40))
def test_cleaning_is_stable_and_keys_are_ascii(text: str) -> None:
    """Cleaning twice changes nothing more; a key holds a-z, 0-9 and single spaces only."""
    assert clean(clean(text)) == clean(text)
    assert is_normalized("NFC", clean(text))
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()
    assert "  " not in fold(text)


@pytest.mark.parametrize(
    "ordered",
    [
        ["An Giang", "Ăn", "Ân Thi", "Ba Bể", "Bà Rịa", "Bắc Kạn", "Bến Tre"],
        ["Cao Lãnh", "Cao Lộc", "Chi Lăng", "Dương Minh", "Đình Lập"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "man"],
        ["Tam Dương", "Tam Đảo", "Tam Nông", "Tân Hồng", "Tháp Mười"],
        ["o", "ô", "ơ", "u", "ư"],
        ["Hòa An", "hoá b", "Hỏi"],
        ["Ba Bể", "Bac"],
        ["a", "b", "y"],
    ],
)
def test_names_sort_by_the_vietnamese_alphabet(ordered: list[str]) -> None:
    """Letters come in the order a ă â … d đ …, and tones decide only between equal letters."""
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


@given(vietnamese)
def test_the_order_ignores_case_and_unicode_form(text: str) -> None:
    """Two spellings of a name stand at the same place in a list."""
    assert sort_key(normalize("NFD", text.upper())) == sort_key(text)


@given(st.text())
def test_printable_text_fits_into_any_xml_file(text: str) -> None:
    """Whatever was pasted; printed once, it stays as it is."""
    kept = printable(text)
    assert etree.fromstring(f"<t>{escape(kept)}</t>") is not None
    assert printable(kept) == kept


def test_printable_text_loses_nothing_that_is_seen() -> None:
    """Letters are composed, tabs stay, every line ends alike, other control characters go."""
    assert printable("Ho\u0300a\tAn\n\x0b\x01\x9f\ufffe!") == "Hòa\tAn\n!"
    assert printable("một\r\nhai\rba") == "một\nhai\nba"
    assert printable("Ho\x00\u0300a") == "Hòa"


@pytest.mark.parametrize(
    ("name", "first", "within"),
    [("huyện Cao Lộc", "Huyện Cao Lộc", "huyện Cao Lộc"), ("Đồng", "Đồng", "đồng"), ("", "", "")],
)
def test_first_letters(name: str, first: str, within: str) -> None:
    """As a sentence begins with a name, and as it stands within one."""
    assert upper_first(name) == first
    assert lower_first(name) == within
