"""Reading the rules: the project's own, and one bad file per error."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from baocao.core.errors import BaocaoError
from baocao.core.project import ProgrammeFolders, Project
from baocao.core.rules import Severity
from baocao.core.vietnamese.names import fold
from baocao.definitions.indicators.load import load_catalogue
from baocao.submissions.validation.rules import load_rules
from tests.submissions.validation.workbooks import CATALOGUE, RULES

PROJECT = Project(Path(__file__).parents[3])
FIXTURES = Path(__file__).parents[2] / "fixtures" / "rules" / "bad"

# Bad file, line, field, words of the message.
BAD = [
    ("unknown_rule", 2, "rules[negative_cuont].id", "không có quy tắc “negative_cuont”"),
    ("unknown_severity", 3, "rules[negative_count].severity", "giá trị không hợp lệ"),
    ("unknown_word", 4, "rules[negative_count].message", "quy tắc không cho từ {vale}"),
    ("open_brace", 4, "rules[negative_count].message", "không khép kín"),
    ("missing_limit", 2, "rules[rate_above_limit].limits", "ngưỡng không đúng"),
    ("needless_limit", 7, "rules[negative_count].limits", "ngưỡng không đúng"),
    ("duplicate_rule", 7, "rules[mục 2].id", "quy tắc “negative_count” ghi hai lần"),
    ("missing_todo", 2, "rules[negative_count].todo", "thiếu trường bắt buộc"),
    ("unknown_check", 3, "rules[dose_order].check", "không có quy tắc “options_in_ordre”"),
    (
        "unknown_element",
        4,
        "rules[cumulative_falls].elements[mục 2]",
        "không có thành phần số liệu “weighed”",
    ),
    (
        "unknown_exempt",
        5,
        "rules[share_above_limit].exempt[mục 2]",
        "không có thành phần số liệu “stunting”",
    ),
    ("unknown_whole", 4, "rules[part_above_whole].relations[mục 1].whole", "số liệu “households”"),
    (
        "unknown_part",
        4,
        "rules[part_above_whole].relations[mục 1].parts[mục 2]",
        "số liệu “new_latrines”",
    ),
    (
        "unknown_relation_option",
        5,
        "rules[age_groups_above_population].relations[mục 1].options.age_group",
        "không có lựa chọn “under5”",
    ),
    ("unknown_category", 5, "rules[visits_in_order].category", "không có cách phân tách “visit”"),
    ("order_without_category", 2, "rules[visits_in_order].category", "không có cách phân tách “”"),
    ("unknown_option", 6, "rules[dose_order].order", "không có lựa chọn “d9”"),
]


@pytest.mark.parametrize(("bad", "line", "field", "words"), BAD)
def test_a_bad_file_is_refused_at_its_line_and_field(
    bad: str, line: int, field: str, words: str, tmp_path: Path
) -> None:
    """Each error names file, line and field."""
    folder = tmp_path / "data/programmes/covid-19/rules"
    folder.mkdir(parents=True)
    shutil.copy(FIXTURES / f"{bad}.yaml", folder / "validation.yaml")
    with pytest.raises(BaocaoError) as caught:
        load_rules(Project(tmp_path).of("covid-19"), CATALOGUE)
    (problem,) = caught.value.problems
    file = "data/programmes/covid-19/rules/validation.yaml"
    assert problem.where == f"{file}, dòng {line}, trường {field}"
    assert words in problem.what
    assert problem.todo


def test_the_table_of_bad_files_is_complete() -> None:
    """Every bad file stands in the table once."""
    assert sorted(case[0] for case in BAD) == sorted(path.stem for path in FIXTURES.glob("*.yaml"))


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    """Validation is never switched off by a missing file."""
    with pytest.raises(BaocaoError, match="không có tệp quy tắc nào"):
        load_rules(Project(tmp_path).of("covid-19"), CATALOGUE)


COMMON = PROJECT.rules / "every_programme.yaml"


def own_rules(root: Path, *bad: str) -> ProgrammeFolders:
    """A programme with these files of rules in a project that has the common ones."""
    folders = Project(root).of("covid-19")
    folders.rules.mkdir(parents=True)
    folders.project.rules.mkdir(parents=True)
    shutil.copy(COMMON, folders.project.rules)
    (folders.rules / "validation.yaml").write_text("rules: [" + ", ".join(bad) + "]\n", "utf-8")
    return folders


def test_a_programme_has_the_common_rules_without_naming_them(tmp_path: Path) -> None:
    """So no programme can read workbooks without the account of their cells."""
    common = {rule["id"] for rule in yaml.safe_load(COMMON.read_text("utf-8"))["rules"]}
    found = {rule.id for rule in load_rules(own_rules(tmp_path), CATALOGUE)}
    assert found == common
    assert {
        "cell_not_read",
        "nothing_read",
        "observation_not_used",
        "formula_not_computed",
    } <= found


def test_a_rule_of_a_programme_stands_instead_of_the_common_one(tmp_path: Path) -> None:
    own = "{id: cell_not_read, name: A, severity: note, message: a, expected: b, todo: c}"
    found = [r for r in load_rules(own_rules(tmp_path, own), CATALOGUE) if r.id == "cell_not_read"]
    assert [(rule.name, rule.severity) for rule in found] == [("A", Severity.NOTE)]


def test_what_is_wrong_in_the_common_file_is_told_at_its_line(tmp_path: Path) -> None:
    folders = own_rules(tmp_path)
    shutil.copy(FIXTURES / "unknown_rule.yaml", folders.project.rules / COMMON.name)
    with pytest.raises(BaocaoError) as caught:
        load_rules(folders, CATALOGUE)
    (problem,) = caught.value.problems
    assert (
        problem.where == "data/rules/every_programme.yaml, dòng 2, trường rules[negative_cuont].id"
    )


def test_the_projects_rules_name_existing_ids() -> None:
    """A rule on an element that does not exist would never fire."""
    known = {*CATALOGUE.elements, *CATALOGUE.indicators}
    for rule in RULES:
        related = {name for r in rule.relations for name in (r.whole, *r.parts)}
        assert {*rule.elements, *rule.exempt, *related} <= known, rule.id


@pytest.mark.parametrize("programme", PROJECT.programmes)
def test_every_rule_of_the_project_has_a_name_of_its_own(programme: str) -> None:
    """Units choose it from a list."""
    own = PROJECT.of(programme)
    rules = load_rules(own, load_catalogue(own.indicators))
    assert all(rule.name for rule in rules)
    assert len({fold(name) for rule in rules for name in (rule.id, rule.name)}) == 2 * len(rules)


def test_only_what_makes_numbers_unusable_stops_a_report() -> None:
    """And progress that no task would get; all else is for the unit to confirm: real figures
    contradict themselves."""
    errors = {rule.id for rule in RULES if rule.severity is Severity.ERROR}
    assert errors == {
        "negative_count",
        "fractional_count",
        "rate_below_zero",
        "duplicate_different",
        "nothing_read",
        "file_resent",
        "formula_not_computed",
        "cell_error",
        "row_without_area",
        "row_without_label",
        "value_merged",
        "thousands_unclear",
        "fraction_column",
        "fraction_cell",
        "unit_of_table",
        "unknown_plan",
        "unknown_item",
        "item_stated_twice",
    }
