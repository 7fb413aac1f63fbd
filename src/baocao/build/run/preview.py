"""PDF and page images of published reports, made by LibreOffice in as few calls as possible.

They stand beside the report in a folder of their own: run.json does not know them, so they
never make a report look changed. The next build of the report leaves them and says so.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.turn import report_turn

FOLDER = "xem-truoc"
WORD_FILES = ("bao-cao.docx", "bao-cao-moi.docx", "tom-tat.docx")
AT_ONCE = 4  # reports per call: given very many files, LibreOffice gives up silently
# Options of LibreOffice's filter (from 7.4 on): PDF/A-2b, tagged as PDF/UA asks for, with bookmarks
# of the headings. Title and language come from the Word file.
_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
ARCHIVAL = f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}"
SECONDS_A_FILE = 60
_OURS = re.compile(r"(bao-cao|bao-cao-moi|tom-tat)(\.pdf|-\d+\.png)")
PAGE_DPI = "100"
INSTALL = "cài bằng lệnh: sudo apt install libreoffice-writer fonts-croscore poppler-utils"


@dataclass(frozen=True)
class Preview:
    """What was made for one Word file; `pages` is empty where no program draws pages."""

    pdf: Path
    pages: tuple[Path, ...]


def make_previews(project: Project, keys: Sequence[ReportKey]) -> tuple[Preview, ...]:
    """Make PDF and page images of the Word files of these reports, while it is their turn.

    Raises `BaocaoError` where LibreOffice is not installed or fails on a file; what was made of
    other files by then stays.
    """
    office = _office()
    made, lost = list[Preview](), list[Path]()
    ordered = sorted(keys)  # as for all who wait for several turns: none waits for another
    for start in range(0, len(ordered), AT_ONCE):
        previews, failed = _in_turn(project, office, ordered[start : start + AT_ONCE])
        made += previews
        lost += failed
    raise_all(_failed(project, file) for file in lost)
    return tuple(made)


def pdf_files(project: Project, files: Sequence[Path]) -> dict[Path, bytes]:
    """The PDF of each Word file, none kept beside it; for whoever has the report's turn.

    Raises `BaocaoError` where LibreOffice is not installed or fails on a file.
    """
    office = _office()
    with tempfile.TemporaryDirectory(prefix="baocao-") as scratch:
        made = {
            file: pdf.read_bytes() for file, pdf in _print(office, files, Path(scratch)).items()
        }
    raise_all(_failed(project, file) for file in files if file not in made)
    return made


def _office() -> str:
    """LibreOffice's program. Raises `BaocaoError` where there is none."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise BaocaoError(Problem("máy này chưa có LibreOffice để tạo bản PDF", "", INSTALL))
    return office


def _in_turn(
    project: Project, office: str, keys: Sequence[ReportKey]
) -> tuple[list[Preview], list[Path]]:
    """As `_preview`, of reports that nobody builds or moves meanwhile."""
    with ExitStack() as turns:
        for key in keys:
            turns.enter_context(report_turn(project, key))
        files = [project.report(key) / name for key in keys for name in WORD_FILES]
        return _preview(office, [file for file in files if file.is_file()])


def _preview(office: str, files: Sequence[Path]) -> tuple[list[Preview], list[Path]]:
    """Replace the previews of files; also returns the files that could not be printed."""
    with tempfile.TemporaryDirectory(prefix="baocao-") as scratch:
        made = _print(office, files, Path(scratch))
        for folder in {file.parent / FOLDER for file in made}:
            _clear(folder)
        failed = [file for file in files if file not in made]
        return [_keep(file, pdf) for file, pdf in made.items()], failed


def _clear(folder: Path) -> None:
    """Remove earlier previews; what else lies beside them is somebody's."""
    for path in folder.glob("*"):
        if _OURS.fullmatch(path.name):
            path.unlink()


def _print(office: str, files: Sequence[Path], scratch: Path) -> dict[Path, Path]:
    """Print files under names of their own; return the PDF of each that could be printed."""
    named = {file: scratch / f"{number}.docx" for number, file in enumerate(files)}
    for file, copy in named.items():
        shutil.copyfile(file, copy)
    # A profile of its own: a LibreOffice that is already open would take the call and do nothing.
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", ARCHIVAL, "--outdir", str(scratch)]
    _run([*command, *map(str, named.values())])
    pdfs = {file: copy.with_suffix(".pdf") for file, copy in named.items()}
    made = {file: pdf for file, pdf in pdfs.items() if pdf.is_file()}
    # Reads Word and PDF files, which takes long to import.
    from baocao.build.run.archival_pdf import finished
    from baocao.build.run.signature_field import signer_titles

    for file, pdf in made.items():
        pdf.write_bytes(finished(pdf.read_bytes(), signer_titles(file)))
    return made


def _run(command: Sequence[str]) -> None:
    """Run LibreOffice; missing files show what it could not do."""
    limit = SECONDS_A_FILE * len(command)
    try:
        subprocess.run(command, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        what = f"LibreOffice chạy quá {limit} giây nên bị dừng"
        raise BaocaoError(Problem(what, "", "đóng LibreOffice đang mở rồi chạy lại")) from None


def _keep(file: Path, pdf: Path) -> Preview:
    """Put the PDF and its pages into the preview folder of the report."""
    folder = file.parent / FOLDER
    folder.mkdir(exist_ok=True)
    kept = folder / f"{file.stem}.pdf"
    shutil.move(pdf, kept)
    return Preview(kept, _pages(kept))


def _pages(pdf: Path) -> tuple[Path, ...]:
    """Draw each page where poppler is installed."""
    drawer = shutil.which("pdftoppm")
    if drawer is None:
        return ()
    prefix = pdf.with_suffix("")
    subprocess.run([drawer, "-r", PAGE_DPI, "-png", str(pdf), str(prefix)], check=True)
    return tuple(sorted(pdf.parent.glob(f"{pdf.stem}-[0-9]*.png")))


def _failed(project: Project, file: Path) -> Problem:
    todo = "mở tệp bằng Word hoặc LibreOffice để xem có đọc được không"
    return Problem("LibreOffice không in được tệp này", project.name(file), todo)
