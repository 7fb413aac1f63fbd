"""Cells of an xlsx file that show something else than they hold: a number crossed out, written in
the colour of the paper, or changed by its format ("<5" of a 5, "12" of 12,000); cells shown as
percentages (0.83 with the format 0.00% is 83,00% to whoever reads it); letters raised within one.

What is said here is what a reader sees, in words; whether it matters is for whoever reads the cell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from lxml import etree

from baocao.submissions.workbooks.cell_names import Spot, cell_spot
from baocao.submissions.workbooks.ink import PAPER, TINY, UNSEEN, Ink, Palette, palette_of

NO_NUMBER = "không hiện ra vì định dạng ô"
SCALED = "hiện ra đã chia cho nghìn vì định dạng ô"
BOUNDED = "hiện ra kèm chữ “{}” vì định dạng ô"
AS = "hiện ra là “{}”"

_UNITS = (  # words behind a number that change nothing of it
    *("người", "ca", "liều", "lượt", "lượt người", "trẻ", "trẻ em", "trường hợp", "bn"),
    *("bệnh nhân", "giường", "cơ sở", "đơn vị", "xã", "mẫu", "hộ", "điểm", "buổi", "đồng", "đ"),
    *("vnđ", "vnd", "₫", "triệu đồng", "ổ dịch", "vụ", "lần"),
)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')
_SHOWN = re.compile(r"\d[\d., ]*(?:[eE][+-]?\d+)?")
_WAYS = ((".", ","), (",", "."), (" ", ","))  # thousands and decimals
_COLOUR = re.compile(r"\[(?:white|color ?2)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[[<>=]")
_LIMIT = re.compile(r"(?:\[[^\]<>=]*\])*\[(<>|[<>]=?|=)(-?\d+(?:\.\d+)?)\]")
_NO_LETTERS = re.compile(r"\[[^\]]*\]|_.|\*\D")  # colours, conditions, blanks of some width
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
def odd_styles(xml: bytes, theme: bytes) -> Mapping[int, str]:
    """The cell formats of styles.xml, by their number, that show a number as something else."""
    codes = format_codes(parsed(xml))
    looks = (
        (number, ink.look or look_of(codes.get(code, "General")))
        for number, (ink, code) in enumerate(_inks(xml, theme))
    )
    return {number: look for number, look in looks if look}


@lru_cache(maxsize=64)
def coloured_styles(xml: bytes, theme: bytes) -> frozenset[int]:
    """The cell formats that are not on white, by their number."""
    return frozenset(n for n, (ink, _) in enumerate(_inks(xml, theme)) if ink.behind != PAPER)


@lru_cache(maxsize=64)
def _inks(xml: bytes, theme: bytes) -> Sequence[tuple[Ink, str | None]]:
    """The letters of each cell format, and the number of its number format."""
    root, palette = parsed(xml), palette_of(theme)
    fonts, fills = root.findall("{*}fonts/{*}font"), root.findall("{*}fills/{*}fill")
    return [
        (
            palette.ink(_of(fonts, xf.get("fontId")), _of(fills, xf.get("fillId"))),
            xf.get("numFmtId"),
        )
        for xf in root.iterfind("{*}cellXfs/{*}xf")
    ]


def format_codes(styles: etree._Element) -> dict[str | None, str]:
    """The number formats of a workbook's own, by their number."""
    return {f.get("numFmtId"): f.get("formatCode") or "" for f in styles.iter("{*}numFmt")}


def odd_looks(xml: bytes, styles: Mapping[int, str]) -> Iterator[tuple[Spot, str]]:
    """The cells of a sheet that have one of these formats, with what a reader sees."""
    for spot, style in styled_cells(xml, styles):
        yield spot, styles[style]


def look_of(code: str) -> str:
    """What a number format makes of a number above zero; "" where it shows the number."""
    return next((look for section in _above_zero(code) if (look := _section(section))), "")


def shown_otherwise(value: str, text: str) -> str:
    """What a reader sees of a number where its cell keeps what it shows, and that is another one;
    "" where it is the number, rounded, whichever way thousands and decimals are written."""
    try:
        number = abs(float(value))
    except ValueError:
        return ""
    said = " ".join(text.split()).strip("()+-−")
    digits = _SHOWN.match(said)
    if digits is None:
        return "" if not number else AS.format(text) if said else NO_NUMBER
    words = said[digits.end() :].strip().casefold()
    is_same = any(_is_rounded(number, digits[0], *signs) for signs in _WAYS)
    return "" if is_same and (not words or words in _UNITS) else AS.format(text)


def _is_rounded(number: float, digits: str, thousands: str, decimal: str) -> bool:
    """Whether digits say a number, with as many decimals as they have."""
    plain = digits.replace(thousands, "").replace(decimal, ".")
    try:
        unit: float = 10 ** -len(plain.partition(".")[2])
        return abs(float(plain) - number) <= 0.5001 * unit
    except ValueError:
        return False


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


def _of(elements: Sequence[etree._Element], number: str | None) -> etree._Element | None:
    place = int(number) if number and number.isdecimal() else 0
    return elements[place] if place < len(elements) else None


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


@dataclass(frozen=True)
class RichText:
    """The raised letters of a text of OOXML, in a cell that is white and in one with a colour."""

    on_paper: Raised | None
    on_colour: Raised | None


def raised_in(element: etree._Element) -> RichText:
    """The raised letters of a rich text: an `is` of a cell, an `si` of shared texts. Letters that
    cannot be read beside those that can are as good as raised."""
    runs = element.findall("{*}r")
    looks = [Palette().ink(run.find("{*}rPr"), None).look for run in runs]
    return RichText(_raised(runs, looks, (TINY, UNSEEN)), _raised(runs, looks, (TINY,)))


def _raised(
    runs: Sequence[etree._Element], looks: Sequence[str], unread: Collection[str]
) -> Raised | None:
    are_read = any(look not in unread for look in looks)
    return parted(
        (
            "".join(part.text or "" for part in run.iterfind("{*}t")),
            _is_raised(run) or (are_read and look in unread),
        )
        for run, look in zip(runs, looks, strict=True)
    )


def raised_texts(xml: bytes) -> Mapping[int, RichText]:
    """The texts that cells share by number (sharedStrings.xml), those with raised letters."""
    if not any(sign in xml for sign in (b"vertAlign", b"strike", b"<color", b":color", b"sz ")):
        return {}
    events = etree.iterparse(BytesIO(xml), tag="{*}si", huge_tree=True, resolve_entities=False)
    found = ((number, raised_in(element)) for number, (_, element) in enumerate(events))
    return {number: raised for number, raised in found if raised != RichText(None, None)}


def _is_raised(run: etree._Element) -> bool:
    struck = (each.get("val", "1") for each in run.iterfind("{*}rPr/{*}strike"))
    aligned = (each.get("val") for each in run.iterfind("{*}rPr/{*}vertAlign"))
    return any(align in _RAISED for align in aligned) or any(v in ("1", "true") for v in struck)
