"""Printed figures and computed words in Word: a content control and a bookmark around each.

Word keeps both; LibreOffice 7.4 drops the control's tag when it saves, and keeps the
bookmark, whose name is made from the id alone, so `verify` can tell whose it is.
"""

from __future__ import annotations

from hashlib import sha256

from baocao.output.word.markup import escaped, w
from baocao.output.word.output import Output
from baocao.results.ledger.formula import formula_words
from baocao.results.ledger.model import Figure

_ALIAS_LIMIT = 64  # Word refuses longer titles of content controls
_COMPUTED = "chữ tính từ số liệu, không sửa tay"
FIGURES, TEXTS = "bc", "bt"  # how the bookmarks of figures and of computed texts begin


def bookmark_name(figure_id: str, occurrence: int, kind: str = FIGURES) -> str:
    """Name the bookmark of the n-th printing of a figure; Word allows 40 characters."""
    return f"{kind}_{sha256(figure_id.encode()).hexdigest()[:20]}_{occurrence}"


def figure(printed: Figure, run: str, output: Output) -> list[str]:
    """Wrap `run`, which prints the figure, so that it can be found again."""
    name = bookmark_name(printed.id, output.occurrence(printed.id))
    alias = formula_words(printed.formula) or printed.id
    return _marked(name, alias, printed.id, run, output)


def computed(mark: str, run: str, output: Output) -> list[str]:
    """Wrap `run`, the first computed words of a row, caption or sentence."""
    return _marked(bookmark_name(mark, 1, TEXTS), _COMPUTED, mark, run, output)


def _marked(name: str, alias: str, tag: str, run: str, output: Output) -> list[str]:
    number = output.next_id()
    shown = escaped(alias[:_ALIAS_LIMIT])
    control = _CONTROL.format(alias=shown, tag=escaped(tag), id=number, run=run)
    return [_START.format(id=number, name=escaped(name)), control, _END.format(id=number)]


# Written once with the places of what differs: a report has ten thousand figures. A rich text
# control, as in a plain one LibreOffice 7.4 forgets what is bold.
_START = w("bookmarkStart", id="{id}", name="{name}")
_CONTROL = w(
    "sdt",
    w("sdtPr", w("alias", val="{alias}"), w("tag", val="{tag}"), w("id", val="{id}")),
    w("sdtContent", "{run}"),
)
_END = w("bookmarkEnd", id="{id}")
