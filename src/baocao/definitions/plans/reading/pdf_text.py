"""The text layer of a PDF as paragraphs and tables; what is a picture is not read.

PDFium gives pieces of lines with their boxes, and the ruled lines of tables as thin paths.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from baocao.core.errors import refusal
from baocao.definitions.plans.reading.model import RawBlock, RawParagraph, RawTable
from baocao.definitions.plans.reading.pdf_lines import LineBox, PageBlock, page_blocks
from baocao.definitions.plans.reading.pdf_tables import Box, Rulings

FEWEST_LETTERS_A_PAGE = 40  # of a page with a text layer
MOST_PAGES = 2000
_THIN = 3  # points: thicker is a coloured cell, no ruled line
_PASSWORD = 4
_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*", re.IGNORECASE)


def pdf_blocks(content: bytes, name: str) -> list[RawBlock]:
    """The blocks of all pages, joined where a page breaks a paragraph or a table.

    Raises `BaocaoError` where the file is broken, needs a password, or has no text layer.
    """
    document = _opened(content, name)
    try:
        pages = [_page(document, number) for number in range(min(len(document), MOST_PAGES))]
    finally:
        document.close()
    letters = sum(len(line.text) for page in pages for line in page.lines)
    if letters < FEWEST_LETTERS_A_PAGE * len(pages):
        todo = "lấy bản Word, bản PDF ký số có chữ, hoặc nhận dạng chữ (OCR) rồi soát lại"
        raise refusal("tệp PDF là bản chụp (scan), không có lớp chữ để đọc", name, todo)
    furniture = _repeated(pages)
    return list(_joined(_blocks(pages, furniture)))


@dataclass(frozen=True)
class PdfPage:
    """What stands on one page, its lines from the top."""

    number: int
    height: float
    lines: tuple[LineBox, ...]
    rulings: Rulings


def _opened(content: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).casefold():
            todo = "bỏ mật khẩu rồi lưu lại tệp"
            raise refusal("tệp PDF có mật khẩu", name, todo) from None
        raise refusal("tệp PDF hỏng, không đọc được", name, "lấy lại tệp PDF") from None


def _page(document: pypdfium2.PdfDocument, number: int) -> PdfPage:
    page = document[number]
    text = page.get_textpage()
    boxes = [text.get_rect(i) for i in range(text.count_rects())]
    lines = [LineBox(_line_text(text, box), *box) for box in boxes]
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    thin = [box for path in paths if min(_sides(box := path.get_bounds())) < _THIN]
    height = page.get_height()
    found = PdfPage(number + 1, height, tuple(x for x in lines if x.text.strip()), Rulings(thin))
    text.close()
    page.close()
    return found


def _line_text(page: pypdfium2.PdfTextPage, box: Box) -> str:
    """The text of a line, with a blank at its end only where the file has one, not where PDFium
    makes one for what follows beside it."""
    text = str(page.get_text_bounded(*box))
    if not text.endswith(" "):
        return text
    _, bottom, right, top = box
    last = page.get_index(right - 0.3, (bottom + top) / 2, 2, top - bottom)
    is_made = last is not None and pdfium.FPDFText_IsGenerated(page, last + 1) == 1
    return text.rstrip(" ") if is_made and page.get_text_range(last, 2) == text[-2:] else text


def _sides(box: Box) -> tuple[float, float]:
    left, bottom, right, top = box
    return right - left, top - bottom


def _repeated(pages: Sequence[PdfPage]) -> frozenset[str]:
    """Lines at the edge of three pages or more: running heads and feet."""
    edges = Counter(
        line.text.strip()
        for page in pages
        for line in {line.text.strip(): line for line in page.lines}.values()
        if _at_edge(line, page)
    )
    return frozenset(text for text, count in edges.items() if count >= 3)


def _at_edge(line: LineBox, page: PdfPage) -> bool:
    return line.bottom > 0.92 * page.height or line.top < 0.08 * page.height


def _blocks(pages: Sequence[PdfPage], furniture: frozenset[str]) -> Iterator[tuple[int, PageBlock]]:
    for page in pages:
        lines = [line for line in page.lines if not _is_furniture(line, page, furniture)]
        for block in page_blocks(lines, page.rulings):
            yield page.number, block


def _is_furniture(line: LineBox, page: PdfPage, furniture: frozenset[str]) -> bool:
    text = line.text.strip()
    if any(grid.holds((line.left + line.right) / 2, line.middle) for grid in page.rulings.grids):
        return False
    near = line.bottom > 0.88 * page.height or line.top < 0.12 * page.height
    return text in furniture or (near and _NUMBER.fullmatch(text) is not None)


def _joined(blocks: Iterator[tuple[int, PageBlock]]) -> Iterator[RawBlock]:
    first, last, held = 0, 0, None
    for page, block in blocks:
        both = held.continued(block) if held is not None and page == last + 1 else None
        if both is None:
            if held is not None:
                yield _raw(first, held)
            first = page
        last, held = page, both or block
    if held is not None:
        yield _raw(first, held)


def _raw(page: int, block: PageBlock) -> RawBlock:
    return RawTable(block.rows, page) if block.rows else RawParagraph(block.text, page)
