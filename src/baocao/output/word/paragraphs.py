"""Paragraphs and runs: words and figures in the style of their component."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from baocao.core.word_file import Element, qualified
from baocao.document.blocks import FigureText, Inline, Paragraph, ParagraphKind, Text
from baocao.output.word.binding import bound, look
from baocao.output.word.figures import computed, figure
from baocao.output.word.markup import element, text, w
from baocao.output.word.output import Output
from baocao.output.word.styles import Style
from baocao.output.word.wording import bind

_STYLES = {
    ParagraphKind.BODY: Style.BODY,
    ParagraphKind.ITEM: Style.ITEM,
    ParagraphKind.NOTE: Style.NOTE,
    ParagraphKind.NOTICE: Style.NOTICE,
    ParagraphKind.PLACEHOLDER: Style.PLACEHOLDER,
}


def line(style: Style, words: str) -> str:
    """Write a paragraph of plain words; a line break in them stays one."""
    return w("p", properties(style), plain_run(bind(words)))


def computed_line(style: Style, words: str, mark: str, output: Output) -> str:
    """Write a paragraph of computed words under their mark, or of plain ones where it is ""."""
    run = plain_run(bind(words, output.labels))
    return w("p", properties(style), *(computed(mark, run, output) if mark else [run]))


def properties(style: Style, *others: str) -> str:
    return w("pPr", w("pStyle", val=style.id), *others)


def paragraph(block: Paragraph, output: Output) -> str:
    """Write a paragraph of the report's text."""
    written = runs(bound(_marked(block), output.labels), output, mark=block.mark)
    return w("p", properties(_STYLES[block.kind]), *written)


def _marked(block: Paragraph) -> tuple[Inline, ...]:
    if block.kind is ParagraphKind.ITEM:
        return (Text("- "), *block.inlines)
    if block.kind is ParagraphKind.PLACEHOLDER:
        return (Text("["), *block.inlines, Text("]"))
    return block.inlines


def runs(
    inlines: Sequence[Inline], output: Output, *, bold: bool = False, mark: str = ""
) -> list[str]:
    """Write the runs of a paragraph or cell; `bold` sets all of them in bold.

    `mark` is put around the first computed words, or else around the first words.
    """
    made: list[str] = []
    carrier = _carrier(inlines) if mark else None
    for (_, is_carrier), group in groupby(inlines, key=lambda i: (look(i), i is carrier)):
        for inline in _joined(list(group)):
            if isinstance(inline, FigureText):
                run = plain_run(inline.figure.text, bold=bold or inline.bold)
                made.extend(figure(inline.figure, run, output))
            else:
                run = plain_run(inline.text, bold=bold or inline.bold, italic=inline.italic)
                made.extend(computed(mark, run, output) if is_carrier else [run])
    return made


def _carrier(inlines: Sequence[Inline]) -> Text | None:
    """The words that carry the mark of a paragraph or cell."""
    words = [inline for inline in inlines if isinstance(inline, Text) and inline.text.strip()]
    return next((inline for inline in words if inline.kind), next(iter(words), None))


def _joined(group: Sequence[Inline]) -> Sequence[Inline]:
    """Words of one look as one run: each run costs a program time to open."""
    words = [inline for inline in group if not isinstance(inline, FigureText)]
    if not words:
        return group
    return [replace(words[0], text="".join(inline.text for inline in words))]


def plain_run(words: str, *, bold: bool = False, italic: bool = False) -> str:
    """Write one run; each line break in `words` becomes a break."""
    look = [w(name) for name, wanted in (("b", bold), ("i", italic)) if wanted]
    content = w("br").join(map(text, words.split("\n")))
    return w("r", w("rPr", *look), content) if look else w("r", content)


def keep_with_next(paragraph: Element) -> None:
    """Forbid a page break after the paragraph."""
    style = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    if style is not None:
        style.addnext(element(w("keepNext")))
