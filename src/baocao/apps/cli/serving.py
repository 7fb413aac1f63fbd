"""Where the processes that make reports come from, said before the command imports the rest."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from baocao.apps import cli
from baocao.apps.cli.asked import LOCAL, Order
from baocao.apps.cli.options import NamedReport
from baocao.build.run.forked_server import fork_server
from baocao.build.run.isolation import PRELOAD
from baocao.build.run.unchanged import Look

PRELOAD_WORDS = ("baocao.build.run.preload_words",)
PRELOAD_ONE = ("baocao.build.run.preload_one",)


def begin_early(named: NamedReport, looked: Look) -> bool:
    """Begin to serve a single report that will most likely be built, before anything is read: what
    it needs is imported beside the command. Whether that was begun."""
    project, days = looked.project, Path(named.province, named.period)
    if not (named.province and named.period):
        return False
    if looked.known:  # it was current, and something has happened since
        begin_to_serve((), at_once=PRELOAD_WORDS)
        return True
    sent, built = (
        any((folder / days).is_dir() for folder in home.glob("*"))
        for home in (project.submissions, project.reports)
    )
    if sent and not built:
        begin_to_make(PRELOAD_ONE)
    return sent and not built


def begin_to_build(order: Order) -> None:
    """Begin to serve as the reports that are asked for need it: many share what they import, a
    single one imports what it needs, beside the command where it is known that it will be built."""
    if len(order.keys) > 1:
        new = sum(not order.project.report(key).exists() for key in order.keys)
        if new and order.asked.executor == LOCAL:
            begin_to_make(PRELOAD, min(new, order.asked.at_a_time))
        else:
            begin_to_serve(PRELOAD)
        return
    from baocao.build.run.fingerprint import words_changed

    if any(words_changed(order.project, key) for key in order.keys):
        begin_to_serve((), at_once=PRELOAD_WORDS)
    else:
        begin_to_serve(())


def begin_to_make(at_once: Sequence[str], reports: int = 1) -> None:
    """Begin to serve reports that have not been built yet, so many at a time: what they need is
    imported, and what draws for them gets ready, beside the command and each other."""
    from baocao.build.run.local import begin_to_draw

    if _is_command():
        begin_to_draw(reports)
    begin_to_serve((), at_once=at_once)


def begin_to_serve(preload: Sequence[str], at_once: Sequence[str] = ()) -> None:
    """Have reports made by copies of this process, where it is the command and nothing else: what
    a test or a notebook that calls the command holds is not to be copied."""
    if _is_command():
        fork_server(preload, at_once)


def _is_command() -> bool:
    return getattr(sys.modules["__main__"], "main", None) is cli.main
