"""A published folder is opened whole, or refused with what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pytest

from baocao.archive.built.folder import WORD_FILE, open_published, published_keys
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.results.ledger.write import ledger_json
from tests.results.sample import PERIOD

KEY = ReportKey("covid-19", "lang-son", "2022-Q4")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A published report without figures, in a project."""
    made = tmp_path / "reports/covid-19/lang-son/2022-Q4"
    made.mkdir(parents=True)
    files = {"ledger.json": ledger_json(KEY, PERIOD, []), WORD_FILE: b"word"}
    for name, content in files.items():
        (made / name).write_bytes(content)
    run = {
        "parameters": asdict(KEY),
        "outputs": {name: sha256(content).hexdigest() for name, content in files.items()},
    }
    (made / "run.json").write_text(json.dumps(run), encoding="utf-8")
    return made


def project(folder: Path) -> Project:
    return Project(folder.parents[3])


def test_a_published_report_is_opened(folder: Path) -> None:
    """Ledger and run come together, and the folder knows its name in the project."""
    report = open_published(project(folder), KEY)
    assert report.ledger.key == KEY
    assert report.name == "reports/covid-19/lang-son/2022-Q4"
    assert published_keys(project(folder)) == (KEY,)


def test_an_edited_file_is_not_as_published(folder: Path) -> None:
    """A file counts as published as long as its hash is the one of the run."""
    report = open_published(project(folder), KEY)
    assert report.is_as_published(WORD_FILE)
    (folder / WORD_FILE).write_bytes(b"edited")
    assert not report.is_as_published(WORD_FILE)
    (folder / WORD_FILE).unlink()
    assert not report.is_as_published(WORD_FILE)


def test_a_report_of_version_0_1_is_that_of_its_folder(folder: Path) -> None:
    """Neither its ledger nor its run.json names a programme."""
    rewrite("ledger.json", '"programme": "covid-19",\n', "")(folder)
    rewrite("run.json", '"programme": "covid-19", ', "")(folder)
    digest = sha256((folder / "ledger.json").read_bytes()).hexdigest()
    old = json.loads((folder / "run.json").read_text(encoding="utf-8"))["outputs"]["ledger.json"]
    rewrite("run.json", old, digest)(folder)
    report = open_published(project(folder), KEY)
    assert (report.key, report.ledger.key) == (KEY, KEY)


def rewrite(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


BAD: list[tuple[Callable[[Path], object], str]] = [
    (lambda folder: (folder / "ledger.json").unlink(), "ledger.json: không đọc được tệp"),
    (lambda folder: (folder / "run.json").unlink(), "run.json: không đọc được tệp"),
    (lambda folder: (folder / "run.json").write_text("{"), "run.json: tệp ghi lần dựng hỏng"),
    (lambda folder: (folder / "run.json").write_text("[]"), "run.json: tệp ghi lần dựng hỏng"),
    (rewrite("run.json", '"outputs"', '"results"'), "run.json: tệp ghi lần dựng hỏng"),
    (rewrite("run.json", "2022-Q4", "2022-Q3"), "là của báo cáo covid-19/lang-son/2022-Q3"),
    (rewrite("run.json", "covid-19", "sot-xuat-huyet"), "là của báo cáo sot-xuat-huyet/lang-son"),
    (rewrite("ledger.json", "lang-son", "dong-thap"), "là của báo cáo covid-19/dong-thap/2022-Q4"),
    (rewrite("ledger.json", "2022-12-14", "2022-12-15"), "đã bị sửa sau khi báo cáo hoàn thành"),
]


@pytest.mark.parametrize(("spoil", "message"), BAD)
def test_spoiled_folders_are_refused(
    folder: Path, spoil: Callable[[Path], object], message: str
) -> None:
    """Missing, broken, another report's or tampered files: one message each, with a remedy."""
    spoil(folder)
    with pytest.raises(BaocaoError) as caught:
        open_published(project(folder), KEY)
    (problem,) = caught.value.problems
    assert message in str(problem)
    assert "--province lang-son --period 2022-Q4" in problem.todo
