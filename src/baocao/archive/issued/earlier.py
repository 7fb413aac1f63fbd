"""What reports that were issued printed of a figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from baocao.archive.issued.model import IssuedReport
from baocao.core.report_key import ReportKey
from baocao.core.vietnamese.dates import short_date

EarlierFigures = Mapping[str, tuple["EarlierFigure", ...]]
"""What issued reports printed, by the figures' ids."""


@dataclass(frozen=True)
class EarlierFigure:
    """The same figure in a report that was issued; `time` is 2 where it was issued again."""

    period: str
    number: str
    issued_on: date
    text: str
    time: int = 1

    def __str__(self) -> str:
        time = f", phát hành lần {self.time}" if self.time > 1 else ""
        return (
            f"Đã phát hành: {self.text}, kỳ {self.period}, báo cáo số {self.number} "
            f"ngày {short_date(self.issued_on)}{time}"
        )


def earlier_figures(issued: Sequence[IssuedReport]) -> EarlierFigures:
    """The figures of `issued`, which are in the order of issue."""
    found: dict[str, tuple[EarlierFigure, ...]] = {}
    times: Counter[ReportKey] = Counter()
    for report in issued:
        period, number, day = report.key.days, report.number, report.issued_on
        times[report.key] += 1
        for figure in report.ledger.figures:
            one = EarlierFigure(period, number, day, figure.text, times[report.key])
            found[figure.id] = (*found.get(figure.id, ()), one)
    return found
