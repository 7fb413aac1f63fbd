"""How a plan is written: the fields of a plan's YAML and their turning into models.

One field at a time is judged here; what fields must agree on is the matter of `check`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal

from pydantic import Field

from baocao.core.quantities import Operator
from baocao.core.yaml_source import Unquoted, YamlRecord, YamlSource
from baocao.definitions.periods.model import PeriodType, ReportingRegime
from baocao.definitions.periods.regimes import make_period
from baocao.definitions.periods.regimes_file import Regimes
from baocao.definitions.plans.model import (
    Among,
    LegalBasis,
    Milestone,
    Month,
    Over,
    Plan,
    PlanType,
    Relative,
    Slug,
    Target,
    Task,
    Text,
)

TargetId = Annotated[Slug, Field(max_length=24)]
_Day = date  # where a field is called date
Options = dict[str, Annotated[str, Unquoted]]


class ValidityRecord(YamlRecord):
    from_: date = Field(alias="from")
    to: date


class MilestoneRecord(YamlRecord):
    """A planned value by a day, or by the end of a month as the plan's regime counts it."""

    date: _Day | None = None
    month: Month | None = None
    value: Decimal

    def day(self, regime: ReportingRegime) -> _Day:
        """The day that the value is planned for."""
        if self.date is not None:
            return self.date
        assert self.month is not None
        month = make_period(PeriodType.MONTH, self.month.year, self.month.month, regime)
        return month.end

    def build(self, regime: ReportingRegime) -> Milestone:
        return Milestone(self.day(regime), self.value)


class BaselineKind(Enum):
    """What a relative target is compared with."""

    MEAN = "mean"  # of several years
    PREVIOUS_YEAR = "previous_year"


class RelativeRecord(YamlRecord):
    to: BaselineKind
    years: tuple[int, int] | None = None
    change: Decimal

    def build(self) -> Relative:
        return Relative(self.change, self.years)


class TargetRecord(YamlRecord):
    id: TargetId
    clause: Text
    name: Text
    indicator: str | None = None
    disaggregation: Options = Field(default_factory=dict)
    operator: Operator | None = None
    value: Decimal | None = None
    reference: str | None = None
    deadline: date | None = None
    scope: str = ""
    reading: str = ""
    evidence: str = ""
    milestones: tuple[MilestoneRecord, ...] = ()
    over: Over | None = None
    relative: RelativeRecord | None = None
    among: Among | None = None
    confirmed: bool | None = None

    def build(self, line: int, regime: ReportingRegime) -> Target:
        return Target(
            id=self.id,
            clause=self.clause,
            name=self.name,
            indicator=self.indicator,
            disaggregation=tuple(sorted(self.disaggregation.items())),
            operator=self.operator,
            value=self.value,
            reference=self.reference,
            deadline=self.deadline,
            scope=self.scope,
            reading=self.reading,
            evidence=self.evidence,
            milestones=tuple(milestone.build(regime) for milestone in self.milestones),
            over=self.over or Over.PERIOD,
            relative=self.relative.build() if self.relative else None,
            among=self.among,
            line=line,
        )


class DutiesRecord(YamlRecord):
    """The standing duties of one agency: tasks without dates."""

    agency: Text
    clause: Text
    items: Annotated[tuple[Text, ...], Field(min_length=1)]
    confirmed: bool | None = None

    def build(self, agency: int, lines: list[int]) -> list[Task]:
        """One task an item; ids count agencies and items in the plan's order: n01.02."""
        return [
            Task(f"n{agency:02}.{i:02}", self.clause, name, self.agency, line=line)
            for i, (name, line) in enumerate(zip(self.items, lines, strict=True), start=1)
        ]


class ReadFromRecord(YamlRecord):
    """The document that `baocao plan read` made the plan from."""

    file: Text
    sha256: Text


class PlanRecord(YamlRecord):
    """A plan's file. What a machine proposed has `read_from`, and needs `confirmed`."""

    confirmed: Literal[True, False, "each"] | None = None
    read_from: ReadFromRecord | None = None
    id: Slug
    version: Annotated[int, Field(ge=1)]
    amends: str | None = None
    type: PlanType
    number: str
    title: Text
    issuer: Text
    issued_on: date | None
    effective_from: date | None = None
    valid: ValidityRecord
    cadence: tuple[PeriodType, ...]
    regime: str = ""  # of no id: the first one
    citation: Text
    short_citation: Text
    denominator_provider: str = ""
    legal_bases: tuple[LegalBasis, ...] = ()
    targets: tuple[TargetRecord, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[DutiesRecord, ...] = ()

    def regime_of(self, regimes: Regimes) -> ReportingRegime:
        """Its regime, or the first one where there is no such id."""
        return regimes.every.get(self.regime, regimes.first)

    def build(self, source: YamlSource, sha256: str, regimes: Regimes) -> Plan:
        regime = self.regime_of(regimes)
        return Plan(
            id=self.id,
            type=self.type,
            number=self.number,
            title=self.title,
            issuer=self.issuer,
            issued_on=self.issued_on,
            valid_from=self.valid.from_,
            valid_to=self.valid.to,
            version=self.version,
            amends=self.amends,
            cadence=self.cadence,
            regime=regime.id,
            citation=self.citation,
            short_citation=self.short_citation,
            legal_bases=self.legal_bases,
            targets=tuple(
                target.build(source.line("targets", i), regime)
                for i, target in enumerate(self.targets)
            ),
            tasks=self._tasks(source),
            file=source.file,
            sha256=sha256,
            denominator_provider=self.denominator_provider,
            effective_from=self.effective_from,
        )

    def _tasks(self, source: YamlSource) -> tuple[Task, ...]:
        tasks = [replace(task, line=source.line("tasks", i)) for i, task in enumerate(self.tasks)]
        for i, duties in enumerate(self.duties):
            lines = [source.line("duties", i, "items", j) for j in range(len(duties.items))]
            tasks.extend(duties.build(i + 1, lines))
        return tuple(tasks)
