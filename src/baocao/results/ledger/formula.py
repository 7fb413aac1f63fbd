"""How a figure was made, printed in Vietnamese: in words, and with the numbers put in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from baocao.core.errors import UsageError
from baocao.core.quantities import Quantity, Unit
from baocao.core.vietnamese.numbers import format_value
from baocao.definitions.periods.calendar import previous
from baocao.definitions.periods.naming import period_name, span_name
from baocao.definitions.periods.regimes import any_period
from baocao.results.ledger.model import Figure, Formula, FormulaKind

DECIMALS = 4  # more than any figure prints
MOST_TERMS = 15  # of a sum that is written out
FEW_PERIODS = 2  # that are named one by one

_WORDS = {
    FormulaKind.REPORTED: "tỷ lệ do đơn vị báo cáo",
    FormulaKind.CELL: "ô nguồn",
    FormulaKind.CELLS: "cộng các ô nguồn",
    FormulaKind.CHANGE: "kỳ này trừ kỳ {period}",
    FormulaKind.RELATIVE: "chênh lệch giữa kỳ này và kỳ {period} / kỳ {period} x 100",
    FormulaKind.MULTIPLE: "kỳ này / kỳ {period}",
    FormulaKind.MEAN: "trung bình cùng kỳ các năm {words}",
    FormulaKind.DEVIATION: "độ lệch chuẩn (mẫu) của số cùng kỳ các năm {words}",
    FormulaKind.LIMIT: "trung bình + {words} x độ lệch chuẩn",
    FormulaKind.TARGET: "giá trị ghi trong văn bản hoặc giá trị so sánh đã công bố",
    FormulaKind.NEED: "(số người đến hạn trừ số đã thực hiện) x định mức mỗi người"
    " x (100% cộng hao phí) trừ tồn kho; làm tròn lên, không dưới 0",
    FormulaKind.FROM_YEARS: "trung bình số liệu các năm gốc x (100 + mức thay đổi {words}) / 100",
    FormulaKind.GAP: "chỉ tiêu trừ kết quả (chỉ số càng thấp càng tốt: kết quả trừ chỉ tiêu)",
    FormulaKind.MISSING: "chỉ tiêu nhân mẫu số trừ tử số, làm tròn lên",
    FormulaKind.PACE: "số còn thiếu chia số ngày còn lại, làm tròn lên",
    FormulaKind.ATTAINED: "số lũy kế chia mức của chỉ tiêu x 100",
    FormulaKind.ATTAINED_LAST_YEAR: "số lũy kế cùng kỳ năm trước chia mức của chỉ tiêu x 100",
    FormulaKind.DAYS_LEFT: "thời hạn trừ ngày chốt số liệu",
    FormulaKind.DAYS_OVERDUE: "ngày chốt số liệu (hoặc ngày hoàn thành) trừ hạn hoàn thành",
    FormulaKind.ISSUED: "số liệu đã báo cáo kỳ {period}",
    FormulaKind.QUOTED: "trích từ quy tắc kiểm tra {words}",
    FormulaKind.ANALYST: "số do người phân tích đưa vào từ notebook, ngoài các chỉ số đã tính",
}
# Printed without their sign: the verb says which way.
_UNSIGNED = (FormulaKind.CHANGE, FormulaKind.RELATIVE)
_ADDED_UP = "{}; cộng số liệu {}"
_OF_SUMS = (FormulaKind.ATTAINED, FormulaKind.ATTAINED_LAST_YEAR)
_WITH_NUMBERS = {
    FormulaKind.RATIO: "{} / {}",
    FormulaKind.CHANGE: "{} - {}",
    FormulaKind.RELATIVE: "({} - {}) / {} x 100",
    FormulaKind.MULTIPLE: "{} / {}",
    FormulaKind.GAP: "{} - {}",
    FormulaKind.MISSING: "{} x {} - {}",
    FormulaKind.PACE: "{} / {}",
    FormulaKind.ATTAINED: "{} / {}",
    FormulaKind.NEED: "max(0; ({} - {}) x {} x {} - {})",
    FormulaKind.ATTAINED_LAST_YEAR: "{} / {}",
}


@lru_cache(maxsize=1024)  # thousands of figures share the formulas of some indicators
def formula_words(formula: Formula) -> str:
    """The formula in words: "số người đã tiêm / số người thuộc diện tiêm x 100"."""
    pattern = _WORDS.get(formula.kind)
    if pattern and formula.kind not in _OF_SUMS:
        return pattern.format(words=formula.words, period=", ".join(formula.periods))
    words = pattern or formula.words
    return _ADDED_UP.format(words, _names(formula.periods)) if formula.periods else words


def _names(periods: Sequence[str]) -> str:
    """The periods by their names, of many that follow each other the first and the last; where a
    ledger calls one otherwise, all as they stand."""
    try:
        known = list(map(any_period, periods))
    except UsageError:
        return ", ".join(periods)
    if len(known) > FEW_PERIODS and all(previous(b).key == a.key for a, b in pairwise(known)):
        return span_name(known[0], known[-1])
    return ", ".join(map(period_name, known))


def worked_formula(figure: Figure, cells: Sequence[Decimal | None] = ()) -> str:
    """The formula with its numbers: "554.757 / 555.504 x 100 = 99,8655".

    `cells` are what the source cells hold, None where that is not known. Empty where there is
    nothing to put in.
    """
    made = _with_numbers(figure) or _from_years(figure.formula) or _added_up(figure, cells)
    value = abs(figure.value) if figure.formula.kind in _UNSIGNED else figure.value
    return f"{made} = {_shown(Quantity(value, figure.bound))}" if made else ""


def _with_numbers(figure: Figure) -> str:
    formula = figure.formula
    pattern = _WITH_NUMBERS.get(formula.kind, "")
    numbers = _operands(figure)
    if not pattern or len(numbers) != pattern.count("{}"):
        return ""
    times = f" x {_shown(Quantity(formula.multiplier))}" if formula.multiplier != 1 else ""
    return pattern.format(*numbers) + times


def _from_years(formula: Formula) -> str:
    """The mean of the years with the change: "(1.200 + 1.000) / 2 x 90%"."""
    if formula.kind is not FormulaKind.FROM_YEARS:
        return ""
    years = " + ".join(operand.text for operand in formula.operands)
    number = len(formula.operands)
    mean = f"({years}) / {number}" if number > 1 else years
    return f"{mean} x {_shown(Quantity(formula.multiplier * 100))}%"


def _operands(figure: Figure) -> list[str]:
    """The numbers to put in; none for a ratio that lacks a part."""
    if figure.formula.kind is not FormulaKind.RATIO:
        return [operand.text for operand in figure.formula.operands]
    parts = figure.numerator, figure.denominator
    return [_shown(part.quantity) for part in parts if part is not None]


def _added_up(figure: Figure, cells: Sequence[Decimal | None]) -> str:
    known = [cell for cell in cells if cell is not None]
    is_sum = len(known) == len(cells) and sum(known) == figure.value
    if not is_sum or not 1 < len(known) <= MOST_TERMS:
        return ""
    return " + ".join(_shown(Quantity(cell)) for cell in known)


def _shown(quantity: Quantity) -> str:
    return format_value(quantity, Unit.UNITS, DECIMALS)
