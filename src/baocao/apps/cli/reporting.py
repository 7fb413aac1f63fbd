"""`baocao report` from its options to its exit code: each step imports no more than it needs, so
that one that can answer at once does."""

from __future__ import annotations

from baocao.apps.cli.as_before import looked_at, said_again
from baocao.apps.cli.asked import ReportCall, understood
from baocao.apps.cli.said import doing
from baocao.apps.cli.serving import begin_early, begin_to_build


def answer(call: ReportCall, *, watch: bool) -> int:
    """Say again what was said before if nothing has happened since, else build what is due."""
    looked = None if watch else looked_at(call)
    if looked and said_again(looked, quiet=call.quiet):
        return 0
    begun = looked is not None and begin_early(call.named, looked)
    with doing("xem những báo cáo nào phải dựng"):
        order = understood(call)
    if watch:
        from baocao.apps.cli.watch_command import run_watch

        return run_watch(order)
    if not begun:
        begin_to_build(order)
    from baocao.apps.cli.report_command import run_report
    from baocao.build.workspace.hashes import having_seen

    if looked is None:
        return run_report(order, looked)
    with having_seen(looked.sources, looked.at):
        return run_report(order, looked)
