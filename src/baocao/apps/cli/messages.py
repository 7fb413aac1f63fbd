"""How the command line says what is wrong: one problem, one paragraph, on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from baocao.apps.cli.said import hush
from baocao.core.errors import Problem


def fail(problems: Iterable[Problem], code: int, subject: str = "") -> int:
    """Print problems, those of one `subject`, on standard error; return the exit code."""
    head = f"Lỗi {subject}" if subject else "Lỗi"
    for problem in problems:
        print(f"{head}: {problem}", file=sys.stderr)
    return code


def is_terminal() -> bool:
    """Whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def agreed(question: str) -> bool:
    """Ask the person at the terminal; without one, and for all but a yes, the answer is no."""
    if not sys.stdin.isatty():
        return False
    hush()
    return input(f"\n{question} [c/K] ").strip().casefold() in ("c", "có", "y")


def print_json(data: Any) -> None:
    """Print data as JSON on standard output: records by their fields, days as ISO
    8601 writes them, what is one of several by its id."""
    print(json.dumps(data, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: Any) -> object:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
