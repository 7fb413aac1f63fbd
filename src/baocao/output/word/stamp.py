"""Number and date into a finished Word file, edited by hand or not; nothing else is touched.

The clerk's blanks are found by their words, not by styles: an edited file may have lost those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from baocao.core.errors import BaocaoError, Problem
from baocao.core.vietnamese.dates import long_date
from baocao.core.word_file import Element, Package
from baocao.output.packed import pack
from baocao.output.word.package import xml_bytes
from baocao.output.word.wording import bind

_OPEN_DAY = r"ngày\s+tháng\s+năm\s+\d{4}"
_NUMBER = re.compile(r"(?P<label>\s*Số:)\s*/(?P<symbol>\S+)\s*")
_DATE = re.compile(rf"(?P<place>[^(]+,\s*){_OPEN_DAY}\s*")
_REFERENCE = re.compile(rf"(?P<before>.*\bsố)\s*/(?P<symbol>\S+)\s+{_OPEN_DAY}(?P<after>.*)", re.S)


def stamp(file: Package, number: str, issued_on: date) -> bytes:
    """The Word file with "Số: 05/BC-SYT", the date, and both where appendices refer to it.

    Raises `BaocaoError` where the file has no room left for a number or a date.
    """
    root = file.tree(file.main)  # Transitional or Strict: it stays what it was
    shown, day = f"{number:0>2}", bind(long_date(issued_on))
    done = {kind for paragraph in root.iter("{*}p") for kind in _fill(paragraph, shown, day)}
    missing = [what for what in ("số", "ngày") if what not in done]
    if missing:
        what = f"không còn chỗ trống để ghi {' và '.join(missing)} văn bản"
        todo = "khôi phục dòng “Số:      /…” và dòng địa danh, ngày tháng như bản đã dựng"
        raise BaocaoError(Problem(what, file.name, todo))
    return pack(file.contents() | {file.main: xml_bytes(root)})


def _fill(paragraph: Element, number: str, day: str) -> Iterator[str]:
    """Fill the blanks of one paragraph and say which they were."""
    space = etree.QName(paragraph).namespace
    texts = [t for t in paragraph.iter(f"{{{space}}}t") if t.text]
    words = "".join(t.text or "" for t in texts)
    if match := _NUMBER.fullmatch(words):
        _write(texts, f"{match['label']} {number}/{match['symbol']}")
        yield "số"
    elif match := _DATE.fullmatch(words):
        _write(texts, f"{match['place']}{day}")
        yield "ngày"
    elif match := _REFERENCE.fullmatch(words):
        _write(texts, f"{match['before']} {number}/{match['symbol']} {day}{match['after']}")


def _write(texts: list[Element], words: str) -> None:
    """Put the words into the first run, whose look the others share."""
    texts[0].text = words
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for other in texts[1:]:
        other.text = ""
