"""reports/bao-cao.qmd: one document for any report, which Quarto makes a page or a Word file of.

Quarto itself is not asked here: its front matter is read, its cells are run in their order by
IPython as Quarto's Jupyter does, and Pandoc, which Quarto calls, makes the files.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, cast

import pypandoc
import pytest
import yaml
from docx import Document
from IPython.core.interactiveshell import InteractiveShell

from baocao.apps.notebook.printed import BuiltReport, built_report
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.document.blocks import FigureText, Paragraph, Table
from tests.apps.site.conftest import RICH, published
from tests.apps.site.sample import found, text, tree
from tests.conftest import ROOT

__all__ = ["published"]
QMD = ROOT / "reports" / "bao-cao.qmd"
CELL = re.compile(r"^```\{python\}\n(.*?)^```$", re.M | re.S)
OPTIONS = {
    "html": {"embed-resources", "toc", "html-math-method"},
    "docx": {"reference-doc", "toc"},
}


def front() -> dict[str, Any]:
    found = yaml.safe_load(QMD.read_text(encoding="utf-8").split("---\n")[1])
    assert isinstance(found, dict)
    return found


def run(asked: dict[str, str]) -> Any:
    """What the last cell shows, with `asked` in a cell behind that of the parameters."""
    shell = cast(Any, InteractiveShell)()
    parameters, *others = CELL.findall(QMD.read_text(encoding="utf-8"))
    assert "#| tags: [parameters]" in parameters
    given = "\n".join(f"{name} = {value!r}" for name, value in asked.items())
    for cell in (parameters, given, *others):
        done = shell.run_cell(cell, silent=True)
        done.raise_error()
    return shell.run_cell(others[-1], silent=False).result


@pytest.fixture
def shown(published: Project, monkeypatch: pytest.MonkeyPatch) -> BuiltReport:
    """The report of the document's last cell, opened from the folder that Quarto runs in."""
    monkeypatch.setenv("BAOCAO_ROOT", str(published.root))
    monkeypatch.chdir(published.reports)
    result = run({"province": RICH.province, "period": RICH.period})
    assert isinstance(result, BuiltReport)
    return result


def test_the_options_are_quartos() -> None:
    """A page and a Word file with our styles; the document runs its cells though the site does
    not."""
    head = front()
    assert {name: set(options) for name, options in head["format"].items()} == OPTIONS
    assert head["execute"] == {"enabled": True, "echo": False}
    assert head["jupyter"] == "python3"
    assert (QMD.parent / head["format"]["docx"]["reference-doc"]).is_file()


def test_its_cells_show_the_report(shown: BuiltReport) -> None:
    """As a page: every heading, figure and table cell of the report, in order."""
    page = tree(pypandoc.convert_text(shown._repr_markdown_(), "html", format="markdown"))
    blocks = [block for part in shown.content.parts for block in part.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(tables) > 5
    cells = [
        " ".join("".join(i.text for i in cell).split())
        for table in tables
        for row in table.rows
        for cell in row.cells
    ]
    assert [t for td in found(page, "//td") if (t := text(td))] == [c for c in cells if c]
    words = text(page)
    for block in blocks:
        if isinstance(block, Paragraph):
            assert " ".join("".join(i.text for i in block.inlines).split()) in words
    figures = {i.text for b in blocks if isinstance(b, Paragraph) for i in b.inlines
               if isinstance(i, FigureText)}  # fmt: skip
    assert len(figures) > 20
    pictures = [image.get("src", "") for image in found(page, "//img")]
    assert len(pictures) >= 3
    assert all(Path(address).is_file() for address in pictures)


def test_its_word_file_has_our_styles(shown: BuiltReport, tmp_path: Path) -> None:
    """Pandoc makes the Word file that Quarto would, on the template of the official one."""
    reference = ROOT / "templates" / "administrative_report.docx"
    path = tmp_path / "bao-cao.docx"
    pypandoc.convert_text(
        shown.markdown, "docx", format="markdown", outputfile=str(path),
        extra_args=[f"--reference-doc={reference}"],
    )  # fmt: skip
    document = Document(str(path))
    assert len(document.tables) == sum(
        isinstance(block, Table) for part in shown.content.parts for block in part.blocks
    )
    assert document.sections[0].page_width == Document(str(reference)).sections[0].page_width


def test_a_report_that_is_not_built(published: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told what to run."""
    monkeypatch.setenv("BAOCAO_ROOT", str(published.root))
    with pytest.raises(BaocaoError, match="baocao report"):
        built_report("cao-bang", "2022-Q2")


@pytest.mark.parametrize("changed", [True, False])
def test_a_report_whose_content_was_changed(
    published: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    changed: bool,  # noqa: FBT001
) -> None:
    """Content that somebody edited or deleted is not shown as what the report says."""
    shutil.copytree(published.root, tmp_path / "project")
    monkeypatch.setenv("BAOCAO_ROOT", str(tmp_path / "project"))
    file = Project(tmp_path / "project").report(RICH) / "content.json"
    content = file.read_bytes()
    file.unlink()
    if changed:
        file.write_bytes(content.replace("Tỉnh".encode(), b"Tinh", 1))
    with pytest.raises(BaocaoError) as error:
        built_report(RICH.province, RICH.period)
    (problem,) = error.value.problems
    assert ("đã bị sửa" if changed else "đã bị xóa") in problem.what
    assert problem.todo.endswith("--province lang-son --period 2022-Q3 --force")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("quarto") is None, reason="quarto is not on the PATH")
def test_quarto_makes_it(published: Project, tmp_path: Path) -> None:
    """Both formats, of the report that the parameters name."""
    project = tmp_path / "project"
    shutil.copytree(published.root, project)
    shutil.copyfile(QMD, project / "reports" / QMD.name)
    asked = [f"-Pprovince:{RICH.province}", f"-Pperiod:{RICH.period}"]
    for kind in ("html", "docx"):
        command = ["quarto", "render", f"reports/{QMD.name}", "--to", kind, *asked]
        subprocess.run(command, cwd=project, check=True)
        assert list(project.rglob(f"bao-cao.{kind}"))
