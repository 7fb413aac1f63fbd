"""The values that the search finds: those of each district and commune in its last report.

Thousands of them: names of units and of figures stand once, the page's script puts them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from baocao.apps.site.addresses import unit_path
from baocao.apps.site.arrange import by_programme, latest_of
from baocao.apps.site.overview import Overview
from baocao.apps.site.search import synthetic_words
from baocao.apps.site.series import latest_first
from baocao.apps.site.unit_pages import row_id, units_of
from baocao.core.vietnamese.names import lower_first
from baocao.definitions.indicators.model import Direction
from baocao.output.page.view import ValueKey

Measure = tuple[str, str, int]
Held = tuple[str, str, str, list[tuple[Measure, str]]]


def search_values(reports: Sequence[Overview]) -> dict[str, Any]:
    """`measures` are names with the place of their row on a unit's page, "" of a province's own,
    and -1 where the highest is the worst; of each of `units` there is the name, the page, the
    period, and values as the measure's number and the printed text."""
    measures: dict[Measure, int] = {}
    units = [
        [name, path, period, [[_number(measures, name_), text] for name_, text in values]]
        for name, path, period, values in (*_provinces(reports), *_units(reports))
    ]
    return {"measures": list(measures), "units": units}


def _number(measures: dict[Measure, int], measure: Measure) -> int:
    return measures.setdefault(measure, len(measures))


def _provinces(reports: Sequence[Overview]) -> Iterator[Held]:
    for report in latest_of(reports):
        names = _names(report)
        values = [
            ((name, "", sign), value.text)
            for key, value in report.values.items()
            if key in names
            for name, sign in [names[key]]
        ]
        period = f"{report.period.name}{synthetic_words(report)}"
        yield report.province.name, report.page, period, values


def _units(reports: Sequence[Overview]) -> Iterator[Held]:
    for programme, own in by_programme(reports).items():
        newest = latest_first(own)
        for unit in units_of(own):
            last = next(report for report in newest if unit in report.units)
            names = _names(last)
            values = [
                ((name, row_id(*key), sign), value.text)
                for key, value in last.units[unit].items()
                if key in names
                for name, sign in [names[key]]
            ]
            name = f"{last.areas[unit]}, {last.province.name}"
            period = f"{last.period.name}{synthetic_words(last)}"
            yield name, unit_path(programme, unit), period, values


def _names(report: Overview) -> dict[ValueKey, tuple[str, int]]:
    """Each figure's name, and -1 where less of it is better."""
    return {
        (indicator.id, split): (lower_first(name), _sign(indicator.direction))
        for indicator in report.indicators
        for split, name in indicator.splits.items()
    }


def _sign(direction: str) -> int:
    return -1 if direction == Direction.LOWER_IS_BETTER.value else 1
