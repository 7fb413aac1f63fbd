"""What only a word processor shows: pages made by LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest

from baocao.document.blocks import AdministrativeDocument, Block, Heading, Section
from baocao.output.word.column_widths import column_widths
from baocao.output.word.page_setup import text_width
from tests.output.word.paper import MARGIN, Word, needs_office, pages_of, printed_files, words_on
from tests.output.word.reading import body as body_of
from tests.output.word.reading import find, render
from tests.output.word.sample import body, chart, districts_table, report, targets_table

pytestmark = [pytest.mark.slow, needs_office]

SENTENCE = "Sở Y tế đã phối hợp với các huyện, thành phố triển khai đồng bộ các biện pháp. "


def pages(documents: Sequence[AdministrativeDocument], folder: Path) -> list[list[list[str]]]:
    """Print each document; return its pages as lists of lines, empty lines left out."""
    return paged([render(document) for document in documents], folder)


def paged(contents: Sequence[bytes], folder: Path) -> list[list[list[str]]]:
    """As `pages`, for Word files that are already rendered."""
    return [pages_of(pdf) for pdf in printed_files(contents, folder)]


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


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> list[Word]:
    """Every word of the sample on paper."""
    folder = tmp_path_factory.mktemp("placed")
    pages([report()], folder)
    return words_on(folder / "0.pdf")


def test_page_numbers_are_centred_in_the_top_margin(placed: list[Word]) -> None:
    """Upright and lying: over the middle of the text, above its first line."""
    for page, middle in ((1, (85 + 595 - 42.5) / 2), (4, (85 + 842 - 42.5) / 2)):
        words = [word for word in placed if word.page == page]
        number = min(words, key=lambda word: word.top)
        assert number.text == "2"
        assert (number.left + number.right) / 2 == pytest.approx(middle, abs=2)
        assert number.top < MARGIN


def test_columns_are_as_wide_on_paper_as_in_the_file(placed: list[Word]) -> None:
    """Numbers end where the widths of the columns add up to, in the wide appendix too."""
    section = find(body_of(report()), ".//w:sectPr")[1]
    width = text_width(section)
    columns = column_widths(districts_table(4), width)
    left = 85 + (width - sum(columns)) / 40  # the table stands in the middle
    edges = [left + edge / 20 for edge in accumulate(columns)]
    row = [word for word in placed if word.page == 3 and word.text in ("70.214", "69.881")]
    rates = [word for word in placed if word.page == 3 and word.text in ("98,75%", "98,29%")]
    ends = sorted({round(word.right) for word in (*row, *rates)})
    assert len(ends) == 4
    margins = [edge - end for edge, end in zip(edges[2:], ends, strict=True)]
    assert margins == pytest.approx([4] * 4, abs=3)


BEFORE_SIGNATURE = (body("Hết."),) * 3  # what is kept on the page of the signature
HEADED = (Heading(2, "2.", "Tiêm vắc xin"), body(SENTENCE * 3), *BEFORE_SIGNATURE)
PICTURED = (chart(), body("Hết."))
TABLED = (replace(targets_table(), note=()), body("Hết."))


@pytest.mark.parametrize(
    ("blocks", "leads", "follows"),
    [
        pytest.param(HEADED, "2. Tiêm vắc xin", "Sở Y tế đã phối hợp", id="heading"),
        pytest.param(TABLED, "Bảng 1. Kết quả", "Mức", id="table caption"),
    ],
)
def test_what_leads_is_never_the_last_line_of_a_page(
    blocks: tuple[Block, ...], leads: str, follows: str, tmp_path: Path
) -> None:
    """However long the text above: what follows stands on the same page.

    With long tables behind them LibreOffice 7.4 leaves some headings alone all the same, where
    Word does not; what keeps them is in the template's styles.
    """
    moved = 0
    for printed in pages([_above(n, blocks) for n in range(8, 22)], tmp_path):
        (page,) = [page for page in printed if any(line.startswith(leads) for line in page)]
        place = next(n for n, line in enumerate(page) if line.startswith(leads))
        assert page[place + 1].startswith(follows)
        moved += place == 1 and page is not printed[0]
    assert moved, "no length made it go to the next page: the test says nothing"


def test_a_picture_and_its_caption_are_never_parted(tmp_path: Path) -> None:
    """However long the text above: on the caption's page there is room for the picture."""
    documents = [_above(n, PICTURED) for n in range(8, 22)]
    pages(documents, tmp_path)
    moved = 0
    for number in range(len(documents)):
        (caption,) = [w for w in words_on(tmp_path / f"{number}.pdf") if w.text == "Hình"]
        assert caption.top > MARGIN + 150 * 3 / 8 / 25.4 * 72  # the chart is 150 mm wide
        moved += caption.page == 1
    assert 0 < moved < len(documents)


def _above(sentences: int, blocks: tuple[Block, ...]) -> AdministrativeDocument:
    lines = [body(SENTENCE.strip()) for _ in range(sentences)]
    section = Section("one", "Kết quả", (*lines, *blocks))
    return replace(report(), sections=(section,), appendices=())


KEPT_LINES = 2 + 2 + 3


def _of_length(sentences: int) -> AdministrativeDocument:
    """Make a report of the given number of paragraphs of two lines and a last one of three."""
    lines = [body(SENTENCE.strip()) for _ in range(sentences)]
    section = Section("one", "Kết quả", (*lines, body(SENTENCE + SENTENCE.strip())))
    return replace(report(), sections=(section,), appendices=())


def test_the_foot_is_never_alone_on_a_page_nor_parted(tmp_path: Path) -> None:
    """However long the text: three paragraphs, of seven lines, stand above Nơi nhận and the
    signer."""
    documents = [_of_length(sentences) for sentences in range(8, 26)]
    moved = 0
    for printed in pages(documents, tmp_path):
        (page,) = [page for page in printed if any("Nơi nhận" in line for line in page)]
        place = next(n for n, line in enumerate(page) if "Nơi nhận" in line)
        text = [line for line in page[:place] if not re.fullmatch(r"\d+|KT. GIÁM ĐỐC", line)]
        assert len(text) >= KEPT_LINES
        assert any("PHÓ GIÁM ĐỐC" in line for line in page)
        assert page is printed[-1]
        moved += len(printed) == 2 and len(text) == KEPT_LINES
    assert moved, "no length made the foot go to the next page: the test says nothing"
