"""An answer stands as long as nothing happens to a file that reports are made from."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao.build.run import unchanged
from baocao.build.run.unchanged import look
from baocao.core.project import Project

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files do not tell of each change")
ASKED = ("lang-son", "2022-Q1")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a built report, about which something was answered."""
    project = Project(tmp_path)
    for name in ("data/areas.csv", "templates/phrases.yaml", "reports/a/b/c/bao-cao.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("12")
    look(project, ASKED).keep(["said"])
    return project


def test_nothing_happened(project: Project) -> None:
    assert look(project, ASKED).answer() == ["said"]


def test_another_question_has_no_answer(project: Project) -> None:
    assert look(project, ("lang-son", "")).answer() is None


def change_at_the_same_time(path: Path) -> None:
    """Two changes at once: nothing but what the file holds tells them from one."""
    before = path.stat()
    path.write_text("21")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda root: change_at_the_same_time(root / "data/areas.csv"), id="changed"),
        pytest.param(lambda root: (root / "data/locks").mkdir(), id="new folder"),
        pytest.param(lambda root: (root / "templates/new.yaml").touch(), id="new file"),
        pytest.param(lambda root: (root / "data/areas.csv").unlink(), id="file removed"),
        pytest.param(lambda root: (root / "reports/a/b/c/bao-cao.docx").unlink(), id="lost"),
        pytest.param(lambda root: (root / "reports/a/b/c.dang-dung").mkdir(), id="being built"),
    ],
)
def test_something_happened(project: Project, happens: Callable[[Path], object]) -> None:
    happens(project.root)
    assert look(project, ASKED).answer() is None
    assert look(project, ASKED).known


def test_what_happens_after_the_look_is_no_part_of_the_answer(project: Project) -> None:
    """An answer is kept for the files as they were before anything was read of them."""
    before = look(project, ASKED)
    (project.root / "data/areas.csv").write_text("123")
    before.keep(["of the old file"])
    assert look(project, ASKED).answer() is None


def test_what_settled_is_read_no_more(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that had just changed is read once more; from then on its facts tell all."""
    monkeypatch.setattr(unchanged, "_SETTLED", -1)
    assert look(project, ASKED).answer() is None  # it counted by what it holds
    look(project, ASKED).keep(["said"])
    read = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: read(path) if "areas" not in path.name else 1 / 0
    )
    assert look(project, ASKED).answer() == ["said"]


def test_of_too_many_files_nothing_is_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "MOST", 2)
    assert look(project, ASKED).answer() is None


def test_where_nothing_can_be_kept_nothing_is(project: Project) -> None:
    """A cache that is no folder: the next one finds it out again."""
    other = Project(project.root / "other")
    (other.root / "data").mkdir(parents=True)
    other.cache.write_text("")
    look(other, ASKED).keep(["said"])
    assert look(other, ASKED).answer() is None


def test_nothing_is_answered_where_a_link_leads_nowhere(tmp_path: Path) -> None:
    """Who cannot look at one file must not leave out those that stand after it."""
    project = Project(tmp_path)
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("a.csv", "b.csv", "c.csv"):
        (folder / name).write_text("1")
    (folder / "link.csv").symlink_to(tmp_path / "gone.csv")
    look(project, ASKED).keep(["said"])
    for name in ("a.csv", "b.csv", "c.csv"):
        (folder / name).write_text("1234")
    assert look(project, ASKED).answer() is None


def test_a_name_that_is_no_unicode_is_looked_at(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (tmp_path / "data").mkdir()
    path = os.fsencode(tmp_path / "data") + b"/c\xe1n-b\xf4.csv"
    with open(path, "w") as file:  # noqa: PTH123 - a name of bytes
        file.write("1")
    look(project, ASKED).keep(["said"])
    assert look(project, ASKED).answer() == ["said"]
