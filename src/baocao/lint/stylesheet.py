"""The styles of a Word file, and what a paragraph or run looks like in the end.

Order, later wins: defaults of the document, table style, paragraph style with the styles it
is based on, numbering level, character style, the settings of the text itself. Bold and the
like in styles are toggles: set in a paragraph style and again in a character style, they
cancel out (ECMA-376 part 1, 17.7.3). Conditional formats of table styles are not read: no
rule looks at the bold first row of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from baocao.lint.formatting import (
    ParagraphFormat,
    RunFormat,
    Settings,
    paragraph_format,
    paragraph_settings,
    run_settings,
    toggles,
)
from baocao.lint.markup import A, Element, attribute, child, w
from baocao.lint.package import Package


class StyleSheet:
    """The styles, defaults and theme fonts of one file."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._defaults = child(styles, "docDefaults")
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        for style in styles.iter(w("style")) if styles is not None else ():
            id_, kind = attribute(style, "styleId") or "", attribute(style, "type") or ""
            self._styles[id_] = style
            if _is_default(style):
                self._default[kind] = id_

    def paragraph_chain(self, properties: Element | None) -> list[Element]:
        """The paragraph's style and those it is based on, the base first."""
        return self._chain(attribute(child(properties, "pStyle")), "paragraph")

    def paragraph(
        self, properties: Element | None, table: str | None, level: Element | None
    ) -> ParagraphFormat:
        """What a paragraph with these properties looks like; `table` is its table's style."""
        base = child(self._defaults, "pPrDefault", "pPr")
        layers = [base, *self._parts("pPr", self._table_chain(table))]
        layers += self._parts("pPr", self.paragraph_chain(properties))
        layers += [child(level, "pPr"), properties]
        return paragraph_format(_merged([paragraph_settings(layer) for layer in layers]))

    def run(
        self, properties: Element | None, paragraph: Element | None, table: str | None
    ) -> RunFormat:
        """What a run looks like; `properties` are its own, `paragraph` its paragraph's."""
        chains = (
            self._table_chain(table),
            self.paragraph_chain(paragraph),
            self._chain(attribute(child(properties, "rStyle")), "character"),
        )
        base = child(self._defaults, "rPrDefault", "rPr")
        styled = [part for chain in chains for part in self._parts("rPr", chain)]
        layers = [run_settings(layer, self._theme) for layer in (base, *styled, properties)]
        switches = self._switches(base, chains) | toggles(properties)
        return RunFormat(**{**_merged(layers), **switches})

    def _switches(
        self, base: Element | None, chains: Sequence[Sequence[Element]]
    ) -> dict[str, bool]:
        """The toggles after all styles; one that the defaults set, no style takes away."""
        default = toggles(base)
        found = dict(default)
        for chain in chains:
            own = _merged([toggles(part) for part in self._parts("rPr", chain)])
            for name, is_on in own.items():
                found[name] = default.get(name, False) or found.get(name, False) != is_on
        return found

    @staticmethod
    def _parts(name: str, chain: Sequence[Element]) -> list[Element]:
        found = (child(style, name) for style in chain)
        return [part for part in found if part is not None]

    def _table_chain(self, id_: str | None) -> list[Element]:
        return self._chain(id_, "table") if id_ else []

    def _chain(self, id_: str | None, kind: str) -> list[Element]:
        """A style and its bases, the base first; a style based on itself ends the chain."""
        found: dict[str, Element] = {}
        current = id_ if id_ in self._styles else self._default.get(kind)
        while current is not None and current in self._styles and current not in found:
            found[current] = self._styles[current]
            current = attribute(child(self._styles[current], "basedOn"))
        return list(reversed(found.values()))


def read_stylesheet(package: Package) -> StyleSheet:
    return StyleSheet(package.related("styles"), package.related("theme"))


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
