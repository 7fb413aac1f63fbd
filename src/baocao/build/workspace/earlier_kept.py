"""Earlier periods as reports need them: worked out by one report, kept for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.hashes import told_hash
from baocao.build.workspace.kept import kept_once, look_up
from baocao.build.workspace.read_once import Keys
from baocao.build.workspace.sent import folders_sent
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.definitions.plans.model import Plan
from baocao.results.accumulated import own_terms
from baocao.results.asked_of_parts import asked_of_parts
from baocao.results.compute import Request
from baocao.results.denominators import used_provider
from baocao.results.earlier import EarlierPeriod, Recall
from baocao.results.earlier_terms import EarlierTerms, RecallTerms
from baocao.results.report_data import ReportData
from baocao.results.trends import dated_counts

Kept = TypeVar("Kept")

DISTRICTS, PROVINCE, SUMS = "huyen", "tinh", "luy-ke"  # what is kept of a period, in its own file


@dataclass(frozen=True)
class EarlierKept:
    """Where earlier periods of a report are kept, and what they depend on beside what was sent:
    the units of the report's day, whose counts its plans go by, the themes that it is about; and
    the days of the period and of what it is made of."""

    definitions: Definitions
    province: AdminUnit
    districts: tuple[AdminUnit, ...]
    plans: tuple[Plan, ...]
    themes: tuple[str, ...] = ()

    @cached_property
    def _told(self) -> Keys:
        """By files as the command told of them, which will do to find what is kept."""
        return Keys(self.definitions.folders, told_hash)

    @cached_property
    def _keys(self) -> Keys:
        """By files as they are, for what is made from them now."""
        return Keys(self.definitions.folders)

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        districts = (unit.code for unit in self.districts)
        return self.province.code, *districts, used_provider(self.plans)

    def recall(self, periods: Iterable[ReportingPeriod], compared: Iterable[str]) -> Recall:
        """How the earlier `periods` are kept; `compared` have the districts' results. Of those the
        province's alone are kept too, which is what the reports after the next one ask for."""
        known = {period.key: period for period in periods}

        def recall(key: str, make: Callable[[], EarlierPeriod]) -> EarlierPeriod:
            def both() -> EarlierPeriod:
                found = make()
                kept(PROVINCE, lambda: found.of_area(self.province.code))
                return found

            def kept(scope: str, make: Callable[[], EarlierPeriod]) -> EarlierPeriod:
                return self._kept(known[key], scope, (scope,), EarlierPeriod, make)

            return kept(DISTRICTS, both) if key in compared else kept(PROVINCE, make)

        return recall

    def recall_terms(
        self, periods: Iterable[ReportingPeriod], asked: Iterable[Request]
    ) -> RecallTerms:
        """How that is kept which `periods` add to sums: what is `asked` of each. Every target
        asks for it, and it is read once."""
        facts = _facts(asked)
        known = {period.key: period for period in periods}
        read: dict[str, EarlierTerms] = {}

        def recall(key: str, make: Callable[[], EarlierTerms]) -> EarlierTerms:
            if key not in known:  # then nothing was sent for it
                return make()
            if key not in read:
                read[key] = self._kept(known[key], SUMS, facts, EarlierTerms, make)
            return read[key]

        return recall

    def keep(self, data: ReportData) -> None:
        """Keep what later reports need of a report's own period: none works it out again."""
        inputs = data.inputs
        sent, period = inputs.submissions, inputs.period
        counts = dated_counts(inputs, period.key, sent)
        for scope, results in ((DISTRICTS, data.results), (PROVINCE, data.of_whole)):
            made = partial(EarlierPeriod.of, sent, results, counts)
            self._kept(period, scope, (scope,), EarlierPeriod, made)
        asked = asked_of_parts(inputs)
        if asked and any(one.period == period.key for one in sent):
            made_terms = partial(own_terms, inputs)
            self._kept(period, SUMS, _facts(asked), EarlierTerms, made_terms)

    def _kept(
        self,
        period: ReportingPeriod,
        name: str,
        facts: Iterable[str],
        kind: Callable[..., Kept],
        make: Callable[[], Kept],
    ) -> Kept:
        definitions, province = self.definitions, self.province
        folders = folders_sent(definitions, province, period)
        names = {folder.name for folder in folders}
        parts = (part for part in definitions.shorter(period) if part.key in names)
        days = (f"{one.key} {one.start} {one.end}" for one in (period, *parts))
        about = (*self._codes, *days, *facts)
        place = results_kept(definitions, province)
        place /= f"{'-'.join((period.key, name, *self.themes))}.json"
        found = look_up(place, self._told.of(folders, *about), kind)
        if found is None:
            key = self._keys.of(folders, *about)
            found = kept_once(place, key, kind, lambda: (make(),))
        (kept,) = found
        return kept


def results_kept(definitions: Definitions, province: AdminUnit) -> Path:
    """The folder with what is kept of a province's earlier periods."""
    return definitions.project.cache / "results" / definitions.id / province.slug


def _facts(asked: Iterable[Request]) -> list[str]:
    return [f"{one.indicator.id} {one.area.code} {one.split}" for one in asked]
