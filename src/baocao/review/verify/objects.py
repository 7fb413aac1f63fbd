"""What stands in a text and is no text: pictures, and objects that nobody reads here.

An object that holds words or numbers of its own (a formula, a native chart, an embedded
workbook) is named, so that nothing in it passes for checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from baocao.core.word_file import Element, qualified
from baocao.review.verify.draft import DrawnPicture
from baocao.review.word.markup import integer

FORMULA = "công thức toán (Equation)"
EMBEDDED = "đối tượng nhúng (OLE: bảng tính, tài liệu khác)"
CONTROL = "nút, ô điều khiển (ActiveX)"
INK = "nét vẽ tay (Ink)"
OTHER_FILE = "tệp khác chèn vào văn bản (altChunk, subDoc)"
BOUND = "ô lấy nội dung từ dữ liệu kèm theo tệp (dataBinding)"
CHART = "biểu đồ của Word"
SMART_ART = "sơ đồ SmartArt"
DRAWN = "đối tượng vẽ"
ADDED = "hình chèn thêm"
COVER = "hình tô màu đặt trên chữ"

NAMED = {
    "oMath": FORMULA,
    "oMathPara": FORMULA,
    "object": EMBEDDED,
    "control": CONTROL,
    "contentPart": INK,
    "altChunk": OTHER_FILE,
    "subDoc": OTHER_FILE,
}
_IN_DRAWINGS = {"chart": CHART, "relIds": SMART_ART, "contentPart": INK}
_SHAPES = ("wsp", "wgp", "wpc")  # their text boxes and pictures are read
_FILL = "{http://schemas.openxmlformats.org/drawingml/2006/main}solidFill"
_A, _PIC = qualified("a:blip"), qualified("pic:pic")
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_UNSEEN = ("1", "true", "on")
_SMALLEST = 360_000  # EMU, 1 cm: a chart that is smaller shows nothing


def local(element: Element) -> str:
    """The element's name without its namespace; comments have none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def unread_in(drawing: Element) -> Iterator[str]:
    """Objects of a `w:drawing` or `w:pict` whose words are not read."""
    for data in drawing.iter(qualified("a:graphicData")):
        for child in data:
            name = local(child)
            if name in _IN_DRAWINGS:
                yield _IN_DRAWINGS[name]
            elif name != "pic" and name not in _SHAPES:
                yield DRAWN
    if any(map(_is_cover, drawing.iter(qualified("wp:anchor")))):
        yield COVER
    for element in drawing.iter():
        if local(element) in ("control", "OLEObject"):
            yield NAMED["control" if local(element) == "control" else "object"]


def pictures_in(drawing: Element, images: Mapping[str, str]) -> Iterator[DrawnPicture]:
    """The pictures of a `w:drawing` or `w:pict`; `images` are the hashes of its part's."""
    altered = _is_unseen(drawing)
    for found in drawing.iter(_PIC):
        for blip in found.iter(_A):
            yield _picture(found, blip, images, altered=altered)
    for data in drawing.iter(f"{_VML}imagedata"):
        yield DrawnPicture(images.get(data.get(f"{_REL}id", ""), ""))


def word_art(drawing: Element) -> list[str]:
    """The words of WordArt and watermarks, which stand in an attribute."""
    return [path.get("string", "") for path in drawing.iter(f"{_VML}textpath")]


def _is_cover(anchor: Element) -> bool:
    """Whether a shape that is filled lies before the text."""
    fills = (part.find(_FILL) for part in anchor.iter() if local(part) == "spPr")
    filled = any(fill is not None for fill in fills)
    return filled and anchor.get("behindDoc", "0") not in _UNSEEN


def _picture(
    found: Element, blip: Element, images: Mapping[str, str], *, altered: bool
) -> DrawnPicture:
    svg = next(blip.iter(qualified("asvg:svgBlip")), None)
    effects = any(local(child) != "extLst" for child in blip)
    crop = next(found.iter(qualified("a:srcRect")), None)
    return DrawnPicture(
        png=images.get(blip.get(f"{_REL}embed", "") or blip.get(f"{_REL}link", ""), ""),
        svg=images.get(svg.get(f"{_REL}embed", ""), "") if svg is not None else "",
        altered=altered or effects or (crop is not None and any(_is_cut(crop))),
    )


def _is_cut(crop: Element) -> Iterator[bool]:
    for side in ("l", "t", "r", "b"):
        yield crop.get(side, "0").rstrip("%") not in ("0", "0.0")


def _is_unseen(drawing: Element) -> bool:
    """Whether a drawing is hidden or too small to be read."""
    hidden = any(e.get("hidden") in _UNSEEN for e in drawing.iter(qualified("wp:docPr")))
    extents = drawing.iter(qualified("wp:extent"))
    sizes = [integer(extent.get(side)) or 0 for extent in extents for side in ("cx", "cy")]
    return hidden or min(sizes, default=_SMALLEST) < _SMALLEST
