"""A register of persons: ours beside the same cleaning with pandas, in turns.

`python -m benchmarks.bench_register [rows]` prints ratios of CPU and wall time and of peak
memory; 3,000,000 rows by default, and 800,000 for the workbook. `lines` is for other benchmarks.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.measure import MEGABYTE, Measured, measure

ROOT = Path(__file__).parents[1]
ROUNDS = 3
ROWS, QUICK_ROWS = 3_000_000, 300_000
WORKBOOK_ROWS = 800_000
DISTRICTS = {"Huyện Cao Lộc": "183", "H. Lộc Bình": "188", "tp lang son": "178", "181": "181"}
DOSES = {"Mũi 1": "d1", "2": "d2", "M3": "d3"}
HEADERS = ("person", "name", "born", "dose", "given", "district")
MAPPING = """kind: register
province: lang-son
period: 2022-Q3
as_of: 2022-09-14
provider: Sổ tiêm chủng
columns: {person: person, birth_date: born, step: dose, step_date: given, district: district}
"""


def main(arguments: list[str]) -> None:
    """Without a word measure; `ours FILE` and `pandas FILE` are the measured processes."""
    if arguments[:1] == ["ours"]:
        ours(Path(arguments[1]))
    elif arguments[:1] == ["pandas"]:
        with_pandas(Path(arguments[1]))
    else:
        for line in lines(int(arguments[0]) if arguments else ROWS):
            print(line, flush=True)


def lines(rows: int) -> Iterator[str]:
    """A table: medians of both, and the ratio of each round, from least to most."""
    yield "| register | measured | ours | pandas | ratio | wanted |"
    yield "|---|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as name:
        register = write_csv(Path(name) / "register.csv", rows)
        yield from _compared(f"CSV, {rows:,} rows", register, time=0.7, peak=0.4)
        yield from _compared(f"Parquet, {rows:,} rows", as_parquet(register), time=0.7, peak=0.4)
        workbook = as_workbook(register)
        yield from _compared(f"xlsx, {min(rows, WORKBOOK_ROWS):,} rows", workbook, time=0.5)


def _compared(kind: str, path: Path, *, time: float, peak: float | None = None) -> Iterator[str]:
    turns = [(run("ours", path), run("pandas", path)) for _ in range(ROUNDS)]
    wanted = {"wall, s": ("wall", 1, time), "CPU, s": ("cpu", 1, time)}
    wanted["peak memory, MB"] = ("peak", MEGABYTE, peak)
    for title, (figure, unit, limit) in wanted.items():
        ratios = sorted(getattr(a, figure) / getattr(b, figure) for a, b in turns)
        ours, pandas = (median(getattr(m, figure) for m in way) for way in zip(*turns, strict=True))
        yield (
            f"| {kind} | {title} | {ours / unit:,.1f} | {pandas / unit:,.1f} | "
            f"{median(ratios):.2f} ({ratios[0]:.2f} - {ratios[-1]:.2f}) | {limit or ''} |"
        )


def run(way: str, path: Path) -> Measured:
    return measure([sys.executable, "-m", "benchmarks.bench_register", way, str(path)], ROOT)


def ours(path: Path) -> None:
    from baocao.definitions.areas.registry import load_areas
    from baocao.definitions.indicators.load import load_catalogue
    from baocao.definitions.programmes.load import load_programme
    from baocao.submissions.persons.aggregate import count_register
    from baocao.submissions.persons.mapping import load_mapping

    mapping_file = path.with_suffix(".yaml")
    mapping_file.write_text(MAPPING, encoding="utf-8")
    programme = ROOT / "data/programmes/covid-19"
    role = load_programme(programme).roles.persons
    catalogue = load_catalogue(programme / "indicators")
    mapping = load_mapping(mapping_file, role, catalogue, name="m")
    counts = count_register(path, mapping, load_areas(ROOT / "data/areas.csv"), name="r")
    print(sum(count.people for count in counts.counts), len(counts.problems))


def with_pandas(path: Path) -> None:
    """The same cleaning, written as an analyst would who knows pandas well."""
    import pandas as pd

    columns = [column for column in HEADERS if column != "name"]
    if path.suffix == ".csv":
        frame = pd.read_csv(path, usecols=columns, dtype=str)
    elif path.suffix == ".parquet":
        frame = pd.read_parquet(path, columns=columns)
    else:
        frame = pd.read_excel(path, usecols=columns, dtype=str, engine="calamine")
    for column in ("born", "given"):
        frame[column] = pd.to_datetime(frame[column], format="%d/%m/%Y", errors="coerce")
    frame["dose"] = frame["dose"].map(DOSES)
    frame["district"] = frame["district"].map(DISTRICTS)
    good = frame.dropna(subset=["dose", "district", "born", "given"])
    good = good[(good["given"] >= "2021-03-08") & (good["given"] <= "2022-09-14")]
    good = good[good["born"] <= good["given"]]
    once = good.sort_values("given").drop_duplicates(["person", "dose"])
    birthday_ahead = (once["given"].dt.month * 100 + once["given"].dt.day) < (
        once["born"].dt.month * 100 + once["born"].dt.day
    )
    years = once["given"].dt.year - once["born"].dt.year - birthday_ahead
    group = pd.cut(years, [4, 11, 17, 200], labels=["5-11", "12-17", "18plus"])
    days = once.pivot(index="person", columns="dose", values="given")
    wrong = (days["d2"] < days["d1"]) | (days["d3"] < days["d2"]) | (days["d3"] < days["d1"])
    counts = once.groupby(["district", group, "dose"], observed=True).size()
    print(int(counts.sum()), len(good) - len(once), int(wrong.sum()))


def write_csv(path: Path, rows: int) -> Path:
    random = Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        labels, districts = list(DOSES), list(DISTRICTS)
        for number in range(rows):
            person = number // 2
            born = date(1950, 1, 1) + timedelta(days=person * 7919 % 24_000)
            given = date(2021, 7, 1) + timedelta(days=random.randrange(400))
            district = districts[person % 4]
            writer.writerow(
                (f"0{person:011}", f"Người {person}", f"{born:%d/%m/%Y}",
                 labels[random.randrange(3)], f"{given:%d/%m/%Y}", district)
            )  # fmt: skip
    return path


def as_parquet(register: Path) -> Path:
    import duckdb

    path = register.with_suffix(".parquet")
    source = f"read_csv('{register}', all_varchar=true)"
    duckdb.sql(f"COPY (FROM {source}) TO '{path}' (FORMAT parquet)")
    return path


def as_workbook(register: Path) -> Path:
    import xlsxwriter

    path = register.with_suffix(".xlsx")
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        with register.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.reader(file)):
                if number > WORKBOOK_ROWS:
                    break
                sheet.write_row(number, 0, row)
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
