"""What people wrote, as Markdown: paragraphs with their looks, and the file that has them.

What the Word file says as the file of wording says it stays there word for word, sign for sign:
headings, comments, the way lists and paragraphs are written. Only what differs is written anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from baocao.document.blocks import Paragraph, ParagraphKind, Text
from baocao.document.wording import SourcePassage, WordingSource
from baocao.review.keep.model import Span, WrittenParagraph

_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
_END = re.compile(r"[.;,/\s]*$")

Written = Mapping[str, Sequence[WrittenParagraph]]


def merged_markdown(source: WordingSource, written: Written, headings: Mapping[str, str]) -> str:
    """The file of wording once it says what `written` says, section by section.

    Sections that `written` does not name stay as they are; those that the file does not have
    yet come at its end, under `headings`.
    """
    edit = _edit(source, written)
    old = "\n".join(_lines(source, edit)).rstrip("\n")
    known = {passage.section for passage in source.passages}
    new = [
        section_markdown(headings[name], paragraphs).rstrip("\n")
        for name, paragraphs in written.items()
        if paragraphs and name not in known
    ]
    parts = [part for part in (old, *new) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def section_markdown(heading: str, paragraphs: Sequence[WrittenParagraph]) -> str:
    """A section's heading and its paragraphs."""
    return "\n\n".join([f"## {heading}", *map(paragraph_markdown, paragraphs)]) + "\n"


def paragraph_markdown(paragraph: WrittenParagraph) -> str:
    """One paragraph or list item."""
    text = "".join(_span(span) for span in _trimmed(paragraph.spans))
    text = _LINE_START.sub(_escape_start, text)
    broken = text.replace("\n", "\\\n" + ("  " if paragraph.item else ""))
    return f"- {broken}" if paragraph.item else broken


def text_key(text: str) -> str:
    """Texts that differ in their end mark alone are the same: the renderer sets "./."."""
    return _END.sub("", text.removeprefix("- "))


def one_look(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours of one look joined: Word splits runs wherever it likes."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic) == (span.bold, span.italic):
            merged[-1] = Span(last.text + span.text, span.bold, span.italic)
        elif span.text:
            merged.append(span)
    return tuple(merged)


@dataclass
class _Edit:
    """What becomes of a file: passages that go, and Markdown that comes behind others."""

    gone: set[SourcePassage] = field(default_factory=set)
    behind: dict[SourcePassage, list[str]] = field(default_factory=lambda: defaultdict(list))


def _edit(source: WordingSource, written: Written) -> _Edit:
    edit = _Edit()
    for section, paragraphs in written.items():
        own = [passage for passage in source.passages if passage.section == section]
        old = [_look(passage.printed) if passage.printed else None for passage in own]
        # The first one is the section's heading: something stands before every paragraph.
        new = [None, *map(_written_look, paragraphs)]
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if own and kind != "equal":
                edit.gone.update(passage for passage in own[i1:i2] if passage.printed)
                came = [paragraph_markdown(p) for p in paragraphs[max(j1 - 1, 0) : j2 - 1]]
                edit.behind[own[max(i1 - 1, 0)]].extend(came)
    return edit


def _lines(source: WordingSource, edit: _Edit) -> Iterator[str]:
    """The lines of the file, with new passages set off by blank ones."""
    at, is_open = 0, False
    for passage in source.passages:
        between = source.lines[at : passage.start]
        stays = passage not in edit.gone
        at = passage.end
        yield from _set_off(between, is_open=is_open) if stays else _comments(between)
        is_open = is_open and not stays
        if stays:
            yield from source.lines[passage.start : passage.end]
        for text in edit.behind.get(passage, ()):
            yield from ("", text)
            is_open = True
    yield from _set_off(source.lines[at:], is_open=is_open)


def _set_off(lines: Sequence[str], *, is_open: bool) -> Iterator[str]:
    """Lines between passages; a blank one first behind a passage that is new."""
    if is_open and not (lines and not lines[0].strip()):
        yield ""
    yield from lines


def _comments(lines: Sequence[str]) -> Iterator[str]:
    """What stands between passages and is no blank line: comments, which stay."""
    said = [line for line in lines if line.strip()]
    yield from ("", *said) if said else ()


def _look(printed: Paragraph) -> tuple[object, ...]:
    """How a passage of the file reads in Word."""
    texts = [inline for inline in printed.inlines if isinstance(inline, Text)]
    spans = [Span(text.text, text.bold, text.italic) for text in texts]
    return _seen(spans, is_item=printed.kind is ParagraphKind.ITEM)


def _written_look(paragraph: WrittenParagraph) -> tuple[object, ...]:
    return _seen(paragraph.spans, is_item=paragraph.item)


def _seen(spans: Sequence[Span], *, is_item: bool) -> tuple[object, ...]:
    """Words and looks without what the renderer changes: spaces, and the mark at the end."""
    trimmed = _trimmed(one_look(spans))
    looks = [(re.sub(r"[ \t]+", " ", s.text), s.bold, s.italic) for s in trimmed]
    if looks:
        looks[-1] = (text_key(looks[-1][0]), *looks[-1][1:])
    return is_item, *looks


def _escape_start(match: re.Match[str]) -> str:
    sign = match[2]
    return f"{match[1]}{sign}\\" if sign.isdigit() else f"{match[1]}\\{sign}"


def _span(span: Span) -> str:
    """The marks of bold and italic stand against the words, never against a space."""
    match = _EDGES.match(_SPECIAL.sub(r"\\\1", span.text))
    before, words, after = match.groups() if match else ("", "", "")
    mark = "*" * (2 * span.bold + span.italic)
    return f"{before}{mark}{words}{mark}{after}" if words else before + after


def _trimmed(spans: Sequence[Span]) -> list[Span]:
    """Spaces at the ends of lines mean something else in Markdown."""
    trimmed = [replace(s, text=re.sub(r"[ \t]*\n[ \t]*", "\n", s.text)) for s in spans]
    if trimmed:
        trimmed[0] = replace(trimmed[0], text=trimmed[0].text.lstrip())
        trimmed[-1] = replace(trimmed[-1], text=trimmed[-1].text.rstrip())
    return trimmed
