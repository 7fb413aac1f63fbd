"""Makes templates/administrative_report.docx from nothing: styles and page set-up, no logic.

Run it to start over from the decree's values; afterwards the styles are the clerk's, who
changes them in Word. The same script gives the same bytes.
Sizes, letters and margins: Decree 30/2020/NĐ-CP, Appendix I, part I.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from baocao.render.word.package import pack
from baocao.render.word.styles import Style

TEMPLATE = Path(__file__).parents[1] / "templates" / "administrative_report.docx"
FIRST_LINE = 720  # 1.27 cm

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_GREYS = ("000000", "262626", "404040", "595959", "7F7F7F", "A6A6A6")
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
    once: bool = False  # space before the first of a row of such paragraphs only
    border: tuple[str, ...] = ()
    shade: str = ""
    outline: int | None = None


_BODY = {"align": "both", "before": 120, "line": 264, "first": FIRST_LINE}
_HEADING = {"align": "left", "before": 120, "line": 264, "first": FIRST_LINE, "keep_next": True}
_CELL = {"size": 12, "before": 30, "after": 30}

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
    Style.ADDRESSEE: Look(before=240, after=120),
    Style.ADDRESSEES: Look(align="left", before=240, left=1700),
    Style.ADDRESSEE_ITEM: Look(align="left", left=2690),
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
        f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
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
        f"{_XML}<w:document {_W} {_R}><w:body>{specimens}<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"'
        ' w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/>'
        "</w:sectPr></w:body></w:document>"
    )


def header(content: str) -> str:
    """Write a header whose one paragraph holds `content`."""
    style = f'<w:pPr><w:pStyle w:val="{Style.PAGE_NUMBER.id}"/></w:pPr>'
    return f"{_XML}<w:hdr {_W}><w:p>{style}{content}</w:p></w:hdr>"


def page_number() -> str:
    """Write the field that shows the number of the page."""
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    shown = "<w:r><w:t>2</w:t></w:r>"
    return field.format("begin") + code + field.format("separate") + shown + field.format("end")


def settings() -> str:
    """Write the settings: layout of Word 2013 and later, decimal comma."""
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return (
        f'{_XML}<w:settings {_W}><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{compatibility}'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def font_table() -> str:
    """Write the one font."""
    return (
        f'{_XML}<w:fonts {_W}><w:font w:name="Times New Roman"><w:panose1'
        ' w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme() -> str:
    """Write a theme in black, white and grey: Word wants one, and none of its own may show."""
    tones = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "F2F2F2"}
    tones |= {f"accent{n}": tone for n, tone in enumerate(_GREYS, start=1)}
    tones |= {"hlink": "000000", "folHlink": "000000"}
    colours = "".join(f'<a:{n}><a:srgbClr val="{t}"/></a:{n}>' for n, t in tones.items())
    font = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="BC"><a:themeElements><a:clrScheme name="BC">{colours}</a:clrScheme>'
        f'<a:fontScheme name="BC"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="BC"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def properties() -> str:
    """Write empty core properties, so that no library puts in its own."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Mẫu báo cáo hành chính</dc:title></cp:coreProperties>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    """Write a relationships part: kind and target of each, numbered from rId1."""
    lines = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def content_types() -> str:
    """Write what each part of the file is."""
    parts = {
        "/word/document.xml": f"{_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_TYPE}.styles+xml",
        "/word/settings.xml": f"{_TYPE}.settings+xml",
        "/word/header1.xml": f"{_TYPE}.header+xml",
        "/word/header2.xml": f"{_TYPE}.header+xml",
        "/word/fontTable.xml": f"{_TYPE}.fontTable+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = (f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in parts.items())
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )


def template() -> bytes:
    """Build the template file."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": properties(),
        "word/_rels/document.xml.rels": relationships(
            (f"{_OFFICE}/styles", "styles.xml"),
            (f"{_OFFICE}/settings", "settings.xml"),
            (f"{_OFFICE}/header", "header1.xml"),
            (f"{_OFFICE}/header", "header2.xml"),
            (f"{_OFFICE}/fontTable", "fontTable.xml"),
            (f"{_OFFICE}/theme", "theme/theme1.xml"),
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
