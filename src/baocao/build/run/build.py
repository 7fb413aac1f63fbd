"""Builds one report if its inputs changed: has it made, checks it and publishes the folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from baocao.archive.built.names import RUN_FILE
from baocao.archive.built.run import RunFacts, dump_run, read_run
from baocao.archive.issued.locks import standing_issue
from baocao.archive.issued.model import IssuedReport
from baocao.build.run.carrying import Carried, contents, copy_files
from baocao.build.run.edited import keep_original, keep_proofs
from baocao.build.run.fingerprint import basis_hash, input_hashes, output_hashes, why_build
from baocao.build.run.isolation import Interrupted
from baocao.build.run.job import (
    EXECUTED,
    Built,
    Job,
    Make,
    Watch,
    unwatched,
)
from baocao.build.run.local import make_here
from baocao.build.run.notebooks import notebook_of
from baocao.build.run.publish import removed_on_failure
from baocao.build.run.replacing import recover_report, replace_report, report_staging
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.frozen import changed_under_lock
from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import Hear, Waiting, report_turn
from baocao.output.page.files import PAGE_FILE

__all__ = ["EXECUTED", "Built", "build_report", "failed_notebook"]

PROMISED = (
    *("bao-cao.docx", "bao-cao-doi-chieu.docx", "tom-tat.docx", "phu-luc.xlsx"),
    *(PAGE_FILE, EXECUTED, "ledger.json", RUN_FILE),
)


def build_report(
    project: Project,
    key: ReportKey,
    *,
    force: bool = False,
    make: Make = make_here,
    watch: Watch | None = None,
) -> Built:
    """Build a report unless the published one is current.

    Raises `BaocaoError` where data, plans or a cell fail: nothing published is touched then. So
    does data that changed although it is issued or locked, whatever there would be to build.
    Where another run builds the same report, this one waits for it.
    """
    watch = watch or unwatched()
    with report_turn(project, key, _heard_by(watch)):
        recover_report(project, key)
        issued = standing_issue(project, key)
        built = None if issued is None else _as_issued(project, key, issued)
        raise_all(changed_under_lock(project, key))
        return built or _build(project, key, make, watch, force=force)


def _build(project: Project, key: ReportKey, make: Make, watch: Watch, *, force: bool) -> Built:
    final = project.report(key)
    definitions = Definitions(project, key.programme)
    inputs = input_hashes(definitions, key)
    reasons = ("được yêu cầu dựng lại",) if force else why_build(final, inputs)
    if not reasons:
        return Built(key, final, fresh=False, run=read_run(final) or RunFacts())
    staging = report_staging(project, key)
    job = Job(project.root, key, staging, basis_hash(project, key, inputs), tuple(inputs))
    try:
        run = _made(definitions, job, make, watch, inputs)
        issued = standing_issue(project, key)  # by a machine that does not see this one's turn
        if issued is not None:
            shutil.rmtree(staging)
            return _as_issued(project, key, issued)
        carried = replace_report(project, key, staging)
        failed_notebook(project, key).unlink(missing_ok=True)
    except BaseException:
        _keep_for_inspection(project, key, staging)
        raise
    return Built(key, final, fresh=True, run=run, reasons=reasons, carried=carried)


def _made(
    definitions: Definitions, job: Job, make: Make, watch: Watch, inputs: dict[str, str]
) -> RunFacts:
    """Have the report made, and check it; says so where its folder was taken away meanwhile."""
    try:
        make(job, watch)
        return _complete(definitions, job, inputs)
    except (BaocaoError, OSError):
        if job.folder.is_dir():
            raise
    what = "thư mục đang dựng bị xóa hoặc đổi tên giữa chừng; báo cáo đã công bố vẫn nguyên"
    todo = "chạy lại; nếu nhiều máy dùng chung một ổ mạng thì chỉ để một máy chạy lệnh"
    raise BaocaoError(Problem(what, definitions.project.name(job.folder), todo))


def _as_issued(project: Project, key: ReportKey, issued: IssuedReport) -> Built:
    """An issued report as it was issued; its folder is restored from the register."""
    final, entry = project.report(key), contents(issued.folder)
    carried: tuple[Carried, ...] = ()
    if not entry.items() <= contents(final).items():
        staging = report_staging(project, key)
        with removed_on_failure(staging):
            copy_files(issued.folder, staging, entry)
            carried = replace_report(project, key, staging, "ours")
    run = read_run(final) or RunFacts()
    return Built(key, final, fresh=False, run=run, carried=carried, issued=True)


def failed_notebook(project: Project, key: ReportKey) -> Path:
    """The place for the executed notebook of a failed report."""
    return project.failed(key) / EXECUTED


def _heard_by(watch: Watch) -> Hear:
    def hear(waiting: Waiting) -> None:
        watch.hear(waiting)
        if watch.stop.is_set():
            raise Interrupted

    return hear


def _complete(definitions: Definitions, job: Job, inputs: dict[str, str]) -> RunFacts:
    """Check that nothing is missing, and record what the report was made from."""
    staging = job.folder
    missing = [name for name in PROMISED if not (staging / name).is_file()]
    if missing:
        todo = "kiểm tra ô cuối của notebook có gọi report.write() không"
        what = f"notebook chạy xong nhưng thiếu: {', '.join(missing)}"
        notebook = notebook_of(definitions, job.key)
        raise BaocaoError(Problem(what, definitions.project.name(notebook), todo))
    keep_original(staging)
    found = read_run(staging) or RunFacts()
    run = replace(found, inputs=inputs, outputs=output_hashes(staging))
    (staging / RUN_FILE).write_bytes(dump_run(run))
    keep_proofs(staging)
    return run


def _keep_for_inspection(project: Project, key: ReportKey, staging: Path) -> None:
    """Keep the notebook of a failed run and delete the rest."""
    kept = failed_notebook(project, key)
    if (staging / EXECUTED).is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        (staging / EXECUTED).replace(kept)
    shutil.rmtree(staging, ignore_errors=True)
