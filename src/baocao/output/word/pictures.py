"""Pictures: SVG for Word, PNG for programs that cannot draw it, words for who cannot see it."""

from __future__ import annotations

from io import BytesIO

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from baocao.core.word_file import NAMESPACES
from baocao.document.blocks import Picture
from baocao.output.word.markup import drawing, w
from baocao.output.word.output import Output
from baocao.output.word.paragraphs import computed_line, properties
from baocao.output.word.styles import Style

_EMU_PER_MM = 36_000
_EMU_PER_TWIP = 635
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_TALLEST = 180 * _EMU_PER_MM  # leaves room on an A4 page for the caption


def picture(block: Picture, width: int, output: Output) -> list[str]:
    """Write the picture, no wider than `width` twips, and its caption below."""
    number = output.next_id()
    inline = _inline(block, number, _extent(block, width), _blip(block, number, output))
    shown = w("p", properties(Style.PICTURE), w("r", w("drawing", inline)))
    if not block.caption:
        return [shown]
    return [shown, computed_line(Style.PICTURE_CAPTION, block.caption, block.mark, output)]


def _extent(block: Picture, width: int) -> tuple[int, int]:
    """Return width and height in EMU, in the proportions of the PNG."""
    image = Image.from_blob(block.png)
    wide = min(int(block.width_mm * _EMU_PER_MM), width * _EMU_PER_TWIP)
    high = wide * image.px_height // image.px_width
    if high <= _TALLEST:
        return wide, high
    return wide * _TALLEST // high, _TALLEST


def _blip(block: Picture, number: int, output: Output) -> str:
    """Store both files; the SVG stands in an extension that older programs skip."""
    package = output.part.package
    png = package.get_or_add_image_part(BytesIO(block.png))
    name = PackURI(f"/word/media/chart{number}.svg")
    svg = Part(name, "image/svg+xml", block.svg, package)
    svg_blip = drawing("asvg:svgBlip", r__embed=output.part.relate_to(svg, RELATIONSHIP_TYPE.IMAGE))
    extension = drawing("a:ext", svg_blip, uri=_SVG_EXTENSION)
    return drawing(
        "a:blip",
        drawing("a:extLst", extension),
        r__embed=output.part.relate_to(png, RELATIONSHIP_TYPE.IMAGE),
    )


def _inline(block: Picture, number: int, extent: tuple[int, int], blip: str) -> str:
    size = {"cx": str(extent[0]), "cy": str(extent[1])}
    names = {"id": str(number), "name": block.name, "descr": block.alt}
    return drawing(
        "wp:inline",
        drawing("wp:extent", **size),
        drawing("wp:docPr", **names),
        drawing("wp:cNvGraphicFramePr", drawing("a:graphicFrameLocks", noChangeAspect="1")),
        drawing("a:graphic", _graphic_data(names, size, blip)),
        distT="0",
        distB="0",
        distL="0",
        distR="0",
    )


def _graphic_data(names: dict[str, str], size: dict[str, str], blip: str) -> str:
    frame = drawing("a:xfrm", drawing("a:off", x="0", y="0"), drawing("a:ext", **size))
    shape = drawing("a:prstGeom", drawing("a:avLst"), prst="rect")
    content = drawing(
        "pic:pic",
        drawing("pic:nvPicPr", drawing("pic:cNvPr", **names), drawing("pic:cNvPicPr")),
        drawing("pic:blipFill", blip, drawing("a:stretch", drawing("a:fillRect"))),
        drawing("pic:spPr", frame, shape),
    )
    return drawing("a:graphicData", content, uri=NAMESPACES["pic"])
