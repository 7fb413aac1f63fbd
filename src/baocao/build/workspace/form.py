"""The forms of a period's units: reads their inputs once and writes the workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import Scope
from baocao.build.workspace.sent import reads_for, sent_for
from baocao.core.errors import BaocaoError, UsageError
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import IndicatorCatalogue
from baocao.definitions.periods.calendar import previous
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.in_force import asked_by, in_force, needed_of
from baocao.definitions.plans.model import Plan
from baocao.definitions.programmes.units import units_on
from baocao.submissions.forms.design import audience, design
from baocao.submissions.forms.words import FormWords, load_form_words
from baocao.submissions.forms.write import form_workbook
from baocao.submissions.workbooks.model import Group, Observation, Submission
from baocao.submissions.workbooks.standing import StandingValues


def make_form(scope: Scope, unit_text: str | None) -> bytes:
    """The form for a unit, by default the provincial office, with last period's values.

    `unit_text` is a unit's code or name in any spelling. Raises `UsageError` for an
    unknown unit, `BaocaoError` where last period's workbooks cannot be read.
    """
    definitions, province, period = scope.definitions, scope.province, scope.period
    unit = _unit(definitions, province, period, unit_text) if unit_text else province
    return PeriodForms(scope).form(unit)


@dataclass(frozen=True)
class UnitForm:
    """The form of one unit, and what its file is called."""

    unit: AdminUnit
    unit_name: str
    name: str
    content: bytes


@dataclass(frozen=True)
class PeriodForms:
    """Makes the forms of a period; what they have in common is read once.

    A form has the themes that the plans in force and the programme need figures of, of a period
    whose reports are about some alone those; that of the
    provincial office shows what the other units have sent so far, and their sum.
    """

    scope: Scope

    @property
    def units(self) -> tuple[AdminUnit, ...]:
        """Who has to report, the provincial office last."""
        of, scope = self.scope.definitions, self.scope
        return units_on(of.programme, of.areas, scope.province, scope.period.end).reporting

    def every(self) -> Iterator[UnitForm]:
        """The form of every unit, one after the other."""
        for unit in self.units:
            name = f"{unit.official_code}-{unit.slug}.xlsx"
            yield UnitForm(unit, self._words.called(unit), name, self.form(unit))

    def form(self, unit: AdminUnit) -> bytes:
        """The workbook that the unit fills in."""
        of, scope = self.scope.definitions, self.scope
        whom = audience(of.areas, scope.province, scope.period, unit)
        form = design(whom, self._words, self._needed, of.rules, self._plans, self._earlier)
        if whom.is_provincial:
            form = replace(form, came=self._came)
        return form_workbook(form, self._words, of.catalogue, of.rules)

    @cached_property
    def _words(self) -> FormWords:
        of = self.scope.definitions
        return load_form_words(self.scope.project, of.programme, of.catalogue)

    @cached_property
    def _plans(self) -> tuple[Plan, ...]:
        of = self.scope.definitions
        slug = self.scope.province.slug
        plans = of.load_plans(slug)
        return in_force(plans, self.scope.period)

    @cached_property
    def _needed(self) -> IndicatorCatalogue:
        of = self.scope.definitions
        needed = needed_of(of.catalogue, of.programme, self._plans)
        themes = of.programme.themes_of(self.scope.period)
        return asked_by(needed, themes) if themes else needed

    @cached_property
    def _earlier(self) -> tuple[Submission, ...]:
        before = previous(self.scope.period)
        return sent_for(self.scope.definitions, self.scope.province, before)

    @cached_property
    def _came(self) -> dict[Group, Observation]:
        """What units sent of themselves for this period, the office's own workbook left out, and
        what they stated several times."""
        scope = self.scope
        reads = reads_for(scope.definitions, scope.province, scope.period)
        office = scope.province.official_code
        sent = [read.submission for read in reads if read.submission]
        own = (s for s in sent if s.unit != office)
        stated = StandingValues(o for s in own for o in s.observations).groups
        return {group: values[0] for group, values in stated.items() if len(values) == 1}


def _unit(
    definitions: Definitions, province: AdminUnit, period: ReportingPeriod, text: str
) -> AdminUnit:
    try:
        return definitions.areas.find(text, within=province.code, on=period.end)
    except BaocaoError as error:
        raise UsageError(*error.problems) from None
