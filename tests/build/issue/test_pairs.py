"""Two commands at once, in every pair: each is done or refused, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import combinations_with_replacement
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from baocao.apps.cli.keep_command import KeepCall, run_keep
from baocao.apps.cli.migrate_command import run_migrate
from baocao.apps.cli.options import NamedReport
from baocao.apps.cli.remind_command import run_remind
from baocao.apps.site.publish import build_plain
from baocao.archive.built.folder import file_hash, open_published
from baocao.archive.issued.locks import data_files, lock, read_lock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.build import build_report
from baocao.core.errors import BaocaoError
from baocao.core.project import Project, find_project
from tests.build.issue.test_random_moments import DRAFT, do_report, wrong_in_register
from tests.build.issue.word import write_all_placeholders
from tests.build.migrate.version_0_1 import make_version_0_1
from tests.conftest import BUILT, DEFINITIONS, SENT, SUBMISSIONS, copy
from tests.killed import FORK

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

AT = datetime(2022, 3, 28, tzinfo=UTC)
DAY = date(2022, 3, 25)
DONE, REFUSED = 0, 3
MIGRATE = "migrate"
NEEDED = (
    *(*DEFINITIONS, SUBMISSIONS, "_quarto.yml"),
    *("reports/index.qmd", "reports/cach-doc.qmd"),
)
WORD = "bao-cao.docx"
SENT_AS = unicodedata.normalize("NFD", "Báo cáo của Sở Y tế.xlsx")
PUT_THERE = ("~$bao-cao.docx", "~$o-cao.docx", unicodedata.normalize("NFD", "Ghi chú họp.txt"))


def _issue(project: Project) -> None:
    issue_report(project, BUILT, Issue("5", DAY, "văn thư", AT))


def _lock(project: Project) -> None:
    files = data_files(project, [project.sent(BUILT)])
    lock(project, BUILT, LockEvent(LockAction.LOCK, AT, "Sở Y tế", files=files))


def _keep(project: Project) -> None:
    run_keep(KeepCall(project.report(BUILT) / WORD, yes=True))


def _remind(_: Project) -> None:
    named = NamedReport(BUILT.province, BUILT.period, BUILT.programme)
    run_remind(named, None, DAY, force=True, as_json=False)


def _site(project: Project) -> None:
    build_plain(project, DAY)


def _migrate(_: Project) -> None:
    run_migrate(BUILT.programme, yes=True, as_json=False)


DEEDS: dict[str, Callable[[Project], object]] = {
    "report": do_report,
    "site": _site,
    "keep": _keep,
    "issue": _issue,
    "lock": _lock,
    "remind": _remind,
    MIGRATE: _migrate,
}


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An edited report that Word has open, names as a Mac writes them; not to be changed."""
    project = copy(NEEDED, tmp_path_factory.mktemp("office") / "dự án")
    sent = project.root / SENT
    sent.rename(sent.with_name(SENT_AS))
    build_report(project, BUILT)
    shutil.copytree(project.report(BUILT), project.root / DRAFT)
    write_all_placeholders(project.report(BUILT) / WORD)
    for name in PUT_THERE:
        (project.report(BUILT) / name).write_text(name, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def earlier(today: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same as version 0.1 left it."""
    root = tmp_path_factory.mktemp("earlier") / "dự án"
    shutil.copytree(today.root, root)
    (root / "reports" / ".ban-cu").mkdir()
    make_version_0_1(Project(root))
    return Project(root)


@pytest.mark.parametrize("pair", [*combinations_with_replacement(DEEDS, 2)], ids=" and ".join)
def test_two_at_once(
    today: Project, earlier: Project, pair: tuple[str, str], tmp_path: Path
) -> None:
    """What people gave and wrote is there, the register and the report's folder are whole."""
    project = Project(tmp_path / "dự án")
    shutil.copytree((earlier if MIGRATE in pair else today).root, project.root)
    given = precious(project)
    start = FORK.Barrier(2)
    both = [FORK.Process(target=_work, args=(DEEDS[name], project, start)) for name in pair]
    for process in both:
        process.start()
    for process in both:
        process.join()
    ended = [process.exitcode for process in both]
    assert DONE in ended
    assert {*ended} <= {DONE, REFUSED}
    assert given <= {*_held(project).values()}
    assert list(wrong_in_register(project)) == []
    do_report(project)
    open_published(project, BUILT)
    assert [path.name for path in project.report(BUILT).parent.iterdir()] == [BUILT.period]
    read_lock(project, BUILT)
    assert {*PUT_THERE} <= {path.name for path in project.report(BUILT).iterdir()}


def _work(deed: Callable[[Project], object], project: Project, start: Barrier) -> None:
    """As a command does it, which looks first whether the project is of today."""
    os.environ["BAOCAO_ROOT"] = str(project.root)
    start.wait()
    with Path(os.devnull).open("w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        try:
            deed(project if deed is _migrate else find_project())
        except BaocaoError:
            sys.exit(REFUSED)


def precious(project: Project) -> set[str]:
    """What people gave and wrote: data, their own files beside the report, the edited report."""
    held = _held(project)
    theirs = (WORD, *PUT_THERE)
    return {d for name, d in held.items() if name.startswith("data/") or name.endswith(theirs)}


def _held(project: Project) -> dict[str, str]:
    found = (path for path in project.root.rglob("*") if path.is_file())
    return {project.name(path): file_hash(path) for path in found}
