"""A report as a notebook composes it, cell by cell, without a notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from baocao.archive.built.folder import file_hash
from baocao.build.compose.report import Report, open_report
from baocao.core.errors import UsageError
from baocao.core.project import Project
from baocao.document.blocks import Appendix, Paragraph, Section, Text
from tests.conftest import BUILT
from tests.reports.conftest import read_json

SECTIONS = ("situation", "direction", "results", "difficulties", "next_period", "proposals")
Open = Callable[[], Report]


@pytest.fixture
def open_built(built: Project, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the report of `built`, as a notebook in its folder does."""
    monkeypatch.setenv("BAOCAO_ROOT", str(built.root))
    return lambda: open_report(BUILT.province, BUILT.period)


def compose(report: Report) -> Report:
    for name in SECTIONS:
        report.add(getattr(report, name)())
    report.add(report.appendices())
    return report


def files_of(project: Project) -> dict[str, str]:
    folder = project.report(BUILT)
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): file_hash(path) for path in found}


def test_sections_stand_in_the_order_of_the_cells(open_built: Open) -> None:
    """What is added first comes first; the notebook holds the order."""
    report = open_built()
    report.add(report.proposals())
    report.add(report.situation())
    assert [section.id for section in report.document().sections] == ["proposals", "situation"]


def test_a_cell_run_twice_adds_its_section_once(open_built: Open) -> None:
    """Who mends the wording and runs the cell again gets the new section in the old place."""
    report = compose(open_built())
    report.add(Section("direction", "CHỈ ĐẠO", (Paragraph((Text("Mới."),)),)))
    report.add(report.appendices())
    document = report.document()
    assert [section.id for section in document.sections] == list(SECTIONS)
    assert document.sections[1].title == "CHỈ ĐẠO"
    assert len({a.id for a in document.appendices}) == len(document.appendices)


def test_a_section_of_ones_own_is_part_of_the_report(open_built: Open) -> None:
    """The analyst who adds a cell adds to the report."""
    report = compose(open_built())
    report.add(Section("own", "CHUYÊN ĐỀ", (Paragraph((Text("Nội dung riêng."),)),)))
    report.add([Appendix("own-appendix", "Bảng riêng", ())])
    document = report.document()
    assert document.sections[-1].title == "CHUYÊN ĐỀ"
    assert document.appendices[-1].title == "Bảng riêng"


def test_what_a_cell_shows(open_built: Open) -> None:
    """HTML where there is a browser, the title where there is none."""
    report = open_built()
    shown = report.add(report.situation())
    assert repr(shown) == "TÌNH HÌNH DỊCH"
    assert "6.532" in shown._repr_html_()
    assert "quý I năm 2022" in report._repr_html_()


def test_provinces_in_any_spelling(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that a report belongs to does not depend on how it was asked for."""
    monkeypatch.setenv("BAOCAO_ROOT", str(built.root))
    assert open_report("Tỉnh Lạng Sơn", "2022-Q1").data.inputs.province.slug == "lang-son"
    with pytest.raises(UsageError, match="có phải: Tỉnh Lạng Sơn"):
        open_report("lang-xon", "2022-Q1")


def test_writing_by_hand_leaves_what_is_published(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run cell by cell, the notebook writes a draft: only `baocao report` publishes."""
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    before = files_of(project)
    shown = compose(open_report(BUILT.province, BUILT.period)).write()
    assert files_of(project) == before
    draft = project.draft(BUILT)
    assert (draft / "bao-cao.docx").is_file()
    assert "bao-cao.docx" in repr(shown)
    assert "Bản nháp: reports/.nhap/covid-19/lang-son/2022-Q1" in shown.html


def test_a_draft_says_the_same_as_the_report(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same calls give the same figures, in the notebook or by hand."""
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    compose(open_report(BUILT.province, BUILT.period)).write()
    draft = read_json(project.draft(BUILT) / "ledger.json")
    assert draft == read_json(project.report(BUILT) / "ledger.json")
