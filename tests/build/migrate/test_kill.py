"""Killed at any moment, a migration loses nothing, and the next one finishes it.

Each is killed at changes to the disk that are drawn by lot.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from baocao.build.migrate.move import carry_out
from baocao.build.migrate.plan import plan_moves
from baocao.core.project import Project, find_project
from tests.build.migrate.sample import EDITED, ISSUED, contents, placed
from tests.build.migrate.test_migrate import no_rename
from tests.build.migrate.version_0_1 import PROGRAMME
from tests.killed import changes_of, killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

MOMENTS = 15  # of each way, 30 in all, times `--moments`


def by_renames(project: Project) -> None:
    carry_out(project, plan_moves(project, PROGRAMME))


def by_copies(project: Project) -> None:
    """As where every folder lies on a disk of its own."""
    with pytest.MonkeyPatch.context() as patch:
        no_rename(patch)
        carry_out(project, plan_moves(project, PROGRAMME))


@pytest.mark.parametrize("migrate", [by_renames, by_copies])
def test_killed_at_any_moment_nothing_is_lost(
    whole: Project,
    tmp_path: Path,
    migrate: Callable[[Project], None],
    pytestconfig: pytest.Config,
) -> None:
    """What there was is there, once or twice; then a second run leaves each file once."""
    before, done = contents(whole), _copy(whole, tmp_path / "whole")
    changes = changes_of(partial(migrate, done))
    after = placed(done)
    assert contents(done) == before
    count = MOMENTS * int(pytestconfig.getoption("--moments"))
    for moment in random.Random(migrate.__name__).choices(range(1, changes + 1), k=count):
        project = _copy(whole, tmp_path / str(moment))
        killed(partial(migrate, project), moment)
        assert not before - contents(project), f"something is lost before change {moment}"
        migrate(project)
        assert placed(find_project(project.root)) == after
        shutil.rmtree(project.root)


def _copy(whole: Project, root: Path) -> Project:
    """With folders in today's places already, so that most files go one by one."""
    shutil.copytree(whole.root, root)
    for province in (root / "data" / "plans").iterdir():
        (root / "data" / "programmes" / PROGRAMME / "plans" / province.name).mkdir(parents=True)
    for name in ("data/submissions", "data/issued", "reports"):
        for key in (ISSUED, EDITED):
            place = root / name / PROGRAMME / key.province / key.period
            place.mkdir(parents=True, exist_ok=True)
    return Project(root)
