"""What of the package counts for a report."""

from __future__ import annotations

import pytest

from baocao.build.workspace.hashes import shapes_reports


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        pytest.param("output/word/body.py", True, id="code"),
        pytest.param("document/words.yaml", True, id="data"),
        pytest.param("output/word/__pycache__/body.cpython-311.pyc", False, id="compiled"),
        pytest.param(
            "output/word/__pycache__/body.cpython-311.pyc.139843182245712",
            False,
            id="being-compiled",
        ),
        pytest.param("__pycache__/__init__.cpython-311.pyc.1398", False, id="at-the-top"),
        pytest.param("apps/site/build.py", False, id="the-pages"),
    ],
)
def test_what_can_change_a_report(name: str, counts: bool) -> None:  # noqa: FBT001
    """A first report is made while other processes compile the package: a file that goes between
    being seen and being read stopped it."""
    assert shapes_reports(name) is counts
