"""For any observations, results and validation go by the same value, and what they leave out
though it says otherwise is a finding."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from decimal import Decimal
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from baocao.core.project import Project
from baocao.core.quantities import Quantity
from baocao.definitions.areas.registry import load_areas
from baocao.definitions.indicators.model import Aggregation
from baocao.results.compute import IndicatorComputer, Request
from baocao.submissions.validation.check import validate
from baocao.submissions.validation.evidence import Evidence
from baocao.submissions.validation.fractions import denominators, spot_of
from baocao.submissions.validation.rules import load_rules
from baocao.submissions.workbooks.model import Observation
from baocao.submissions.workbooks.standing import latest, of_one_provider, of_period
from tests.results.sample import (
    ADULTS,
    ADULTS_D3,
    CATALOGUE,
    CITY,
    DISTRICTS,
    PERIOD,
    PROVINCE,
    ROOT,
    at,
    index,
    submission,
)

AREAS = load_areas(ROOT / "data" / "areas.csv")
TWICE = ("duplicate_different", "differs_within_day")
RULES = tuple(
    rule for rule in load_rules(Project(ROOT).of("covid-19"), CATALOGUE) if rule.id in TWICE
)
DENOMINATORS = RULES[0].elements

ELEMENTS = (
    ("cases_cumulative", (), ("",)),
    ("new_cases", (), ("",)),
    ("population", (), ("", "thống kê", "dân cư")),
    ("vaccinated", ADULTS_D3, ("",)),
    ("eligible_population", ADULTS_D3, ("", "sổ sức khỏe")),
    ("eligible_population", ADULTS, ("sổ sức khỏe",)),
)
DAYS = st.integers(10, 14).map(lambda day: date(2022, 12, day))
HOURS = st.sampled_from([None, time(9), time(17)])
ROWS = st.tuples(
    st.sampled_from(ELEMENTS).flatmap(
        lambda e: st.tuples(st.just(e[0]), st.just(e[1]), st.sampled_from(e[2]))
    ),
    st.sampled_from([PROVINCE.code, CITY]),
    st.integers(1, 4),
    DAYS,
    HOURS,
)


@st.composite
def observations(draw: st.DrawFn) -> tuple[Observation, ...]:
    """Few elements, days and values, so that many fall on each other; each in its own cell."""
    row = count(2)
    return tuple(
        Observation(element, area, split, Quantity(Decimal(value)), day, at(next(row)), hour, by)
        for (element, split, by), area, value, day, hour in draw(st.lists(ROWS, max_size=25))
    )


def evidence(values: tuple[Observation, ...]) -> Evidence:
    return Evidence((submission(*values),), (), CATALOGUE, AREAS, PERIOD, ())


def flows(element: str) -> bool:
    return CATALOGUE.elements[element].aggregation is Aggregation.FLOW


@given(observations())
def test_the_value_of_the_period_is_the_same(values: tuple[Observation, ...]) -> None:
    """The latest of a stock, of one of its providers; the sum of a flow over its days."""
    sent, found = evidence(values).now, index(*values)
    for group, stated in sent.groups.items():
        total = found.amount(*group)
        assert total is not None
        if flows(group[0]):
            used = of_period(stated, Aggregation.FLOW)
            assert total.amount.quantity.value == sum(o.value for o in used)
            assert total.amount.sources == tuple(o.source for o in used)
        else:
            assert total.amount.sources in [(o.source,) for o in sent.of_each_provider(group)]


@given(observations(), st.sampled_from(["thống kê", "dân cư", "sổ sức khỏe"]))
def test_the_value_of_one_provider_is_the_same(
    values: tuple[Observation, ...], provider: str
) -> None:
    """The plan's provider stands where it counted, whoever else did."""
    sent, found = evidence(values).now, index(*of_one_provider(values, provider))
    for group, stated in sent.groups.items():
        own, total = sent.latest(group, provider), found.amount(*group)
        if provider in {o.provider for o in stated}:
            assert own is not None
            assert total is not None
            assert total.amount.sources == (own.source,)


@given(observations())
def test_the_value_of_each_day_is_the_same(values: tuple[Observation, ...]) -> None:
    """What validation compares on a day is the point that a trend shows."""
    sent, found = evidence(values).now, index(*values)
    for group, stated in sent.groups.items():
        if len({o.provider for o in stated}) > 1:
            continue
        points = {total.as_of: total.amount.sources for total in found.history(*group)}
        days = {o.as_of: sent.on_day(group, o.as_of) for o in stated}
        assert points == {day: (o.source,) for day, o in days.items() if o}


@given(observations())
def test_a_rate_stands_over_the_same_count(values: tuple[Observation, ...]) -> None:
    """The denominator that a share is checked against is the one that its result has."""
    known = evidence(values)
    coverage = CATALOGUE.indicators["coverage"]
    computer = IndicatorComputer(index(*values), CATALOGUE, PROVINCE, DISTRICTS)
    last = latest(known.now.groups.get(("vaccinated", PROVINCE.code, ADULTS_D3), ()))
    if last is None:
        return
    bases = denominators(coverage, spot_of(last), known)
    result = computer.compute(Request(coverage, PROVINCE, ADULTS_D3))
    if bases:
        assert result is not None
        assert result.numerator is not None
        assert result.denominator is not None
        assert result.numerator.sources == (last.source,)
        assert result.denominator.sources in [
            tuple(o.source for o in base.observations) for base in bases
        ]


@given(observations())
def test_what_is_left_out_and_says_otherwise_is_a_finding(values: tuple[Observation, ...]) -> None:
    """Of the values of one day from one provider every cell is used, repeated, or told of."""
    found = validate(
        (submission(*values),), catalogue=CATALOGUE, areas=AREAS, period=PERIOD, rules=RULES
    )
    told = {finding.source for finding in found}
    days: dict[object, list[Observation]] = defaultdict(list)
    for o in values:
        days[o.group, o.as_of, o.provider if o.element in DENOMINATORS else ""].append(o)
    otherwise = set()
    for stated in days.values():
        used = latest(stated)
        assert used is not None
        otherwise |= {o.source for o in stated if o.quantity != used.quantity}
    assert otherwise <= told
    assert bool(otherwise) == bool(told)
