"""Cuts a file into what it holds: a document, what is issued with it, copies, appendices.

What stands behind the first foot is none of the document's: "QUY CHẾ (Ban hành kèm theo …)",
the block of a copy, appendices, lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from rapidfuzz import fuzz

from baocao.review.decree30.components.appendices import first_appendix
from baocao.review.decree30.components.foot import first_recipients_title
from baocao.review.decree30.components.head import COPY_FORMS, STATE_NAME
from baocao.review.decree30.components.marks import ATTACHED
from baocao.review.decree30.content import CheckedParagraph, pieces, whole

_ALIKE = 85  # per cent
_NEAR = 6  # paragraphs below its title within which a document says what it is issued with


class PartKind(Enum):
    """What a part of a file is; rules name the kinds that they are asked of."""

    DOCUMENT = "document"
    ANNEX = "annex"
    COPY = "copy"
    APPENDIX = "appendix"  # a file with appendices alone
    FILE = "file"  # all of it at once: paper, font, appendices
    FORM = "form"  # a blank form behind a document: nothing is asked of it


@dataclass(frozen=True)
class FilePart:
    """The paragraphs of one part; those of the appendices are in none."""

    kind: PartKind
    paragraphs: tuple[CheckedParagraph, ...]


def cut(
    paragraphs: Sequence[CheckedParagraph], type_names: Mapping[str, str]
) -> tuple[tuple[FilePart, ...], tuple[CheckedParagraph, ...]]:
    """The parts of a file in order, the first one always there, and its appendices."""
    foot = first_recipients_title(paragraphs)
    end = first_appendix(paragraphs, foot)
    starts = sorted(_starts(paragraphs[:end], foot, type_names).items()) if foot >= 0 else []
    kinds = [_first_kind(paragraphs[:end], end < len(paragraphs)), *(kind for _, kind in starts)]
    edges = pairwise([0, *(place for place, _ in starts), end])
    parts = zip(kinds, edges, strict=True)
    found = tuple(FilePart(kind, tuple(paragraphs[a:b])) for kind, (a, b) in parts)
    return found, tuple(paragraphs[end:])


def _first_kind(main: Sequence[CheckedParagraph], has_appendices: bool) -> PartKind:  # noqa: FBT001
    written = [paragraph for paragraph in main if any(map(str.isalnum, paragraph.text))]
    if has_appendices and len(written) <= 3 and not any(map(_names_state, written)):
        return PartKind.APPENDIX
    early = written[: 2 * _NEAR + _NEAR]
    return (
        PartKind.ANNEX if any(_is_attached(paragraph) for paragraph in early) else PartKind.DOCUMENT
    )


def _is_attached(paragraph: CheckedParagraph) -> bool:
    """ "(Ban hành kèm theo …)" in brackets or set apart, not a sentence of an article."""
    piece = whole(paragraph)
    apart = paragraph.text.startswith("(") or piece.is_centred
    return bool(ATTACHED.match(paragraph.text)) and apart


def _starts(
    main: Sequence[CheckedParagraph], foot: int, type_names: Mapping[str, str]
) -> dict[int, PartKind]:
    """The indexes behind the first foot at which other parts begin."""
    found: dict[int, PartKind] = {}
    foot_table = main[foot].place.table if foot < len(main) else None
    for place, kind in _openings(main, foot, type_names):
        table = main[place].place.table
        if table is not None and table == foot_table:
            continue
        first = (
            next(p.index for p in main if p.place.table == table) if table is not None else place
        )
        heads = [at for at, each in found.items() if each is kind]
        if not heads or first - max(heads) > 3 * _NEAR:  # else its title below its own head
            found[first] = kind
    return found


def _openings(
    main: Sequence[CheckedParagraph], foot: int, type_names: Mapping[str, str]
) -> Iterator[tuple[int, PartKind]]:
    for place in range(foot + 1, len(main)):
        paragraph = main[place]
        keys = [piece.key for piece in pieces(paragraph)]
        if any(key.startswith(COPY_FORMS) and len(key) < 24 for key in keys):
            yield place, PartKind.COPY
        elif _is_issued_with(main[place : place + _NEAR], type_names):
            yield place, PartKind.ANNEX
        elif _names_state(paragraph):
            below = main[place : place + 3 * _NEAR]
            typed = any(_has_type(each, type_names) for each in below)
            yield place, PartKind.ANNEX if typed else PartKind.FORM


def _is_issued_with(lines: Sequence[CheckedParagraph], type_names: Mapping[str, str]) -> bool:
    """Whether a type's name stands first, and below it what it was issued with."""
    return _has_type(lines[0], type_names) and any(map(_is_attached, lines))


def _has_type(paragraph: CheckedParagraph, type_names: Mapping[str, str]) -> bool:
    return any(piece.key.replace(" ", "") in type_names for piece in pieces(paragraph))


def _names_state(paragraph: CheckedParagraph) -> bool:
    return any(fuzz.ratio(piece.key, STATE_NAME) >= _ALIKE for piece in pieces(paragraph))
