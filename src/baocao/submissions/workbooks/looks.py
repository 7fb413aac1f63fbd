"""Cells of an xlsx file that show something else than they hold: a number crossed out, written in
the colour of the paper, or changed by its format ("<5" of a 5, "12" of 12,000); cells shown as
percentages (0.83 with the format 0.00% is 83,00% to whoever reads it); letters raised within one.

What is said here is what a reader sees, in words; whether it matters is for whoever reads the cell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from lxml import etree

from baocao.submissions.workbooks.cell_names import Spot, cell_spot

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
BUILT_IN = frozenset({9, 10})  # 0% and 0.00% of every workbook (ECMA-376-1, 18.8.30)
_SHEET_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
_NAME = re.compile(rb"(?:^|\s)r=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_STYLE = re.compile(rb"(?:^|\s)s=[\"'](\d+)[\"']")
_NOT_A_SIGN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # words, escaped signs, colours
_RAISED = ("superscript", "subscript")


@lru_cache(maxsize=64)  # what one program writes has the same formats in all its workbooks
def odd_styles(xml: bytes) -> Mapping[int, str]:
    """The cell formats of styles.xml, by their number, that show a number as something else."""
    root = parsed(xml)
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


def parsed(xml: bytes) -> etree._Element:
    """A part of a workbook's file as XML: no entities, no network."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


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


def shows_percent(code: str) -> bool:
    """Whether a number format multiplies by 100 and writes the sign: 0.0"%" only writes it."""
    return "%" in _NOT_A_SIGN.sub("", code)


@lru_cache(maxsize=64)  # what one program writes has the same formats in all its workbooks
def percent_styles(xml: bytes) -> frozenset[int]:
    """The cell formats of styles.xml that show percentages, by their number."""
    root = parsed(xml)
    own = {_style_id(f.get("numFmtId")): f.get("formatCode") or "" for f in root.iter("{*}numFmt")}
    ids = {id_ for id_, code in own.items() if shows_percent(code)} | (BUILT_IN - own.keys())
    cells = root.find("{*}cellXfs")
    formats = () if cells is None else cells.findall("{*}xf")
    return frozenset(n for n, xf in enumerate(formats) if _style_id(xf.get("numFmtId")) in ids)


def percent_cells(xml: bytes, styles: Collection[int]) -> Iterator[Spot]:
    """The cells of a sheet that have one of these formats."""
    return (spot for spot, _ in styled_cells(xml, styles))


def styled_cells(xml: bytes, styles: Container[int]) -> Iterator[tuple[Spot, int]]:
    """The cells of a sheet that have one of these formats, with its number."""
    if not styles:
        return
    for cell in _SHEET_CELL.finditer(xml):
        style, name = _STYLE.search(cell[1]), _NAME.search(cell[1])
        if style and name and int(style[1]) in styles:
            spot = cell_spot(name[1].decode())
            if spot is not None:
                yield spot, int(style[1])


def _style_id(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else -1


@dataclass(frozen=True)
class Raised:
    """A cell's text without its raised letters, and those letters."""

    text: str
    mark: str


def parted(runs: Iterable[tuple[str, bool]]) -> Raised | None:
    """The runs of a cell, each with whether it is raised; None where none is."""
    every = list(runs)
    mark = "".join(text for text, is_raised in every if is_raised).strip()
    text = "".join(text for text, is_raised in every if not is_raised).strip()
    return Raised(text, mark) if mark else None


def raised_in(element: etree._Element) -> Raised | None:
    """The raised letters of a rich text of OOXML: an `is` of a cell, an `si` of shared texts."""
    return parted(
        ("".join(part.text or "" for part in run.iterfind("{*}t")), _is_raised(run))
        for run in element.iterfind("{*}r")
    )


def raised_texts(xml: bytes) -> Mapping[int, Raised]:
    """The texts that cells share by number (sharedStrings.xml), those with raised letters."""
    if b"vertAlign" not in xml and b"strike" not in xml:
        return {}
    events = etree.iterparse(BytesIO(xml), tag="{*}si", huge_tree=True, resolve_entities=False)
    found = ((number, raised_in(element)) for number, (_, element) in enumerate(events))
    return {number: raised for number, raised in found if raised is not None}


def _is_raised(run: etree._Element) -> bool:
    struck = (each.get("val", "1") for each in run.iterfind("{*}rPr/{*}strike"))
    aligned = (each.get("val") for each in run.iterfind("{*}rPr/{*}vertAlign"))
    return any(align in _RAISED for align in aligned) or any(v in ("1", "true") for v in struck)
