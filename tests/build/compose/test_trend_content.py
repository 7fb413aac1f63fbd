"""The small lines of a report's page are the results over time, as the ledger prints them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from baocao.build.compose.trend_content import trend_contents
from baocao.core.quantities import Bound, Quantity, Unit
from baocao.definitions.indicators.model import Aggregation, DataElement
from baocao.document.content import TrendPointContent
from baocao.results.ledger.figures import figures_of
from baocao.results.model import TrendPoint
from tests.document.charts import sample
from tests.document.charts.sample import ADULTS_3, COVERAGE

DAYS = (date(2022, 3, 14), date(2022, 6, 14), date(2022, 9, 14))


def test_the_last_point_is_the_ledgers_figure() -> None:
    """A line that ends with the report's own value ends with what the ledger prints of it."""
    full = sample.full_report()
    result = full.find(COVERAGE.id, ADULTS_3)
    assert result is not None
    assert result.quantity.is_exact
    values = {DAYS[0]: "60", DAYS[1]: "80", date(2022, 12, 14): str(result.quantity.value)}
    trends = sample.trend(COVERAGE, ADULTS_3, values)
    data = sample.report(results=full.results, targets=full.targets, trends=trends)
    (trend,) = trend_contents(data)
    figure = figures_of(data).of_result(result)
    assert (trend.points[-1].text, trend.points[-1].value) == (figure.text, float(figure.value))


def test_rounding_does_not_reach_a_target() -> None:
    """94.996 against a target of 95% is 94,99% on the line too."""
    values = dict(zip(DAYS, ("80", "90", "94.996"), strict=True))
    data = sample.report(
        trends=sample.trend(COVERAGE, ADULTS_3, values),
        targets=sample.full_report().targets,
    )
    (trend,) = trend_contents(data)
    assert trend.points[-1] == TrendPointContent(DAYS[-1], 94.996, "94,99%")


def test_a_bound_is_no_place_on_a_line() -> None:
    """Two exact values and a bound make no line."""
    exact = sample.trend(COVERAGE, ADULTS_3, {DAYS[0]: "60", DAYS[2]: "80"})
    above = Quantity(Decimal(74), Bound.ABOVE)
    bound = TrendPoint(COVERAGE.id, ADULTS_3, "2022-Q2", DAYS[1], above)
    targets = sample.full_report().targets
    assert not list(trend_contents(sample.report(trends=(*exact, bound), targets=targets)))


@pytest.mark.parametrize(("aggregation", "left_out"), [("FLOW", 1), ("STOCK", 0)])
def test_a_week_stands_on_no_line_of_quarters(aggregation: str, left_out: int) -> None:
    """What happened in another length of period is left out; of a stock every day counts."""
    days = (*DAYS, date(2022, 12, 14))
    (term,) = COVERAGE.numerator
    element = DataElement(term.element, "", Aggregation[aggregation], Unit.PERCENT, "")
    first, *others = sample.trend(COVERAGE, ADULTS_3, dict.fromkeys(days, "60"))
    data = sample.report(
        trends=(replace(first, period="2022-W10"), *others), targets=sample.full_report().targets
    )
    catalogue = replace(data.inputs.catalogue, elements={term.element: element})
    data = replace(data, inputs=replace(data.inputs, catalogue=catalogue))
    (trend,) = trend_contents(data)
    assert tuple(point.day for point in trend.points) == days[left_out:]
