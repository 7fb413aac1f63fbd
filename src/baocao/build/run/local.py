"""Makes reports on this machine: a process for each, and another one that renders charts.

Each thread that makes reports is a slot; it keeps its renderer from one report to the next.
"""

from __future__ import annotations

import threading

from baocao.build.run.isolation import CAN_FORK, Interrupted, Limits, LostError, run_isolated
from baocao.build.run.job import Job, Watch
from baocao.build.run.make import make_report
from baocao.build.run.renderer import Renderer

LIMITS = Limits()

_slot = threading.local()


def make_here(job: Job, watch: Watch, limits: Limits = LIMITS) -> None:
    """Fill the job's folder in a process of its own; raises what `run_isolated` raises."""
    renderer = _renderer_of_slot()
    order = job, renderer.connection if renderer else None
    try:
        run_isolated(make_report, order, limits, watch.hear, watch.stop)
    except (LostError, Interrupted):  # the renderer may be in the middle of a chart
        if renderer:
            renderer.close()
        raise


def _renderer_of_slot() -> Renderer | None:
    """A living renderer; None where the notebook runs in a kernel, which renders by itself."""
    if not CAN_FORK:
        return None
    renderer: Renderer | None = getattr(_slot, "renderer", None)
    if renderer is None or not renderer.alive:
        renderer = _slot.renderer = Renderer()
    return renderer
