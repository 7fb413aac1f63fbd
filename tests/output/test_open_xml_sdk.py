"""Every output of the renderers is valid by the Open XML SDK, with every kind of block."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest

from baocao.document.contents import figures_in
from baocao.output.packed import pack
from baocao.output.word import Comments, render_summary
from baocao.output.word import reviewer_copy as with_comments
from baocao.output.workbook import render_workbook
from tests.document.narrative.sample import PHRASES
from tests.open_xml_sdk import Validate, validator
from tests.output.word.reading import CREATED, TEMPLATE, render, rendered
from tests.output.word.sample import report
from tests.output.word.test_package import VARIANTS
from tests.output.word.test_summary import longest

pytestmark = pytest.mark.slow


def reviewer_copy() -> bytes:
    notes = {
        figure.id: (figure.formula.words or "a / b", figure.id) for figure in figures_in(report())
    }
    return with_comments(rendered(report()), Comments(notes, {}, "Nguồn", "N", CREATED))


OUTPUTS: dict[str, Callable[[], bytes]] = {
    **{f"{name}.docx": partial(render, d) for name, d in VARIANTS.items()},
    "bao-cao-doi-chieu.docx": reviewer_copy,
    "tom-tat.docx": lambda: render_summary(report(), [longest()], TEMPLATE, created=CREATED),
    "phu-luc.xlsx": lambda: render_workbook(report(), PHRASES, created=CREATED),
}


@pytest.fixture(scope="module")
def validate(tmp_path_factory: pytest.TempPathFactory) -> Validate:
    """What judges a file, installed once."""
    return validator(tmp_path_factory.mktemp("npm"))


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
