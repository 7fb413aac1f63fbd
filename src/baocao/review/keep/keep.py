"""Takes people's wording from an edited Word file; figures and generated sentences stay out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from baocao.archive.built.folder import PublishedReport
from baocao.core.errors import BaocaoError, Problem
from baocao.document.blocks import Block, Paragraph
from baocao.document.wording import SECTION_ORDER, parse_wording
from baocao.results.ledger.model import Figure
from baocao.review.keep.model import Kept, Quote, SectionText, Span, WrittenParagraph
from baocao.review.keep.read import read_sections
from baocao.review.verify.passages import tracked_changes
from baocao.review.verify.word_file import WordFile, open_word_file

_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def section_markdown(heading: str, paragraphs: Sequence[WrittenParagraph]) -> str:
    """A section's heading and its paragraphs."""
    return "\n\n".join([f"## {heading}", *map(paragraph_markdown, paragraphs)]) + "\n"


def paragraph_markdown(paragraph: WrittenParagraph) -> str:
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


ALIKE = 75  # of 100: from here on a paragraph is a generated one that somebody rewrote
_END = re.compile(r"[.;,/\s]*$")
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*%?(?![\w/])")


def kept_wording(
    report: PublishedReport, file: WordFile, before: str, sections: Sequence[str] = SECTION_ORDER
) -> Kept:
    """What people wrote in `file`, an edited version of `report`.

    `before` is the Markdown that the report was built with, `sections` are those of its kind.
    Raises `BaocaoError` where
    tracked changes wait or no copy of the Word file as built is left.
    """
    if tracked_changes(file):
        todo = "chấp nhận hoặc từ chối các thay đổi trong Word, lưu lại rồi chạy lại lệnh"
        raise BaocaoError(Problem("tệp còn thay đổi được theo dõi chưa duyệt", file.name, todo))
    if report.original is None:
        todo = "dựng lại báo cáo, rồi giữ lời văn từ tệp đã chép ra ngoài"
        raise BaocaoError(Problem("không còn bản gốc để so sánh", report.name, todo))
    figures = {figure.id for figure in report.ledger.figures}
    built = read_sections(open_word_file(report.original, report.name), figures, sections)
    wording = parse_wording(before, file.name, sections)
    edited = read_sections(file, figures, sections)
    written: dict[str, tuple[WrittenParagraph, ...]] = {}
    changed: list[str] = []
    for name in sections:
        if name in edited:
            made, waiting = _generated(built.get(name), wording.get(name, ()))
            written[name] = tuple(_own(edited[name], made, waiting, changed))
    return Kept(
        markdown=_markdown(edited, written),
        quotes=tuple(_quotes(written, report.ledger.figures)),
        changed=tuple(changed),
        sections=written,
    )


def _generated(section: SectionText | None, wording: Sequence[Block]) -> tuple[set[str], set[str]]:
    """The sentences of a section that the program wrote, and its placeholders."""
    if section is None:
        return set(), set()
    people = {_key(_plain(block)) for block in wording}
    waiting = {_key(p.text) for p in section.paragraphs if p.placeholder}
    made = {_key(p.text) for p in section.paragraphs if not p.placeholder}
    return made - people, waiting


def _own(
    section: SectionText, generated: set[str], waiting: set[str], changed: list[str]
) -> Iterator[WrittenParagraph]:
    """The paragraphs that people wrote; rewritten generated ones are noted in `changed`."""
    left = generated - {_key(p.text) for p in section.paragraphs}
    for paragraph in section.paragraphs:
        key = _key(paragraph.text)
        if not key or paragraph.figure or key in generated or key in waiting:
            continue
        if any(fuzz.ratio(key, other) >= ALIKE for other in left):
            changed.append(paragraph.text)
        else:
            yield paragraph


def _markdown(
    edited: Mapping[str, SectionText], sections: Mapping[str, Sequence[WrittenParagraph]]
) -> str:
    parts = [
        section_markdown(edited[name].heading, paragraphs)
        for name, paragraphs in sections.items()
        if paragraphs
    ]
    return "\n".join(parts)


def _quotes(
    sections: Mapping[str, Sequence[WrittenParagraph]], figures: Sequence[Figure]
) -> Iterator[Quote]:
    """Numbers in people's words that the ledger prints; single digits are hardly quotes."""
    by_text: dict[str, list[str]] = {}
    for figure in figures:
        by_text.setdefault(figure.text, []).append(figure.id)
    for name, paragraphs in sections.items():
        for paragraph in paragraphs:
            for number in dict.fromkeys(_NUMBER.findall(paragraph.text)):
                if len(number) > 1 and number in by_text:
                    yield Quote(name, paragraph.text, number, tuple(by_text[number]))


def _plain(block: Block) -> str:
    texts = block.inlines if isinstance(block, Paragraph) else ()
    return " ".join("".join(getattr(t, "text", "") for t in texts).split())


def _key(text: str) -> str:
    """Texts that differ in their end mark alone are the same: the renderer sets "./."."""
    return _END.sub("", text.removeprefix("- "))
