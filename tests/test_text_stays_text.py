"""Text that begins like a formula is text in every workbook that is written, and runs nowhere.

Units' words travel: from their workbook into the copy that goes back, the next form, the
workbook of figures. A new way to write a workbook or a CSV belongs into `WRITERS`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from baocao.apps.cli.entry import main
from baocao.build.compose.load import load_inputs
from baocao.build.workspace.door import work_meant
from baocao.build.workspace.form import make_form
from baocao.build.workspace.words_files import load_phrases
from baocao.core.project import Project
from baocao.document.assemble import assemble
from baocao.document.context import Context
from baocao.document.narrative.words import words_of
from baocao.document.sections.appendices import appendices, referring_to
from baocao.document.sections.overall import difficulties
from baocao.document.sections.results import results
from baocao.output.workbook import render_workbook
from baocao.results.report_data import build_report_data
from baocao.submissions.workbooks.model import Confirmation, Submission, TaskProgress
from baocao.submissions.workbooks.write import write_submission
from tests.conftest import DEFINITIONS, copy
from tests.planted.canonical import DAY, NOWHERE, PLAN, SHEET, right
from tests.planted.case import AREAS, CATALOGUE, PROGRAMME
from tests.submissions.persons.people import MAPPING, sound_rows, write_csv

MARK = "BI-MAT"
SIGNS = ("=", "+", "-", "@")
KEY = ("lang-son", "2022-Q1")


def hostile(sign: str) -> str:
    return f'{sign}HYPERLINK("http://example.invalid/{MARK}";"{MARK}")'


def sent(sign: str) -> Submission:
    """A right submission, but every word that a unit may choose begins with `sign`."""
    words = hostile(sign)
    book = right()
    book.set("good", "100,5%")
    cell = book.cell("good").split("!")[1]
    observations = tuple(
        replace(o, provider=words, definition=words, note=words) for o in book.rows.values()
    )
    return Submission(
        file="",
        sha256="",
        unit="20",
        unit_name=words,
        province="lang-son",
        period="2022-Q1",
        as_of=DAY,
        prepared_by=words,
        synthetic=False,
        origin=words,
        observations=observations,
        progress=(TaskProgress("1", PLAN, "done", DAY, words, words, NOWHERE),),
        confirmations=(Confirmation("rate_above_limit", SHEET, cell, words, NOWHERE),),
    )


def submission(project: Project) -> Path:
    return project.of("covid-19").submissions.joinpath(*KEY) / "so-y-te.xlsx"


def form(project: Project) -> Path:
    """The next period's form, which shows what was said last."""
    path = project.root / "bieu-mau.xlsx"
    path.write_bytes(make_form(work_meant(project, "lang-son", "2022-Q2"), None))
    return path


def annotated(project: Project) -> Path:
    """The unit's workbook with comments at its cells."""
    book = openpyxl.load_workbook(submission(project))
    book[SHEET]["G3"].value = -1
    book.save(submission(project))
    with pytest.raises(SystemExit):
        main(["check", str(submission(project)), "--annotate", str(project.root / "gui-lai")])
    return project.root / "gui-lai" / "so-y-te-da-kiem-tra.xlsx"


def figures(project: Project) -> Path:
    """phu-luc.xlsx, of the parts of a report that quote units."""
    data = build_report_data(load_inputs(work_meant(project, *KEY)))
    phrases = load_phrases(project)
    context = Context(words_of(data, phrases))
    context = referring_to(context, appendices(context))
    sections = [results(context), difficulties(context)]
    document = assemble(context, sections, appendices(context))
    path = project.root / "phu-luc.xlsx"
    path.write_bytes(render_workbook(document, phrases, created=datetime(2022, 3, 25, tzinfo=UTC)))
    return path


def counted_register(project: Project) -> Path:
    """Counts of a register whose mapping names a hostile source."""
    words = openpyxl.load_workbook(submission(project))["Thông tin"]["B8"].value
    mapping = project.root / "so.yaml"
    mapping.write_text(MAPPING.replace("Sổ tiêm chủng", f"'{words}'"), encoding="utf-8")
    register = write_csv(project.root / "so.csv", sound_rows(3))
    out = project.root / "so.xlsx"
    with pytest.raises(SystemExit):
        main(["intake", str(register), "--mapping", str(mapping), "--out", str(out)])
    return out


WRITERS: dict[str, Callable[[Project], Path]] = {
    "submission": submission,
    "form": form,
    "annotated copy": annotated,
    "figures": figures,
    "register": counted_register,
}


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("writer", WRITERS)
def test_text_stays_text(
    writer: str, sign: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words come through whole, as text; no formula and no link holds them."""
    project = copy(DEFINITIONS, tmp_path / "project")
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    submission(project).parent.mkdir(parents=True)
    write_submission(
        submission(project), sent(sign), programme=PROGRAMME, catalogue=CATALOGUE, areas=AREAS
    )
    path = WRITERS[writer](project)
    cells = [c for c in texts_in(path) if MARK in str(c.value)]
    assert hostile(sign) in {c.value for c in cells}
    assert {c.data_type for c in cells} == {"s"}
    assert MARK not in formulas_and_links(path)


def texts_in(path: Path) -> list[openpyxl.cell.Cell]:
    book = openpyxl.load_workbook(path)
    return [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]


def formulas_and_links(path: Path) -> str:
    """All formulas of all sheets, and everything that the workbook points to."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name).decode(errors="replace") for name in file.namelist()}
    formulas = [f for text in parts.values() for f in re.findall(r"<f\b.*?</f>", text, re.DOTALL)]
    links = [text for name, text in parts.items() if name.endswith(".rels")]
    return "\n".join([*formulas, *links])
