"""A document's blocks without what is not its text, and with each item a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from baocao.definitions.plans.reading.marks import Mark, split_mark
from baocao.definitions.plans.reading.model import Block, TextParagraph, TextTable
from baocao.definitions.plans.reading.wording import ReadingFile, lowered

_MANY_ITEMS = 5
_RUN_ON = 700  # characters: a longer paragraph may hold items in a row
_INSIDE = re.compile(
    r"(?<=\s)(?:[IVX]{1,5}\. |\d{1,2}\. |\d{1,2}\.\d{1,2}\.? |[a-zđ]\) |[-–+] |(?=Căn cứ ))"
    r"([^\W\d]|\d+ ?%)"
)
_SENTENCE_ENDS = re.compile(r"[.;:!?…”)]\s*$")
_POINT = re.compile(r"(?<=[:;.] )\((\d)\)")
_LONG_LINE = 60  # characters: what is shorter and unfinished is a title
_FEWEST_TABS = 2


def tidied(blocks: Iterable[Block], rules: ReadingFile) -> list[Block]:
    """Drop clutter and what follows the document, split paragraphs that hold items in a row,
    and make tables of lines that tabs divide."""
    kept = [block for block in _before_end(blocks, rules) if not _is_clutter(block, rules)]
    is_run_on = any(_is_run_on(block, rules) for block in kept)
    follows = _Counts()
    parts = [
        part for block in kept for part in _split(block, rules, follows if is_run_on else None)
    ]
    return list(_tabbed(parts))


def _is_run_on(block: Block, rules: ReadingFile) -> bool:
    """Whether a paragraph holds items in a row: then the document was poured into one."""
    if isinstance(block, TextTable) or len(block.text) < _RUN_ON:
        return False
    return len(run_on_parts(block.text, rules, _Counts())) > _MANY_ITEMS


def _before_end(blocks: Iterable[Block], rules: ReadingFile) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, TextParagraph) and _whole(rules.ends, block.text):
            return
        yield block


def _is_clutter(block: Block, rules: ReadingFile) -> bool:
    return isinstance(block, TextParagraph) and _whole(rules.clutter, block.text)


def _whole(rules: Sequence[object], text: str) -> bool:
    low = lowered(text)
    return any(rule.words.fullmatch(low) for rule in rules)  # type: ignore[attr-defined]


def _split(block: Block, rules: ReadingFile, follows: _Counts | None) -> Iterator[Block]:
    """A paragraph item by item; `follows` goes through a document that was poured into one."""
    if isinstance(block, TextTable):
        yield block
        return
    texts = run_on_parts(block.text, rules, follows) if follows else [block.text]
    yield from (replace(block, text=point) for text in texts for point in _points(text))


def _points(text: str) -> list[str]:
    """Points counted within a paragraph, apart: "gồm: (1) …; (2) …"."""
    starts = [match.start() for match in _POINT.finditer(text)]
    numbers = [int(match[1]) for match in _POINT.finditer(text)]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return [text]
    cuts = [0, *starts, len(text)]
    return [part for a, b in pairwise(cuts) for part in [text[a:b].strip()] if part]


def rejoined(blocks: Iterable[Block]) -> list[Block]:
    """Paragraphs that a line break cut in two, as one: the second begins in small letters."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if _is_cut(before, block):
            assert isinstance(before, TextParagraph)
            assert isinstance(block, TextParagraph)
            found[-1] = replace(before, text=f"{before.text} {block.text}")
        else:
            found.append(block)
    return found


def _is_cut(before: Block | None, block: Block) -> bool:
    if not isinstance(before, TextParagraph) or not isinstance(block, TextParagraph):
        return False
    if len(before.text) < _LONG_LINE or _SENTENCE_ENDS.search(before.text):
        return False
    return block.text[:1].islower() and split_mark(block.text)[0] is None


def run_on_parts(text: str, rules: ReadingFile, follows: _Counts) -> list[str]:
    """The items of a paragraph that holds many: a mark counts where it goes on with a count, and a
    dash where no name has one."""
    starts = [0]
    first, _ = split_mark(text)
    if first is not None:
        follows.note(first)
    for match in _INSIDE.finditer(text):
        at = match.start()
        mark, _ = split_mark(text[at : at + 60])
        if match[1].islower() or _is_name(text, at, rules):
            continue
        if mark is None or _is_item(mark, text[starts[-1] : at], follows):
            starts.append(at)
            if mark is not None:
                follows.note(mark)
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [piece for part in parts if part for piece in _after_capitals(part)]


class _Counts:
    """Which number comes next for each kind of mark."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, ...]] = {}

    def note(self, mark: Mark) -> None:
        self._last[mark.kind] = mark.numbers

    def goes_on(self, mark: Mark) -> bool:
        last = self._last.get(mark.kind, (0,))
        step = 2 if mark.kind == "letter" else 1  # some alphabets leave out đ
        return mark.last == 1 or 0 < mark.last - last[-1] <= step


def _is_item(mark: Mark, before: str, follows: _Counts) -> bool:
    if mark.kind != "bullet":
        return follows.goes_on(mark)
    is_heading = len(before) < 450 and split_mark(before)[0] is not None
    return bool(_SENTENCE_ENDS.search(before)) or is_heading


def _is_name(text: str, at: int, rules: ReadingFile) -> bool:
    """Whether a dash stands within a name: "Lao động - Thương binh"."""
    around = lowered(text[max(0, at - 40) : at + 40])
    if text[at] not in "-–":
        return False
    middle = len(lowered(text[max(0, at - 40) : at])) + 1
    return any(
        match.start() < middle < match.end()
        for rule in rules.compounds
        for match in rule.words.finditer(around)
    )


def _after_capitals(part: str) -> list[str]:
    """A heading in capitals and the sentence that was run on to it, apart."""
    _, rest = split_mark(part)
    words = rest.split(" ")
    count = next((i for i, word in enumerate(words) if any(c.islower() for c in word)), len(words))
    if count < 3 or count == len(words) or not words[count][0].isupper():
        return [part]
    head = " ".join(words[:count])
    start = part.index(head) + len(head)
    return [part[:start].strip(), part[start:].strip()]


def _tabbed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Lines in a row that tabs divide as a table; a title among them has fewer."""
    for has_tabs, group in groupby(blocks, key=lambda block: _tabs(block) > 0):
        members = [block for block in group if isinstance(block, TextParagraph) or not has_tabs]
        wide = sum(_tabs(member) >= _FEWEST_TABS for member in members)
        if has_tabs and wide > 1:
            texts = [member.text for member in members if isinstance(member, TextParagraph)]
            rows = tuple(tuple(part.strip() for part in text.split("\t")) for text in texts)
            yield TextTable(rows, members[0].place)
        else:
            yield from (_untabbed(member) for member in members)


def _tabs(block: Block) -> int:
    return block.text.count("\t") if isinstance(block, TextParagraph) else 0


def _untabbed(block: Block) -> Block:
    if isinstance(block, TextParagraph) and "\t" in block.text:
        return replace(block, text=" ".join(block.text.split()))
    return block
