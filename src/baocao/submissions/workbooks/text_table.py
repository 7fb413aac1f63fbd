"""A .csv file as rows of text: encoding, delimiter, limits. Numbers are not read here."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress

from baocao.core.errors import BaocaoError, Problem, raise_all, refusal
from baocao.submissions.workbooks.container import check_cells

_ENCODINGS = ("utf-8-sig", "cp1258")
_UTF_16 = ("utf-16-le", "utf-16-be")
_ASIAN = re.compile(r"[\u2e80-\ud7ff]")  # what UTF-16 read in the wrong order of bytes looks like
_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_LINES = 50
_OTHER_SIGNS = re.compile(r"[~^¦§:/\\]|\s{2,}")
ENOUGH = 2  # lines that end with a number, from which a file is a table
_FIGURE = re.compile(r"\s*\d[\d.,]*\s*%?\s*")


def read_rows(data: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV file; A1 is the first field of the first line.

    Raises `BaocaoError` where the encoding is unknown or the file is no table of text.
    """
    text = _decode(data, name)
    rows = _rows(text, name)
    _check_signs(rows, name)
    raise_all(_parted_otherwise(rows, name))
    check_cells(len(rows) * max(map(len, rows), default=0), name)
    return tuple(tuple(row) for row in rows)


def _rows(text: str, name: str) -> list[list[str]]:
    """A quote that is not closed would take all lines below it into one field."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[list[str]] = []
    line = 1
    try:
        for row in reader:
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error:
        what = "dấu ngoặc kép mở mà không đóng, hoặc đặt sai chỗ"
        raise refusal(what, f"{name}, dòng {line}", "sửa dòng này, hoặc gửi tệp .xlsx") from None
    return rows


def _check_signs(rows: Sequence[Sequence[str]], name: str) -> None:
    """Refuse a table whose fields are parted by a sign that nobody knows: all of each line would
    be the words of one field."""
    if any(len(row) > 1 for row in rows):
        return
    parted = (_OTHER_SIGNS.split("".join(row)) for row in rows)
    if sum(len(pieces) > 1 and bool(_FIGURE.fullmatch(pieces[-1])) for pieces in parted) >= ENOUGH:
        what = "các ô không tách nhau bằng dấu “;”, “,”, “|” hay phím Tab"
        raise refusal(what, name, "lưu lại dạng CSV với dấu chấm phẩy, hoặc gửi tệp .xlsx")


def _parted_otherwise(rows: Sequence[Sequence[str]], name: str) -> Iterator[Problem]:
    """Lines of one field that another sign parts into as many as most lines have: pasted from
    another file, they would be read as words."""
    several = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
    width = several[0][0] if several else 0
    for number, row in enumerate(rows if several else (), 1):
        first = "".join(row[:1])
        sign = next((sign for sign in _DELIMITERS if first.count(sign) == width - 1), "")
        if sign and not any(row[1:]) and any(map(_FIGURE.fullmatch, first.split(sign))):
            what = f"dòng này tách các ô bằng dấu “{sign}”, khác các dòng khác"
            yield Problem(
                what, f"{name}, dòng {number}", "tách các ô như những dòng khác, hoặc gửi tệp .xlsx"
            )


def _decode(data: bytes, name: str) -> str:
    for encoding in _UTF_16 if b"\0" in data else _ENCODINGS:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding).removeprefix("\ufeff")
            if "\0" not in text and not _ASIAN.search(text):
                return text
    raise _unreadable(name)


def _unreadable(name: str) -> BaocaoError:
    todo = "lưu lại tệp dạng “CSV UTF-8” hoặc .xlsx"
    return refusal(
        "không rõ bảng mã của tệp (không phải UTF-8, UTF-16 hay Windows-1258)", name, todo
    )


def _delimiter(text: str) -> str:
    """The sign that parts most lines into most fields; decimal commas part few lines."""
    lines = text.splitlines()[:_SAMPLE_LINES]
    return max(
        _DELIMITERS, key=lambda sign: (sum(sign in line for line in lines), text.count(sign))
    )
