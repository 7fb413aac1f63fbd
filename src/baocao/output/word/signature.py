"""The foot of the document: Nơi nhận on the left, the signer on the right, never parted.

Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clauses 7 and 9.
"""

from __future__ import annotations

from collections.abc import Sequence

from baocao.core.word_file import Element, qualified
from baocao.document.blocks import AdministrativeDocument, SignatureBlock
from baocao.output.word.markup import w
from baocao.output.word.paragraphs import keep_with_next, line
from baocao.output.word.styles import Style
from baocao.output.word.tables import cell, frame
from baocao.output.word.wording import as_dashes, bare_item

_AS_ABOVE = "Như trên"
WITH_SIGNATURE = 3  # paragraphs, the closing sentence among them


def signature_table(document: AdministrativeDocument, width: int) -> str:
    """Write the one row of the foot, which no page break may cut."""
    left = width // 2
    widths = (left, width - left)
    cells = (cell(widths[0], *_recipients(document)), cell(widths[1], *_signer(document.signature)))
    return frame(Style.LAYOUT_TABLE, widths, w("tr", w("trPr", w("cantSplit")), *cells))


def recipients(document: AdministrativeDocument) -> list[str]:
    """List who gets the document: "- Như trên;" first where there is a Kính gửi."""
    names = [bare_item(name) for name in document.recipients]
    if document.addressees and names[:1] != [_AS_ABOVE]:
        names = [_AS_ABOVE, *names]
    return as_dashes(names)


def _recipients(document: AdministrativeDocument) -> list[str]:
    lines = (line(Style.RECIPIENT, words) for words in recipients(document))
    return [line(Style.RECIPIENTS_TITLE, "Nơi nhận:"), *lines]


def _signer(signature: SignatureBlock) -> list[str]:
    """Write the lines and the name; the style of the name holds the room for the seal."""
    lines = (line(Style.SIGNER_TITLE, words.upper()) for words in signature.lines)
    return [*lines, line(Style.SIGNER_NAME, signature.name)]


def keep_with_signature(elements: Sequence[Element]) -> None:
    """Keep the closing sentence and what stands before it on the page of the foot: a page of
    nothing but thanks and a name looks like one put in later."""
    for element in elements[: -WITH_SIGNATURE - 1 : -1]:
        if element.tag != qualified("w:p"):
            return
        keep_with_next(element)
