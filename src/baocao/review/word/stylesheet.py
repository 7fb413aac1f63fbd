"""The styles of a Word file, and what a paragraph or run looks like in the end.

Order, later wins: defaults of the document, table style, paragraph style with the styles it
is based on, numbering level, character style, the settings of the text itself. Bold and the
like in styles are toggles: set in a paragraph style and again in a character style, they
cancel out (ECMA-376 part 1, 17.7.3). Conditional formats of a table style count where the
reader says which a cell has (see `tables`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from baocao.core.word_file import Element, Package
from baocao.core.word_file.markup import A, attribute, child, integer, w
from baocao.review.word.colours import shade
from baocao.review.word.formatting import (
    ParagraphFormat,
    RunFormat,
    Settings,
    paragraph_format,
    paragraph_settings,
    run_settings,
    toggles,
    with_face,
)
from baocao.review.word.tables import side_margins

Formats = tuple[str, ...]
"""The conditional formats of a table's style that a cell has, the later ones counting more."""
_CELL_MARGIN = 108  # twips: what Word leaves free where nothing is said


@dataclass(frozen=True)
class _Style:
    """What a style and those it is based on set, the nearest counting."""

    elements: tuple[Element, ...] = ()
    paragraph: Settings = field(default_factory=dict)
    run: Settings = field(default_factory=dict)
    toggles: Mapping[str, bool] = field(default_factory=dict)
    shade: str = ""  # of a table's cells


class StyleSheet:
    """The styles, defaults and theme fonts of one file."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._elements: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._known: dict[tuple[str, str | None, Formats], _Style] = {}
        self.names: dict[str, str] = {}  # of styles by their ids
        for style in styles.iter(w("style")) if styles is not None else ():
            id_, kind = attribute(style, "styleId") or "", attribute(style, "type") or ""
            self._elements[id_] = style
            self.names[id_] = attribute(child(style, "name")) or ""
            if _is_default(style):
                self._default[kind] = id_
        defaults = child(styles, "docDefaults")
        self._paragraph_defaults = paragraph_settings(child(defaults, "pPrDefault", "pPr"))
        letters = child(defaults, "rPrDefault", "rPr")
        self._run_defaults = run_settings(letters, self._theme)
        self._toggle_defaults = toggles(letters)

    def list_of(self, properties: Element | None) -> Element | None:
        """The list (`w:numPr`) that a paragraph's style puts it in."""
        styles = reversed(self._paragraph_style(properties).elements)
        found = (child(style, "pPr", "numPr") for style in styles)
        return next((number for number in found if number is not None), None)

    def paragraph(
        self,
        properties: Element | None,
        table: str | None,
        level: Element | None,
        formats: Formats = (),
    ) -> ParagraphFormat:
        """What a paragraph with these properties looks like; `table` is its table's style,
        `formats` are the conditional ones of its cell."""
        layers = (
            self._paragraph_defaults,
            self._table_style(table, formats).paragraph,
            self._paragraph_style(properties).paragraph,
            paragraph_settings(child(level, "pPr")),
            paragraph_settings(properties),
        )
        return paragraph_format(_merged(layers))

    def cell_margins(self, table: Element) -> float:
        """What is left free at both sides of a table's cells together, in points."""
        own = child(table, "tblPr")
        named = attribute(child(own, "tblStyle"))
        layers = [child(style, "tblPr") for style in self._chain("table", named)]
        sides = [_CELL_MARGIN, _CELL_MARGIN]
        for margins in (child(layer, "tblCellMar") for layer in (*layers, own)):
            said = zip(side_margins(margins), sides, strict=True)
            sides = [usual if width is None else width for width, usual in said]
        return sum(sides) / 20

    def bands(self, table: str | None) -> tuple[int, int]:
        """How many rows and how many columns of a table one band has."""
        said = [child(style, "tblPr") for style in reversed(self._chain("table", table))]
        return _first(said, "tblStyleRowBandSize"), _first(said, "tblStyleColBandSize")

    def cell_shade(self, table: str | None, formats: Formats) -> str:
        """The colour that a table's style puts behind a cell, "" for none."""
        return self._table_style(table, formats).shade

    def run(
        self,
        properties: Element | None,
        paragraph: Element | None,
        table: str | None,
        formats: Formats = (),
    ) -> RunFormat:
        """What a run looks like; `properties` are its own, `paragraph` its paragraph's."""
        styles = (
            self._table_style(table, formats),
            self._paragraph_style(paragraph),
            self._style("character", attribute(child(properties, "rStyle"))),
        )
        own = run_settings(properties, self._theme)
        letters = _merged([self._run_defaults, *(style.run for style in styles), own])
        switches = self._switches(styles) | toggles(properties)
        return with_face(RunFormat(**{**letters, **switches}))

    def _switches(self, styles: Sequence[_Style]) -> dict[str, bool]:
        """The toggles after all styles; one that the defaults set, no style takes away."""
        found = dict(self._toggle_defaults)
        for style in styles:
            for name, is_on in style.toggles.items():
                always = self._toggle_defaults.get(name, False)
                found[name] = always or found.get(name, False) != is_on
        return found

    def _paragraph_style(self, properties: Element | None) -> _Style:
        return self._style("paragraph", attribute(child(properties, "pStyle")))

    def _table_style(self, id_: str | None, formats: Formats) -> _Style:
        return self._style("table", id_, formats) if id_ else _Style()

    def _style(self, kind: str, id_: str | None, formats: Formats = ()) -> _Style:
        if (kind, id_, formats) not in self._known:
            elements = self._chain(kind, id_)
            layers = (*elements, *_conditional(elements, formats))
            letters = [child(layer, "rPr") for layer in layers]
            shades = (shade(child(layer, "tcPr")) for layer in reversed(layers))
            self._known[kind, id_, formats] = _Style(
                elements=elements,
                paragraph=_merged([paragraph_settings(child(e, "pPr")) for e in layers]),
                run=_merged([run_settings(each, self._theme) for each in letters]),
                toggles=_merged([toggles(each) for each in letters]),
                shade=next((each for each in shades if each is not None), ""),
            )
        return self._known[kind, id_, formats]

    def _chain(self, kind: str, id_: str | None) -> tuple[Element, ...]:
        """A style and its bases, the base first; a style based on itself ends the chain."""
        found: dict[str, Element] = {}
        current = id_ if id_ in self._elements else self._default.get(kind)
        while current is not None and current in self._elements and current not in found:
            found[current] = self._elements[current]
            current = attribute(child(self._elements[current], "basedOn"))
        return tuple(reversed(found.values()))


def read_stylesheet(package: Package) -> StyleSheet:
    return StyleSheet(package.one_related("styles"), package.one_related("theme"))


def _conditional(styles: Sequence[Element], formats: Formats) -> Iterator[Element]:
    """The conditional formats of a table style and its bases, in the order in which they count."""
    for name in formats:
        for style in styles:
            yield from (e for e in style.iter(w("tblStylePr")) if attribute(e, "type") == name)


def _first(properties: Sequence[Element | None], name: str) -> int:
    said = (integer(attribute(child(each, name))) for each in properties)
    return next((number for number in said if number is not None), 1)


def _is_default(style: Element) -> bool:
    return attribute(style, "default") in ("1", "true", "on")


def _merged(layers: Sequence[Settings]) -> dict[str, Any]:
    return {key: value for layer in layers for key, value in layer.items()}


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """The Latin fonts of the theme: "major" and "minor"."""
    return dict(_latin(theme)) if theme is not None else {}


def _latin(theme: Element) -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        for latin in theme.iterfind(f".//{{{A}}}{kind}Font/{{{A}}}latin"):
            yield kind, latin.get("typeface", "")
