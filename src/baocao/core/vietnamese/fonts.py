"""Text typed for the fonts before Unicode: TCVN3 (ABC) and VNI. It is told, never converted.

Also UTF-8 that a program has taken for another encoding.

Such text looks right only in its own font; elsewhere "Huyện" is "HuyÖn" or "Huyeän".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# What Vietnamese in Unicode never has within a word: TCVN3 puts signs of Latin-1 there, capitals
# with accents after small letters, and strange letters after consonants; VNI puts the strange
# letters after vowels, as marks of their own.
_TCVN3 = re.compile(
    r"[A-Za-z][µ¸¶·¹¨»¾¼½©®¬ª§«£¤¥¦¡¢]|[®§¢¤¥¦¡£][A-Za-zµ-þ]|[a-z][À-Þß]"
    r"|[bcdghklmnpqrstvxBCDGHKLMNPQRSTVX][ëäåæçïîñøöûü]"
)
_VNI = re.compile(r"[AEIOUYaeiouyöôÖÔ][øûïåäëöüØÛÏÅÄËÖÜ]|[ñÑ][a-zA-ZöôÖÔ]")
_FOREIGN_LETTER = re.compile(r"[¡-¬®-ÿ]")
_BEYOND_LATIN_1 = re.compile(r"[\u0100-\u1fff]")
_FONTS = {"TCVN3 (ABC)": _TCVN3, "VNI": _VNI}
_FEWEST = 2  # texts: one may be a foreign name


def font_of(texts: Sequence[str]) -> str:
    """The kind of font that most texts with accents were typed for; "" for Unicode.

    A single text proves nothing, and no text that has a letter only Unicode has counts.
    """
    if not any(_FONTS.keys() & _typed_for(text) for text in {*texts} if not text.isascii()):
        return ""
    accented = [typed for text in texts if not text.isascii() and (typed := _typed_for(text))]
    for font in _FONTS:
        found = sum(font in typed for typed in accented)
        if found >= _FEWEST and 2 * found >= len(accented):
            return font
    return ""


def are_misread(texts: Sequence[str]) -> bool:
    """Whether most texts with accents are UTF-8 that was read byte by byte: "Huyá»‡n"."""
    accented = {text for text in texts if not text.isascii()}
    found = sum(map(_is_misread, accented))
    return found >= _FEWEST and 2 * found >= len(accented)


@lru_cache(maxsize=8192)  # workbooks of one programme have the same texts, thousands of times
def _is_misread(text: str) -> bool:
    data = b"".join(c.encode("cp1252", "ignore") or c.encode("latin-1", "replace") for c in text)
    try:
        return _BEYOND_LATIN_1.search(data.decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False


@lru_cache(maxsize=8192)
def _typed_for(text: str) -> tuple[str, ...]:
    """The fonts that a text with accents may be typed for, or "Unicode"; none without accents."""
    if not _FOREIGN_LETTER.search(text):
        return ()
    if _BEYOND_LATIN_1.search(text):
        return ("Unicode",)
    return tuple(font for font, pattern in _FONTS.items() if pattern.search(text)) or ("Unicode",)
