"""From the name of the type to the legal bases: what stands between the head and the text."""

from __future__ import annotations

from dataclasses import replace

from baocao.document.blocks import AdministrativeDocument
from baocao.output.word.appendices import number_and_day
from baocao.output.word.header import rule
from baocao.output.word.markup import w
from baocao.output.word.metrics import bold_width
from baocao.output.word.output import Output
from baocao.output.word.paragraphs import computed_line, filled_line, line, paragraph
from baocao.output.word.styles import Style
from baocao.output.word.titles import break_title
from baocao.output.word.wording import as_dashes, as_list, bare_item


def opening(document: AdministrativeDocument, width: int, output: Output) -> list[str]:
    """Write notices, type, subject, Kính gửi and legal bases over a text of `width` twips."""
    return [
        *(paragraph(notice, width, output) for notice in document.notices),
        *(
            _title(document, line(Style.TYPE_NAME, document.type_name.upper()), width, output)
            if document.type_name
            else ()
        ),
        *_addressees(document.addressees),
        *(filled_line(Style.LEGAL_BASIS, words, width) for words in as_list(document.legal_bases)),
    ]


def summary_opening(
    document: AdministrativeDocument, type_name: str, width: int, output: Output
) -> list[str]:
    """Write notices, title, subject, and to which report the summary belongs.

    The title is the heading that the summary's own, of the second level, stand under.
    """
    title = line(Style.TYPE_NAME, type_name.upper(), w("outlineLvl", val="0"))
    return [
        *(paragraph(notice, width, output) for notice in document.notices),
        *_title(replace(document, subject_mark=""), title, width, output),
        line(Style.APPENDIX_REFERENCE, f"(Kèm theo {number_and_day(document)})"),
    ]


def _title(
    document: AdministrativeDocument, type_line: str, width: int, output: Output
) -> list[str]:
    """Write type and subject, with a rule 2/5 as long as the subject's last line."""
    lines = break_title(document.subject, width, 14)
    length = bold_width(lines[-1], 14) * 2 // 5
    return [
        type_line,
        computed_line(Style.SUBJECT, "\n".join(lines), document.subject_mark, output),
        rule(length, width),
    ]


def _addressees(names: tuple[str, ...]) -> list[str]:
    """Name one addressee on the same line; several each on a line, under the colon."""
    if not names:
        return []
    if len(names) == 1:
        return [line(Style.ADDRESSEE, f"Kính gửi: {bare_item(names[0])}")]
    items = (line(Style.ADDRESSEE_ITEM, words) for words in as_dashes(names))
    return [line(Style.ADDRESSEES, "Kính gửi:"), *items]
