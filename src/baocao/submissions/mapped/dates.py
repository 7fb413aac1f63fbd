"""The day that a workbook's own titles name: "Số liệu tính đến 17h ngày 14/9/2022".

The day of a letter, of a decision or of a signature is not that of the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from baocao.submissions.workbooks.cells import clean_text
from baocao.submissions.workbooks.workbook import CellValue

TITLE_ROWS = 15
PUT_TOGETHER = 10  # days after a time in which its figures may be as of
MONTHS = 12
ONE_DAY = timedelta(days=1)

_DAY = re.compile(
    r"(?P<until>(?<!văn )(?<!bản )đến[^0-9]*(?:\d{1,2} ?(?:h|giờ) ?\d{0,2})?[^0-9]*?)?"
    r"(?:\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b|\b(\d{1,2}) tháng (\d{1,2}) năm (\d{4})\b)",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_TIME = re.compile(
    r"(?<!từ )(?<!sinh )\b(?P<kind>tháng|quý|tuần)(?: thứ| số)? ?"
    r"(?P<number>\d{1,2}|[iv]{1,3}\b)(?![\d.])(?:(?: ?/ ?|,? năm )(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<!từ )(?<!từ đầu )(?<!sinh )(?<!học )\bnăm (20\d\d)\b(?! ?[-–/])", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"(?:công văn|quyết định|thông tư|nghị quyết|nghị định|chỉ thị|kế hoạch số)[^();]*",
    re.IGNORECASE,
)
# What stands before a day that is another's: "(Kèm theo Công văn số 45/TTYT-KSDB ngày".
_SPAN = re.compile(r"\d{4}\)?\s*(?:[-–—]|đến|tới)\s*(?:hết )?(?:ngày )?\d", re.IGNORECASE)
_ENCLOSED = re.compile(r"(?:kèm theo|ban hành|căn cứ)[^();]*", re.IGNORECASE)
_NUMBERED = re.compile(r"/[\w-]*[A-ZĐ]{2}[\w-]*[, ]*(?:[Nn]gày)? *")
_WRITTEN = re.compile(
    r".*\b(?:lập|in|ký|gửi|nhận|xuất|tạo|trình|họp|(?:văn|bản) đến)"
    r"(?: bảng| biểu| báo cáo)*[: ,]*(?:ngày)? *",
    re.IGNORECASE,
)
# "Lạng Sơn, ngày 05 tháng 12 năm 2022": place and day of a signature, alone in their cell.
_SIGNED = re.compile(r"(?:[^\W\d_][\w.]* ?)+, *[Nn]gày ")


def day_in(value: CellValue) -> date | None:
    """The one day that a cell names; None where it names none or several."""
    days = days_in([value])
    return next(iter(days)) if len(days) == 1 else None


def days_in(values: Iterable[CellValue]) -> frozenset[date]:
    """The days that cells name: those after "đến" where there are such, else all."""
    until: set[date] = set()
    others: set[date] = set()
    for value in values:
        for day, is_until in _days(value):
            (until if is_until else others).add(day)
    return frozenset(until or others)


def other_days(value: CellValue, day: date) -> frozenset[date]:
    """The days that a title names beside the day of the figures; of a span, from the first to the
    last day, the last one counts."""
    found = [known for known, _ in _days(value)]
    is_span = isinstance(value, str) and bool(_SPAN.search(clean_text(value)))
    until = [known for known, is_until in _days(value) if is_until]
    named = until or (found[-1:] if is_span else found)
    return frozenset(named) - {day}


def other_times(title: str, day: date) -> tuple[str, ...]:
    """The weeks, months, quarters and years that a title names, in its words, where the day of the
    figures lies in none of them, nor in the days after, when figures are put together."""
    text = _DOCUMENT.sub(" ", _ENCLOSED.sub(" ", without_days(title)))
    spans = [(match[0], _spans(match, day)) for match in _TIME.finditer(text)]
    for match in _YEAR.finditer(_TIME.sub(" ", text)):
        spans.append((match[0], [(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))]))
    told = [name for name, found in spans if found]
    late = timedelta(days=PUT_TOGETHER)
    is_named = any(f <= day <= last + late for _, found in spans for f, last in found)
    return () if is_named else tuple(told)


def _spans(time: re.Match[str], day: date) -> list[tuple[date, date]]:
    """First and last day of a week, month or quarter, of this year and the last where the title
    names no year; none where there is no such time."""
    number = _ROMAN.get(time["number"].casefold(), 0) or int(f"0{time['number']}".strip("iIvV"))
    years = (int(time["year"]),) if time["year"] else (day.year, day.year - 1)
    months = {"tháng": 1, "quý": 3}.get(time["kind"].casefold())
    if months is None:
        mondays = [date(year, 1, 4) + timedelta(weeks=number - 1) for year in years]
        return [(m - timedelta(weeks=1), m + timedelta(weeks=1)) for m in mondays if number]
    if not 0 < number * months <= MONTHS:
        return []
    starts = [date(year, (number - 1) * months + 1, 1) for year in years]
    return [(s, (s + timedelta(days=31 * months)).replace(day=1) - ONE_DAY) for s in starts]


def names_until(title: str) -> bool:
    """Whether a title names a day till which all is counted: "Số liệu tính đến 14/12/2022"."""
    return any(is_until for _, is_until in _days(title))


def without_days(title: str) -> str:
    """A title without the days that it names."""
    return _DAY.sub(" ", clean_text(title))


def _days(value: CellValue) -> Iterator[tuple[date, bool]]:
    if isinstance(value, datetime):
        yield value.date(), False
    elif isinstance(value, date):
        yield value, False
    elif isinstance(value, str):
        text = clean_text(value)
        for match in _DAY.finditer(text):
            numbers = [int(group) for group in match.groups()[1:] if group]
            if not match["until"] and _is_of_a_document(text, match):
                continue
            try:
                yield date(numbers[2], numbers[1], numbers[0]), bool(match["until"])
            except ValueError:
                continue  # no day of the calendar: a number of a document


def _is_of_a_document(text: str, day: re.Match[str]) -> bool:
    """Whether a day is when something was written, signed or issued."""
    before = text[: day.start()]
    if _WRITTEN.fullmatch(before) or any(
        match.end() == len(before)
        for pattern in (_ENCLOSED, _NUMBERED)
        for match in pattern.finditer(before)
    ):
        return True
    place = _SIGNED.fullmatch(before)
    is_name = place is not None and all(word[0].isupper() for word in before.split(",")[0].split())
    return is_name and not before.isupper() and not text[day.end() :].strip(" .;")
