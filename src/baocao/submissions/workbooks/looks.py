"""Cells of an xlsx file that show something else than they hold: a number crossed out, written in
the colour of the paper, or changed by its format ("<5" of a 5, "12" of 12,000).

What is said here is what a reader sees, in words; whether it matters is for whoever reads the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lxml import etree

from baocao.submissions.workbooks.cell_names import Spot
from baocao.submissions.workbooks.percent import styled_cells

STRUCK = "bị gạch ngang"
UNSEEN = "có màu chữ trùng màu nền"
NO_NUMBER = "không hiện ra vì định dạng ô"
SCALED = "hiện ra đã chia cho nghìn vì định dạng ô"
BOUNDED = "hiện ra kèm chữ “{}” vì định dạng ô"

_WHITE = ("FFFFFFFF", "00FFFFFF")
_WHITE_THEME, _WHITE_INDEX = "0", ("1", "9")
_UNITS = (  # words behind a number that change nothing of it
    *("người", "ca", "liều", "lượt", "lượt người", "trẻ", "trẻ em", "trường hợp", "bn"),
    *("bệnh nhân", "giường", "cơ sở", "đơn vị", "xã", "mẫu", "hộ", "điểm", "buổi", "đồng", "đ"),
    *("vnđ", "vnd", "₫", "triệu đồng", "ổ dịch", "vụ", "lần"),
)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')
_COLOUR = re.compile(r"\[(?:white|color ?2)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[[<>=]")
_LIMIT = re.compile(r"(?:\[[^\]<>=]*\])*\[(<>|[<>]=?|=)(-?\d+(?:\.\d+)?)\]")
_NO_LETTERS = re.compile(r"\[[^\]]*\]|[_*].")  # colours, conditions, blanks of some width
_BY_HAND = re.compile(r'(?:"[., ]"|\\[., ])(?=[0#]{3}(?![0#]))')  # "#\\.##0" parts thousands
_WORDS = re.compile(r'"([^"]*)"|\\(.)')
_PLACES = re.compile(r"[0#?]|general", re.IGNORECASE)
_SIGNS = re.compile(r"[^0#?.,\s%]")
_NUMBER = re.compile(r"general|^\s*\+(?=[0#?])|[0#?]+/[0#?\d]+|(?<=[0#?])e[+-]", re.IGNORECASE)
_SCALE = re.compile(r"[0#?],+(?![0#?,])")
_DAY = re.compile(r"[dmyhs@]", re.IGNORECASE)


@lru_cache(maxsize=64)  # what one program writes has the same formats in all its workbooks
def odd_styles(xml: bytes) -> Mapping[int, str]:
    """The cell formats of styles.xml, by their number, that show a number as something else."""
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    codes = {f.get("numFmtId"): f.get("formatCode") or "" for f in root.iter("{*}numFmt")}
    fonts, fills = root.findall("{*}fonts/{*}font"), root.findall("{*}fills/{*}fill")
    struck = {n for n, font in enumerate(fonts) if _is_on(font.find("{*}strike"))}
    white = {n for n, font in enumerate(fonts) if _is_white(font.find("{*}color"))}
    plain = {n for n, fill in enumerate(fills) if _is_paper(fill)}
    found: dict[int, str] = {}
    for number, xf in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font, fill = _number(xf.get("fontId")), _number(xf.get("fillId"))
        look = STRUCK if font in struck else look_of(codes.get(xf.get("numFmtId"), "General"))
        if font in white and fill in plain:
            look = UNSEEN
        if look:
            found[number] = look
    return found


def odd_looks(xml: bytes, styles: Mapping[int, str]) -> Iterator[tuple[Spot, str]]:
    """The cells of a sheet that have one of these formats, with what a reader sees."""
    for spot, style in styled_cells(xml, styles):
        yield spot, styles[style]


def look_of(code: str) -> str:
    """What a number format makes of a number above zero; "" where it shows the number."""
    return next((look for section in _above_zero(code) if (look := _section(section))), "")


def _above_zero(code: str) -> Iterator[str]:
    """The sections that may be for a number above zero: of several the first, or where they have
    conditions those that do not leave it to others."""
    sections = _SECTION.findall(code)[:-1]
    for section in sections if _CONDITION.search(code) else sections[:1]:
        limit = _LIMIT.match(section)
        is_low = limit is not None and float(limit[2]) <= 0
        if limit is None or not is_low or limit[1] not in ("=", "<", "<="):
            yield section
        if limit is not None and is_low and limit[1] in (">", ">=", "<>"):
            return


def _section(section: str) -> str:
    if _COLOUR.search(section):
        return UNSEEN
    rest = _BY_HAND.sub("", _NO_LETTERS.sub("", section))
    bare = _WORDS.sub("", rest)
    words = "".join(part for match in _WORDS.findall(rest) for part in match).strip()
    if not _PLACES.search(bare):
        return "" if _DAY.search(bare) else NO_NUMBER
    signs = "".join(_SIGNS.findall(_NUMBER.sub("", bare)))
    if signs or words.casefold() not in ("", *_UNITS):
        return BOUNDED.format(words or signs)
    return SCALED if _SCALE.search(bare) else ""


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false")


def _is_white(colour: etree._Element | None) -> bool:
    if colour is None:
        return False
    is_theme = colour.get("theme") == _WHITE_THEME and not colour.get("tint")
    return (
        is_theme or colour.get("rgb", "").upper() in _WHITE or colour.get("indexed") in _WHITE_INDEX
    )


def _is_paper(fill: etree._Element) -> bool:
    """Whether a fill is none, or white itself."""
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return False  # a gradient
    return pattern.get("patternType", "none") == "none" or _is_white(pattern.find("{*}fgColor"))


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
