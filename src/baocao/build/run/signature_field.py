"""An empty, named field in a PDF where the signer's digital signature goes.

Decree 30/2020/NĐ-CP, Appendix I, part I, section II, clause 7: the signature stands between the
signer's title and name. The place of the body's own signature is left to the office's signing
tool.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pypdfium2
from pypdf import PdfReader, PdfWriter
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

FIELD = "chu-ky-nguoi-co-tham-quyen"
ABOUT = "Chữ ký số của người có thẩm quyền ký văn bản"
WIDTH, HEIGHT, AIR = 170.0, 56.0, 4.0  # points
BESIDE = "Nơi nhận:"  # level with the signer's first line
_PRINTED = 4  # flag of an annotation
_WILL_BE_SIGNED = 3  # signatures exist; append only
_LEVEL = 60.0  # points between the first line of the foot and the last of the signer's titles


@dataclass(frozen=True)
class _Place:
    page: int
    rect: tuple[float, float, float, float]  # left, bottom, right, top; points from below


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


def with_signature_field(pdf: bytes, titles: Sequence[str]) -> bytes:
    """The PDF with the field below the last of the signer's `titles`; as it was where these do not
    stand beside "Nơi nhận:"."""
    place = _place(pdf, titles[-1]) if titles else None
    return _with_field(pdf, place) if place else pdf


def _place(pdf: bytes, title: str) -> _Place | None:
    """Where the signature goes: on the last page that has the foot of the document."""
    document = pypdfium2.PdfDocument(pdf)
    for number in reversed(range(len(document))):
        page = document[number]
        foot, signer = _boxes(page, BESIDE), _boxes(page, title)
        found = [box for box in signer if foot and _is_level(box, foot[-1])]
        if found:
            left, bottom, right, _ = found[-1]
            middle, top = (left + right) / 2, bottom - AIR
            return _Place(number, (middle - WIDTH / 2, top - HEIGHT, middle + WIDTH / 2, top))
    return None


def _boxes(page: pypdfium2.PdfPage, words: str) -> list[tuple[float, float, float, float]]:
    """The box of each place where the page has these words."""
    text = page.get_textpage()
    search, found = text.search(words, match_case=True), []
    while hit := search.get_next():
        boxes = [text.get_charbox(at) for at in range(hit[0], sum(hit))]
        sides = list(zip(*boxes, strict=True))
        found.append((min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])))
    return found


def _is_level(box: tuple[float, ...], foot: tuple[float, ...]) -> bool:
    return box[0] > foot[2] and abs(box[1] - foot[1]) < _LEVEL


def _with_field(pdf: bytes, place: _Place) -> bytes:
    source = PdfReader(io.BytesIO(pdf))
    writer = PdfWriter(clone_from=source)
    writer.pdf_header = source.pdf_header  # else that of a version without tags
    page = writer.pages[place.page]
    made = _field(writer, page, place)
    field = _reference(writer, made)
    annotations = page.get("/Annots", ArrayObject()).get_object()
    page[NameObject("/Annots")] = ArrayObject([*annotations, field])
    page[NameObject("/Tabs")] = NameObject("/S")
    form = {"/Fields": ArrayObject([field]), "/SigFlags": NumberObject(_WILL_BE_SIGNED)}
    writer.root_object[NameObject("/AcroForm")] = _reference(writer, _dictionary(form))
    made[NameObject("/StructParent")] = NumberObject(_tag(writer, field, page))
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


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
            "/T": TextStringObject(FIELD),
            "/TU": TextStringObject(ABOUT),
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
