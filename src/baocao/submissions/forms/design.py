"""Designs the form of one unit: its tables from the catalogue, its tasks from the plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from baocao.core.errors import Problem, UsageError
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.areas.registry import AreaRegistry
from baocao.definitions.indicators.disaggregations import full_disaggregations
from baocao.definitions.indicators.model import DataElement, Disaggregation, IndicatorCatalogue
from baocao.definitions.indicators.naming import option
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan
from baocao.submissions.forms.model import (
    Audience,
    Form,
    FormColumn,
    FormItem,
    FormTable,
    LastReported,
    ThemeSheet,
)
from baocao.submissions.forms.words import FormWords, TableSpec
from baocao.submissions.validation.rule import DataRule
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.standing import StandingValues

WIDEST, WIDEST_WITH_PREVIOUS = 18, 12  # columns of a table that a sheet of A4 can be read with
WHOLE = AreaLevel.PROVINCE, AreaLevel.INSTITUTION
DENOMINATOR_CHECK = "denominator_changed"  # its elements are those that several sources count


def audience(
    areas: AreaRegistry, province: AdminUnit, period: ReportingPeriod, unit: AdminUnit
) -> Audience:
    """Who fills in the form, and on which areas; `unit` is the province or a unit in it.

    Raises `UsageError` for any other unit.
    """
    districts = areas.children(province.code, on=period.end)
    codes = tuple(district.code for district in districts)
    if unit.code == province.code:
        return Audience(province, unit, period, (*districts, province), codes)
    if unit.exists_on(period.end) and province in areas.upward(unit, period.end):
        only = areas.counted_beside.get(unit.code)
        told = None if only is None else frozenset(only)
        return Audience(province, unit, period, (unit,), codes, told)
    what = f"{unit.name} không phải đơn vị báo cáo của {province.name} trong kỳ {period.key}"
    names = ", ".join(district.name for district in districts)
    raise UsageError(Problem(what, "--unit", f"chọn {province.name}, hoặc một trong: {names}"))


def design(
    audience: Audience,
    words: FormWords,
    catalogue: IndicatorCatalogue,
    rules: Sequence[DataRule],
    plans: Sequence[Plan],
    previous: Iterable[Submission],
) -> Form:
    """Everything that the form of `audience` asks; tasks are the provincial office's to report."""
    earlier = _earlier(previous)
    tables = _Tables(audience, words, catalogue, _denominators(rules), earlier)
    return Form(
        audience=audience,
        unit_name=words.called(audience.unit),
        sheets=tuple(tables.sheets()),
        items=tuple(_items(plans)) if audience.is_provincial else (),
        earlier=earlier,
    )


def _denominators(rules: Iterable[DataRule]) -> frozenset[str]:
    return frozenset(
        e for rule in rules if rule.checked_by == DENOMINATOR_CHECK for e in rule.elements
    )


def _earlier(previous: Iterable[Submission]) -> LastReported:
    """The latest of what was reported before, whoever reported it."""
    sent = tuple(previous)
    values = StandingValues(o for s in sent for o in s.observations).last_values()
    progress = {(p.plan, p.item): p for s in sent for p in s.progress}
    return LastReported(values, progress, frozenset(s.file for s in sent if s.synthetic))


def _items(plans: Iterable[Plan]) -> Iterator[FormItem]:
    """Tasks, and before them the targets that have no number."""
    for plan in plans:
        for target in plan.targets:
            if target.indicator is None:
                about = (target.clause, target.name, "", target.deadline)
                yield FormItem(plan.id, plan.citation, target.id, *about)
        for task in plan.tasks:
            about = (task.clause, task.name, task.lead, task.due)
            yield FormItem(plan.id, plan.citation, task.id, *about)


@dataclass(frozen=True)
class _Tables:
    """Divides the catalogue into the tables of one form."""

    audience: Audience
    words: FormWords
    catalogue: IndicatorCatalogue
    denominators: frozenset[str]
    earlier: LastReported

    def sheets(self) -> Iterator[ThemeSheet]:
        for theme, title in self.catalogue.themes.items():
            specs = [spec for spec in self._specs(theme) if self._concerns(spec)]
            tables = [self._table(number, spec) for number, spec in enumerate(specs, start=1)]
            if tables:
                with_previous = any(self._was_reported(table) for table in tables)
                most = WIDEST_WITH_PREVIOUS if with_previous else WIDEST
                fitting = [part for table in tables for part in self._cut(table, most)]
                yield ThemeSheet(
                    title,
                    tuple(
                        replace(table, number=number, has_previous=with_previous)
                        for number, table in enumerate(fitting, start=1)
                    ),
                    self.words.sheets.get(theme, ""),
                )

    def _cut(self, table: FormTable, most: int) -> Iterator[FormTable]:
        """A table too wide to be read on paper, as several of about the same width."""
        parts = ceil(len(table.columns) / most)
        width = ceil(len(table.columns) / parts)
        for part in range(parts):
            title = self.words.texts.continued.format(title=table.title) if part else table.title
            columns = table.columns[part * width : (part + 1) * width]
            yield replace(table, title=title, columns=columns)

    def _specs(self, theme: str) -> list[TableSpec]:
        """The tables that the words name, and one for elements that they do not; a theme named
        without a table is none that units are asked for."""
        if self.words.tables.get(theme) == ():
            return []
        named = list(self.words.tables.get(theme, ()))
        known = {element for spec in named for element in spec.elements}
        elements = (e.id for e in self.catalogue.elements.values() if e.theme == theme)
        rest = tuple(element for element in elements if element not in known)
        title = self.words.texts.rest if named else self.words.texts.alone
        return [*named, TableSpec(title, rest)] if rest else named

    def _concerns(self, spec: TableSpec) -> bool:
        only = self.audience.only
        if only is not None:
            return not only.isdisjoint(spec.elements)
        return self.audience.is_provincial or not spec.province_only

    def _table(self, number: int, spec: TableSpec) -> FormTable:
        only = self.audience.only
        asked_for = (id_ for id_ in spec.elements if only is None or id_ in only)
        elements = [self.catalogue.elements[id_] for id_ in asked_for]
        units = {element.unit for element in elements}
        title = spec.title
        if len(units) == 1:
            (unit,) = units
            title = self.words.texts.unit.format(title=title, unit=self.words.unit(unit))
        alone = spec.province_only and self.audience.only is None
        areas = (self.audience.province,) if alone else self.audience.areas
        columns = [
            self._column(element, split, alone=len(elements) == 1, same_unit=len(units) == 1)
            for element in elements
            for split in self._splits(element, spec)
        ]
        asked = (column for column in columns if any(map(column.is_asked, areas)))
        return FormTable(number, title, tuple(asked), areas)

    def _splits(self, element: DataElement, spec: TableSpec) -> tuple[Disaggregation, ...]:
        if element.id in spec.totals:
            return ((),)
        return full_disaggregations(element, self.catalogue)

    def _column(
        self, element: DataElement, split: Disaggregation, *, alone: bool, same_unit: bool
    ) -> FormColumn:
        name = element.name
        if not same_unit:
            name = self.words.texts.unit.format(title=name, unit=self.words.unit(element.unit))
        chosen = dict(split)
        options = tuple(
            option(category, chosen[category], self.catalogue).name
            for category in element.categories
            if category in chosen
        )
        titles = options if alone and options else (name, *options)
        lacking = self._lacking(split)
        return FormColumn(element, split, titles, element.id in self.denominators, lacking)

    def _lacking(self, split: Disaggregation) -> frozenset[str]:
        """The areas without such a figure: only the province and its institutions are of
        provincial level, and a group of named units is of those."""
        parts = [a.code for a in self.audience.areas if a.level not in WHOLE]
        having: Sequence[str] = [*self.audience.districts, *parts]
        for category, chosen in split:
            if chosen in self.words.province_options.get(category, ()):
                having = ()
            having = self.catalogue.categories[category].within(chosen, having)
        return frozenset(parts).difference(having)

    def _was_reported(self, table: FormTable) -> bool:
        return any(
            (column.element.id, area.code, column.split) in self.earlier.values
            for column in table.columns
            for area in table.areas
        )
