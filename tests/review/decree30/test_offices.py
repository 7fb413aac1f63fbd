"""Eighty-five documents in the forms of real offices: nothing missed, hardly anything false.

A third of them was put aside while the rules were written. What they found of those documents when
they were first run stands in docs/decree30.md.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.review.decree30.checking import RULES
from tests.review.decree30.offices import (  # noqa: F401 - each enters its documents
    decisions,
    held_out_a,
    held_out_b,
    held_out_c,
    held_out_d,
    held_out_e,
    letters,
    lists,
    minutes,
    others,
    regulations,
    reports,
    reports_of_units,
    special,
)
from tests.review.decree30.offices.sample import SAMPLES, Sample, count, lines

ALL = [sample for group in SAMPLES.values() for sample in group]


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.name)
def test_each_document_has_the_findings_that_it_should(sample: Sample) -> None:
    """Every fault is found at its place, and nothing that is right is called wrong."""
    assert list(lines([count(sample)])) == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_the_findings_are_the_same_when_libreoffice_saved_the_documents(tmp_path: Path) -> None:
    """It writes tables, tabs, text boxes and lines in its own way."""
    samples = SAMPLES["held_out"]
    for sample in samples:
        (tmp_path / f"{sample.name}.docx").write_bytes(sample.make())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")]
    command = ["soffice", profile, "--headless", *target, *map(str, tmp_path.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    folder = tmp_path / "saved"
    counts = [count(s, (folder / f"{s.name}.docx").read_bytes()) for s in samples]
    assert list(lines(counts)) == []


def test_the_suite_is_large_and_has_right_and_wrong_in_it() -> None:
    """At least sixty documents, a third of them put aside; many of them wholly right."""
    assert len(ALL) >= 60
    assert 3 * len(SAMPLES["held_out"]) >= len(ALL)
    assert sum(not sample.faults for sample in ALL) >= 25
    assert {rule for sample in ALL for rule, _ in sample.faults} <= {
        rule.id for rule in RULES.rules
    }
