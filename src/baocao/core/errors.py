"""What a user can cause: problems with a place and a remedy, never a traceback.

Nothing here knows of files, sheets or plans; every layer raises these errors and
the command line alone catches them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

PLACES = " › "  # between a file, its sheet and its cell


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, in Vietnamese: what, where, and what to do."""

    what: str
    where: str = ""
    todo: str = ""

    @property
    def file(self) -> str:
        """The file of `where`, which names sheet and cell after it."""
        return self.where.partition(PLACES)[0]

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.todo:
            parts.append(f"→ {self.todo}")
        return "\n  ".join(parts)


class BaocaoError(Exception):
    """The data or a document has problems that stop the work (exit code 1)."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            raise ValueError("an error needs at least one problem")
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def _render_traceback_(self) -> list[str]:
        """What IPython prints in the place of a traceback."""
        return [str(self)]

    def __reduce__(self) -> tuple[type[BaocaoError], tuple[Problem, ...]]:
        """Cross from one process to another with the problems, not their text."""
        return type(self), self.problems


class UsageError(BaocaoError):
    """The command was called wrongly (exit code 2)."""

    exit_code: ClassVar[int] = 2


def refusal(what: str, where: str, todo: str) -> BaocaoError:
    """An error of one problem."""
    return BaocaoError(Problem(what, where, todo))


def raise_all(problems: Iterable[Problem]) -> None:
    """Raise one `BaocaoError` with all `problems`, or nothing where there are none."""
    found = tuple(problems)
    if found:
        raise BaocaoError(*found)
