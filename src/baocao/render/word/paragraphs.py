"""Paragraphs and runs: words and figures in the style of their component."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.document.blocks import FigureText, Inline, Paragraph, ParagraphKind, Text
from baocao.render.word.figures import figure
from baocao.render.word.markup import Element, qualified, text, w
from baocao.render.word.output import Output
from baocao.render.word.styles import Style
from baocao.render.word.wording import bind, bind_after_figure, bind_before_figure

_STYLES = {
    ParagraphKind.BODY: Style.BODY,
    ParagraphKind.ITEM: Style.ITEM,
    ParagraphKind.NOTE: Style.NOTE,
    ParagraphKind.NOTICE: Style.NOTICE,
    ParagraphKind.PLACEHOLDER: Style.PLACEHOLDER,
}


def line(style: Style, words: str) -> Element:
    """Build a paragraph of plain words; a line break in them stays one."""
    return w("p", properties(style), plain_run(bind(words)))


def properties(style: Style, *others: Element) -> Element:
    return w("pPr", w("pStyle", val=style.id), *others)


def paragraph(block: Paragraph, output: Output) -> Element:
    """Build a paragraph of the report's text."""
    inlines = _mark(block)
    return w("p", properties(_STYLES[block.kind]), *runs(inlines, output))


def _mark(block: Paragraph) -> tuple[Inline, ...]:
    if block.kind is ParagraphKind.ITEM:
        return (Text("- "), *block.inlines)
    if block.kind is ParagraphKind.PLACEHOLDER:
        return (Text("["), *block.inlines, Text("]"))
    return block.inlines


def runs(inlines: Sequence[Inline], output: Output, *, bold: bool = False) -> list[Element]:
    """Build the runs of a paragraph or cell; `bold` sets all of them in bold."""
    made: list[Element] = []
    for place, inline in enumerate(inlines):
        if isinstance(inline, FigureText):
            run = plain_run(inline.figure.text, bold=bold or inline.bold)
            made.extend(figure(inline.figure, run, output))
        else:
            words = _bound(inlines, place, inline)
            made.append(plain_run(words, bold=bold or inline.bold, italic=inline.italic))
    return made


def _bound(inlines: Sequence[Inline], place: int, words: Text) -> str:
    follows = place > 0 and isinstance(inlines[place - 1], FigureText)
    bound = bind_after_figure(words.text) if follows else bind(words.text)
    precedes = place + 1 < len(inlines) and isinstance(inlines[place + 1], FigureText)
    return bind_before_figure(bound) if precedes else bound


def plain_run(words: str, *, bold: bool = False, italic: bool = False) -> Element:
    """Build one run; each line break in `words` becomes a break."""
    look = [w(name) for name, wanted in (("b", bold), ("i", italic)) if wanted]
    made = w("r", w("rPr", *look)) if look else w("r")
    for number, part in enumerate(words.split("\n")):
        if number:
            made.append(w("br"))
        made.append(text(part))
    return made


def keep_with_next(element: Element) -> None:
    """Forbid a page break after the paragraph."""
    style = element.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    if style is not None:
        style.addnext(w("keepNext"))
