"""A document's paragraphs in its outline, each with the clause by which plans cite it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from baocao.definitions.plans.reading.marks import Mark, ordinal, split_mark
from baocao.definitions.plans.reading.model import Block, PlanPassage, TextParagraph, TextPlace

_ANNEX = re.compile(r"PHỤ LỤC(?: ?(?:SỐ )?([IVX]+|\d{1,2}))?\b\.?", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi nhận", re.IGNORECASE)  # after them only annexes follow
_PROSE_ENDS = re.compile(r"[.;…/]\s*$")
_SAID = re.compile(r"[^:]{5,140}: \S")  # "Sở Y tế: hướng dẫn chuyên môn." is no title
_CLOSING = re.compile(
    r"(?:Căn cứ (?:nội dung|kế hoạch|vào)|Trên đây là|Trong quá trình|Kế hoạch này|Chỉ thị này"
    r"|(?:Yêu cầu|Đề nghị) (?:thủ trưởng|các (?:sở|ban|cấp|ngành|cơ quan, )))",
    re.IGNORECASE,
)
_OUTER = ("part", "chapter", "roman", "capital", "article")
_NAMES = {"part": "Phần", "chapter": "Chương", "article": "Điều"}
_LONG = 220  # characters: a longer item is no title
_TITLE = 120


@dataclass
class Node:
    """An item while the outline is built."""

    mark: Mark | None
    text: str
    place: TextPlace
    around: Node | None
    children: list[Node] = field(default_factory=list)
    annex: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether it says something itself, besides heading others."""
        if _PROSE_ENDS.search(self.text):
            says = _SAID.search(self.text) is not None
            return says or len(self.text) > _TITLE or not self.children
        return len(self.text) > _LONG and not self.children


def passages(blocks: Iterable[Block]) -> list[PlanPassage]:
    """All paragraphs in reading order; tables are left out."""
    root = Node(None, "", TextPlace(0, 0), None)
    outline = _Outline(root)
    for block in blocks:
        if isinstance(block, TextParagraph):
            outline.add(block)
    return [_passage(node) for node in _walk(root) if node.text and not node.annex]


class _Outline:
    """Puts each paragraph under the item that it belongs to."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._open: list[Node] = [root]
        self._is_closed = False

    def add(self, block: TextParagraph) -> None:
        if _RECIPIENTS.match(block.text):
            self._is_closed = True
        annex = _ANNEX.match(block.text)
        if annex and len(block.text) < _TITLE and block.text[:3].isupper():
            self._annex(block, annex[1] or "")
            return
        if self._is_closed:
            return
        mark, text = split_mark(block.text)
        if mark is None and self._takes_title(text):
            return
        if mark is None:
            self._open = self._outer() if is_closing(text) else self._without_bullets()
            self._hang(Node(None, text, block.place, None))
            return
        self._open = self._above(mark)
        node = self._hang(Node(mark, text, block.place, None))
        self._open.append(node)

    def _takes_title(self, text: str) -> bool:
        """Whether a paragraph is the title of the item above it, which is a mark: "Phần I"."""
        last = self._open[-1]
        if last.mark is None or last.text:
            return False
        last.text = text
        return True

    def _annex(self, block: TextParagraph, number: str) -> None:
        self._is_closed = False
        name = f"Phụ lục {number}".strip()
        node = Node(None, block.text, block.place, self._root, annex=name)
        self._root.children.append(node)
        self._open = [self._root, node]

    def _hang(self, node: Node) -> Node:
        node.around = self._open[-1]
        self._open[-1].children.append(node)
        return node

    def _outer(self) -> list[Node]:
        """Out of all items of an agency: what closes the document goes for all of them."""
        return [node for node in self._open if node.mark is None or node.mark.kind in _OUTER]

    def _without_bullets(self) -> list[Node]:
        """A paragraph without a mark ends a list of dashes."""
        kept = [node for node in self._open if node.mark is None or node.mark.kind != "bullet"]
        lead = self._open[-1]
        return self._open if lead.text.endswith(":") and lead.mark is None else kept

    def _above(self, mark: Mark) -> list[Node]:
        """The open items that stay open around an item with this mark."""
        for place in range(len(self._open) - 1, -1, -1):
            found = self._open[place].mark
            if found is not None and _follows(found, mark):
                return self._open[:place]
        if mark.kind == "decimal":
            return self._over_decimal(mark)
        return self._under(mark)

    def _over_decimal(self, mark: Mark) -> list[Node]:
        """Under the item whose number it begins with, else out of all small items."""
        for place in range(len(self._open) - 1, -1, -1):
            found = self._open[place].mark
            if found is not None and found.numbers == mark.numbers[:-1] and found.kind != "roman":
                return self._open[: place + 1]
        small = ("arabic", "decimal", "letter", "bullet")
        return [node for node in self._open if node.mark is None or node.mark.kind not in small]

    def _under(self, mark: Mark) -> list[Node]:
        """A list that begins: dashes stand under all, numbers not under dashes of their own."""
        if mark.kind in ("bullet", "point") or mark.last == 1:
            kept = [n for n in self._open if n.mark is None or n.mark.kind != "bullet"]
            if mark.kind in ("bullet", "point"):
                return self._open
            return (
                [n for n in kept if n.mark is None or n.mark.kind in _OUTER]
                if mark.kind in _OUTER
                else kept
            )
        same = [i for i, n in enumerate(self._open) if n.mark and n.mark.kind == mark.kind]
        return self._open[: same[-1]] if same else self._without_bullets()


def is_closing(text: str) -> bool:
    """Whether a paragraph speaks of the whole document: "Trên đây là Kế hoạch …"."""
    return _CLOSING.match(text) is not None


def _follows(last: Mark, mark: Mark) -> bool:
    if last.kind != mark.kind:
        return False
    if mark.kind == "bullet":
        return last.label == mark.label
    if mark.kind == "decimal":
        return len(last.numbers) == len(mark.numbers)
    return 0 < mark.last - last.last <= (2 if mark.kind == "letter" else 1)


def _walk(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _walk(child)


def _passage(node: Node) -> PlanPassage:
    chain = _chain(node)
    headings = tuple(each.text for each in chain[:-1] if each.text)
    lead = _lead(node)
    return PlanPassage(
        node.text,
        clause(node),
        (*headings, lead) if lead else headings,
        node.place,
        is_heading=(bool(node.children) and not node.is_prose) or _is_lead(node),
        in_annex=any(each.annex for each in chain),
    )


def _is_lead(node: Node) -> bool:
    """Whether it only leads to what follows: "Phấn đấu:"."""
    return node.text.endswith(":") and len(node.text) < _LONG


def _lead(node: Node) -> str:
    """The sentence before a list that ends in a colon: "Phấn đấu đến năm 2025:"."""
    if node.around is None or node.mark is None or node.mark.kind not in ("bullet", "letter"):
        return ""
    before = [other for other in node.around.children if other.place < node.place]
    leads = [other for other in before if other.mark is None]
    text = leads[-1].text if leads else ""
    return text if text.endswith(":") and len(text) < _LONG else ""


def _chain(node: Node) -> list[Node]:
    chain: list[Node] = []
    each: Node | None = node
    while each is not None and each.around is not None:
        chain.append(each)
        each = each.around
    return chain[::-1]


def clause(node: Node) -> str:
    """How plans cite an item: "Mục II.2.a, gạch đầu dòng thứ nhất; "Phụ lục, mục 1.2"."""
    chain = _chain(node)
    head = next((each.annex for each in chain if each.annex), "")
    parts = [
        f"{_NAMES[each.mark.kind]} {each.mark.label}"
        for each in chain
        if each.mark and each.mark.kind in _NAMES
    ]
    numbered = _numbered([each.mark for each in chain if each.mark])
    if numbered:
        parts.append(f"mục {numbered}")
    parts += _dashes(chain)
    text = (
        ", ".join([head, *parts] if head else parts) or f"đoạn {ordinal(_paragraph_number(node))}"
    )
    return text[0].upper() + text[1:]


def _numbered(marks: Sequence[Mark]) -> str:
    labels: list[Mark] = []
    for mark in marks:
        if mark.kind in ("bullet", "point", *_NAMES):
            continue
        if mark.kind == "decimal":
            while labels and labels[-1].kind in ("arabic", "decimal"):
                labels.pop()
        labels.append(mark)
    return ".".join(mark.label for mark in labels)


def _dashes(chain: Sequence[Node]) -> Iterator[str]:
    names = iter(("gạch đầu dòng", "dấu cộng", "ý"))
    for node in chain:
        if node.mark is not None and node.mark.kind == "bullet":
            yield f"{next(names, 'ý')} {ordinal(_dash_number(node))}"
        if node.mark is not None and node.mark.kind == "point":
            yield f"điểm ({node.mark.label})"
    last = chain[-1]
    if last.mark is None or (last.mark.kind not in ("bullet", "point") and last.is_prose):
        number, count = _prose_number(last)
        if count > 1 and number:
            yield f"đoạn {ordinal(number)}"


def _dash_number(node: Node) -> int:
    assert node.around is not None
    assert node.mark is not None
    same = [o for o in node.around.children if o.mark and o.mark.label == node.mark.label]
    return same.index(node) + 1


def _prose_number(node: Node) -> tuple[int, int]:
    """Which of how many paragraphs of its item this is; the item's own text counts as one."""
    item = node if node.mark is not None or node.around is None else node.around
    own = [item] if item.mark is not None and item.is_prose else []
    prose = [*own, *(child for child in item.children if child.mark is None)]
    return (prose.index(node) + 1 if node in prose else 0), len(prose)


def _paragraph_number(node: Node) -> int:
    assert node.around is not None
    return [child for child in node.around.children if child.mark is None].index(node) + 1
