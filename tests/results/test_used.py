"""What was read and is in a report, without a result of its own: units of targets, and needs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from baocao.core.quantities import Bound
from baocao.definitions.areas.model import AdminUnit, AreaLevel
from baocao.definitions.plans.model import Among
from baocao.definitions.programmes.model import CountedElement, NeedRole
from baocao.results.computed import compute_results
from baocao.results.result_base import ResultBase
from baocao.results.used import used_values
from baocao.submissions.workbooks.model import Observation
from tests.results.sample import (
    ADULTS_D3,
    CATALOGUE,
    CITY,
    DISTRICTS,
    PERIOD,
    PROVINCE,
    obs,
    plan,
    submission,
    target,
)

COMMUNE = AdminUnit("001", "Xã 1", "1", AreaLevel.COMMUNE, "xa-1", CITY)
NEED = NeedRole(
    id="vac-xin",
    name="Vắc xin",
    unit="liều",
    due=CountedElement(element="eligible_population", options=dict(ADULTS_D3)),
    stock=CountedElement(element="icu_beds"),
)


def used(base: ResultBase, *sent: Observation) -> set[str]:
    """The elements of all values that were used."""
    submissions = [submission(*sent)]
    results = compute_results(base, PERIOD, submissions)
    found = used_values(base, PERIOD, submissions, results)
    return {element for element, _, _ in found.groups}


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (AreaLevel.COMMUNE, {"vaccinated", "eligible_population", "coverage_rate"}),
        (AreaLevel.DISTRICT, set()),
    ],
)
def test_values_of_units_that_a_target_asks_are_used(level: AreaLevel, expected: set[str]) -> None:
    """Communes below districts, of which the report has no other result; a rate beside the counts
    would be held against them."""
    among = Among(Decimal(90), level)
    base = ResultBase(
        PROVINCE, DISTRICTS, CATALOGUE, (plan(target(among=among)),), reporting=(COMMUNE,)
    )
    sent = [obs(e, 9, COMMUNE.code, ADULTS_D3) for e in ("vaccinated", "eligible_population")]
    assert used(base, *sent) == expected


@pytest.mark.parametrize(
    "stock",
    [obs("icu_beds", 5, CITY), obs("icu_beds", 5, bound=Bound.ABOVE)],
    ids=["of one area", "a bound"],
)
def test_values_that_a_need_asks_for_are_used(stock: Observation) -> None:
    """Also where they make no amount; no indicator is made from them."""
    due = obs("eligible_population", 100, split=ADULTS_D3)
    plain = ResultBase(PROVINCE, DISTRICTS, CATALOGUE, ())
    asked = ResultBase(PROVINCE, DISTRICTS, CATALOGUE, (), needs=(NEED,))
    assert used(plain, due, stock) == set()
    assert used(asked, due, stock) == {"eligible_population", "icu_beds"}


def test_a_rate_beside_counts_is_used_as_its_own_split() -> None:
    """Of the adults' third dose, not of everybody."""
    base = ResultBase(PROVINCE, DISTRICTS, CATALOGUE, ())
    sent = [obs(element, 9, split=ADULTS_D3) for element in ("vaccinated", "eligible_population")]
    submissions = [submission(*sent)]
    results = compute_results(base, PERIOD, submissions)
    found = used_values(base, PERIOD, submissions, results)
    area = PROVINCE.code
    assert found.groups == {
        (element, area, ADULTS_D3)
        for element in ("vaccinated", "eligible_population", "coverage_rate")
    }
    assert found.areas == {area, *(unit.code for unit in DISTRICTS)}
    assert found.open_targets == ()


def test_units_of_before_are_areas_of_the_report() -> None:
    """A district that merged within the period still has values."""
    former = AdminUnit("190", "Huyện Cũ", "Cũ", AreaLevel.DISTRICT, "cu", PROVINCE.code)
    base = ResultBase(
        PROVINCE, DISTRICTS, CATALOGUE, (), parts=lambda code, _: (former,) if code == "20" else ()
    )
    found = used_values(base, PERIOD, [submission()], [])
    assert found.areas == {PROVINCE.code, former.code, *(unit.code for unit in DISTRICTS)}
