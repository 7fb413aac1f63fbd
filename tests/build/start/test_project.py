"""A new project has all that the package ships, is completed after a stop, and follows upgrades."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from baocao.build.start.origin import ORIGIN, hash_of, read_origin
from baocao.build.start.project import add_programme, new_project
from baocao.build.start.upgrade import UpgradedFile, UpgradeKind, carry_out_upgrade, upgrades
from baocao.core import shipped
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from tests.conftest import ROOT

TEMPLATE = "templates/charts.yaml"


def changed(project: Project, name: str, more: bytes = b"# x\n") -> bytes:
    """Change a file of a project as its people would; what it says now."""
    path = project.root / name
    path.write_bytes(path.read_bytes() + more)
    return path.read_bytes()


def as_before(project: Project, name: str, content: bytes) -> None:
    """Let the project have an older version of a file that nobody changed."""
    (project.root / name).write_bytes(content)
    data = json.loads((project.root / ORIGIN).read_text(encoding="utf-8"))
    data["files"][name] = hash_of(content)
    (project.root / ORIGIN).write_text(json.dumps(data), encoding="utf-8")


def found(project: Project) -> dict[str, UpgradedFile]:
    return {file.name: file for file in upgrades(project)}


def test_the_wheel_ships_what_projects_are_written_from() -> None:
    """Every file or folder of the list is in the wheel at the place where it is looked for."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = config["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert set(included) == {*shipped.COMMON, shipped.PROGRAMMES}
    assert all(place == f"baocao/shipped/{name}" for name, place in included.items())


def test_a_project_has_every_file_of_the_package(begun: Project) -> None:
    """Nothing is missing, and no province's plan or data has come along."""
    assert upgrades(begun) == ()
    assert {path.name for path in begun.provinces.iterdir()} == {"ca-nuoc.yaml", "lang-son.yaml"}
    assert not begun.submissions.exists()


def test_a_project_that_was_stopped_is_completed(tmp_path: Path) -> None:
    """Files that are there stay as they are, the others come; then it is a whole project."""
    project = new_project(tmp_path / "a").project
    origin = project.root / ORIGIN
    origin.write_text(origin.read_text().replace('"complete": true', '"complete": false'))
    own_words = changed(project, TEMPLATE)
    project.regimes_file.unlink()
    written = new_project(project.root)
    assert written.files == ("data/regimes.yaml",)
    assert (project.root / TEMPLATE).read_bytes() == own_words
    with pytest.raises(UsageError, match="không ghi đè"):
        new_project(project.root)


def test_a_programme_that_was_stopped_is_completed(own: Project) -> None:
    """So is the catalogue of a programme of the package; a whole one is refused."""
    add_programme(own, "covid-19")
    path = own.of("covid-19").home / "forms.yaml"
    path.unlink()
    assert add_programme(own, "covid-19").files == (own.name(path),)
    with pytest.raises(UsageError, match="đã có chương trình"):
        add_programme(own, "covid-19")


def test_unchanged_templates_follow_the_package(own: Project) -> None:
    """What the project has as it got it is replaced, and nothing is left to do afterwards."""
    as_before(own, TEMPLATE, b"# older\n")
    (own.root / "templates/frames.yaml").unlink()
    kinds = {name: file.kind for name, file in found(own).items()}
    assert kinds == {TEMPLATE: UpgradeKind.FOLLOWS, "templates/frames.yaml": UpgradeKind.NEW}
    carry_out_upgrade(own, upgrades(own))
    assert (own.root / TEMPLATE).read_bytes() == (ROOT / TEMPLATE).read_bytes()
    assert upgrades(own) == ()


def test_changed_templates_stay_and_are_named(own: Project) -> None:
    """A file that both changed keeps the project's words and is told with the lines that differ;
    one that only the project changed is nobody's question."""
    as_before(own, TEMPLATE, b"# older\n")
    mine = changed(own, TEMPLATE)
    changed(own, "templates/frames.yaml")
    file = found(own)[TEMPLATE]
    assert [*found(own)] == [TEMPLATE]
    assert file.kind is UpgradeKind.CHANGED
    assert {"-# older", "-# x"} <= set(file.difference)
    carry_out_upgrade(own, upgrades(own))
    assert (own.root / TEMPLATE).read_bytes() == mine
    assert found(own)[TEMPLATE].kind is UpgradeKind.CHANGED


def test_ends_of_lines_are_no_change(own: Project) -> None:
    """A template that a tool wrote anew with Windows' ends of lines still follows the package."""
    path = own.root / TEMPLATE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert upgrades(own) == ()


def test_a_project_put_together_by_hand_is_upgraded(own: Project) -> None:
    """Without the note of where its files are from, all that differs counts as people's."""
    (own.root / ORIGIN).unlink()
    (own.root / "README.md").unlink()
    changed(own, TEMPLATE)
    own.tiles_file.unlink()
    kinds = {name: file.kind for name, file in found(own).items()}
    assert kinds == {TEMPLATE: UpgradeKind.CHANGED, "data/tiles.csv": UpgradeKind.NEW}


def test_a_broken_note_is_told(own: Project) -> None:
    """A file of origins that somebody spoilt is a message."""
    (own.root / ORIGIN).write_text("[]", encoding="utf-8")
    with pytest.raises(BaocaoError, match="bị hỏng"):
        read_origin(own.root)
