"""A right canonical workbook of Lạng Sơn, and how errors are put into it.

Rows are known by name, so that a case says which value it spoils and not which row that is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import openpyxl

from baocao.core.vietnamese.numbers import parse_number
from baocao.submissions.workbooks.model import (
    Confirmation,
    Observation,
    SourceCell,
    Submission,
    TaskProgress,
)
from baocao.submissions.workbooks.write import value_cells, write_submission
from tests.planted.case import AREAS, CATALOGUE, PROGRAMME

DAY = date(2022, 3, 14)
DISTRICTS = tuple(unit.code for unit in AREAS.children("20", DAY))
NOWHERE = SourceCell("", "", "", "")
SHEET = "Số liệu"
PLAN = "lang-son-11-ct-tu"

D1, D2, D3 = ("18plus", "d1"), ("18plus", "d2"), ("18plus", "d3")


@dataclass
class Canonical:
    """The observations by name, in the order of their rows, and what stands around them."""

    rows: dict[str, Observation] = field(default_factory=dict)
    confirmations: list[Confirmation] = field(default_factory=list)
    edits: list[Callable[[openpyxl.Workbook], object]] = field(default_factory=list)
    period: str = "2022-Q1"
    unit: str = "20"

    def add(
        self,
        name: str,
        element: str,
        value: int | str,
        split: tuple[str, ...] = (),
        area: str = "20",
        provider: str = "",
    ) -> None:
        """Add a row; `split` are the options in the order of the element's categories."""
        categories = CATALOGUE.elements[element].categories
        self.rows[name] = Observation(
            element=element,
            area=area,
            disaggregation=tuple(sorted(zip(categories, split, strict=False))),
            quantity=parse_number(str(value)),
            as_of=DAY,
            source=NOWHERE,
            provider=provider,
        )

    def set(self, name: str, value: int | str) -> None:
        self.rows[name] = replace(self.rows[name], quantity=parse_number(str(value)))

    def on(self, name: str, day: date) -> None:
        self.rows[name] = replace(self.rows[name], as_of=day)

    def at(self, name: str, hour: int) -> None:
        self.rows[name] = replace(self.rows[name], as_of_time=time(hour))

    def cell(self, name: str) -> str:
        """Where a row's value stands: "Số liệu!G7"."""
        cells = value_cells(tuple(self.rows.values()), CATALOGUE)
        return f"{SHEET}!{cells[list(self.rows).index(name)]}"

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_submission(
            path, self._submission(), programme=PROGRAMME, catalogue=CATALOGUE, areas=AREAS
        )
        if self.edits:
            book = openpyxl.load_workbook(path)
            for edit in self.edits:
                edit(book)
            book.save(path)

    def _submission(self) -> Submission:
        return Submission(
            file="",
            sha256="",
            unit=self.unit,
            unit_name="Sở Y tế tỉnh Lạng Sơn",
            province="lang-son",
            period=self.period,
            as_of=DAY,
            prepared_by="Phòng Nghiệp vụ Y",
            synthetic=False,
            origin="Báo cáo của đơn vị",
            observations=tuple(self.rows.values()),
            progress=(
                TaskProgress("1", PLAN, "done", date(2022, 3, 1), "Kế hoạch 1", "", NOWHERE),
                TaskProgress("n01.01", PLAN, "in_progress", None, "", "", NOWHERE),
            ),
            confirmations=tuple(self.confirmations),
        )


def of_the_province() -> Canonical:
    """As `right`, with no value of a district: the office sends for none of them."""
    book = right()
    book.rows = {name: row for name, row in book.rows.items() if row.area == book.unit}
    return book


def right() -> Canonical:
    """Every kind of value once, all in agreement."""
    book = Canonical()
    book.add("population", "population", 790_000)
    book.add("adults", "population_18plus", 552_860)
    for name, split, due, done in (
        ("1", D1, 550_000, 549_000),
        ("2", D2, 550_000, 539_500),
        ("3", D3, 550_000, 457_325),
    ):
        book.add(f"due {name}", "eligible_population", due, split)
        book.add(f"done {name}", "vaccinated", done, split)
        book.add(
            f"rate {name}", "coverage_rate", f"{100 * done / due:.2f}".replace(".", ","), split
        )
    book.add("cases", "cases_cumulative", 70_000)
    book.add("recovered", "recovered_cumulative", 60_000)
    book.add("deaths", "deaths_cumulative", 60)
    book.add("treated", "under_treatment", 9_940)
    book.add("home", "treated_by_place", 9_000, ("home",))
    book.add("facility", "treated_by_place", 940, ("facility",))
    book.add("new cases", "new_cases", 4_000)
    for n, code in enumerate(DISTRICTS):
        book.add(f"new cases {n}", "new_cases", 400 if n < 9 else 200, area=code)
    book.add("good", "good_prognosis_rate", "99,2%")
    book.add("communes", "communes", 200)
    for level, count in (("1", 150), ("2", 40), ("3", 8), ("4", 2)):
        book.add(f"level {level}", "communes_by_level", count, (level,))
    return book


def earlier() -> Canonical:
    """The period before: less of what grows, the same groups."""
    book = right()
    book.period = "2021-Q4"
    shares = {"done": Decimal("0.9"), "cases": Decimal("0.8"), "recovered": Decimal("0.7")}
    for name, row in book.rows.items():
        share = shares.get(name.split(" ")[0], Decimal(1))
        value = Decimal(int(row.value * share)) if share != 1 else row.value
        quantity = replace(row.quantity, value=value)
        book.rows[name] = replace(row, quantity=quantity, as_of=date(2021, 12, 14))
    return book
