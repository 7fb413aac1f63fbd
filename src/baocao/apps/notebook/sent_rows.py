"""Rows of what units sent: areas, observations, findings, who sent, areas by level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baocao.apps.notebook.columns import Row
from baocao.build.workspace.collect import Collected
from baocao.build.workspace.definitions import Definitions
from baocao.core.vietnamese.numbers import decimals_of, format_value
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.naming import element_name, split_key
from baocao.document.narrative.phrases import Phrases
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission
from baocao.submissions.workbooks.standing import (
    StandingValues,
    by_day,
    by_provider,
    of_period,
)

PLACES = 6  # most decimals that an observed value is printed with


@dataclass(frozen=True)
class SentRows:
    """The rows of one province and period, before anything is computed."""

    definitions: Definitions
    collected: Collected
    phrases: Phrases

    @property
    def _key(self) -> Row:
        return {
            "province": self.collected.province.slug,
            "province_name": self.collected.province.name,
            "period": self.collected.period.key,
        }

    def areas(self) -> Iterator[Row]:
        """The province and the districts that exist at the end of the period."""
        for unit in (self.collected.province, *self.collected.districts):
            yield {**self._key, **_area(unit), "level": unit.level.value}

    def observations(self) -> Iterator[Row]:
        """Every value, with whether it is one that stands: of a stock each provider's last, of
        a flow the last of each day."""
        elements = self.definitions.catalogue.elements
        standing = {
            o.source
            for stated in self._by_provider()
            for o in of_period(stated, elements[stated[0].element].aggregation)
        }
        for sent in self.collected.submissions:
            for observation in sent.observations:
                stands = observation.source in standing
                yield {**self._observation(sent, observation), "stands": stands}

    def findings(self) -> Iterator[Row]:
        for finding in self.collected.findings:
            name = self.definitions.areas.get(finding.area).name if finding.area else ""
            yield {
                **self._key,
                **_cell(finding.source),
                "rule": finding.rule,
                "rule_name": finding.rule_name,
                "severity": finding.severity.value,
                "severity_name": self.phrases[f"severity.{finding.severity.value}"],
                "area": finding.area,
                "area_name": name,
                "message": finding.message,
                "expected": finding.expected,
                "todo": finding.todo,
                "confirmed": finding.confirmed,
            }

    def completeness(self) -> Iterator[Row]:
        """Every unit that has to report, and whether it did, itself or through the department."""
        told = self.collected.completeness
        for unit in told.expected:
            facts = {"received": unit in told.received, "through": unit in told.through}
            yield {**self._key, **_area(unit), **facts}

    def levels(self) -> Iterator[Row]:
        """Areas by the level that was announced, one value a day; nothing is computed. A level is
        its place among the options of the programme's role, from 1."""
        role = self.definitions.programme.roles.levels
        if role is None:
            return
        places = self._places(role.category)
        closing = {o.source for stated in self._by_provider() for o in by_day(stated).values()}
        for sent in self.collected.submissions:
            for observation in sent.observations:
                level = places.get(dict(observation.disaggregation).get(role.category, ""))
                if observation.element == role.element and level and observation.source in closing:
                    row = self._observation(sent, observation)
                    counted = int(observation.value)
                    yield {**row, "assessed_level": level, "areas_at_level": counted}

    def _places(self, category: str) -> dict[str, int]:
        options = self.definitions.catalogue.categories[category].options
        return {option.id: place for place, option in enumerate(options, start=1)}

    def _by_provider(self) -> Iterator[list[Observation]]:
        """The values of each group, those of each provider by themselves."""
        sent = self.collected.submissions
        groups = StandingValues(o for s in sent for o in s.observations).groups
        for stated in groups.values():
            yield from by_provider(stated).values()

    def _observation(self, sent: Submission, observation: Observation) -> Row:
        catalogue = self.definitions.catalogue
        element = catalogue.elements[observation.element]
        split, quantity = observation.disaggregation, observation.quantity
        return {
            **self._key,
            **_area(self.definitions.areas.get(observation.area)),
            **_cell(observation.source),
            "element": element.id,
            "element_name": element_name(element, split, catalogue),
            "split": split_key(split),
            "value": float(quantity.value),
            "bound": quantity.bound.value,
            "text": format_value(quantity, element.unit, min(decimals_of(quantity.value), PLACES)),
            "unit": element.unit.value,
            "as_of": observation.as_of,
            "provider": observation.provider,
            "definition": observation.definition,
            "note": observation.note,
            "synthetic": sent.synthetic,
        }


def _area(unit: AdminUnit) -> Row:
    return {"area": unit.code, "area_name": unit.name}


def _cell(source: SourceCell | None) -> Row:
    if source is None:
        return {"file": "", "sheet": "", "cell": ""}
    return {"file": source.file, "sheet": source.sheet, "cell": source.cell}
