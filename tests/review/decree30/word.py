"""Word files made by hand, as other people's programs make them: nothing of the renderer."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Word's own look (Calibri of the theme, 11 pt), which the style Normal turns into the decree's.
STYLES = f"""<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259"
w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="than"><w:name w:val="Thân văn bản"/><w:basedOn w:val="a"/>
<w:pPr><w:spacing w:before="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="567"/>
<w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="de"><w:name w:val="Đề mục"/><w:basedOn w:val="than"/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="dam"><w:name w:val="Đậm"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="hoa"><w:name w:val="Hoa"/><w:rPr><w:caps/></w:rPr></w:style>
</w:styles>"""
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
    "</a:themeElements></a:theme>"
)
_LEVEL = (
    '<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
    '<w:lvlText w:val="{text}"/></w:lvl>'
)
# List 1: I., 1., a); list 2: dashes; list 3: 1. from five on.
NUMBERING = (
    f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">'
    + _LEVEL.format(depth=0, kind="upperRoman", text="%1.")
    + _LEVEL.format(depth=1, kind="decimal", text="%2.")
    + _LEVEL.format(depth=2, kind="lowerLetter", text="%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + _LEVEL.format(depth=0, kind="bullet", text="-")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
PAGE_NUMBER = '<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:pgSz w:w="11907" w:h="16840"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567"'
    ' w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


def run(words: str, *, look: str = "") -> str:
    """A run; `look` is what stands in its `w:rPr`; tabs and line feeds become elements."""
    text = escape(words)
    for char, element in (("\t", "<w:tab/>"), ("\n", "<w:br/>")):
        text = text.replace(char, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, set_up: str = "") -> str:
    """A paragraph of runs, or of plain words; `set_up` is what stands in its `w:pPr`."""
    content = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f"<w:p><w:pPr>{set_up}</w:pPr>{content}</w:p>"


def text(words: str) -> str:
    """A paragraph of text."""
    return paragraph(words, set_up='<w:pStyle w:val="than"/>')


def centred(*runs: str) -> str:
    return paragraph(*runs, set_up='<w:jc w:val="center"/>')


def listed(words: str, depth: int, style: str = "than") -> str:
    """A paragraph of the automatic list I., 1., a)."""
    number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(words, set_up=f'<w:pStyle w:val="{style}"/>{number}<w:ind w:firstLine="567"/>')


def size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/>'


def word_file(body: Iterable[str], parts: Mapping[str, str] | None = None) -> bytes:
    """Pack a Word file; `parts` replace or add parts by their names under word/."""
    header = f"<w:hdr {NAMESPACES}>{centred(PAGE_NUMBER)}</w:hdr>"
    content = {
        "document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "styles.xml": STYLES,
        "numbering.xml": NUMBERING,
        "theme/theme1.xml": THEME,
        "header1.xml": header,
        **(parts or {}),
    }
    kinds = ("styles", "numbering", "theme", "header")
    targets = ("styles.xml", "numbering.xml", "theme/theme1.xml", "header1.xml")
    relations = "".join(
        f'<Relationship Id="rId{kind.title()}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in zip(kinds, targets, strict=True)
    )
    return pack(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml"'
            f' ContentType="{_WORD}.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1"'
            f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}'
            "</Relationships>",
            **{f"word/{name}": part for name, part in content.items()},
        }
    )


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def unpack(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
