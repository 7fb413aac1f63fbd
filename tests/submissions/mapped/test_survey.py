"""Tables are found by what their cells say, whatever stands above them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.load import load_mapping
from baocao.submissions.mapped.model import LeftOut, Mapping, Meaning, Rows, TableContext
from baocao.submissions.mapped.proposal import How, SheetProposal
from baocao.submissions.mapped.propose import Proposer
from baocao.submissions.mapped.read import grid_of
from baocao.submissions.workbooks.workbook import open_workbook
from tests.planted.book import Sheet, Value, write
from tests.planted.province import DISTRICTS

DAY = date(2022, 12, 14)
SPLITS = frozenset({"age_group", "dose"})


@pytest.fixture
def proposer(lexicon: Lexicon) -> Proposer:
    return Proposer(lexicon, TableContext("20", DAY), "20", SPLITS)


def proposed(proposer: Proposer, folder: Path, sheet: Sheet, hidden: bool = False) -> SheetProposal:  # noqa: FBT001, FBT002
    book = open_workbook(write(folder / "b.xlsx", [sheet]), "b.xlsx")
    (name,) = book.sheet_names
    return proposer.sheet(name, grid_of(book, name), None, hidden=hidden)


def table(first: int, *heads: tuple[Value | None, ...], start: str = "A") -> Sheet:
    """Header rows from row `first`, the districts below them."""
    sheet = Sheet("Bieu", {"A1": "Số liệu đến 14/12/2022"})
    for n, head in enumerate(heads):
        sheet.row(first + n, *head, start=start)
    for n, name in enumerate(DISTRICTS):
        row = first + len(heads) + n
        sheet.row(row, n + 1, name, *(100 + n for _ in heads[-1][2:]), start=start)
    return sheet


def place(found: SheetProposal) -> tuple[int, int, int]:
    """First and last row of the header and the column of labels, from 0."""
    (header,) = found.tables
    return header.first, header.last, header.label


WHERE = [
    ("no header above the areas", table(4, (None, None, "Tổng số ca mắc")), (3, 3, 1)),
    ("another word above the areas", table(4, ("TT", "Danh sách", "Tử vong")), (3, 3, 1)),
    ("far to the right", table(6, ("TT", "Đơn vị", "Tử vong"), start="H"), (5, 5, 8)),
    (
        "a word above the areas and groups that look like numbers",
        table(4, ("TT", "Danh sách", "18+", None), (None, None, "Đối tượng", "Mũi 1")),
        (3, 4, 1),
    ),
    (
        "groups above the row of the labels",
        table(4, (None, None, "12-17 tuổi", None), ("TT", "Địa bàn", "Đối tượng", "Mũi 1")),
        (3, 4, 1),
    ),
]


@pytest.mark.parametrize(("sheet", "where"), [w[1:] for w in WHERE], ids=[w[0] for w in WHERE])
def test_the_column_of_areas_is_found_by_its_cells(
    proposer: Proposer, tmp_path: Path, sheet: Sheet, where: tuple[int, int, int]
) -> None:
    """With its header, as far up as words stand above columns of values."""
    found = proposed(proposer, tmp_path, sheet)
    assert (found.rows, place(found)) == (Rows.AREAS, where)
    assert all(header.meaning is not None for header in found.headers) or where[2] == 1


def test_a_unit_of_measure_is_no_second_table(proposer: Proposer, tmp_path: Path) -> None:
    """ "Đơn vị" beside the districts heads their units: "ca", "người"."""
    sheet = table(3, ("TT", "Địa bàn", None, "Tử vong"))
    sheet.cells["C3"] = "Đơn vị"
    for n in range(len(DISTRICTS)):
        sheet.cells[f"C{4 + n}"] = "người"
    found = proposed(proposer, tmp_path, sheet)
    assert place(found) == (2, 2, 1)
    assert [header.header for header in found.headers] == ["Tử vong"]


def test_a_column_without_a_header_is_asked_about_by_its_letters(
    proposer: Proposer, tmp_path: Path, lexicon: Lexicon
) -> None:
    """And can be named so in a mapping."""
    sheet = table(3, ("TT", "Địa bàn", "Tử vong", None))
    found = proposed(proposer, tmp_path, sheet)
    assert [(h.header, h.column, h.meaning is None) for h in found.headers] == [
        ("Tử vong", "", False),
        ("", "D", True),
    ]


def test_one_header_of_several_columns_is_told_apart_by_its_letters(
    proposer: Proposer, tmp_path: Path
) -> None:
    """The rate after each dose."""
    head = ("TT", "Địa bàn", "Đối tượng", "Mũi 1", "Tỷ lệ", "Mũi 2", "Tỷ lệ")
    sheet = table(3, head)
    sheet.cells["A2"] = "Kết quả tiêm trẻ 5-11 tuổi"
    found = proposed(proposer, tmp_path, sheet)
    rates = [
        (h.column, dict(h.meaning.options)["dose"])
        for h in found.headers
        if h.meaning and h.meaning.element == "coverage_rate"
    ]
    assert rates == [("E", "d1"), ("G", "d2")]


def test_parts_by_number_are_left_out_by_one_setting(proposer: Proposer, tmp_path: Path) -> None:
    """Communes below their districts, 1.1 below 1; peers of the districts are asked about."""
    sheet = table(3, ("TT", "Địa bàn", "Tử vong"))
    for n, name in enumerate(("Xã Tân Thanh", "Xã Bảo Lâm")):
        sheet.row(15 + n, f"11.{n + 1}", name, 5)
    ((setting, rows),) = proposed(proposer, tmp_path, sheet).left_out
    assert (setting, rows.rows, rows.is_certain) == (LeftOut.COMMUNES, 2, True)
    for n in range(2):
        sheet.cells[f"A{15 + n}"] = 12 + n
    ((_, rows),) = proposed(proposer, tmp_path, sheet).left_out
    assert not rows.is_certain


def test_other_provinces_are_left_out_by_one_setting(proposer: Proposer, tmp_path: Path) -> None:
    """A table of the country has one row of ours."""
    sheet = Sheet("Bieu")
    sheet.row(3, "TT", "Tỉnh/Thành phố", "Tử vong")
    for n, name in enumerate(("Hà Nội", "TP. Hồ Chí Minh", "Lạng Sơn", "Cao Bằng")):
        sheet.row(4 + n, n + 1, name, 10 + n)
    found = proposed(proposer, tmp_path, sheet)
    assert [(s, r.rows, r.is_certain) for s, r in found.left_out] == [(LeftOut.PROVINCES, 3, True)]
    assert (found.unknown_areas, found.missing) == ((), ())


def test_a_table_of_communes_asks_once_and_names_the_district(
    proposer: Proposer, tmp_path: Path
) -> None:
    """The district of the title; total row or sum is for a person to say."""
    sheet = Sheet("Theo xã", {"A1": "KẾT QUẢ HUYỆN CAO LỘC ĐẾN 14/12/2022"})
    sheet.row(3, "TT", "Xã, thị trấn", "Tử vong mới")
    for n, name in enumerate(("Thị trấn Đồng Đăng", "Bảo Lâm", "Cao Lộc")):
        sheet.row(4 + n, n + 1, name, n)
    found = proposed(proposer, tmp_path, sheet)
    assert (found.rows, found.area, found.unknown_areas) == (None, "183", ())
    assert not found.is_confirmed


def test_missing_districts_are_named(proposer: Proposer, tmp_path: Path) -> None:
    """Before anything is read."""
    sheet = table(3, ("TT", "Địa bàn", "Tử vong"))
    for column in "ABC":
        del sheet.cells[f"{column}14"]
    assert proposed(proposer, tmp_path, sheet).missing == ("Huyện Đình Lập",)


def test_a_hidden_sheet_is_for_a_person_to_decide(proposer: Proposer, tmp_path: Path) -> None:
    """However clear its table is."""
    sheet = table(3, ("TT", "Địa bàn", "Tử vong"))
    assert proposed(proposer, tmp_path, sheet).is_confirmed
    assert not proposed(proposer, tmp_path, sheet, hidden=True).is_confirmed


OTHER = """\
applies_to: ["ttyt-van-lang*"]
unit: "182"
unit_name: Trung tâm Y tế huyện Văn Lãng
province: lang-son
sheets:
  - sheet: "*"
    columns:
      - {header: "Ca F0", element: new_cases}
      - {header: "Bỏ", ignore: true, reason: số nội bộ}
      - {header: "Tiêm 1", element: vaccinated, options: {age_group: 12-17, dose: d1}}
"""


def other(lexicon: Lexicon, folder: Path) -> Mapping:
    path = folder / "khac.yaml"
    path.write_text(OTHER, encoding="utf-8")
    return load_mapping(path, lexicon)


def test_what_a_mapping_of_a_neighbour_says_comes_first(lexicon: Lexicon, tmp_path: Path) -> None:
    """With its file; what it ignores is no decision on this file, and another group than the
    sheet's is none of its columns."""
    mappings = (other(lexicon, tmp_path),)
    proposer = Proposer(lexicon, TableContext("20", DAY), "20", SPLITS, mappings)
    sheet = table(3, ("TT", "Địa bàn", "Ca F0", "Bỏ", "Tiêm 1"))
    found = proposed(proposer, tmp_path, sheet).headers
    assert [(h.how, h.meaning and h.meaning.element, h.origin) for h in found] == [
        (How.NEIGHBOUR, "new_cases", mappings[0].file),
        (How.UNKNOWN, None, ""),
        (How.NEIGHBOUR, "vaccinated", mappings[0].file),
    ]
    sheet.cells["A2"] = "Kết quả tiêm trẻ 5-11 tuổi"
    assert proposed(proposer, tmp_path, sheet).headers[2].meaning is None


def test_titles_of_a_plan_say_nothing_of_what_was_done(proposer: Proposer, tmp_path: Path) -> None:
    """ "Mũi 1" below a plan, or below the doses of a week, is asked about."""
    for title, element in (
        ("Kết quả tiêm vắc xin trẻ 12-17 tuổi", "vaccinated"),
        ("Kế hoạch tiêm vắc xin trẻ 12-17 tuổi", None),
        ("Kết quả tiêm trong tuần, trẻ 12-17 tuổi", None),
    ):
        sheet = table(3, ("TT", "Địa bàn", "Mũi 1", "Mũi 2"))
        sheet.cells["A2"] = title
        found = proposed(proposer, tmp_path, sheet)
        assert {h.meaning.element if h.meaning else None for h in found.headers} == {element}


DOSES, DONE, RATE, CASES = (
    ("Mũi 1", "Mũi 2"),
    ("Đã tiêm mũi 1", "Đã tiêm lũy kế mũi 2"),
    ("Đối tượng", "Mũi 1", "Tỷ lệ (%)"),
    ("Tổng số ca mắc", "Ca mắc mới"),
)
ALL = (
    ("vaccinated", "vaccinated"),
    ("vaccinated", "vaccinated"),
    ("eligible_population", "vaccinated", "coverage_rate"),
    ("cases_cumulative", "new_cases"),
)
NEW = ((None, None), (None, "vaccinated"), (None, None, None), (None, "new_cases"))
PLANNED = ((None, None), ("vaccinated", "vaccinated"), (None, None, None), ALL[3])
NONE = ((None, None), (None, None), (None, None, None), (None, None))
STATE = (*ALL[:3], ("cases_cumulative", None))
TITLES = [
    *((f"KẾT QUẢ TIÊM {when}", NEW) for when in ("TRONG NGÀY", "TRONG THÁNG 12", "HẰNG NGÀY")),
    *((f"KẾT QUẢ TIÊM {when}", NEW) for when in ("TUẦN NÀY", "HÔM NAY", "TĂNG THÊM", "MỚI")),
    *((f"TÌNH HÌNH DỊCH {when}", NEW) for when in ("TUẦN 50", "THÁNG 12", "QUÝ IV", "ĐỢT 3")),
    *((f"KẾT QUẢ TIÊM {when}", NEW) for when in ("9 THÁNG", "NĂM 2022", "NGÀY 14/12/2022")),
    ("KẾT QUẢ TIÊM VẮC XIN PHÒNG COVID-19 TRONG TUẦN", NEW),
    ("KET QUA TIEM TRONG TUAN", NEW),
    ("KẾT QUẢ TIÊM TỪ NGÀY 01/12/2022 ĐẾN NGÀY 14/12/2022", NEW),
    ("KẾT QUẢ TIÊM (01/12/2022 - 14/12/2022)", NEW),
    *((f"KẾT QUẢ TIÊM {when}", NONE) for when in ("KỲ TRƯỚC", "THÁNG TRƯỚC", "TRƯỚC ĐÓ")),
    *((f"KẾT QUẢ TIÊM {when}", NONE) for when in ("CÙNG KỲ NĂM 2021", "TRƯỚC NGÀY 01/12/2022")),
    *((f"{what} TIÊM", NONE) for what in ("DỰ KIẾN", "ƯỚC", "CHƯA", "KHÔNG", "TỪ CHỐI")),
    *((f"LŨY KẾ {since}", NONE) for since in ("TỪ ĐẦU NĂM", "TỪ ĐẦU THÁNG ĐẾN NAY")),
    ("TĂNG, GIẢM SO VỚI TUẦN TRƯỚC", NONE),
    *((f"{what} TIÊM", PLANNED) for what in ("KẾ HOẠCH", "NHU CẦU", "CHỈ TIÊU", "MỤC TIÊU")),
    *((f"SỐ {what} TIÊM", PLANNED) for what in ("ĐĂNG KÝ", "CÒN LẠI CẦN", "CÒN PHẢI")),
    *((f"KẾT QUẢ TIÊM {till}", ALL) for till in ("ĐẾN NGÀY 14/12/2022", "TÍNH ĐẾN 14/12/2022")),
    *((f"KẾT QUẢ TIÊM {when}", ALL) for when in ("THÁNG 12, TÍNH ĐẾN 14/12/2022", "TỈNH ĐIỂM")),
    *((f"KẾT QUẢ TIÊM {till}", STATE) for till in ("LŨY KẾ", "CỘNG DỒN THÁNG 12")),
    ("THÁNG 12 NĂM 2022", ((None, None), *ALL[1:])),
    ("Ngày 14/12/2022", ((None, None), *ALL[1:])),
]


@pytest.mark.parametrize(("title", "means"), TITLES, ids=[title for title, _ in TITLES])
def test_what_a_title_says_of_time_and_plans_holds_for_all_columns(
    title: str,
    means: tuple[tuple[str | None, ...], ...],
    proposer: Proposer,
    tmp_path: Path,
) -> None:
    """Doses of a week are no doses till now, also where a column says "đã tiêm" or stands beside
    its rate; one that says that it is cumulative is, and events of the time sum. Nothing counts
    what was not done, or was at another time."""
    for headers, elements in zip((DOSES, DONE, RATE, CASES), means, strict=True):
        sheet = table(4, ("TT", "Địa bàn", *headers))
        sheet.cells |= {"A1": "SỞ Y TẾ", "A2": title, "A3": "Từ 18 tuổi trở lên"}
        found = proposed(proposer, tmp_path, sheet)
        assert tuple(h.meaning and h.meaning.element for h in found.headers) == elements


def test_tables_below_one_another_are_told_apart_by_their_numbers(
    proposer: Proposer, tmp_path: Path
) -> None:
    """For two age groups, with the same headers in the same columns."""
    sheet = table(3, ("TT", "Địa bàn", "Đối tượng", "Mũi 1"))
    sheet.cells["A2"] = "Trẻ 12-17 tuổi"
    sheet.cells["A16"] = "Trẻ 5-11 tuổi"
    sheet.row(17, "TT", "Địa bàn", "Đối tượng", "Mũi 1")
    for n, name in enumerate(DISTRICTS):
        sheet.row(18 + n, n + 1, name, 50 + n, 40 + n)
    found = proposed(proposer, tmp_path, sheet)
    assert [
        (h.header, h.table, h.meaning and dict(h.meaning.options)["age_group"])
        for h in found.headers
    ] == [
        ("Đối tượng", 1, "12-17"),
        ("Mũi 1", 1, "12-17"),
        ("Đối tượng", 2, "5-11"),
        ("Mũi 1", 2, "5-11"),
    ]


def test_lines_of_tables_below_one_another_are_told_apart_too(
    proposer: Proposer, tmp_path: Path
) -> None:
    """Two tables of elements for two age groups; a line that means nothing is asked about once."""
    sheet = Sheet("Bieu", {"A2": "Trẻ 12-17 tuổi", "A8": "Trẻ 5-11 tuổi"})
    for top in (3, 9):
        sheet.row(top, "TT", "Chỉ tiêu", "Số lượng")
        sheet.row(top + 1, 1, "Số người được tiêm mũi 1", 90)
        sheet.row(top + 2, 2, "Số buổi tiêm", 7)
    found = proposed(proposer, tmp_path, sheet)
    assert found.rows is Rows.ELEMENTS
    assert [
        (h.header, h.table, h.meaning and dict(h.meaning.options)["age_group"])
        for h in found.headers
    ] == [
        ("Số người được tiêm mũi 1", 1, "12-17"),
        ("Số buổi tiêm", 0, None),
        ("Số người được tiêm mũi 1", 2, "5-11"),
    ]


def test_a_closed_table_needs_no_person(proposer: Proposer, tmp_path: Path) -> None:
    """The day, the areas and every header are clear: nothing is left to decide."""
    sheet = table(3, ("TT", "Địa bàn", "Tổng số ca mắc", "Tử vong"))
    found = proposed(proposer, tmp_path, sheet)
    assert found.is_confirmed
    assert [header.meaning for header in found.headers] == [
        Meaning("cases_cumulative"),
        Meaning("deaths_cumulative"),
    ]
    assert found.headers[0].examples == ("100", "101", "102")


@pytest.mark.parametrize(
    "name", ["Kết quả tiêm cho người từ 18 tu", "Kết quả tiêm người lớn từ 18 tuổ"]
)
def test_a_name_that_excel_has_cut_still_tells_its_group(
    proposer: Proposer, tmp_path: Path, name: str
) -> None:
    """A sheet's name ends after 31 characters: doses of adults are no doses of all ages."""
    sheet = table(3, ("TT", "Địa bàn", "Đã tiêm mũi 1"))
    sheet.name = name[:31]
    (header,) = proposed(proposer, tmp_path, sheet).headers
    assert header.meaning == Meaning("vaccinated", (("age_group", "18plus"), ("dose", "d1")))


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Kết quả tiêm tính đến ngày 5-11", None),
        ("Kết quả tiêm vắc xin ngày 12-17", None),
        ("Số liệu tiêm các tuần 12 đến 17", None),
        ("Kết quả tiêm đến hết ngày 5-11t", None),
        ("Kết quả tiêm chủng đợt 2, mũi 1", None),
        ("Kết quả tiêm ngày 14 trẻ 5-11 tu", "5-11"),
    ],
)
def test_a_day_at_the_end_of_a_long_name_is_no_age(
    name: str, group: str | None, proposer: Proposer, tmp_path: Path
) -> None:
    """Nothing has been cut there, or a month; nor is it one in a title."""
    sheet = table(3, ("TT", "Địa bàn", "Đã tiêm mũi 1"))
    sheet.name = name[:31]
    assert len(sheet.name) == 31
    titled = table(3, ("TT", "Địa bàn", "Đã tiêm mũi 1"))
    titled.cells["A2"] = name + "ổi" * name.endswith("tu")
    options = (*([("age_group", group)] if group else []), ("dose", "d1"))
    for each in (sheet, titled):
        (header,) = proposed(proposer, tmp_path, each).headers
        assert header.meaning == Meaning("vaccinated", options)
