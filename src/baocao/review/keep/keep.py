"""Takes people's wording from an edited Word file; figures and generated sentences stay out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from baocao.archive.built.folder import PublishedReport
from baocao.core.errors import BaocaoError, Problem
from baocao.document.blocks import Block, Paragraph
from baocao.document.wording import SECTION_ORDER, parse_wording, wording_source
from baocao.review.keep.markdown import merged_markdown, text_key
from baocao.review.keep.model import Kept, Quote, SectionText, WrittenParagraph
from baocao.review.keep.numbers import quotes_in
from baocao.review.keep.read import read_sections
from baocao.review.verify.slots import ledger_labels
from baocao.review.verify.tracked import tracked_changes
from baocao.review.verify.word_file import WordFile, open_word_file

ALIKE = 75  # of 100: from here on a paragraph is a generated one that somebody rewrote


def kept_wording(
    report: PublishedReport,
    file: WordFile,
    before: str,
    sections: Sequence[str] = SECTION_ORDER,
    quotes: Sequence[Quote] = (),
) -> Kept:
    """What people wrote in `file`, an edited version of `report`.

    `before` is the Markdown that the report was built with and `quotes` the numbers that were
    kept with it, `sections` are those of its kind. Raises `BaocaoError` where tracked changes
    wait or no copy of the Word file as built is left.
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
    headings = {name: section.heading for name, section in edited.items()}
    source = wording_source(before, file.name, sections)
    merged = merged_markdown(source, written, headings)
    return Kept(
        markdown=before if merged == "\n".join(source.lines) else merged,
        quotes=quotes_in(written, ledger_labels(report.ledger), report.ledger.figures, quotes),
        changed=tuple(changed),
        sections=written,
    )


def _generated(section: SectionText | None, wording: Sequence[Block]) -> tuple[set[str], set[str]]:
    """The sentences of a section that the program wrote, and its placeholders."""
    if section is None:
        return set(), set()
    people = {text_key(_plain(block)) for block in wording}
    waiting = {text_key(p.text) for p in section.paragraphs if p.placeholder}
    made = {text_key(p.text) for p in section.paragraphs if not p.placeholder}
    return made - people, waiting


def _own(
    section: SectionText, generated: set[str], waiting: set[str], changed: list[str]
) -> Iterator[WrittenParagraph]:
    """The paragraphs that people wrote; rewritten generated ones are noted in `changed`."""
    left = generated - {text_key(p.text) for p in section.paragraphs}
    for paragraph in section.paragraphs:
        key = text_key(paragraph.text)
        if not key or paragraph.figure or key in generated or key in waiting:
            continue
        if any(fuzz.ratio(key, other) >= ALIKE for other in left):
            changed.append(paragraph.text)
        else:
            yield paragraph


def _plain(block: Block) -> str:
    texts = block.inlines if isinstance(block, Paragraph) else ()
    return " ".join("".join(getattr(t, "text", "") for t in texts).split())
