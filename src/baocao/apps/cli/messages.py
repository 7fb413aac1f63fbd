"""How the command line says what is wrong: one problem, one paragraph, on standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from baocao.core.errors import Problem

# What typer found wrong, by the name of its exception; {name} is the option or argument.
_USAGE = {
    "NoSuchOption": "không có tùy chọn {name}",
    "MissingParameter": "thiếu {name}",
    "BadParameter": "giá trị của {name} không hợp lệ",
}
# The same for what has no exception of its own, by typer's words; the group is the {name}.
_WORDED = (
    (r"Option '(.+)' requires an argument", "tùy chọn {name} thiếu giá trị"),
    (r"Option '(.+)' does not take a value", "tùy chọn {name} không nhận giá trị"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", "thừa tham số: {name}"),
    (r"No such command '(.+)'", "không có lệnh {name}"),
)
_OTHER = "câu lệnh không hợp lệ: {name}"
_SEE_HELP = "xem cách dùng: baocao --help"


def usage_problem(error: Exception) -> Problem:
    """The Vietnamese for what typer says of a wrong call."""
    return Problem(_what(error), "", _SEE_HELP)


def _what(error: Exception) -> str:
    if known := _USAGE.get(type(error).__name__):
        return known.format(name=_name(error))
    for pattern, what in _WORDED:
        if match := re.search(pattern, str(error)):
            return what.format(name=match[1])
    return _OTHER.format(name=error)


def _name(error: Exception) -> str:
    option = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    if option:
        return str(option)
    if param is not None:
        return "/".join(param.opts) if param.opts else str(param.name)
    return str(error).removesuffix(".")


def fail(problems: Iterable[Problem], code: int, subject: str = "") -> int:
    """Print problems, those of one `subject`, on standard error; return the exit code."""
    head = f"Lỗi {subject}" if subject else "Lỗi"
    for problem in problems:
        print(f"{head}: {problem}", file=sys.stderr)
    return code


def print_json(data: Any) -> None:
    """Print data as JSON on standard output."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def as_records(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems as plain data."""
    return [asdict(problem) for problem in problems]
