"""Sections of a Word file: paper, margins, and the headers and footers of their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from baocao.core.word_file import Element, Package
from baocao.core.word_file.markup import R, attribute, child, integer, length, switched_on, w
from baocao.review.decree30.content import CheckedParagraph

_TWIPS_PER_MM = 1440 / 25.4
SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True)
class Furniture:
    """A header or footer: its paragraphs, and those of them that print the page's number."""

    paragraphs: tuple[CheckedParagraph, ...] = ()
    numbered: tuple[CheckedParagraph, ...] = ()
    centred: bool = False


@dataclass(frozen=True)
class PageSection:
    """Lengths in mm. `headers` and `footers` have the kinds "default", "first" and "even"."""

    width: float
    height: float
    margins: Mapping[str, float]
    headers: Mapping[str, Furniture]
    footers: Mapping[str, Furniture]
    first_page_differs: bool
    starts_at: int | None
    number_format: str

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


Reader = Callable[[Element], Furniture]


def read_sections(package: Package, body: Element, reader: Reader) -> tuple[PageSection, ...]:
    """Read the sections in order; one without a header has that of the section before."""
    found: list[PageSection] = []
    parts: dict[str, Furniture] = {}
    for properties in body.iter(w("sectPr")):
        parent = properties.getparent()
        if parent is not None and parent.tag == w("sectPrChange"):
            continue  # what a tracked change replaced
        before = found[-1] if found else None
        furniture = {
            kind: _furniture(package, properties, kind, reader, parts)
            for kind in ("header", "footer")
        }
        headers = {**(before.headers if before else {}), **furniture["header"]}
        footers = {**(before.footers if before else {}), **furniture["footer"]}
        found.append(_section(properties, headers, footers))
    return tuple(found)


def _furniture(
    package: Package, properties: Element, kind: str, reader: Reader, parts: dict[str, Furniture]
) -> dict[str, Furniture]:
    found = {}
    relations = package.relations(package.main)
    for reference in properties.iterfind(w(f"{kind}Reference")):
        relation = relations.get(reference.get(f"{{{R}}}id", ""))
        target = relation.target if relation else ""
        if target not in parts:
            part = package.part(target)
            parts[target] = reader(part) if part is not None else Furniture()
        found[attribute(reference, "type") or "default"] = parts[target]
    return found


def _section(
    properties: Element, headers: Mapping[str, Furniture], footers: Mapping[str, Furniture]
) -> PageSection:
    size, margins = child(properties, "pgSz"), child(properties, "pgMar")
    numbers, title_page = child(properties, "pgNumType"), child(properties, "titlePg")
    return PageSection(
        width=_mm(size, "w", 11906),
        height=_mm(size, "h", 16838),
        margins=_margins(margins),
        headers=headers,
        footers=footers,
        first_page_differs=title_page is not None and switched_on(title_page),
        starts_at=integer(attribute(numbers, "start")),
        number_format=attribute(numbers, "fmt") or "decimal",
    )


def _margins(element: Element | None) -> dict[str, float]:
    """The margins as they print: the gutter belongs to the left one."""
    found = {side: abs(_mm(element, side, 1440)) for side in SIDES}
    found["left"] += _mm(element, "gutter", 0)
    return found


def _mm(element: Element | None, name: str, default: int) -> float:
    """Read a length in twips; `default` is Word's where the file says nothing."""
    twips = length(attribute(element, name))
    return (default if twips is None else twips) / _TWIPS_PER_MM
