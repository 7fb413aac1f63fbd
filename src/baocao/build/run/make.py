"""Fills the folder of one report, in a process that was made for it.

The parent only names the function, so its imports happen in the process that runs it.
"""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection

from baocao.build.run.isolation import CAN_FORK
from baocao.build.run.job import EXECUTED, PAGE, Job
from baocao.core.project import Project


def make_report(order: tuple[Job, Connection | None], say: Callable[[object], None]) -> None:
    """Run the notebook into the job's folder, write its page beside it.

    Charts are rendered at the connection, where there is one. Raises `BaocaoError` where the
    notebook fails.
    """
    from baocao.build.run.execute import execute
    from baocao.build.run.notebooks import notebook_of
    from baocao.build.run.page import write_page
    from baocao.build.run.parameters import (
        check_parameters,
        notebook_parameters,
        parameters_for,
    )
    from baocao.build.run.renderer import render_at
    from baocao.build.run.write_guard import write_only_in

    job, renderer = order
    project = Project(job.root)
    if renderer is not None:
        render_at(renderer)
    if CAN_FORK:
        write_only_in(project, job.folder)
    notebook = notebook_of(project, job.key)
    name = project.name(notebook)
    given = parameters_for(project, job.key, job.folder, notebook_parameters(notebook, name))
    check_parameters(notebook, name, given)
    execute(project, notebook, job.folder / EXECUTED, given, say)
    write_page(job.folder / EXECUTED, job.folder / PAGE)
