"""What people wrote, from Markdown to blocks. Reading the file is not done here.

Each section's wording stands under a heading with the section's Roman number: "## II. Công
tác chỉ đạo". Paragraphs, lists, bold and italic carry over; deeper headings are bold lines.
What cannot be printed is an error, so that nothing gets lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from markdown_it import MarkdownIt
from markdown_it.token import Token

from baocao.core.errors import BaocaoError, Problem
from baocao.core.vietnamese.names import clean
from baocao.definitions.plans.profile import ReportProfile
from baocao.definitions.programmes.model import OptionalPart, ReportType, SectionId
from baocao.document.blocks import Block, Paragraph, ParagraphKind, Text

SECTION_ORDER: tuple[str, ...] = get_args(SectionId)
ROMAN = ("I", "II", "III", "IV", "V", "VI")
COMPUTED = "results"  # speaks by its figures: it has no blank for what people may add
PASSAGE = "passage"  # where a text that has no section is kept
_HEADING = re.compile(r"(?P<roman>[IVX]+)\b")
_SECTION_LEVELS = ("h1", "h2")
_UNPRINTABLE = ("code_block", "fence", "html_block")
_COMMENT = re.compile(r"\s*(<!--.*?-->\s*)*", re.DOTALL)
# Word's line breaks and page breaks, as its text is pasted: in Markdown's own way.
_PASTED = str.maketrans({"\v": "\\\n", "\f": "\n\n"})


@dataclass(frozen=True)
class SourcePassage:
    """A heading or paragraph of a Markdown file: its lines, counted from 0, `end` not included,
    the section that it stands in, and how a report prints it; None for a section's heading."""

    section: str
    start: int
    end: int
    printed: Paragraph | None


@dataclass(frozen=True)
class WordingSource:
    """A file of wording as its lines, and what stands in them, in the order of the file."""

    lines: tuple[str, ...]
    passages: tuple[SourcePassage, ...]


def wording_source(text: str, file: str, sections: Sequence[str] = SECTION_ORDER) -> WordingSource:
    """Where each passage stands in the file. Raises as `parse_wording` does."""
    reader = _WordingReader(file, sections)
    composed = _composed(text)
    _read(reader, composed)
    return WordingSource(tuple(composed.split("\n")), tuple(reader.passages))


def parse_wording(
    text: str, file: str, sections: Sequence[str] = SECTION_ORDER
) -> dict[str, tuple[Block, ...]]:
    """The blocks of each section in the order written; `sections` are those of the report.

    Raises `BaocaoError` with every heading that names no section and every passage that a
    report cannot print.
    """
    found = _read(_WordingReader(file, sections), _composed(text))
    return {name: tuple(blocks) for name, blocks in found.items()}


def parse_passage(text: str, where: str) -> tuple[Block, ...]:
    """The blocks of a text that stands in one section; its headings are bold lines.

    `where` is how messages call it. Raises `BaocaoError` for what a report cannot print.
    """
    reader = _PassageReader(where)
    found = _read(reader, _composed(text))
    return tuple(found.get(PASSAGE, ()))


def open_parts(
    asking: Iterable[ReportType | ReportProfile], wording: Mapping[str, Sequence[Block]]
) -> tuple[OptionalPart, ...]:
    """The parts that a type of report or a province asks for, which no paragraph of their section
    begins with."""
    return tuple(
        part
        for part in dict.fromkeys(part for each in asking for part in each.parts)
        if not any(_begins(block, part.title) for block in wording.get(part.section, ()))
    )


def _begins(block: Block, title: str) -> bool:
    """Whether a paragraph begins with a title, however its letters are typed."""
    inlines = block.inlines if isinstance(block, Paragraph) else ()
    words = "".join(piece.text for piece in inlines if isinstance(piece, Text))
    return clean(words).casefold().startswith(clean(title).casefold())


def _composed(text: str) -> str:
    """The text as it is read: Word's breaks in Markdown's way, in NFC."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").translate(_PASTED))


def _read(reader: _WordingReader, text: str) -> dict[str, list[Paragraph]]:
    tokens = MarkdownIt("commonmark").parse(text)
    for before, token in zip([None, *tokens], tokens, strict=False):
        reader.see(before, token)
    if reader.problems:
        raise BaocaoError(*reader.problems)
    return reader.found


class _WordingReader:
    """Takes tokens one by one; knows the section and the list that it stands in."""

    def __init__(self, file: str, sections: Sequence[str] = SECTION_ORDER) -> None:
        self._sections = dict(zip(ROMAN, sections, strict=False))
        self.found: dict[str, list[Paragraph]] = {}
        self.passages: list[SourcePassage] = []
        self.problems: list[Problem] = []
        self._file = file
        self._section: str | None = None
        self._began = False
        self._depth = 0

    def see(self, before: Token | None, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._depth -= 1
        elif token.type in _UNPRINTABLE and not _is_comment(token):
            self._problem(token, *_UNPRINTABLE_WORDS)
        elif token.type == "inline" and before is not None:
            self._inline(before, token)

    def _inline(self, before: Token, token: Token) -> None:
        if any(child.type == "image" for child in token.children or ()):
            self._problem(token, *_PICTURE_WORDS)
            return
        if before.type != "heading_open":
            self._paragraph(token, bold=False)
        elif before.tag in _SECTION_LEVELS:
            self._heading(token)
        else:
            self._paragraph(token, bold=True)
        if self._section is not None:
            self._note(before, self._section)

    def _note(self, before: Token, section: str) -> None:
        """Remember the lines of what was just read."""
        start, end = before.map or (0, 0)
        is_heading = before.type == "heading_open" and before.tag in _SECTION_LEVELS
        printed = None if is_heading else self.found[section][-1]
        self.passages.append(SourcePassage(section, start, end, printed))

    def _heading(self, token: Token) -> None:
        self._began = True
        match = _HEADING.match(token.content.strip())
        self._section = self._sections.get(match["roman"]) if match else None
        if self._section is None:
            what = f"tiêu đề “{token.content}” không thuộc mục nào"
            todo = f"bắt đầu tiêu đề bằng số mục: {', '.join(f'{r}.' for r in self._sections)}"
            self._problem(token, what, todo)

    def _paragraph(self, token: Token, *, bold: bool) -> None:
        if not self._began:
            self._began = True  # one such problem says it all
            self._problem(token, *_STRAY_WORDS)
        if self._section is None:
            return
        kind = ParagraphKind.ITEM if self._depth else ParagraphKind.BODY
        paragraph = Paragraph(tuple(_inlines(token.children or (), bold=bold)), kind)
        self.found.setdefault(self._section, []).append(paragraph)

    def _problem(self, token: Token, what: str, todo: str) -> None:
        line = token.map[0] + 1 if token.map else 1
        self.problems.append(Problem(what, f"{self._file}, dòng {line}", todo))


class _PassageReader(_WordingReader):
    """Reads a text without sections."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._section, self._began = PASSAGE, True

    def _heading(self, token: Token) -> None:
        self._paragraph(token, bold=True)


_UNPRINTABLE_WORDS = (
    "đoạn này không in được vào báo cáo",
    "viết thành đoạn văn hoặc gạch đầu dòng: không thụt đầu dòng, không dùng thẻ HTML",
)
_PICTURE_WORDS = (
    "đoạn này có hình, báo cáo không in được",
    "bỏ hình; biểu đồ do chương trình vẽ",
)
_STRAY_WORDS = (
    "đoạn văn đứng trước mọi tiêu đề",
    "đặt đoạn này dưới một tiêu đề như “## II. Công tác chỉ đạo, điều hành”",
)


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and _COMMENT.fullmatch(token.content) is not None


def _inlines(children: Sequence[Token], *, bold: bool) -> Iterator[Text]:
    strong = emphasis = False
    for child in children:
        if child.type in ("strong_open", "strong_close"):
            strong = child.type == "strong_open"
        elif child.type in ("em_open", "em_close"):
            emphasis = child.type == "em_open"
        elif child.type in ("softbreak", "hardbreak"):
            yield Text(" " if child.type == "softbreak" else "\n", bold or strong, emphasis)
        elif child.content:
            yield Text(child.content, bold or strong, emphasis)
