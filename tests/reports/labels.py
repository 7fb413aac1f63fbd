"""Words of a report that may hold digits without being figures: what the data itself says.

A number that is in none of these, nor in a content control, is a number without a source.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from baocao.core.vietnamese.names import lower_first
from tests.conftest import ROOT
from tests.reports.conftest import read_json
from tests.reports.word_text import CONTROL, Line

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"20\d\d"
CAPTION = re.compile(r"(?:Bảng|Hình) \d+\. ")
ORDINAL = re.compile(r"\d+(?: - \d+)?")  # a row, or the findings that share one
NUMBERED = re.compile(r"\d+\. (?=\D)")
PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"\b{DAY}/{MONTH}/{YEAR}\b",
        rf"\bngày {DAY} tháng {MONTH} năm {YEAR}\b",
        rf"\b(?:năm|NĂM) {YEAR}\b",
        rf"(?:^|; hạn ){MONTH}/{YEAR}(?=\)?\.?$)",  # the month that a task is due
        r"\bCOVID-19\b",
        r"(?<![\d.,])(?:18\+|12-17|5-11)(?![\d.])",  # age groups
        r"\b(?:100\.000|1 triệu) dân\b",  # units
        r"\bô [A-Z]{1,3}\d+(?:, [A-Z]{1,3}\d+)*\b",  # cells of a workbook
        r"\S+\.xlsx\b",
        r"(?:từ 90% đến dưới 100%|từ 75% đến dưới 90%|dưới 75%) mức chỉ tiêu",  # its steps
        r"\(dưới 5(?=, cả khi)|chênh lệch nhau dưới 10%",  # and who has none
        r"\((?:1|2|1, 2)\)",  # the numbers of documents in the table of targets
    )
]


@cache
def texts(province: str) -> tuple[str, ...]:
    """Every text of the definitions and of the province's plans that holds a digit."""
    folders = ("data/programmes/covid-19/indicators", f"data/programmes/covid-19/plans/{province}")
    files = sorted(file for folder in folders for file in (ROOT / folder).glob("*.yaml"))
    files.append(ROOT / "data/regimes.yaml")
    found = {text for file in files for text in _strings(yaml.safe_load(file.read_text("utf-8")))}
    with (ROOT / "data/areas.csv").open(encoding="utf-8") as file:
        found |= {row["name"] for row in csv.DictReader(file)}
    found |= {lower_first(text) for text in found}  # as it stands within a sentence
    return tuple(filter(_has_digit, map(_flat, found)))


def of_run(folder: Path) -> tuple[str, ...]:
    """Where the workbooks of a report say that their figures are from."""
    files = [sent["file"] for sent in read_json(folder / "run.json")["submissions"]]
    words = (text for file in files for text in (_origin(file), *_providers(file)))
    return tuple(dict.fromkeys(filter(_has_digit, map(_flat, words))))


@cache
def _origin(file: str) -> str:
    """Where a workbook says that its figures are from."""
    sheet = openpyxl.load_workbook(ROOT / file, read_only=True)["Thông tin"]
    rows = sheet.iter_rows(max_col=2, values_only=True)
    return next(str(value) for name, value in rows if name == "Nguồn gốc số liệu")


@cache
def _providers(file: str) -> tuple[str, ...]:
    """Who counted the groups of people, and whom."""
    sheet = openpyxl.load_workbook(ROOT / file, read_only=True)["Số liệu"]
    header, *rows = sheet.iter_rows(values_only=True)
    places = [header.index(name) for name in ("Nguồn số liệu", "Định nghĩa")]
    return tuple(dict.fromkeys(str(row[place]) for row in rows for place in places if row[place]))


def numbers_left(line: Line, known: tuple[str, ...]) -> list[str]:
    """The numbers of a line that are in no content control and in nothing known."""
    words = _flat(line.words)
    if words in known or (line.first and ORDINAL.fullmatch(words)):
        return []
    words = NUMBERED.sub("", CAPTION.sub("", words, count=1), count=1) if _leads(words) else words
    for label in sorted(known, key=len, reverse=True):
        if label in words and any(letter.isalpha() for letter in label):
            words = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", " ", words)
    for pattern in PATTERNS:
        words = pattern.sub(" ", words)
    return re.findall(r"\d[\d.,]*", words.replace(CONTROL, " "))


def _leads(words: str) -> bool:
    return bool(CAPTION.match(words) or NUMBERED.match(words))


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from _strings(each)
    elif isinstance(data, str):
        yield data


def _flat(text: str) -> str:
    """In composed letters, with single ordinary spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
