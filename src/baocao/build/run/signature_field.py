"""Empty, named fields in a PDF where its digital signatures go (Decree 30/2020/NĐ-CP, Appendix I,
part I, section II).

Clause 7: the signer's stands between the signer's title and name. Clause 8: the body's, an image of
its seal in its real size, goes over about a third of the signer's, at the left; on a document that
goes with a signed one in a file of its own, it stands in the upper right corner of the first page,
in lines of 10 points without an image.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pypdfium2
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from baocao.core.word_file import Element, qualified
from baocao.output.word.styles import Style

SIGNER = "chu-ky-nguoi-co-tham-quyen"
BODY = "chu-ky-co-quan"
ABOUT = {
    SIGNER: "Chữ ký số của người có thẩm quyền ký văn bản",
    BODY: "Chữ ký số của cơ quan, tổ chức",
}
WIDTH, HEIGHT, AIR = 170.0, 56.0, 4.0  # points
SEAL = 36 / 25.4 * 72  # about a department's; the office's own seal has the size that is signed in
COVERED = 1 / 3  # of the signer's field
CORNER_WIDTH, CORNER_HEIGHT = 170.0, 28.0  # two lines of 10 points, in the margin
CORNER_RIGHT, CORNER_TOP = 15 / 25.4 * 72, 14.0  # from the edges of the paper
BESIDE = "Nơi nhận:"  # level with the signer's first line
_PRINTED = 4  # flag of an annotation
_WILL_BE_SIGNED = 3  # signatures exist; append only
_LEVEL = 60.0  # points between the first line of the foot and the last of the signer's titles

Box = tuple[float, float, float, float]
"""Left, bottom, right, top; points from below."""


@dataclass(frozen=True)
class _Place:
    name: str
    page: int
    rect: Box


def signer_titles(word_file: Path) -> tuple[str, ...]:
    """The lines of the signer's authority and title in a report's Word file: "KT. GIÁM ĐỐC", "PHÓ
    GIÁM ĐỐC"; none in a file that nobody signs."""
    body = docx.Document(str(word_file)).element.body
    return tuple(
        "".join(text.text or "" for text in paragraph.iter(qualified("w:t"))).strip()
        for paragraph in body.iter(qualified("w:p"))
        if _style(paragraph) == Style.SIGNER_TITLE.id
    )


def _style(paragraph: Element) -> str:
    found = paragraph.find(f"{qualified('w:pPr')}/{qualified('w:pStyle')}")
    return "" if found is None else found.get(qualified("w:val"), "")


def places_to_sign(pdf: bytes, titles: Sequence[str]) -> Iterator[_Place]:
    """The signer's place below the last of `titles` and the body's beside it, nowhere where these
    do not stand level with "Nơi nhận:"; without titles the body's place on the first page."""
    document = pypdfium2.PdfDocument(pdf)
    if not titles:
        yield _Place(BODY, 0, _corner(document[0]))
        return
    for page, (left, bottom, right, _) in _signers(document, titles[-1]):
        middle, top = (left + right) / 2, bottom - AIR
        yield _Place(SIGNER, page, _around(middle, top - HEIGHT / 2, WIDTH, HEIGHT))
        seal = middle - WIDTH / 2 + WIDTH * COVERED - SEAL / 2
        yield _Place(BODY, page, _around(seal, top - HEIGHT / 2, SEAL, SEAL))


def _corner(page: pypdfium2.PdfPage) -> Box:
    width, height = page.get_size()
    right, top = width - CORNER_RIGHT, height - CORNER_TOP
    return (right - CORNER_WIDTH, top - CORNER_HEIGHT, right, top)


def _around(across: float, up: float, width: float, height: float) -> Box:
    return (across - width / 2, up - height / 2, across + width / 2, up + height / 2)


def _signers(document: pypdfium2.PdfDocument, title: str) -> list[tuple[int, Box]]:
    """The page and box of the signer's title: the last that has the foot of the document."""
    for number in reversed(range(len(document))):
        page = document[number]
        foot, signer = _boxes(page, BESIDE), _boxes(page, title)
        found = [box for box in signer if foot and _is_level(box, foot[-1])]
        if found:
            return [(number, found[-1])]
    return []


def _boxes(page: pypdfium2.PdfPage, words: str) -> list[Box]:
    """The box of each place where the page has these words."""
    text = page.get_textpage()
    search, found = text.search(words, match_case=True), []
    while hit := search.get_next():
        boxes = [text.get_charbox(at) for at in range(hit[0], sum(hit))]
        sides = list(zip(*boxes, strict=True))
        found.append((min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])))
    return found


def _is_level(box: Box, foot: Box) -> bool:
    return box[0] > foot[2] and abs(box[1] - foot[1]) < _LEVEL


def add_field(writer: PdfWriter, place: _Place) -> None:
    """Add an empty field, the last of the form, of its page and of what is read aloud."""
    page = writer.pages[place.page]
    made = _field(writer, page, place)
    field = _reference(writer, made)
    page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), field])
    page[NameObject("/Tabs")] = NameObject("/S")
    form: Any = writer.root_object.get("/AcroForm", {})
    fields = ArrayObject([*form.get("/Fields", ()), field])
    whole = {"/Fields": fields, "/SigFlags": NumberObject(_WILL_BE_SIGNED)}
    writer.root_object[NameObject("/AcroForm")] = _reference(writer, _dictionary(whole))
    made[NameObject("/StructParent")] = NumberObject(_tag(writer, field, page))


def _field(writer: PdfWriter, page: DictionaryObject, place: _Place) -> DictionaryObject:
    left, bottom, right, top = place.rect
    look = DecodedStreamObject()  # archives ask that every annotation has a look: an empty one
    size = ArrayObject(map(FloatObject, (0, 0, right - left, top - bottom)))
    look.update(_dictionary({"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Form")}))
    look.update(_dictionary({"/BBox": size, "/Resources": DictionaryObject()}))
    return _dictionary(
        {
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject("/Widget"),
            "/FT": NameObject("/Sig"),
            "/T": TextStringObject(place.name),
            "/TU": TextStringObject(ABOUT[place.name]),
            "/F": NumberObject(_PRINTED),
            "/Rect": ArrayObject(FloatObject(round(side, 2)) for side in place.rect),
            "/P": page.indirect_reference,
            "/AP": _dictionary({"/N": _reference(writer, look)}),
        }
    )


def _tag(writer: PdfWriter, field: IndirectObject, page: DictionaryObject) -> int:
    """Name the field in the tree that readers aloud follow, as its last element; returns its
    number there."""
    root: Any = writer.root_object["/StructTreeRoot"].get_object()
    whole = root["/K"].get_object()
    parent = whole[0].get_object() if isinstance(whole, list) else whole
    numbers = root["/ParentTree"].get_object()["/Nums"].get_object()
    key = max(int(number) for number in numbers[::2]) + 1
    shown = {"/Type": NameObject("/OBJR"), "/Obj": field, "/Pg": page.indirect_reference}
    element = {
        "/Type": NameObject("/StructElem"),
        "/S": NameObject("/Form"),
        "/P": parent.indirect_reference,
        "/Pg": page.indirect_reference,
        "/K": _dictionary(shown),
    }
    reference = _reference(writer, _dictionary(element))
    children = parent["/K"].get_object()
    parent[NameObject("/K")] = ArrayObject([*children, reference])
    numbers.extend([NumberObject(key), reference])
    root[NameObject("/ParentTreeNextKey")] = NumberObject(key + 1)
    return key


def _reference(writer: PdfWriter, made: PdfObject) -> IndirectObject:
    return writer._add_object(made)  # pypdf documents it for this


def _dictionary(entries: Mapping[str, PdfObject | None]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in entries.items()})
