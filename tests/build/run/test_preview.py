"""PDF and page images beside a report, with LibreOffice and without."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from page import ValidationProfile, validate_pdf
from pypdf import PdfReader

from baocao.archive.built.run import read_run
from baocao.build.run import archival_pdf
from baocao.build.run.archival_pdf import finished
from baocao.build.run.fingerprint import why_build
from baocao.build.run.preview import FOLDER, Preview, make_previews
from baocao.build.run.signature_field import BODY, SIGNER
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from tests.conftest import BUILT
from tests.output.word.paper import words_on

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftoppm") is None,
    reason="needs LibreOffice and poppler",
)


@pytest.fixture
def folder(project: Project) -> Path:
    return project.report(BUILT)


@dataclass(frozen=True)
class Previews:
    """The previews of a report and its summary; of each also the PDF as LibreOffice left it and as
    it is kept."""

    folder: Path
    report: Preview
    summary: Preview
    finished: tuple[tuple[bytes, bytes], ...]


@pytest.fixture(scope="module")
def previews(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Previews:
    """Made once, in a copy that nobody changes."""
    root = tmp_path_factory.mktemp("previews") / "project"
    shutil.copytree(built.root, root)
    noted = list[tuple[bytes, bytes]]()

    def note(pdf: bytes, titles: Sequence[str]) -> bytes:
        noted.append((pdf, finished(pdf, titles)))
        return noted[-1][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archival_pdf, "finished", note)
        report, summary = make_previews(Project(root), [BUILT])
    return Previews(Project(root).report(BUILT), report, summary, tuple(noted))


@pytest.mark.slow
@needs_office
def test_report_and_summary_are_printed_and_drawn(previews: Previews) -> None:
    """One image a page; the summary has one."""
    report, summary = previews.report, previews.summary
    assert report.pdf == previews.folder / FOLDER / "bao-cao.pdf"
    assert report.pdf.read_bytes().startswith(b"%PDF")
    assert len(report.pages) > 3
    assert [page.suffix for page in summary.pages] == [".png"]


@pytest.mark.slow
@needs_office
def test_the_pdf_is_one_for_archives_that_can_be_read_aloud(previews: Previews) -> None:
    """PDF/A-2b and PDF/UA by what it says of itself and by every rule of a validator, tagged, in
    Vietnamese, with the colours of its output told, a title that is shown, and a bookmark for each
    section and appendix."""
    report, summary = previews.report, previews.summary
    for pdf in (report.pdf, summary.pdf):
        content = pdf.read_bytes()
        names = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
        found = [re.findall(rf"<{name}>([^<]*)</{name}>".encode(), content) for name in names]
        assert found == [[b"2"], [b"B"], [b"1"]]
        root: Any = PdfReader(pdf).root_object
        assert {"/StructTreeRoot", "/OutputIntents", "/Metadata"} <= root.keys()
        assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("vi-VN", True)
        for profile in (ValidationProfile.PDF_A_2B, ValidationProfile.PDF_UA_1):
            failures = validate_pdf(pdf, profile=profile).failures
            assert [(profile, one.rule_id, one.message) for one in failures] == []
    told = subprocess.run(["pdfinfo", report.pdf], check=True, capture_output=True, text=True)
    assert re.search(r"Title: +Báo cáo Kết quả thực hiện .* COVID-19", told.stdout)
    outline: list[Any] = PdfReader(report.pdf).outline
    shown = [str(one["/Title"]) for one in outline if not isinstance(one, list)]
    assert "I. TÌNH HÌNH DỊCH" in shown
    assert [title for title in shown if title.startswith("Phụ lục")]


@pytest.mark.slow
@needs_office
def test_signer_and_body_have_empty_fields(previews: Previews) -> None:
    """The signer's below the title on the body's last page, the seal's over a third of it from the
    left; the summary, which goes with the report, has the body's alone, in its upper right corner,
    where nothing is printed."""
    report, summary = previews.report, previews.summary
    (foot, signer), (same, seal) = fields_of(report.pdf, (SIGNER, BODY))
    assert foot == same
    assert "Nơi nhận:" in foot.extract_text()
    assert foot.mediabox.width / 2 < signer[0] < signer[2] < foot.mediabox.width
    assert 0 < signer[1] < signer[3] < foot.mediabox.height
    assert seal[2] - signer[0] == pytest.approx((signer[2] - signer[0]) / 3, abs=0.02)
    assert sum(seal[1::2]) == pytest.approx(sum(signer[1::2]), abs=0.04)
    assert [seal[2] - seal[0], seal[3] - seal[1]] == pytest.approx([36 / 25.4 * 72] * 2, abs=0.02)
    ((first, corner),) = fields_of(summary.pdf, (BODY,))
    edges = (first.mediabox.width - corner[2], first.mediabox.height - corner[3])
    assert edges == pytest.approx((15 / 25.4 * 72, 14), abs=1)
    assert min(word.top for word in words_on(summary.pdf)) > first.mediabox.height - corner[1]


@pytest.mark.slow
@needs_office
def test_what_archives_and_readers_aloud_need_is_not_seen(previews: Previews) -> None:
    """Each page looks as LibreOffice drew it."""
    assert len(previews.finished) == 2
    for before, after in previews.finished:
        assert before != after
        assert looks(before) == looks(after)


def looks(pdf: bytes) -> list[bytes]:
    return [page.render(scale=1).to_numpy().tobytes() for page in pypdfium2.PdfDocument(pdf)]


def fields_of(pdf: Path, names: Sequence[str]) -> list[tuple[Any, list[float]]]:
    """The page and the box of each field of a form, which are those of `names`, in this order:
    empty, for a signature, tagged, printed, with a look, the only annotations there are."""
    reader: Any = PdfReader(pdf)
    root = reader.root_object
    form = root["/AcroForm"]
    assert form["/SigFlags"] == 3
    assert "/NeedAppearances" not in form
    fields = [field.get_object() for field in form["/Fields"]]
    assert [(f["/T"], f["/FT"], "/V" in f) for f in fields] == [(n, "/Sig", False) for n in names]
    annotated = [a.get_object() for page in reader.pages for a in page.get("/Annots", ())]
    assert [one for one in annotated if "/FT" in one] == fields
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    elements = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for field in fields:
        assert field["/F"] == 4
        assert elements[field["/StructParent"]].get_object()["/S"] == "/Form"
        left, bottom, right, top = field["/Rect"]
        look = [float(side) for side in field["/AP"]["/N"]["/BBox"]]
        assert look == pytest.approx([0, 0, right - left, top - bottom], abs=0.02)
    pages = {page.indirect_reference: page for page in reader.pages}
    return [(pages[f.raw_get("/P")], [float(side) for side in f["/Rect"]]) for f in fields]


@pytest.mark.slow
@needs_office
def test_copied_from_the_pdf_a_held_hyphen_is_a_hyphen(previews: Previews) -> None:
    """Who searches the PDF for COVID-19 finds it."""
    command = ["pdftotext", str(previews.report.pdf), "-"]
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
