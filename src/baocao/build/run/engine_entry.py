"""The engine as Papermill's entry point names it, loaded when it is first used.

Papermill loads entry points while it is being imported itself, and the engine needs all of it.
"""

from __future__ import annotations

from typing import Any


class LazyEngine:
    """Stands in for `InProcessEngine` until it is used."""

    def __getattr__(self, name: str) -> Any:
        from baocao.build.run.engine import InProcessEngine

        return getattr(InProcessEngine, name)


ENGINE = LazyEngine()
