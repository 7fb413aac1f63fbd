"""A file that is no readable plan gets one clear sentence: a row each, with its own bad file."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

from baocao.core.errors import BaocaoError, UsageError
from baocao.definitions.plans.reading.open_text import read_content
from tests.definitions.plans.reading.documents import as_docx, read

NO_PLAN = "Chúng tôi đi chợ mua rau, cá và thịt rồi về nhà nấu cơm trưa cho mọi người cùng ăn. " * 5


def scanned() -> bytes:
    """A PDF of two empty pages, as a scanner makes before anybody recognises letters."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    document.new_page(595, 842)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def protected_pdf() -> bytes:
    """A PDF whose trailer names an encryption that no empty password opens."""
    key = b"<" + b"41" * 32 + b">"
    encryption = b"/Filter /Standard /V 1 /R 2 /O " + key + b" /U " + key + b" /P -4"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< " + encryption + b" >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(body)
    identity = b"[<00><00>]"
    trailer = b"<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID %s >>" % identity
    head = b"xref\n0 4\n0000000000 65535 f \n"
    return body + head + table + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF" % start


def protected_docx() -> bytes:
    """An old container that holds an encrypted package."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def english_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph(
        "All patients with severe disease shall receive treatment in time. " * 10
    )
    file = BytesIO()
    document.save(file)
    return file.getvalue()


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "broken docx": (lambda: as_docx()[:2000], "tệp hỏng, không đọc được"),
    "broken pdf": (lambda: b"%PDF-1.7\n" + zlib.compress(b"x" * 900), "tệp PDF hỏng"),
    "scanned pdf": (scanned, "bản chụp (scan), không có lớp chữ"),
    "protected pdf": (protected_pdf, "tệp PDF có mật khẩu"),
    "protected docx": (protected_docx, "tệp có mật khẩu"),
    "old doc": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le"),
        "tệp Word dạng cũ (.doc)",
    ),
    "rtf": (lambda: b"{\\rtf1 xin chao}", "tệp RTF"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "không phải tệp Word, PDF"),
    "english": (english_docx, "không phải tiếng Việt có dấu"),
    "without accents": (
        lambda: b"Ke hoach phong chong dich benh tren dia ban tinh trong nam nay. " * 10,
        "không phải tiếng Việt có dấu",
    ),
    "few words": ("Kế hoạch".encode, "gần như không có chữ"),
    "old font": (
        ("KÕ ho¹ch phßng chèng dÞch bÖnh trªn ®Þa bµn tØnh\n" * 10).encode,
        "phông cũ",
    ),
    "no plan": (NO_PLAN.encode, "không thấy chỉ tiêu, nhiệm vụ nào"),
}


@pytest.mark.parametrize(("make", "told"), CASES.values(), ids=CASES)
def test_refused(make: Callable[[], bytes], told: str) -> None:
    """One problem says what the file is, names it, and says what to do."""
    with pytest.raises(BaocaoError) as caught:
        read(make(), "van-ban.bin")
    (problem,) = caught.value.problems
    assert told in problem.what
    assert problem.where == "van-ban.bin"
    assert problem.todo


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there is a wrong call."""
    with pytest.raises(UsageError, match="không tìm thấy tệp"):
        read_content(tmp_path / "khong-co.docx", "khong-co.docx")


def test_empty_file(tmp_path: Path) -> None:
    """An empty file is told from one that says nothing."""
    path = tmp_path / "trong.txt"
    path.write_bytes(b" \n")
    with pytest.raises(BaocaoError, match="tệp trống"):
        read_content(path, "trong.txt")
