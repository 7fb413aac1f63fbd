"""Makes templates/administrative_report.docx from nothing: styles and page set-up, no logic.

Run it to start over from the decree's values; afterwards the styles are the clerk's, who
changes them in Word. The same script gives the same bytes.
Sizes, letters and margins: Decree 30/2020/NĐ-CP, Appendix I, part I.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from template_parts import (
    OFFICE,
    PACKAGE,
    XML,
    R,
    W,
    content_types,
    font_table,
    header,
    page_number,
    properties,
    relationships,
    settings,
    theme,
)

from baocao.output.word.package import pack
from baocao.output.word.styles import Style

TEMPLATE = Path(__file__).parents[1] / "templates" / "administrative_report.docx"
FIRST_LINE = 720  # 1.27 cm

_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True)
class Look:
    """How paragraphs of a style look; lengths in twips, size in points."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: int = 0
    after: int = 0
    line: int = 240  # 240 is single
    exact: bool = False
    left: int = 0
    sides: int = 0  # on both, so that a box stays within the margins
    first: int = 0
    keep_next: bool = False
    once: bool = False  # space before the first and after the last of a row of such only
    border: tuple[str, ...] = ()
    shade: str = ""
    outline: int | None = None


_BODY = {"align": "both", "before": 120, "line": 264, "first": FIRST_LINE}
_HEADING = {"align": "left", "before": 120, "line": 264, "first": FIRST_LINE, "keep_next": True}
_CELL = {"size": 12, "before": 30, "after": 30}
_SMALL_CELL = {"size": 10, "before": 10, "after": 10}  # of tables with many columns

LOOKS: dict[Style, Look] = {
    Style.STATE_NAME: Look(13, bold=True),
    Style.MOTTO: Look(14, bold=True),
    Style.PARENT_BODY: Look(13),
    Style.ISSUING_BODY: Look(13, bold=True),
    Style.RULE: Look(2, line=80, exact=True, before=50, border=("top",)),
    Style.SYMBOL: Look(13, before=120),
    Style.PLACE_AND_DATE: Look(14, italic=True, before=120),
    Style.URGENCY: Look(14, bold=True, before=120, border=_SIDES),
    Style.TYPE_NAME: Look(14, bold=True, before=360, keep_next=True),
    Style.SUBJECT: Look(14, bold=True, keep_next=True),
    Style.ADDRESSEE: Look(before=240, after=200),
    Style.ADDRESSEES: Look(align="left", before=240, left=1700),
    Style.ADDRESSEE_ITEM: Look(align="left", after=200, left=2690, once=True),
    Style.LEGAL_BASIS: Look(**_BODY, italic=True),
    Style.NOTICE: Look(13, align="both", before=240, sides=100, border=_SIDES, shade="F2F2F2"),
    Style.BODY: Look(**_BODY),
    Style.ITEM: Look(**_BODY),
    Style.PLACEHOLDER: Look(**_BODY, italic=True, shade="D9D9D9"),
    Style.HEADING_1: Look(**_HEADING, bold=True, outline=0),
    Style.HEADING_2: Look(**_HEADING, bold=True, outline=1),
    Style.HEADING_3: Look(**_HEADING, outline=2),
    Style.TABLE_CAPTION: Look(13, bold=True, before=180, after=80, keep_next=True),
    Style.TABLE_HEAD: Look(**_CELL, bold=True, keep_next=True),
    Style.CELL_LEFT: Look(**_CELL, align="left"),
    Style.CELL_CENTRE: Look(**_CELL),
    Style.CELL_RIGHT: Look(**_CELL, align="right"),
    Style.SMALL_HEAD: Look(**_SMALL_CELL, bold=True, keep_next=True),
    Style.SMALL_LEFT: Look(**_SMALL_CELL, align="left"),
    Style.SMALL_CENTRE: Look(**_SMALL_CELL),
    Style.SMALL_RIGHT: Look(**_SMALL_CELL, align="right"),
    Style.NOTE: Look(12, italic=True, align="both", before=80),
    Style.PICTURE: Look(before=180, keep_next=True),
    Style.PICTURE_CAPTION: Look(13, italic=True, before=40, after=120),
    Style.RECIPIENTS_TITLE: Look(12, bold=True, italic=True, align="left", before=240),
    Style.RECIPIENT: Look(11, align="left"),
    Style.SIGNER_TITLE: Look(bold=True, before=240, once=True, keep_next=True),
    Style.SIGNER_NAME: Look(bold=True, before=1500),
    Style.APPENDIX_NUMBER: Look(bold=True, outline=0, keep_next=True),
    Style.APPENDIX_TITLE: Look(bold=True, keep_next=True),
    Style.APPENDIX_REFERENCE: Look(italic=True, after=120),
    Style.PAGE_NUMBER: Look(13),
    Style.SECTION_END: Look(1, line=20, exact=True),
}


def paragraph_style(style: Style, look: Look) -> str:
    """Write a paragraph style, its properties in the order that the schema wants."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="{4 if len(look.border) > 1 else 0}"'
        ' w:color="000000"/>'
        for side in look.border
    )
    paragraph = [
        "<w:keepNext/>" if look.keep_next else "",
        "<w:widowControl/>",
        f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
        _shading(look.shade) if look.border else "",
        f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.line}"'
        f' w:lineRule="{"exact" if look.exact else "auto"}"/>',
        f'<w:ind w:left="{look.left + look.sides}" w:right="{look.sides}"'
        f' w:firstLine="{look.first}"/>',
        "<w:contextualSpacing/>" if look.once else "",
        f'<w:jc w:val="{look.align}"/>',
        f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
    ]
    run = [
        "<w:b/>" if look.bold else "",
        "<w:i/>" if look.italic else "",
        f'<w:sz w:val="{int(look.size * 2)}"/><w:szCs w:val="{int(look.size * 2)}"/>',
        "" if look.border else _shading(look.shade),
    ]
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{style.style_name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(paragraph)}</w:pPr><w:rPr>{''.join(run)}</w:rPr></w:style>"
    )


def _shading(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""


def table_style(style: Style, side_margin: int, *, borders: str) -> str:
    """Write a table style; `side_margin` is between a cell's edge and its text."""
    margins = (
        f'<w:top w:w="0" w:type="dxa"/><w:left w:w="{side_margin}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{side_margin}" w:type="dxa"/>'
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{style.style_name}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def grid_borders() -> str:
    """Write thin black lines around and between cells."""
    sides = (*_SIDES, "insideH", "insideV")
    lines = (f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for s in sides)
    return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"


def styles() -> str:
    """Write the styles part: the decree's font for all, then the components."""
    return (
        f"{XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman"'
        ' w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:semiHidden/></w:style>'
        + "".join(paragraph_style(style, look) for style, look in LOOKS.items())
        + table_style(Style.LAYOUT_TABLE, 0, borders="")
        + table_style(Style.GRID_TABLE, 70, borders=grid_borders())
        + "</w:styles>"
    )


def document() -> str:
    """Write the page set-up, and a line in each style for who opens the template in Word."""
    specimens = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/></w:pPr>'
        f"<w:r><w:t>{style.style_name}</w:t></w:r></w:p>"
        for style in LOOKS
    )
    return (
        f"{XML}<w:document {W} {R}><w:body>{specimens}<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"'
        ' w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/>'
        "</w:sectPr></w:body></w:document>"
    )


def template() -> bytes:
    """Build the template file."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": properties(),
        "word/_rels/document.xml.rels": relationships(
            (f"{OFFICE}/styles", "styles.xml"),
            (f"{OFFICE}/settings", "settings.xml"),
            (f"{OFFICE}/header", "header1.xml"),
            (f"{OFFICE}/header", "header2.xml"),
            (f"{OFFICE}/fontTable", "fontTable.xml"),
            (f"{OFFICE}/theme", "theme/theme1.xml"),
        ),
        "word/document.xml": document(),
        "word/header1.xml": header(page_number()),
        "word/header2.xml": header(""),
        "word/settings.xml": settings(),
        "word/styles.xml": styles(),
        "word/fontTable.xml": font_table(),
        "word/theme/theme1.xml": theme(),
    }
    return pack({name: content.encode() for name, content in parts.items()})


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template())
    print(f"{TEMPLATE.name}: {len(LOOKS)} paragraph styles")
