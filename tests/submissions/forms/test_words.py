"""templates/forms.yaml: the committed file is right, each mistake is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from baocao.build.workspace.sent import Definitions
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.submissions.forms.words import CHECKS, load_form_words
from baocao.submissions.validation.registry import CHECKS as RULES

# name, what stands in the file, what to put there, the message
CASES = [
    (
        "unknown placeholder",
        "title: BIỂU BÁO CÁO",
        "title: BIỂU {year} BÁO CÁO",
        "không có từ {year}",
    ),
    ("brace not closed", "{unit}, {period}", "{unit, {period}", "dấu ngoặc nhọn không khép kín"),
    ("text missing", "  legend: Chỉ điền", "  legends: Chỉ điền", "thiếu trường bắt buộc"),
    ("unknown text", "  number: TT", "  number: TT\n  colour: đỏ", "trường lạ"),
    (
        "element elsewhere",
        "elements: [vaccine_doses]",
        "elements: [tests]",
        "không có thành phần số liệu “tests”",
    ),
    ("unknown theme", "  budget:\n", "  money:\n", "không có thành phần số liệu “health_budget”"),
    (
        "unknown option",
        "government_level: [province]",
        "government_level: [tinh]",
        "giá trị “tinh”",
    ),
    ("unknown category", "government_level: [", "level: [", "không có giá trị “province”"),
    ("unit missing", "  beds: giường\n", "", "thiếu “beds”"),
    ("unknown unit", "  beds: giường\n", "  beds: giường\n  cars: xe\n", "tên lạ “cars”"),
    ("check missing", "  dose_order: mũi", "  dose: mũi", "thiếu “dose_order”"),
    ("unknown field", "province_only: true", "only_province: true", "trường lạ"),
    ("no yaml", "instructions:", "instructions: [", "không đọc được YAML"),
]


def load(path: Path, definitions: Definitions) -> None:
    load_form_words(path, definitions.catalogue, name="forms.yaml")


@pytest.mark.parametrize(("old", "new", "what"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_each_mistake_is_told(
    old: str, new: str, what: str, project: Project, definitions: Definitions, tmp_path: Path
) -> None:
    """What is wrong, in which line, before any form is written."""
    text = (project.templates / "forms.yaml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "forms.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        load(path, definitions)
    assert any(what in problem.what for problem in caught.value.problems), caught.value
    assert all(p.where.startswith("forms.yaml, dòng") and p.todo for p in caught.value.problems)


def test_several_mistakes_come_at_once(
    project: Project, definitions: Definitions, tmp_path: Path
) -> None:
    """Whoever edits the file sees all that is wrong with it."""
    text = (project.templates / "forms.yaml").read_text(encoding="utf-8")
    text = text.replace("  beds: giường\n", "").replace(
        "elements: [vaccine_doses]", "elements: [x]"
    )
    (tmp_path / "forms.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BaocaoError) as caught:
        load(tmp_path / "forms.yaml", definitions)
    assert len(caught.value.problems) == 2


def test_each_element_stands_in_one_table(project: Project, definitions: Definitions) -> None:
    """The committed file names every element once that units are asked for."""
    data = yaml.safe_load((project.templates / "forms.yaml").read_text(encoding="utf-8"))
    named = [e for tables in data["tables"].values() for table in tables for e in table["elements"]]
    elements = definitions.catalogue.elements.values()
    assert sorted(named) == sorted(e.id for e in elements if e.theme != "checks")


def test_forms_check_what_validation_checks() -> None:
    """A form's own checks are rules that validation has too."""
    assert set(CHECKS) <= set(RULES)
