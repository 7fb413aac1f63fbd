"""Pieces of lines of a PDF's page, put together to lines, paragraphs and the cells of tables:
there two lines may be halves of one word that was wider than its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from unicodedata import normalize

from baocao.core.vietnamese.names import TONES
from baocao.definitions.plans.reading.pdf_tables import Rulings, TableGrid

_BEGINS = re.compile(
    r"(?:[-–•+*]\s?(?=\D)|(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ]\d?|[A-Z])[.)]\s|\(\d\) "
    r"|(?:PHẦN|Phần|CHƯƠNG|Chương|Điều) (?:[IVX]+|\d+|thứ)\b|(?:PHỤ LỤC|Nơi nhận|Căn cứ)\b)"
)
_CUT_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_FULL = "\u2060"  # our sign after a word that fills its line in a cell; `clean` drops what is left
_WIDEST = 1.5  # times the mean width of letters: no letter of a cut word is wider
_HOLDS = re.compile(r"[^\W_][-/]$")
_ENDS = re.compile(r"[.;:!?/]\s*$")
_TAIL = re.compile(r"[^\W\d_]+$")
_HEAD = re.compile(r"[^\W\d_]+")
_CLOSING = re.compile(r"[.,;:!?)\]”…%/]|-(?=\w)")
_OF_NUMBER = re.compile(r"\d[.,]?$")
_LONGEST_REST = 2  # letters of the end of a foreign word that look like a word of their own
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RHYMES = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu"
    " i ia iêm iên iêng iêu im in inh iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo"
    " oi om on ong oong ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân uâng uây uê uênh ui um un ung uơ uôi uôm"
    " uôn uông uy uya uyên uyn uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu y yêm yên yêng"
    " yêu ym yn ynh yu"
)
_STOPPED = (  # these take sắc or nặng
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich iêc iêp iêt ip it oac oach oap oat oăc"
    " oăt oc oet ooc op ot ôc ôp ôt ơp ơt uât uc uêch uôc uôt up ut uych uyêt uyt ưc ươc ươp ươt ưt"
    " yêt ych yp yt uyp"
)
_FREE = re.compile(f"(?:{_ONSET})?(?:{_RHYMES.replace(' ', '|')})[{TONES}]?")
_HELD = re.compile(f"(?:{_ONSET})?(?:{_STOPPED.replace(' ', '|')})[\u0301\u0323]")


@dataclass(frozen=True)
class LineBox:
    """A piece of a line with its box, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True)
class PageBlock:
    """A paragraph, or a table where there are rows; `is_open` says that it filled its last line."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    is_open: bool = False

    def continued(self, following: PageBlock) -> PageBlock | None:
        """Both as one where the next page goes on with this block; else None."""
        if self.rows and following.rows and len(self.rows[0]) == len(following.rows[0]):
            return PageBlock(rows=_rows_joined(self.rows, following.rows))
        if self.rows or following.rows or not self.is_open or begins(following.text):
            return None
        return PageBlock(joined((self.text, following.text)), is_open=following.is_open)


def begins(text: str) -> bool:
    """Whether a line begins a paragraph: by a mark, and after a dash in no small letter."""
    match = _BEGINS.match(text)
    return match is not None and not text[match.end() :].lstrip()[:1].islower()


def joined(lines: Iterable[str]) -> str:
    """Lines as one text; words stay together at a hyphen or slash that ends a line, and where a
    cell was too narrow for one."""
    text = ""
    for line in reversed([line for line in lines if line.strip()]):
        cut = line.strip().replace(_CUT_HYPHEN, "-")
        word = cut.removesuffix(_FULL)
        is_held = word != cut and is_one_word(word, text)
        is_held |= _HOLDS.search(word) is not None and not line.endswith(" ")
        text = f"{word}{'' if is_held else ' '}{text}" if text else cut
    return text


def page_blocks(pieces: Sequence[LineBox], rulings: Rulings) -> list[PageBlock]:
    """The blocks of one page from the top; text between tables is joined to paragraphs."""
    grids = rulings.grids
    outside = [p for p in pieces if not any(_within(p, grid) for grid in grids)]
    found: list[tuple[float, PageBlock]] = [
        (grid.top, PageBlock(rows=_table(grid, [p for p in pieces if _within(p, grid)])))
        for grid in grids
    ]
    tops = sorted((grid.top for grid in grids), reverse=True)
    for _, part in groupby(_lines(outside), key=lambda line: sum(line.top < top for top in tops)):
        found += _paragraphs(list(part))
    return [block for _, block in sorted(found, key=lambda one: -one[0])]


def _within(piece: LineBox, grid: TableGrid) -> bool:
    return grid.holds((piece.left + piece.right) / 2, piece.middle)


def _table(grid: TableGrid, pieces: Sequence[LineBox]) -> tuple[tuple[str, ...], ...]:
    cells: dict[tuple[int, int], list[LineBox]] = {}
    for piece in pieces:
        cells.setdefault(grid.cell(piece.left + 1, piece.middle), []).append(piece)
    margin = min((piece.left - grid.left_of(piece.left + 1) for piece in pieces), default=0)
    texts = {
        (row, column): joined(_marked(_lines(found), grid.columns[column + 1] - margin))
        for (row, column), found in cells.items()
    }
    return tuple(
        tuple(
            texts.get((grid.first_row(row, column), column), "")
            for column in range(len(grid.columns) - 1)
        )
        for row in range(len(grid.rows) - 1)
    )


def _marked(lines: Sequence[LineBox], right: float) -> Iterator[str]:
    """The lines of a cell, those with a sign that one word fills up to `right`: only a word that
    is wider than its cell is cut, and it begins on a line of its own."""
    for line, following in zip(lines, (*lines[1:], lines[-1]), strict=True):
        room = _WIDEST * max(_letter(line), _letter(following))
        is_full = " " not in line.text and line.right + room > right
        yield line.text + _FULL if is_full else line.text


def _letter(line: LineBox) -> float:
    """The mean width of a letter."""
    return (line.right - line.left) / max(len(line.text), 1)


def _rows_joined(
    rows: tuple[tuple[str, ...], ...], following: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """Both tables as one: a repeated head is dropped, a row that the page broke is mended."""
    rest = following[1:] if following[0] == rows[0] else following
    if rest and not rest[0][0].strip() and _goes_on(rows[-1], rest[0]):
        last = tuple(joined(filter(None, both)) for both in zip(rows[-1], rest[0], strict=True))
        return (*rows[:-1], last, *rest[1:])
    return (*rows, *rest)


def _goes_on(row: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Whether the cells of `rest` are ends of those of `row`: one begins in small letters, a month
    stands under its word alone ("Tháng", then "9/2022"), or few are filled."""
    pairs = [(above, text) for above, text in zip(row, rest, strict=True) if text.strip()]
    is_end = any(
        text[0].islower() or (text[0].isdigit() and not any(c.isdigit() for c in above))
        for above, text in pairs
    )
    return is_end or len(pairs) < len(row) - 2


def _lines(pieces: Sequence[LineBox]) -> list[LineBox]:
    """Pieces of one height as one line, from the top."""
    lines: list[list[LineBox]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.middle):
        if lines and _level(lines[-1][-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_line(sorted(line, key=lambda piece: piece.left)) for line in lines]


def _level(one: LineBox, other: LineBox) -> bool:
    return one.bottom < other.middle < one.top or other.bottom < one.middle < other.top


def _line(pieces: Sequence[LineBox]) -> LineBox:
    text = pieces[0].text.rstrip("\r\n")
    for before, piece in pairwise(pieces):
        text += _gap(before, piece) + piece.text.rstrip("\r\n")
    bottom, top = min(p.bottom for p in pieces), max(p.top for p in pieces)
    return LineBox(text, pieces[0].left, bottom, pieces[-1].right, top)


def _gap(before: LineBox, piece: LineBox) -> str:
    """A tab where the pieces stand apart as columns do; else what words need."""
    width = piece.left - before.right
    if width > 18:
        return "\t"
    return " " if width > 1 and not before.text.endswith(" ") else ""


def _paragraphs(lines: Sequence[LineBox]) -> Iterator[tuple[float, PageBlock]]:
    """Lines joined to paragraphs: the next line begins one where the last ended short, or where
    it begins with a mark."""
    if not lines:
        return
    right = max(line.right for line in lines)
    gathered: list[LineBox] = []
    for line in lines:
        if gathered and _is_new(gathered[-1], line, right):
            yield gathered[0].top, _paragraph(gathered, right)
            gathered = []
        gathered.append(line)
    yield gathered[0].top, _paragraph(gathered, right)


def _is_new(before: LineBox, line: LineBox, right: float) -> bool:
    if begins(line.text.strip()) or "\t" in line.text or "\t" in before.text:
        return True
    if before.bottom - line.top > 0.9 * max(before.top - before.bottom, 8):
        return True
    return not _is_full(before, line, right)


def _is_full(line: LineBox, following: LineBox, right: float) -> bool:
    """Whether the next line's first word would not have fitted; full stops end fuller lines."""
    first = following.text.split(" ")[0]
    slack = 0 if _ENDS.search(line.text) else 3
    return line.right + _letter(line) * (len(first) + 1 + slack) > right


def _paragraph(lines: Sequence[LineBox], right: float) -> PageBlock:
    text = joined(line.text for line in lines)
    last = lines[-1]
    return PageBlock(text, is_open=last.right > 0.85 * right and not _ENDS.search(last.text))


def is_one_word(before: str, after: str) -> bool:
    """Whether the word that fills the line `before` goes on in the first one of `after`.

    So do numbers, what a sign closes, the halves of a syllable, and of a name or abbreviation that
    is no syllable; two words of their own do not.
    """
    before, after = normalize("NFC", before), normalize("NFC", after)
    if _CLOSING.match(after) or (_OF_NUMBER.search(before) and after[:1].isdigit()):
        return True
    tail, head = _TAIL.search(before), _HEAD.match(after)
    return tail is not None and head is not None and _is_cut(tail[0], head[0])


def _is_cut(tail: str, head: str) -> bool:
    if head[0].isupper() and not tail.isupper():
        return False
    if is_syllable(tail + head):
        return True
    is_rest = not is_syllable(head) or (len(head) <= _LONGEST_REST and head.isascii())
    return is_rest and not is_syllable(tail)


def is_syllable(word: str) -> bool:
    """Whether onset, rhyme and tone fit together; names from other languages seldom do.

    A lone a, e, i, o or u is none: it is no word, though it may end one of another language.
    """
    text = _tone_last(word.lower())
    return text not in set("aeiou") and bool(_FREE.fullmatch(text) or _HELD.fullmatch(text))


def _tone_last(word: str) -> str:
    """The word with its tone as a sign of its own at the end: "phương", then huyền."""
    apart = normalize("NFD", word)
    tones = "".join(char for char in apart if char in TONES)
    return normalize("NFC", "".join(char for char in apart if char not in TONES)) + tones
