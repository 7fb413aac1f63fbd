"""`baocao plan check`: what a programme's files say is held against its catalogue, all at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from baocao.apps.cli.entry import main
from baocao.core.project import Project
from baocao.core.yaml_source import read_yaml
from tests.apps.cli.edits import Edit, change, content, gone
from tests.conftest import DEFINITIONS, HOME, copy

PROGRAMME = f"{HOME}/programme.yaml"
RULES = f"{HOME}/rules/validation.yaml"
FORMS = f"{HOME}/forms.yaml"
PHRASES = f"{HOME}/phrases.yaml"
LEVELS = f"{HOME}/rules/epidemic_levels.yaml"
SITE = "templates/site/site.yaml"
LEVEL_RULE = """citation: Quyết định thử số 1/QĐ
clause: Điều 1
valid_from: 2022-10-01
period: week
criteria:
  - {indicator: case_fatality, bounds: [0.05]}
cases:
  - {bands: [[0]], level: 1}
  - {bands: [[1]], level: 5}
"""
MAPPING = """applies_to: ["a.xlsx"]
unit: "183"
unit_name: Trung tâm Y tế huyện Cao Lộc
province: lang-son
sheets:
  - {sheet: A, columns: [{header: Mới, element: new_cases}]}
programme: covid-19
"""
REGISTER = """kind: register
province: lang-son
period: 2022-Q3
as_of: 2022-09-14
provider: Sổ
columns: {person: a, birth_date: b, step: c, step_date: d, district: e}
steps: {Mũi 9: d9}
programme: covid-19
"""


def needs(*fields: str) -> Edit:
    """A need a line at the beginning of the roles, all of one id."""
    lines = "".join(f"    - {{id: vac-xin, name: Vắc xin, unit: liều, {one}}}\n" for one in fields)
    return change(PROGRAMME, "roles:\n", f"roles:\n  needs:\n{lines}")


# What is wrong: the edit, where it is told (a field alone is one of the programme's file, at the
# line where that field stands after the edit), and words of the message.
Case = tuple[Edit, str, str]
CASES: dict[str, Case] = {
    "main indicator": (
        change(PROGRAMME, "- indicator: new_deaths\n", "- indicator: stunting\n"),
        "main_indicators.3.indicator",
        "không có chỉ số “stunting”",
    ),
    "main rate": (
        change(
            PROGRAMME,
            "{indicator: new_deaths_per_100k",
            "{indicator: rate",
        ),
        "main_indicators.3.by_units.indicator",
        "không có chỉ số “rate”",
    ),
    "main split": (
        change(PROGRAMME, "split: 12-17/d2", "split: 12-17/d9"),
        "main_indicators.1.split",
        "không có nhóm “12-17/d9”",
    ),
    "situation": (
        change(PROGRAMME, "    - new_cases\n", "    - stunted\n"),
        "roles.situation.1",
        "không có chỉ số “stunted”",
    ),
    "trend": (
        change(PROGRAMME, "trend: new_cases", "trend: ca"),
        "roles.trend",
        "không có chỉ số “ca”",
    ),
    "coverage": (
        change(PROGRAMME, "coverage: coverage", "coverage: vaccinated"),
        "roles.coverage",
        "không có chỉ số “vaccinated”",
    ),
    "levels element": (
        change(PROGRAMME, "element: communes_by_level", "element: communes"),
        "roles.levels.element",
        "“communes” không phân tách theo “epidemic_level”",
    ),
    "levels category": (
        change(PROGRAMME, "category: epidemic_level", "category: level"),
        "roles.levels.category",
        "không có cách phân tách “level”",
    ),
    "compared category": (
        change(
            PROGRAMME, "roles:\n", "roles:\n  compared: {category: ward, indicators: [coverage]}\n"
        ),
        "roles.compared.category",
        "không có cách phân tách “ward”",
    ),
    "compared indicator": (
        change(
            PROGRAMME, "roles:\n", "roles:\n  compared: {category: dose, indicators: [new_cases]}\n"
        ),
        "roles.compared.indicators.0",
        "chỉ số “new_cases” không tính theo phân tách “dose”",
    ),
    "need of an unknown element": (
        needs("due: {element: nobody}"),
        "roles.needs.0.due.element",
        "không có thành phần số liệu “nobody”",
    ),
    "need of an unknown option": (
        needs("due: {element: vaccinated, options: {dose: d9}}"),
        "roles.needs.0.due.options.dose",
        "không có lựa chọn “d9”",
    ),
    "need of another split": (
        needs("due: {element: vaccinated}, stock: {element: icu_beds, options: {dose: d3}}"),
        "roles.needs.0.stock.options",
        "số liệu “icu_beds” không phân tách theo “dose”",
    ),
    "need twice": (
        needs("due: {element: vaccinated}", "due: {element: vaccinated}"),
        "roles.needs.1.id",
        "mã nhu cầu “vac-xin” đã dùng ở trên",
    ),
    "sheets": (
        change(PROGRAMME, "sheets: [age_group, dose]", "sheets: [age_group, visit]"),
        "roles.sheets.1",
        "không có cách phân tách “visit”",
    ),
    "persons order": (
        change(PROGRAMME, "[d1, d2, d3, d4] #", "[d1, d2, d3, d5] #"),
        "roles.persons.order",
        "không có lựa chọn “d5”",
    ),
    "persons ages": (
        change(PROGRAMME, "5-11: 5}", "5-10: 5}"),
        "roles.persons.ages",
        "không có lựa chọn “5-10”",
    ),
    "persons element": (
        change(PROGRAMME, "element: vaccinated", "element: new_cases"),
        "roles.persons.element",
        "“new_cases” không phân tách theo “dose”",
    ),
    "section": (
        change(PROGRAMME, "next_period, proposals]", "next_quarter, proposals]"),
        "reports.0.sections.4",
        "giá trị không hợp lệ",
    ),
    "sections out of order": (
        change(PROGRAMME, "[situation, direction,", "[direction, situation,"),
        "reports.0.sections",
        "không theo thứ tự",
    ),
    "notebook": (
        change(PROGRAMME, "notebook: progress", "notebook: yearly"),
        "reports.0.notebook",
        "không có notebook “yearly_report.ipynb”",
    ),
    "rule": (
        change(RULES, "category: dose", "category: visit"),
        "trường rules[",
        "không có cách phân tách “visit”",
    ),
    "form table": (
        change(FORMS, "elements: [vaccine_doses]", "elements: [latrines]"),
        f"{FORMS}, dòng 13, trường tables.vaccination[mục 3].elements",
        "không có thành phần số liệu “latrines”",
    ),
    "common form words": (
        change("templates/forms.yaml", "  beds: giường\n", ""),
        "templates/forms.yaml, dòng 3, trường units",
        "thiếu “beds”",
    ),
    "phrase that nothing has": (
        change(PHRASES, "  levels: Cấp độ dịch", "  grades: Cấp độ dịch"),
        f"{PHRASES}, dòng 9, trường headings.grades",
        "không có câu chữ này",
    ),
    "slot that nobody fills": (
        change(PHRASES, "  levels: Cấp độ dịch", '  levels: "Cấp độ {year}"'),
        f"{PHRASES}, dòng 9, trường headings.levels",
        "chỗ điền lạ {year}",
    ),
    "common phrase": (
        change("templates/phrases.yaml", "BÁO CÁO", "2022"),
        "templates/phrases.yaml, dòng 5, trường report.type_name",
        "phải là chữ",
    ),
    "chart words": (
        change("templates/charts.yaml", "theo {groups}", "theo {group}"),
        "templates/charts.yaml, dòng 23, trường texts.coverage_alt",
        "chỗ điền lạ {group}",
    ),
    "frames": (
        change("templates/frames.yaml", "levels: [province, ", "levels: [tinh, "),
        "trường frames.levels",
        "cột “tinh” chưa được mô tả",
    ),
    "site settings": (
        change(SITE, ", label: Báo cáo (Word)", ""),
        f"{SITE}, dòng 4, trường downloads[mục 2].label",
        "thiếu trường bắt buộc",
    ),
    "level rule": (
        content(LEVELS, LEVEL_RULE.encode()),
        f"{LEVELS}, dòng 9, trường cases[mục 2].level",
        "“Cấp độ dịch” không có cấp 5",
    ),
    "level rule's indicator": (
        content(LEVELS, LEVEL_RULE.replace("case_fatality", "stunting").encode()),
        f"{LEVELS}, dòng 6, trường criteria[mục 1].indicator",
        "không có chỉ số “stunting”",
    ),
    "outlier rule": (
        change("data/rules/outliers.yaml", "fewest: 5", "fewest: 1"),
        "data/rules/outliers.yaml",
        "số nhỏ quá",
    ),
    "mapping": (
        content("data/mappings/a.yaml", MAPPING.replace("new_cases", "stunted").encode()),
        "data/mappings/a.yaml, dòng 6",
        "stunted",
    ),
    "mapping words": (
        change("data/mappings/words.yaml", "missing:", "absent:"),
        "data/mappings/words.yaml",
        "thiếu trường bắt buộc",
    ),
    "programme's own mapping words": (
        change(f"{HOME}/words.yaml", "units:", "unit:"),
        f"{HOME}/words.yaml, dòng 2, trường unit",
        "trường lạ",
    ),
    "mapping word that is an element's name": (
        change("data/mappings/words.yaml", "order: [TT,", "order: [Ca mắc mới,"),
        "data/mappings/words.yaml, dòng 6, trường order[mục 1]",
        "cũng là tên của thành phần số liệu “new_cases”",
    ),
    "register mapping": (
        content("data/mappings/so.yaml", REGISTER.encode()),
        "data/mappings/so.yaml, dòng 7, trường steps.Mũi 9",
        "không có mũi tiêm “d9”",
    ),
    "borders": (
        content("data/boundaries/20.geojson", b"{"),
        "data/boundaries/20.geojson",
        "không đọc được dưới dạng JSON",
    ),
    "no programme file": (gone(PROGRAMME), PROGRAMME, "không tìm thấy tệp"),
    "catalogue": (
        change(f"{HOME}/indicators/themes.yaml", "id: budget", "id: money"),
        f"{HOME}/indicators/budget.yaml, dòng 1, trường theme",
        "không có nhóm “budget”",
    ),
}

# Files that say what all programmes share, and those that the table changes.
FILES = (*DEFINITIONS, "_quarto.yml")


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    project = copy(FILES, tmp_path)
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    return project


def line_of(path: Path, field: str) -> int:
    """The line of a field's value, counted from 1, as PyYAML sees the file."""
    node = yaml.compose(path.read_text(encoding="utf-8"))
    for name in field.split("."):
        if isinstance(node, yaml.SequenceNode):
            node = node.value[int(name)]
        else:
            assert isinstance(node, yaml.MappingNode)
            node = next(value for key, value in node.value if key.value == name)
    assert node is not None
    return node.start_mark.line + 1


def checked(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, str]]]:
    with pytest.raises(SystemExit) as stopped:
        main(["plan", "check", "--json"])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code, json.loads(capsys.readouterr().out)["problems"]


def test_the_projects_own_files_are_right(
    edited: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """A right mapping and a right level rule are no problems either."""
    content(LEVELS, LEVEL_RULE.replace("level: 5", "level: 4").encode())(edited)
    content("data/mappings/a.yaml", MAPPING.encode())(edited)
    content("data/mappings/so.yaml", REGISTER.replace("d9", "d1").encode())(edited)
    assert checked(capsys) == (0, [])


@pytest.mark.parametrize("name", CASES)
def test_each_mistake_is_told_at_its_line(
    name: str, edited: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    edit, where, what = CASES[name]
    edit(edited)
    if where.startswith(("main_indicators.", "roles.", "reports.")):
        path = [int(part) if part.isdecimal() else part for part in where.split(".")]
        field = read_yaml(edited.root / PROGRAMME).where(*path).partition(", trường ")[2]
        where = f"{PROGRAMME}, dòng {line_of(edited.root / PROGRAMME, where)}, trường {field}"
    code, problems = checked(capsys)
    assert code == 1
    found = [p for p in problems if where in p["where"] and what in p["what"]]
    assert found, problems
    assert all(problem["todo"] for problem in problems)


ALONE = ("trend", "rule", "form table", "slot that nobody fills", "site settings", "level rule")


def test_all_mistakes_come_at_once(edited: Project, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ALONE:
        CASES[name][0](edited)
    _, problems = checked(capsys)
    for name in ALONE:
        assert [p for p in problems if CASES[name][2] in p["what"]], name


def test_without_the_programmes_ids_everything_is_told(
    edited: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the catalogue has other ids, each file that names the old ones is told of; no
    traceback, and not one file at a time."""
    for path in (edited.root / HOME / "indicators").glob("*.yaml"):
        if path.name not in ("themes.yaml", "categories.yaml", "units.yaml", "capacity.yaml"):
            path.write_text(f"theme: {path.stem}\n", encoding="utf-8")
    code, problems = checked(capsys)
    told = {problem["where"].split(",")[0] for problem in problems}
    assert code == 1
    assert {PROGRAMME, RULES, FORMS} <= told
    assert any("/plans/" in file for file in told)
