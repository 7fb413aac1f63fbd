"""The map of tiles says what the ledger says of each unit, in its shade and with its sign."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from baocao.core.quantities import Quantity
from baocao.definitions.areas.tiles import NO_TILES, load_tiles
from baocao.document.charts.tile_map import describe_map, unit_map
from baocao.document.charts.tiles import FILLS
from baocao.document.charts.vega_lite import Chart
from baocao.results.grades import Grade, grading
from baocao.results.ledger.figures import figures_of
from baocao.results.model import Amount
from tests.document.charts import sample
from tests.document.charts.sample import ADULTS_3, DISTRICTS
from tests.document.charts.spec import notes, spec

ROOT = Path(__file__).parents[3]
MAPS = load_tiles(ROOT / "data" / "tiles.csv", name="data/tiles.csv")
SIGNS = {Grade.FIRST: "●", Grade.SECOND: "!", Grade.THIRD: "!!", Grade.LAST: "!!!"}


def tiles(chart: Chart | None) -> dict[str, dict[str, Any]]:
    """The records of the tiles by the unit's name."""
    datasets = spec(chart)["datasets"].values()
    found = [row for data in datasets for row in data if "tip" in row]
    return {row["tip"].partition(":")[0]: row for row in found}


def test_each_tile_prints_its_figure_in_its_shade() -> None:
    data = sample.full_report()
    drawn = tiles(unit_map(data, sample.words(), "coverage", ADULTS_3, MAPS))
    grades = grading(data, "coverage", ADULTS_3).grades
    assert len(drawn) == len(DISTRICTS)
    for unit in DISTRICTS:
        result = data.find("coverage", ADULTS_3, unit.code)
        text = figures_of(data).of_result(result).text if result else "chưa có số liệu"
        grade = grades.get(unit.code)
        tile = drawn[unit.short_name]
        assert tile["tip"] == f"{unit.short_name}: {text}"
        sign = f"{SIGNS[grade]} " if grade else ""
        assert str(tile["text"]).replace("\n", " ") == f"{unit.short_name} {sign}{text}"
        assert (tile["fill"], tile["ink"]) == FILLS[grade]


def test_tiles_stand_where_the_layout_says() -> None:
    drawn = tiles(unit_map(sample.full_report(), sample.words(), "coverage", ADULTS_3, MAPS))
    layout = MAPS.of({unit.code: unit.name for unit in DISTRICTS}).tiles
    columns = {drawn[u.short_name]["left"]: layout[u.code].column for u in DISTRICTS}
    rows = {drawn[u.short_name]["top"]: layout[u.code].row for u in DISTRICTS}
    assert [columns[x] for x in sorted(columns)] == sorted(columns.values())
    assert [rows[y] for y in sorted(rows)] == sorted(rows.values())


def test_the_table_beside_the_map_has_the_same_words() -> None:
    chart = unit_map(sample.full_report(), sample.words(), "coverage", ADULTS_3, MAPS)
    table = spec(chart)["usermeta"]["table"]
    assert table["headings"] == ["Địa bàn", "Kết quả", "Bậc"]
    assert ["Đình Lập", "91,20%", "! từ 90% đến dưới 100% mức chỉ tiêu"] in table["rows"]
    assert ["phố Lạng Sơn", "chưa có số liệu", ""] in table["rows"]


def test_the_notes_say_what_grades_and_who_has_no_place() -> None:
    drawn = notes(unit_map(sample.full_report(), sample.words(), "coverage", ADULTS_3, NO_TILES))
    assert "Ô tô màu theo mức chỉ tiêu ≥ 95%." in drawn
    assert "Chưa có vị trí trên bản đồ, xếp ở hàng cuối: Huyện Bắc Sơn" in drawn
    without = sample.report(results=sample.DISTRICT_RESULTS)
    drawn = notes(unit_map(without, sample.words(), "coverage", ADULTS_3, MAPS))
    assert "Ô tô màu theo thứ tự giữa các địa bàn." in drawn


def test_a_unit_of_too_few_events_has_no_step_and_the_note_says_so() -> None:
    """One of ten people beside a hundred of a thousand in the others."""
    counts = (("1", "10"), ("100", "1000"), ("200", "1000"))
    results = []
    for unit, (events, people) in zip(DISTRICTS, counts, strict=False):
        parts = [Amount(Quantity(Decimal(count)), ()) for count in (events, people)]
        one = sample.result(ADULTS_3, "10", area=unit)
        quantity = Quantity(Decimal(events) / Decimal(people) * 100)
        results.append(replace(one, quantity=quantity, numerator=parts[0], denominator=parts[1]))
    chart = unit_map(
        sample.report(results=tuple(results)), sample.words(), "coverage", ADULTS_3, MAPS
    )
    own = [tiles(chart)[unit.short_name]["fill"] for unit in DISTRICTS[:3]]
    assert own == [FILLS[grade][0] for grade in (None, Grade.THIRD, Grade.FIRST)]
    assert "Địa bàn quá ít trường hợp (dưới 5" in notes(chart)


def test_a_map_of_close_values_says_why_it_has_no_shades() -> None:
    """They would be read as missing."""
    values = ("91.2", "91.9", "91.5")
    results = tuple(
        sample.result(ADULTS_3, v, area=u) for v, u in zip(values, DISTRICTS, strict=False)
    )
    chart = unit_map(sample.report(results=results), sample.words(), "coverage", ADULTS_3, MAPS)
    assert "Các địa bàn chênh lệch nhau dưới 10% nên không xếp bậc." in notes(chart)
    assert "Ô tô màu" not in notes(chart)


def test_the_words_name_the_highest_and_the_lowest_first() -> None:
    told = describe_map(sample.full_report(), sample.words(), "coverage", ADULTS_3)
    assert "Cao nhất Huyện Đình Lập: 91,20%; thấp nhất Huyện Tràng Định: trên 70%." in told
    assert "Thành phố Lạng Sơn: chưa có số liệu" in told


@pytest.mark.parametrize(
    ("values", "shades"),
    [
        (("5", "5", "5"), {None}),  # all equal: nothing tells them apart
        (("-5", "0", "1000000000"), {Grade.FIRST, Grade.SECOND, Grade.THIRD}),
        (("7",), {None}),
    ],
)
def test_odd_values_draw_something_sensible(
    values: tuple[str, ...], shades: set[Grade | None]
) -> None:
    results = tuple(
        sample.result(ADULTS_3, v, area=u) for v, u in zip(values, DISTRICTS, strict=False)
    )
    drawn = tiles(
        unit_map(sample.report(results=results), sample.words(), "coverage", ADULTS_3, MAPS)
    )
    own = [drawn[unit.short_name]["fill"] for unit in DISTRICTS[: len(values)]]
    assert set(own) == {FILLS[shade][0] for shade in shades}


def test_no_map_of_two_units_or_of_nothing() -> None:
    data = sample.full_report()
    few = replace(data, inputs=replace(data.inputs, districts=DISTRICTS[:2]))
    for none in (few, sample.report()):
        assert unit_map(none, sample.words(), "coverage", ADULTS_3, MAPS) is None
        assert describe_map(none, sample.words(), "coverage", ADULTS_3) == ""


def test_letters_are_at_least_eight_points() -> None:
    chart = spec(unit_map(sample.full_report(), sample.words(), "coverage", ADULTS_3, MAPS))
    sizes = [m["fontSize"] for layer in chart["layer"] if "fontSize" in (m := layer["mark"])]
    assert sizes
    assert min(sizes) >= 8
