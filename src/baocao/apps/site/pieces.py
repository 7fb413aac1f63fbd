"""Words and figures as HTML. Reports have thousands of cells: a macro of a template is too slow."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

from markupsafe import Markup

from baocao.archive.built.content import Piece


def pieces_html(pieces: Iterable[Piece], known: Collection[str]) -> Markup:
    """The pieces of a paragraph or cell, escaped; a figure that is in `known` can be tapped."""
    return Markup("".join(_html(piece, known) for piece in pieces))


def _html(piece: Piece, known: Collection[str]) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    if piece.figure and piece.figure in known:
        text = f'<span class="bc-figure" data-figure="{escape(piece.figure)}">{text}</span>'
    text = f"<b>{text}</b>" if piece.bold else text
    return f"<i>{text}</i>" if piece.italic else text
