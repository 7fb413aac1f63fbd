"""A district's communes added up, one column for several options, columns of one header."""

from __future__ import annotations

import pytest

from baocao.core.errors import BaocaoError
from tests.planted.book import Sheet
from tests.planted.province import MAPPING
from tests.submissions.mapped.conftest import Reading

SHEETS = MAPPING.split("sheets:", maxsplit=1)[0] + "sheets:\n"
COMMUNES = SHEETS + '  - {sheet: "Theo xã", rows: sum, area: "183", header: [3, 3], label: B}\n'
OF_DOSES = (
    SHEETS
    + """\
  - sheet: "Theo xã"
    columns:
      - header: Đối tượng
        element: eligible_population
        options: {age_group: 12-17, dose: [d1, d2]}
      - {header: Kết quả, column: D, element: vaccinated, options: {age_group: 12-17, dose: d1}}
      - {header: Kết quả, column: E, element: vaccinated, options: {age_group: 12-17, dose: d2}}
"""
)


def communes(*deaths: int | None) -> list[Sheet]:
    """A table of communes: new cases and deaths."""
    sheet = Sheet("Theo xã", {"A1": "HUYỆN CAO LỘC, số liệu đến 14/3/2022"})
    sheet.row(3, "TT", "Xã, thị trấn", "Ca mắc mới", "Tử vong mới")
    for n, dead in enumerate(deaths):
        sheet.row(4 + n + n // 2, n + 1, f"Xã {n}", 40 - n, dead)
    sheet.row(9, None, "Tổng cộng", sum(40 - n for n in range(len(deaths))), 1)
    return [sheet]


def test_communes_are_added_up_with_all_their_cells(reading: Reading) -> None:
    """The blank row between them is no part of the range."""
    sent = reading(communes(1, 0, 0), COMMUNES)
    assert {(o.element, o.area, int(o.value), o.source.cell) for o in sent.observations} == {
        ("new_cases", "183", 117, "C4:C5,C7"),
        ("new_deaths", "183", 1, "D4:D5,D7"),
    }


def test_a_sum_that_lacks_a_part_is_refused_at_its_cell(reading: Reading) -> None:
    """A blank is no zero."""
    with pytest.raises(BaocaoError) as caught:
        reading(communes(1, None, 0), COMMUNES)
    (problem,) = caught.value.problems
    assert problem.where.endswith("Theo xã › D5")
    assert "không cộng được “Tử vong mới”" in problem.what


def test_one_column_holds_for_several_options_and_two_columns_share_a_header(
    reading: Reading,
) -> None:
    """People due for both doses; which column is which dose is said by its letters."""
    sheet = Sheet("Theo xã", {"A1": "Số liệu đến 14/3/2022"})
    sheet.row(3, "TT", "Địa bàn", "Đối tượng", "Kết quả", "Kết quả")
    sheet.row(4, 1, "Cao Lộc", 900, 800, 700)
    sent = reading([sheet], OF_DOSES)
    found = {(o.element, dict(o.disaggregation)["dose"]): o.value for o in sent.observations}
    assert found == {
        ("eligible_population", "d1"): 900,
        ("eligible_population", "d2"): 900,
        ("vaccinated", "d1"): 800,
        ("vaccinated", "d2"): 700,
    }
    assert {o.source.cell for o in sent.observations} == {"C4", "D4", "E4"}


OF_TABLES = (
    SHEETS
    + """\
  - sheet: "Theo xã"
    columns:
      - {header: Mũi 1, table: 1, element: vaccinated, options: {age_group: 12-17, dose: d1}}
      - {header: Mũi 1, table: 2, element: vaccinated, options: {age_group: 5-11, dose: d1}}
"""
)


def test_two_tables_share_a_header_and_are_read_apart(reading: Reading) -> None:
    """One below the other, for two age groups."""
    sheet = Sheet("Theo xã", {"A1": "Số liệu đến 14/3/2022"})
    for row, value in ((3, 900), (7, 500)):
        sheet.row(row, "TT", "Địa bàn", "Mũi 1")
        sheet.row(row + 1, 1, "Cao Lộc", value)
        sheet.cells[f"A{row - 1}"] = f"Bảng {row}"
    found = {
        dict(o.disaggregation)["age_group"]: o for o in reading([sheet], OF_TABLES).observations
    }
    assert {age: int(o.value) for age, o in found.items()} == {"12-17": 900, "5-11": 500}
    assert {o.source.cell for o in found.values()} == {"C4", "C8"}


LINES_OF_TABLES = (
    SHEETS
    + """\
  - sheet: "Toàn tỉnh"
    rows: elements
    lines:
      - {header: Mũi 1, table: 1, element: vaccinated, options: {age_group: 12-17, dose: d1}}
      - {header: Mũi 1, table: 2, element: vaccinated, options: {age_group: 5-11, dose: d1}}
"""
)


def test_lines_of_two_tables_are_read_apart(reading: Reading) -> None:
    """Tables of elements, one below the other, for two age groups."""
    sheet = Sheet("Toàn tỉnh", {"A1": "Số liệu đến 14/3/2022"})
    for top, value in ((3, 900), (7, 500)):
        sheet.row(top, "TT", "Chỉ tiêu", "Số lượng")
        sheet.row(top + 1, 1, "Mũi 1", value)
        sheet.cells[f"A{top - 1}"] = f"Bảng {top}"
    found = reading([sheet], LINES_OF_TABLES).observations
    assert [(dict(o.disaggregation)["age_group"], int(o.value)) for o in found] == [
        ("12-17", 900), ("5-11", 500),
    ]  # fmt: skip


def test_a_rule_for_a_table_that_is_not_there_is_named(reading: Reading) -> None:
    """Another rule for the same header is met; the mapping's line says which is not."""
    sheet = Sheet("Toàn tỉnh", {"A1": "Số liệu đến 14/3/2022"})
    sheet.row(3, "TT", "Chỉ tiêu", "Số lượng")
    sheet.row(4, 1, "Mũi 1", 900)
    told = [(r.rule, r.source.cell) for r in reading([sheet], LINES_OF_TABLES).remarks]
    assert told == [("mapping_unused", f"dòng {len(LINES_OF_TABLES.splitlines())}")]
