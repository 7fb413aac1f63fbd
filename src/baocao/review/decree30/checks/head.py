"""Checks of the head's words: Quốc hiệu, Tiêu ngữ, number and symbol, place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from baocao.core.vietnamese.names import clean
from baocao.review.decree30.components.head import MOTTO
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.content import LinePiece
from baocao.review.decree30.rule import FormatBreach, FormatRule, check, each, there

_STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO_WORDS = ["Độc lập", "Tự do", "Hạnh phúc"]
_HYPHENS = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")
_OPEN = r"[\s.…_]*"
_SYMBOL = re.compile(rf"Số\s*:\s*(?P<number>\d*)(?P<gap>{_OPEN})/(?P<after>\s*)(?P<symbol>\S.*)")
_LETTERS = re.compile(r"(?:\d{4}/)?[^\W\d_][\w.&]*(?:-[^\W_][\w.&]*)*(?:/[\w.&]+)?")
_DATE = re.compile(
    rf"(?P<place>\S.*?)(?P<comma>,?)\s+ngày(?P<day>\s*\d+\s*|{_OPEN})tháng"
    rf"(?P<month>\s*\d+\s*|{_OPEN})năm(?P<year>\s*\d+|{_OPEN})"
)
_LETTER = "CV"  # what offices wrote before letters lost their abbreviation
_FULL_DATE = re.compile(r"ngày\s+\d+\s+tháng\s+\d+\s+năm")


def _is_state_name(piece: LinePiece) -> bool:
    """The letter case is another rule; the decree itself writes both HÒA and HOÀ."""
    return clean(piece.text).upper() == _STATE_NAME


def _is_motto(piece: LinePiece) -> bool:
    """The words, whatever stands between them."""
    is_capital = piece.text.upper() == piece.text
    return is_capital or _HYPHENS.split(clean(piece.text)) == _MOTTO_WORDS


def _has_hyphens(piece: LinePiece) -> bool:
    return piece.key != MOTTO or _HYPHENS.findall(clean(piece.text)) == [" - ", " - "]


def _is_number(piece: LinePiece) -> bool:
    parts = _SYMBOL.fullmatch(piece.text)
    return parts is not None and _LETTERS.fullmatch(_tight(parts["symbol"])) is not None


def _number_spaces(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """No blank around "/" and "-"; the room for an open number is none."""
    for piece in document.all("number"):
        parts = _SYMBOL.fullmatch(piece.text)
        if parts is None:
            continue
        around_slash = parts["after"] or (parts["number"] and parts["gap"])
        if around_slash or _tight(parts["symbol"]) != parts["symbol"]:
            yield FormatBreach(piece, piece.text)


def _number_zero(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("number"):
        parts = _SYMBOL.fullmatch(piece.text)
        if parts and len(parts["number"]) == 1:
            yield FormatBreach(piece, parts["number"], f"0{parts['number']}")


def _number_type(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The symbol begins with the type's abbreviation; that of an official letter with none."""
    for piece in document.all("number"):
        parts = _SYMBOL.fullmatch(piece.text)
        codes = set(document.type_names.values())
        symbol = _tight(parts["symbol"]) if parts else ""
        begins = re.split(r"[-/]", symbol)[0]
        if not _LETTERS.fullmatch(symbol) or begins.isdigit():
            continue  # another rule says that it is no symbol, or it begins with a year
        wanted = document.type_code
        if wanted and begins != wanted:
            yield FormatBreach(piece, begins, wanted)
        elif wanted is None and document.has("letter_subject") and begins in codes | {_LETTER}:
            yield FormatBreach(piece, begins, "chữ viết tắt tên cơ quan")


def _tight(symbol: str) -> str:
    return re.sub(r"\s*([-/])\s*", r"\1", symbol)


def _date_form(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    for piece in document.all("place_date"):
        parts = _DATE.fullmatch(clean(piece.text))
        placed = parts and parts["comma"] and parts["place"][0].isupper()
        if parts is None or not placed or not _exists(parts):
            yield FormatBreach(piece, piece.text)


def _exists(parts: re.Match[str]) -> bool:
    """Whether the calendar has the day; an open day or month counts as there."""
    day, month, year = (parts[name].strip() for name in ("day", "month", "year"))
    if not (day.isdigit() and month.isdigit() and year.isdigit()):
        return True
    try:
        return bool(date(int(year), int(month), int(day)))
    except ValueError:
        return False


def _date_zero(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """A zero before days below 10 and before the months 1 and 2, before no other month."""
    for piece in (*document.all("place_date"), *document.all("appendix_reference")):
        for found, wanted in _zeros(piece.text):
            yield FormatBreach(piece, found, wanted)


def _date_zero_cited(document: Recognised, rule: FormatRule) -> Iterator[FormatBreach]:
    """The same for the dates of documents that legal bases cite; "tháng 1/2022" is no such date."""
    for piece in document.all("legal_basis"):
        for day in _FULL_DATE.findall(piece.text):
            for found, wanted in _zeros(day):
                yield FormatBreach(piece, found, wanted)


def _zeros(text: str) -> Iterator[tuple[str, str]]:
    for word, padded in (("ngày", range(1, 10)), ("tháng", range(1, 3))):
        for digits in re.findall(rf"{word}\s+(\d+)", text):
            value = int(digits)
            wanted = f"0{value}" if value in padded else str(value)
            if digits != wanted:
                yield f"{word} {digits}", f"{word} {wanted}"


CHECKS = {
    **{
        f"{name}_missing": there(name)
        for name in ("state_name", "motto", "issuing_body", "number", "place_date")
    },
    "state_name_wording": each("state_name", _is_state_name),
    "motto_wording": each("motto", _is_motto),
    "motto_hyphens": each("motto", _has_hyphens),
    "number_form": each("number", _is_number),
    "number_spaces": check(_number_spaces),
    "number_zero": check(_number_zero),
    "number_type": check(_number_type),
    "date_form": check(_date_form),
    "date_zero": check(_date_zero),
    "date_zero_cited": check(_date_zero_cited),
}
