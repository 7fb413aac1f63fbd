"""What a province's synthetic numbers are drawn from: districts, rates, case counts.

A quarter is 0 (the end of 2022-Q2, from which counts within a period start), 1 (2022-Q3) or
2 (2022-Q4). All counts rise with the quarter, because the rates of the calibration do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from synthetic.draw import draw, part_of, share_out, shifted
from synthetic.population import Population

DOSES = {"18plus": ("d1", "d2", "d3", "d4"), "12-17": ("d1", "d2", "d3"), "5-11": ("d1", "d2")}
# Per cent of those aged 18+ who are listed for these doses; the others count everybody.
LISTED = {"additional": 25, "d4": 30}


@dataclass(frozen=True)
class District:
    """One district with what makes it differ from its province."""

    code: str
    name: str
    population: Population
    communes: int
    lags: bool
    seed: int
    calibration: Mapping[str, Any]

    def draw(self, low: float, high: float, *words: object) -> float:
        return draw(low, high, self.seed, self.code, *words)

    def eligible(self, group: str, dose: str) -> int:
        """People of an age group to whom a dose is due."""
        return part_of(self.population.of(group), LISTED.get(dose, 100))

    def vaccinated(self, group: str, dose: str, quarter: int) -> int:
        """People with a dose so far: never more than had the dose before it."""
        reached = part_of(self.eligible(group, dose), self._coverage(group, dose, quarter))
        before = _dose_before(group, dose)
        return min(reached, self.vaccinated(group, before, quarter)) if before else reached

    def doses_given(self, group: str, dose: str, quarter: int) -> int:
        """Doses within the quarter."""
        now, then = (self.vaccinated(group, dose, q) for q in (quarter, quarter - 1))
        return now - then

    def share(self, name: str, quarter: int) -> float:
        """Per cent done of an indicator whose goal is 100%; a lagging district misses more."""
        missing = 100.0 - self.calibration["shares"][name][quarter - 1]
        factor = self.draw(2.0, 2.6, name) if self.lags else self.draw(0.4, 1.1, name)
        return float(100 - missing * factor)

    def part(self, total: int, name: str, quarter: int) -> int:
        """How many of `total` are done."""
        return part_of(total, self.share(name, quarter))

    def _coverage(self, group: str, dose: str, quarter: int) -> float:
        pace = self.draw(-0.9, -0.6) if self.lags else self.draw(-0.15, 0.45)
        own = self.draw(-0.1, 0.1, group, dose)
        return shifted(self.calibration["coverage"][group][dose][quarter], pace + own)


@dataclass(frozen=True)
class CaseCounts:
    """Cumulative counts of one district at the ends of the three quarters."""

    cases: tuple[int, ...]
    deaths: tuple[int, ...]
    reinfections: tuple[int, ...]


def spread_cases(
    districts: Sequence[District], calibration: Mapping[str, Any]
) -> dict[str, CaseCounts]:
    """The province's cumulative counts by district; parts sum to the province's count."""
    series = {
        name: _spread(calibration[name], [_weight(district, name) for district in districts])
        for name in ("cases", "deaths", "reinfections")
    }
    return {
        district.code: CaseCounts(*(series[name][index] for name in series))
        for index, district in enumerate(districts)
    }


def _spread(totals: Sequence[int], weights: Sequence[float]) -> list[tuple[int, ...]]:
    """Spread the first total and then each increase, so that no district's count falls."""
    steps = [totals[0], *(after - before for before, after in pairwise(totals))]
    parts = [share_out(step, weights) for step in steps]
    by_district = zip(*parts, strict=True)
    return [tuple(sum(own[: i + 1]) for i in range(len(own))) for own in by_district]


def _weight(district: District, name: str) -> float:
    return district.population.total * district.draw(0.8, 1.2, "weight", name)


def _dose_before(group: str, dose: str) -> str | None:
    if dose == "additional":
        return "d2"
    earlier = DOSES[group][: DOSES[group].index(dose)]
    return earlier[-1] if earlier else None
