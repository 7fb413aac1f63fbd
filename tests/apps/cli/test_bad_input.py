"""Everything a user can get wrong, one case each: message, exit code, nothing published.

tests/fixtures/cli/transcripts holds each case as its author sees it, to be read as text;
`pytest tests/cli --update-golden` writes them anew. A bad file of a case stands beside them.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from tests.apps.cli.edits import (
    FIXTURES,
    NOTEBOOK,
    Edit,
    change,
    content,
    file,
    gone,
    no_sheet,
    notebook,
    nothing,
    sheet,
)
from tests.apps.cli.transcript import run
from tests.conftest import SENT, Golden

TRANSCRIPTS = FIXTURES / "transcripts"
REPORT = "report --province lang-son --period 2022-Q1"
PLAN = "data/programmes/covid-19/plans/lang-son/11-ct-tu.yaml"
WORDING = "data/narratives/covid-19/lang-son/2022-Q1.md"
REFERENCES = "data/references/comparison_values.csv"
TEMPLATE = "templates/administrative_report.docx"
HEAD, DATA = "Thông tin", "Số liệu"


def untagged(cells: list[Any]) -> None:
    cells[1].metadata.tags = []


def parameters(source: str) -> Edit:
    def edit(cells: list[Any]) -> None:
        cells[1].source = source

    return notebook(edit)


def cell(place: int, source: str) -> Edit:
    def edit(cells: list[Any]) -> None:
        cells[place].source = source

    return notebook(edit)


def forgets_to_write(cells: list[Any]) -> None:
    del cells[-1]


def areas_of_one_name(project: Project) -> None:
    change("data/areas.csv", "cao-bang,VN,", "cao-bang,VN,Lạng")(project)
    change("data/areas.csv", "lang-son,VN,", "lang-son,VN,Lạng")(project)


CASES: dict[str, tuple[str, Edit]] = {
    # the call
    "unknown_province": ("report --province lang-xon --period 2022-Q1", nothing),
    "ambiguous_province": (
        "report --province Lạng --period 2022-Q1",
        areas_of_one_name,
    ),
    "nothing_like_a_province": ("report --province ha --period 2022-Q1", nothing),
    "district_as_province": ("report --province 'huyện Cao Lộc' --period 2022-Q1", nothing),
    "malformed_period": ("report --province lang-son --period quy-1", nothing),
    "period_of_no_calendar": ("report --province lang-son --period 2022-Q5", nothing),
    "period_of_another_regime": ("report --province lang-son --period 2022-W31", nothing),
    "period_without_data": ("report --province lang-son --period 2021-Q1", nothing),
    "province_without_data": ("report --province cao-bang", nothing),
    "province_without_profile": ("report --province ha-giang --period 2022-Q1", nothing),
    "unknown_option": ("report --provinse lang-son", nothing),
    "option_with_needless_value": ("report --force=2", nothing),
    "option_without_value": ("report --province", nothing),
    "jobs_not_a_number": ("report --jobs nhiều", nothing),
    "jobs_zero": ("report --jobs 0", nothing),
    "unknown_executor": ("report --executor may-bay", nothing),
    "unknown_command": ("bao-cao", nothing),
    "unexpected_argument": ("report lang-son", nothing),
    "check_nothing": ("check", nothing),
    "check_files_and_period": (f"check {SENT} --province lang-son", nothing),
    "check_missing_file": ("check khong-co.xlsx", nothing),
    "check_unknown_province": ("check --province lang-xon --period 2022-Q1", nothing),
    "check_period_without_data": ("check --province lang-son --period 2021-Q1", nothing),
    "plan_check_missing_file": ("plan check khong-co.yaml", nothing),
    # definitions
    "broken_plan": (REPORT, file(PLAN, "broken_plan")),
    "plan_check": (f"plan check {PLAN}", file(PLAN, "broken_plan")),
    "plan_list": ("plan list", file(PLAN, "broken_plan")),
    "plan_not_yaml": (REPORT, content(PLAN, b"id: [1\ntitle: x\n")),
    "no_profile": (REPORT, gone("data/provinces/lang-son.yaml")),
    "broken_indicators": (
        REPORT,
        file("data/programmes/covid-19/indicators/budget.yaml", "broken_indicators"),
    ),
    "broken_areas": (REPORT, change("data/areas.csv", "20,Tỉnh Lạng Sơn", "20,")),
    "areas_not_utf8": (REPORT, file("data/areas.csv", "areas_not_utf8")),
    "areas_without_column": (REPORT, change("data/areas.csv", "slug", "ten-ngan")),
    "broken_rules": (
        REPORT,
        file("data/programmes/covid-19/rules/validation.yaml", "broken_rules"),
    ),
    "references_wrong": (REPORT, file(REFERENCES, "references_wrong")),
    "references_not_utf8": (REPORT, file(REFERENCES, "references_not_utf8")),
    "references_missing": (REPORT, gone(REFERENCES)),
    # words and styles
    "phrase_missing": (REPORT, change("templates/phrases.yaml", "  closing:", "  ending:")),
    "phrase_not_text": (REPORT, change("templates/phrases.yaml", "BÁO CÁO", "2022")),
    "phrase_unknown_slot": (REPORT, change("templates/phrases.yaml", "{province}", "{tỉnh}")),
    "phrase_lost_slot": (REPORT, change("templates/phrases.yaml", " {province}", "")),
    "phrase_brace": (REPORT, change("templates/phrases.yaml", "{province}", "{province")),
    "phrases_missing": (REPORT, gone("templates/phrases.yaml")),
    "chart_word_missing": (REPORT, change("templates/charts.yaml", "  total: Tổng\n", "")),
    "chart_word_not_text": (REPORT, change("templates/charts.yaml", "Tổng", "[1, 2]")),
    "chart_word_unknown_slot": (REPORT, change("templates/charts.yaml", "{value}", "{gia}")),
    "template_missing": (REPORT, gone(TEMPLATE)),
    "template_corrupt": (REPORT, content(TEMPLATE, b"not a Word file")),
    "wording_unknown_heading": (REPORT, file(WORDING, "wording_unknown_heading")),
    "wording_not_utf8": (REPORT, file(WORDING, "wording_not_utf8")),
    # what units sent
    "workbook_corrupt": (REPORT, content(SENT, b"PK\x03\x04 not a workbook")),
    "workbook_without_sheet": (REPORT, no_sheet(DATA)),
    "workbook_unknown_element": (REPORT, sheet(DATA, "A2", "ty_le_tiem")),
    "workbook_unknown_area": (REPORT, sheet(DATA, "C3", "Huyện Cao Lọc Xa")),
    "workbook_text_for_number": (REPORT, sheet(DATA, "F4", "đang rà soát")),
    "workbook_other_province": (REPORT, sheet(HEAD, "B5", "Tỉnh Cao Bằng")),
    "workbook_other_period": (REPORT, sheet(HEAD, "B6", "2022-Q2")),
    "workbook_for_check": (f"check {SENT}", sheet(DATA, "F4", "đang rà soát")),
    "finding_that_stops": (REPORT, sheet(DATA, "F10", -6532)),
    "submissions_not_a_period": (
        "report",
        content("data/submissions/covid-19/lang-son/quy-1/a.xlsx", b"PK"),
    ),
    "submissions_not_a_province": (
        "report",
        content("data/submissions/covid-19/lang-xon/2022-Q1/a.xlsx", b"PK"),
    ),
    # the notebook
    "notebook_missing": (REPORT, gone(NOTEBOOK)),
    "notebook_not_json": (REPORT, content(NOTEBOOK, b"{")),
    "notebook_without_parameters": (REPORT, notebook(untagged)),
    "notebook_unknown_parameter": (REPORT, parameters("province = None\nperiod = None")),
    "notebook_parameter_more": (
        REPORT,
        parameters("province = None\nperiod = None\noutput_dir = ''\nunit = None"),
    ),
    "notebook_parameters_broken": (REPORT, parameters("province = ")),
    "notebook_failing_cell": (REPORT, cell(5, "report.add(report.situation(1 / 0))")),
    "notebook_syntax_error": (REPORT, cell(5, "report.add(")),
    "notebook_forgets_to_write": (REPORT, notebook(forgets_to_write)),
    "notebook_unknown_kernel": (REPORT, change(NOTEBOOK, '"name": "python3"', '"name": "julia"')),
    # the place
    "not_in_a_project": (REPORT, gone("data/areas.csv")),
    "no_submissions": ("report", gone(SENT)),
}
USAGE = {
    *("unknown_province", "nothing_like_a_province", "district_as_province"),
    *("check_unknown_province", "ambiguous_province"),
    *("malformed_period", "period_of_no_calendar", "period_of_another_regime"),
    *(
        "unknown_option",
        "option_without_value",
        "option_with_needless_value",
        "jobs_not_a_number",
        "jobs_zero",
    ),
    *("unknown_executor", "unknown_command", "unexpected_argument"),
    *("check_nothing", "check_files_and_period", "province_without_data", "no_submissions"),
}


def published(project: Project) -> dict[str, str]:
    """The hash of every file under reports/ but what is kept of failures."""
    return {
        project.name(path): file_hash(path)
        for path in project.reports.rglob("*")
        if path.is_file() and ".failed" not in path.parts
    }


@pytest.mark.parametrize("case", CASES)
def test_bad_input(
    case: str, project: Project, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One clear message, exit 1 or 2, no traceback, what is published stays as it was."""
    command, edit = CASES[case]
    edit(project)
    before = published(project)
    said = run(project, command, monkeypatch)
    assert said.code == (2 if case in USAGE else 1)
    assert said.transcript == golden(TRANSCRIPTS / f"{case}.txt", said.transcript)
    assert published(project) == before


def test_every_file_belongs_to_a_case() -> None:
    """No transcript and no bad file lies about without a case."""
    assert {path.stem for path in TRANSCRIPTS.iterdir()} == set(CASES)
    files = {path.stem for path in FIXTURES.iterdir() if path.is_file()}
    assert files <= set(CASES)


@pytest.mark.parametrize("path", sorted(TRANSCRIPTS.iterdir()), ids=lambda path: path.stem)
def test_messages_are_for_people(path: Any) -> None:
    """Vietnamese, nothing of Python, and no address of this machine."""
    text = path.read_text(encoding="utf-8").split("\n", 1)[1]
    assert re.search("[à-ỹ]", text)
    assert not re.search(r"Traceback|File \"|Error\b(?!:)|/tmp/|/home/|<class|None\b", text)
