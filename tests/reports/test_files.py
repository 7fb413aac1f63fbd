"""Each report's folder as a whole: valid, complete, printable, the same when built again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.reports.conftest import Folder, read_json
from tests.reports.names import REPORTS

reports = pytest.mark.parametrize("key", REPORTS, ids="-".join)


@reports
def test_word_file_is_valid_office_open_xml(key: tuple[str, str], folder: Folder) -> None:
    """The validator finds nothing, neither in schema nor in meaning."""
    errors = OpenXmlValidator().validate(folder(key) / "bao-cao.docx").errors
    assert [str(error) for error in errors] == []


@reports
def test_run_names_every_file_with_its_hash(key: tuple[str, str], folder: Folder) -> None:
    """What stands in the folder is what the run wrote, file by file."""
    report = folder(key)
    files = [path for path in report.rglob("*") if path.is_file() and path.name != "run.json"]
    found = {path.relative_to(report).as_posix(): file_hash(path) for path in files}
    outputs = read_json(report / "run.json")["outputs"]
    assert outputs.items() <= found.items()
    assert {"bao-cao.docx", "bao-cao.html", "ledger.json", "notebook.ipynb"} <= outputs.keys()


@reports
def test_every_picture_of_the_report_has_its_two_files(
    key: tuple[str, str], folder: Folder
) -> None:
    """And no others lie there; only Cao Bằng's first quarter has nothing to draw."""
    parts = read_json(folder(key) / "content.json")["parts"]
    drawn = {block["name"] for part in parts for block in part["blocks"] if "alt" in block}
    outputs = read_json(folder(key) / "run.json")["outputs"]
    files = {name for name in outputs if name.startswith("figures/")}
    assert files == {f"figures/{name}.{kind}" for name in drawn for kind in ("svg", "png")}
    assert bool(drawn) == (key != ("cao-bang", "2022-Q1"))


@reports
def test_run_names_every_input_with_its_hash(
    key: tuple[str, str], folder: Folder, whole: Project
) -> None:
    """The hashes are those of the files; the period's workbooks are among them."""
    inputs = read_json(folder(key) / "run.json")["inputs"]
    files = {name: digest for name, digest in inputs.items() if (whole.root / name).is_file()}
    assert files == {name: file_hash(whole.root / name) for name in files}
    sent = {whole.name(path) for path in whole.sent(ReportKey("covid-19", *key)).iterdir()}
    assert sent <= files.keys()


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdfinfo") is None,
    reason="needs LibreOffice and poppler",
)
def test_every_report_prints(folder: Folder, tmp_path: Path) -> None:
    """LibreOffice opens each and makes at least two pages of it."""
    files = [tmp_path / f"{'-'.join(key)}.docx" for key in REPORTS]
    for key, file in zip(REPORTS, files, strict=True):
        shutil.copyfile(folder(key) / "bao-cao.docx", file)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    pages = {file.stem: _pages(file.with_suffix(".pdf")) for file in files}
    assert min(pages.values()) >= 2, pages


def _pages(pdf: Path) -> int:
    said = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return int(next(line.split()[1] for line in said.splitlines() if line.startswith("Pages:")))
