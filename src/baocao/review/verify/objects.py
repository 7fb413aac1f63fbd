"""What stands in a text and is no text: pictures, and objects that nobody reads here.

An object that holds words or numbers of its own (a formula, a native chart, an embedded
workbook) is named, so that nothing in it passes for checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from baocao.core.word_file import Element, qualified
from baocao.core.word_file.markup import integer, length
from baocao.review.verify.draft import DrawnPicture

FORMULA = "công thức toán (Equation)"
EMBEDDED = "đối tượng nhúng (OLE: bảng tính, tài liệu khác)"
CONTROL = "nút, ô điều khiển (ActiveX)"
INK = "nét vẽ tay (Ink)"
OTHER_FILE = "tệp khác chèn vào văn bản (altChunk, subDoc)"
FIELD = "trường tự tính lại khi mở hoặc in: {}"
PAGE_FIELD = "số trang chèn liền chữ số"
NOTE_MARK = "dấu chú thích (footnote, endnote) chèn vào con số"
LIST_LABEL = "chữ, số ghi sẵn trong dấu đầu dòng tự động"
OTHERWISE = "nội dung hiện khác nhau tùy phần mềm (AlternateContent)"
BOUND = "ô lấy nội dung từ dữ liệu kèm theo tệp (dataBinding)"
HINT = "chữ gợi ý có con số trong ô điền (placeholder), vẫn được in ra"
NO_ROOM = "trang không còn chỗ cho chữ (khổ giấy, lề, số cột)"
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
    **{
        f"{part}{form}": FIELD.format("DATE")
        for part in ("day", "month", "year")
        for form in ("Short", "Long")
    },
}
_IN_DRAWINGS = {"chart": CHART, "relIds": SMART_ART, "contentPart": INK}
_SHAPES = ("wsp", "wgp", "wpc")  # their text boxes and pictures are read
_FILLS = ("solidFill", "gradFill", "pattFill", "blipFill")
_A, _PIC = qualified("a:blip"), qualified("pic:pic")
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_SHAPES = ("rect", "roundrect", "oval", "shape")
_UNSEEN = ("1", "true", "on")
_TURNS = ("rot", "flipH", "flipV")
_EMU = 12_700  # to a point
_SMALLEST = 360_000  # EMU, 1 cm: a chart that is smaller shows nothing
_LOWEST_BOX = 4 * _EMU  # a text box that is lower shows no line
_PAGE = 1_000 * _EMU  # further from anything lies nothing that is on the page


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
    covers = (*map(_is_cover, drawing.iter(qualified("wp:anchor"))), _is_vml_cover(drawing))
    if any(covers):
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
    shapes = (part for part in anchor.iter() if local(part) in _SHAPES)
    return anchor.get("behindDoc", "0") not in _UNSEEN and any(map(_is_filled, shapes))


def _is_filled(shape: Element) -> bool:
    """By itself, by a shape in it, or by its style where it does not say."""
    fills = {local(e) for part in shape.iter() if local(part) == "spPr" for e in part}
    by_style = (e.get("idx") for e in shape.iter(qualified("a:fillRef")))
    return bool(fills & {*_FILLS}) or ("noFill" not in fills and any(map(_is_style, by_style)))


def _is_style(index: str | None) -> bool:
    return index not in (None, "0", "1000")  # these two are none


def _is_vml_cover(drawing: Element) -> bool:
    """As `_is_cover`, of shapes as Word wrote them until 2007; watermarks lie behind."""
    shapes = (part for part in drawing.iter() if local(part) in _VML_SHAPES)
    return any(
        (style := vml_style(shape)).get("position") == "absolute"
        and shape.get("filled", "t") not in ("f", "false")
        and not style.get("z-index", "").startswith("-")
        and shape.find(f"{_VML}textpath") is None
        and shape.find(f"{_VML}imagedata") is None
        for shape in shapes
    )


def vml_style(shape: Element) -> dict[str, str]:
    """The settings in a shape's `style`."""
    parts = (part.partition(":") for part in shape.get("style", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in parts}


def _picture(
    found: Element, blip: Element, images: Mapping[str, str], *, altered: bool
) -> DrawnPicture:
    svg = next(blip.iter(qualified("asvg:svgBlip")), None)
    effects = any(local(child) != "extLst" for child in blip) or _is_reshaped(found)
    crop = next(found.iter(qualified("a:srcRect")), None)
    return DrawnPicture(
        png=images.get(blip.get(f"{_REL}embed", "") or blip.get(f"{_REL}link", ""), ""),
        svg=images.get(svg.get(f"{_REL}embed", ""), "") if svg is not None else "",
        altered=altered or effects or (crop is not None and any(_is_cut(crop))),
    )


def _is_reshaped(picture: Element) -> bool:
    """Whether a picture is turned, mirrored, cut to a shape, moved in its frame or faded."""
    parts = {local(part): part for part in picture.iter()}
    turned = parts.get("xfrm")
    outline, filled = parts.get("prstGeom"), parts.get("fillRect")
    return (
        bool({"custGeom", "softEdge", "scene3d", "tile"} & parts.keys())
        or (outline is not None and outline.get("prst") not in ("rect", "roundRect"))
        or (filled is not None and any(_is_cut(filled)))
        or (turned is not None and any(turned.get(n, "0") not in ("0", "false") for n in _TURNS))
    )


def _is_cut(crop: Element) -> Iterator[bool]:
    for side in ("l", "t", "r", "b"):
        yield crop.get(side, "0").rstrip("%") not in ("0", "0.0")


def is_unseen_box(drawing: Element) -> bool:
    """Whether a text box is hidden, too small for a line, or beside the page."""
    offsets = (integer(e.text) or 0 for e in drawing.iter(qualified("wp:posOffset")))
    shapes = (vml_style(e) for e in drawing.iter() if local(e) in _VML_SHAPES)
    return (
        _is_unseen(drawing, _LOWEST_BOX)
        or any(abs(offset) > _PAGE for offset in offsets)
        or any(map(_is_unseen_vml, shapes))
    )


def _is_unseen_vml(style: Mapping[str, str]) -> bool:
    sizes = (length(style.get(side, "9pt"), per_point=1) for side in ("width", "height"))
    places = (length(style.get(f"margin-{side}"), per_point=1) for side in ("left", "top"))
    return (
        style.get("visibility") == "hidden"
        or style.get("display") == "none"
        or any(size is not None and size * _EMU < _LOWEST_BOX for size in sizes)
        or any(abs(place or 0) * _EMU > _PAGE for place in places)
    )


def _is_unseen(drawing: Element, smallest: int = _SMALLEST) -> bool:
    """Whether a drawing is hidden or too small to be read."""
    hidden = any(e.get("hidden") in _UNSEEN for e in drawing.iter(qualified("wp:docPr")))
    extents = drawing.iter(qualified("wp:extent"))
    sizes = [integer(extent.get(side)) or 0 for extent in extents for side in ("cx", "cy")]
    return hidden or min(sizes, default=smallest) < smallest
