"""Units' own tables with one kind of mess or error each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from unicodedata import normalize

from tests.planted.book import Formula, Marked, Sheet, Value, spot
from tests.planted.case import PROBLEM, Case
from tests.planted.province import DISTRICTS, FIRST, LAST, MAPPING, TOTAL, vaccination

Sheets = list[Sheet]
Plant = Callable[[Sheets], object]

VACCINATION, CASES = "Tiêm chủng", "Ca bệnh"


def put(cell: str, value: Value | Formula, sheet: int = 0) -> Plant:
    """Put another value into a cell."""

    def plant(book: Sheets) -> None:
        book[sheet].cells[cell] = value

    return plant


def both(*plants: Plant) -> Plant:
    return lambda book: [plant(book) for plant in plants]


def percents(*cells: str) -> Plant:
    return lambda book: book[0].percents.update(cells)


def nothing(_: Sheets) -> None:
    """The right workbook as it is."""


def clear(sheet: Sheet, *cells: str) -> None:
    for cell in cells:
        sheet.cells.pop(cell, None)


def move(sheet: Sheet, first: int, by: int) -> None:
    """Move all rows from `first` on, as inserting rows above them does."""

    def moved(cell: str) -> str:
        row = spot(cell)[0] + 1
        letters = cell.rstrip("0123456789")
        return f"{letters}{row + by}" if row >= first else cell

    sheet.cells = {moved(cell): value for cell, value in sheet.cells.items()}
    sheet.merged = [":".join(map(moved, merged.split(":"))) for merged in sheet.merged]


# What units' tables are like without being wrong: nothing is found.


def written_as_text(book: Sheets) -> None:
    """Counts with dots, rates with a comma and a sign, thousands parted by spaces."""
    sheet = book[0]
    for row in range(FIRST, LAST + 1):
        done, rate = sheet.cells[f"D{row}"], sheet.cells[f"E{row}"]
        sheet.cells[f"D{row}"] = f"{done:,}".replace(",", ".")
        sheet.cells[f"C{row}"] = f"{sheet.cells[f'C{row}']:,}".replace(",", "\u00a0")
        sheet.cells[f"E{row}"] = f"{rate}%".replace(".", ",")


def with_commas(book: Sheets) -> None:
    """As a program set to English writes them."""
    sheet = book[0]
    for row in range(FIRST, TOTAL + 1):
        for column in "CDG":
            value = sheet.cells[f"{column}{row}"]
            number = value.value if isinstance(value, Formula) else value
            sheet.cells[f"{column}{row}"] = f"{number:,}"


def in_other_spelling(book: Sheets) -> None:
    """Decomposed letters, capitals, no-break spaces, eth for Đ, a number before the name."""
    for sheet in book:
        for cell, value in sheet.cells.items():
            if isinstance(value, str):
                sheet.cells[cell] = normalize("NFD", value).replace(" ", "\u00a0")
    for row, name in enumerate(DISTRICTS, FIRST):
        book[0].cells[f"B{row}"] = f"{row - FIRST + 1}. {name}".replace("Đ", "Ð").upper()


def with_blank_rows(book: Sheets) -> None:
    move(book[0], 12, 2)
    move(book[0], 4, 1)
    book[0].row(13, "II", "Các huyện phía Nam")


def repeated_header(book: Sheets) -> None:
    """The header again in the middle, as at the top of a second page."""
    sheet = book[0]
    move(sheet, 12, 4)
    for row in range(4, 8):
        for cell, value in [*sheet.cells.items()]:
            if spot(cell)[0] == row - 1:
                sheet.cells[f"{cell.rstrip('0123456789')}{row + 8}"] = value


def with_subtotals(book: Sheets) -> None:
    """Two groups, each with its total, and the total of all below."""
    sheet = book[1]
    clear(sheet, *(f"{letter}4" for letter in "BCDEF"))
    move(sheet, 11, 1)
    groups = {"upper": range(5, 11), "lower": range(12, 17)}
    sheet.row(11, None, "Cộng khu vực", *(_summed(sheet, c, groups["upper"]) for c in "CDEF"))
    sheet.row(17, None, "Cộng khu vực", *(_summed(sheet, c, groups["lower"]) for c in "CDEF"))
    every = [*groups["upper"], *groups["lower"]]
    sheet.row(18, None, "Tổng cộng", *(_summed(sheet, c, every) for c in "CDEF"))


def _summed(sheet: Sheet, column: str, rows: Iterable[int]) -> int:
    values = [sheet.cells[f"{column}{row}"] for row in rows]
    return sum(value for value in values if isinstance(value, int))


def filled_down(book: Sheets) -> None:
    """Two rows for each district, of which the first alone names it; options in a column."""
    sheet = book[0]
    sheet.cells.clear()
    sheet.merged.clear()
    sheet.cells["A1"] = "Kết quả tiêm mũi 1, số liệu đến 14/3/2022"
    sheet.row(3, "STT", "Tên huyện", "Nhóm tuổi", "Mũi 1: đối tượng", "Mũi 1: đã tiêm")
    for n, name in enumerate(DISTRICTS):
        row = 4 + 2 * n
        sheet.row(row, n + 1, name, "≥ 18 tuổi", 4000 + n, 3900 + n)
        sheet.row(row + 1, None, None, "12-17 tuổi", 900 + n, 800 + n)
        if n % 2:
            sheet.merged.append(f"B{row}:B{row + 1}")
    sheet.row(26, None, "Tổng số", "≥ 18 tuổi", 44055, 42955)
    sheet.row(27, None, None, "12-17 tuổi", 9955, 8855)


def row_of_elements(book: Sheets) -> None:
    """Each row one element, the column of values headed "Kết quả"."""
    sheet = book[1]
    sheet.cells.clear()
    sheet.cells["B1"] = "BÁO CÁO TÌNH HÌNH DỊCH ĐẾN NGÀY 14/3/2022"
    sheet.row(3, "TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú")
    rows: list[tuple[str, str, int | str]] = [
        ("Tổng số ca mắc", "ca", "11.550"),
        ("Khỏi bệnh", "ca", 10230),
        ("Tử vong", "ca", 22),
        ("Đang điều trị", "ca", 1298),
        ("Nặng", "ca", 12),
    ]
    for n, (name, unit, value) in enumerate(rows, 1):
        sheet.row(3 + n, n, name, unit, value, "theo CDC" if n == 1 else None)


ELEMENT_ROWS = MAPPING.replace(
    '{sheet: "Ca bệnh*"}',
    '{sheet: "Ca bệnh*", rows: elements, '
    "lines: [{header: Nặng, ignore: true, reason: đã có ở bảng khác}]}",
)
AS_FRACTIONS = MAPPING.replace(
    '{sheet: "Tiêm chủng*"}',
    """{sheet: "Tiêm chủng*", columns: [
      {header: "Từ 18 tuổi trở lên › Mũi 1 › Tỷ lệ (%)", scale: fraction}]}""",
)
LOST_DOTS = MAPPING.replace(
    '{sheet: "Tiêm chủng*"}',
    """{sheet: "Tiêm chủng*", columns: [
      {header: "Từ 18 tuổi trở lên › Mũi 3 › Đối tượng", scale: thousands_dot}]}""",
)
WITHOUT_CASES = MAPPING.replace('  - {sheet: "Ca bệnh*"}\n', "")
ONLY_TEXT = MAPPING.split("sheets:", maxsplit=1)[0] + "sheets: [{sheet: CSV}]\n"
BY_COMMUNE = MAPPING.split("sheets:", maxsplit=1)[0] + (
    'sheets: [{sheet: "Tiêm*", rows: total}, {sheet: "Ca*", ignore: true, reason: bảng của tỉnh}]\n'
)


SUMMED = BY_COMMUNE.replace("rows: total", "rows: sum")


ASIDE = MAPPING.replace(
    '{sheet: "Ca bệnh*"}',
    """{sheet: "Ca bệnh*", set_aside: [
      {cells: "H3:I9", reason: bảng nháp}, {cells: D9, reason: đang rà soát},
      {cells: A30, reason: thừa}]}""",
)


def aside(book: Sheets) -> None:
    """A draft beside the table, a value that is being looked into, a number below."""
    book[1].row(5, "cũ", 77, start="H")
    book[1].cells["D9"] = "?"
    book[1].cells["D4"] = 9780
    book[1].cells["A30"] = 5


BY_DISTRICT = MAPPING.replace('{sheet: "Ca bệnh*"}', '{sheet: "Ca bệnh*", rows: elements}')


def by_district(book: Sheets) -> None:
    """Each row one element, a column for each district and one for the province."""
    names, rows = DISTRICTS, ("Tổng số ca mắc", "Tử vong")
    sheet = book[1] = Sheet(CASES, {"A1": "TÌNH HÌNH DỊCH"})
    sheet.row(3, "TT", "Chỉ tiêu", "Toàn tỉnh", *names)
    for n, name in enumerate(rows):
        values = [100 * (2 - n) + place for place in range(len(names))]
        sheet.row(4 + n, n + 1, name, sum(values), *values)


def merged_rows(book: Sheets) -> None:
    """A district over two rows, all of whose cells are merged: one value each."""
    move(book[1], 10, 1)
    book[1].merged += [f"{c}9:{c}10" for c in "ABCDEF"]


def fractions(book: Sheets) -> None:
    for row in range(FIRST, TOTAL + 1):
        value = book[0].cells[f"E{row}"]
        assert isinstance(value, float)
        book[0].cells[f"E{row}"] = round(value / 100, 4)


def lost_dots(book: Sheets) -> None:
    """Every number of a column with its thousands dot read as a decimal."""
    for row in range(FIRST, TOTAL):
        value = book[0].cells[f"I{row}"]
        assert isinstance(value, int)
        book[0].cells[f"I{row}"] = value / 1000
    book[0].cells[f"I{TOTAL}"] = "49.500"


def communes(book: Sheets) -> None:
    """Rows of places that are no districts: only their total is read."""
    for row in range(FIRST, LAST + 1):
        book[0].cells[f"B{row}"] = f"Xã số {row}"


def children(book: Sheets) -> None:
    """A second sheet of the same theme, for another age group."""
    second = vaccination()
    second.name = "Tiêm chủng trẻ em"
    second.cells["C4"] = "Từ 12 đến dưới 18 tuổi"
    book.append(second)


def second_sheet(done: int) -> Sheet:
    """One value of the first sheet again: the first doses of Tràng Định."""
    sheet = Sheet("Tiêm chủng bổ sung", {"A1": "Số liệu đến ngày 14/3/2022"})
    sheet.row(3, "TT", "Địa bàn", "Từ 18 tuổi trở lên")
    sheet.row(4, None, None, "Mũi 1")
    sheet.row(5, None, None, "Đã tiêm (người)")
    sheet.row(6, 1, "Tràng Định", done)
    return sheet


CLEAN = [
    Case("as it is", nothing),
    Case("xls", nothing, suffix=".xls"),
    Case("ods", nothing, suffix=".ods"),
    Case("csv", nothing, mapping=ONLY_TEXT, suffix=".csv"),
    Case("numbers written as text", written_as_text),
    Case("commas between thousands", with_commas),
    Case("other spelling", in_other_spelling),
    Case("a footnote's mark beside a name", put("B9", Marked("Huyện Tràng Định", "1"))),
    Case("blank rows and section titles", with_blank_rows),
    Case("header repeated", repeated_header),
    Case("subtotals", with_subtotals),
    Case("names filled down", filled_down),
    Case("names filled down in ods", filled_down, suffix=".ods"),
    Case("rows of elements", row_of_elements, mapping=ELEMENT_ROWS),
    Case("fractions that the mapping knows", fractions, mapping=AS_FRACTIONS),
    Case("lost dots that the mapping knows", lost_dots, mapping=LOST_DOTS),
    Case("cells that the mapping sets aside", aside, mapping=ASIDE),
    Case("the province beside its districts", by_district, mapping=BY_DISTRICT),
    Case("a district over two rows", merged_rows),
    Case("stored formulas", put("D19", Formula("=SUM(D8:D18)", 47850))),
    Case("hidden empty row", lambda book: book[0].hidden_rows.add(3)),
    Case("a note below that has a number", put("A21", "Nguồn: Công văn số 12 ngày 9/3")),
    Case("several sheets of one theme", children),
    Case("hidden sheet without numbers", lambda book: book.append(_note_sheet())),
]


def _note_sheet() -> Sheet:
    return Sheet("Danh mục", {"A1": "Ghi chú"}, hidden=True)


def _with(sheet: Sheet) -> Plant:
    return lambda book: book.append(sheet)


def hide_row(book: Sheets) -> None:
    book[0].hidden_rows.add(12)


def hide_column(book: Sheets) -> None:
    book[0].hidden_columns.add("G")


def hide_sheet(book: Sheets) -> None:
    book[1].hidden = True


def open_group() -> Sheet:
    """A heading beside a blank cell that shows nothing of how far it reaches."""
    sheet = Sheet("Tiêm chủng trẻ em", {"B3": "Địa bàn", "C3": "Từ 5 đến dưới 12 tuổi"})
    sheet.row(4, "Đã tiêm mũi 1", "Đã tiêm mũi 2", start="C")
    sheet.row(5, "Tràng Định", 500, 400, start="B")
    return sheet


def no_name(book: Sheets) -> None:
    clear(book[1], "B9")


def merged_value(book: Sheets) -> None:
    """One number for two districts."""
    clear(book[1], "C9")
    book[1].merged.append("C8:C9")


def merged_doses(book: Sheets) -> None:
    """One number for two columns."""
    clear(book[1], "E9")
    book[1].merged.append("D9:E9")


def merged_words(book: Sheets) -> None:
    """What is no number holds for each of its cells."""
    book[1].cells["E9"] = "chưa có số liệu"
    clear(book[1], "E10")
    book[1].merged.append("E9:E10")


def as_text(book: Sheets) -> None:
    """The rates of a column as people write them, without a sign."""
    for row in range(FIRST, TOTAL + 1):
        book[0].cells[f"E{row}"] = str(book[0].cells[f"E{row}"]).replace(".", ",")


def one_rate(book: Sheets) -> None:
    """A column of nothing but one small rate."""
    for row in range(FIRST, TOTAL + 1):
        clear(book[0], f"E{row}")
    book[0].cells["E9"] = 0.975


def wrong_subtotal(book: Sheets) -> None:
    with_subtotals(book)
    book[1].cells["C11"] = 6151


def wrong_filled_down_total(book: Sheets) -> None:
    filled_down(book)
    book[0].cells["E27"] = 8856


def wrong_option(book: Sheets) -> None:
    filled_down(book)
    book[0].cells["C7"] = "12-71 tuổi"


def unknown_line(book: Sheets) -> None:
    row_of_elements(book)
    book[1].cells["B9"] = "Số ổ dịch"
    book[1].cells["D9"] = 3


def no_day(book: Sheets) -> None:
    clear(book[0], "A2")


def without_label(book: Sheets) -> None:
    row_of_elements(book)
    clear(book[1], "B7")


def hidden_line(book: Sheets) -> None:
    row_of_elements(book)
    book[1].hidden_rows.add(5)


def wrong_total_column(book: Sheets) -> None:
    by_district(book)
    book[1].cells["C4"] = 2256


def missing_in_line(book: Sheets) -> None:
    by_district(book)
    clear(book[1], "F5", "G5")


def _of(rule: str, *cells: str, sheet: str = VACCINATION) -> tuple[tuple[str, str], ...]:
    return tuple((rule, f"{sheet}!{cell}") for cell in cells)


MAP = MAPPING + "  - {sheet: Xét nghiệm}\n"
HEADER = MAPPING.replace(
    '{sheet: "Ca bệnh*"}',
    '{sheet: "Ca bệnh*", columns: [{header: "Ca nặng", element: severe_treated}]}',
)
AREA = MAPPING.replace(
    '{sheet: "Ca bệnh*"}', '{sheet: "Ca bệnh*", areas: {"Khu cách ly": {ignore: tính riêng}}}'
)
CELL_DAY = "as_of: {sheet: Tiêm chủng, cell: A2}\n" + MAPPING

IGNORED = _of("sheet_set_aside", "C4", sheet=CASES)

PLANTED = [
    # Totals
    Case("rows of communes", communes, IGNORED, mapping=BY_COMMUNE),
    Case("total of a column", put("D19", 47851), _of("total_against_rows", "D19")),
    Case("total as a formula", put("C19", Formula("=0", 49501)), _of("total_against_rows", "C19")),
    Case("total on top", put("D4", 10229, 1), _of("total_against_rows", "D4", sheet=CASES)),
    Case("subtotal", wrong_subtotal, _of("total_against_rows", "C11", sheet=CASES)),
    Case("total of an option", wrong_filled_down_total, _of("total_against_rows", "E27")),
    Case(
        "a total called so in the column of numbers",
        both(put("A19", "Tổng cộng"), put("D19", 47851), lambda book: clear(book[0], "B19")),
        _of("total_against_rows", "D19"),
    ),
    Case("total in xls", put("D19", 47851), _of("total_against_rows", "D19"), suffix=".xls"),
    Case("total in ods", put("D19", 47851), _of("total_against_rows", "D19"), suffix=".ods"),
    Case(
        "total in csv",
        put("D19", 47851),
        _of("total_against_rows", "D19", sheet="CSV"),
        mapping=ONLY_TEXT,
        suffix=".csv",
    ),
    Case(
        "total of communes",
        both(communes, put("G9", 3791)),
        (*_of("total_against_rows", "G19"), *IGNORED),
        mapping=BY_COMMUNE,
    ),
    Case(
        "rates of communes that are added up",
        communes,
        (*_of("rate_of_parts", "E8", "H8", "K8"), *IGNORED),
        mapping=SUMMED,
    ),
    # What is hidden
    Case("hidden row", hide_row, _of("hidden_row", "B12")),
    Case("hidden row in xls", hide_row, _of("hidden_row", "B12"), suffix=".xls"),
    Case("hidden row in ods", hide_row, _of("hidden_row", "B12"), suffix=".ods"),
    Case("hidden column", hide_column, _of("hidden_column", "G6")),
    Case("hidden column in xls", hide_column, _of("hidden_column", "G6"), suffix=".xls"),
    Case("hidden column in ods", hide_column, _of("hidden_column", "G6"), suffix=".ods"),
    Case(
        "hidden sheet that is read",
        hide_sheet,
        _of("hidden_sheet", "C4", sheet=CASES),
    ),
    Case(
        "hidden sheet that is not read",
        _with(Sheet("Nháp", {"A1": "cũ", "B2": 77}, hidden=True)),
        _of("hidden_sheet", "B2", sheet="Nháp"),
    ),
    # What nobody knows
    Case(
        "unknown header",
        put("F3", "Còn nằm viện", 1),
        _of("unmapped_column", "F3", sheet=CASES),
    ),
    Case(
        "header of two elements",
        put("F3", "Khỏi bệnh, tử vong", 1),
        _of("unmapped_column", "F3", sheet=CASES),
    ),
    Case(
        "a heading of a group that may reach further",
        _with(open_group()),
        (
            *_of("header_unclear", "D4", sheet="Tiêm chủng trẻ em"),
            *_of("observation_without_result", "C5", sheet="Tiêm chủng trẻ em"),
        ),
    ),
    Case("a column without a header", put("L9", 5), _of("unmapped_column", "L7")),
    Case("a rate without its dose", put("I5", "Liều"), _of("unmapped_column", "I6", "J6", "K6")),
    Case(
        "unknown line",
        unknown_line,
        _of("unmapped_column", "B9", sheet=CASES),
        mapping=ELEMENT_ROWS,
    ),
    Case(
        "unknown sheet",
        _with(Sheet("Xét nghiệm", {"A1": "Số mẫu", "A2": 10})),
        _of("unmapped_sheet", "A2", sheet="Xét nghiệm"),
    ),
    Case("mapped sheet that is missing", nothing, (("mapping_unused", "dòng 8"),), MAP),
    Case("mapped header that is missing", nothing, (("mapping_unused", "dòng 7"),), HEADER),
    Case("mapped area that is missing", nothing, (("mapping_unused", "dòng 7"),), AREA),
    Case("no mapping", nothing, ((PROBLEM, "file"),), mapping="none"),
    Case(
        "a second sheet that says otherwise",
        _with(second_sheet(3989)),
        _of("duplicate_different", "C6", sheet="Tiêm chủng bổ sung"),
    ),
    Case(
        "a table of persons",
        _with(Sheet("Danh sách", {"A2": "TT", "B2": "HỌ VÀ TÊN:", "C2": "Số CCCD", "D2": "Mũi"})),
        _of(PROBLEM, "B2", sheet="Danh sách"),
    ),
    # What is in no account
    Case("a number among the titles", put("D2", 77), _of("cell_not_read", "D2")),
    Case(
        "an error among the titles", put("D2", Formula("=1/0", "#REF!")), _of("cell_not_read", "D2")
    ),
    Case("a formula among the titles", put("D2", Formula("=A1")), _of("cell_not_read", "D2")),
    Case(
        "a number in a column of remarks",
        both(put("G3", "Ghi chú", 1), put("G9", 5, 1), put("G10", "3 ca", 1)),
        _of("cell_not_read", "G9", sheet=CASES),
    ),
    Case("a number below the tables", put("A24", 12), _of("cell_not_read", "A24")),
    Case(
        "a value below a merged one",
        both(merged_value, put("C9", 5, 1)),
        (*_of("cell_not_read", "C9", sheet=CASES), *_of("value_merged", "C8", sheet=CASES)),
    ),
    # Values that are whose
    Case("a value of two districts", merged_value, _of("value_merged", "C8", sheet=CASES)),
    Case("a value of two columns", merged_doses, _of("value_merged", "D9", sheet=CASES)),
    Case("merged words", merged_words, _of("missing_mark", "E9", "E10", sheet=CASES)),
    Case(
        "values missing",
        lambda book: clear(book[1], "C8", "C9", "E14"),
        _of("value_missing", "C8", "E14", sheet=CASES),
    ),
    Case(
        "a column without values",
        put("G3", "Số ca mắc mới trong kỳ", 1),
        _of("value_missing", "G5", sheet=CASES),
    ),
    # Tables of elements
    Case(
        "a line without a label",
        without_label,
        _of("row_without_label", "D7", sheet=CASES),
        mapping=ELEMENT_ROWS,
    ),
    Case("a hidden line", hidden_line, _of("hidden_row", "B5", sheet=CASES), mapping=ELEMENT_ROWS),
    Case(
        "a total column",
        wrong_total_column,
        _of("total_against_columns", "C4", sheet=CASES),
        mapping=BY_DISTRICT,
    ),
    Case(
        "values missing in a line",
        missing_in_line,
        _of("value_missing", "F5", "G5", sheet=CASES),
        mapping=BY_DISTRICT,
    ),
    # Areas
    Case("unknown area", put("B10", "Bình Gja"), _of(PROBLEM, "B10")),
    Case("area of another province", put("B10", "Huyện Hòa An"), _of(PROBLEM, "B10")),
    Case("province and city of one name", put("B8", "Lạng Sơn"), _of(PROBLEM, "B8")),
    Case(
        "numbers without an area",
        no_name,
        (
            *_of("area_without_row", "B3", sheet=CASES),
            *_of("row_without_area", "C9", sheet=CASES),
            *(("total_against_rows", f"{CASES}!{c}4") for c in "CDEF"),
        ),
    ),
    Case(
        "a district twice",
        put("B10", "Tràng Định"),
        (
            *_of("area_without_row", "B4"),
            *(("duplicate_different", f"{VACCINATION}!{c}10") for c in "CDEFGHIJK"),
            *_of("rate_against_counts", "E10", "H10", "K10"),
        ),
    ),
    Case("unknown option in a row", wrong_option, _of(PROBLEM, "C7")),
    # Numbers
    Case(
        "dot read as a decimal",
        put("D9", 3.99),
        (
            *_of("fractional_count", "D9"),
            *_of("rate_against_counts", "E9"),
            *_of("dose_order", "G9"),
            *_of("total_against_rows", "D19"),
        ),
    ),
    Case(
        "dots lost in a column",
        lost_dots,
        (
            *(("fractional_count", f"{VACCINATION}!I{r}") for r in range(9, 19) if r != 18),
            *_of("thousands_suspect", "I8", "I18"),
            *(("rate_against_counts", f"{VACCINATION}!K{r}") for r in range(8, 19)),
            *(("share_above_limit", f"{VACCINATION}!J{r}") for r in range(8, 19)),
            *_of("total_against_rows", "I19"),
        ),
    ),
    Case("a doubtful comma", put("D9", "4,000"), _of("thousands_unclear", "D9")),
    Case(
        "a comma among dots",
        both(written_as_text, put("D9", "3,990")),
        _of("thousands_unclear", "D9"),
    ),
    Case("a doubtful dot in text", put("D9", "3990.5"), _of(PROBLEM, "D9")),
    Case("two numbers in a cell", put("D9", "3990\n4000"), _of(PROBLEM, "D9")),
    *(
        Case(
            f"a footnote's mark beside a number in {suffix[1:]}",
            put("D9", Marked("3990", "1")),
            _of("raised_mark", "D9"),
            suffix=suffix,
        )
        for suffix in (".xlsx", ".xls", ".ods")
    ),
    Case(
        "a power of ten",
        put("D9", Marked("10", "6")),
        (
            *_of("raised_mark", "D9"),
            *_of("rate_against_counts", "E9"),
            *_of("total_against_rows", "D19"),
            *_of("dose_order", "G9"),
        ),
    ),
    Case("nothing but a mark", put("D9", Marked("", "2")), _of("raised_mark", "D9")),
    Case("words for a number", put("D9", "đang rà soát"), _of(PROBLEM, "D9")),
    Case("a day for a number", put("D9", date(2022, 11, 5)), _of(PROBLEM, "D9")),
    Case("a dash", put("E9", "-", 1), _of("missing_mark", "E9", sheet=CASES)),
    Case("fractions", fractions, _of("fraction_column", "E8")),
    Case("fractions written as text", both(fractions, as_text), _of("fraction_column", "E8")),
    Case("a fraction among percentages", put("E9", 0.97), _of("fraction_cell", "E9")),
    Case(
        "a table that counts in thousands",
        put("B2", "Đơn vị tính: nghìn người", 1),
        _of("unit_of_table", "C4", "D4", "E4", "F4", sheet=CASES),
    ),
    Case(
        "one small rate",
        one_rate,
        (*_of("fraction_column", "E9"), *_of("value_missing", "E8", "E10")),
    ),
    Case(
        "a formula without a value", put("E9", Formula("=D9/C9")), _of("formula_not_computed", "E9")
    ),
    Case(
        "a formula without a value in ods",
        put("E9", Formula("=D9/C9")),
        _of("formula_not_computed", "E9"),
        suffix=".ods",
    ),
    Case("an error value", put("E9", Formula("=1/0", "#DIV/0!")), _of("cell_error", "E9")),
    Case(
        "an error value in ods",
        put("E9", Formula("=1/0", "#DIV/0!")),
        _of("cell_error", "E9"),
        suffix=".ods",
    ),
    Case("a count shown as a percentage", percents("D9"), _of(PROBLEM, "D9")),
    Case("an old result", put("D9", Formula("=3990+1", 3990)), _of("formula_not_current", "D9")),
    Case("a result that is current", put("D9", Formula("=2*1995", 3990))),
    Case(
        "a box of text with a number",
        lambda sheets: sheets[0].boxes.update(M4="Bổ sung Cao Lộc: 1.250 người"),
        _of("number_in_text_box", "M4"),
    ),
    Case(
        "a picture laid over values",
        lambda sheets: sheets[0].pictures.add("D9"),
        _of("picture_not_read", "D9"),
    ),
    Case(
        "a sheet of nothing but a picture",
        _with(Sheet("Ảnh chụp", {"A1": "Bảng kèm theo"}, pictures={"B2"})),
        _of("picture_not_read", "B2", sheet="Ảnh chụp"),
    ),
    Case(
        "a sheet of nothing but words",
        _with(Sheet("Giải trình", {"A1": "Về mũi 3", "A2": "Bổ sung 120 ca", "B4": "Thiếu 15 ca"})),
        _of("number_in_words", "A2", sheet="Giải trình"),
    ),
    Case(
        "a sheet of nothing but a box of text",
        _with(Sheet("Giải trình", {"A1": "Kèm theo"}, boxes={"B2": "Bổ sung 120 ca"})),
        _of("number_in_text_box", "B2", sheet="Giải trình"),
    ),
    Case(
        "a number in words below a table",
        put("A24", "Cao Lộc bổ sung 120 người"),
        _of("number_in_words", "A24"),
    ),
    Case("a box of words", lambda sheets: sheets[0].boxes.update(M4="Lạng Sơn, ngày 15/3/2022")),
    # Days
    Case("no day", no_day, ((PROBLEM, "file"),)),
    Case("two days", put("A2", "Tính đến hết ngày 13 tháng 3 năm 2022", 1), ((PROBLEM, "file"),)),
    Case(
        "words beside values that narrow them",
        both(put("G3", "Giới", 1), put("G9", "Nữ", 1)),
        _of("words_change_meaning", "G9", sheet=CASES),
    ),
    Case(
        "a title between rows",
        both(lambda book: move(book[1], 10, 1), put("B10", "II. TỬ VONG", 1)),
        _of("words_change_meaning", "B10", sheet=CASES),
    ),
    Case(
        "another day above the table",
        put("A3", "BÁO CÁO NGÀY 20/3/2022"),
        _of("title_day_differs", "A3"),
    ),
    Case("a cell without a day", put("A2", "Quý I năm 2022"), _of(PROBLEM, "A2"), mapping=CELL_DAY),
    Case(
        "a day after the cut-off",
        put("A2", "Tính đến 15/3/2022"),
        (
            *(
                ("as_of_after_cutoff", f"{VACCINATION}!{c}{r}")
                for c in "CDEFGHIJK"
                for r in range(FIRST, LAST + 1)
            ),
            *(("as_of_after_cutoff", f"{VACCINATION}!{c}{TOTAL}") for c in "EHK"),
            *(("as_of_after_cutoff", f"{CASES}!{c}{r}") for c in "CDEF" for r in range(5, 16)),
        ),
    ),
    # The period before
    Case(
        "cells that had values",
        lambda book: clear(book[1], "C5", "D5", "E5", "F5"),
        (
            *_of("area_without_row", "B3", sheet=CASES),
            *_of("blank_had_value", "C5", "D5", "E5", "F5", sheet=CASES),
            *_of("total_against_rows", "C4", "D4", "E4", "F4", sheet=CASES),
        ),
        before=nothing,
    ),
    # Rules of the canonical workbook hold for units' own too
    Case("a rate that its counts do not give", put("E9", 97.4), _of("rate_against_counts", "E9")),
    Case(
        "second dose above the first",
        both(put("G9", 4000), put("H9", 97.56), put("G19", 45860)),
        _of("dose_order", "G9"),
    ),
    Case(
        "parts of the cases",
        both(put("F9", 119, 1), put("F4", 1299, 1)),
        _of("elements_against_total", "C9", sheet=CASES),
    ),
]

ALL: list[Case[Sheets]] = [*CLEAN, *PLANTED]
