"""What a period's key says: which type, year and number. A wrong one is told without the calendar,
whose regimes are slow to import."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from baocao.core.errors import Problem, UsageError


class PeriodType(Enum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


TYPE_NAMES = {
    PeriodType.WEEK: "tuần",
    PeriodType.MONTH: "tháng",
    PeriodType.QUARTER: "quý",
    PeriodType.HALF_YEAR: "6 tháng",
    PeriodType.NINE_MONTHS: "9 tháng",
    PeriodType.YEAR: "năm",
}

EXAMPLE_KEYS = {
    PeriodType.WEEK: "2022-W31",
    PeriodType.MONTH: "2022-12",
    PeriodType.QUARTER: "2022-Q4",
    PeriodType.HALF_YEAR: "2022-H2",
    PeriodType.NINE_MONTHS: "2022-9M",
    PeriodType.YEAR: "2022",
}

_YEAR = "(?P<year>20[0-9]{2})"
FORMS = {
    PeriodType.WEEK: re.compile(_YEAR + "-W(?P<number>0[1-9]|[1-4][0-9]|5[0-3])"),
    PeriodType.MONTH: re.compile(_YEAR + "-(?P<number>0[1-9]|1[0-2])"),
    PeriodType.QUARTER: re.compile(_YEAR + "-Q(?P<number>[1-4])"),
    PeriodType.HALF_YEAR: re.compile(_YEAR + "-H(?P<number>[12])"),
    PeriodType.NINE_MONTHS: re.compile(_YEAR + "-9M"),
    PeriodType.YEAR: re.compile(_YEAR),
}


def read_key(text: str, known: Iterable[PeriodType] = PeriodType) -> tuple[PeriodType, int, int]:
    """Type, year and number (0 for 9 months and a year) of a key as folders are named.

    Raises `UsageError` with the forms of the `known` types for everything else.
    """
    for type_, form in FORMS.items():
        if match := form.fullmatch(text):
            return type_, int(match["year"]), int(match.groupdict().get("number") or 0)
    what = f"không hiểu kỳ báo cáo “{text}”"
    raise UsageError(Problem(what, "", f"ghi một trong: {forms_of(known)}"))


def forms_of(types: Iterable[PeriodType]) -> str:
    """The types with an example of each: "tháng (2022-12), …"."""
    return ", ".join(f"{TYPE_NAMES[type_]} ({EXAMPLE_KEYS[type_]})" for type_ in types)
