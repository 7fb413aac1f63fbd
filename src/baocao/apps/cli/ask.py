"""What a command of `baocao new` still has to know: asked at a terminal, refused in a script."""

from __future__ import annotations

import sys
from datetime import date

from baocao.apps.cli.said import hush
from baocao.core.errors import Problem, UsageError
from baocao.core.vietnamese.dates import parse_date


def asked(given: str | None, option: str, question: str, default: str = "") -> str:
    """The option's value, or the answer of the person at the terminal; an empty answer is
    `default`.

    Raises `UsageError` where nobody can be asked and there is no default.
    """
    if given:
        return given
    while sys.stdin.isatty():
        hush()
        shown = f" [{default}]" if default else ""
        if reply := input(f"{question}{shown}: ").strip() or default:
            return reply
    if default:
        return default
    raise UsageError(Problem(f"thiếu {option}", "", f"ghi {option} ({question.lower()})"))


def offered(given: str | None, question: str) -> str:
    """As `asked`, of what may be left out."""
    if given is None and sys.stdin.isatty():
        hush()
        return input(f"{question} (bỏ trống nếu chưa có): ").strip()
    return given or ""


def offered_lines(given: tuple[str, ...], question: str) -> tuple[str, ...]:
    """Several answers, one a line, until an empty one."""
    if given or not sys.stdin.isatty():
        return given
    hush()
    print(f"{question}; mỗi dòng một mục, dòng trống là hết.")
    return tuple(iter(lambda: input("  ").strip(), ""))


def day_of(text: str, option: str) -> date:
    """A day as 2026-12-31 or 31/12/2026; raises `UsageError` for anything else."""
    try:
        return parse_date(text)
    except ValueError as error:
        raise UsageError(Problem(str(error), option, "ghi ví dụ 31/12/2026")) from None
