"""Wording as Markdown that reads back as the same words, looks, lists and line breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from baocao.review.keep.model import Span, Written

_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def section_markdown(heading: str, paragraphs: Sequence[Written]) -> str:
    """A section's heading and its paragraphs."""
    return "\n\n".join([f"## {heading}", *map(paragraph_markdown, paragraphs)]) + "\n"


def paragraph_markdown(paragraph: Written) -> str:
    """One paragraph or list item."""
    text = "".join(_span(span) for span in _trimmed(paragraph.spans))
    text = _LINE_START.sub(_escape_start, text)
    broken = text.replace("\n", "\\\n" + ("  " if paragraph.item else ""))
    return f"- {broken}" if paragraph.item else broken


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
