"""The table in docs/word-files.md says what verify, keep and lint do: each row is tried."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import docx
import pytest
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from baocao.archive.built.folder import PublishedReport, open_published
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.word_file import Element, qualified
from baocao.review.decree30.reading import read_word
from baocao.review.keep.keep import kept_wording
from baocao.review.verify.inlines import RevisionView
from baocao.review.verify.model import ChangeKind
from baocao.review.verify.passages import read_passages
from baocao.review.verify.word_file import open_word_file
from tests.built_project import built_project
from tests.conftest import BUILT
from tests.core.word_file.strict import strict
from tests.review.verify import edits as e
from tests.review.verify import unseen as u
from tests.review.verify.making import text, w
from tests.review.verify.test_edited_files import NONE_LINE, verified

TABLE = Path(__file__).parents[2] / "docs" / "word-files.md"
MARKER = "Các đơn vị tiếp tục rà soát"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

Plant = Callable[[Document], None]


def run(words: str = MARKER, *look: Element) -> Element:
    return w("r", w("rPr", *look), text(words))


def put(*content: Element, properties: Element | None = None) -> Plant:
    """A new paragraph among those that people write."""

    def plant(document: Document) -> None:
        parts = [properties] if properties is not None else []
        e.paragraph(document, NONE_LINE).addnext(w("p", *parts, *content))

    return plant


def made(markup: str) -> Plant:
    """As `put`, the paragraph's content as markup."""
    return put(*u.xml(f"<w:p>{markup}</w:p>"))


def after(block: str) -> Plant:
    """Something beside the paragraphs."""
    return lambda document: e.paragraph(document, NONE_LINE).addnext(u.xml(block))


def both(*plants: Plant) -> Plant:
    def plant(document: Document) -> None:
        for each in plants:
            each(document)

    return plant


def split(words: str = MARKER) -> tuple[Element, ...]:
    """The words in runs of a letter or two, with the marks of a spelling checker."""
    parts = [words[at : at + 2] for at in range(0, len(words), 2)]
    return tuple(x for part in parts for x in (w("proofErr", type="spellStart"), run(part)))


def field(instruction: str) -> tuple[Element, ...]:
    code = w("instrText")
    code.text = instruction
    ends = [w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return ends[0], w("r", code), ends[1], run(), ends[2]


def in_header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].add_run(MARKER)


def note(kind: str) -> Plant:
    """A footnote or endnote in its part."""

    def plant(document: Document) -> None:
        content = u.xml(
            f"<w:{kind}s><w:{kind} w:id='2'><w:p><w:r><w:t>{MARKER}</w:t></w:r></w:p>"
            f"</w:{kind}></w:{kind}s>"
        )
        _part(document, f"{kind}s", content)
        put(run("Xem chú thích."), w("r", w(f"{kind}Reference", id=2)))(document)

    return plant


def comment(document: Document) -> None:
    content = (
        '<w:comments><w:comment w:id="7" w:author="a"><w:p><w:r>'
        f"<w:t>{MARKER}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    _part(document, "comments", u.xml(content))
    put(run("Có nhận xét."), w("r", w("commentReference", id=7)))(document)


def _part(document: Document, name: str, root: Element) -> None:
    kind = f"{_WORD}.{name}+xml"
    part = Part(PackURI(f"/word/{name}.xml"), kind, etree.tostring(root), document.part.package)
    document.part.relate_to(part, f"{_OFFICE}/{name}")


def box(*wrapped: str) -> Plant:
    content = f"<w:txbxContent><w:p><w:r><w:t>{MARKER}</w:t></w:r></w:p></w:txbxContent>"
    return made("".join(wrapped).format(content))


_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_SHAPE = u.graphic(f"<wps:wsp {_WPS}><wps:txbx>{{}}</wps:txbx></wps:wsp>")
_DRAWING = _SHAPE.removeprefix("<w:r>").removesuffix("</w:r>")
_VML = "<w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict>"
_TWICE = (
    f"<w:r><mc:AlternateContent {_MC}><mc:Choice Requires='wps'>{_DRAWING}</mc:Choice>"
    f"<mc:Fallback>{_VML.replace('{}', '{0}')}</mc:Fallback></mc:AlternateContent></w:r>"
).replace("{}", "{0}")
_RUN = f'<w:r><w:t xml:space="preserve">{MARKER}</w:t></w:r>'
_WHO = 'w:id="9" w:author="a" w:date="2022-03-26T08:00:00Z"'
_HIDDEN_STYLE = u.style("character", "<w:vanish/>")


def alt_text(document: Document) -> None:
    for shown in document.element.body.iter(qualified("wp:docPr")):
        shown.set("descr", MARKER)


def section(document: Document) -> None:
    size = w("pgSz", w=16840, h=11907, orient="landscape")
    put(run(), properties=w("pPr", w("sectPr", size)))(document)


PLANTS: dict[str, Plant] = {
    "đoạn văn thường": put(run()),
    "chữ tách thành nhiều mẩu (run), dấu kiểm chính tả": put(*split()),
    "chữ có dấu tách rời (NFD)": put(run(normalize("NFD", MARKER))),
    "dấu nháy cong “ ”": put(run(f"“{MARKER}”")),
    "dấu cách không ngắt": put(run(MARKER.replace(" ", "\u00a0"))),
    "gạch nối không ngắt": put(
        run("Các đơn vị tiếp tục rà"), w("r", w("noBreakHyphen")), run("soát")
    ),
    "gạch nối mềm": put(run("Các đơn vị tiếp tục rà s"), w("r", w("softHyphen")), run("oát")),
    "ký hiệu chèn từ bảng (w:sym: ≥, −)": put(run(f"{MARKER} "), u.sym("F0B3"), run(" mức")),
    "ngắt dòng, phím Tab": put(run("Các đơn vị"), w("r", w("tab")), run("tiếp tục rà soát")),
    "liên kết (hyperlink)": put(w("hyperlink", run(), anchor="x")),
    "thẻ thông minh, customXml": put(w("smartTag", w("customXml", run()))),
    "trường tính toán, kết quả đã ghi": put(*field(" DOCPROPERTY x ")),
    "trường một phần tử (fldSimple)": put(w("fldSimple", run(), instr=" TITLE ")),
    "trường dẫn đến chỗ khác trong tệp (REF, PAGEREF, TOC)": put(*field(" REF x ")),
    "ngày giờ tự đổi (trường DATE, TIME)": put(*field(' DATE \\@ "d/M/yyyy" ')),
    "số trang (PAGE)": put(*field(" PAGE ")),
    "ô nội dung (content control) trong dòng": put(
        w("sdt", w("sdtPr", w("tag", val="x")), w("sdtContent", run()))
    ),
    "ô nội dung bao cả đoạn": after(
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{_RUN}</w:p></w:sdtContent></w:sdt>"
    ),
    "gợi ý của ô nội dung còn trống": put(
        w("sdt", w("sdtPr", w("showingPlcHdr")), w("sdtContent", run()))
    ),
    "gợi ý có con số của ô nội dung": put(
        w("sdt", w("sdtPr", w("showingPlcHdr")), w("sdtContent", run(f"{MARKER} 512")))
    ),
    "danh sách chọn kiểu cũ (FORMDROPDOWN)": put(*field(" FORMDROPDOWN ")),
    "chữ trong phần tử của phần mềm khác": made(
        f'<z:x xmlns:z="urn:z"><w:r><w:t>{MARKER}</w:t></w:r></z:x>'
    ),
    "đoạn đánh số tự động": put(
        run(), properties=w("pPr", w("numPr", w("ilvl", val=0), w("numId", val=1)))
    ),
    "đoạn đổi kiểu trình bày (style)": put(run(), properties=w("pPr", w("pStyle", val="Normal"))),
    "chữ ẩn": put(run("Có chữ ẩn. "), run(MARKER, w("vanish"))),
    "chữ ẩn theo kiểu (style)": both(
        _HIDDEN_STYLE, put(run("Có chữ ẩn. "), run(MARKER, w("rStyle", val="x")))
    ),
    "chữ gạch ngang": put(run(MARKER, w("strike"))),
    "theo dõi thay đổi: thêm": made(f"<w:ins {_WHO}>{_RUN}</w:ins>"),
    "theo dõi thay đổi: xóa": made(
        f"<w:r><w:t>Có chữ xóa.</w:t></w:r><w:del {_WHO}>{_RUN.replace('w:t', 'w:delText')}</w:del>"
    ),
    "theo dõi thay đổi: chuyển đến": made(f"<w:moveTo {_WHO}>{_RUN}</w:moveTo>"),
    "theo dõi thay đổi: chuyển đi": made(
        f"<w:r><w:t>Có chữ chuyển.</w:t></w:r><w:moveFrom {_WHO}>{_RUN}</w:moveFrom>"
    ),
    "theo dõi thay đổi định dạng": made(
        f"<w:r><w:rPr><w:b/><w:rPrChange {_WHO}><w:rPr/></w:rPrChange></w:rPr>"
        f"<w:t>{MARKER}</w:t></w:r>"
    ),
    "đoạn trong bảng": e.own_table(NONE_LINE, MARKER, "x"),
    "hộp chữ (DrawingML) với bản sao VML": box(_TWICE),
    "hộp chữ VML": box(f"<w:r>{_VML}</w:r>"),
    "chữ nghệ thuật, chữ chìm (watermark)": made(u.WATERMARK.replace("Tăng 512 ca", MARKER)),
    "đầu trang, chân trang": in_header,
    "chú thích cuối trang (footnote)": note("footnote"),
    "chú thích cuối văn bản (endnote)": note("endnote"),
    "nhận xét (comment)": comment,
    "lời thay thế của hình (alt text)": alt_text,
    "nội dung có bản thay thế khác (AlternateContent)": made(
        f"<w:r><mc:AlternateContent {_MC}><mc:Choice Requires='wps'><w:t>{MARKER}</w:t></mc:Choice>"
        "<mc:Fallback><w:t>khác</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "phần mới (section), đổi khổ giấy": section,
    "công thức toán (Equation)": made(u.FORMULA.replace("12", MARKER)),
    "biểu đồ của Word": made(u.CHART),
    "sơ đồ SmartArt": made(u.SMART_ART),
    "bảng tính nhúng (OLE)": made(u.WORKBOOK),
    "nút, ô điều khiển (ActiveX)": made(u.CONTROL),
    "nét vẽ tay (Ink)": made(u.INK),
    "tệp khác chèn vào (altChunk)": after('<w:altChunk r:id="rId1"/>'),
    "ô lấy dữ liệu kèm theo tệp (dataBinding)": made(u.BOUND.replace(" như trên", MARKER)),
    "hình chèn thêm": u.add_picture(NONE_LINE),
    "mất ô nội dung quanh số liệu": both(put(run()), e.unwrap),
    "mất dấu trang (bookmark) quanh số liệu": both(put(run()), e.drop_bookmarks),
    "tệp dạng Strict Open XML": put(run()),
}
WORDS = {
    "gạch nối không ngắt": "Các đơn vị tiếp tục rà-soát",
    "ký hiệu chèn từ bảng (w:sym: ≥, −)": f"{MARKER} ≥ mức",
}


def rows() -> dict[str, tuple[str, ...]]:
    """What the table says of each thing: verify, keep, lint."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return {row[0]: row[2:] for row in cells[1:]}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> PublishedReport:
    return open_published(Project(built_project(tmp_path_factory)), BUILT)


def read(report: PublishedReport, path: Path, words: str) -> str:
    """What verify does: an error, or whether it reads the words."""
    file = open_word_file(path, path.name)
    found = verified(report, file)
    passages = read_passages(file, RevisionView.ACCEPTED)
    kinds = {change.kind for change in found.changes}
    if not found.stands:
        assert kinds <= {ChangeKind.UNREAD, ChangeKind.WORDING_CHANGED}
        return "báo lỗi"
    return "đọc" if any(words in passage.text for passage in passages) else "bỏ qua"


def kept(report: PublishedReport, path: Path, words: str) -> str:
    try:
        found = kept_wording(report, open_word_file(path, path.name), "")
    except BaocaoError:
        return "từ chối"
    told = [p.text for paragraphs in found.sections.values() for p in paragraphs]
    return "giữ" if any(words in text for text in told) else "bỏ"


def linted(path: Path, words: str) -> str:
    file = read_word(path, path.name)
    furniture = [f for s in file.sections for f in (*s.headers.values(), *s.footers.values())]
    paragraphs = [*file.paragraphs, *(p for each in furniture for p in each.paragraphs)]
    said = (" ".join(paragraph.text.split()) for paragraph in paragraphs)
    return "đọc" if any(words in text for text in said) else "bỏ qua"


def test_the_table_and_the_cases_are_the_same() -> None:
    """No row without a case, no case without a row."""
    assert list(rows()) == list(PLANTS)


@pytest.mark.parametrize("name", PLANTS)
def test_each_row_says_what_the_commands_do(
    name: str, report: PublishedReport, tmp_path: Path
) -> None:
    """The thing is put into a report, and each command does with it what its column says."""
    path = tmp_path / "bao-cao.docx"
    document = docx.Document(str(report.folder / "bao-cao.docx"))
    PLANTS[name](document)
    document.save(str(path))
    if "Strict" in name:
        path.write_bytes(strict(path.read_bytes()))
    words = WORDS.get(name, MARKER)
    assert (read(report, path, words), kept(report, path, words), linted(path, words)) == rows()[
        name
    ]
