"""A unit's own workbook of 12 sheets: ours beside pandas with openpyxl, in turns.

`python -m benchmarks.bench_intake [rounds]` prints ratios of CPU time in one run; `lines` is for
other benchmarks. Reading is held against reading: all cells of all sheets, ours checked against
the limits and each with its place, those of pandas in frames that know no cells. What it takes
to make 45,360 observations of them, each with its source cell, comes after; pandas has nothing
like it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import pandas as pd
import xlsxwriter

from baocao.definitions.areas.registry import load_areas
from baocao.definitions.indicators.load import load_catalogue
from baocao.submissions.mapped.read import ForeignReader
from baocao.submissions.workbooks.metadata import Folder
from baocao.submissions.workbooks.workbook import open_workbook

ROOT = Path(__file__).parents[1]
ROUNDS = 5
SHEETS, REPEATS = 12, 27
AT_MOST = 0.25
DISTRICTS = ("Cao Lộc", "Văn Lãng", "Bắc Sơn", "Chi Lăng", "Lộc Bình", "Đình Lập", "Hữu Lũng")
HEADERS = (
    "Tổng số ca mắc", "Khỏi bệnh", "Tử vong", "Đang điều trị", "Ca mắc mới", "Tử vong trong kỳ",
    "Tổng dân số", "Giường ICU", "Nhu cầu giường ICU", "Số bệnh viện", "Số giường được giao",
    "Số giường đã chuẩn bị", "Tổng số lượt khám", "Khám bệnh từ xa", "Tổng số trường",
    "Trường học an toàn", "Số người được kiểm tra", "Số người chấp hành", "Nhu cầu vắc xin",
    "Vắc xin được cấp",
)  # fmt: skip
MAPPING = """applies_to: ["bieu.xlsx"]
unit: "20"
unit_name: Sở Y tế tỉnh Lạng Sơn
province: lang-son
as_of: 2022-09-14
sheets: [{sheet: "*"}]
"""


def main(arguments: list[str]) -> None:
    for line in lines(int(arguments[0]) if arguments else ROUNDS):
        print(line, flush=True)


def lines(rounds: int) -> Iterator[str]:
    """A table: medians of CPU time, and the ratio of each round, from least to most."""
    with tempfile.TemporaryDirectory() as name:
        path = write_workbook(Path(name) / "bieu.xlsx")
        reader = reader_in(Path(name) / "mappings")
        turns = [
            (
                seconds(lambda: cells(path)),
                seconds(lambda: observations(path, reader)),
                seconds(lambda: with_pandas(path)),
            )
            for _ in range(rounds)
        ]
    read, observed, pandas = zip(*turns, strict=True)
    yield f"| workbook of {SHEETS} sheets | CPU, s | ratio to pandas | wanted |"
    yield "|---|---|---|---|"
    yield f"| pandas with openpyxl | {median(pandas):.2f} | 1 | |"
    yield f"| read with the place of each cell | {_beside(read, pandas)} | {AT_MOST} |"
    yield f"| made into observations | {_beside(observed, pandas)} | |"


def _beside(ours: Sequence[float], pandas: Sequence[float]) -> str:
    ratios = sorted(a / b for a, b in zip(ours, pandas, strict=True))
    spread = f"({ratios[0]:.2f} - {ratios[-1]:.2f})"
    return f"{median(ours):.2f} | {median(ratios):.2f} {spread}"


def seconds(read: Callable[[], int]) -> float:
    start = time.process_time()
    read()
    return time.process_time() - start


def cells(path: Path) -> int:
    book = open_workbook(path, path.name)
    sheets = [book.sheet_of(name) for name in book.sheet_names]
    assert sheets[-1].source(4, 2).cell == "C5"
    return sum(len(row) for sheet in sheets for row in sheet.rows)


def observations(path: Path, reader: ForeignReader) -> int:
    sent = reader(open_workbook(path, path.name), Folder("lang-son", "2022-Q3"))
    assert len(sent.observations) == SHEETS * REPEATS * len(DISTRICTS) * len(HEADERS)
    return len(sent.observations)


def with_pandas(path: Path) -> int:
    frames = pd.read_excel(path, sheet_name=None, engine="openpyxl", header=2)
    assert len(frames) == SHEETS
    return sum(frame.size for frame in frames.values())


def reader_in(folder: Path) -> ForeignReader:
    """A reader whose names are already loaded, as they are for all workbooks but the first."""
    folder.mkdir()
    words = (ROOT / "data/mappings/words.yaml").read_text(encoding="utf-8")
    (folder / "words.yaml").write_text(words, encoding="utf-8")
    (folder / "bieu.yaml").write_text(MAPPING, encoding="utf-8")
    catalogue = load_catalogue(ROOT / "data/programmes/covid-19/indicators")
    reader = ForeignReader(
        folder, catalogue, load_areas(ROOT / "data/areas.csv"), ROOT / "data/programmes/covid-19"
    )
    assert reader.mappings
    assert reader.lexicon.dictionary
    return reader


def write_workbook(path: Path) -> Path:
    """Sheets of a title, a header and a row for each district and week."""
    with xlsxwriter.Workbook(path) as book:
        for number in range(1, SHEETS + 1):
            sheet = book.add_worksheet(f"Tháng {number}")
            sheet.write_string(0, 0, "TÌNH HÌNH DỊCH VÀ NĂNG LỰC ỨNG PHÓ")
            sheet.write_row(2, 0, ["TT", "Địa bàn", *HEADERS])
            for row in range(REPEATS * len(DISTRICTS)):
                sheet.write_number(row + 3, 0, row + 1)
                sheet.write_string(row + 3, 1, DISTRICTS[row % len(DISTRICTS)])
                for column in range(len(HEADERS)):
                    sheet.write_number(row + 3, column + 2, 1000 + 37 * row + column)
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
