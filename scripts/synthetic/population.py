"""Vaccination age groups by district, from the 2019 census in five-year groups.

5-11 is the group 5-9 and 2/5 of 10-14; 12-17 is 3/5 of 10-14 and 3/5 of 15-19; 18+ is the
rest of 15-19 and all from 20 on. Each split is rounded once and its other part is what
remains, so the parts sum to the census. Districts that were merged after the census are
added to the district that they joined.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from baocao.definitions.areas.registry import AreaRegistry


@dataclass(frozen=True)
class Population:
    """Census counts of one district in vaccination age groups."""

    total: int
    ages_5_11: int
    ages_12_17: int
    ages_18plus: int
    ages_65plus: int

    def of(self, age_group: str) -> int:
        """The people of an option of the category age_group."""
        return {
            "5-11": self.ages_5_11,
            "12-17": self.ages_12_17,
            "18plus": self.ages_18plus,
        }[age_group]


def read_populations(table: Path, areas: AreaRegistry, on: date) -> dict[str, Population]:
    """Populations by the code of the district that is in force on `on`."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            district = in_force(areas, row["district_code"], on)
            counts[district][row["age_group"]] += int(row["population"])
    return {district: regroup(ages) for district, ages in counts.items()}


def in_force(areas: AreaRegistry, code: str, on: date) -> str:
    """The unit itself, or the one that it joined before `on`."""
    unit = areas.get(code)
    while not unit.exists_on(on) and unit.successor is not None:
        unit = areas.get(unit.successor)
    return unit.code


def regroup(ages: dict[str, int]) -> Population:
    """Five-year groups ("05-09", …, "85+") to vaccination groups."""
    of_10_14 = round(ages["10-14"] * 2 / 5)
    of_15_19 = round(ages["15-19"] * 3 / 5)
    adults = sum(count for group, count in ages.items() if first_age(group) >= 20)
    return Population(
        total=sum(ages.values()),
        ages_5_11=ages["05-09"] + of_10_14,
        ages_12_17=ages["10-14"] - of_10_14 + of_15_19,
        ages_18plus=ages["15-19"] - of_15_19 + adults,
        ages_65plus=sum(count for group, count in ages.items() if first_age(group) >= 65),
    )


def first_age(group: str) -> int:
    """The youngest age of a census group: 5 for "05-09", 85 for "85+"."""
    return int(group.rstrip("+").split("-")[0])
