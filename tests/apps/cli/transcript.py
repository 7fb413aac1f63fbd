"""Runs the command in this process and notes what it says."""

from __future__ import annotations

import io
import shlex
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from baocao.core.project import Project

WIDTH = "150"


@dataclass(frozen=True)
class Said:
    """What a call printed and how it ended."""

    root: Path
    command: str
    out: str
    err: str
    code: int

    @property
    def transcript(self) -> str:
        """The call and its messages, as a person sees them."""
        return f"$ baocao {self.command}\n{self.err.replace(str(self.root), '<dự án>')}"


def run(project: Project, command: str, monkeypatch: pytest.MonkeyPatch) -> Said:
    """Call `baocao` in the project's folder; whatever is no exit goes up as it is."""
    monkeypatch.chdir(project.root)
    monkeypatch.delenv("BAOCAO_ROOT", raising=False)
    monkeypatch.setenv("COLUMNS", WIDTH)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main(shlex.split(command))
    code = ended.value.code
    assert isinstance(code, int)
    return Said(project.root, command, out.getvalue(), err.getvalue(), code)
