"""Reads the sections of a Word file's body with the look of their words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from unicodedata import normalize

from baocao.core.word_file import Element, qualified
from baocao.document.wording import ROMAN, SECTION_ORDER
from baocao.output.word import FIGURES
from baocao.output.word.styles import Style
from baocao.review.keep.markdown import one_look
from baocao.review.keep.model import SectionText, Span, WrittenParagraph
from baocao.review.verify.word_file import WordFile
from baocao.review.word.stylesheet import StyleSheet
from baocao.review.word.symbols import symbol

_HEADING = re.compile(rf"(?P<roman>{'|'.join(ROMAN)})\. +\S")
_DASH = re.compile(r"^[-–+•]\s+")
_W_VAL = qualified("w:val")
_WRAPPERS = frozenset(
    qualified(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "smartTag")
)
_HINT = f"{qualified('w:sdtPr')}/{qualified('w:showingPlcHdr')}"  # a control that is empty
_GONE = frozenset(qualified(f"w:{name}") for name in ("del", "moveFrom"))


def read_sections(
    file: WordFile, figures: Collection[str], sections: Sequence[str] = SECTION_ORDER
) -> dict[str, SectionText]:
    """The sections, I and following, by id; `sections` are those of the report, `figures` the
    ids of its figures, by which their controls are known.

    What stands in tables, appendices and the head is left out.
    """
    found: dict[str, SectionText] = {}
    numbered = dict(zip(ROMAN, sections, strict=False))
    section, heading = "", ""
    paragraphs: list[WrittenParagraph] = []
    for element in _paragraphs(file.body.root):
        text = "".join(t.text or "" for t in element.iter(qualified("w:t"))).strip()
        style = _style(element, file)
        match = _HEADING.match(text) if style == Style.HEADING_1.style_name else None
        if match or style == Style.APPENDIX_NUMBER.style_name:
            if section:
                found[section] = SectionText(heading, tuple(paragraphs))
            section, heading, paragraphs = "", text, []
            if match is None:
                return found
            section = numbered.get(match["roman"], "")
        elif section and text and style not in _FURNITURE:
            paragraphs.append(_written(element, style, file.styles, figures))
    if section:
        found[section] = SectionText(heading, tuple(paragraphs))
    return found


_FURNITURE = frozenset(
    style.style_name
    for style in (Style.HEADING_2, Style.HEADING_3, Style.TABLE_CAPTION, Style.PICTURE_CAPTION)
)


def _paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs of the body, those that a program wrapped into a control included."""
    for child in element:
        if child.tag == qualified("w:p"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _paragraphs(child)


def _style(paragraph: Element, file: WordFile) -> str:
    found = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    return file.styles.names.get(found.get(_W_VAL, ""), "") if found is not None else ""


def _written(
    paragraph: Element, style: str, styles: StyleSheet, figures: Collection[str]
) -> WrittenParagraph:
    spans = one_look(list(_spans(paragraph, paragraph.find(qualified("w:pPr")), styles)))
    dash = bool(spans) and _DASH.match(spans[0].text.lstrip()) is not None
    if dash:
        first = _DASH.sub("", spans[0].text.lstrip())
        spans = (Span(first, spans[0].bold, spans[0].italic), *spans[1:])
    listed = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}") is not None
    return WrittenParagraph(
        spans=tuple(span for span in spans if span.text),
        item=dash or listed or style == Style.ITEM.style_name,
        figure=_has_figure(paragraph, figures),
        placeholder=style == Style.PLACEHOLDER.style_name,
    )


def _has_figure(paragraph: Element, figures: Collection[str]) -> bool:
    names = [b.get(qualified("w:name"), "") for b in paragraph.iter(qualified("w:bookmarkStart"))]
    tags = [tag.get(_W_VAL, "") for tag in paragraph.iter(qualified("w:tag"))]
    return any(name.startswith(f"{FIGURES}_") for name in names) or any(t in figures for t in tags)


def _spans(element: Element, paragraph: Element | None, styles: StyleSheet) -> Iterator[Span]:
    """Every run's words, without tracked deletions, hidden words and hints of empty controls."""
    for child in element:
        if child.tag in _GONE or child.find(_HINT) is not None:
            continue
        if child.tag == qualified("w:r"):
            look = styles.run(child.find(qualified("w:rPr")), paragraph, None)
            if not (look.hidden or look.always_hidden):
                yield Span(_run_text(child), _is_on(child, "b"), _is_on(child, "i"))
        else:
            yield from _spans(child, paragraph, styles)


def _run_text(run: Element) -> str:
    pieces = []
    for child in run:
        if child.tag == qualified("w:t"):
            pieces.append((child.text or "").replace("\N{NO-BREAK SPACE}", " "))
        elif child.tag == qualified("w:sym"):
            pieces.append(symbol(child))
        elif child.tag == qualified("w:noBreakHyphen"):
            pieces.append("-")
        elif child.tag in (qualified("w:br"), qualified("w:cr")):
            pieces.append("\n")
        elif child.tag == qualified("w:tab"):
            pieces.append(" ")
    return normalize("NFC", "".join(pieces))


def _is_on(run: Element, name: str) -> bool:
    found = run.find(f"{qualified('w:rPr')}/{qualified(f'w:{name}')}")
    return found is not None and found.get(_W_VAL, "1") not in ("0", "false", "off")
