"""Figures of results, each fact of them: values, counts, what was before, thresholds, needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from baocao.core.quantities import Bound, Quantity
from baocao.definitions.periods.model import PeriodType
from baocao.definitions.programmes.model import CountedElement, NeedRole
from baocao.definitions.programmes.threshold_rule import ThresholdRule
from baocao.results.ledger.figures import Figures
from baocao.results.ledger.model import Figure, Formula, FormulaKind, Operand, stated
from baocao.results.ledger.need_figures import of_lacking, of_need, of_part, of_rate
from baocao.results.ledger.relative_figures import of_relative
from baocao.results.ledger.threshold_figures import of_deviation, of_limit, of_mean
from baocao.results.model import Amount, Comparison, IndicatorResult
from baocao.results.needs import Need
from baocao.results.thresholds import Threshold, YearCount
from baocao.submissions.workbooks.model import SourceCell
from tests.results.sample import ADULTS_D3, CATALOGUE, CITY, DAY, PROVINCE, at, computed, obs

FIGURES = Figures(PROVINCE.code, {})
COVERAGE = CATALOGUE.indicators["coverage"]
BEFORE = date(2022, 9, 14)
GIVEN = obs("vaccinated", 845, split=ADULTS_D3)
MORE = obs("eligible_population", 1000, split=ADULTS_D3)
RESULT = computed(GIVEN, MORE)
THEN = Comparison("2022-Q3", Quantity(Decimal("80.25")), Decimal("4.25"), BEFORE)


def of_coverage(end: str, text: str, value: str, unit: str, formula: Formula) -> Figure:
    """A figure with all that is the same of every figure of a coverage."""
    return Figure(
        f"coverage.18plus.d3.20.{end}", text, Decimal(value), unit, formula,
        indicator="coverage", area="20", disaggregation=ADULTS_D3, as_of=DAY,
        numerator=RESULT.numerator, denominator=RESULT.denominator,
        sources=(GIVEN.source, MORE.source),
    )  # fmt: skip


RATIO = Formula(FormulaKind.RATIO, COVERAGE.formula, multiplier=Decimal(100))
NOW = of_coverage("value", "84,50%", "84.5", "percent", RATIO)
EARLIER = replace(
    of_coverage("at-2022-Q3", "80,25%", "80.25", "percent", RATIO),
    as_of=BEFORE, numerator=None, denominator=None, sources=(),
)  # fmt: skip


def operand(figure: Figure) -> Operand:
    return Operand(figure.text, figure.value, figure.id)


def test_a_result_says_what_it_was_before() -> None:
    """With the period; the formula is the indicator's."""
    assert FIGURES.of_result(RESULT) == NOW
    compared = replace(RESULT, previous=THEN)
    assert FIGURES.of_result(compared) == replace(NOW, previous="80,25% (2022-Q3)")


def test_a_count_is_a_figure_of_its_own_cells() -> None:
    """Of one cell or of several; nothing stands below it."""
    above = replace(
        of_coverage("num", "845", "845", "count", Formula(FormulaKind.CELL)),
        denominator=None, sources=(GIVEN.source,),
    )  # fmt: skip
    below = replace(
        of_coverage("den", "1.000", "1000", "count", Formula(FormulaKind.CELL)),
        numerator=RESULT.denominator, denominator=None, sources=(MORE.source,),
    )  # fmt: skip
    assert FIGURES.of_numerator(RESULT) == above
    assert FIGURES.of_denominator(RESULT) == below
    two = Amount(Quantity(Decimal("845.5")), (at(3), at(4)))
    found = FIGURES.of_numerator(replace(RESULT, numerator=two))
    assert found == replace(
        above, text="845,5", value=Decimal("845.5"), formula=Formula(FormulaKind.CELLS),
        numerator=two, sources=two.sources,
    )  # fmt: skip


def test_an_earlier_value_and_the_change_since() -> None:
    """The earlier value has no cells here; the change has the larger value first."""
    assert FIGURES.of_previous(RESULT, THEN) == EARLIER
    parts = operand(NOW), operand(EARLIER)
    rise = Formula(FormulaKind.CHANGE, operands=parts, periods=("2022-Q3",))
    change = of_coverage("change-2022-Q3", "4,25", "4.25", "percentage_points", rise)
    assert FIGURES.of_change(RESULT, THEN) == change
    down = replace(THEN, quantity=Quantity(Decimal(90)), change=Decimal("-5.5"))
    fall = FIGURES.of_change(RESULT, down)
    assert fall is not None
    assert (fall.text, fall.value) == ("5,50", Decimal("-5.5"))
    assert [one.text for one in fall.formula.operands] == ["90%", "84,50%"]


def test_a_change_in_proportion_has_no_counts() -> None:
    """Neither numerator nor what was before: it is made of two figures."""
    parts = operand(NOW), operand(EARLIER), operand(EARLIER)
    value = Decimal("4.25") / Decimal("80.25") * 100
    formula = Formula(FormulaKind.RELATIVE, operands=parts, periods=("2022-Q3",))
    expected = of_coverage("relative-2022-Q3", "5,3%", "0", "percent", formula)
    expected = replace(expected, value=value, numerator=None, denominator=None)
    assert of_relative(FIGURES, replace(RESULT, previous=THEN), THEN) == expected
    low = replace(THEN, quantity=Quantity(Decimal("33.8")), change=Decimal("50.7"))
    then = replace(EARLIER, text="33,80%", value=Decimal("33.8"))
    formula = Formula(FormulaKind.MULTIPLE, operands=(operand(NOW), operand(then)),
                      periods=("2022-Q3",))  # fmt: skip
    expected = of_coverage("multiple-2022-Q3", "2,5", "2.5", "ratio", formula)
    expected = replace(expected, numerator=None, denominator=None)
    assert of_relative(FIGURES, RESULT, low) == expected


RULE = ThresholdRule(
    citation="Điều 1", valid_from=date(2022, 1, 1), period_types=(PeriodType.QUARTER,),
    indicator="tests_done", category="test_method", options=("pcr",), years=3,
    deviations=Decimal(2), fewest_years=3,
)  # fmt: skip


def counted_tests(value: int) -> IndicatorResult:
    split = (("test_method", "pcr"),)
    return computed(obs("tests", value, split=split), indicator="tests_done", split=split)


def threshold(values: Mapping[int, str], now: int = 30) -> Threshold:
    counts = tuple(
        YearCount("pcr", year, Decimal(value), (SourceCell("b.csv", "", "", f"dòng {year}"),))
        for year, value in values.items()
    )
    return Threshold(counted_tests(now), RULE, counts, (), (), Decimal(20), Decimal("4.5"))


def test_figures_of_a_threshold_are_those_of_its_count() -> None:
    """Area, split and day of the count; the cells and numbers of the earlier years."""
    found = threshold({2019: "15.5", 2020: "20", 2021: "1200"})
    numbers = ("15,5", Decimal("15.5")), ("20", Decimal(20)), ("1.200", Decimal(1200))
    years = tuple(Operand(*number) for number in numbers)
    common = replace(
        of_coverage("", "", "0", "count", RATIO),
        unit=found.result.indicator.unit.value, indicator="tests_done", numerator=None,
        denominator=None, disaggregation=(("test_method", "pcr"),),
        sources=tuple(cell for count in found.counts for cell in count.sources),
    )  # fmt: skip
    mean = replace(
        common, id="tests_done.pcr.20.mean", text="20", value=Decimal(20),
        formula=Formula(FormulaKind.MEAN, "2019-2021", years),
    )  # fmt: skip
    deviation = replace(
        common, id="tests_done.pcr.20.deviation", text="4,5", value=Decimal("4.5"),
        formula=Formula(FormulaKind.DEVIATION, "2019-2021", years),
    )  # fmt: skip
    limit = replace(
        common, id="tests_done.pcr.20.limit", text="29", value=Decimal(29),
        formula=Formula(FormulaKind.LIMIT, "2", (operand(mean), operand(deviation))),
    )  # fmt: skip
    assert (of_mean(found), of_deviation(found), of_limit(found)) == (mean, deviation, limit)
    open_ = replace(found, mean=None, deviation=None)
    assert (of_mean(open_), of_deviation(open_), of_limit(open_)) == (None, None, None)


ROLE = NeedRole(
    id="vac-xin", name="Vắc xin", unit="liều", due=CountedElement(element="eligible_population"),
    done=CountedElement(element="vaccinated"), stock=CountedElement(element="icu_beds"),
    per_person=Decimal("0.5"), wastage=Decimal("2.5"),
)  # fmt: skip
DUE = Amount(Quantity(Decimal(1000)), (at(2), at(3)))
DONE = Amount(Quantity(Decimal("400.5")), (at(4),))
STOCK = Amount(Quantity(Decimal(50)), (at(5),))
NEED = Need(ROLE, DUE, DONE, STOCK, {"stock": 2})


def of_role(end: str, text: str, value: str, formula: Formula) -> Figure:
    return Figure(f"need.vac-xin.20.{end}", text, Decimal(value), "count", formula, area="20")


def test_each_number_of_a_need_is_a_figure() -> None:
    """Of its cells, of what the programme says, or counted by the report."""
    words = stated("ghi ở roles.needs của programme.yaml")
    due, done, stock = (of_part(FIGURES, NEED, name) for name in ("due", "done", "stock"))
    assert (due, done, stock) == (
        replace(of_role("due", "1.000", "1000", Formula(FormulaKind.CELLS)),
                numerator=DUE, sources=DUE.sources),
        replace(of_role("done", "400,5", "400.5", Formula(FormulaKind.CELL)),
                numerator=DONE, sources=DONE.sources),
        replace(of_role("stock", "50", "50", Formula(FormulaKind.CELL)),
                numerator=STOCK, sources=STOCK.sources),
    )  # fmt: skip
    each, whole = of_rate(FIGURES, NEED, "per_person"), of_rate(FIGURES, NEED, "whole")
    assert each == of_role("per_person", "0,5", "0.5", words)
    assert whole == replace(of_role("whole", "102,5%", "102.5", words), unit="percent")
    assert of_lacking(FIGURES, NEED, "stock") == Figure(
        "need.vac-xin.lacking-stock.20.count", "2", Decimal(2), "count",
        stated("số đơn vị chưa có số liệu"), area="20",
    )  # fmt: skip


@pytest.mark.parametrize("left_out", [(), ("done",), ("stock",), ("done", "stock")])
def test_an_amount_needed_is_made_of_its_parts_in_order(left_out: tuple[str, ...]) -> None:
    """What the role does not name counts as nothing and has no cell."""
    amounts = {"due": DUE, "done": DONE, "stock": STOCK}
    role = ROLE.model_copy(update=dict.fromkeys(left_out))
    due, done, stock = (None if name in left_out else a for name, a in amounts.items())
    need = Need(role, due, done, stock)
    found = of_need(FIGURES, need)
    assert found is not None
    texts = ["1.000", "0" if "done" in left_out else "400,5", "0,5", "102,5%"]
    texts.append("0" if "stock" in left_out else "50")
    assert [one.text for one in found.formula.operands] == texts
    ids = [f"need.vac-xin.20.{n}" for n in ("due", "done", "per_person", "whole", "stock")]
    kept = [id_ if id_.rpartition(".")[2] not in left_out else "" for id_ in ids]
    assert [one.figure for one in found.formula.operands] == kept
    expected = of_role("value", found.text, str(need.amount), found.formula)
    sources = tuple(c for name, a in amounts.items() if name not in left_out for c in a.sources)
    assert found == replace(expected, sources=sources)


def test_what_is_missing_makes_no_figure() -> None:
    """Neither of the part nor of the need."""
    need = Need(ROLE, DUE, None, STOCK)
    assert of_part(FIGURES, need, "done") is None
    assert of_need(FIGURES, need) is None


def test_a_figure_of_a_unit_or_a_bound_is_told_apart() -> None:
    """Another area is another id, and a bound stands in the ledger as in the text."""
    of_city = replace(RESULT, area=replace(PROVINCE, code=CITY))
    bound = replace(of_city, quantity=Quantity(Decimal("84.5"), Bound.BELOW))
    found = FIGURES.of_result(bound)
    assert (found.id, found.area) == ("coverage.18plus.d3.178.value", CITY)
    assert (found.text, found.bound) == ("dưới 84,50%", Bound.BELOW)
