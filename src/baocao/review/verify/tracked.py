"""What tracked changes take out of a view of a Word file, or put into it."""

from __future__ import annotations

from baocao.core.word_file import Element, qualified
from baocao.core.word_file.markup import child, switched_on
from baocao.review.verify.inlines import RevisionView
from baocao.review.verify.word_file import WordFile

_TRACKED = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")


def tracked_changes(file: WordFile) -> int:
    """How many insertions, deletions and moves wait to be accepted or rejected."""
    tags = {qualified(f"w:{name}") for name in _TRACKED}
    parts = (file.body, *file.beside)
    return sum(element.tag in tags for part in parts for element in part.root.iter())


def mark_is_gone(paragraph: Element, view: RevisionView) -> bool:
    """Whether the end of the paragraph is tracked as deleted (accepted) or new (rejected)."""
    name = "w:del" if view is RevisionView.ACCEPTED else "w:ins"
    path = "/".join(qualified(part) for part in ("w:pPr", "w:rPr", name))
    return paragraph.find(path) is not None


def row_is_gone(row: Element, view: RevisionView) -> bool:
    """Whether a row is tracked as deleted (accepted) or new (rejected), or hidden."""
    name = "del" if view is RevisionView.ACCEPTED else "ins"
    hidden = child(row, "trPr", "hidden")
    return child(row, "trPr", name) is not None or (hidden is not None and switched_on(hidden))


def cell_is_gone(cell: Element, view: RevisionView) -> bool:
    name = "cellDel" if view is RevisionView.ACCEPTED else "cellIns"
    return child(cell, "tcPr", name) is not None
