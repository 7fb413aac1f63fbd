"""The file as a whole: properties, bytes, validity, and a template gone wrong."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from baocao.core.errors import BaocaoError
from baocao.document.blocks import AdministrativeDocument
from baocao.document.computed import marked
from baocao.output.packed import pack
from baocao.output.word import render_word
from tests.output.word.reading import CREATED, TEMPLATE, part, render
from tests.output.word.sample import ISSUED_ON, report

VARIANTS = {
    "open": report(),
    "marked": marked(report()),
    "issued": replace(report(), number="5", issued_on=ISSUED_ON, urgency="hỏa tốc"),
    "bare": replace(report(), appendices=(), addressees=("A", "B"), notices=(), legal_bases=()),
    "letter": replace(
        report(), type_name="", sections=(), appendices=(), legal_bases=(), addressees=("A",)
    ),
}


@pytest.mark.parametrize("document", VARIANTS.values(), ids=VARIANTS.keys())
def test_file_is_valid_office_open_xml(document: AdministrativeDocument, tmp_path: Path) -> None:
    """No finding of the validator, neither of schema nor of meaning."""
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(render(document))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_the_validator_sees_a_broken_file(tmp_path: Path) -> None:
    """A paragraph within a run is found: the test above can fail."""
    file = tmp_path / "bao-cao.docx"
    with zipfile.ZipFile(BytesIO(render(report()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:br/>", b"<w:p/>")
    file.write_bytes(pack(parts))
    assert OpenXmlValidator().validate(file).errors


def test_same_input_gives_the_same_bytes() -> None:
    """Nothing of the moment or the machine is in the file."""
    assert render(report()) == render(report())


def test_zip_has_sorted_names_and_one_date() -> None:
    """The entries do not tell when or where they were written."""
    with zipfile.ZipFile(BytesIO(render(report()))) as archive:
        entries = archive.infolist()
    assert [e.filename for e in entries] == sorted(e.filename for e in entries)
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_compressed_already_is_stored() -> None:
    """A picture; all else is made smaller."""
    with zipfile.ZipFile(BytesIO(pack({"a.png": b"0" * 1000, "b.xml": b"0" * 1000}))) as archive:
        sizes = [entry.compress_size for entry in archive.infolist()]
    assert sizes[0] == 1000 > 10 * sizes[1]


def test_properties_are_the_reports_and_not_the_librarys() -> None:
    """Title, author, subject, language and dates; no trace of the library."""
    file = render(report())
    properties = {etree.QName(e).localname: e.text for e in part(file, "docProps/core.xml")}
    assert properties == {
        "title": "Báo cáo Kết quả thực hiện công tác phòng, chống dịch COVID-19 quý I năm 2022"
        " trên địa bàn tỉnh Lạng Sơn",
        "subject": report().subject,
        "identifier": "lang-son/2022-Q1",
        "creator": "Sở Y tế tỉnh Lạng Sơn",
        "lastModifiedBy": "Sở Y tế tỉnh Lạng Sơn",
        "language": "vi-VN",
        "revision": "1",
        "created": "2022-03-25T00:00:00Z",
        "modified": "2022-03-25T00:00:00Z",
    }
    assert CREATED.year == 2022


def test_a_template_that_is_not_word_gets_one_clear_message(tmp_path: Path) -> None:
    """A missing and a broken template are refused with what to do."""
    broken = tmp_path / "mau.docx"
    broken.write_text("không phải Word")
    for template in (broken, tmp_path / "khong-co.docx"):
        with pytest.raises(BaocaoError, match="không mở được tệp mẫu") as caught:
            render_word(report(), template, created=CREATED)
        assert "baocao upgrade --yes" in str(caught.value)


def _with_styles(change: tuple[str, str], tmp_path: Path) -> Path:
    """Write a template in whose styles part one text is replaced throughout."""
    with zipfile.ZipFile(TEMPLATE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old, new = (text.encode() for text in change)
    assert old in parts["word/styles.xml"]
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(old, new)
    file = tmp_path / "mau.docx"
    file.write_bytes(pack(parts))
    return file


def test_every_style_that_a_template_has_lost_is_named(tmp_path: Path) -> None:
    """All at once, each by the name that Word shows."""
    template = _with_styles(("BC Kính gửi", "Kiểu khác"), tmp_path)
    with pytest.raises(BaocaoError) as caught:
        render_word(report(), template, created=CREATED)
    assert [problem.what for problem in caught.value.problems] == [
        "thiếu kiểu trình bày “BC Kính gửi”",
        "thiếu kiểu trình bày “BC Kính gửi nhiều nơi”",
    ]


def test_styles_are_found_by_name_when_word_has_changed_their_ids(tmp_path: Path) -> None:
    """Word makes up ids when it saves the template; names are what the clerk sees."""
    template = _with_styles(('styleId="BCTieuNgu"', 'styleId="BCTiungu7"'), tmp_path)
    file = render_word(report(), template, created=CREATED)
    written = zipfile.ZipFile(BytesIO(file)).read("word/document.xml").decode()
    assert '<w:pStyle w:val="BCTiungu7"/>' in written
    assert "BCTieuNgu" not in written
