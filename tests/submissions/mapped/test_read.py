"""Units' own tables read back: every value, with the cell that it stands in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.core.errors import BaocaoError
from baocao.core.quantities import Bound, Quantity
from baocao.submissions.workbooks import container
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.workbook import open_workbook
from tests.planted.book import Formula, Sheet, write
from tests.planted.case import foreign_reader
from tests.planted.foreign_cases import BY_COMMUNE, communes, filled_down, with_subtotals
from tests.planted.province import DISTRICTS, DOSES, FIRST, MAPPING, TOTAL, cases, workbook
from tests.submissions.mapped.conftest import Reading

CODES = ("178", "180", "181", "182", "183", "184", "185", "186", "187", "188", "189")


def values(sent: Submission, element: str) -> dict[tuple[str, ...], Decimal]:
    """Values of one element by area and options."""
    return {
        (o.area, *(option for _, option in o.disaggregation)): o.value
        for o in sent.observations
        if o.element == element
    }


def test_every_count_comes_from_its_own_cell(reading: Reading) -> None:
    """Recomputed here from how the table was made."""
    sent = reading(workbook())
    done = values(sent, "vaccinated")
    assert len(done) == 33
    for place, dose in enumerate(DOSES):
        for n, code in enumerate(CODES):
            assert done[code, "18plus", f"d{place + 1}"] == dose.done + 90 * n
    cells = {o.source.cell for o in sent.observations if o.element == "vaccinated"}
    assert cells == {f"{c}{row}" for c in "DGJ" for row in range(FIRST, FIRST + 11)}
    assert {o.as_of for o in sent.observations} == {date(2022, 3, 14)}
    assert (sent.unit, sent.province, sent.period) == ("20", "lang-son", "2022-Q1")


def test_totals_are_never_added_to_their_parts(reading: Reading) -> None:
    """No count of the province comes from its total row; a rate, which no sum gives, does."""
    sent = reading(workbook())
    assert ("20", "18plus", "d1") not in values(sent, "vaccinated")
    rates = [o for o in sent.observations if o.element == "coverage_rate" and o.area == "20"]
    assert [o.source.cell for o in rates] == [f"{c}{TOTAL}" for c in "EHK"]
    assert sum(values(sent, "cases_cumulative").values()) == sum(1000 + 10 * n for n in range(11))


def test_subtotals_are_not_read(reading: Reading) -> None:
    """Whichever rows they stand between."""
    sheets = workbook()
    with_subtotals(sheets)
    assert {area for area, *_ in values(reading(sheets), "deaths_cumulative")} == set(CODES)


def test_names_fill_down_over_the_rows_of_their_options(reading: Reading) -> None:
    """A blank cell under a name is the same district where the row names an option."""
    sheets = workbook()
    filled_down(sheets)
    found = values(reading(sheets), "vaccinated")
    assert found["180", "18plus", "d1"] == 3901
    assert found["180", "12-17", "d1"] == 801
    assert len(found) == 22


def test_of_rows_that_are_no_districts_the_total_alone_is_read(reading: Reading) -> None:
    """For the area that the mapping names, here the unit itself."""
    sheets = workbook()
    communes(sheets)
    sent = reading(sheets, BY_COMMUNE)
    assert {o.area for o in sent.observations} == {"20"}
    assert {o.source.cell for o in sent.observations} == {f"{c}{TOTAL}" for c in "CDEFGHIJK"}


def test_bounds_stay_bounds(reading: Reading) -> None:
    """ "Trên 74%" in a cell is above 74."""
    sheets = workbook()
    sheets[0].cells["K8"] = "trên 74%"
    rates = {o.source.cell: o for o in reading(sheets).observations}
    assert rates["K8"].quantity == Quantity(Decimal(74), Bound.ABOVE)


SCALES = """\
  - sheet: "Bộ Y tế"
    rows: elements
    lines:
      - {header: Dân số, scale: thousands_dot}
      - {header: Số liều tiêm trong kỳ, scale: thousands_dot, options: {dose: d1}}
"""


def ministry() -> list[Sheet]:
    """As in a workbook of the ministry: dots of thousands read as decimals beside text."""
    sheet = Sheet("Bộ Y tế")
    sheet.row(1, "Số liệu đến 14/3/2022")
    sheet.row(3, "Chỉ tiêu", "Kết quả")
    sheet.row(4, "Dân số", 855.8)
    sheet.row(5, "Số liều tiêm trong kỳ", 221.133)
    sheet.row(6, "Số liều được cấp", "8.093.900")
    return [sheet]


def of_ministry(lines: str) -> str:
    return MAPPING.split("sheets:", maxsplit=1)[0] + "sheets:\n" + lines


def test_lost_thousands_are_restored_when_the_mapping_says_so(reading: Reading) -> None:
    """Numeric cells alone; what people wrote as text is complete."""
    sent = reading(ministry(), of_ministry(SCALES))
    found = {o.source.cell: o.value for o in sent.observations}
    assert found == {"B4": 855_800, "B5": 221_133, "B6": 8_093_900}


def test_lost_thousands_are_never_guessed(reading: Reading) -> None:
    """Without the mapping's word the fraction stays, for the rule on counts to refuse."""
    sent = reading(ministry(), of_ministry('  - {sheet: "Bộ*", rows: elements}\n'))
    found = {o.source.cell: o.value for o in sent.observations}
    assert found == {"B4": Decimal("855.8"), "B5": Decimal("221.133"), "B6": 8_093_900}


def test_formulas_are_read_by_their_stored_value(reading: Reading) -> None:
    """And never computed: the stored value may be of any age."""
    sheets = [cases()]
    sheets[0].cells["C5"] = Formula("=1/0", 1000)
    mapping = MAPPING.replace('  - {sheet: "Tiêm chủng*"}\n', "") + "as_of: 2022-03-14\n"
    assert values(reading(sheets, mapping), "cases_cumulative")["178",] == 1000


@pytest.mark.parametrize(
    ("limit", "value", "what"),
    [
        ("MAX_BYTES", 2_000, "quá giới hạn"),
        ("MAX_UNPACKED_BYTES", 2_000, "bung ra quá"),
        ("MAX_SHEETS", 1, "2 trang tính"),
        ("MAX_CELLS", 20, "quá 2 triệu ô"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_limits_hold_for_units_own_workbooks(
    reading: Reading,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
    limit: str,
    value: int,
    what: str,
) -> None:
    """Whatever the mapping says, nothing is read of a file that is too large."""
    monkeypatch.setattr(container, limit, value)
    with pytest.raises(BaocaoError, match=what):
        reading(workbook(), suffix=suffix)


def test_without_a_mapping_the_message_says_what_to_run(reading: Reading) -> None:
    """The command, with the file's name."""
    with pytest.raises(BaocaoError) as caught:
        reading(workbook(), MAPPING.replace("*tinh", "*huyen"))
    assert 'baocao map "' in caught.value.problems[0].todo


counts = st.lists(
    st.tuples(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}"])), min_size=11, max_size=11
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=counts, blank_rows=st.lists(st.integers(0, 10), max_size=3), first=st.integers(1, 30))
def test_any_table_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    counts: list[tuple[int, str]],
    blank_rows: list[int],
    first: int,
) -> None:
    """Wherever it stands, with blank rows between, numbers as numbers or as text."""
    sheet = Sheet("Ca bệnh", {"A1": "Đến 14/3/2022"})
    sheet.row(first + 1, "TT", "Địa bàn", "Tổng số ca mắc")
    row = first + 2
    for n, (count, pattern) in enumerate(counts):
        row += blank_rows.count(n)
        value = count if pattern == "{}" else pattern.format(count).replace(",", ".")
        sheet.row(row, n + 1, DISTRICTS[n], value)
        row += 1
    sheet.row(row, None, "Cộng", sum(count for count, _ in counts))
    sent = _read_one(tmp_path_factory.mktemp("bang"), sheet)
    expected = {(code,): count for code, (count, _) in zip(CODES, counts, strict=True)}
    assert values(sent, "cases_cumulative") == expected
    assert sent.remarks == ()


def _read_one(folder: Path, sheet: Sheet) -> Submission:
    mapping = MAPPING.replace('  - {sheet: "Tiêm chủng*"}\n', "")
    path = write(folder / "bieu-tinh-lang-son.xlsx", [sheet])
    reader = foreign_reader(folder / "mappings", mapping)
    return reader(open_workbook(path, path.name), Folder("lang-son", "2022-Q1"))


def test_a_workbook_outside_of_folders_may_be_of_a_week(tmp_path: Path) -> None:
    """The mapping names the period, of whatever regime."""
    path = write(tmp_path / "bieu-tinh-lang-son.xlsx", workbook())
    reader = foreign_reader(tmp_path / "mappings", "period: 2022-W10\n" + MAPPING)
    assert reader(open_workbook(path, path.name), None).period == "2022-W10"


@pytest.mark.parametrize("what", ["cho phụ nữ mang thai", "trong tuần", "tháng trước", "chưa đủ"])
def test_a_table_whose_title_narrows_what_it_counts_is_not_read_as_all(
    what: str, reading: Reading
) -> None:
    """The mapping was made before the second table came, of districts that the first has not."""
    sheet = Sheet("Tiêm chủng", {"A1": "Số liệu tính đến ngày 14/3/2022"})
    sheet.row(3, "TT", "Địa bàn", "Số người từ 18 tuổi trở lên đã tiêm mũi 1")
    sheet.row(4, 1, "Cao Lộc", 500)
    sheet.row(5, 2, "Lộc Bình", 400)
    sheet.cells["A8"] = f"II. Kết quả tiêm {what}"
    sheet.row(9, "TT", "Địa bàn", "Số người từ 18 tuổi trở lên đã tiêm mũi 1")
    sheet.row(10, 1, "Chi Lăng", 5)
    sheet.row(11, 2, "Bắc Sơn", 4)
    sent = reading([sheet], MAPPING.replace('  - {sheet: "Ca bệnh*"}\n', ""))
    assert [(o.source.cell, o.area) for o in sent.observations] == [("C4", "183"), ("C5", "188")]
    told = [(r.rule, r.source.cell) for r in sent.remarks if r.rule != "area_without_row"]
    assert told == [("unmapped_column", "C9")]


def test_an_empty_row_is_known_by_its_cells(reading: Reading) -> None:
    """A district without any value has an empty cell for each; one that lacks some is told of
    those by a rule of its own."""
    sheets = workbook()
    for column in "CDEFGHIJK":
        sheets[0].cells[f"{column}{FIRST}"] = ""
    empty = reading(sheets).blanks
    assert {blank.area for blank in empty} == {CODES[0]}
    done = {blank.source.cell for blank in empty if blank.element == "vaccinated"}
    assert done == {f"{column}{FIRST}" for column in "DGJ"}


def test_a_second_day_in_the_titles_is_told(reading: Reading) -> None:
    """Whichever of them is taken, and above a table further down as well."""
    sheets = workbook()
    sheets[0].cells["A3"] = "BÁO CÁO NGÀY 20/3/2022"
    (told,) = [r for r in reading(sheets).remarks if r.rule == "title_day_differs"]
    assert told.source.cell == "A3"
    assert dict(told.words) == {"found": "ngày 20/3/2022", "as_of": "14/3/2022"}
