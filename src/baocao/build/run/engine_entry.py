"""What Papermill finds at its entry point: our engine, loaded when it is first used.

Papermill loads entry points while it is being imported itself, and the engine needs all of it.
"""

from __future__ import annotations

from typing import Any


class LazyEngine:
    """Stands for `InProcessEngine` until something is asked of it."""

    def __getattr__(self, name: str) -> Any:
        from baocao.build.run.engine import InProcessEngine

        return getattr(InProcessEngine, name)


ENGINE = LazyEngine()
