"""The scorecard of the provinces: a line for each report, with main figures and their steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from baocao.apps.site.arrange import AllReports
from baocao.apps.site.asked import strictest
from baocao.apps.site.choices import Choices
from baocao.apps.site.matrix import behind_words
from baocao.apps.site.overview import Overview
from baocao.apps.site.progress import is_outdated
from baocao.build.status.model import ReportStatus
from baocao.core.quantities import Bound, Operator, Quantity, Unit, satisfies
from baocao.core.report_key import UNIT, ReportKey
from baocao.core.vietnamese.names import sort_key
from baocao.definitions.indicators.model import Direction
from baocao.definitions.programmes.model import MainIndicator
from baocao.document.content import ThresholdContent
from baocao.output.page.late import untold
from baocao.output.page.thresholds import ThresholdLine, threshold_lines
from baocao.output.page.view import PrintedValue, ValueKey
from baocao.results.few_events import with_few_events
from baocao.results.grades import quarters, step
from baocao.results.model import TargetStatus, TaskStatus

FEWEST = 4  # provinces that quarters tell something of


@dataclass(frozen=True)
class ProvinceCell:
    """A main figure, None where a report has none; its step from 4, the first, to 1, or 0;
    the epidemic threshold that it is held against."""

    value: PrintedValue | None
    grade: int
    threshold: ThresholdContent | None = None


@dataclass(frozen=True)
class ProvinceLine:
    """A report in the scorecard; `above` are its counts above their epidemic thresholds."""

    report: Overview
    cells: tuple[ProvinceCell, ...]
    status: ReportStatus | None
    above: tuple[ThresholdLine, ...] = ()

    @property
    def day(self) -> date:
        """The one day of all its figures, told once; else the cut-off, and each tells its own."""
        days = {c.value.as_of for c in self.cells if c.value and c.value.as_of}
        return days.pop() if len(days) == 1 else self.report.period.cutoff

    @property
    def outdated(self) -> bool:
        return is_outdated(self.status)

    @property
    def met(self) -> int:
        return self.report.targets_in(TargetStatus.MET)

    @property
    def total(self) -> int:
        return self.report.targets_in(*TargetStatus)

    @property
    def overdue(self) -> int:
        return self.report.tasks_in(TaskStatus.OVERDUE)

    @property
    def untold(self) -> int:
        return untold(self.report.tasks, self.report.period.cutoff)

    @property
    def behind_words(self) -> str:
        return behind_words(self.report)


@dataclass(frozen=True)
class ProvinceCard:
    """A programme's scorecard, its provinces by the alphabet, those above a threshold first."""

    programme: str
    name: str
    labels: tuple[str, ...]
    lines: tuple[ProvinceLine, ...]

    @property
    def graded(self) -> list[bool]:
        """Of each column whether some province has a step in it: one without says so there."""
        columns = zip(*(line.cells for line in self.lines), strict=True)
        return [any(cell.grade for cell in column) for column in columns]


def province_cards(
    shown: Sequence[Overview], every: AllReports, choices: Choices
) -> Iterator[ProvinceCard]:
    """A scorecard of the reports `shown` for each of their programmes."""
    for programme in sorted({report.key.programme for report in shown}):
        main = choices.main_of(programme)
        keys = [(one.indicator, one.split) for one in main]
        own = [report for report in shown if report.key.programme == programme]
        grades = _grades(own, {key: choices.rate_of(programme, key) for key in keys})
        statuses = every.progress.by_report
        lines = [
            ProvinceLine(
                report,
                tuple(_cells(report, keys, grades)),
                statuses.get(report.key),
                tuple(line for line in thresholds_of(report, main) if line.threshold.is_above),
            )
            for report in sorted(own, key=lambda r: sort_key(r.province.name))
        ]
        yield ProvinceCard(
            programme,
            choices.name_of(programme),
            tuple(one.label for one in main),
            tuple(sorted(lines, key=lambda line: not line.above)),
        )


def thresholds_of(report: Overview, main: Sequence[MainIndicator]) -> list[ThresholdLine]:
    """The counts of a report beside their epidemic thresholds, those above them first."""
    return threshold_lines(report.thresholds, report.values, report.indicators, main)


def _cells(
    report: Overview, keys: Sequence[ValueKey], grades: Mapping[tuple[ReportKey, ValueKey], int]
) -> Iterator[ProvinceCell]:
    thresholds = {(t.indicator, t.split): t for t in report.thresholds}
    for key in keys:
        grade = grades.get((report.key, key), 0)
        yield ProvinceCell(report.values.get(key), grade, thresholds.get(key))


def _grades(
    reports: Sequence[Overview], keys: Mapping[ValueKey, ValueKey]
) -> dict[tuple[ReportKey, ValueKey], int]:
    """Steps against each province's own target, else among those of one period and kind, of a
    count by the rate that each of the `keys` names."""
    found: dict[tuple[ReportKey, ValueKey], int] = {}
    for key, rate in keys.items():
        held = {r.key: against(r, key) for r in reports if key in r.values}
        for group in comparable([r for r in reports if key in r.values]):
            free = [report for report in group if held[report.key] is None]
            held |= _among([report for report in free if rate in report.values], rate)
        found |= {(report, key): grade for report, grade in held.items() if grade}
    return found


def comparable(reports: Sequence[Overview]) -> list[list[Overview]]:
    """Of one period, all real or all synthetic; units of provinces among themselves."""
    groups: dict[tuple[str, bool, bool], list[Overview]] = {}
    for report in reports:
        alike = (report.period.key, report.synthetic, UNIT in report.key.province)
        groups.setdefault(alike, []).append(report)
    return list(groups.values())


def against(report: Overview, key: ValueKey) -> int | None:
    """The step of a province's value against its plan's strictest target; None without one."""
    target = strictest(report.targets, key)
    if target is None:
        return None
    value, asked = Decimal(str(target.value)), Decimal(str(target.asked))
    operator = Operator(target.operator)
    met = satisfies(Quantity(value, Bound(target.bound)), operator, asked) is True
    return int(step(value, operator, asked, met=met))


def _among(reports: Sequence[Overview], key: ValueKey) -> dict[ReportKey, int | None]:
    if len(reports) < FEWEST:
        return {}
    shown = [i for report in reports for i in report.indicators if i.id == key[0]]
    if any(i.counts for i in shown):
        return {}
    higher = any(i.direction == Direction.HIGHER_IS_BETTER.value for i in shown)
    found = {report.key.slug: report.values[key] for report in reports}
    few = with_few_events({slug: v.counted for slug, v in found.items() if v.counted})
    values = {slug: Decimal(str(v.number)) for slug, v in found.items() if slug not in few}
    shares = any(i.unit == Unit.PERCENT.value for i in shown)
    steps = quarters(values, highest_first=higher, shares=shares)
    return {r.key: int(steps[r.key.slug]) for r in reports if r.key.slug in steps}
