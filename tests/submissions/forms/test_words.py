"""templates/forms.yaml: the committed file is right, each mistake is told at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from baocao.build.workspace.definitions import Definitions
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.submissions.forms.words import CHECKS, FormWords, load_form_words
from baocao.submissions.validation.registry import CHECKS as RULES

TEMPLATE = "templates/forms.yaml"
OWN = "data/programmes/covid-19/forms.yaml"

# name, file, what stands in it, what to put there, the message
CASES = [
    (
        "unknown placeholder",
        TEMPLATE,
        "legend: Chỉ điền",
        "legend: Năm {year}, chỉ điền",
        "không có từ {year}",
    ),
    (
        "brace not closed",
        TEMPLATE,
        "{unit}, {period}",
        "{unit, {period}",
        "dấu ngoặc nhọn không khép kín",
    ),
    (
        "text missing",
        TEMPLATE,
        "  legend: Chỉ điền",
        "  legends: Chỉ điền",
        "thiếu trường bắt buộc",
    ),
    ("unknown text", TEMPLATE, "  number: TT", "  number: TT\n  colour: đỏ", "trường lạ"),
    (
        "element elsewhere",
        OWN,
        "elements: [vaccine_doses]",
        "elements: [tests]",
        "không có thành phần số liệu “tests”",
    ),
    ("sheet of an unknown theme", OWN, "  full_targets: B", "  targets: B", "tên lạ “targets”"),
    (
        "sheet's name too long",
        OWN,
        "  full_targets: B",
        "  full_targets: Thực hiện b",
        "có 37 ký tự",
    ),
    ("unknown theme", OWN, "  budget:\n", "  money:\n", "tên lạ “money”"),
    ("unknown theme without tables", OWN, "  checks: []", "  others: []", "tên lạ “others”"),
    (
        "unknown option",
        OWN,
        "government_level: [province]",
        "government_level: [tinh]",
        "giá trị “tinh”",
    ),
    ("unknown category", OWN, "government_level: [", "level: [", "không có giá trị “province”"),
    ("unit missing", TEMPLATE, "  beds: giường\n", "", "thiếu “beds”"),
    ("unknown unit", TEMPLATE, "  beds: giường\n", "  beds: giường\n  cars: xe\n", "tên lạ “cars”"),
    ("check missing", TEMPLATE, "  cumulative_falls:", "  falls:", "thiếu “cumulative_falls”"),
    ("unknown check", OWN, "  options_in_order:", "  dose_order:", "tên lạ “dose_order”"),
    ("unknown field", OWN, "province_only: true", "only_province: true", "trường lạ"),
    ("common words", OWN, "checks:\n  o", "units: {}\nchecks:\n  o", "trường lạ"),
    ("no yaml", TEMPLATE, "instructions:", "instructions: [", "không đọc được YAML"),
]


def load(root: Path, definitions: Definitions) -> FormWords:
    return load_form_words(Project(root), definitions.programme, definitions.catalogue)


def files_at(root: Path, project: Project) -> Path:
    for name in (TEMPLATE, OWN):
        (root / name).parent.mkdir(parents=True)
        shutil.copy(project.root / name, root / name)
    return root


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("case", [pytest.param(c[1:], id=c[0]) for c in CASES])
def test_each_mistake_is_told(
    case: tuple[str, str, str, str],
    project: Project,
    definitions: Definitions,
    tmp_path: Path,
) -> None:
    """What is wrong, in which line, before any form is written."""
    file, old, new, what = case
    change(files_at(tmp_path, project) / file, old, new)
    with pytest.raises(BaocaoError) as caught:
        load(tmp_path, definitions)
    assert any(what in problem.what for problem in caught.value.problems), caught.value
    assert all(p.where.startswith(f"{file}, dòng") and p.todo for p in caught.value.problems)


def test_several_mistakes_come_at_once(
    project: Project, definitions: Definitions, tmp_path: Path
) -> None:
    """Whoever edits the files sees all that is wrong with them."""
    files_at(tmp_path, project)
    change(tmp_path / TEMPLATE, "  beds: giường\n", "")
    change(tmp_path / OWN, "elements: [vaccine_doses]", "elements: [x]")
    with pytest.raises(BaocaoError) as caught:
        load(tmp_path, definitions)
    assert len(caught.value.problems) == 2


def test_a_programme_without_a_file_has_a_table_a_theme(
    project: Project, definitions: Definitions, tmp_path: Path
) -> None:
    (files_at(tmp_path, project) / OWN).unlink()
    words = load(tmp_path, definitions)
    assert words.tables == {}
    assert words.checks["options_in_order"] == "giá trị sau nhiều hơn giá trị trước"


def test_the_title_names_the_programme_in_capitals(
    project: Project, definitions: Definitions
) -> None:
    title = load(project.root, definitions).title
    assert title == "BIỂU BÁO CÁO SỐ LIỆU PHÒNG, CHỐNG DỊCH COVID-19"


def test_each_element_stands_in_one_table(project: Project, definitions: Definitions) -> None:
    """The committed file names every element once that units are asked for; beside groups that
    overlap their total stands in another one."""
    data = yaml.safe_load((project.root / OWN).read_text(encoding="utf-8"))
    tables = [table for of_theme in data["tables"].values() for table in of_theme]
    by_group = [e for t in tables for e in t["elements"] if e not in t.get("totals", ())]
    totals = {e for table in tables for e in table.get("totals", ())}
    named = [*by_group, *(totals - set(by_group))]
    elements = definitions.catalogue.elements.values()
    assert sorted(named) == sorted(e.id for e in elements if e.theme != "checks")


def test_forms_check_what_validation_checks() -> None:
    """A form's own checks are rules that validation has too."""
    assert set(CHECKS) <= set(RULES)
