"""The parts of a Word file that hold text; what they say is read in `passages`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from baocao.core.word_file import Element, Package, open_package
from baocao.output.word.styles import ids_by_name

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_BESIDE = ("footnotes", "endnotes", "header", "footer")  # parts of text beside the body


@dataclass(frozen=True)
class WordFile:
    """The parts of a Word file: its body, and the roots of its notes, headers and footers.

    `styles` gives the name of each style id, `identifier` is the report that the file's
    properties name ("lang-son/2022-Q1"), empty where they name none.
    """

    name: str
    body: Element
    beside: tuple[Element, ...]
    styles: Mapping[str, str]
    identifier: str


def open_word_file(path: Path, name: str) -> WordFile:
    """Open `path`, which messages call `name`; raises as `core.word_file.open_package` does."""
    package = open_package(path, name)
    styles = package.one_related("styles")
    names = {} if styles is None else ids_by_name(styles)
    return WordFile(
        name=name,
        body=package.body(),
        beside=package.roots(package.main, *_BESIDE),
        styles={style_id: style_name for style_name, style_id in names.items()},
        identifier=_identifier(package),
    )


def _identifier(package: Package) -> str:
    found = package.roots("", "core-properties")
    return (found[0].findtext(_IDENTIFIER) or "").strip() if found else ""
