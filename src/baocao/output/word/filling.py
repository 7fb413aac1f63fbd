"""Where justified lines would be torn: a piece too long for its line leaves the line short.

Lines are set as word processors set them, by the widths of Times New Roman; a paragraph that
would be torn is aligned left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.output.word.metrics import line_width

POINTS = 14
FIRST_LINE = 720  # the template's indent of a paragraph's first line, in twips
WIDEST_GAP = 2.5  # in spaces: wider ones are seen as holes
LONG_PIECE = 12  # letters; no word is as long, so a shorter piece tears no line


def torn(words: str, width: int) -> bool:
    """Whether a justified paragraph over `width` twips has a line with holes between its words.

    The last line is never stretched, nor is one that ends because a person ended it.
    """
    return any(_torn(part, width) for part in words.split("\n"))


def long_pieces(words: str) -> list[str]:
    """The pieces of a text without a place to end a line that are longer than any word."""
    return [piece for piece in _pieces(words) if len(piece) >= LONG_PIECE]


def _torn(words: str, width: int) -> bool:
    if not long_pieces(words):
        return False
    lines = list(_lines(_pieces(words), width))
    rooms = [width - FIRST_LINE, *[width] * len(lines)]
    return any(
        _gap(line, room) > WIDEST_GAP * line_width(" ", POINTS)
        for line, room in zip(lines[:-1], rooms, strict=False)
    )


def _pieces(words: str) -> list[str]:
    """Part a text at its spaces: that a line may end at a hyphen too is not counted on."""
    return words.split(" ")


def _lines(pieces: Sequence[str], width: int) -> Iterator[list[str]]:
    """Set the pieces in lines, as many as fit on each."""
    line: list[str] = []
    room = width - FIRST_LINE
    for piece in pieces:
        if line and line_width(" ".join([*line, piece]), POINTS) > room:
            yield line
            line, room = [], width
        line.append(piece)
    yield line


def _gap(line: Sequence[str], room: int) -> float:
    """How wide each space of a line becomes that fills its room; a lone piece has none."""
    filled = sum(line_width(piece, POINTS) for piece in line)
    return (room - filled) / (len(line) - 1) if len(line) > 1 else 0.0
