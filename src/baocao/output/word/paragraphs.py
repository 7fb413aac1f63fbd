"""Paragraphs and runs: words and figures in the style of their component."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from baocao.core.changed import changed
from baocao.core.word_file import Element, qualified
from baocao.document.blocks import FigureText, Inline, Paragraph, ParagraphKind, Text
from baocao.output.word.binding import bound, look
from baocao.output.word.figures import computed, figure
from baocao.output.word.filling import torn
from baocao.output.word.markup import element, text, w
from baocao.output.word.output import Output
from baocao.output.word.styles import Style
from baocao.output.word.wording import HYPHEN, bind, hold_hyphens

_STYLES = {
    ParagraphKind.BODY: Style.BODY,
    ParagraphKind.ITEM: Style.ITEM,
    ParagraphKind.NOTE: Style.NOTE,
    ParagraphKind.NOTICE: Style.NOTICE,
    ParagraphKind.PLACEHOLDER: Style.PLACEHOLDER,
}


# Those that the template justifies, first line indented.
_JUSTIFIED = frozenset({ParagraphKind.BODY, ParagraphKind.ITEM, ParagraphKind.PLACEHOLDER})


def filled_line(style: Style, words: str, width: int) -> str:
    """Write a justified paragraph of plain words over `width` twips; left-aligned if torn."""
    words = bind(words)
    return w("p", properties(style, *_alignment(words, width)), plain_run(words))


def _alignment(words: str, width: int) -> tuple[str, ...]:
    return (w("jc", val="left"),) if torn(words, width) else ()


def line(style: Style, words: str, *others: str) -> str:
    """Write a paragraph of plain words; a line break in them stays one. `others` are properties of
    its own beside the style's."""
    return w("p", properties(style, *others), plain_run(bind(words)))


def computed_line(style: Style, words: str, mark: str, output: Output) -> str:
    """Write a paragraph of computed words under their mark, or of plain ones where it is ""."""
    run = plain_run(bind(words, output.labels))
    return w("p", properties(style), *(computed(mark, run, output) if mark else [run]))


@cache  # thousands of cells share them
def properties(style: Style, *others: str) -> str:
    return w("pPr", w("pStyle", val=style.id), *others)


def paragraph(block: Paragraph, width: int, output: Output) -> str:
    """Write a paragraph of the report's text over `width` twips."""
    inlines = bound(_marked(block), output.labels)
    words = "".join(inline.text for inline in inlines)
    alignment = _alignment(words, width) if block.kind in _JUSTIFIED else ()
    led = (w("keepNext"),) if words.endswith(":") else ()  # a list follows on the same page
    written = runs(inlines, output, mark=block.mark)
    return w("p", properties(_STYLES[block.kind], *led, *alignment), *written)


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
    if not mark and len(inlines) == 1 and isinstance(inlines[0], FigureText):
        only = inlines[0]  # as in most cells of a long table
        return figure(only.figure, plain_run(only.text, bold=bold or only.bold), output)
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
    return [changed(words[0], text="".join(inline.text for inline in words))]


def plain_run(words: str, *, bold: bool = False, italic: bool = False) -> str:
    """Write one run; each line break in `words` becomes a break.

    A hyphen within a name is written as an element: programs read it as a hyphen.
    """
    look = [w(name) for name, wanted in (("b", bold), ("i", italic)) if wanted]
    content = _held(words) if "\n" not in words else w("br").join(map(_held, words.split("\n")))
    return w("r", w("rPr", *look), content) if look else w("r", content)


def _held(words: str) -> str:
    if "-" not in words and HYPHEN not in words:
        return text(words)
    return w("noBreakHyphen").join(map(text, hold_hyphens(words).split(HYPHEN)))


def keep_with_next(paragraph: Element) -> None:
    """Forbid a page break after the paragraph."""
    style = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    if style is not None:
        style.addnext(element(w("keepNext")))
