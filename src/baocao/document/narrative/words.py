"""Everything a sentence needs to be made: results, figures, names and patterns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import pairwise

from baocao.core.vietnamese.labels import Labels
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.indicators.model import Disaggregation, Indicator, IndicatorCatalogue
from baocao.definitions.indicators.naming import (
    full_name,
    option,
    option_labels,
    page_label,
    pattern_of,
    short_label,
)
from baocao.definitions.periods.calendar import following, period_of
from baocao.definitions.periods.model import PeriodType, ReportingPeriod
from baocao.definitions.periods.naming import period_name
from baocao.definitions.periods.regimes import any_period
from baocao.definitions.plans.profile import ReportProfile
from baocao.document.narrative.phrases import Computed, Phrases, Sentence, filled, listed
from baocao.results.ledger.figures import Figures, figures_of
from baocao.results.model import IndicatorResult
from baocao.results.report_data import ReportData


@dataclass(frozen=True)
class Words:
    """What the sentence makers share for one report."""

    data: ReportData
    figures: Figures
    phrases: Phrases

    @property
    def catalogue(self) -> IndicatorCatalogue:
        return self.data.inputs.catalogue

    @property
    def areas(self) -> str:
        """What the areas below the province are: "xã, phường, đặc khu"."""
        return areas_word(self.data.inputs.districts, self.phrases)

    @property
    def whole(self) -> str:
        """What all that the report is about is called: "toàn tỉnh", "toàn thành phố", "cả nước"."""
        return whole_word(self.data.inputs.province, self.phrases)

    @property
    def kind(self) -> str:
        """What all that the report is about is: "tỉnh", "xã", "cả nước"."""
        return kind_word(self.data.inputs.province)

    @property
    def issuer(self) -> str:
        """Whose report it is: "Sở Y tế tỉnh Lạng Sơn"."""
        inputs = self.data.inputs
        return issuer_name(inputs.profile, inputs.province, self.phrases)

    @cached_property
    def labels(self) -> Labels:
        """The words that numbers stand behind in names of options."""
        return option_labels(self.catalogue)

    def name(self, indicator: Indicator, split: Disaggregation) -> str:
        """The indicator's full name with its split, as sentences begin with it."""
        return full_name(indicator, split, self.catalogue)

    def page_label(self, indicator: Indicator, split: Disaggregation) -> str:
        """What pages call it beside the main figures."""
        return page_label(indicator, split, self.catalogue)

    def told_name(self, indicator: Indicator, split: Disaggregation) -> Sentence:
        """The full name for a sentence: its options are computed words, the rest its pattern's."""
        if not split:
            return (Computed(indicator.name, "label"),)
        phrases = {name: option(name, id_, self.catalogue).in_sentence for name, id_ in split}
        slots = {name: Computed(phrase, "label") for name, phrase in phrases.items()}
        return filled(pattern_of(indicator, split), slots)

    def short_name(self, indicator: Indicator, split: Disaggregation) -> str:
        """The short label that tables and charts print."""
        return short_label(indicator, split, self.catalogue)

    def label(self, result: IndicatorResult) -> str:
        """The short label of a result."""
        return self.short_name(result.indicator, result.disaggregation)

    @cached_property
    def coming(self) -> ReportingPeriod:
        """The period that comes after the report's; after 9 months the last quarter."""
        period = self.data.inputs.period
        if period.type is PeriodType.NINE_MONTHS:
            return period_of(period.end + timedelta(days=1), PeriodType.QUARTER, period.regime)
        return following(period)

    def period_name(self, key: str) -> str:
        """The Vietnamese name of a period, under whatever regime it was reported."""
        return period_name(any_period(key))

    def _in_one_year(self, periods: Sequence[ReportingPeriod]) -> list[str]:
        """Their names; of periods of one year the last one alone says which."""
        names = [period_name(period) for period in periods]
        if len({period.year for period in periods}) > 1 or not names:
            return names
        year = f" năm {periods[-1].year}"
        return [*(name.removesuffix(year) for name in names[:-1]), names[-1]]

    def period_names(self, keys: Sequence[str]) -> str:
        """The names of several periods in a row: "quý I và quý II năm 2022", "tháng 1 đến tháng 6
        năm 2023" where three or more follow each other."""
        periods = [any_period(key) for key in keys]
        if len(periods) > 2 and all(
            following(one).key == other.key for one, other in pairwise(periods)
        ):
            ends = self._in_one_year([periods[0], periods[-1]])
            return self.phrases.text("lists.range", first=ends[0], last=ends[-1])
        names = self._in_one_year(periods)
        return listed(names, self.phrases["lists.comma"], self.phrases["lists.and"])


def areas_word(areas: Sequence[AdminUnit], phrases: Phrases) -> str:
    """What areas are called together by their level: "xã, phường, đặc khu"."""
    level = areas[0].level if areas else AreaLevel.DISTRICT
    return phrases[f"areas.{level.value}"]


def whole_word(unit: AdminUnit, phrases: Phrases) -> str:
    """What all of a unit is called within a sentence."""
    return phrases.text("lists.whole", kind=unit.kind) if unit.kind else lower_first(unit.name)


def kind_word(unit: AdminUnit) -> str:
    """What a unit is within a sentence: "tỉnh"; the name of one that is of no kind, "cả nước"."""
    return unit.kind or lower_first(unit.name)


def issuer_name(profile: ReportProfile, province: AdminUnit, phrases: Phrases) -> str:
    """Whose report or letter it is: the body of the profile, else the province's department."""
    return profile.issuer or phrases.text("report.issuer", province=lower_first(province.name))


def words_of(data: ReportData, phrases: Phrases) -> Words:
    """The shared words of one report."""
    units = data.inputs.catalogue.units.values()
    return Words(data, figures_of(data), phrases.with_units(units))
