"""Opens a document of any kind as paragraphs and tables; one message for each fault.

Plain text, and what a spreadsheet's program saved as such, is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from baocao.core.errors import Problem, UsageError, refusal
from baocao.core.vietnamese.fonts import font_of
from baocao.core.vietnamese.names import clean
from baocao.definitions.plans.reading.docx_text import docx_blocks
from baocao.definitions.plans.reading.html_text import html_blocks, is_html
from baocao.definitions.plans.reading.model import (
    Block,
    RawBlock,
    RawParagraph,
    RawTable,
    TextParagraph,
    TextPlace,
    TextTable,
)
from baocao.definitions.plans.reading.pdf_text import pdf_blocks

MOST_BYTES = 128 * 2**20
FEWEST_LETTERS = 200  # a plan has thousands; what has fewer is a picture of one, or no plan
_VIETNAMESE = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_FEWEST_VIETNAMESE = 0.05  # of the letters; Vietnamese text has about a fifth
_ZIP, _OLE, _RTF = b"PK", bytes.fromhex("d0cf11e0a1b11ae1"), b"{\\rtf"
_WIDEST = 130  # characters; a longer line was broken by nobody
_BEGINS = re.compile(
    r"\s*(?:[-–•+*]\s|(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ]\d?|[A-Z])[.)]\s"
    r"|(?:PHẦN|Phần|CHƯƠNG|Chương|Điều) (?:[IVX]+|\d+|thứ)\b|PHỤ LỤC\b)"
)
_ENDS = re.compile(r"[.:;!?/]\s*$")


def read_content(path: Path, name: str) -> bytes:
    """The bytes of a file that messages call `name`.

    Raises `UsageError` where no file can be read there, `BaocaoError` where it is empty or huge.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UsageError(
            Problem("không tìm thấy tệp", name, "kiểm tra lại tên tệp và thư mục")
        ) from None
    except OSError:
        todo = "kiểm tra đường dẫn và quyền đọc tệp"
        raise UsageError(Problem("không mở được tệp", name, todo)) from None
    if not content.strip():
        raise refusal("tệp trống, không có nội dung", name, "lấy lại tệp văn bản kế hoạch")
    if len(content) > MOST_BYTES:
        todo = "tách riêng văn bản kế hoạch, bỏ hình ảnh rồi đọc lại"
        raise refusal(f"tệp lớn quá {MOST_BYTES // 2**20} MB", name, todo)
    return content


def open_text(content: bytes, name: str) -> tuple[Block, ...]:
    """The paragraphs and tables of a document.

    Raises `BaocaoError` with one problem where the file is broken, protected, scanned, of another
    kind, typed for an old font, or not in Vietnamese.
    """
    blocks = tuple(_placed(_raw(content, name)))
    _check_language(blocks, name)
    return blocks


def _raw(content: bytes, name: str) -> Sequence[RawBlock]:
    if content.lstrip()[:5] == b"%PDF-":
        return pdf_blocks(content, name)
    if content.startswith((_ZIP, _OLE, _RTF)):
        return docx_blocks(content, name)
    text = decoded(content, name)
    return html_blocks(text) if is_html(text) else plain_blocks(text)


def _placed(raw: Iterable[RawBlock]) -> Iterator[Block]:
    """The same blocks in clean spelling, with their places."""
    number = 0
    for block in raw:
        place = TextPlace(block.page, number + 1)
        if isinstance(block, RawTable):
            rows = tuple(tuple(clean(cell) for cell in row) for row in block.rows)
            if any(cell for row in rows for cell in row):
                number += sum(map(len, rows))
                yield TextTable(rows, place)
        elif (text := "\t".join(map(clean, block.text.split("\t")))).strip():
            number += 1
            yield TextParagraph(text, place)


def _check_language(blocks: Sequence[Block], name: str) -> None:
    texts = [text for block in blocks for text in texts_of(block)]
    if font := font_of([word for text in texts for word in text.split()]):
        todo = "chuyển sang Unicode (ví dụ bằng Unikey) rồi đọc lại"
        raise refusal(f"văn bản gõ bằng phông cũ {font}, không đọc được chữ", name, todo)
    letters = [char for text in texts for char in text.casefold() if char.isalpha()]
    if len(letters) < FEWEST_LETTERS:
        todo = "lấy bản có toàn văn kế hoạch"
        raise refusal("tệp gần như không có chữ, không phải văn bản kế hoạch", name, todo)
    if sum(char in _VIETNAMESE for char in letters) < _FEWEST_VIETNAMESE * len(letters):
        raise refusal("văn bản không phải tiếng Việt có dấu", name, "lấy bản tiếng Việt có dấu")


def texts_of(block: Block) -> tuple[str, ...]:
    """The texts of a block: its own, or its cells'."""
    return block.cells if isinstance(block, TextTable) else (block.text,)


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
