"""PDF and page images beside a report, with LibreOffice and without."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from baocao.archive.built.run import read_run
from baocao.build.run.fingerprint import why_build
from baocao.build.run.preview import FOLDER, make_previews
from baocao.build.run.signature_field import FIELD, with_signature_field
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from tests.conftest import BUILT

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftoppm") is None,
    reason="needs LibreOffice and poppler",
)


@pytest.fixture
def folder(project: Project) -> Path:
    return project.report(BUILT)


@pytest.mark.slow
@needs_office
def test_report_and_summary_are_printed_and_drawn(project: Project, folder: Path) -> None:
    """One image a page; the summary has one."""
    report, summary = make_previews(project, [BUILT])
    assert report.pdf == folder / FOLDER / "bao-cao.pdf"
    assert report.pdf.read_bytes().startswith(b"%PDF")
    assert len(report.pages) > 3
    assert [page.suffix for page in summary.pages] == [".png"]


@pytest.mark.slow
@needs_office
def test_the_pdf_is_one_for_archives_that_can_be_read_aloud(project: Project) -> None:
    """PDF/A-2b and PDF/UA by what it says of itself, tagged, in Vietnamese, with the colours of
    its output told, a title that is shown, and a bookmark for each section and appendix."""
    report, summary = make_previews(project, [BUILT])
    for pdf in (report.pdf, summary.pdf):
        content = pdf.read_bytes()
        names = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        found = [re.findall(rf"<{name}>([^<]*)</{name}>".encode(), content) for name in names]
        assert found == [[b"2"], [b"B"], [b"1"]]
        root: Any = PdfReader(pdf).root_object
        assert {"/StructTreeRoot", "/OutputIntents", "/Metadata"} <= root.keys()
        assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("vi-VN", True)
        assert archived(PdfReader(pdf)) == []
    told = subprocess.run(["pdfinfo", report.pdf], check=True, capture_output=True, text=True)
    assert re.search(r"Title: +Báo cáo Kết quả thực hiện .* COVID-19", told.stdout)
    outline: list[Any] = PdfReader(report.pdf).outline
    shown = [str(one["/Title"]) for one in outline if not isinstance(one, list)]
    assert "I. TÌNH HÌNH DỊCH" in shown
    assert [title for title in shown if title.startswith("Phụ lục")]


def archived(pdf: PdfReader) -> list[str]:
    """What a file lacks of the clauses of ISO 19005-2 that can be checked here, by clause; veraPDF
    and its like are in no registry that this project may use."""
    root: Any = pdf.root_object
    fonts = [font for page in pdf.pages for font in fonts_of(page)]
    held = {
        "6.1.2 header": re.fullmatch(r"%PDF-1\.[4-7]", pdf.pdf_header),
        "6.1.3 identifier, not encrypted": "/ID" in pdf.trailer and not pdf.is_encrypted,
        "6.2.3 output intent": [
            one.get_object()["/S"] == "/GTS_PDFA1" and "/DestOutputProfile" in one.get_object()
            for one in root["/OutputIntents"]
        ]
        == [True],
        "6.2.11.4 fonts embedded": fonts and all(map(is_embedded, fonts)),
        "6.2.11.7 letters known": all("/ToUnicode" in font for font in fonts),
        "6.5 no actions": "/AA" not in root and "/JavaScript" not in root.get("/Names", {}),
        "6.7 tagged": root["/MarkInfo"] == {"/Marked": True},
    }
    return [clause for clause, holds in held.items() if not holds]


def fonts_of(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]


def is_embedded(font: Any) -> bool:
    """Whether the file holds the font's outlines."""
    (one,) = font.get("/DescendantFonts", [font])
    described = one.get_object().get("/FontDescriptor", {})
    return any(name in described for name in ("/FontFile", "/FontFile2", "/FontFile3"))


@pytest.mark.slow
@needs_office
def test_the_signer_has_an_empty_field_below_the_title(project: Project) -> None:
    """Named, on the body's last page, tagged, with a look and no other annotation; nobody signs
    the summary. Nothing that the page prints lies below the field."""
    report, summary = make_previews(project, [BUILT])
    reader = PdfReader(report.pdf)
    (field,) = (reader.get_fields() or {}).values()
    assert (field.name, field.field_type, field.value) == (FIELD, "/Sig", None)
    root: Any = reader.root_object
    form = root["/AcroForm"]
    assert form["/SigFlags"] == 3
    assert "/NeedAppearances" not in form
    pages: Any = reader.pages
    annotated = [(page, a.get_object()) for page in pages for a in page.get("/Annots", ())]
    ((page, widget),) = [(page, one) for page, one in annotated if "/FT" in one]
    assert "Nơi nhận:" in page.extract_text()
    assert widget["/P"].get_object() == page
    left, bottom, right, top = map(float, widget["/Rect"])
    box = page.mediabox
    assert box.width / 2 < left < right < box.width
    assert 0 < bottom < top < box.height
    look = [float(side) for side in widget["/AP"]["/N"]["/BBox"]]
    assert look == pytest.approx([0, 0, right - left, top - bottom])
    assert widget["/F"] == 4
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    element = dict(zip(numbers[::2], numbers[1::2], strict=True))[widget["/StructParent"]]
    assert element.get_object()["/S"] == "/Form"
    assert not PdfReader(summary.pdf).get_fields()
    assert with_signature_field(summary.pdf.read_bytes(), ["GIÁM ĐỐC"]) == summary.pdf.read_bytes()


@pytest.mark.slow
@needs_office
def test_copied_from_the_pdf_a_held_hyphen_is_a_hyphen(project: Project) -> None:
    """Who searches the PDF for COVID-19 finds it."""
    report, _ = make_previews(project, [BUILT])
    command = ["pdftotext", str(report.pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "COVID-19" in text
    assert "COVID\N{NON-BREAKING HYPHEN}" not in text


@pytest.mark.slow
@needs_office
def test_a_preview_leaves_the_report_current(project: Project, folder: Path) -> None:
    """No page of an earlier preview is left beside a newer one; what people put there is."""
    run = read_run(folder)
    assert run is not None
    stale = folder / FOLDER / "bao-cao-99.png"
    stale.parent.mkdir()
    stale.write_bytes(b"")
    commented = folder / FOLDER / "bao-cao-gop-y.pdf"
    commented.write_bytes(b"%PDF-1.7")
    make_previews(project, [BUILT])
    assert not stale.exists()
    assert commented.read_bytes() == b"%PDF-1.7"
    assert why_build(folder, dict(run.inputs)) == ()


@pytest.mark.slow
@needs_office
def test_a_file_that_cannot_be_printed_is_named(project: Project, folder: Path) -> None:
    """The others' old previews are not touched."""
    (folder / "tom-tat.docx").unlink()
    whole = (folder / "bao-cao.docx").read_bytes()
    (folder / "bao-cao.docx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BaocaoError) as caught:
        make_previews(project, [BUILT])
    (problem,) = caught.value.problems
    assert problem.where == "reports/covid-19/lang-son/2022-Q1/bao-cao.docx"
    assert not (folder / FOLDER).exists()


def test_without_libreoffice_it_says_how_to_install_it(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And makes nothing."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(BaocaoError, match="chưa có LibreOffice") as caught:
        make_previews(project, [BUILT])
    assert "sudo apt install libreoffice-writer fonts-croscore" in caught.value.problems[0].todo
    assert not (folder / FOLDER).exists()
