"""Small workbooks that once lost or changed their values without a word, each a row of a table:
what a proposed mapping asks, and what is read and found once it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError, Problem
from baocao.submissions.mapped.dates import days_in
from baocao.submissions.mapped.lexicon import Lexicon
from baocao.submissions.mapped.load import load_mapping
from baocao.submissions.mapped.mapping_text import mapping_text
from baocao.submissions.mapped.model import Mapping, TableContext
from baocao.submissions.mapped.propose import Proposer
from baocao.submissions.mapped.read import grid_of, read_foreign
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.partly import PartlyReadError
from baocao.submissions.workbooks.workbook import SourceWorkbook, open_workbook
from tests.planted.book import Formula, Marked, Sheet, Value, write
from tests.planted.case import AREAS

DAY = date(2022, 12, 14)
TITLE = "Số liệu tính đến ngày 14/12/2022"
DISTRICTS = (
    *("Thành phố Lạng Sơn", "Huyện Tràng Định", "Huyện Bình Gia"),
    *("Huyện Văn Lãng", "Huyện Cao Lộc", "Huyện Văn Quan"),
)
LACKING = "area_without_row B3"  # the tables have six of eleven districts
RATE = "Tỷ lệ tiêm mũi 3 người từ 18 tuổi trở lên"

Make = Callable[[], Sheet]


@dataclass(frozen=True)
class Case:
    """A sheet, what its mapping asks (field and line), and what reading it gives where nothing is
    asked: values by cell, rules that something is found by."""

    name: str
    make: Make
    asks: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    found: tuple[str, ...] = (LACKING,)


def table(
    *headers: str, title: str = TITLE, areas: tuple[str, ...] = DISTRICTS, label: str = "Địa bàn"
) -> Sheet:
    """Areas down, a column of plain numbers for each header."""
    sheet = Sheet("Bieu", {"A1": title})
    sheet.row(3, "TT", label, *headers)
    for n, area in enumerate(areas):
        numbers = [100 * (n + 1) + place for place in range(len(headers))]
        sheet.row(4 + n, n + 1, area, *numbers)
    return sheet


def column(header: str, *values: Value | Formula, percents: int = 0, title: str = TITLE) -> Sheet:
    """One column of values, the first of which have a percent format."""
    sheet = table(header, title=title)
    for n, value in enumerate(values):
        sheet.cells[f"C{4 + n}"] = value
    sheet.percents |= {f"C{4 + n}" for n in range(percents)}
    return sheet


def named(row: int, label: str) -> Make:
    """The plain table with another label in one row."""
    areas = list(DISTRICTS)
    areas[row - 4] = label
    return lambda: table("Tổng số ca mắc", areas=tuple(areas))


def of_communes(label: str, *names: str, total: bool = True) -> Make:
    def make() -> Sheet:
        sheet = table("Ca mắc mới", "Tử vong mới", areas=names, label=label)
        sheet.cells["A1"] = "KẾT QUẢ HUYỆN CAO LỘC, số liệu tính đến ngày 14/12/2022"
        if total:
            sheet.row(4 + len(names), None, "Tổng cộng", 600, 603)
        return sheet

    return make


LINES = [("Tổng số ca mắc", "ca", 2300), ("Ca mắc mới", "ca", 120), ("Khỏi bệnh", "người", 2100)]
NAMES = ("Chỉ tiêu", "Nội dung", "Chỉ số", "Tên", "Tiêu chí")
UNITS = ("Đơn vị", "Đơn vị tính", "ĐVT")
THREE = ("2300", "120", "2100")


def elements(*head: str) -> Make:
    """A line for each element, its unit of measure beside it."""

    def make() -> Sheet:
        sheet = Sheet("Bieu", {"A1": TITLE})
        sheet.row(3, *head)
        for n, (name, unit, value) in enumerate(LINES):
            cells: dict[str, Value] = {"TT": n + 1, "STT": n + 1}
            cells |= dict.fromkeys(NAMES, name) | dict.fromkeys(UNITS, unit)
            sheet.row(4 + n, *(cells.get(word, value) for word in head))
        return sheet

    return make


def of_a_district(title: str, name: str = "Bieu") -> Make:
    """Lines of one district, as its title or the name of its sheet says, in a province's file."""

    def make() -> Sheet:
        sheet = elements("TT", "Chỉ tiêu", "Kết quả")()
        sheet.name, sheet.cells["A1"] = name, f"{title} {TITLE}"
        return sheet

    return make


def notes() -> Sheet:
    """Numbers without a table: the budget of a meeting."""
    return Sheet("Họp", {"A1": "Dự trù hội nghị", "B4": 500, "C6": 20, "A6": "khẩu phần"})


def unknown(*headers: str) -> Make:
    return lambda: table(*headers)


def every(*headers: str) -> tuple[str, ...]:
    return tuple(f"columns[mục {n + 1}].element" for n in range(len(headers)))


TRUE = ("12000", "3456", "2789", "5120", "4333", "1987")
NUMBERS = tuple(map(int, TRUE))


def spoiled(text: Value | Formula, *more: Value | Formula) -> Make:
    """The column of true values with others from C5 on."""
    kept = NUMBERS[1 + len((text, *more)) :]
    return lambda: column("Tổng số ca mắc", NUMBERS[0], text, *more, *kept)


def none_beside_numbers() -> Sheet:
    sheet = column("Tổng số ca mắc", *NUMBERS)
    sheet.cells |= {"D3": "Số người chưa tiêm mũi 3", "D5": "Không"}
    return sheet


def merged_over_two() -> Sheet:
    sheet = column("Tổng số ca mắc", *NUMBERS[:4], 6320)
    del sheet.cells["C9"]
    sheet.merged.append("C8:C9")
    return sheet


def beside_another() -> Sheet:
    """Two tables side by side, the districts in another order."""
    sheet = column("Tổng số ca mắc", *NUMBERS)
    sheet.row(3, "TT", "Địa bàn", "Tử vong mới", start="E")
    for n, area in enumerate(DISTRICTS[::-1]):
        sheet.row(4 + n, n + 1, area, 6 - n, start="E")
    return sheet


def below_another() -> Sheet:
    """Two tables one below the other, of other districts."""
    sheet = table("Tổng số ca mắc", areas=DISTRICTS[:3])
    sheet.row(9, "TT", "Địa bàn", "Tử vong mới")
    for n, area in enumerate(DISTRICTS[3:]):
        sheet.row(10 + n, n + 1, area, 3 + n)
    return sheet


def with_signature() -> Sheet:
    sheet = column("Tổng số ca mắc", *NUMBERS)
    sheet.row(12, "Đơn vị", "Người ký", "Chức vụ", "Ngày")
    sheet.row(13, "Sở Y tế", "Nguyễn Văn A", "Giám đốc", "15/12/2022")
    return sheet


def grouped(*merged: str) -> Make:
    """Headings of age groups over two doses each, typed once; a hidden row."""

    def make() -> Sheet:
        sheet = Sheet("Bieu", {"A1": TITLE}, merged=[*merged], hidden_rows={7})
        sheet.row(3, "TT", "Địa bàn", "Từ 18 tuổi trở lên", None, "Từ 5 đến dưới 12 tuổi")
        doses = ("mũi 3", "mũi 4", "mũi 1", "mũi 2")
        sheet.row(4, None, None, *(f"Đã tiêm {dose}" for dose in doses))
        for n, area in enumerate(DISTRICTS):
            sheet.row(5 + n, n + 1, area, *(100 * n + place for place in range(4)))
        return sheet

    return make


def of_adults(*headers: str) -> Make:
    """Columns of one age group, whose heading stands above them."""

    def make() -> Sheet:
        sheet = Sheet("Bieu", {"A1": TITLE}, merged=["A3:A4", "B3:B4", "C3:G3"])
        sheet.row(3, "TT", "Địa bàn", "Từ 18 tuổi trở lên")
        sheet.row(4, None, None, *headers)
        for n, area in enumerate(DISTRICTS):
            sheet.row(5 + n, n + 1, area, *(90 - n for _ in headers))
        return sheet

    return make


def hidden_and_nameless() -> Sheet:
    sheet = elements("TT", "Chỉ tiêu", "Kết quả")()
    sheet.hidden_rows.add(5)
    sheet.cells["C7"] = 77
    return sheet


def without_area() -> Sheet:
    sheet = column("Tử vong mới", 3, 2, 5, 1, 0, 4)
    del sheet.cells["B7"]
    return sheet


def unseen() -> Sheet:
    sheet = table("Tổng số ca mắc", "Tử vong mới")
    sheet.hidden_rows.add(6)
    sheet.hidden_columns.add("D")
    return sheet


def last_year() -> Sheet:
    sheet = Sheet("Bieu", {"A1": TITLE}, merged=["A3:A4", "B3:B4", "C3:E3"])
    sheet.row(3, "TT", "Địa bàn", "Ca mắc mới")
    sheet.row(4, None, None, "Năm 2021", "Năm 2022", "Tăng/giảm")
    for n, area in enumerate(DISTRICTS):
        sheet.row(5 + n, n + 1, area, 10, 12, 2)
    return sheet


AGES = tuple(str(100 * n + place) for n in range(6) for place in range(4))
HIDDEN = ("hidden_row B7",)

NEAR = (
    *("Số người chưa tiêm mũi 3 từ 18 tuổi trở lên", "Số ca mắc cùng kỳ năm trước"),
    *("Số trường hợp không tử vong", "Ca mắc mới trong ngày", "Chưa khỏi bệnh"),
    *("Số người hoãn tiêm mũi 1 từ 18 tuổi trở lên", "Số mũi tiêm chưa nhập hệ thống", "Đối tượng"),
    *("Số giường ICU còn trống", "Kế hoạch giao", "Số xét nghiệm âm tính", "Số F1"),
    *("Tỷ lệ chưa tiêm mũi 3 từ 18 tuổi trở lên", "Tử vong do bệnh nền"),
    *(
        "Dân số từ 12 tuổi trở lên",
        "Tử vong ngoài bệnh viện",
        "Đã tiêm mũi 1 (trừ lực lượng vũ trang)",
    ),
)
NARROWED = (
    *(
        "Số trẻ em đã tiêm mũi 1",
        "Nam đã tiêm mũi 1",
        "Số nữ đã tiêm mũi 2",
        "Số học sinh tiêm mũi 1",
    ),
    *("Người cao tuổi đã tiêm mũi 4", "Đồng bào dân tộc thiểu số đã tiêm mũi 1"),
    *("Phụ nữ mang thai đã tiêm mũi 3", "Ca mắc mới là trẻ em", "Tử vong ở người cao tuổi"),
)
OF_ANOTHER_TIME = (
    *("Tổng số ca mắc năm 2021", "Tổng số ca mắc kỳ trước", "Ca mắc mới 24h", "Ca mắc mới quý III"),
    *("Ca mắc mới 9 tháng", "Tổng số ca mắc dự kiến", "Tổng số ca mắc ước tính", "Dân số năm 2021"),
    *("Tổng số ca mắc đến 07/12/2022", "Tổng số ca mắc đến 14/12/2022", "Tổng số ca mắc (cũ)"),
)
OF_SOMETHING_ELSE = (
    *("Tổng số ca mắc (%)", "Tổng số ca mắc/100.000 dân", "Tăng/giảm số ca mắc", "Số xã có ca mắc"),
    *("Tổng số ca mắc và tử vong", "Tổng số ca nghi mắc", "Tổng số ca mắc toàn quốc", "Kế hoạch"),
    *("Tổng số ca mắc sốt xuất huyết", "Trong đó: tử vong", "Trong đó: nữ", "Tổng ca mắc x1000"),
)
PLAIN = ("100", "200", "300", "400", "500", "600")

CASES = [
    # 1: a value that is no number
    *(
        Case(
            f"“{text}” for a number",
            spoiled(text),
            values=(TRUE[0], *TRUE[2:]),
            found=(LACKING, "problem C5"),
        )
        for text in ("Không", "3456*", "(1) 3456", "không phát sinh", "0/5", "3456 ca")
    ),
    Case(
        "a word for none, alone in a column that nobody knows",
        none_beside_numbers,
        values=TRUE,
        found=(LACKING, "unmapped_column D3"),
    ),
    Case(
        "an error",
        spoiled(Formula("=1/0", "#REF!")),
        values=(TRUE[0], *TRUE[2:]),
        found=(LACKING, "cell_error C5"),
    ),
    Case(
        "marks in several rows",
        spoiled("3456*", "2.789 ca", "Không", "–4333"),
        values=(TRUE[0], TRUE[5]),
        found=(LACKING, *(f"problem C{row}" for row in range(5, 9))),
    ),
    # 3: formulas that nobody computed
    Case(
        "formulas alone",
        lambda: column("Tổng số ca mắc", *[Formula("=1+1")] * 6),
        found=(LACKING, *(f"formula_not_computed C{row}" for row in range(4, 10))),
    ),
    Case(
        "results that wait to be worked out",
        lambda: column("Tổng số ca mắc", *[Formula("='Sổ'!A1", 0)] * 6),
        values=("0",) * 6,
        found=(LACKING, *(f"formula_not_computed C{row}" for row in range(4, 10))),
    ),
    Case(
        "a result that is not that of its formula",
        spoiled(Formula("=C4-C6-5755", 3000), Formula("=5578/2", 2789)),
        values=(TRUE[0], "3000", *TRUE[2:]),
        found=(LACKING, "formula_not_current C5"),
    ),
    # 4: two tables, a signature
    Case(
        "a table beside another",
        beside_another,
        values=(*TRUE, "6", "5", "4", "3", "2", "1"),
        found=(LACKING, "area_without_row F3"),
    ),
    Case(
        "a table below another",
        below_another,
        values=("100", "200", "300", "3", "4", "5"),
        found=(LACKING, "area_without_row B9"),
    ),
    Case("a signature wider than the table", with_signature, values=TRUE),
    # 5, 6, 7: commas, footnotes, merged values
    Case(
        "English thousands",
        lambda: column("Tổng số ca mắc", "12,000", "3,456", "2,789", "5,120", "4,333", "1,987"),
        values=TRUE,
    ),
    Case(
        "commas that may be decimals",
        lambda: column("Tổng số ca mắc", *(f"{n},000" for n in (12, 3, 2, 5, 4, 1))),
        found=(LACKING, *(f"thousands_unclear C{row}" for row in range(4, 10))),
    ),
    Case(
        "a footnote above the line",
        spoiled(Marked("3456", "1")),
        values=TRUE,
        found=(LACKING, "raised_mark C5"),
    ),
    Case(
        "one value for two districts",
        merged_over_two,
        values=TRUE[:4],
        found=(LACKING, "value_merged C8"),
    ),
    # 10: headings of groups, typed once or merged
    Case("group headings typed once", grouped(), values=AGES, found=(LACKING, *HIDDEN)),
    Case(
        "merged group headings",
        grouped("C3:D3", "E3:F3", "A3:A4", "B3:B4"),
        values=AGES,
        found=(LACKING, *HIDDEN),
    ),
    # 13, 16: rows without a name, hidden rows and columns
    Case(
        "a small value without an area",
        without_area,
        values=("3", "2", "5", "0", "4"),
        found=(LACKING, "row_without_area C7"),
    ),
    Case(
        "a hidden line and one without a name",
        hidden_and_nameless,
        values=THREE,
        found=("hidden_row B5", "row_without_label C7"),
    ),
    Case(
        "a hidden row and column",
        unseen,
        values=tuple(str(100 * n + place) for n in range(1, 7) for place in (0, 1)),
        found=("hidden_column D3", LACKING, "hidden_row B6"),
    ),
    Case(
        "last year beside this year",
        last_year,
        tuple(f"columns[mục {n + 1}].element" for n in range(3)),
    ),
    # 2: what has no table is listed with what it holds
    Case("numbers without a table", notes, ("as_of", "ignore")),
    # 9: a likeness is never active
    Case("headers near a known name", unknown(*NEAR), every(*NEAR)),
    # a dose that nobody knows: the rate behind it is not that of the dose before it, and nobody
    # knows for which doses the people due are
    Case(
        "a dose that nobody knows",
        of_adults("Đối tượng", "Mũi 1", "Tỷ lệ (%)", "Mũi đầu", "Đạt (%)"),
        tuple(f"columns[mục {n}].element" for n in (1, 4, 5)),
    ),
    Case(
        "a column of something else among doses",
        of_adults("Đối tượng", "Mũi 1", "Tỷ lệ (%)", "Tạm hoãn", "Mũi 2"),
        ("columns[mục 4].element",),
    ),
    # 11: words that narrow a group
    Case("headers of a narrower group", unknown(*NARROWED), every(*NARROWED)),
    Case(
        "headers of another time",
        unknown(*OF_ANOTHER_TIME),
        ("as_of", *every(*OF_ANOTHER_TIME)),  # two of them name a day
    ),
    Case("headers of something else", unknown(*OF_SOMETHING_ELSE), every(*OF_SOMETHING_ELSE)),
    Case("one header twice", unknown("Tổng số ca mắc", "Tổng số ca mắc"), every("", "")),
    Case(
        "a title of a narrower group",
        lambda: table("Đã tiêm mũi 1", title="Kết quả tiêm cho trẻ em, đến ngày 14/12/2022"),
        ("columns[mục 1].element",),
    ),
    # 12: percentages
    Case(
        "percent format",
        lambda: column(RATE, 0.83, 0.91, 0.77, 0.95, 0.88, 0.69, percents=6),
        values=("83", "91", "77", "95", "88", "69"),
    ),
    Case(
        "percent format and one typed",
        lambda: column(RATE, 0.83, 0.91, 0.77, 0.95, 0.88, 69.4, percents=5),
        values=("83", "91", "77", "95", "88", "69.4"),
    ),
    Case(
        "fractions without a format",
        lambda: column(RATE, 0.83, 0.91, 0.77, 0.95, 0.88, 0.69),
        ("columns[mục 1].scale",),
    ),
    Case(
        "fractions as text",
        lambda: column(RATE, "0,83", "0,91", "0,77", "0,95", "0,88", "0,69"),
        ("columns[mục 1].scale",),
    ),
    Case(
        "one fraction among percentages",
        lambda: column(RATE, 83.1, 91.2, 0.77, 95, 88, 69),
        values=("83.1", "91.2", "95", "88", "69"),
        found=(LACKING, "fraction_cell C6"),
    ),
    # 14: whose day it is
    Case(
        "the day of a letter",
        lambda: table(
            "Tổng số ca mắc",
            title="THÁNG 11 NĂM 2022 (Kèm theo Công văn số 45/TTYT-KSDB ngày 05/12/2022)",
        ),
        ("as_of",),
    ),
    Case(
        "place and day of a signature",
        lambda: table("Tổng số ca mắc", title="Lạng Sơn, ngày 15 tháng 12 năm 2022"),
        ("as_of",),
    ),
    # 15: thousands
    Case(
        "thousands in the title",
        lambda: column("Số dân", 120, 45, 38, 41, 77, 52, title=f"{TITLE}. ĐVT: nghìn người"),
        values=("120000", "45000", "38000", "41000", "77000", "52000"),
    ),
    Case(
        "thousands in the header",
        lambda: column("Dân số (1.000 người)", 120.5, 45, 38, 41, 77, 52),
        values=("120500", "45000", "38000", "41000", "77000", "52000"),
    ),
    # 17: who is meant
    Case("a commune of a district's name", named(5, "X. Tràng Định"), ("leave_out",)),
    Case("a ward of a district's name", named(6, "P. Bình Gia"), ("leave_out",)),
    Case("other tones", named(7, "Huyện Văn Lạng"), ("areas.Huyện Văn Lạng",)),
    Case("no tones", named(7, "HUYEN VAN LANG"), values=PLAIN),
    # 18: tables of elements
    *(
        Case(" | ".join(head), elements(*head), values=THREE, found=())
        for head in (
            ("TT", "Chỉ tiêu", "Đơn vị", "Kết quả"),
            ("STT", "Nội dung", "Đơn vị tính", "Số liệu"),
            ("TT", "Chỉ số", "ĐVT", "Kết quả thực hiện"),
            ("TT", "Tên", "Đơn vị", "Số lượng"),
        )
    ),
    # lines of a district in the province's workbook
    Case("a title that names a district", of_a_district("HUYỆN CAO LỘC:"), ("area",)),
    Case("a title that names its city", of_a_district("TTYT TP. Lạng Sơn."), ("area",)),
    Case("a sheet called as a district", of_a_district("", "Cao Lộc"), ("area",)),
    Case("a title that names two", of_a_district("Cao Lộc và Lộc Bình:"), ("area",)),
    Case("a title that names the province", of_a_district("SYT LẠNG SƠN."), values=THREE, found=()),
    # a district's communes
    Case("communes by their words", of_communes("Địa bàn", "Xã Tân Thanh", "TT Na Sầm"), ("rows",)),
    Case("communes by their header", of_communes("Xã, thị trấn", "Bảo Lâm", "Cao Lộc"), ("rows",)),
    Case(
        "communes without a total",
        of_communes("Xã/phường", "Bảo Lâm", "Hòa Cư", total=False),
        ("rows",),
    ),
]


def proposed(lexicon: Lexicon, folder: Path, sheet: Sheet) -> tuple[SourceWorkbook, Mapping]:
    """A workbook with the mapping that is proposed for it, written and loaded."""
    book = open_workbook(write(folder / "bieu.xlsx", [sheet]), "bieu.xlsx")
    proposer = Proposer(lexicon, TableContext("20", DAY), "20", frozenset({"age_group", "dose"}))
    (name,) = book.sheet_names
    found = proposer.sheet(name, grid_of(book, name), None, hidden=False)
    has_day = len(days_in(cell for row in book.sheet_of(name).rows for cell in row)) == 1
    path = folder / "de-xuat.yaml"
    text = mapping_text(book.file, "lang-son", AREAS.get("20"), [found], has_day=has_day)
    path.write_text(text, encoding="utf-8")
    return book, load_mapping(path, lexicon)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_nothing_is_lost_or_changed_in_silence(
    lexicon: Lexicon, tmp_path: Path, case: Case
) -> None:
    """What is not certain is asked, and then nothing is read; all else is read, or found."""
    book, mapping = proposed(lexicon, tmp_path, case.make())
    fields = (problem.where.rpartition("trường ")[2] for problem in mapping.unconfirmed)
    assert tuple(field.removeprefix("sheets[mục 1].") for field in fields) == case.asks
    if case.asks:
        with pytest.raises(BaocaoError, match="chưa được người có trách nhiệm xác nhận"):
            read_foreign(book, mapping, Folder("lang-son", "2022-Q4"), lexicon)
        return
    sent, problems = read(book, mapping, lexicon)
    assert tuple(f"{o.value:f}" for o in sent.observations) == case.values
    told = [f"{r.rule} {r.source.cell}" for r in sent.remarks]
    told += [f"problem {problem.where.rpartition(' › ')[2]}" for problem in problems]
    assert sorted(told) == sorted(case.found)


def read(
    book: SourceWorkbook, mapping: Mapping, lexicon: Lexicon
) -> tuple[Submission, tuple[Problem, ...]]:
    """What can be read of a workbook, and what cannot."""
    folder = Folder("lang-son", "2022-Q4")
    try:
        return read_foreign(book, mapping, folder, lexicon), ()
    except PartlyReadError as error:
        partly = error.within(folder)
        assert partly is not None
        return partly, error.problems
