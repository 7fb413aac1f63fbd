"""What a report is made from, read and validated; nothing is computed here but who has sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from baocao.core.report_key import ReportKey
from baocao.definitions.areas.crosswalk import NO_PASSAGES, Crosswalk
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.periods.parts import NO_PARTS, PeriodParts
from baocao.definitions.plans.amendments import Amendment
from baocao.definitions.plans.model import Plan
from baocao.definitions.plans.profile import ReportProfile
from baocao.definitions.programmes.model import Programme, ReportType
from baocao.results.computed import Beside, Parts, nobody_beside
from baocao.results.corrections import Correction
from baocao.results.earlier import Recall, made_anew
from baocao.results.earlier_terms import RecallTerms, terms_made_anew
from baocao.results.model import IndicatorResult, PeriodPart, ReferenceValue, YearValue
from baocao.results.thresholds import KnownCounts
from baocao.submissions.validation.model import Finding
from baocao.submissions.workbooks.completeness import Completeness, completeness
from baocao.submissions.workbooks.model import Submission


@dataclass(frozen=True)
class Inputs:
    """What a report is made from. `history` holds earlier periods' submissions by period key,
    oldest first; `previous` and `last_year` name two of those keys. `period_parts` are the parts
    of a longer period that has no submissions of its own, `made_of` says which they are and what
    was sent beside; `sent_before` are the submissions of the
    periods that plans' targets are added up over; `amendments` are those that count by the
    cut-off, also of earlier periods; `known_counts` has the counts of earlier years that
    thresholds are made from, None where there are no thresholds; `recall` may keep what was
    worked out of an earlier period, `recall_terms` what it adds to sums; `parts` says which
    units there were on other days, `beside` which institutions count an element; `computed` has
    the period's results, where they were asked for before.
    `yearly_values` are what relative targets compare with."""

    key: ReportKey
    programme: Programme
    province: AdminUnit
    districts: tuple[AdminUnit, ...]
    reporting_units: tuple[AdminUnit, ...]
    period: ReportingPeriod
    deadline: date
    profile: ReportProfile
    plans: tuple[Plan, ...]
    catalogue: IndicatorCatalogue
    submissions: tuple[Submission, ...]
    history: Mapping[str, tuple[Submission, ...]]
    previous: str
    last_year: str
    references: tuple[ReferenceValue, ...]
    findings: tuple[Finding, ...]
    period_parts: tuple[PeriodPart, ...] = ()
    made_of: PeriodParts = NO_PARTS
    corrections: tuple[Correction, ...] = ()
    sent_before: Mapping[str, tuple[Submission, ...]] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    yearly_values: tuple[YearValue, ...] = ()
    known_counts: KnownCounts | None = None
    crosswalk: Crosswalk = NO_PASSAGES
    parts: Parts | None = field(default=None, compare=False)
    beside: Beside = field(default=nobody_beside, compare=False)
    computed: Callable[[], tuple[IndicatorResult, ...]] | None = field(default=None, compare=False)
    recall: Recall = field(default=made_anew, compare=False)
    recall_terms: RecallTerms = field(default=terms_made_anew, compare=False)

    @property
    def synthetic(self) -> bool:
        """Whether any input is synthetic; the first page then says so."""
        return any(submission.synthetic for submission in self.submissions)

    @property
    def missing_parts(self) -> tuple[str, ...]:
        """The keys of the parts that nobody sent anything for."""
        return tuple(part.key for part in self.period_parts if part.is_missing)

    @property
    def report_type(self) -> ReportType:
        """What kind of report the period gets."""
        return self.programme.report_type(self.period, self.key.type)

    @cached_property
    def completeness(self) -> Completeness:
        """Who of the units that have to report did."""
        return completeness(self.reporting_units, self.submissions)
