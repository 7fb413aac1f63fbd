"""What goes with a report says what the report says: reviewer copy, summary, workbook."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from baocao.build.compose.companions import (
    REVIEWER_COPY,
    SUMMARY_FILE,
    WORKBOOK_FILE,
    reviewer_file,
    short_files,
)
from baocao.document.contents import figures_in
from baocao.output.word import word_file
from tests.build.compose.composed import TEMPLATE, context_of, document_of

CREATED = datetime(2022, 12, 23, tzinfo=UTC)
REPORTS = [
    ("lang-son", "2022-Q1"),
    ("lang-son", "2022-Q4"),
    ("cao-bang", "2022-Q4"),
    ("cao-bang", "2023-H1"),
    ("vinh-phuc", "2022-9M"),
    ("dong-thap", "2022"),
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
reports = pytest.mark.parametrize(("province", "period"), REPORTS, ids=map("-".join, REPORTS))


@cache
def made(province: str, period: str) -> dict[str, bytes]:
    document = document_of(province, period)
    context, word = context_of(province, period), word_file(document, TEMPLATE, created=CREATED)
    copy = reviewer_file(context, document, word, TEMPLATE, CREATED)
    return {REVIEWER_COPY: copy, **short_files(context, document, TEMPLATE, CREATED)}


def tags(word_file: bytes) -> list[str]:
    """The ids in a Word file's content controls."""
    with zipfile.ZipFile(BytesIO(word_file)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [str(tag.get(f"{W}val")) for tag in root.iter(f"{W}tag")]


@reports
def test_the_summary_prints_only_figures_of_the_report(province: str, period: str) -> None:
    """By their ids, so the ledger knows each of them."""
    printed = {figure.id for figure in figures_in(document_of(province, period))}
    summary = tags(made(province, period)[SUMMARY_FILE])
    assert summary
    assert set(summary) <= printed


@reports
def test_the_reviewer_copy_comments_every_figure(province: str, period: str) -> None:
    """Once, however often it is printed; a row's figures together, so that programs can open it."""
    figures = {figure.id: figure for figure in figures_in(document_of(province, period))}
    copy = made(province, period)[REVIEWER_COPY]
    with zipfile.ZipFile(BytesIO(copy)) as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
    told = ["".join(line.itertext(f"{W}t")) for comment in comments for line in comment]
    ids = [line.removeprefix("Mã con số: ") for line in told if line.startswith("Mã con số: ")]
    assert len(ids) == len(set(ids))
    texts = " ".join(told)
    assert not [f.text for id_, f in figures.items() if id_ not in ids and f.text not in texts]
    assert len(comments) < 400
    assert len(texts) < 250_000  # of three times as much LibreOffice took ten minutes


@reports
def test_the_workbook_traces_every_figure(province: str, period: str) -> None:
    """Each id stands in the sheet of sources with its text, and every source cell has a row."""
    book = openpyxl.load_workbook(BytesIO(made(province, period)[WORKBOOK_FILE]), read_only=True)
    found: dict[str, set[str]] = {}
    for row in book["Nguồn"].iter_rows(min_row=4, values_only=True):
        found.setdefault(str(row[0]), set()).add(f"{row[7]} › {row[8]} › {row[9]}")
    for figure in figures_in(document_of(province, period)):
        components = [part for part in (figure.numerator, figure.denominator) if part]
        cells = {str(s) for s in (*figure.sources, *(s for c in components for s in c.sources))}
        if any(source.sheet == "" for source in figure.sources):
            continue  # a comparison value stands in a line of a file without sheets
        assert found[figure.id] == (cells or {"None › None › None"})


@pytest.mark.parametrize("name", [REVIEWER_COPY, SUMMARY_FILE])
def test_word_files_are_valid(name: str, tmp_path: Path) -> None:
    """Of the largest report."""
    path = tmp_path / name
    path.write_bytes(made("dong-thap", "2022")[name])
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_equal_inputs_give_equal_bytes() -> None:
    """All three."""
    key = ("lang-son", "2022-Q4")
    again = made.__wrapped__(*key)
    assert again == made(*key)
