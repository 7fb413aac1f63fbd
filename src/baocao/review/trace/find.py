"""The figures that somebody means: by id, or by the text as printed."""

from __future__ import annotations

from baocao.core.errors import Problem, UsageError
from baocao.core.nearest import nearest
from baocao.core.vietnamese.names import clean
from baocao.results.ledger.model import Figure
from baocao.results.ledger.read import Ledger
from baocao.results.ledger.texts import ComputedText

_CLOSE = 70  # likeness (0 to 100) from which an id is worth suggesting


def find_figures(ledger: Ledger, wanted: str) -> tuple[Figure, ...]:
    """Every figure of that id, else every figure that prints so, in the ledger's order.

    Raises `UsageError`, with ids that are close, where neither a figure nor a computed text
    is meant; where a text is, there may be none.
    """
    by_id = ledger.find(wanted.strip())
    if by_id is not None:
        return (by_id,)
    text = _printed(wanted)
    found = tuple(figure for figure in ledger.figures if _printed(figure.text) == text)
    if not found and not find_texts(ledger, wanted):
        raise UsageError(_unknown(ledger, wanted))
    return found


def find_texts(ledger: Ledger, wanted: str) -> tuple[ComputedText, ...]:
    """Every computed text of that id, or with those words as one of its parts or as a whole."""
    id_, words = wanted.strip(), _printed(wanted)
    return tuple(
        text
        for text in ledger.texts
        if text.id == id_ or words in map(_printed, (text.text, *(p.text for p in text.parts)))
    )


def _printed(text: str) -> str:
    return clean(text).casefold().replace(" %", "%")


def _unknown(ledger: Ledger, wanted: str) -> Problem:
    ids = [figure.id for figure in ledger.figures]
    close = nearest(wanted, ids, limit=5, cutoff=_CLOSE)
    what = f"không có số liệu nào, hay chữ nào, có mã hoặc được in là “{wanted}”"
    near = f"; mã gần giống: {', '.join(close)}" if close else ""
    todo = f"chép số như đã in (“83,15%”) hoặc mã trong ledger.json{near}"
    return Problem(what, str(ledger.key), todo)
