"""run.json is parsed once into facts, and written from them."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from baocao.archive.built.names import RUN_FILE
from baocao.archive.built.run import (
    FindingFacts,
    PartFacts,
    PlanUsed,
    RunFacts,
    SentFile,
    StaleNumber,
    dump_run,
    parse_run,
    read_run,
)
from baocao.core.report_key import ReportKey

FULL = RunFacts(
    parameters=ReportKey("covid-19", "lang-son", "2022-H2"),
    plans=(PlanUsed("ke-hoach", 2, "data/programmes/covid-19/plans/lang-son/ke-hoach.yaml", "ab"),),
    submissions=(
        SentFile("data/submissions/covid-19/lang-son/2022-Q4/20.xlsx", "cd", synthetic=True),
    ),
    expected=("20", "178"),
    received=("20",),
    through=("178",),
    period_parts=(PartFacts("2022-Q4", synthetic=True, expected=("20", "178"), received=("20",)),),
    missing_parts=("2022-Q3",),
    versions={"baocao": "0.1.0"},
    figures=12,
    placeholders=0,
    stale_quotes=(StaleNumber("situation", "Mũi 3 đạt 84%.", "84%", ""),),
    findings={"warning": 1},
    finding_list=(
        FindingFacts(rule="only_a_bound", severity="note", where="a › b › C1", message="trên 74%"),
    ),
    inputs={"data/areas.csv": "ef"},
    outputs={"bao-cao.docx": "01"},
)


def test_facts_come_back_as_they_were_written() -> None:
    """Every field, words in Vietnamese as they are."""
    empty = RunFacts()
    assert not [f.name for f in fields(FULL) if getattr(FULL, f.name) == getattr(empty, f.name)]
    assert parse_run(dump_run(FULL)) == FULL
    assert "trên 74%" in dump_run(FULL).decode()


def test_an_earlier_version_left_facts_out() -> None:
    """What was not written is unknown, never zero, and is not written again either."""
    facts = parse_run(b'{"outputs": {"ledger.json": "ab"}, "of a later version": 1}')
    assert facts == RunFacts(outputs={"ledger.json": "ab"})
    assert (facts.received, facts.finding_list, facts.placeholders) == (None, None, None)
    written = json.loads(dump_run(replace(facts, received=())))
    assert written["received"] == []
    assert not written.keys() & {"expected", "finding_list", "figures", "placeholders"}


def test_an_earlier_version_called_all_parts_quarters() -> None:
    """Its reports keep their parts, and what they lack."""
    facts = replace(FULL, outputs={})
    old = dump_run(facts).replace(b"period_parts", b"quarters")
    assert parse_run(old.replace(b"missing_parts", b"missing_quarters")) == facts


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"outputs": ["ledger.json"]}',
        b'{"outputs": {"ledger.json": 1}}',
        b'{"finding_list": [{"message": "a"}]}',
        b'{"parameters": "lang-son"}',
    ],
)
def test_broken_facts_count_as_absent(tmp_path: Path, content: bytes) -> None:
    """Cut off, of another kind, or a field that does not hold what it should."""
    (tmp_path / RUN_FILE).write_bytes(content)
    assert parse_run(content) is None
    assert read_run(tmp_path) is None


def test_no_file_is_no_run(tmp_path: Path) -> None:
    """A folder that is half built has none."""
    assert read_run(tmp_path) is None
