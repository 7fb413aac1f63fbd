"""Fills the folder of one report, in a process that was made for it.

The parent names the function and never calls it: what it needs is imported when it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection

from baocao.project import Project
from baocao.runner.isolation import CAN_FORK
from baocao.runner.job import EXECUTED, PAGE, Job


def make_report(order: tuple[Job, Connection | None], say: Callable[[object], None]) -> None:
    """Run the notebook into the job's folder, write its page beside it.

    Charts are rendered at the connection, where there is one. Raises `BaocaoError` where the
    notebook fails.
    """
    from baocao.runner.execute import execute
    from baocao.runner.notebooks import notebook_of
    from baocao.runner.page import write_page
    from baocao.runner.parameters import check_parameters
    from baocao.runner.renderer import render_at
    from baocao.runner.write_guard import write_only_in

    job, renderer = order
    project = Project(job.root)
    if renderer is not None:
        render_at(renderer)
    if CAN_FORK:
        write_only_in(project, job.folder)
    notebook = notebook_of(project, job.key)
    parameters = {
        "province": job.key.province,
        "period": job.key.period,
        "output_dir": str(job.folder),
    }
    check_parameters(notebook, project.name(notebook), parameters)
    execute(project, notebook, job.folder / EXECUTED, parameters, say)
    write_page(job.folder / EXECUTED, job.folder / PAGE)
