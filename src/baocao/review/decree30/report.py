"""From breaches to findings: words, clause, paragraph and an excerpt of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.core.rules import Severity, fill
from baocao.review.decree30.checks.order import PARTY_RULE
from baocao.review.decree30.checks.registry import breaches
from baocao.review.decree30.components.model import Recognised
from baocao.review.decree30.components.recognise import recognise
from baocao.review.decree30.content import CheckedParagraph, LinePiece
from baocao.review.decree30.reading import read_word
from baocao.review.decree30.rule import FormatBreach, FormatRule, LookRule
from baocao.review.decree30.rule_file import LintRules

_EXCERPT = 80
_BEFORE = 25  # characters told before what was found, deep in a paragraph


@dataclass(frozen=True)
class Departure:
    """One place where the document departs from a rule, in Vietnamese.

    `paragraph` counts the paragraphs of the file from 1, those in tables included, in the
    order in which they stand; None where it is about a section or the whole file. People find the
    place by `text`, and by `page` where Word noted its pages in the file.
    """

    rule: str
    clause: str
    severity: Severity
    paragraph: int | None
    page: int | None
    text: str
    found: str
    expected: str
    message: str
    todo: str

    @property
    def must_be_mended(self) -> bool:
        return self.severity is not Severity.NOTE


def lint_file(path: Path, rules: LintRules, *, name: str = "") -> tuple[Departure, ...]:
    """Check the Word file at `path`; findings in the order of the text, the file is only read.

    `name` is what messages call it, else the file's own. Raises `BaocaoError` where it cannot
    be read: see `core.word_file`. A party document gets a note
    and nothing else, for it follows other rules.
    """
    parts = recognise(read_word(path, name or path.name), rules.type_names)
    if parts[0].is_party_document:
        asked = [(rule, parts[0]) for rule in rules.rules if rule.id == PARTY_RULE]
    else:
        asked = [(r, p) for r in rules.rules for p in parts if r.asks(p, first=p is parts[0])]
    found = [finding for rule, part in asked for finding in _departures(rule, part)]
    return tuple(sorted(found, key=lambda finding: finding.paragraph or 0))


def _departures(rule: FormatRule, document: Recognised) -> Iterator[Departure]:
    name = rule.name if isinstance(rule, LookRule) else ""
    for breach in breaches(rule, document):
        paragraph = _paragraph(breach)
        words = {"found": breach.found, "wanted": breach.wanted, "name": name, **rule.limit_words}
        yield Departure(
            rule=rule.id,
            clause=rule.clause,
            severity=rule.severity,
            paragraph=paragraph.number if paragraph else None,
            page=paragraph.page if paragraph else None,
            text=_excerpt(paragraph, breach.found),
            found=breach.found,
            **{said: "".join(fill(p, words)) for said, p in vars(rule.patterns).items()},
        )


def _paragraph(breach: FormatBreach) -> CheckedParagraph | None:
    return breach.at.paragraph if isinstance(breach.at, LinePiece) else breach.at


def _excerpt(paragraph: CheckedParagraph | None, found: str) -> str:
    """The words that a reader looks for: the paragraph's first, or those about what was found."""
    words = " ".join(paragraph.text.split()) if paragraph else ""
    place = words.find(" ".join(found.split())) if found else -1
    if place + len(found) >= _EXCERPT > len(found):
        begin = words.rfind(" ", 0, max(place - _BEFORE, 0)) + 1
        words = f"…{words[begin:]}"
    return words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1]}…"
