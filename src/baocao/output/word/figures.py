"""Printed figures in Word: a content control and a bookmark around each.

Word keeps both; LibreOffice 7.4 drops the control's tag when it saves, and keeps the
bookmark, whose name is made from the figure's id alone, so `verify` can tell whose it is.
"""

from __future__ import annotations

from hashlib import sha256

from baocao.output.word.markup import w
from baocao.output.word.output import Output
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure

_ALIAS_LIMIT = 64  # Word refuses longer titles of content controls


def bookmark_name(figure_id: str, occurrence: int) -> str:
    """Name the bookmark of the n-th printing of a figure; Word allows 40 characters."""
    return f"bc_{sha256(figure_id.encode()).hexdigest()[:20]}_{occurrence}"


def figure(printed: Figure, run: str, output: Output) -> list[str]:
    """Wrap `run`, which prints the figure, so that it can be found again."""
    number = output.next_id()
    name = bookmark_name(printed.id, output.occurrence(printed.id))
    return [
        w("bookmarkStart", id=number, name=name),
        _content_control(printed, number, run),
        w("bookmarkEnd", id=number),
    ]


def _content_control(printed: Figure, number: int, run: str) -> str:
    """Write a rich text control: in a plain one LibreOffice 7.4 forgets what is bold."""
    properties = w(
        "sdtPr",
        w("alias", val=(formula_words(printed.formula) or printed.id)[:_ALIAS_LIMIT]),
        w("tag", val=printed.id),
        w("id", val=number),
    )
    return w("sdt", properties, w("sdtContent", run))
