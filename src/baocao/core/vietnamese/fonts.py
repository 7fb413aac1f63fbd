"""Text typed for the fonts before Unicode: TCVN3 (ABC) and VNI. It is told, never converted.

Such text looks right only in its own font; elsewhere "Huyện" is "HuyÖn" or "Huyeän".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
_FEWEST = 2  # texts: one may be a foreign name


def font_of(texts: Iterable[str]) -> str:
    """The kind of font that most texts with accents were typed for; "" for Unicode.

    A single text proves nothing, and no text that has a letter only Unicode has counts.
    """
    accented = [text for text in texts if _FOREIGN_LETTER.search(text)]
    strange = [text for text in accented if not _BEYOND_LATIN_1.search(text)]
    for font, pattern in (("TCVN3 (ABC)", _TCVN3), ("VNI", _VNI)):
        found = sum(bool(pattern.search(text)) for text in strange)
        if found >= _FEWEST and 2 * found >= len(accented):
            return font
    return ""
