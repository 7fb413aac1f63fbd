"""Vietnamese names: one spelling for reading, one key for comparing, one order for sorting.

Only letters and spaces are dealt with here; what a name means (a province, a district)
is the matter of `areas`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, is_normalized, normalize

TONES = "\u0300\u0309\u0303\u0301\u0323"  # dictionary order: huyền, hỏi, ngã, sắc, nặng
ALPHABET = " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKS = re.compile("[\u0300-\u036f]+")  # those of Latin letters; other scripts have more
_BLANKS = re.compile(r"\s+")
# A tone written on the last vowel of an open "oa", "oe", "uy"; the u of "quý" is no vowel.
_LATE_TONE = re.compile(
    rf"((?<!q)u(?=y)|o(?=[ae]))([aey])([{TONES}])(?![\w\u0300-\u036f])", re.IGNORECASE
)
_MARKED = {vowel: "".join(normalize("NFC", vowel + tone) for tone in TONES) for vowel in "aey"}
_LATE = re.compile(
    rf"[oO][{_MARKED['a']}{_MARKED['e']}](?!\w)|[uU](?<![qQ].)[{_MARKED['y']}](?!\w)",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """Write `text` as Vietnamese documents do, for reading.

    NFC (TCVN 6909:2001), single ordinary spaces, no invisible characters, the letter Đ for
    the lookalike eth, and the tone of an open oa, oe, uy on its first vowel (Hoà -> Hòa).
    """
    if text.isascii():  # codes, dates, slugs: nothing but spaces can be wrong with them
        return " ".join(text.split())
    visible = text if text.isprintable() else "".join(c for c in text if category(c) != "Cf")
    spaced = _BLANKS.sub(" ", visible).strip()
    decomposed = normalize("NFD", spaced.translate(_LOOKALIKES))
    return normalize("NFC", _LATE_TONE.sub(r"\1\3\2", decomposed))


def is_clean(text: str) -> bool:
    """Whether `clean` would leave a text as it is; that is found out many times as fast."""
    if text.isascii():
        return text.isprintable() and text == " ".join(text.split())
    return (
        text.isprintable()  # of all blanks and invisible characters, only the space is
        and is_normalized("NFC", text)
        and not any(chr(letter) in text for letter in _LOOKALIKES)
        and "  " not in text
        and text == text.strip()
        and not _LATE.search(text)
    )


def printable(text: str) -> str:
    """`text` in NFC without the signs that no XML file can hold; tabs stay, lines end with "\\n".

    They come with text pasted from elsewhere and from cells of workbooks (XML 1.0, section 2.2,
    and the control characters that it advises against).
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", _UNPRINTABLE.sub("", lines))


def upper_first(text: str) -> str:
    """A text as a sentence begins with it: "Quý III năm 2022"."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """A text within a sentence: "huyện Cao Lộc" (Decree 30/2020/NĐ-CP, Appendix II)."""
    return text[:1].lower() + text[1:]


def fold(text: str) -> str:
    """Reduce `text` to its comparison key: a-z, 0-9 and single spaces.

    Spellings of one name that differ in Unicode form, case, tones, diacritics or
    punctuation have one key: "Hoà  An", "hòa an", "HOA-AN" -> "hoa an".
    """
    compatible = normalize("NFKD", clean(text)).casefold()
    letters = normalize("NFKD", compatible.replace("đ", "d"))
    bare = _MARKS.sub("", letters)
    if not bare.isascii():
        bare = "".join(char for char in bare if category(char) != "Mn")
    return re.sub(r"[^a-z0-9]+", " ", bare).strip()


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Order by the Vietnamese alphabet (a ă â … d đ … y), then by tone.

    Characters outside the alphabet come last; case is ignored.
    """
    pairs = [_letter_and_tone(char) for char in clean(text).casefold()]
    return tuple(letter for letter, _ in pairs), tuple(tone for _, tone in pairs)


@lru_cache(maxsize=1024)  # letters of the alphabet; the names of units are put in order often
def _letter_and_tone(char: str) -> tuple[int, int]:
    marks = normalize("NFD", char)
    tone = next((rank for rank, mark in enumerate(TONES, 1) if mark in marks), 0)
    letter = normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    place = ALPHABET.find(letter) if letter else -1
    return (place if place >= 0 else len(ALPHABET)), tone
