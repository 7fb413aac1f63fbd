"""`baocao report --watch`: builds again what a saved file changes, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial

from baocao.apps.cli.asked import LOCAL, Order, wanted
from baocao.apps.cli.live_page import LivePages, shown_live
from baocao.apps.cli.messages import fail
from baocao.apps.cli.report_command import built, print_failed
from baocao.apps.cli.report_rows import notes_of, state
from baocao.apps.cli.serving import begin_to_serve
from baocao.build.run.isolation import PRELOAD
from baocao.build.run.job import Built, Failed, Outcome, Unfinished
from baocao.build.run.watching import changes, saved
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import Project
from baocao.core.vietnamese.numbers import format_number
from baocao.output.page.files import PAGE_FILE
from baocao.output.page.templates import load_templates


def run_watch(order: Order) -> int:
    """Build the reports asked for now and after each change, and show them at an address of this
    machine. Ctrl-C ends it; what is published stays as it is."""
    _refuse(order)
    begin_to_serve(PRELOAD)
    live = LivePages()
    with shown_live(live) as address, suppress(KeyboardInterrupt):
        print(f"Trang báo cáo, tự đổi mỗi khi dựng lại: {address}")
        print("Lưu tệp nào thì báo cáo dùng tệp ấy được dựng lại. Dừng: Ctrl-C.", flush=True)
        for _ in changes(partial(saved, order.project), time.sleep):
            outcomes = _built_now(order)
            if any(isinstance(outcome, Unfinished) for outcome in outcomes):
                break
            _show(live, order.project, outcomes)
            order = replace(order, asked=replace(order.asked, force=False))
    print("Đã dừng theo dõi.")
    return 0


def _refuse(order: Order) -> None:
    given = [
        name
        for name, value in (
            ("--json", order.asked.as_json),
            ("--quiet", order.asked.quiet),
            ("--executor", order.asked.executor != LOCAL),
        )
        if value
    ]
    if given:
        what = f"--watch không đi cùng {', '.join(given)}"
        raise UsageError(Problem(what, "", "bỏ một trong các tùy chọn ấy"))


def _built_now(order: Order) -> Sequence[Outcome]:
    """Build what is due now, and say in a line what became of each report that changed."""
    project, since = order.project, time.monotonic()
    try:
        due = wanted(project, order.asked.named)
    except BaocaoError as error:  # a folder or profile that is just being changed
        fail(error.problems, 1)
        return ()
    outcomes = built(replace(order, keys=due.keys), show=lambda _: None)
    took = f"{format_number(Decimal(time.monotonic() - since), 1)} giây"
    fail(due.problems, 1)
    for outcome in outcomes:
        if isinstance(outcome, Failed):
            print_failed(project, outcome)
        elif isinstance(outcome, Built) and outcome.fresh:
            _say(f"{project.called(outcome.key)}: {state(outcome)} ({'; '.join(outcome.reasons)})")
            for note in notes_of(project, outcome):
                _say(f"{project.called(outcome.key)}: {note}")
    _say(_in_all(outcomes, took))
    return outcomes


def _in_all(outcomes: Sequence[Outcome], took: str) -> str:
    if any(isinstance(outcome, Failed) for outcome in outcomes):
        return "còn lỗi; sửa xong, lưu tệp là dựng lại"
    if any(isinstance(outcome, Built) and outcome.fresh for outcome in outcomes):
        return f"xong sau {took}"
    return "không có gì phải dựng lại"


def _say(line: str) -> None:
    print(f"{datetime.now().astimezone():%H:%M:%S} {line}", flush=True)


def _show(live: LivePages, project: Project, outcomes: Sequence[Outcome]) -> None:
    """Put the reports that there are into open browsers, and what failed beside them."""
    folders = {
        outcome.key.identifier: project.report(outcome.key)
        for outcome in outcomes
        if (project.report(outcome.key) / PAGE_FILE).is_file()
    }
    failed = [
        f"{project.called(outcome.key)}: {problem}"
        for outcome in outcomes
        if isinstance(outcome, Failed)
        for problem in outcome.problems
    ]
    live.show(
        load_templates(project).render(
            "live", reports=list(folders), page=PAGE_FILE, failed=failed
        ),
        folders,
    )
