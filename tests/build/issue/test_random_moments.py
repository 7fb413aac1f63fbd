"""Any deed, and any two at once, killed at random moments while somebody saves in the folder.

What is counted is what the office would lose: edits that are nowhere any more, and entries of the
register that are not whole. `--moments 30` makes 600 moments of it; by default each kind is
killed once, so that no run of the tests waits for chance.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import UTC, date, datetime
from itertools import combinations_with_replacement, pairwise
from pathlib import Path

import pytest

from baocao.apps.site.publish import build_plain
from baocao.archive.built.folder import open_published
from baocao.archive.built.run import read_run
from baocao.archive.issued.issued import issued_reports
from baocao.archive.issued.locks import data_files, lock, read_lock, unlock
from baocao.archive.issued.model import LockAction, LockEvent
from baocao.build.issue.issue import Issue, issue_report
from baocao.build.run.build import build_report
from baocao.build.run.carrying import contents, copy_files
from baocao.build.run.job import Job, Watch
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.turn import report_turn
from baocao.review.keep.files import write_kept
from baocao.review.keep.model import Kept
from tests.build.issue.word import write_all_placeholders
from tests.conftest import BUILT, copy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")

FORK = multiprocessing.get_context("fork")
AT = datetime(2022, 3, 28, tzinfo=UTC)
SAVED = ("tom-tat.docx", "phu-luc.xlsx", "ghi-chu.txt", "bao-cao-moi.docx")
SECTION = "## I. Dịch\n\nLần {}.\n"
DRAFT = "nhap"  # the folder that a notebook would fill, made beforehand


def do_report(project: Project) -> None:
    def make(job: Job, _: Watch) -> None:
        copy_files(job.root / DRAFT, job.folder, contents(job.root / DRAFT))

    build_report(project, BUILT, force=True, make=make)


def do_issue(project: Project) -> None:
    number = str(os.getpid())
    issue_report(project, BUILT, Issue(number, date(2022, 3, 25), "văn thư", AT))


def do_keep(project: Project) -> None:
    for number in range(30):
        with report_turn(project, BUILT):
            write_kept(project.narrative(BUILT), Kept(SECTION.format(number) * 50, (), (), {}))


def do_lock(project: Project) -> None:
    files = data_files(project, [project.sent(BUILT)])
    for _ in range(15):
        lock(project, BUILT, LockEvent(LockAction.LOCK, AT, "Sở Y tế", files=files))
        unlock(project, BUILT, LockEvent(LockAction.UNLOCK, AT, "Sở Y tế", "Rà soát"))


def do_site(project: Project) -> None:
    build_plain(project, date(2022, 4, 1))


DEEDS: dict[str, Callable[[Project], None]] = {
    "report": do_report,
    "issue": do_issue,
    "keep": do_keep,
    "lock": do_lock,
    "site": do_site,
}
KINDS = [*((name,) for name in DEEDS), *combinations_with_replacement(DEEDS, 2)]


@pytest.fixture(scope="module")
def office(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A report that is ready to be issued, with a person's wording in it; not to be changed."""
    root = tmp_path_factory.mktemp("office") / "project"
    shutil.copytree(built.root, root)
    project = copy(("_quarto.yml", "reports/index.qmd", "reports/cach-doc.qmd"), root)
    shutil.copytree(project.report(BUILT), root / DRAFT)
    write_all_placeholders(project.report(BUILT) / "bao-cao.docx")
    return project


@pytest.mark.parametrize("kind", KINDS, ids=" and ".join)
def test_nothing_is_lost(
    office: Project, tmp_path: Path, kind: tuple[str, ...], pytestconfig: pytest.Config
) -> None:
    """0 lost edits and 0 incomplete entries, however many moments there are."""
    chance, counted = random.Random(" ".join(kind)), Counter[str]()
    moments = int(pytestconfig.getoption("--moments"))
    for number in range(moments):
        project = Project(tmp_path / str(number))
        shutil.copytree(office.root, project.root)
        saved = _at_once(project, kind, chance)
        counted.update(_found_wrong(project, saved))
        shutil.rmtree(project.root, ignore_errors=True)
    print(f"{' + '.join(kind)}: {moments} moments, {dict(counted) or 'nothing lost'}")
    assert counted == Counter()


def _at_once(project: Project, kind: tuple[str, ...], chance: random.Random) -> dict[str, str]:
    """Start the deeds, save meanwhile, kill them; returns what was saved last, by name."""
    running = [FORK.Process(target=_quietly, args=(DEEDS[name], project)) for name in kind]
    begun, saved = time.monotonic(), dict[str, str]()
    for process in running:
        process.start()
    # Most moments lie in the first second, where most is done.
    ends = [chance.choice((chance.uniform(0, 0.4), chance.uniform(0, 2))) for _ in kind]
    for process, end in sorted(zip(running, ends, strict=True), key=lambda pair: pair[1]):
        while time.monotonic() < begun + end and process.is_alive():
            _save(project, chance, saved)
            time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.join()
    return saved


def _quietly(deed: Callable[[Project], None], project: Project) -> None:
    nowhere = io.StringIO()
    with suppress(BaocaoError), redirect_stdout(nowhere), redirect_stderr(nowhere):
        deed(project)


def _save(project: Project, chance: random.Random, saved: dict[str, str]) -> None:
    """As Word saves: written beside, then renamed; tried again where the folder just moved."""
    name, text = chance.choice(SAVED), f"sửa {chance.random()}"
    folder = project.report(BUILT)
    for _ in range(2):
        with suppress(FileNotFoundError):
            beside = folder / f"~{chance.randrange(10**9)}.tmp"
            beside.write_text(text, encoding="utf-8")
            beside.replace(folder / name)
            saved[name] = text
            return


def _found_wrong(project: Project, saved: dict[str, str]) -> Iterator[str]:
    """What is lost or half done after the next start."""
    with suppress(BaocaoError):  # where the wording was changed the report is built anew
        do_report(project)
    there = {path.read_bytes() for path in project.reports.rglob("*") if path.is_file()}
    yield from ("lost edit" for text in saved.values() if text.encode() not in there)
    yield from wrong_in_register(project)
    open_published(project, BUILT)
    actions = [event.action for event in read_lock(project, BUILT).events]
    for one, other in pairwise(actions):
        if one is other:
            yield f"{one.value} twice"
    narrative = project.narrative(BUILT)
    if narrative.is_file() and narrative.read_text(encoding="utf-8").count("## I.") != 50:
        yield "half a narrative"
    if [path.name for path in project.report(BUILT).parent.iterdir()] != [BUILT.period]:
        yield "left behind"


def wrong_in_register(project: Project) -> Iterator[str]:
    issued = issued_reports(project, BUILT.programme, BUILT.province)
    numbers = Counter(report.number for report in issued)
    yield from ("a number given twice" for count in numbers.values() if count > 1)
    folders = [p for p in project.issued.glob("*/*/*/") if "." not in p.name]
    if len(folders) != len(issued):
        yield "incomplete entry"
    for folder in folders:
        run = read_run(folder)
        if not run or not {*contents(folder).items()} >= {*run.outputs.items()}:
            yield "incomplete entry"
