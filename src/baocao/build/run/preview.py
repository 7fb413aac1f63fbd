"""PDF and page images of published reports, made by LibreOffice in as few calls as possible.

They stand beside the report in a folder of their own: run.json does not know them, so they
never make a report look changed. The next build of the report leaves them and says so.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project

FOLDER = "xem-truoc"
WORD_FILES = ("bao-cao.docx", "bao-cao-moi.docx", "tom-tat.docx")
AT_ONCE = 12  # files per call: given very many, LibreOffice gives up silently
SECONDS_A_FILE = 60
PAGE_DPI = "100"
INSTALL = "cài bằng lệnh: sudo apt install libreoffice-writer fonts-croscore poppler-utils"


@dataclass(frozen=True)
class Preview:
    """What was made for one Word file; `pages` is empty where no program draws pages."""

    pdf: Path
    pages: tuple[Path, ...]


def make_previews(project: Project, folders: Sequence[Path]) -> tuple[Preview, ...]:
    """Make PDF and page images of the Word files in these report folders.

    Raises `BaocaoError` where LibreOffice is not installed or fails on a file.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise BaocaoError(Problem("máy này chưa có LibreOffice để tạo bản PDF", "", INSTALL))
    files = [folder / name for folder in folders for name in WORD_FILES]
    present = [file for file in files if file.is_file()]
    with tempfile.TemporaryDirectory(prefix="baocao-") as scratch:
        made = _print(office, present, Path(scratch))
        lost = [file for file in present if file not in made]
        if lost:
            raise BaocaoError(*(_failed(project, file) for file in lost))
        for folder in {file.parent for file in present}:
            shutil.rmtree(folder / FOLDER, ignore_errors=True)
        return tuple(_keep(file, pdf) for file, pdf in made.items())


def _print(office: str, files: Sequence[Path], scratch: Path) -> dict[Path, Path]:
    """Print files under names of their own; return the PDF of each that could be printed."""
    named = {file: scratch / f"{number}.docx" for number, file in enumerate(files)}
    for file, copy in named.items():
        shutil.copyfile(file, copy)
    # A profile of its own: a LibreOffice that is already open would take the call and do nothing.
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(scratch)]
    copies = [str(copy) for copy in named.values()]
    for start in range(0, len(copies), AT_ONCE):
        _run([*command, *copies[start : start + AT_ONCE]])
    pdfs = {file: copy.with_suffix(".pdf") for file, copy in named.items()}
    return {file: pdf for file, pdf in pdfs.items() if pdf.is_file()}


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
