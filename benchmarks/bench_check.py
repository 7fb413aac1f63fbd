"""`baocao check` over the workbooks of a province of 168 units, beside pandas with openpyxl.

`python -m benchmarks.bench_check [rounds]` prints the times and their ratios; `lines` is for other
benchmarks. All are whole processes on the same files, in turns: ours, its findings printed, once
cold (the cache is gone, as on the day the workbooks come in) and once warm (straight after, as
when somebody has mended a few and checks again); pandas reads every sheet into a frame, one file
after another, and checks nothing. Once with the forms that units fill in, and once with the
smallest workbooks that say the same (the sheets "Thông tin" and "Số liệu" alone).
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from pathlib import Path
from statistics import median

import openpyxl
import pandas as pd

from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import work_meant
from baocao.build.workspace.form import make_form
from baocao.build.workspace.sent import sent_for
from baocao.core.project import Project
from baocao.submissions.workbooks.form_map import MAP_SHEET, CellKind, read_map
from baocao.submissions.workbooks.form_place import place_cells
from baocao.submissions.workbooks.model import Submission
from baocao.submissions.workbooks.workbook import open_workbook
from baocao.submissions.workbooks.write import write_submission
from benchmarks.bench_project import MODEL, MODEL_QUARTER, PROGRAMME, REPOSITORY
from benchmarks.measure import Measured, measure, spread
from benchmarks.targets import Facts

UNITS, PROVINCE, CODE = 168, "tinh-mau", "P1"
MOST_LINES = 200
ROUNDS = 5
CHECK = ("-m", "baocao", "check", "--province", PROVINCE, "--period", MODEL_QUARTER)


def main(arguments: list[str]) -> None:
    """Either side alone, with a folder, or both in turns."""
    if arguments and Path(arguments[0]).is_dir():
        with_pandas(Path(arguments[0]))
        return
    for line in lines(int(arguments[0]) if arguments else ROUNDS, {}):
        print(line, flush=True)


def lines(rounds: int, facts: Facts) -> Iterator[str]:
    """A table of each kind of workbooks; `facts` gets the ratios of wall time to pandas, and the
    lines that are printed."""
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as name:
        project = make_project(Path(name) / "check")
        yield from _compared("the smallest workbooks", "", project, rounds, facts)
        fill_forms(project)
        yield from _compared("filled forms", " of forms", project, rounds, facts)


def _compared(words: str, of: str, project: Project, rounds: int, facts: Facts) -> Iterator[str]:
    turns = [(_cold(project), _ours(project), _pandas(project)) for _ in range(rounds)]
    said = subprocess.run(
        [sys.executable, *CHECK], cwd=project.root, capture_output=True, text=True, check=False
    )
    cold, warm, pandas = zip(*turns, strict=True)
    first = facts[f"check{of} / pandas"] = median(a.wall / c.wall for a, _, c in turns)
    again = facts[f"check{of} again / pandas"] = median(b.wall / c.wall for _, b, c in turns)
    count = facts[f"lines of check{of}"] = len((said.stdout + said.stderr).splitlines())
    yield f"| {UNITS} workbooks ({words}), in s | wall | CPU |"
    yield "|---|---|---|"
    sides = {
        "pandas with openpyxl reads them": pandas,
        "baocao check, nothing kept": cold,
        "baocao check again": warm,
    }
    for side, runs in sides.items():
        walls, cpus = [run.wall for run in runs], [run.cpu for run in runs]
        yield f"| {side} | {spread(walls)} | {spread(cpus)} |"
    yield f"\nRatios of wall time to pandas, turn by turn: {first:.2f} with nothing kept, "
    yield f"{again:.2f} again. Lines in the terminal: {count:.0f}.\n"


def _cold(project: Project) -> Measured:
    shutil.rmtree(project.cache, ignore_errors=True)
    return _ours(project)


def _ours(project: Project) -> Measured:
    return measure([sys.executable, *CHECK], project.root)


def _pandas(project: Project) -> Measured:
    folder = project.of(PROGRAMME).submissions / PROVINCE / MODEL_QUARTER
    return measure([sys.executable, "-m", "benchmarks.bench_check", str(folder)], REPOSITORY.root)


def with_pandas(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")


def make_project(root: Path) -> Project:
    """One province of 168 units, each with a workbook of its own, as a district's of Lạng Sơn."""
    project = Project(root)
    for folder in ("templates", "data/programmes", "data/rules", "data/references"):
        shutil.copytree(REPOSITORY.root / folder, root / folder)
    shutil.copy(REPOSITORY.regimes_file, project.regimes_file)
    _write_areas(project)
    definitions = Definitions(project, PROGRAMME)
    own = REPOSITORY.of(PROGRAMME)
    _write_profile(own.profiles(MODEL)[0], project.of(PROGRAMME).profiles(PROVINCE)[0])
    here = Definitions(REPOSITORY, PROGRAMME)
    quarter = here.period(MODEL_QUARTER, MODEL)
    models = sent_for(here, here.areas.province(MODEL, on=quarter.end), quarter)
    folder = project.of(PROGRAMME).submissions / PROVINCE / MODEL_QUARTER
    folder.mkdir(parents=True)
    of_districts = [sent for sent in models if len({o.area for o in sent.observations}) == 1]
    for number in range(UNITS):
        model, unit = of_districts[number % len(of_districts)], _unit(number)
        sent = replace(
            model,
            unit=unit,
            province=PROVINCE,
            observations=tuple(replace(o, area=unit) for o in model.observations),
            progress=(),
        )
        write_submission(
            folder / f"don-vi-{number:03}.xlsx",
            sent,
            programme=definitions.programme,
            catalogue=definitions.catalogue,
            areas=definitions.areas,
        )
    return project


def fill_forms(project: Project) -> None:
    """Put in the place of each workbook of `make_project` the unit's form with the same values."""
    own = REPOSITORY.of(PROGRAMME)
    shutil.copytree(own.plans / MODEL, project.of(PROGRAMME).plans / PROVINCE)
    for plan in (project.of(PROGRAMME).plans / PROVINCE).iterdir():
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace(f"province: {MODEL}", f"province: {PROVINCE}"), "utf-8")
    scope = work_meant(project, PROVINCE, MODEL_QUARTER)
    for one in sent_for(scope.definitions, scope.province, scope.period):
        target = project.root / one.file
        target.unlink()
        target.write_bytes(_filled(make_form(scope, one.unit), one))


def _filled(form: bytes, sent: Submission) -> bytes:
    """A form with the values of a submission in its inputs."""
    values = {(o.element, o.disaggregation): o.quantity.value for o in sent.observations}
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        Path(file.name).write_bytes(form)
        book = open_workbook(Path(file.name), "form")
        filled = openpyxl.load_workbook(file.name)
    for name, cells in groupby(read_map(book.sheet(MAP_SHEET)).cells, key=lambda c: c.sheet):
        for cell, (row, column) in place_cells(book.sheet(name), tuple(cells), []).places.items():
            value = values.get((cell.subject, cell.split))
            if cell.kind is CellKind.VALUE and value is not None:
                filled[name].cell(row + 1, column + 1).value = value
    with BytesIO() as out:
        filled.save(out)
        return out.getvalue()


def _write_profile(model: Path, path: Path) -> None:
    text = model.read_text(encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(f"province: {MODEL}", f"province: {PROVINCE}"), encoding="utf-8")


def _unit(number: int) -> str:
    return f"{CODE}{number:03}"  # what follows a "-" is no part of an official code


def _write_areas(project: Project) -> None:
    """The country, the province, and its units of the level that districts have."""
    with REPOSITORY.areas_file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    country = next(row for row in rows if row["level"] == "country")
    province = next(row for row in rows if row["slug"] == MODEL)
    district = next(row for row in rows if row["parent"] == province["code"])
    open_ended = {"valid_from": "", "valid_to": "", "aliases": "", "parent": CODE}
    with project.areas_file.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(country))
        writer.writeheader()
        writer.writerow(country)
        named = {"name": "Tỉnh Mẫu", "short_name": "Mẫu", "code": CODE, "slug": PROVINCE}
        writer.writerow(province | named)
        for number in range(UNITS):
            own = {"code": _unit(number), "name": f"Huyện Mẫu {number}"}
            short = {"short_name": f"Mẫu {number}", "slug": f"huyen-mau-{number}"}
            writer.writerow(district | open_ended | own | short)


if __name__ == "__main__":
    main(sys.argv[1:])
