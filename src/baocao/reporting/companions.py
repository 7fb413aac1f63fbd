"""What goes with a report: reviewer copy, one-page summary, figures as a workbook.

All three are made from the report's own document, so none says what the report does not.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from baocao.document.blocks import AdministrativeDocument
from baocao.document.contents import figures_in
from baocao.document.context import Context
from baocao.document.summary import summary
from baocao.narrative.figure_notes import figure_notes
from baocao.render.word import Comments, render_reviewer_copy, render_summary
from baocao.render.workbook import render_workbook

REVIEWER_COPY = "bao-cao-doi-chieu.docx"
SUMMARY_FILE = "tom-tat.docx"
WORKBOOK_FILE = "phu-luc.xlsx"


def companions(
    context: Context, document: AdministrativeDocument, template: Path, created: datetime
) -> dict[str, bytes]:
    """Each file's content by its name; `created` (UTC) dates them all."""
    figures, phrases = figures_in(document), context.phrases
    comments = Comments(
        figure_notes(context.words, figures),
        phrases["notes.author"],
        phrases["notes.initials"],
        created,
    )
    short = summary(context, {figure.id for figure in figures})
    return {
        REVIEWER_COPY: render_reviewer_copy(document, template, comments),
        SUMMARY_FILE: render_summary(document, short, template, created=created),
        WORKBOOK_FILE: render_workbook(document, phrases, created=created),
    }
