"""Files as clerks make them: typed with tabs in Word's default look, saved by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from tests.review.decree30.checking import findings, rules_of
from tests.review.decree30.clean import full_report
from tests.review.decree30.layouts import LAYOUTS

# A report typed in haste, line by line, and the rules that each line breaks.
TYPED = (
    (
        "SỞ Y TẾ TỈNH CAO BẰNG\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        {"issuing_body_bold", "issuing_body_rule", "state_name_bold"},
    ),
    (
        "\t\t\tĐộc lập – Tự do – Hạnh phúc",
        {"motto_hyphens", "motto_bold", "motto_rule", "motto_size"},
    ),
    (
        "Số: 5/BC-SYT\t\t\tCao Bằng, ngày 5 tháng 03 năm 2022",
        {"number_zero", "number_size", "date_zero", "place_date_italic", "place_date_size"},
    ),
    ("BÁO CÁO", {"type_name_bold", "type_name_centred", "type_name_size"}),
    (
        "Kết quả phòng, chống dịch quý I",
        {"subject_bold", "subject_centred", "subject_rule", "subject_size"},
    ),
    ("Kính gửi: Ủy ban nhân dân tỉnh Cao Bằng", {"addressee_size"}),
    (
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 07 tháng 03 năm 2022",
        {"date_zero_cited", "legal_basis_end", "legal_basis_italic", "legal_basis_size"},
    ),
    ("I. TÌNH HÌNH", {"section_heading_bold", "section_heading_size"}),
    (
        "Trong quý I có 12 ca mắc mới.",
        {"body_indent", "body_justified", "body_size"},
    ),
    ("III. KIẾN NGHỊ", {"section_numbering"}),
    ("Đề nghị Ủy ban nhân dân tỉnh quan tâm.", {"closing"}),
    ("Nơi nhận:\t\t\tGIÁM ĐỐC", {"recipients_title_bold", "signer_title_bold"}),
    ("- Như trên", {"recipient_end"}),
    ("- Lưu VT", {"archive_form"}),
)


def typed() -> bytes:
    """The lines in the template that python-docx ships, which looks as Word's own does."""
    made, file = docx.Document(), BytesIO()
    made.sections[0].page_width, made.sections[0].page_height = Cm(21), Cm(29.7)
    for line, _ in TYPED:
        made.add_paragraph(line)
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("line", "rules"), TYPED, ids=[str(i) for i, _ in enumerate(TYPED)])
def test_each_line_typed_in_haste_is_told_what_it_breaks(line: str, rules: set[str]) -> None:
    """With its text, its clause and what to do."""
    found = [f for f in findings(typed()) if f.rule in rules]
    assert {f.rule for f in found} == rules
    for finding in found:
        assert finding.clause.startswith("Nghị định 30/2020/NĐ-CP")
        assert finding.todo.endswith(".")


def test_words_default_page_and_font_are_seen() -> None:
    """Margins of an inch and Cambria: the default of older programs."""
    assert {"font", "margin_top", "margin_bottom", "margin_right"} <= rules_of(typed())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_clean_files_stay_clean_when_libreoffice_saves_them(tmp_path: Path) -> None:
    """It writes styles, tabs, text boxes and rules in its own way."""
    files = {**LAYOUTS, "report": full_report}
    for name, make in files.items():
        (tmp_path / f"{name}.docx").write_bytes(make())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved")]
    command = ["soffice", profile, "--headless", *target, *map(str, tmp_path.glob("*.docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = {name: (tmp_path / "saved" / f"{name}.docx").read_bytes() for name in files}
    assert {name: rules_of(file) for name, file in saved.items() if rules_of(file)} == {}
