"""Lạng Sơn's own tables for the first quarter of 2022: right in everything, so that a planted
error is the only thing that is found. Numbers are made up."""

from __future__ import annotations

from dataclasses import dataclass

from tests.planted.book import Formula, Sheet

DISTRICTS = (
    "TP Lạng Sơn",
    "Huyện Tràng Định",
    "Bình Gia",
    "H. Văn Lãng",
    "Cao Lộc",
    "Văn Quan",
    "Bắc Sơn",
    "Hữu Lũng",
    "Chi Lăng",
    "Lộc Bình",
    "Đình Lập",
)
FIRST, LAST, TOTAL = 8, 18, 19  # rows of the districts and of their total

MAPPING = """\
applies_to: ["*tinh-lang-son*"]
unit: "20"
unit_name: Sở Y tế tỉnh Lạng Sơn
province: lang-son
sheets:
  - {sheet: "Tiêm chủng*"}
  - {sheet: "Ca bệnh*"}
"""


@dataclass(frozen=True)
class Dose:
    """One dose's columns: people due, people vaccinated, the rate."""

    name: str
    due: int
    done: int


DOSES = (Dose("Mũi 1", 4000, 3900), Dose("Mũi 2", 4000, 3700), Dose("Mũi 3", 4000, 3100))


def vaccination() -> Sheet:
    """A three-row header, a row of totals below, a note and a signature."""
    sheet = Sheet("Tiêm chủng")
    sheet.cells["A1"] = "KẾT QUẢ TIÊM VẮC XIN PHÒNG COVID-19"
    sheet.cells["A2"] = "(Số liệu tính đến 17h ngày 14/3/2022)"
    sheet.row(4, "TT", "Địa bàn", "Từ 18 tuổi trở lên")
    sheet.merged += ["A1:K1", "A4:A6", "B4:B6", "C4:K4"]
    sheet.row(7, "A", "B", *(f"({n})" for n in range(1, 10)))
    for i, dose in enumerate(DOSES):
        left, right = "CFI"[i], "EHK"[i]
        sheet.cells[f"{left}5"] = dose.name
        sheet.merged.append(f"{left}5:{right}5")
        sheet.row(6, "Đối tượng", "Đã tiêm (người)", "Tỷ lệ (%)", start=left)
        for n, row in enumerate(range(FIRST, LAST + 1)):
            due, done = dose.due + 100 * n, dose.done + 90 * n
            sheet.row(row, due, done, round(100 * done / due, 2), start=left)
        due = sum(dose.due + 100 * n for n in range(11))
        done = sum(dose.done + 90 * n for n in range(11))
        total = Formula(f"=SUM({left}{FIRST}:{left}{LAST})", due)
        sheet.row(TOTAL, total, done, round(100 * done / due, 2), start=left)
    for n, name in enumerate(DISTRICTS):
        sheet.row(FIRST + n, n + 1, name)
    sheet.cells[f"B{TOTAL}"] = "Toàn tỉnh"
    sheet.cells[f"A{TOTAL + 1}"] = "Ghi chú: số liệu do các Trung tâm Y tế cung cấp."
    sheet.cells[f"I{TOTAL + 3}"] = "NGƯỜI LẬP BIỂU"
    return sheet


def cases() -> Sheet:
    """One header row, the total on top."""
    sheet = Sheet("Ca bệnh")
    sheet.cells["A1"] = "TÌNH HÌNH DỊCH"
    sheet.row(
        3, "STT", "Huyện, thành phố", "Tổng số ca mắc", "Khỏi bệnh", "Tử vong", "Đang điều trị"
    )
    rows = [(1000 + 10 * n, 880 + 10 * n, 2, 118) for n in range(11)]
    sheet.row(4, None, "Tổng cộng", *(sum(column) for column in zip(*rows, strict=True)))
    for n, (name, values) in enumerate(zip(DISTRICTS, rows, strict=True)):
        sheet.row(5 + n, n + 1, name, *values)
    return sheet


def workbook() -> list[Sheet]:
    return [vaccination(), cases()]


def earlier() -> list[Sheet]:
    """The period before, three months earlier, with fewer of what grows."""
    sheets = workbook()
    sheets[0].cells["A2"] = "(Số liệu tính đến 17h ngày 14/12/2021)"
    for row in range(FIRST, LAST + 1):
        for column in "DGJ":
            cells = sheets[0].cells
            cells[f"{column}{row}"] = cells[f"{column}{row}"] - 1  # type: ignore[operator]
    return sheets
