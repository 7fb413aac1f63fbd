"""Word files on paper: printed by LibreOffice, read back by poppler."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from baocao.output.word.metrics import line_width

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice and poppler",
)

SECONDS_A_FILE = 60  # a LibreOffice that hangs is stopped
MARGIN = 20 / 25.4 * 72  # points, above and below
FEWEST = 4  # words; fewer on one line are found in cells of tables side by side


@dataclass(frozen=True)
class Word:
    """A word on paper: its page (0 is the first) and its edges in points."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def printed_files(contents: Sequence[bytes], folder: Path) -> list[Path]:
    """Print Word files; return the PDF of each."""
    files = [folder / f"{number}.docx" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    limit = SECONDS_A_FILE * (1 + len(files))
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=limit)
    return [file.with_suffix(".pdf") for file in files]


def pages_of(pdf: Path) -> list[list[str]]:
    """The pages of a printed file as lists of lines, empty lines left out."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = text.removesuffix("\f").split("\f")
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in found]


def words_on(pdf: Path) -> list[Word]:
    """Every word of a printed file, in reading order."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = etree.fromstring(told.encode(), etree.XMLParser(resolve_entities=False)).iter("{*}page")
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        Word(number, w.text or "", *(float(w.get(side, "")) for side in sides))
        for number, page in enumerate(found)
        for w in page.iter("{*}word")
    ]


def whites_of(pdf: Path) -> list[float]:
    """The highest white of each page, from what is printed above it or the upper margin to what is
    printed below it or the lower one, as a share of what lies between the margins."""
    return [_white(page) for page in pypdfium2.PdfDocument(pdf)]


def _white(page: pypdfium2.PdfPage) -> float:
    height = page.get_height()
    boxes = (thing.get_bounds() for thing in page.get_objects(max_depth=1))
    low, widest = MARGIN, 0.0
    for bottom, top in sorted((bottom, top) for _, bottom, _, top in boxes):
        widest, low = max(widest, bottom - low), max(low, top)
    return float(max(widest, height - MARGIN - low) / (height - 2 * MARGIN))


def gaps_in(pdf: Path, texts: Collection[str]) -> Iterator[tuple[float, str]]:
    """The widest gap between two words of each line of `texts`, in spaces of 14 points, and the
    line. Lines of anything else, as of tables, are passed over."""
    whole = "\n".join(map(_plain, texts))
    for words in _lines(words_on(pdf)):
        line = " ".join(_plain(word.text) for word in words)
        if len(words) >= FEWEST and line in whole:
            gap = max(after.left - before.right for before, after in pairwise(words))
            yield gap / (line_width(" ", 14) / 20), line


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    placed = sorted(words, key=lambda word: (word.page, round(word.bottom), word.left))
    for _, line in groupby(placed, key=lambda word: (word.page, round(word.bottom))):
        yield list(line)


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")
