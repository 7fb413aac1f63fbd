"""The names that a notebook imports: there, documented, and loaded only when they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import baocao

HEAVY = ("pandas", "altair", "docx", "baocao.apps.notebook", "baocao.build.compose")


@pytest.mark.parametrize("name", baocao.__all__)
def test_public_names(name: str) -> None:
    """Each is there and says what it does; the package's own text names it."""
    found = getattr(baocao, name)
    assert found.__doc__
    assert name in str(baocao.__doc__) or name == "Report"


def test_an_unknown_name() -> None:
    """A name that is not there is an attribute error, as anywhere."""
    with pytest.raises(AttributeError, match="no attribute 'xyz'"):
        _ = baocao.xyz


@pytest.mark.parametrize("module", ["baocao", "baocao.apps.cli.entry"])
def test_light_imports(module: str) -> None:
    """Nothing heavy is loaded by the package itself, nor by the command's help."""
    code = f"import sys, {module}; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
