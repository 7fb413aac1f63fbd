"""How the command line says what is wrong: one problem, one paragraph, on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from baocao.errors import Problem

# What typer found wrong, by the name of its exception; {name} is the option or argument.
_USAGE = {
    "NoSuchOption": ("không có tùy chọn {name}", ""),
    "MissingParameter": ("thiếu {name}", ""),
    "BadOptionUsage": ("tùy chọn {name} ghi sai cách", ""),
    "BadParameter": ("giá trị của {name} không hợp lệ", ""),
}
_OTHER = ("câu lệnh không hợp lệ: {name}", "")
_TODO = "xem cách dùng: baocao --help"


def usage_problem(error: Exception) -> Problem:
    """The Vietnamese for what typer says of a wrong call."""
    what, _ = _USAGE.get(type(error).__name__, _OTHER)
    return Problem(what.format(name=_name(error)), "", _TODO)


def _name(error: Exception) -> str:
    option = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    if option:
        return str(option)
    if param is not None:
        return "/".join(param.opts) if param.opts else str(param.name)
    return str(error).removesuffix(".")


def fail(problems: Iterable[Problem], code: int) -> int:
    """Print problems on standard error and return the exit code."""
    for problem in problems:
        print(f"Lỗi: {problem}", file=sys.stderr)
    return code


def print_json(data: Any) -> None:
    """Print data as JSON on standard output."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def as_records(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems as plain data."""
    return [asdict(problem) for problem in problems]
