"""Each report's folder as a whole: complete, the same when built again."""

from __future__ import annotations

import pytest

from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from tests.reports.conftest import Folder, read_json
from tests.reports.names import REPORTS

reports = pytest.mark.parametrize("key", REPORTS, ids="-".join)


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
