"""Words over small inputs, and sentences as plain text."""

from __future__ import annotations

from typing import Any

from baocao.build.workspace.words_files import load_phrases
from baocao.core.project import Project
from baocao.document.narrative.phrases import Phrases, Sentence
from baocao.document.narrative.words import Words, words_of
from baocao.results.ledger.model import Figure
from baocao.submissions.workbooks.model import Submission
from tests.results.sample import PROGRAMME, ROOT, report_data

PHRASES: Phrases = load_phrases(Project(ROOT), PROGRAMME)


def words(*submissions: Submission, **others: Any) -> Words:
    """The words of a report made from these submissions, with the project's phrases."""
    return words_of(report_data(*submissions, **others), PHRASES)


def text(sentence: Sentence) -> str:
    """The sentence as it is read; figures stand as they are printed."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in sentence)


def figures(sentence: Sentence) -> list[str]:
    """The printed texts of a sentence's figures."""
    return [piece.text for piece in sentence if isinstance(piece, Figure)]
