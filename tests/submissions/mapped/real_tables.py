"""Tables whose headers are word for word those of real forms, portals, bulletins and web tables.

`real_headers.yaml` lists them by what they mean, each with its source; numbers are made up. Every
third of a list is held out: what became of those was counted, not looked at, while the matching was
worked on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.submissions.mapped.health_tables import HealthTable, Maker

FILE = Path(__file__).with_name("real_headers.yaml")
HELD_OUT = 3  # every third
LEVEL = " › "
KNOWN = {
    "18plus": ("d1", "d2", "d3", "d4"),
    "12-17": ("d1", "d2", "d3"),
    "5-11": ("d1", "d2"),
}
Lists = Mapping[str, Any]


def read_lists() -> Lists:
    """The file as it stands: texts with their sources."""
    lists: Lists = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return lists


def kept(texts: Sequence[str], *, held_out: bool) -> list[str]:
    """Every third text of a list, or all the others."""
    return [text for n, text in enumerate(texts, 1) if (n % HELD_OUT == 0) is held_out]


@dataclass(frozen=True)
class RealTables:
    """Makes tables of the words that are `held_out`, or of all the others."""

    lists: Lists
    held_out: bool

    def tables(self, count: int, seed: int = 20221003) -> Iterator[HealthTable]:
        """So many tables of all shapes in turn; the same seed makes the same tables."""
        draw = random.Random(seed)
        shapes = (self._groups, self._with_rates, self._by_dose, self._other_age, self._cases)
        areas = tuple(self.lists["areas"])
        for number in range(count):
            kind = "other_cases" if number % len(shapes) == len(shapes) - 1 else "other_vaccine"
            yield shapes[number % len(shapes)](Maker(draw, areas, self._words(kind)))

    def _words(self, *names: str) -> list[str]:
        found: Any = self.lists
        for name in names:
            found = found[name]
        return kept(list(found), held_out=self.held_out)

    def _pick(self, make: Maker, *names: str, adults: bool = False) -> str:
        """A word of a list; what is said of children alone heads no group of adults."""
        words = self._words(*names)
        return make.pick([w for w in words if not (adults and "trẻ" in w.casefold())])

    def _title(self, make: Maker) -> str:
        return make.pick(list(self.lists["titles"]))

    def _ages(self, make: Maker) -> list[str]:
        ages = list(KNOWN)
        make.draw.shuffle(ages)
        return ages[: make.draw.randint(1, 3)]

    def _doses(self, make: Maker, age: str) -> list[str]:
        doses = list(KNOWN[age][: make.draw.randint(2, len(KNOWN[age]))])
        if age == "18plus" and len(doses) > 2 and make.draw.random() < 0.4:
            doses.insert(2, "additional")
        return doses

    def _group(self, make: Maker, age: str) -> tuple[str, list[str]]:
        """A group's heading and its doses, after its column of people due."""
        head, doses = self._pick(make, "ages", age), self._doses(make, age)
        due = self._pick(make, "due", adults=age == "18plus")
        options = (("dose", dose) for dose in doses)
        make.column((head, due), "eligible_population", ("age_group", age), *options)
        return head, doses

    def _groups(self, make: Maker) -> HealthTable:
        """Per age group people due, then the doses; perhaps what nobody knows."""
        for age in self._ages(make):
            head, doses = self._group(make, age)
            for dose in doses:
                path = (head, *self._pick(make, "doses", dose).split(LEVEL))
                make.column(path, "vaccinated", ("age_group", age), ("dose", dose))
            if make.draw.random() < 0.3:
                make.other(head)
        return make.table(self._title(make))

    def _with_rates(self, make: Maker) -> HealthTable:
        """The same with a rate after each dose, in its own words or those of the dose."""
        rate, own = self._pick(make, "rates"), make.draw.random() < 0.4
        of_dose = self._pick(make, "rates_of_dose")
        for age in self._ages(make):
            head, doses = self._group(make, age)
            for dose in doses:
                options, name = (("age_group", age), ("dose", dose)), f"Mũi {dose[1:]}"
                said = self._pick(make, "doses", dose).split(LEVEL)
                make.column((head, *said), "vaccinated", *options)
                own_name = name.lower() if of_dose[1].islower() else name.upper()
                own = own and dose != "additional"
                text = of_dose.format(own_name) if own else rate
                make.column((head, text), "coverage_rate", *options)
        return make.table(self._title(make))

    def _by_dose(self, make: Maker) -> HealthTable:
        """Three rows: age group, dose, and under it people due, people vaccinated, the rate."""
        due, done = self._pick(make, "due", adults=True), self._pick(make, "done")
        rate = self._pick(make, "rates")
        for age in self._ages(make)[:2]:
            head = self._pick(make, "ages", age)
            for dose in self._doses(make, age):
                options = (("age_group", age), ("dose", dose))
                name = self._pick(make, "doses", dose).split(LEVEL)
                make.column((head, *name, due), "eligible_population", *options)
                make.column((head, *name, done), "vaccinated", *options)
                make.column((head, *name, rate), "coverage_rate", *options)
        return make.table(self._title(make))

    def _other_age(self, make: Maker) -> HealthTable:
        """A group of ours beside one that is none of ours."""
        (age,) = self._ages(make)[:1]
        head, doses = self._group(make, age)
        for dose in doses:
            path = (head, *self._pick(make, "doses", dose).split(LEVEL))
            make.column(path, "vaccinated", ("age_group", age), ("dose", dose))
        other = self._pick(make, "other_ages")
        make.column((other, self._pick(make, "due", adults=True)), None)
        for dose in ("d1", "d2"):
            make.column((other, *self._pick(make, "doses", dose).split(LEVEL)), None)
        return make.table(self._title(make))

    def _cases(self, make: Maker) -> HealthTable:
        """Cases, deaths, people recovered, and what is no element."""
        kinds = list(self.lists["cases"])
        make.draw.shuffle(kinds)
        for element in kinds[: make.draw.randint(4, len(kinds))]:
            make.column(tuple(self._pick(make, "cases", element).split(LEVEL)), element)
            if make.draw.random() < 0.4:
                make.other()
        return make.table("TÌNH HÌNH DỊCH COVID-19 TRÊN ĐỊA BÀN TỈNH")
