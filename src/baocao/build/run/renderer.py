"""A process that renders charts for the reports of one slot, one report after another.

The first chart of a process costs a second, the others some milliseconds: so the reports,
which are processes of their own, send their charts here. The parent only starts it, so what
draws is imported where it is used, and only once a report says that it will have charts drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from baocao.build.run.child import live_alone
from baocao.build.run.isolation import CONTEXT

if TYPE_CHECKING:
    from baocao.document.charts.export import ExportedChart

GET_READY = ""  # instead of a specification: charts will come, nothing is to be answered
# The smallest possible chart: rendering it warms up the renderer before the first real one.
BLANK = '{"data": {"values": [{}]}, "mark": {"type": "text", "text": "."}}'


class Renderer:
    """The parent's side: the process, and the connection that reports use."""

    def __init__(self) -> None:
        self.connection, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=_serve, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
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


def render_at(connection: Connection, known: Mapping[str, ExportedChart]) -> None:
    """Have the charts of this process rendered at the other end of `connection`, all but those
    that are `known`, by their specification.

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

    if not known:
        with suppress(OSError):
            connection.send(GET_READY)
    render_by(render)


def _serve(connection: Connection) -> None:
    live_alone()
    ready = False
    with suppress(EOFError):  # the last report has been made
        while True:
            asked = connection.recv()
            if asked != GET_READY:
                connection.send(_answer(asked))
            elif not ready:
                _answer(BLANK)
            ready = True


def _answer(spec: str) -> ExportedChart | Exception:
    from baocao.document.charts.export import render_here

    try:
        return render_here(spec)
    except Exception as error:  # the report that needs the chart says so
        return RuntimeError(f"{type(error).__name__}: {error}")
