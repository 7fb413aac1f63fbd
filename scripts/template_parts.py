"""The parts of the template that are neither styles nor page set-up: what Word expects to find."""

from __future__ import annotations

from baocao.output.word.styles import Style

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_GREYS = ("000000", "262626", "404040", "595959", "7F7F7F", "A6A6A6")


def header(content: str) -> str:
    """Write a header whose one paragraph holds `content`."""
    style = f'<w:pPr><w:pStyle w:val="{Style.PAGE_NUMBER.id}"/></w:pPr>'
    return f"{XML}<w:hdr {W}><w:p>{style}{content}</w:p></w:hdr>"


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
        f'{XML}<w:settings {W}><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{compatibility}'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def font_table() -> str:
    """Write the one font."""
    return (
        f'{XML}<w:fonts {W}><w:font w:name="Times New Roman"><w:panose1'
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
        f'{XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
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
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
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
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


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
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )
