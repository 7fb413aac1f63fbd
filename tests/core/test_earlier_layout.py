"""Where a project of version 0.1 has its files, and where they are today."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.earlier_layout import current_name, earlier_places
from baocao.core.errors import BaocaoError
from baocao.core.project import find_any_project, find_project

HOME = "data/programmes/covid-19"
NAMES = {
    "data/plans/lang-son/profile.yaml": "data/provinces/lang-son.yaml",
    "data/plans/lang-son/11-ct-tu.yaml": f"{HOME}/plans/lang-son/11-ct-tu.yaml",
    "data/indicators/cases.yaml": f"{HOME}/indicators/cases.yaml",
    "data/rules/validation-2.yaml": f"{HOME}/rules/validation-2.yaml",
    "data/submissions/lang-son/2022-Q1/a.xlsx": "data/submissions/covid-19/lang-son/2022-Q1/a.xlsx",
    "data/narratives/lang-son/2022-Q1.md": "data/narratives/covid-19/lang-son/2022-Q1.md",
    "data/issued/lang-son/2022-Q1-lan-2": "data/issued/covid-19/lang-son/2022-Q1-lan-2",
    "data/locks/lang-son/2022-Q1.jsonl": "data/locks/covid-19/lang-son/2022-Q1.jsonl",
    "reports/lang-son/2022-Q1": "reports/covid-19/lang-son/2022-Q1",
    "reports/.nhac/lang-son/2022-Q1": "reports/.nhac/covid-19/lang-son/2022-Q1",
}
STAY = (
    *(
        "data/areas.csv",
        "data/regimes.yaml",
        "data/rules/decree30.yaml",
        "data/mappings/words.yaml",
    ),
    *("notebooks/progress_report.ipynb", "notebooks/lang-son/2022-Q1.ipynb"),
    "templates/phrases.yaml",
)


def write(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("", encoding="utf-8")
    return root


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_called_by_its_place_today(name: str) -> None:
    """Of each kind of file; one that is called so already keeps its name."""
    assert current_name(name, "covid-19") == NAMES[name]
    assert current_name(NAMES[name], "covid-19") == NAMES[name]


@pytest.mark.parametrize("name", STAY)
def test_what_is_no_programmes_stays(name: str) -> None:
    """Areas, mappings, templates, notebooks and the rules of Decree 30."""
    assert current_name(name, "covid-19") == name


def test_todays_layout_has_no_earlier_places(tmp_path: Path) -> None:
    """Nor have READMEs, drafts of notes, empty folders and folders with other names."""
    names = [name for name in NAMES.values() if not name.startswith("data/locks")]
    root = write(tmp_path, *STAY, *(f"{name}/x" if "." not in name else name for name in names))
    write(root, "data/submissions/README.md", "reports/index.qmd", "reports/.nhap/ghi-chu/a.docx")
    write(root, "reports/ban-thao/cu/a.docx")
    (root / "data" / "plans" / "lang-son").mkdir(parents=True)
    (root / "data" / "submissions" / "lang-son" / "2022-Q3").mkdir(parents=True)
    assert earlier_places(root, ["covid-19"]) == ()


def test_each_earlier_place_is_found(tmp_path: Path) -> None:
    """A province's folder as a whole, a profile before the folder that it lies in."""
    write(tmp_path, *(f"{name}/x" if "." not in name else name for name in NAMES), *STAY)
    found = [path.relative_to(tmp_path).as_posix() for path in earlier_places(tmp_path, [])]
    assert found[:2] == ["data/plans/lang-son/profile.yaml", "data/plans/lang-son"]
    assert set(found[2:]) == {
        *("data/indicators/cases.yaml", "data/rules/validation-2.yaml"),
        *(f"data/{kind}/lang-son" for kind in ("submissions", "narratives", "issued")),
        *("reports/lang-son", "reports/.nhac/lang-son", "data/locks/lang-son"),
    }


def test_a_project_of_version_0_1_is_to_be_migrated(tmp_path: Path) -> None:
    """One message with what it was known by and the command."""
    write(tmp_path, "data/areas.csv", "data/submissions/lang-son/2022-Q1/a.xlsx")
    write(tmp_path, "data/submissions/cao-bang/2022-Q1/a.xlsx", "data/indicators/a.yaml")
    assert find_any_project(tmp_path).root == tmp_path.resolve()
    with pytest.raises(BaocaoError) as caught:
        find_project(tmp_path)
    (problem,) = caught.value.problems
    assert problem.what == (
        "dự án còn theo bố cục của phiên bản 0.1: data/indicators, data/submissions"
    )
    assert problem.where == ""
    assert problem.todo == "chạy baocao migrate: lệnh cho xem những gì sẽ chuyển rồi mới chuyển"
