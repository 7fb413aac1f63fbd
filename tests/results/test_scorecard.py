"""The scorecard holds what the results hold, the neediest unit on top."""

from __future__ import annotations

from dataclasses import replace

from baocao.definitions.programmes.model import MainIndicator, UnitRate
from baocao.results.grades import Grade
from baocao.results.model import TargetStatus
from baocao.results.report_data import ReportData
from baocao.results.scorecard import ScoreCell, ScoreRow, scorecard
from tests.document.charts.sample import ADULTS_3, CASES, DISTRICTS, report, result, target

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
    assert pale.need == (0, 5, 0)


def test_units_stand_by_their_rate_where_they_have_it() -> None:
    """A large unit has more cases; without the rate its count is all there is."""
    rate = replace(CASES, id="rate")
    named = UnitRate(indicator="rate", label="Mắc/100.000 dân")
    counted = sample(SICK.model_copy(update={"by_units": named}))
    catalogue = counted.inputs.catalogue
    known = replace(catalogue, indicators={**catalogue.indicators, "rate": rate})
    counted = replace(counted, inputs=replace(counted.inputs, catalogue=known))
    assert [column.label for column in scorecard(counted).columns] == ["Ca mắc"]
    results = (*counted.results, result((), "3", area=CITY, of=rate))
    rated = scorecard(replace(counted, results=results))
    assert [column.label for column in rated.columns] == [named.label]


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
