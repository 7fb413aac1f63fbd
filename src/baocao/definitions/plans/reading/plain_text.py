"""Plain text as paragraphs: one a line, or lines that a program broke joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.core.errors import refusal
from baocao.definitions.plans.reading.raw import RawBlock, RawParagraph

_WIDEST = 130  # characters; a longer line was broken by nobody
_BEGINS = re.compile(
    r"\s*(?:[-–•+*]\s|(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ]\d?|[A-Z])[.)]\s"
    r"|(?:PHẦN|Phần|CHƯƠNG|Chương|Điều) (?:[IVX]+|\d+|thứ)\b|PHỤ LỤC\b)"
)
_ENDS = re.compile(r"[.:;!?/]\s*$")


def decoded(content: bytes, name: str) -> str:
    """The text of a file that is none of the known kinds; raises `BaocaoError` for no text."""
    for encoding in (
        ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig",)
    ):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            break
        if "\0" not in text:
            return text
    what = "không phải tệp Word, PDF, trang web hay tệp chữ UTF-8"
    raise refusal(what, name, "mở tệp rồi lưu lại dạng .docx, .pdf, .html hoặc .txt (UTF-8)")


def plain_blocks(text: str) -> list[RawBlock]:
    """The paragraphs of a text; a form feed begins a page."""
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    return [
        RawParagraph(line, number if len(pages) > 1 else 0)
        for number, page in enumerate(pages, start=1)
        for line in _paragraphs(page.split("\n"))
    ]


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    filled = [line for line in lines if line.strip()]
    if not _is_broken(filled, blank=len(lines) - len(filled)):
        yield from filled
        return
    gathered = ""
    for line in lines:
        if gathered and (not line.strip() or _BEGINS.match(line) or _ENDS.search(gathered)):
            yield gathered
            gathered = ""
        gathered = f"{gathered} {line.strip()}".strip() if line.strip() else ""
    if gathered:
        yield gathered


def _is_broken(lines: Sequence[str], blank: int) -> bool:
    """Whether lines were broken at a width: none is longer, many come near, and few stand alone
    between blank lines."""
    longest = max(map(len, lines), default=0)
    if longest > _WIDEST or len(lines) < 5 or blank >= 0.8 * len(lines):
        return False
    return sum(len(line) > 0.7 * longest for line in lines) > 0.3 * len(lines)
