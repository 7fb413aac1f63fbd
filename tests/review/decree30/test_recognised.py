"""What is recognised in each document of the suite, and told of it, as a person last read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.components.recognise import recognise
from baocao.review.decree30.reading import read_word
from tests.conftest import Golden
from tests.review.decree30.checking import RULES, findings
from tests.review.decree30.offices.sample import Sample
from tests.review.decree30.test_offices import ALL

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("sample", ALL, ids=lambda sample: sample.name)
def test_components_and_findings_are_told_word_for_word(
    sample: Sample, golden: Golden, tmp_path: Path
) -> None:
    """With `--update-golden` they are written anew; read the difference."""
    printed = "\n".join(told(sample, tmp_path / "van-ban.docx")) + "\n"
    assert printed == golden(GOLDEN / f"{sample.name}.txt", printed)


def test_no_golden_text_without_a_document() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {sample.name for sample in ALL}


def told(sample: Sample, path: Path) -> Iterator[str]:
    content = sample.make()
    path.write_bytes(content)
    for part in recognise(read_word(path, path.name), RULES.type_names):
        yield f"== {part.kind.name} {part.type_code}"
        yield from components(part)
    for each in findings(content):
        yield f"!! {each.rule} ({each.severity.value}, {each.paragraph}, {each.page})"
        yield from (each.text, each.found, each.expected, each.message, each.todo)


def components(part: Recognised) -> Iterator[str]:
    for name, pieces in sorted(part.found.items()):
        for piece in pieces:
            yield f"{name} {piece.paragraph.index}: {piece.text}"
    for name in ("main", "body", "early"):
        yield f"{name} {[paragraph.index for paragraph in getattr(part, name)]}"
    yield f"quoted {sorted(part.quoted)}"
    for division in part.divisions:
        title = division.title.text if division.title else division.inline
        yield f"division {division.level} {division.number}: {title}"
    for article in part.articles:
        yield f"article {article.number}{article.mark} {article.titled}: {article.piece.text}"
    for head in part.appendices:
        reference = head.reference.text if head.reference else ""
        yield f"appendix {head.number.text}: {[p.text for p in head.title]} {reference}"
