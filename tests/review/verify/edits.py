"""What people and programs do to a Word file, as functions on its XML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from unicodedata import normalize

import docx
from docx.document import Document
from lxml import etree

from baocao.core.word_file import Element, qualified
from baocao.output.word import bookmark_name
from tests.review.verify.making import text, w

Edit = Callable[[Document], None]


def edit(file: Path, *edits: Edit) -> None:
    """Open, edit and save a Word file with python-docx."""
    document = docx.Document(str(file))
    for change in edits:
        change(document)
    document.save(str(file))


# Finding things.


def words(element: Element) -> str:
    hyphen = qualified("w:noBreakHyphen")
    pieces = element.iter(qualified("w:t"), hyphen)
    return "".join("-" if e.tag == hyphen else e.text or "" for e in pieces).replace("\u00a0", " ")


def all_of(document: Document, name: str) -> Iterator[Element]:
    return iter(list(document.element.body.iter(qualified(name))))


def find(document: Document, name: str, has: str) -> Element:
    """The innermost, else first element of that name whose words have `has`."""
    found = [element for element in all_of(document, name) if has in words(element)]
    assert found, f"no {name} has {has!r}"
    return found[0]


def paragraph(document: Document, has: str) -> Element:
    return find(document, "w:p", has)


def row(document: Document, has: str) -> Element:
    return find(document, "w:tr", has)


def control(document: Document, figure: str, printing: int = 1) -> Element:
    """The content control of the n-th printing of a figure."""
    found = [sdt for sdt in all_of(document, "w:sdt") if figure in tags(sdt)]
    return found[printing - 1]


def tags(control_: Element) -> list[str]:
    found = control_.iter(qualified("w:tag"))
    return [tag.get(qualified("w:val"), "") for tag in found]


def run(words_: str) -> Element:
    return w("r", text(words_))


def body_paragraph(*content: Element | str) -> Element:
    return w("p", *(run(part) if isinstance(part, str) else part for part in content))


def parent(element: Element) -> Element:
    above = element.getparent()
    assert above is not None
    return above


def remove(element: Element) -> None:
    parent(element).remove(element)


# Edits of figures.


def write(figure: str, new: str, printing: int = 1) -> Edit:
    """Type over a figure within its control."""

    def change(document: Document) -> None:
        shown = list(control(document, figure, printing).iter(qualified("w:t")))
        shown[0].text = new
        for rest in shown[1:]:
            rest.text = ""

    return change


def split_runs(figure: str, *parts: str) -> Edit:
    """Print a figure in several runs, as Word does after spell-checking and formatting."""

    def change(document: Document) -> None:
        content = control(document, figure).find(qualified("w:sdtContent"))
        assert content is not None
        assert words(content) == "".join(parts)
        for child in list(content):
            content.remove(child)
        for part in parts:
            content.append(w("proofErr", type="spellStart"))
            content.append(w("r", w("rPr", w("noProof")), text(part)))

    return change


def beside(figure: str, before: str = "", after: str = "", printing: int = 1) -> Edit:
    """Type beside a figure, outside its control."""

    def change(document: Document) -> None:
        found = control(document, figure, printing)
        if before:
            found.addprevious(run(before))
        if after:
            found.addnext(run(after))

    return change


def empty(figure: str, printing: int = 1) -> Edit:
    """Delete what is in a control: Word then shows its hint."""

    def change(document: Document) -> None:
        found = control(document, figure, printing)
        properties = found.find(qualified("w:sdtPr"))
        content = found.find(qualified("w:sdtContent"))
        assert properties is not None
        assert content is not None
        properties.append(w("showingPlcHdr"))
        for child in list(content):
            content.remove(child)
        content.append(run("Bấm vào đây để nhập 1 giá trị."))

    return change


def hide(figure: str) -> Edit:
    """Format a figure as hidden text."""

    def change(document: Document) -> None:
        for each in control(document, figure).iter(qualified("w:r")):
            each.insert(0, w("rPr", w("vanish")))

    return change


def swap(one: str, other: str) -> Edit:
    """Put two controls in each other's place."""

    def change(document: Document) -> None:
        first, second = control(document, one, 2), control(document, other, 2)
        stand = w("r")
        first.addprevious(stand)
        second.addprevious(first)
        stand.addprevious(second)
        remove(stand)

    return change


# Losing marks.


def unwrap(document: Document) -> None:
    """Remove every content control and leave what it holds."""
    for sdt in all_of(document, "w:sdt"):
        content = sdt.find(qualified("w:sdtContent"))
        assert content is not None
        for child in list(content):
            sdt.addprevious(child)
        remove(sdt)


def drop_bookmarks(document: Document) -> None:
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for mark in all_of(document, name):
            remove(mark)


def drop_marks(document: Document) -> None:
    unwrap(document)
    drop_bookmarks(document)


# Edits of text.


def replace(old: str, new: str, within: str = "") -> Edit:
    """Type over words that stand in one run, figures' runs included."""
    return _replace(
        old, new, lambda document: paragraph(document, within) if within else document.element.body
    )


def replace_in_row(old: str, new: str, has: str) -> Edit:
    """Type over words in the first row that has `has`."""
    return _replace(old, new, lambda document: row(document, has))


def _replace(old: str, new: str, where: Callable[[Document], Element]) -> Edit:
    def change(document: Document) -> None:
        scope = where(document)
        for shown in scope.iter(qualified("w:t")):
            plain = (shown.text or "").replace("\u00a0", " ")
            if old in plain:
                shown.text = plain.replace(old, new, 1)
                return
        raise AssertionError(f"{old!r} stands in no run")

    return change


def rewrite(has: str, *content: str) -> Edit:
    """Type a paragraph anew; `{}` in it keeps the figures that it had, in order."""

    def change(document: Document) -> None:
        found = paragraph(document, has)
        controls = [list(group) for group in _marked(found)]
        for child in list(found):
            if child.tag != qualified("w:pPr"):
                found.remove(child)
        for part in content:
            found.extend(controls.pop(0) if part == "{}" else [run(part)])

    return change


def _marked(found: Element) -> Iterator[list[Element]]:
    """The control of each figure in a paragraph, with its bookmark."""
    for sdt in found.findall(qualified("w:sdt")):
        if any(tag.startswith("text.") for tag in tags(sdt)):
            continue
        before, after = sdt.getprevious(), sdt.getnext()
        marks = [e for e in (before, sdt, after) if e is not None]
        yield [e for e in marks if e.tag != qualified("w:r")]


def insert_words(has: str, words_: str) -> Edit:
    """Type at the end of a paragraph."""
    return lambda document: paragraph(document, has).append(run(words_))


def new_row(after: str, *cells: str) -> Edit:
    """Add a row as Word does, and type into its cells from the second on."""

    def change(document: Document) -> None:
        made = deepcopy(row(document, after))
        for place, cell in enumerate(made.findall(qualified("w:tc"))):
            found = cell.find(qualified("w:p"))
            assert found is not None
            for child in [c for c in found if c.tag != qualified("w:pPr")]:
                found.remove(child)
            found.append(run(cells[place - 1] if 0 < place <= len(cells) else ""))
        row(document, after).addnext(made)

    return change


def move_row(has: str, after: str) -> Edit:
    return lambda document: row(document, after).addnext(row(document, has))


def own_table(after: str, *cells: str) -> Edit:
    """A table that a person draws."""

    def change(document: Document) -> None:
        made = w("tbl", w("tr", *(w("tc", body_paragraph(words_)) for words_ in cells)))
        paragraph(document, after).addnext(made)

    return change


def insert_after(has: str, *content: Element | str) -> Edit:
    def change(document: Document) -> None:
        paragraph(document, has).addnext(body_paragraph(*content))

    return change


def delete(name: str, has: str) -> Edit:
    def change(document: Document) -> None:
        remove(find(document, name, has))

    return change


def copy_after(name: str, has: str, after: str) -> Edit:
    """Copy a paragraph or a row behind the paragraph or row that has `after`."""

    def change(document: Document) -> None:
        copied = deepcopy(find(document, name, has))
        for mark in ("w:bookmarkStart", "w:bookmarkEnd"):
            for each in list(copied.iter(qualified(mark))):
                remove(each)
        find(document, name, after).addnext(copied)

    return change


def copy_control(figure: str, after: str, *around: str) -> Edit:
    """Paste a copy of a control into a new paragraph, between the words `around`."""

    def change(document: Document) -> None:
        copied = deepcopy(control(document, figure))
        paragraph(document, after).addnext(body_paragraph(around[0], copied, around[1]))

    return change


def move_after(has: str, after: str) -> Edit:
    def change(document: Document) -> None:
        paragraph(document, after).addnext(paragraph(document, has))

    return change


def split(has: str, at: str) -> Edit:
    """Press Enter before the run that starts with `at`."""

    def change(document: Document) -> None:
        found = paragraph(document, has)
        place = next(
            i
            for i, child in enumerate(found)
            if child.tag == qualified("w:r") and words(child).startswith(at)
        )
        added = w("p", *list(found)[place:])
        found.addnext(added)

    return change


def join(first: str, second: str) -> Edit:
    """Delete the end of a paragraph so that the next one goes on in it."""

    def change(document: Document) -> None:
        one, other = paragraph(document, first), paragraph(document, second)
        one.append(run(" "))
        one.extend([child for child in other if child.tag != qualified("w:pPr")])
        remove(other)

    return change


def every_text(change_text: Callable[[str], str]) -> Edit:
    def change(document: Document) -> None:
        for shown in all_of(document, "w:t"):
            shown.text = change_text(shown.text or "")

    return change


def decomposed(text_: str) -> str:
    return normalize("NFD", text_)


def wrap(has: str, *names: str) -> Edit:
    """Put the runs and controls of a paragraph into other elements, as links and tags do."""

    def change(document: Document) -> None:
        found = paragraph(document, has)
        content = [child for child in found if child.tag != qualified("w:pPr")]
        for name in names:
            content = [w(name, *content)]
        found.extend(content)

    return change


def add_field(has: str, instruction: str, result: str) -> Edit:
    """Append a field with its result as Word stores it."""

    def change(document: Document) -> None:
        code = w("instrText")
        code.text = instruction
        paragraph(document, has).extend(
            (
                w("r", w("fldChar", fldCharType="begin")),
                w("r", code),
                w("r", w("fldChar", fldCharType="separate")),
                run(result),
                w("r", w("fldChar", fldCharType="end")),
            )
        )

    return change


def text_box(has: str, words_: str) -> Edit:
    """Add a text box twice, as Word does: for new programs and for old ones."""

    def change(document: Document) -> None:
        space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        both = etree.Element(f"{{{space}}}AlternateContent")
        for name in ("Choice", "Fallback"):
            part = etree.SubElement(both, f"{{{space}}}{name}")
            part.append(w("pict", w("txbxContent", body_paragraph(words_))))
        paragraph(document, has).append(w("r", both))

    return change


def header(words_: str) -> Edit:
    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].add_run(words_)

    return change


def add_bookmark(has: str, name: str, words_: str) -> Edit:
    def change(document: Document) -> None:
        marks = w("bookmarkStart", id=9001, name=name), run(words_), w("bookmarkEnd", id=9001)
        paragraph(document, has).extend(marks)

    return change


def foreign_figure(has: str, words_: str) -> Edit:
    """Paste a figure of another report: its bookmark is of no figure of this ledger."""
    return add_bookmark(has, bookmark_name("coverage.elsewhere", 1), words_)


# Tracked changes.

WHO = {"author": "Phòng Kế hoạch", "date": "2022-03-26T08:00:00Z"}


def tracked_delete(element: Element, number: int) -> None:
    """Track the deletion of a run."""
    for shown in element.iter(qualified("w:t")):
        shown.tag = qualified("w:delText")
    change = w("del", id=number, **WHO)
    element.addprevious(change)
    change.append(element)


def tracked_write(figure: str, new: str) -> Edit:
    """Type over a figure with changes tracked."""

    def change(document: Document) -> None:
        content = control(document, figure).find(qualified("w:sdtContent"))
        assert content is not None
        for old in content.findall(qualified("w:r")):
            tracked_delete(old, 9101)
        content.append(w("ins", run(new), id=9102, **WHO))

    return change


def tracked_replace(old: str, new: str) -> Edit:
    """Type over the words of a run with changes tracked."""

    def change(document: Document) -> None:
        found = find(document, "w:r", old)
        found.addnext(w("ins", run(new), id=9105, **WHO))
        tracked_delete(found, 9104)

    return change


def tracked_insert(has: str, words_: str) -> Edit:
    def change(document: Document) -> None:
        paragraph(document, has).append(w("ins", run(words_), id=9103, **WHO))

    return change


def tracked_paragraph_delete(has: str) -> Edit:
    """Track the deletion of a whole paragraph, its end included."""

    def change(document: Document) -> None:
        found = paragraph(document, has)
        for number, each in enumerate(list(found.iter(qualified("w:r")))):
            tracked_delete(each, 9200 + number)
        properties = found.find(qualified("w:pPr"))
        assert properties is not None
        properties.append(w("rPr", w("del", id=9300, **WHO)))

    return change


def tracked_row_delete(has: str) -> Edit:
    def change(document: Document) -> None:
        found = row(document, has)
        properties = found.find(qualified("w:trPr"))
        assert properties is not None
        properties.append(w("del", id=9301, **WHO))

    return change


def accept_all(document: Document) -> None:
    """Accept every tracked insertion and deletion of runs."""
    for gone in all_of(document, "w:del"):
        remove(gone)
    for added in all_of(document, "w:ins"):
        for child in list(added):
            added.addprevious(child)
        remove(added)
