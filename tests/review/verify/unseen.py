"""Edits that the words of a file do not show: symbols, hidden print, pictures, objects."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from baocao.core.word_file import Element, qualified
from tests.review.verify.edits import (
    Edit,
    all_of,
    control,
    find,
    paragraph,
    remove,
    row,
    run,
    tags,
    words,
)
from tests.review.verify.making import w

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math" '
    f'xmlns:a="{_DRAWING}/main" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:c="{_DRAWING}/chart" xmlns:dgm="{_DRAWING}/diagram" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def xml(markup: str) -> Element:
    """One element; its prefixes are those of Word."""
    (made,) = etree.fromstring(f"<all {_SPACES}>{markup}</all>")
    return made


def sym(char: str, font: str = "Symbol") -> Element:
    """A run with a character that is named by its place in a font."""
    return w("r", w("sym", font=font, char=char))


def sym_before(figure: str, char: str, font: str = "Symbol", printing: int = 1) -> Edit:
    return lambda document: control(document, figure, printing).addprevious(sym(char, font))


def sym_after(figure: str, char: str, printing: int = 1) -> Edit:
    return lambda document: control(document, figure, printing).addnext(sym(char))


def sym_within(figure: str, start: str, char: str, end: str, printing: int = 1) -> Edit:
    """A digit in the middle of a figure is a symbol."""

    def change(document: Document) -> None:
        content = control(document, figure, printing).find(qualified("w:sdtContent"))
        assert content is not None
        for child in list(content):
            content.remove(child)
        content.extend((run(start), sym(char), run(end)))

    return change


def in_symbol_font(figure: str, text: str, printing: int = 1) -> Edit:
    """Typed with the font Symbol: Word stores private characters."""

    def change(document: Document) -> None:
        made = run(text)
        made.insert(0, w("rPr", w("rFonts", ascii="Symbol", hAnsi="Symbol")))
        control(document, figure, printing).addprevious(made)

    return change


def turned(figure: str) -> Edit:
    """Force the figure's signs to run from right to left: 21 is shown as 12."""

    def change(document: Document) -> None:
        found = control(document, figure)
        forced = w("bdo", val="rtl")
        found.addprevious(forced)
        forced.append(found)

    return change


def looks(figure: str, *marks: str, printing: int = 1) -> Edit:
    """Format the run of a figure; `marks` are what stands in its `w:rPr`."""

    def change(document: Document) -> None:
        for each in control(document, figure, printing).iter(qualified("w:r")):
            for old in each.findall(qualified("w:rPr")):
                each.remove(old)
            each.insert(0, w("rPr", *map(xml, marks)))

    return change


def cell_looks(has: str, *marks: str) -> Edit:
    """Format the run that has these words."""

    def change(document: Document) -> None:
        find(document, "w:r", has).insert(0, w("rPr", *map(xml, marks)))

    return change


def filled(colour: str) -> str:
    """The filling of letters, as Word 2010 and later write it."""
    return f"<w14:textFill><w14:solidFill>{colour}</w14:solidFill></w14:textFill>"


def merged_into_the_cell_above(figure: str, has: str) -> Edit:
    """Let the cell of a figure go on the one above, which alone is shown."""

    def change(document: Document) -> None:
        cells = row(document, has).iter(qualified("w:tc"))
        (cell,) = (cell for cell in cells if control_in(cell, figure))
        properties = cell.find(qualified("w:tcPr"))
        assert properties is not None
        properties.append(w("vMerge"))

    return change


def control_in(cell: Element, figure: str) -> bool:
    return any(figure in tags(control_) for control_ in cell.iter(qualified("w:sdt")))


def unit_after(figure: str, unit: str) -> Edit:
    """Type over the unit that follows a figure."""

    def change(document: Document) -> None:
        (after, *_) = control(document, figure).itersiblings(qualified("w:r"))
        (shown,) = after.iter(qualified("w:t"))
        shown.text = (shown.text or "").replace("\u00a0ca", unit, 1)

    return change


def style(kind: str, *marks: str) -> Edit:
    """Add a style "x" of runs or paragraphs with these settings."""

    def change(document: Document) -> None:
        made = w("style", w("name", val="X"), w("rPr", *map(xml, marks)), type=kind, styleId="x")
        document.styles.element.append(made)

    return change


def based_style(*marks: str) -> Edit:
    """A style "y" of runs that is based on "x"."""

    def change(document: Document) -> None:
        parts = w("name", val="Y"), w("basedOn", val="x"), w("rPr", *map(xml, marks))
        document.styles.element.append(w("style", *parts, type="character", styleId="y"))

    return change


def paragraph_setting(has: str, *marks: str) -> Edit:
    """Put settings into the properties of a paragraph."""

    def change(document: Document) -> None:
        found = paragraph(document, has)
        if found.find(qualified("w:pPr")) is None:
            found.insert(0, w("pPr"))
        properties = found[0]
        for mark in map(xml, marks):
            for old in [child for child in properties if child.tag == mark.tag]:
                properties.remove(old)
            properties.append(mark)

    return change


def row_setting(has: str, *marks: str) -> Edit:
    def change(document: Document) -> None:
        properties = row(document, has).find(qualified("w:trPr"))
        assert properties is not None
        properties.extend(map(xml, marks))

    return change


def cell_shade(figure: str, colour: str) -> Edit:
    """Shade the cell that a figure stands in."""

    def change(document: Document) -> None:
        (cell, *_) = control(document, figure).iterancestors(qualified("w:tc"))
        properties = cell.find(qualified("w:tcPr"))
        assert properties is not None
        properties.append(w("shd", val="clear", fill=colour))

    return change


def page_colour(colour: str) -> Edit:
    return lambda document: document.element.insert(0, w("background", color=colour))


# Pictures.


def drawings(document: Document) -> list[Element]:
    return list(all_of(document, "w:drawing"))


def blip(document: Document, place: int) -> Element:
    (found,) = drawings(document)[place].iter(qualified("a:blip"))
    return found


def captions(file: Path) -> list[str]:
    """The words below each picture of a file, in order."""
    document = docx.Document(str(file))
    above = [next(d.iterancestors(qualified("w:p"))) for d in drawings(document)]
    return [words(e) for each in above if (e := each.getnext()) is not None]


def swap_pictures(document: Document) -> None:
    """The two pictures change places; captions stay."""
    one, other = drawings(document)[:2]
    stand = w("r")
    one.addprevious(stand)
    other.addprevious(one)
    stand.addprevious(other)
    remove(stand)


def replace_picture(kind: str) -> Edit:
    """Put another file into the first picture: its "png", or its "svg", which Word draws."""

    def change(document: Document) -> None:
        shown = blip(document, 0)
        if kind == "svg":
            (shown,) = shown.iter(qualified("asvg:svgBlip"))
        old = document.part.related_parts[shown.get(qualified("r:embed"), "")]
        content = old.blob.replace(b"IEND", b"IENE") if kind == "png" else old.blob + b"<!-- -->"
        name = PackURI(f"/word/media/{sha256(content).hexdigest()[:8]}.{kind}")
        part = Part(name, old.content_type, content, document.part.package)
        kind_of_relation = f"{_OFFICE}/relationships/image"
        shown.set(qualified("r:embed"), document.part.relate_to(part, kind_of_relation))

    return change


def drop_svgs(document: Document) -> None:
    """LibreOffice keeps the PNG alone."""
    for extension in list(document.element.body.iter(qualified("a:extLst"))):
        remove(extension)


def crop_picture(document: Document) -> None:
    fill = blip(document, 0).getparent()
    assert fill is not None
    fill.insert(1, xml('<a:srcRect b="40000"/>'))


def fade_picture(document: Document) -> None:
    blip(document, 0).insert(0, xml('<a:lum bright="100000"/>'))


def hide_picture(document: Document) -> None:
    (shown,) = drawings(document)[0].iter(qualified("wp:docPr"))
    shown.set("hidden", "1")


def shrink_picture(document: Document) -> None:
    (extent,) = drawings(document)[0].iter(qualified("wp:extent"))
    extent.set("cy", "12700")


def delete_picture(document: Document) -> None:
    remove(drawings(document)[0])


def add_picture(has: str) -> Edit:
    """A picture of one's own, such as a scanned table."""

    def change(document: Document) -> None:
        part = document.part.related_parts[blip(document, 0).get(qualified("r:embed"), "")]
        picture = deepcopy(drawings(document)[0])
        other = Part(
            PackURI("/word/media/anh.png"),
            part.content_type,
            part.blob + b"\0",
            document.part.package,
        )
        relation = document.part.relate_to(other, f"{_OFFICE}/relationships/image")
        for each in picture.iter(qualified("a:blip")):
            each.set(qualified("r:embed"), relation)
            for child in list(each):
                each.remove(child)
        paragraph(document, has).addnext(w("p", w("r", picture)))

    return change


def move_with_caption(has: str, after: str) -> Edit:
    """A picture moves together with its caption."""

    def change(document: Document) -> None:
        caption = paragraph(document, has)
        picture = caption.getprevious()
        assert picture is not None
        assert words(picture) == ""
        target = paragraph(document, after)
        target.addnext(caption)
        target.addnext(picture)

    return change


# Objects that hold words of their own.


def add(has: str, markup: str) -> Edit:
    """Append something to a paragraph."""
    return lambda document: paragraph(document, has).append(xml(markup))


def add_block(after: str, markup: str) -> Edit:
    """Put something behind a paragraph."""
    return lambda document: paragraph(document, after).addnext(xml(markup))


def graphic(content: str) -> str:
    data = f'<a:graphicData uri="x">{content}</a:graphicData>'
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>'
        f'<wp:docPr id="77" name="x"/><a:graphic>{data}</a:graphic></wp:inline></w:drawing></w:r>'
    )


def shape(behind: str) -> str:
    """A white rectangle; `behind` is "1" where it lies behind the text."""
    word = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    fill = '<wps:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></wps:spPr>'
    made = graphic(f'<wps:wsp xmlns:wps="{word}">{fill}</wps:wsp>')
    anchor = f'<wp:anchor behindDoc="{behind}">'
    return made.replace("<wp:inline>", anchor).replace("</wp:inline>", "</wp:anchor>")


FORMULA = (
    "<m:oMath><m:f><m:num><m:r><m:t>12</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>77</m:t></m:r></m:den></m:f></m:oMath>"
)
CHART = graphic('<c:chart r:id="rId1"/>')
SMART_ART = graphic('<dgm:relIds r:dm="rId1"/>')
INK = graphic('<w14:contentPart r:id="rId1"/>')
WORKBOOK = (
    '<w:r><w:object><v:shape id="a"><v:imagedata r:id="rId1"/></v:shape>'
    '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId1"/></w:object></w:r>'
)
LINKED_WORKBOOK = (
    '<w:r><w:pict><v:shape id="a"/><o:OLEObject Type="Link" r:id="rId1"/></w:pict></w:r>'
)
CONTROL = '<w:r><w:pict><v:shape id="a"/><w:control r:id="rId1" w:name="TextBox1"/></w:pict></w:r>'
WATERMARK = (
    '<w:r><w:pict><v:shape id="a"><v:textpath string="Tăng 512 ca"/></v:shape></w:pict></w:r>'
)
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t> như trên</w:t></w:r></w:sdtContent></w:sdt>"
)
