"""The files that go with a report: reviewer copy, one-page summary, figures as a workbook.

All three are made from the report's own document, so none says what the report does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from baocao.core.taken_over import taken_over
from baocao.document.blocks import AdministrativeDocument
from baocao.document.contents import figures_in
from baocao.document.context import Context
from baocao.document.narrative.figure_notes import FigureNotes, SourcePlaces
from baocao.document.summary import summaries
from baocao.output.word import Comments, RenderedWord, render_summary, reviewer_copy, word_file
from baocao.results.ledger.told_cells import ToldCells
from baocao.review.keep.mark import StaleQuote, mark_stale, stale_id

REVIEWER_COPY = "bao-cao-doi-chieu.docx"
SUMMARY_FILE = "tom-tat.docx"
WORKBOOK_FILE = "phu-luc.xlsx"


def reviewer_file(
    context: Context,
    document: AdministrativeDocument,
    word: RenderedWord,
    template: Path,
    created: datetime,
    stale: Sequence[StaleQuote] = (),
) -> bytes:
    """The reviewer copy; `word` is the report's, which it goes on with, `created` (UTC) dates it.

    It also marks the `stale` quotes in people's wording.
    """
    figures, phrases = figures_in(document), context.phrases
    comments = Comments(
        FigureNotes(context.words, figures, _stale_notes(context, stale)),
        SourcePlaces(context.words, figures),
        phrases["notes.author"],
        phrases["notes.initials"],
        created,
    )
    if stale:
        word = word_file(mark_stale(document, stale), template, created=created)
    return reviewer_copy(word, comments)


def short_files(
    context: Context, document: AdministrativeDocument, template: Path, created: datetime
) -> dict[str, bytes]:
    """Summary and workbook by their names; `created` (UTC) dates them."""

    def workbook() -> bytes:  # it has no word that people write
        from baocao.output.workbook import render_workbook

        told = ToldCells(context.data.inputs.key.days)
        return render_workbook(document, context.phrases, created=created, told=told)

    short = summaries(context, {figure.id for figure in figures_in(document)})
    return {
        SUMMARY_FILE: render_summary(document, short, template, created=created),
        WORKBOOK_FILE: taken_over(WORKBOOK_FILE, workbook),
    }


def _stale_notes(context: Context, stale: Sequence[StaleQuote]) -> dict[str, tuple[str, ...]]:
    """The comment for the reviewer at each stale number."""
    phrases = context.phrases
    gone = phrases["report.no_data"]
    return {
        stale_id(number): (
            phrases.text("notes.stale", number=found.quote.number, now=found.now or gone),
        )
        for number, found in enumerate(stale)
    }
