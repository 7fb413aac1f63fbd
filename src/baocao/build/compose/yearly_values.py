"""Values of earlier years that plans compare with, from data/references/yearly_values.csv.

Each row is one year's value of an indicator for a province's whole area, in the indicator's
unit, with where it was published. A province's name is also that of the one that bore it before a
merger; its code is its own.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from io import StringIO

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.definitions.indicators.model import Disaggregation, IndicatorCatalogue
from baocao.definitions.indicators.naming import split_key
from baocao.results.model import YearValue
from baocao.submissions.workbooks.model import SourceCell

COLUMNS = ("programme", "province", "indicator", "disaggregation", "year", "value", "source")
Row = Mapping[str, str]


def load_yearly_values(
    project: Project, key: ReportKey, catalogue: IndicatorCatalogue, code: str = ""
) -> tuple[YearValue, ...]:
    """The values of one programme and province, those that name its `code` before those that name
    it; none where the project has no such file.

    Raises `BaocaoError` with all rows that are wrong; rows of other programmes are not judged.
    """
    path = project.yearly_values
    name = project.name(path)
    if not path.is_file():
        return ()
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    found: dict[str, dict[tuple[str, str, int], YearValue]] = {key.province: {}, code: {}}
    problems: list[Problem] = []
    for line, row in _rows(content, name):
        if row["programme"] != key.programme or row["province"] not in found:
            continue
        where = f"{name}, dòng {line}"
        wrong = [Problem(what, where, todo) for what, todo in _wrong(row, catalogue)]
        problems += wrong
        if wrong:
            continue
        value = _value(row, SourceCell(name, digest, "", f"dòng {line}"), catalogue)
        same = value.indicator, split_key(value.disaggregation), value.year
        known = found[row["province"]].setdefault(same, value)
        if known is not value:
            what = f"số liệu năm {value.year} của “{value.indicator}” đã có ở {known.cell.cell}"
            problems.append(Problem(what, where, "chỉ giữ lại một dòng"))
    raise_all(problems)
    return tuple((found[key.province] | found[code]).values())


def _rows(content: bytes, name: str) -> Iterator[tuple[int, Row]]:
    try:
        reader = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), restval="")
    except UnicodeDecodeError:
        todo = "lưu lại tệp với bảng mã UTF-8"
        raise BaocaoError(Problem("tệp không phải UTF-8", name, todo)) from None
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        todo = f"ghi đủ các cột: {', '.join(COLUMNS)}"
        raise BaocaoError(Problem(f"thiếu cột {', '.join(missing)}", name, todo))
    yield from enumerate(reader, start=2)


def _wrong(row: Row, catalogue: IndicatorCatalogue) -> Iterator[tuple[str, str]]:
    """What is wrong with a row, and what to do."""
    indicator = catalogue.indicators.get(row["indicator"])
    if indicator is None:
        yield f"không có chỉ số “{row['indicator']}”", "ghi mã chỉ số của chương trình"
    elif row["disaggregation"] not in (splits := [*map(split_key, indicator.splits)]):
        known = "; ".join(split or "(để trống: tổng số)" for split in splits)
        yield f"không có phân tách “{row['disaggregation']}”", f"ghi một trong: {known}"
    if not _reads(int, row["year"]):
        yield f"năm “{row['year']}” không phải số", "ghi năm, ví dụ 2020"
    if not _reads(_finite, row["value"]):
        yield f"giá trị “{row['value']}” không phải số", "ghi số, dấu chấm trước phần thập phân"
    if not row["source"].strip():
        yield "thiếu nguồn của số liệu", "ghi source: văn bản hoặc báo cáo đã công bố"


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (ValueError, InvalidOperation):
        return False
    return True


def _finite(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError
    return value


def _value(row: Row, cell: SourceCell, catalogue: IndicatorCatalogue) -> YearValue:
    splits = {split_key(s): s for s in catalogue.indicators[row["indicator"]].splits}
    split: Disaggregation = splits[row["disaggregation"]]
    year, value = int(row["year"]), Decimal(row["value"])
    return YearValue(row["indicator"], split, year, value, row["source"].strip(), cell)
