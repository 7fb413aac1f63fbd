"""Word files on paper: printed by LibreOffice, read back by poppler."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from lxml import etree

from baocao.output.word.metrics import line_width

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="needs LibreOffice and poppler",
)

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
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=180)
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
