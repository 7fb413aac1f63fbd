"""What a file tells outside of its cells: numbers in a comment on one, in a box of text, on a
button, in a chart's title, in a prompt, above or below the printed page; and where pictures are,
which may hold any number.

Nobody reads them as values. Only the number is kept, for what else is written there may name
people. Days, ages, doses, numbers of documents and of telephones, and "COVID-19" are no such
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from lxml import etree

from baocao.core.vietnamese.labels import Labels, is_labelled
from baocao.core.zipped import ZipParts
from baocao.submissions.workbooks.cell_names import Spot, cell_spot
from baocao.submissions.workbooks.looks import parsed
from baocao.submissions.workbooks.written_over import (
    captions,
    chart_texts,
    prompts,
    related,
    start,
)

OUR_OWN = "baocao"  # the author of the comments in an annotated copy

_OTHERS = re.compile(
    r"(?:ngày|tháng|quý|tuần)(?: số| thứ)?[ .]*\d{1,2}(?!\.\d{3}(?!\d)|,?\d)(?:[/.-]\d+)*"
    r"|năm ?:? ?(?:19|20)\d\d\b(?:[/-](?:19|20)\d\d\b)?|\b[IVX]+ *[/-] *(?:19|20)\d\d\b"
    r"|\b\d{1,2} tháng\b|(?:/|trên) ?100\.000 dân"
    r"|(?:biểu|mẫu|bảng|phụ lục|ghi chú|trang)(?: số)?[ .]*\d[\d/.-]*"
    r"|(?:công văn|số hiệu|điện thoại)(?: số)?[ .:]*\d[\d/.-]*"
    r"|(?:liều|lần|đợt)(?: thứ)? ?\d\b(?![.,]\d)"
    r"|\d+(?: ?(?:-|–|đến|đến dưới) ?\d+)? ?tuổi"
    r"|\d+ *[/-][\w/.-]*|\d+ ?(?:h(?![^\W\d_])|giờ) ?\d*|[^\W\d_]-?\d+"
    r"|\b0\d{8,10}\b|\b0\d{2,3}\)?(?:[ .]\d{1,4}){2,3}\b|\(\d{1,2}\)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d.,]*%?")
_AUTHOR = re.compile(r"\s*[^\n:]{1,60}:\n")  # with which Excel begins a comment
_PRINTED = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]*)<")
_CODE = re.compile(r'&(?:"[^"]*"|K[\w+-]{6}|\d+|.)')  # '&"Arial,Bold"&12&CTrang &P'
_THREADED = "tc="  # the author of what older versions of Excel are told of a thread


@dataclass(frozen=True)
class Outside:
    """What one sheet tells outside of its cells: the number in the comment on each cell, and that
    in the boxes of text, each at the cell that it begins on; where pictures and objects of other
    programs begin, which nobody reads."""

    comments: Mapping[Spot, str] = field(default_factory=dict)
    boxes: Mapping[Spot, str] = field(default_factory=dict)
    pictures: frozenset[Spot] = frozenset()


def outside(
    comments: Iterable[tuple[Spot, str]],
    boxes: Iterable[tuple[Spot, str]] = (),
    pictures: Iterable[Spot] = (),
) -> Outside:
    """Of comments and boxes, each with its place, those that tell a number."""
    told = ((spot, _AUTHOR.sub("", text, count=1)) for spot, text in comments)
    return Outside(_numbers(told), _numbers(boxes), frozenset(pictures))


def _numbers(texts: Iterable[tuple[Spot, str]]) -> dict[Spot, str]:
    """The number of each text that tells one; those of texts at one place side by side."""
    found: dict[Spot, list[str]] = {}
    for spot, text in texts:
        number = number_in(text)
        if number and number not in found.setdefault(spot, []):
            found[spot].append(number)
    return {spot: "; ".join(numbers) for spot, numbers in found.items() if numbers}


@lru_cache(maxsize=1024)  # the same few stand below every page
def number_in(text: str, labels: Labels = frozenset()) -> str:
    """The first number of a text; "" where it has none that may be a value. A number of one digit
    behind one of `labels` is none either."""
    own = _OTHERS.sub(" ", text)
    for match in _NUMBER.finditer(own):
        number = match[0].rstrip(".,")
        if len(number) > 1 or not is_labelled(own, match.start(), labels):
            return number
    return ""


def outside_of(
    parts: ZipParts, part: str, sheet: bytes, others: Iterable[tuple[Spot, str]] = ()
) -> Outside:
    """What a sheet of an xlsx file tells, by the parts that it is related to; `sheet` is its own
    XML, which has the prompts of cells and what is printed above and below, told at A1; `others`
    are told with it."""
    paths = [path for path in related(parts, part).values() if path in parts.names]
    xmls = {path: parsed(parts.read(path)) for path in paths if path.endswith(".xml")}
    older = [path for path in paths if path.endswith(".vml")]
    drawn = (
        *(found for xml in xmls.values() for found in _boxes(xml)),
        *(found for path, xml in xmls.items() for found in chart_texts(parts, path, xml)),
        *(found for path in older for found in captions(parts.read(path))),
        *others,
    )
    return outside(
        (found for xml in xmls.values() for found in _comments(xml)),
        (*drawn, *prompts(sheet), *(((0, 0), text) for text in _printed(sheet))),
        (spot for xml in xmls.values() for spot in _pictures(xml)),
    )


def _printed(sheet: bytes) -> Iterator[str]:
    """The headers and footers of a sheet, without what formats them."""
    first = sheet.find(b"eaderFooter", max(0, sheet.rfind(b"</sheetData>")))  # behind all cells
    for match in _PRINTED.finditer(sheet, first) if first >= 0 else ():
        yield without_codes(unescape(match[1].decode("utf-8", errors="ignore")))


def without_codes(text: str) -> str:
    """A header or footer without what formats it and what is filled in."""
    return _CODE.sub(" ", text)


def _comments(xml: etree._Element) -> Iterator[tuple[Spot, str]]:
    """The comments of an old or a threaded part, without our own."""
    authors = ["".join(each.itertext()) for each in xml.iterfind("{*}authors/{*}author")]
    for comment in (
        *xml.iterfind("{*}commentList/{*}comment"),
        *xml.iterfind("{*}threadedComment"),
    ):
        number = comment.get("authorId", "")
        author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
        spot = cell_spot(comment.get("ref", ""))
        if spot is not None and author != OUR_OWN and not author.startswith(_THREADED):
            yield (
                spot,
                "".join(comment.xpath(".//*[local-name()='t' or local-name()='text']/text()")),
            )


def _pictures(xml: etree._Element) -> Iterator[Spot]:
    """Where a drawing's pictures, diagrams and objects of other programs begin."""
    for anchor in xml.iterfind("{*}*"):
        kinds = (data.get("uri", "") for data in anchor.iter("{*}graphicData"))
        if anchor.find(".//{*}pic") is not None or any(k.endswith("/diagram") for k in kinds):
            yield start(anchor)


def _boxes(xml: etree._Element) -> Iterator[tuple[Spot, str]]:
    """The texts of a drawing's shapes, but those that show a cell."""
    for anchor in xml.iterfind("{*}*"):
        for shape in anchor.iter("{*}sp"):
            if not shape.get("textlink"):
                lines = ("".join(p.itertext("{*}t")) for p in shape.iterfind("{*}txBody/{*}p"))
                yield start(anchor), "\n".join(lines)
