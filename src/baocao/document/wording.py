"""What people wrote, from Markdown to blocks. Reading the file is not done here.

Each section's wording stands under a heading with the section's id in brackets or its
Roman number: "## II. Công tác chỉ đạo". Paragraphs, lists, bold and italic carry over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from baocao.document.blocks import Block, Paragraph, ParagraphKind, Text
from baocao.errors import BaocaoError, Problem

SECTION_ORDER = (
    "situation",
    "direction",
    "results",
    "difficulties",
    "next_period",
    "proposals",
)
ROMAN = ("I", "II", "III", "IV", "V", "VI")
_HEADING = re.compile(r"(?P<roman>[IVX]+)\b")


def parse_wording(text: str, file: str) -> dict[str, tuple[Block, ...]]:
    """The blocks of each section; raises `BaocaoError` for headings that name no section."""
    tokens = MarkdownIt("commonmark").parse(text)
    found: dict[str, list[Block]] = {}
    problems: list[Problem] = []
    section: str | None = None
    kinds = _Kinds()
    for i, token in enumerate(tokens):
        kinds.see(token)
        if token.type == "heading_open":
            section = _section(tokens[i + 1].content)
            if section is None:
                problems.append(_unknown(tokens[i + 1].content, file, token))
        elif token.type == "inline" and tokens[i - 1].type != "heading_open":
            if section is None and not problems:
                problems.append(_stray(file, token))
            found.setdefault(section or "", []).append(
                Paragraph(tuple(_inlines(token)), kinds.kind)
            )
    if problems:
        raise BaocaoError(*problems)
    return {name: tuple(blocks) for name, blocks in found.items()}


class _Kinds:
    """Knows whether the parser stands inside a list."""

    def __init__(self) -> None:
        self._depth = 0

    def see(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._depth -= 1

    @property
    def kind(self) -> ParagraphKind:
        return ParagraphKind.ITEM if self._depth else ParagraphKind.BODY


def _section(heading: str) -> str | None:
    match = _HEADING.match(heading.strip())
    if match is None or match["roman"] not in ROMAN:
        return None
    return SECTION_ORDER[ROMAN.index(match["roman"])]


def _inlines(token: Token) -> Iterator[Text]:
    bold = italic = False
    for child in token.children or ():
        if child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            italic = child.type == "em_open"
        elif child.type in ("softbreak", "hardbreak"):
            yield Text(" " if child.type == "softbreak" else "\n", bold, italic)
        elif child.content:
            yield Text(child.content, bold, italic)


def _unknown(heading: str, file: str, token: Token) -> Problem:
    line = token.map[0] + 1 if token.map else 1
    todo = f"bắt đầu tiêu đề bằng số mục: {', '.join(f'{r}.' for r in ROMAN)}"
    return Problem(f"tiêu đề “{heading}” không thuộc mục nào", f"{file}, dòng {line}", todo)


def _stray(file: str, token: Token) -> Problem:
    line = token.map[0] + 1 if token.map else 1
    todo = "đặt đoạn này dưới một tiêu đề như “## II. Công tác chỉ đạo, điều hành”"
    return Problem("đoạn văn đứng trước mọi tiêu đề", f"{file}, dòng {line}", todo)
