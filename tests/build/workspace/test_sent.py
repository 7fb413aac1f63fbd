"""What lies in a period's folder is read, or told; what Windows put there is neither."""

from __future__ import annotations

import pytest

from baocao.build.workspace.door import work_meant
from baocao.build.workspace.sent import sent_for
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from tests.conftest import SENT

PROVINCE, PERIOD = "lang-son", "2022-Q1"


def test_files_in_a_folder_below_are_told(project: Project) -> None:
    """Nobody reads "Gửi lại/a.xlsx", so nobody may take the period for complete."""
    scope = work_meant(project, PROVINCE, PERIOD)
    below = project.sent(scope.key) / "Gửi lại"
    below.mkdir()
    read = sent_for(scope.definitions, scope.province, scope.period)
    assert len(read) == 1
    (below / "a.xlsx").write_bytes((project.root / SENT).read_bytes())
    with pytest.raises(BaocaoError) as caught:
        sent_for(scope.definitions, scope.province, scope.period)
    (problem,) = caught.value.problems
    assert problem.where == project.name(below)
    assert "“Gửi lại”" in problem.what


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "~$a.xlsx", ".a/a.xlsx"])
def test_what_programs_leave_in_a_folder_is_no_submission(project: Project, name: str) -> None:
    scope = work_meant(project, PROVINCE, PERIOD)
    path = project.sent(scope.key) / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    assert len(sent_for(scope.definitions, scope.province, scope.period)) == 1
