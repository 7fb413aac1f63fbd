"""What only a word processor shows: pages made by LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from baocao.document.blocks import AdministrativeDocument, Section
from tests.render.word.reading import render
from tests.render.word.sample import body, report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("soffice") is None or shutil.which("pdftotext") is None,
        reason="needs LibreOffice and poppler",
    ),
]

SENTENCE = "Sở Y tế đã phối hợp với các huyện, thành phố triển khai đồng bộ các biện pháp. "


def pages(documents: Sequence[AdministrativeDocument], folder: Path) -> list[list[list[str]]]:
    """Print each document; return its pages as lists of lines, empty lines left out."""
    return paged([render(document) for document in documents], folder)


def paged(contents: Sequence[bytes], folder: Path) -> list[list[list[str]]]:
    """As `pages`, for Word files that are already rendered."""
    files = [folder / f"{number}.docx" for number in range(len(contents))]
    for file, content in zip(files, contents, strict=True):
        file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=180)
    return [_lines(file.with_suffix(".pdf")) for file in files]


def _lines(pdf: Path) -> list[list[str]]:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = text.removesuffix("\f").split("\f")
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in found]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    return pages([report()], tmp_path_factory.mktemp("sample"))[0]


def test_page_numbers_stand_at_the_top_from_the_second_page(sample: list[list[str]]) -> None:
    """Body of three pages, then the appendices, each counted anew and silent on its first."""
    tops = [page[0] if re.fullmatch(r"\d+", page[0]) else "" for page in sample]
    assert tops == ["", "2", "3", "", "2", ""]


def test_header_row_stands_again_on_each_page_of_a_long_table(sample: list[list[str]]) -> None:
    """The wide appendix takes two pages; both show the titles of its columns."""
    for page in sample[3:5]:
        assert any(re.fullmatch(r"Số người +Tỷ lệ +Số người +Tỷ lệ", line) for line in page)


def test_state_name_and_number_stand_on_one_line_with_their_neighbours(
    sample: list[list[str]],
) -> None:
    """Neither cell of the head breaks a line that should be one."""
    head = "\n".join(sample[0])
    assert re.search(r"ỦY BAN NHÂN DÂN +CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", head)
    assert re.search(r"Số: +/BC-SYT +Lạng Sơn, ngày +tháng +năm 2022", head)


def _of_length(sentences: int) -> AdministrativeDocument:
    """Make a report of the given number of one-line paragraphs and a last one of two lines."""
    lines = [body(SENTENCE.strip()) for _ in range(sentences)]
    section = Section("one", "Kết quả", (*lines, body(SENTENCE + SENTENCE.strip())))
    return replace(report(), sections=(section,), appendices=())


def test_the_foot_is_never_alone_on_a_page_nor_parted(tmp_path: Path) -> None:
    """However long the text: two lines of it stand above Nơi nhận and the signer."""
    documents = [_of_length(sentences) for sentences in range(8, 26)]
    moved = 0
    for printed in pages(documents, tmp_path):
        (page,) = [page for page in printed if any("Nơi nhận" in line for line in page)]
        place = next(n for n, line in enumerate(page) if "Nơi nhận" in line)
        text = [line for line in page[:place] if not re.fullmatch(r"\d+|KT. GIÁM ĐỐC", line)]
        assert len(text) >= 2
        assert any("PHÓ GIÁM ĐỐC" in line for line in page)
        assert page is printed[-1]
        moved += len(printed) == 2 and len(text) <= 3
    assert moved, "no length made the foot go to the next page: the test says nothing"
