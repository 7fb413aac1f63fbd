"""Breaks one thing in a Word file, in its XML, as a person would in Word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from tests.review.decree30.word import NAMESPACES, W, pack, unpack

Element = etree._Element
PARTS = ("document", "styles", "header1", "footer1")


@dataclass(frozen=True)
class Parts:
    """The parts of a file that mutations change."""

    document: Element
    styles: Element
    header1: Element
    footer1: Element

    def starting(self, words: str, place: int = 0) -> Element:
        """The paragraph of the text whose words begin so; `place` 1 is the second."""
        root = {PAGE: self.header1, FOOTER: self.footer1}.get(words, self.document)
        wanted = "" if words in (PAGE, FOOTER) else words
        return [p for p in root.iter(w("p")) if printed(p).startswith(wanted)][place]


PAGE = "<page number>"
FOOTER = "<foot of the first page>"
FOOT_TABLE = 3  # the table of the foot: after the head's and two of data
Edit = Callable[[Parts], None]


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def element(xml: str) -> Element:
    """Parse one element written with the usual prefixes."""
    return etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")[0]


def printed(paragraph: Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(w("t"))).replace("\u00a0", " ")


def broken(file: bytes, edit: Edit) -> bytes:
    """Return a copy of `file` with `edit` done."""
    content = unpack(file)
    there = [name for name in PARTS if f"word/{name}.xml" in content]
    trees = {name: etree.fromstring(content[f"word/{name}.xml"]) for name in there}
    edit(Parts(**{**dict.fromkeys(PARTS, etree.Element("none")), **trees}))
    changed = {f"word/{name}.xml": etree.tostring(tree) for name, tree in trees.items()}
    assert any(changed[name] != etree.tostring(etree.fromstring(content[name])) for name in changed)
    return pack({**content, **changed})


def say(start: str, words: str, place: int = 0) -> Edit:
    """Put `words` in the place of the paragraph's."""

    def edit(parts: Parts) -> None:
        texts = list(parts.starting(start, place).iter(w("t")))
        texts[0].text = words
        for other in texts[1:]:
            other.text = ""

    return edit


def swap(start: str, old: str, new: str, place: int = 0) -> Edit:
    """Replace some words of a paragraph that stand in one run."""

    def edit(parts: Parts) -> None:
        for text in parts.starting(start, place).iter(w("t")):
            text.text = (text.text or "").replace(old, new)

    return edit


def everywhere(old: str, new: str) -> Edit:
    """Replace words in the whole text."""

    def edit(parts: Parts) -> None:
        for text in parts.document.iter(w("t")):
            text.text = (text.text or "").replace("\u00a0", " ").replace(old, new)

    return edit


def look(start: str, *settings: str) -> Edit:
    """Set the look of every run of a paragraph: "<w:b/>"."""

    def edit(parts: Parts) -> None:
        for run in parts.starting(start).iter(w("r")):
            _set(run, "rPr", settings)

    return edit


def set_up(start: str, *settings: str) -> Edit:
    """Set the layout of a paragraph: '<w:jc w:val="left"/>'."""

    def edit(parts: Parts) -> None:
        _set(parts.starting(start), "pPr", settings)

    return edit


def section(number: int, *settings: str) -> Edit:
    """Change attributes of, or add, elements of the properties of a section."""

    def edit(parts: Parts) -> None:
        properties = list(parts.document.iter(w("sectPr")))[number]
        for each in map(element, settings):
            old = properties.find(str(each.tag))
            if old is None:
                properties.append(each)
            else:
                old.attrib.update(dict(each.attrib.items()))

    return edit


def without(name: str, number: int = 0) -> Edit:
    """Take an element out of the properties of a section."""

    def edit(parts: Parts) -> None:
        properties = list(parts.document.iter(w("sectPr")))[number]
        properties.remove(_child(properties, name))

    return edit


def style(id_: str, *settings: str) -> Edit:
    """Set the letters of a style."""

    def edit(parts: Parts) -> None:
        for each in parts.styles.iter(w("style")):
            if each.get(w("styleId")) == id_:
                _set(each, "rPr", settings)

    return edit


def remove(*starts: str, place: int = 0) -> Edit:
    def edit(parts: Parts) -> None:
        for start in starts:
            _take_out(parts.starting(start, place))

    return edit


def remove_next(start: str) -> Edit:
    """Take out the paragraph below, such as the rule."""

    def edit(parts: Parts) -> None:
        below = parts.starting(start).getnext()
        assert below is not None
        assert not printed(below)
        _take_out(below)

    return edit


def ruled_below(start: str, twips: int) -> Edit:
    """Make the rule below a paragraph so much longer (or shorter) at both ends."""

    def edit(parts: Parts) -> None:
        below = parts.starting(start).getnext()
        assert below is not None
        indents = next(below.iter(w("ind")))
        for side in ("left", "right", "start", "end"):
            if w(side) in indents.attrib:
                indents.set(w(side), str(int(float(indents.get(w(side), "0"))) + twips))

    return edit


def move(start: str, before: str) -> Edit:
    def edit(parts: Parts) -> None:
        parts.starting(before).addprevious(parts.starting(start))

    return edit


def move_below(start: str, above: str) -> Edit:
    def edit(parts: Parts) -> None:
        moved = parts.starting(start)
        cell = moved.getparent()
        parts.starting(above).addnext(moved)
        if cell is not None and cell.find(w("p")) is None:
            cell.append(etree.Element(w("p")))

    return edit


def mirrored(table: int) -> Edit:
    """Change the sides of all rows of a table of the text."""

    def edit(parts: Parts) -> None:
        for row in list(parts.document.iter(w("tbl")))[table].iter(w("tr")):
            cells = row.findall(w("tc"))
            for cell in reversed(cells):
                row.append(cell)

    return edit


def in_two_rows(parts: Parts) -> None:
    """Put the signer below Nơi nhận, in a row that the foot's table gets for it."""
    foot = list(parts.document.iter(w("tbl")))[FOOT_TABLE]
    (row,) = foot.findall(w("tr"))
    below = deepcopy(row)
    foot.append(below)
    for each, emptied in ((row, 1), (below, 0)):
        cell = each.findall(w("tc"))[emptied]
        for paragraph in cell.findall(w("p")):
            cell.remove(paragraph)
        cell.append(etree.Element(w("p")))


def unnumbered(parts: Parts) -> None:
    """Take the page numbers out of the headers."""
    for run in list(parts.header1.iter(w("r"))):
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)


def numbered_below(parts: Parts) -> None:
    """Make footers of all headers."""
    for reference in parts.document.iter(w("headerReference")):
        reference.tag = w("footerReference")


def both(*edits: Edit) -> Edit:
    def edit(parts: Parts) -> None:
        for each in edits:
            each(parts)

    return edit


def _set(parent: Element, name: str, settings: tuple[str, ...]) -> None:
    """Put settings in, each in the place of the one of its name; order does not matter here."""
    properties = parent.find(w(name))
    if properties is None:
        properties = etree.Element(w(name))
        at = 0 if name == "pPr" or parent.tag == w("r") else len(parent)
        parent.insert(at, properties)
    for each in map(element, settings):
        for old in properties.findall(str(each.tag)):
            each.attrib.update({**dict(old.attrib.items()), **dict(each.attrib.items())})
            properties.remove(old)
        properties.append(each)


def _take_out(each: Element) -> None:
    """Remove a paragraph; a cell keeps an empty one, as Word wants it."""
    parent = each.getparent()
    assert parent is not None
    parent.remove(each)
    if parent.tag == w("tc") and parent.find(w("p")) is None:
        parent.append(etree.Element(w("p")))


def _child(parent: Element, name: str) -> Element:
    found = parent.find(w(name))
    assert found is not None
    return found


def looks(start: str, names: tuple[str, ...]) -> Iterator[tuple[str, Edit]]:
    """Break each look of a component whose paragraph begins with `start`."""
    yield "size", look(start, '<w:sz w:val="30"/>')
    for name in names:
        yield name, _LOOKS[name](start)


def _case(start: str, change: Callable[[str], str]) -> Edit:
    def edit(parts: Parts) -> None:
        for number, text in enumerate(parts.starting(start).iter(w("t"))):
            text.text = change(text.text or "") if number == 0 else (text.text or "").lower()

    return edit


def _capitals(start: str) -> Edit:
    def edit(parts: Parts) -> None:
        for text in parts.starting(start).iter(w("t")):
            text.text = (text.text or "").upper()

    return edit


_LOOKS: dict[str, Callable[[str], Edit]] = {
    "bold": lambda start: look(start, '<w:b w:val="0"/>'),
    "not_bold": lambda start: look(start, "<w:b/>"),
    "italic": lambda start: look(start, '<w:i w:val="0"/>'),
    "upright": lambda start: look(start, "<w:i/>"),
    "capitals": lambda start: _case(start, lambda words: words[:4] + words[4:].lower()),
    "sentence_case": _capitals,
    "centred": lambda start: set_up(start, '<w:jc w:val="left"/>'),
}
