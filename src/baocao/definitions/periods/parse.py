"""Reading period keys such as `2022-Q4`. What a key means under a regime is in `regimes`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from baocao.core.errors import Problem, UsageError
from baocao.definitions.periods.model import PeriodType, ReportingPeriod, ReportingRegime
from baocao.definitions.periods.regimes import PLAIN, make_period, valid_forms

_YEAR = "(?P<year>20[0-9]{2})"
_FORMS = {
    PeriodType.WEEK: re.compile(_YEAR + "-W(?P<number>0[1-9]|[1-4][0-9]|5[0-3])"),
    PeriodType.MONTH: re.compile(_YEAR + "-(?P<number>0[1-9]|1[0-2])"),
    PeriodType.QUARTER: re.compile(_YEAR + "-Q(?P<number>[1-4])"),
    PeriodType.HALF_YEAR: re.compile(_YEAR + "-H(?P<number>[12])"),
    PeriodType.NINE_MONTHS: re.compile(_YEAR + "-9M"),
    PeriodType.YEAR: re.compile(_YEAR),
}


def any_period(text: str) -> ReportingPeriod:
    """The period by the days of the calendar: its key is sure, its days are about right.

    Raises `UsageError` where a text is no period's key.
    """
    return parse_period(text, PLAIN)


def period_under(text: str, regimes: Sequence[ReportingRegime]) -> ReportingPeriod:
    """The period under the first of these regimes that has it.

    Raises `UsageError` with what the first regime has where none of them does.
    """
    for regime in regimes:
        with suppress(UsageError):
            return parse_period(text, regime)
    return parse_period(text, regimes[0])


def parse_period(text: str, regime: ReportingRegime) -> ReportingPeriod:
    """Read a period's key: `2022-Q4`, `2022-H2`, `2022-9M`, `2022`, `2022-12`, `2022-W31`.

    Years 2000 to 2099, exactly as written in folder names. Raises `UsageError` with the
    list of what the regime knows for everything else.
    """
    for type_, form in _FORMS.items():
        if match := form.fullmatch(text):
            number = int(match.groupdict().get("number") or 0)
            return make_period(type_, int(match["year"]), number, regime)
    what = f"không hiểu kỳ báo cáo “{text}”"
    raise UsageError(Problem(what, "", f"ghi một trong: {valid_forms(regime)}"))
