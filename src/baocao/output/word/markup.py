"""Writes WordprocessingML as text, and makes elements of it for python-docx's tree.

Text, because a report has a hundred thousand elements and one parser makes them all ten times
faster than a call for each. Only the bare vocabulary lives here: what a heading or a table
looks like does not. Lengths are in twips (1/20 pt) unless a name says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from baocao.core.vietnamese.names import printable
from baocao.core.word_file import NAMESPACES, Element

_DECLARED = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_PLAIN = re.compile(r"[ !#-%'-;=?-~]*")  # most text of a file: numbers, ids, names of styles
_SPECIAL = re.compile('[&<>"\t\n\r]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def drawing(name: str, /, *children: str, **attributes: str) -> str:
    """Write an element of any namespace; DrawingML's attributes have no namespace.

    An attribute with one is written with two underscores: `r__embed` is `r:embed`.
    """
    named = ((key.replace("__", ":"), value) for key, value in attributes.items())
    return _element(name, "".join(f' {key}="{escaped(at)}"' for key, at in named), children)


def w(name: str, /, *children: str, **attributes: str | int) -> str:
    """Write a WordprocessingML element; its attributes are qualified too."""
    written = "".join([f' w:{key}="{escaped(str(at))}"' for key, at in attributes.items()])
    return _element(f"w:{name}", written, children)


def text(value: str) -> str:
    """Write `w:t`, keeping every space."""
    return f'<w:t xml:space="preserve">{escaped(value)}</w:t>'


def elements(markup: str) -> list[Element]:
    """Make the elements that the markup has side by side."""
    return list(etree.fromstring(f"<all{_DECLARED}>{markup}</all>"))


def element(markup: str) -> Element:
    """Make the one element that the markup is."""
    (made,) = elements(markup)
    return made


def move_into(parent: Element, made: Iterable[Element]) -> None:
    """Add elements of another tree, a table row by row.

    lxml takes a time that grows with the square of what it moves at once.
    """
    for one in made:
        rows = list(one)
        one[:] = []
        parent.append(one)
        one.extend(rows)


def _element(name: str, written: str, children: tuple[str, ...]) -> str:
    if not children:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(children)}</{name}>"


def escaped(value: str) -> str:
    """Escape what has a meaning in XML, line ends too: a parser makes spaces of them."""
    if _PLAIN.fullmatch(value):
        return value
    return _SPECIAL.sub(_escape, printable(value))


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return _ESCAPES.get(letter) or f"&#{ord(letter)};"
