"""The head of the document: bodies and Quốc hiệu, number and date, in a table without borders.

Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clauses 1 to 4.
"""

from __future__ import annotations

from baocao.core.vietnamese.dates import long_date
from baocao.document.blocks import AdministrativeDocument
from baocao.output.word.markup import w
from baocao.output.word.metrics import bold_width
from baocao.output.word.paragraphs import line, plain_run, properties
from baocao.output.word.styles import Style
from baocao.output.word.tables import cell, frame
from baocao.output.word.wording import bind

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK = " " * 6  # room for the clerk's hand
_RIGHT_SHARE = 0.6  # the Quốc hiệu at 13 pt needs 96 mm on one line


def header_table(document: AdministrativeDocument, width: int) -> str:
    """Write the two rows of the head over a text of `width` twips."""
    right = int(width * _RIGHT_SHARE)
    widths = (width - right, right)
    left_cells = (_bodies(document, widths[0]), _number(document, widths[0]))
    place_and_date = line(Style.PLACE_AND_DATE, f"{document.place}, {day(document)}")
    right_cells = (_state(right), [place_and_date])
    rows = [
        w("tr", w("trPr", w("cantSplit")), cell(widths[0], *left), cell(widths[1], *beside))
        for left, beside in zip(left_cells, right_cells, strict=True)
    ]
    return frame(Style.LAYOUT_TABLE, widths, *rows)


def rule(length: int, width: int) -> str:
    """Write a centred rule of `length` in a column of `width` (twips): a border with indents.

    A paragraph of its own: were it the border of the text's paragraph, a font that runs a
    little wider would break the text in two lines.
    """
    side = max((width - length) // 2, 0)
    return w("p", properties(Style.RULE, w("ind", left=side, right=side)))


def number_and_symbol(label: str, document: AdministrativeDocument) -> str:
    """Write "Số: 05/BC-SYT" after `label`; without a number the clerk has room for it."""
    number = BLANK if document.number is None else f" {document.number:0>2}"
    return f"{label}{number}/{document.symbol}"


def day(document: AdministrativeDocument) -> str:
    """Write the date of issue, or leave day and month open."""
    if document.issued_on is not None:
        return bind(long_date(document.issued_on))
    return f"ngày{BLANK}tháng{BLANK}năm {document.year}"


def _bodies(document: AdministrativeDocument, width: int) -> list[str]:
    """Write the parent body and the issuing body with a rule 2/5 as long as its last line."""
    length = bold_width(document.issuing_body[-1].upper(), 13) * 2 // 5
    return [
        *(line(Style.PARENT_BODY, name.upper()) for name in document.parent_body),
        *(line(Style.ISSUING_BODY, name.upper()) for name in document.issuing_body),
        rule(length, width),
    ]


def _state(width: int) -> list[str]:
    """Write Quốc hiệu and Tiêu ngữ, with a rule as long as the latter."""
    names = [line(Style.STATE_NAME, STATE_NAME), line(Style.MOTTO, MOTTO)]
    return [*names, rule(bold_width(MOTTO, 14), width)]


def _number(document: AdministrativeDocument, width: int) -> list[str]:
    made = [line(Style.SYMBOL, number_and_symbol("Số:", document))]
    if not document.type_name:
        made.append(line(Style.SYMBOL, f"V/v {document.subject}"))
    if document.urgency:
        made.append(_stamp(document.urgency.upper(), width))
    return made


def _stamp(words: str, width: int) -> str:
    """Write the urgency stamp: a box a little wider than its words."""
    side = max((width - bold_width(words, 14) - 240) // 2, 0)
    look = properties(Style.URGENCY, w("ind", left=side, right=side))
    return w("p", look, plain_run(bind(words)))
