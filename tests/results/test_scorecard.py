"""The scorecard holds what the results hold, the neediest unit on top."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from baocao.core.quantities import Quantity
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.indicators.model import Direction
from baocao.definitions.programmes.model import MainIndicator, UnitRate
from baocao.results.grades import Grade
from baocao.results.model import Amount, IndicatorResult, TargetStatus
from baocao.results.report_data import ReportData
from baocao.results.scorecard import ScoreCell, ScoreRow, scorecard
from tests.document.charts.sample import (
    ADULTS_3,
    CASES,
    COVERAGE,
    DISTRICTS,
    report,
    result,
    target,
)

CITY, TRANG_DINH, BINH_GIA = DISTRICTS[:3]


def sample(*shown: MainIndicator) -> ReportData:
    """Two indicators; of Bình Gia neither, of the city only coverage."""
    data = report()
    programme = data.inputs.programme.model_copy(update={"main_indicators": shown})
    results = (
        result(ADULTS_3, "70", area=CITY),
        result(ADULTS_3, "95", area=TRANG_DINH),
        result((), "10", area=TRANG_DINH, of=CASES),
    )
    inputs = replace(data.inputs, programme=programme, districts=(CITY, TRANG_DINH, BINH_GIA))
    return replace(data, inputs=inputs, results=results, targets=())


COVERED = MainIndicator(indicator="coverage", label="Tiêm mũi 3", split="18plus/d3")
SICK = MainIndicator(indicator="cases_cumulative", label="Ca mắc")


def test_units_by_need_with_what_they_reported() -> None:
    found = scorecard(sample(COVERED, SICK))
    assert [column.label for column in found.columns] == ["Tiêm mũi 3", "Ca mắc"]
    assert [row.unit for row in found.rows] == [CITY, BINH_GIA, TRANG_DINH]
    texts = [[c.result and str(c.result.quantity.value) for c in row.cells] for row in found.rows]
    assert texts == [["70", None], [None, None], ["95", "10"]]
    grades = [[cell.grade for cell in row.cells] for row in found.rows]
    assert grades == [[Grade.THIRD, None], [None, None], [Grade.FIRST, None]]


def test_units_with_most_columns_on_the_last_step_come_first() -> None:
    """Before those that are short of more steps in all: three columns a step short are less than
    one at the bottom."""
    has = result(ADULTS_3, "70", area=CITY)
    last, third, second = (ScoreCell(has, Grade(step)) for step in (1, 2, 3))
    red, pale = ScoreRow(CITY, (last,)), ScoreRow(BINH_GIA, (third, third, second))
    assert red.need > pale.need
    assert pale.need == (0, 0, 0, 5, 0)


def test_what_targets_ask_for_comes_before_the_order_of_the_units() -> None:
    """Some unit is always in the last quarter, however well all of them stand."""
    has = result(ADULTS_3, "70", area=CITY)
    late, met = (ScoreCell(has, Grade(step), asked=True) for step in (3, 4))
    last, first = (ScoreCell(has, Grade(step)) for step in (1, 4))
    assert ScoreRow(CITY, (late, first)).need > ScoreRow(BINH_GIA, (met, last)).need


RATE = replace(COVERAGE, id="rate", direction=Direction.LOWER_IS_BETTER, splits=((),))
RATED = SICK.model_copy(update={"by_units": UnitRate(indicator="rate", label="Mắc/dân")})


def counted(shown: MainIndicator, rates: dict[AdminUnit, str]) -> ReportData:
    """The city has 20 cases, Tràng Định 10, Bình Gia 5; of some the rate is known."""
    data = sample(shown)
    known = {**data.inputs.catalogue.indicators, "rate": RATE}
    inputs = replace(data.inputs, catalogue=replace(data.inputs.catalogue, indicators=known))
    cases = {CITY: "20", TRANG_DINH: "10", BINH_GIA: "5"}
    results = (
        *(result((), value, area=unit, of=CASES) for unit, value in cases.items()),
        *(result((), value, area=unit, of=RATE) for unit, value in rates.items()),
    )
    return replace(data, inputs=inputs, results=results)


def told(data: ReportData) -> dict[str, tuple[str | None, Grade | None]]:
    """What the one column says of each unit."""
    rows = scorecard(data).rows
    return {
        row.unit.name: (str(cell.result.quantity.value) if cell.result else None, cell.grade)
        for row in rows
        for cell in row.cells
    }


def test_a_count_is_graded_by_its_rate() -> None:
    """The city has most cases and fewest by its people; figures stay the counts."""
    data = counted(RATED, {CITY: "1", TRANG_DINH: "2", BINH_GIA: "3"})
    assert list(told(data).items()) == [
        (BINH_GIA.name, ("5", Grade.THIRD)),
        (TRANG_DINH.name, ("10", Grade.SECOND)),
        (CITY.name, ("20", Grade.FIRST)),
    ]
    (column,) = scorecard(data).columns
    assert (column.label, column.rate, column.is_graded) == ("Ca mắc", RATE, True)


def test_the_rate_says_which_way_is_better() -> None:
    """Of patients that are found more are better for each unit, though their number is neither:
    who has the lowest rate stands on the last step, and needs somebody."""
    found = counted(RATED, {CITY: "1", TRANG_DINH: "2", BINH_GIA: "3"})
    up = replace(RATE, direction=Direction.HIGHER_IS_BETTER)
    cases = replace(CASES, direction=Direction.NEUTRAL)
    known = {**found.inputs.catalogue.indicators, "rate": up, CASES.id: cases}
    inputs = replace(found.inputs, catalogue=replace(found.inputs.catalogue, indicators=known))
    results = tuple(replace(r, indicator=known[r.indicator.id]) for r in found.results)
    card = scorecard(replace(found, inputs=inputs, results=results))
    assert [(row.unit, *(c.short for c in row.cells)) for row in card.rows] == [
        (CITY, 2),
        (TRANG_DINH, 1),
        (BINH_GIA, 0),
    ]
    assert card.columns[0].grader == up


def test_a_unit_without_a_rate_has_its_count_and_no_grade() -> None:
    """Nobody knows its population."""
    found = told(counted(RATED, {CITY: "1", TRANG_DINH: "2"}))
    assert found[BINH_GIA.name] == ("5", None)
    assert found[CITY.name] == ("20", Grade.FIRST)
    assert found[TRANG_DINH.name] == ("10", Grade.THIRD)


def of_counts(*counts: tuple[str, str]) -> ReportData:
    """The three units' rates, each of so many events among so many people."""
    data = counted(RATED, {CITY: "1", TRANG_DINH: "0", BINH_GIA: "0"})
    parts = {unit.code: count for unit, count in zip(DISTRICTS, counts, strict=False)}

    def of(rate: IndicatorResult) -> IndicatorResult:
        events, among = (Amount(Quantity(Decimal(n)), ()) for n in parts[rate.area.code])
        return replace(rate, numerator=events, denominator=among)

    found = (of(r) if r.indicator is RATE else r for r in data.results)
    return replace(data, results=tuple(found))


def test_a_rate_of_few_events_grades_nobody() -> None:
    """One death among 103,000 people is no worse than none among 60,000; none among a million,
    where many were to be expected, is known to be good."""
    few = of_counts(("1", "103000"), ("0", "60000"), ("0", "50000"))
    assert {grade for _, grade in told(few).values()} == {None}
    assert all(cell.too_few for row in scorecard(few).rows for cell in row.cells)
    known = of_counts(("9", "103000"), ("0", "1000000"), ("0", "50000"))
    grades = {name: grade for name, (_, grade) in told(known).items()}
    assert grades == {CITY.name: Grade.THIRD, TRANG_DINH.name: Grade.FIRST, BINH_GIA.name: None}


def test_close_rates_are_said_to_be_close() -> None:
    """Of rates that are apart, or of which only one is known, nothing is said."""
    for rates, close in ((("90", "90.6", "90.5"), True), (("90", "99", "95"), False)):
        data = counted(RATED, dict(zip((CITY, TRANG_DINH, BINH_GIA), rates, strict=True)))
        (column,) = scorecard(data).columns
        assert column.close is close
        assert {grade is None for _, grade in told(data).values()} == {close}
    (column,) = scorecard(counted(RATED, {CITY: "90"})).columns
    assert not column.close


def test_a_count_without_a_rate_grades_nobody() -> None:
    """A large unit has more cases whatever it does."""
    for shown in (SICK, RATED):
        data = counted(shown, {})
        assert {grade for _, grade in told(data).values()} == {None}
    (column,) = scorecard(counted(SICK, {})).columns
    assert not column.is_graded


def test_a_rate_that_is_all_units_have_is_a_column_of_its_own() -> None:
    data = counted(RATED, {CITY: "1", TRANG_DINH: "2"})
    rates = tuple(one for one in data.results if one.indicator.id == "rate")
    (column,) = scorecard(replace(data, results=rates)).columns
    assert (column.label, column.indicator.id, column.rate) == ("Mắc/dân", "rate", None)


def test_what_no_unit_has_is_no_column() -> None:
    unknown = MainIndicator(indicator="nothing", label="?")
    other = MainIndicator(indicator="coverage", label="Mũi 9", split="18plus/d9")
    fourth = MainIndicator(indicator="coverage", label="Mũi 4", split="18plus/d4")
    assert scorecard(sample(unknown, other, fourth)).columns == ()
    assert scorecard(sample()).rows == ()


def test_a_column_has_its_target_and_the_provinces_result() -> None:
    """The strictest that units are held against; of another indicator it has none."""
    data = sample(COVERED, SICK)
    asked = target(ADULTS_3, "80", TargetStatus.NOT_MET)
    whole = result(ADULTS_3, "83")
    data = replace(data, targets=(asked,), results=(*data.results, whole))
    covered, sick = scorecard(data).columns
    assert (covered.target, covered.province) == (asked, whole)
    assert (covered.indicator.id, covered.split) == ("coverage", ADULTS_3)
    assert (sick.target, sick.province) == (None, None)
