"""What numbers stand for: percentages by their format, thousands by the table's own words."""

from __future__ import annotations

import pytest

from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.model import Scale
from tests.planted.book import Sheet, Value
from tests.planted.province import DISTRICTS, MAPPING
from tests.submissions.mapped.conftest import Reading

SHEETS = MAPPING.split("sheets:", maxsplit=1)[0] + "sheets:\n"
RATE = "Tỷ lệ tiêm mũi 3 người từ 18 tuổi trở lên"


def rates(*values: Value, percents: int = 0) -> list[Sheet]:
    """A column of rates, of which the first ones have a percent format."""
    sheet = Sheet("Ca bệnh", {"A1": "Số liệu đến 14/3/2022"})
    sheet.row(3, "TT", "Địa bàn", RATE)
    for n, value in enumerate(values):
        sheet.row(4 + n, n + 1, DISTRICTS[n], value)
    sheet.percents |= {f"C{4 + n}" for n in range(percents)}
    return [sheet]


def read(reading: Reading, sheets: list[Sheet], more: str = "") -> tuple[list[str], list[str]]:
    """The values that are read, and the rules that something is found by, with the cell."""
    sent = reading(sheets, SHEETS + "  - {sheet: Ca bệnh" + more + "}\n")
    found = [f"{r.rule} {r.source.cell}" for r in sent.remarks if r.rule != "area_without_row"]
    return [f"{o.value:f}" for o in sent.observations], found


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_a_percent_format_proves_the_scale(reading: Reading, suffix: str) -> None:
    """0.83 that people see as 83,00% is 83%."""
    sent = reading(rates(0.83, 0.915, 0.77, percents=3), SHEETS + "  - {sheet: Ca bệnh}\n", suffix)
    assert [f"{o.value:f}" for o in sent.observations] == ["83", "91.5", "77"]


CASES: list[tuple[str, tuple[Value, ...], int, str, list[str], list[str]]] = [
    ("one typed among formats", (0.83, 0.91, 69.4), 2, "", ["83", "91", "69.4"], []),
    ("small and without a format", (0.83, 0.91, 0.5), 2, "", ["83", "91"], ["fraction_cell C6"]),
    ("no format at all", (0.83, 0.91), 0, "", [], ["fraction_column C4"]),
    ("text without a sign", ("0,83", "0,91"), 0, "", [], ["fraction_column C4"]),
    ("text with a sign", ("0,83%", "91%"), 0, "", ["0.83", "91"], []),
    ("text among percentages", ("83,1", "0,91"), 0, "", ["83.1"], ["fraction_cell C5"]),
    ("a zero says nothing", (0, 83.5), 0, "", ["0", "83.5"], []),
]


@pytest.mark.parametrize(
    ("values", "percents", "more", "expected", "found"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_rates_are_read_by_their_cells(
    reading: Reading,
    values: tuple[Value, ...],
    percents: int,
    more: str,
    expected: list[str],
    found: list[str],
) -> None:
    """Format and sign decide each cell; what neither decides is found and not read."""
    assert read(reading, rates(*values, percents=percents), more) == (expected, found)


def of_column(scale: str) -> str:
    return f', columns: [{{header: "{RATE}", scale: {scale}}}]'


def test_a_mapping_decides_what_cells_do_not(reading: Reading) -> None:
    """Cells with a format or a sign keep what they show."""
    mixed: tuple[Value, ...] = (0.83, 0.91, 69.4, "0,5", "0,7%")
    assert read(reading, rates(*mixed, percents=1), of_column("percent")) == (
        ["83", "0.91", "69.4", "0.5", "0.7"],
        [],
    )
    assert read(reading, rates(0.83, 0.91, "0,5", "0,7%", percents=1), of_column("fraction")) == (
        ["83", "91", "50", "0.7"],
        [],
    )


UNITS = [
    ("Đơn vị tính: nghìn người", Scale.THOUSAND),
    ("Số liệu đến 14/3/2022. ĐVT: 1.000 liều", Scale.THOUSAND),
    ("(Đơn vị: 1000 người)", Scale.THOUSAND),
    ("Dân số (ngàn người)", Scale.THOUSAND),
    ("Số liều (triệu liều)", Scale.MILLION),
    ("Đơn vị tính: người", None),
    ("Tử vong/100.000 dân", None),
    ("Tỷ suất (1.000 dân)", None),
    ("Tổng hợp 1.000 điểm tiêm", None),
]


@pytest.mark.parametrize(("text", "scale"), UNITS)
def test_units_of_measure_that_count_in_thousands(
    lexicon: Lexicon, text: str, scale: Scale | None
) -> None:
    """In a title after "đơn vị tính", in a header in brackets; rates per head are none."""
    found = lexicon.words.multiple(text)
    assert (found and found[0]) == scale


def people(title: str, header: str) -> list[Sheet]:
    sheet = Sheet("Ca bệnh", {"A1": "Số liệu đến 14/3/2022", "A2": title})
    sheet.row(4, "TT", "Địa bàn", header)
    sheet.row(5, 1, "Cao Lộc", 12.5)
    return [sheet]


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("Đơn vị tính: nghìn người", "Dân số"),
        ("", "Dân số (nghìn người)"),
        ("(1.000 người)", "Dân số"),
    ],
)
def test_thousands_apply_when_the_mapping_says_so_and_are_found_when_not(
    reading: Reading, title: str, header: str
) -> None:
    """For a sheet or for a column; "as_is" says that the numbers are complete."""
    assert read(reading, people(title, header)) == ([], ["unit_of_table C5"])
    assert read(reading, people(title, header), ", scale: thousand") == (["12500"], [])
    column = f', columns: [{{header: "{header}", scale: thousand}}]'
    assert read(reading, people(title, header), column) == (["12500"], [])
    values, _ = read(reading, people(title, header), column.replace("thousand", "as_is"))
    assert values == ["12.5"]


def test_a_line_has_its_own_unit(reading: Reading) -> None:
    """The column "Đơn vị tính" of a table of elements."""
    sheet = Sheet("Ca bệnh", {"A1": "Số liệu đến 14/3/2022"})
    sheet.row(3, "TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả")
    sheet.row(4, 1, "Dân số", "nghìn người", 800)
    sheet.row(5, 2, "Ca mắc mới", "ca", 120)
    assert read(reading, [sheet], ", rows: elements") == (["120"], ["unit_of_table D4"])
    lines = ", rows: elements, lines: [{header: Dân số, scale: thousand}]"
    assert read(reading, [sheet], lines) == (["800000", "120"], [])
