"""Forecast of need: what the next period takes, against a recomputation by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product
from math import ceil
from typing import Any

import pytest

from baocao.core.quantities import Bound
from baocao.definitions.programmes.model import CountedElement, NeedRole, Roles
from baocao.document.sections.outlook import need_sentence, next_period
from baocao.results.ledger.formula import formula_words, worked_formula
from baocao.results.ledger.need_figures import of_need
from baocao.results.needs import Need
from baocao.submissions.workbooks.model import Observation
from tests.document.narrative.sample import figures, text, words
from tests.document.sample import context, lines
from tests.regimes import administrative
from tests.results.sample import (
    ADULTS_D3,
    CAO_LOC,
    CITY,
    DINH_LAP,
    PROGRAMME,
    PROVINCE,
    obs,
    plan,
    report_data,
    submission,
)  # fmt: skip

GROUP = {"age_group": "18plus", "dose": "d3"}
DUE = CountedElement(element="eligible_population", options=GROUP)
DONE = CountedElement(element="vaccinated", options=GROUP)
STOCK = CountedElement(element="icu_beds")  # any state without a split will do


def role(**others: Any) -> NeedRole:
    fields = {"id": "vac-xin", "name": "Vắc xin", "unit": "liều", "due": DUE} | others
    return NeedRole.model_validate(fields)


def programme(*roles: NeedRole) -> dict[str, Any]:
    return {
        "programme": PROGRAMME.model_copy(update={"roles": Roles(needs=roles)}),
        "plans": [plan()],
    }


def sent(due: int | None, done: int | None = None, stock: int | None = None) -> list[Observation]:
    numbers = (
        ("eligible_population", ADULTS_D3, due), ("vaccinated", ADULTS_D3, done),
        ("icu_beds", (), stock),
    )  # fmt: skip
    return [obs(id_, n, split=split) for id_, split, n in numbers if n is not None]


def stocks(*areas: str) -> list[Observation]:
    return [obs("icu_beds", 2, area) for area in areas]


def need(asked: NeedRole, *observations: Observation) -> Need:
    (found,) = report_data(submission(*observations), **programme(asked)).needs
    return found


@pytest.mark.parametrize("per_person", ["1", "2", "0.5"])
@pytest.mark.parametrize("wastage", ["0", "10", "2.5"])
def test_amounts_are_those_done_by_hand(per_person: str, wastage: str) -> None:
    """In whole units, rounded up; never below nothing."""
    asked = role(done=DONE, stock=STOCK, per_person=per_person, wastage=wastage)
    for due, done, stock in product((1000, 37), (0, 13, 37), (0, 7, 200)):
        by_hand = (due - done) * float(per_person) * (1 + float(wastage) / 100) - stock
        expected = max(0, ceil(round(by_hand, 6)))
        assert need(asked, *sent(due, done, stock)).amount == expected


@pytest.mark.parametrize(
    ("observations", "missing"),
    [
        (sent(None, 1, 1), ("due",)),
        (sent(10, None, 1), ("done",)),
        (sent(10, 1, None), ("stock",)),
        (sent(10), ("done", "stock")),
        ([*sent(10, 1), obs("icu_beds", 5, bound=Bound.ABOVE)], ("stock",)),
        ([*sent(10, 1), obs("icu_beds", 5, CITY), obs("icu_beds", 5, CAO_LOC)], ("stock",)),
    ],
)
def test_a_number_that_is_missing_leaves_none(
    observations: list[Observation], missing: tuple[str, ...]
) -> None:
    """Nobody's zero, no bound, and no sum without a unit."""
    found = need(role(done=DONE, stock=STOCK), *observations)
    assert (found.amount, found.missing) == (None, missing)


def test_units_that_did_not_report_are_counted() -> None:
    """What some units reported is missing from the others alone."""
    told = need(role(stock=STOCK), *sent(10), obs("icu_beds", 5, CITY))
    assert text(need_sentence(words(), told)) == (
        "Vắc xin: chưa đủ số liệu (thiếu số tồn kho của 2 đơn vị)."
    )
    assert text(need_sentence(words(), need(role(stock=STOCK), *sent(10)))).endswith(
        "(thiếu số tồn kho)."
    )


def test_what_a_role_does_not_name_is_not_asked_for() -> None:
    """A test has persons due, and nothing that was done."""
    assert need(role(), *sent(10)).amount == 10


def test_areas_are_added_up() -> None:
    """Three units' stock."""
    found = need(role(stock=STOCK), *sent(10), *stocks(CITY, CAO_LOC, DINH_LAP))
    assert found.amount == 4
    assert found.stock is not None
    assert len(found.stock.sources) == 3


def test_what_institutions_count_is_added() -> None:
    """A hospital's stock lies beside that of the areas; without it the sum lacks a unit."""
    hospital, areas = f"{PROVINCE.code}.benh_vien", (CITY, CAO_LOC, DINH_LAP)
    stock = [obs("icu_beds", 2, code) for code in areas]

    def beside(_code: str, element: str, _on: date) -> Sequence[str]:
        return (hospital,) if element == "icu_beds" else ()

    def found(*observations: Observation) -> Need:
        own = submission(*sent(10), *stock, *observations)
        (need,) = report_data(own, beside=beside, **programme(role(stock=STOCK))).needs
        return need

    assert found(obs("icu_beds", 3, hospital)).amount == 10 - 6 - 3
    assert found().missing == ("stock",)


@pytest.mark.parametrize(
    ("asked", "observations", "expected"),
    [
        (role(done=DONE, stock=STOCK, wastage="10"), sent(1000, 400, 200),
         "Vắc xin: cần thêm 460 liều [= (1.000 - 400) x 1 x 110% - 200]."),
        (role(), sent(1000), "Vắc xin: cần thêm 1.000 liều [= 1.000 x 1 x 100%]."),
        (role(stock=STOCK), sent(10, None, 50),
         "Vắc xin: cần thêm 0 liều, tồn kho đủ dùng [10 x 1 x 100% - 50]."),
        (role(done=DONE), sent(400, 420), "Vắc xin: cần thêm 0 liều [(400 - 420) x 1 x 100%]."),
        (role(done=DONE, stock=STOCK), sent(1000),
         "Vắc xin: chưa đủ số liệu (thiếu số người đã thực hiện, số tồn kho)."),
    ],
)  # fmt: skip
def test_a_need_as_a_sentence(
    asked: NeedRole, observations: list[Observation], expected: str
) -> None:
    """The amount with its formula, or what is missing."""
    report = words(submission(*observations), **programme(asked))
    assert text(need_sentence(report, report.data.needs[0])) == expected


def test_every_number_of_the_formula_is_a_figure() -> None:
    """And the amount names them, with the cells of all that was reported."""
    asked = role(done=DONE, stock=STOCK, wastage="10")
    report = words(submission(*sent(1000, 400, 200)), **programme(asked))
    sentence = need_sentence(report, report.data.needs[0])
    assert figures(sentence) == ["460", "1.000", "400", "1", "110%", "200"]
    figure = of_need(report.figures, report.data.needs[0])
    assert figure is not None
    assert len(figure.sources) == 3
    assert formula_words(figure.formula).endswith("trừ tồn kho; làm tròn lên, không dưới 0")
    assert worked_formula(figure) == "max(0; (1.000 - 400) x 1 x 110% - 200) = 460"


def test_the_section_on_the_next_period_has_them() -> None:
    """Under a heading of their own; a programme without needs has none."""
    report = context(submission(*sent(10)), **programme(role()))
    assert "Dự báo nhu cầu" in "\n".join(lines(next_period(report).blocks))
    none = context(submission(*sent(10)), **programme())
    assert "Dự báo nhu cầu" not in "\n".join(lines(next_period(none).blocks))
    assert replace(report.data, needs=()).needs == ()


def test_decimals_are_kept() -> None:
    """Half a vial a person."""
    assert need(role(per_person="0.5"), *sent(3)).amount == Decimal(2)


def test_a_unit_that_sent_only_before_is_missing_from_a_longer_period() -> None:
    """What it had in stock a quarter ago is no stock; who is due was only told then."""
    quarters = [
        submission(*(replace(one, as_of=end) for one in told), period=key, as_of=end)
        for key, end, told in (
            ("2022-Q3", date(2022, 9, 14), [*sent(100), *stocks(CITY, CAO_LOC, DINH_LAP)]),
            ("2022-Q4", date(2022, 12, 14), stocks(CITY, CAO_LOC)),
        )
    ]
    period = administrative("2022-H2")
    (found,) = report_data(*quarters, period=period, **programme(role(stock=STOCK))).needs
    assert found.due is not None
    assert (found.due.value, found.amount, dict(found.lacking)) == (
        Decimal(100),
        None,
        {"stock": 1},
    )


def test_a_longer_period_needs_what_its_last_part_says() -> None:
    """Of a half-year made of quarters the stock of its last quarter, not all of them."""
    period = administrative("2022-H2")
    quarters = [
        submission(
            *(replace(one, as_of=end) for one in sent(due, None, stock)), period=key, as_of=end
        )
        for key, end, due, stock in (
            ("2022-Q3", date(2022, 9, 14), 100, 30),
            ("2022-Q4", date(2022, 12, 14), 90, 20),
        )
    ]
    (found,) = report_data(*quarters, period=period, **programme(role(stock=STOCK))).needs
    assert (found.amount, dict(found.lacking)) == (Decimal(70), {})
    assert found.stock is not None
    assert len(found.stock.sources) == 1
    events = role(due=CountedElement(element="new_cases"))
    counts = [
        submission(replace(obs("new_cases", number), as_of=end), period=key)
        for key, end, number in (
            ("2022-Q3", date(2022, 9, 14), 100),
            ("2022-Q4", date(2022, 12, 14), 90),
        )
    ]
    (last,) = report_data(*counts, period=period, **programme(events)).needs
    assert last.amount == 90
