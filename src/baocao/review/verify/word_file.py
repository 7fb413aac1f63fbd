"""The parts of a Word file that hold text; what they say is read in `passages`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from baocao.core.word_file import Element, Package, open_package, qualified
from baocao.core.word_file.list_labels import ListLabels
from baocao.core.word_file.markup import attribute
from baocao.review.word.stylesheet import StyleSheet, read_stylesheet
from baocao.review.word.visibility import WHITE

_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_BESIDE = ("footnotes", "endnotes", "header", "footer")  # parts of text beside the body


@dataclass(frozen=True)
class WordPart:
    """A part with text; `images` are the hashes of the pictures that it refers to, by their
    ids, with a relation's target where the picture is outside of the file."""

    root: Element
    images: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class WordFile:
    """The parts of a Word file: its body, then its notes, headers and footers.

    `identifier` is the report that the file's properties name ("lang-son/2022-Q1"), empty
    where they name none; `page` is the colour of its pages.
    """

    name: str
    body: WordPart
    beside: tuple[WordPart, ...]
    styles: StyleSheet
    identifier: str
    page: str = WHITE
    lists: ListLabels = field(default_factory=lambda: ListLabels(None))


def open_word_file(path: Path, name: str) -> WordFile:
    """Open `path`, which messages call `name`; raises as `core.word_file.open_package` does."""
    package = open_package(path, name)
    body = package.body()
    return WordFile(
        name=name,
        body=WordPart(body, _images(package, package.main)),
        beside=tuple(_beside(package)),
        styles=read_stylesheet(package),
        identifier=_identifier(package),
        page=_page(body),
        lists=ListLabels(package.one_related("numbering")),
    )


def _beside(package: Package) -> list[WordPart]:
    names = package.related(package.main, *_BESIDE)
    parts = [(package.part(name), name) for name in names]
    return [WordPart(root, _images(package, name)) for root, name in parts if root is not None]


def _images(package: Package, name: str) -> dict[str, str]:
    return {
        id_: relation.target
        if relation.external
        else hashlib.sha256(package.content(relation.target)).hexdigest()
        for id_, relation in package.relations(name).items()
        if relation.kind == "image"
    }


def _page(body: Element) -> str:
    document = body.getparent()
    background = document.find(qualified("w:background")) if document is not None else None
    return attribute(background, "color") or WHITE


def _identifier(package: Package) -> str:
    found = package.roots("", "core-properties")
    return (found[0].findtext(_IDENTIFIER) or "").strip() if found else ""
