"""A process that renders charts for the reports of one slot, one report after another.

The first chart of a process costs a second, the others some milliseconds: so the reports,
which are processes of their own, send their charts here. The parent only starts it, so what
draws is imported where it is used, and only once a report says that it will have charts drawn.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING

from baocao.build.run.child import live_alone
from baocao.build.run.isolation import CONTEXT
from baocao.build.workspace.processes import keep_freed_memory

if TYPE_CHECKING:
    from baocao.document.charts.export import ExportedChart

# What is sent without asking for an answer: the charts that a report will likely ask for, in a
# tuple; none yet where charts will come.
GET_READY: tuple[str, ...] = ()

# The smallest possible chart: rendering it warms up the renderer before the first real one.
BLANK = '{"data": {"values": [{}]}, "mark": {"type": "text", "text": "."}}'


class Renderer:
    """The parent's side: the process, and the connection that reports use."""

    def __init__(self, context: BaseContext = CONTEXT) -> None:
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()

    @property
    def alive(self) -> bool:
        return bool(self._process.is_alive())

    def close(self) -> None:
        """Stop the process, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def render_at(
    connection: Connection, known: Mapping[str, ExportedChart], *, ahead: bool = False
) -> None:
    """Have the charts of this process rendered at the other end of `connection`, all but those
    that are `known`, by their specification; drawn `ahead` where no other report is being made.

    Where the renderer is gone, they are rendered here.
    """
    from baocao.document.charts.export import render_by, render_here

    def render(spec: str) -> ExportedChart:
        if spec in known:
            return known[spec]
        try:
            connection.send(spec)
            answer = connection.recv()
        except (EOFError, OSError):
            return render_here(spec)
        if isinstance(answer, Exception):
            raise answer
        exported: ExportedChart = answer
        return exported

    def begin(specs: Sequence[str]) -> None:
        unknown = tuple(spec for spec in specs if spec not in known)
        if unknown or not specs:
            with suppress(OSError):
                connection.send(unknown)

    if not known:
        begin(GET_READY)
    render_by(render, *([begin] if ahead else ()))


def _serve(connection: Connection) -> None:
    live_alone()
    keep_freed_memory()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ahead: deque[str] = deque()
    drawn: dict[str, ExportedChart | Exception] = {}
    with suppress(EOFError):  # the last report has been made
        while True:
            while ahead and not connection.poll():
                spec = ahead.popleft()
                drawn[spec] = _answer(spec)
            match connection.recv():
                case str(asked):
                    connection.send(drawn.pop(asked, None) or _answer(asked))
                case specs:
                    if not specs:
                        _get_ready()
                    ahead, drawn = deque(specs), {}


@cache
def _get_ready() -> None:
    _answer(BLANK)


def _answer(spec: str) -> ExportedChart | Exception:
    from baocao.document.charts.export import render_here

    try:
        return render_here(spec)
    except Exception as error:  # the report that needs the chart says so
        return RuntimeError(f"{type(error).__name__}: {error}")
