"""The Word and Excel files of every type of report: by the decree, by the format, on paper."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import docx
import pytest
import yaml
from openxml_audit import OpenXmlValidator

from baocao.build.run.build import build_report
from baocao.output.word.height import height, looks_of
from baocao.output.word.page_setup import text_width
from tests.conftest import ROOT
from tests.open_xml_sdk import Validate, validator
from tests.output.word.paper import (
    MARGIN,
    gaps_in,
    needs_office,
    pages_of,
    printed_files,
    whites_of,
    words_on,
)
from tests.reports.chart_letters import pictures_of
from tests.reports.conftest import Folder
from tests.reports.names import LONGER, REPORTS, SYNTHETIC
from tests.reports.test_infectious import BINH_THUAN, MONTH, WEEK, infectious_project
from tests.reports.word_text import W, body, printed
from tests.review.decree30.checking import findings

REPORT, SUMMARY = "bao-cao.docx", "tom-tat.docx"
WORD = (REPORT, "bao-cao-doi-chieu.docx", SUMMARY)
OFFICE = (*WORD, "phu-luc.xlsx")
EVERY = (*REPORTS, *LONGER)
INFECTIOUS = (BINH_THUAN, MONTH, WEEK)
OF_EACH_TYPE = (SYNTHETIC, *LONGER)

every_report = pytest.mark.parametrize("key", EVERY, ids="-".join)
Pages = list[list[str]]


@every_report
def test_lint_finds_nothing_but_a_number_that_is_not_known(
    key: tuple[str, str], folder: Folder
) -> None:
    """The report, its reviewer copy and its summary are by the decree, in every type.

    Left are the number and day of a plan that its own data do not know.
    """
    files = [folder(key) / name for name in WORD]
    found = {(f.name, each) for f in files for each in findings(f.read_bytes())}
    cited = {(name, "citation_open", open_) for open_ in _unknown(key[0]) for name in WORD[:2]}
    assert {(name, each.rule, each.found) for name, each in found} == cited


def _unknown(province: str) -> set[str]:
    """What plans without a number say in its place ("Kế hoạch số … ngày …")."""
    files = (ROOT / "data/programmes/covid-19/plans" / province).glob("*.yaml")
    plans = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    open_ = (
        re.match(r"[^…]+số … ngày …", plan["citation"]) for plan in plans if not plan["number"]
    )
    return {found[0] for found in open_ if found}


@every_report
def test_files_are_valid_office_open_xml(key: tuple[str, str], folder: Folder) -> None:
    """The validator finds nothing in Word and Excel files, neither in schema nor in meaning."""
    for name in OFFICE:
        errors = OpenXmlValidator().validate(folder(key) / name).errors
        assert (name, [str(error) for error in errors]) == (name, [])


@pytest.fixture(scope="module")
def validate(tmp_path_factory: pytest.TempPathFactory) -> Validate:
    """What judges a file, installed once."""
    return validator(tmp_path_factory.mktemp("npm"))


@pytest.mark.slow
@pytest.mark.parametrize("key", OF_EACH_TYPE, ids="-".join)
def test_files_are_valid_by_the_open_xml_sdk(
    key: tuple[str, str], folder: Folder, validate: Validate
) -> None:
    """No finding for Microsoft 365."""
    for name in OFFICE:
        assert (name, validate(name, (folder(key) / name).read_bytes())) == (name, [])


@pytest.fixture(scope="module")
def papers(
    folder: Folder, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Path]]:
    """Every report and summary, of the other programme too, as LibreOffice prints them: file by
    file, the PDF of each report."""
    folders = {"-".join(key): folder(key) for key in EVERY}
    other = infectious_project(shared)
    folders |= {key.slug: build_report(other, key).folder for key in INFECTIOUS}
    files = [(path, name) for name in (REPORT, SUMMARY) for path in folders.values()]
    contents = [(path / name).read_bytes() for path, name in files]
    made = iter(printed_files(contents, tmp_path_factory.mktemp("paper")))
    return {name: {report: next(made) for report in folders} for name in (REPORT, SUMMARY)}


@pytest.fixture(scope="module")
def pdfs(papers: dict[str, dict[str, Path]]) -> dict[str, Path]:
    """The PDF of each report."""
    return papers[REPORT]


@pytest.fixture(scope="module")
def on_paper(pdfs: dict[str, Path]) -> dict[str, Pages]:
    """The pages of every report as lists of lines."""
    return {name: pages_of(pdf) for name, pdf in pdfs.items()}


@pytest.mark.slow
@needs_office
@every_report
def test_pages_are_numbered_from_the_second_and_anew_in_each_appendix(
    key: tuple[str, str], folder: Folder, on_paper: dict[str, Pages]
) -> None:
    """The number stands alone on the first line; body and appendices each begin silently."""
    tops = [page[0] for page in on_paper["-".join(key)]]
    numbers = [int(top) if re.fullmatch(r"\d+", top) else 1 for top in tops]
    for before, number in pairwise(numbers):
        assert number in (1, before + 1)
    assert numbers.count(1) == 1 + len(_styled(folder(key), "BCPhuLuc"))


@pytest.mark.slow
@needs_office
@every_report
def test_the_signature_has_text_above_it(key: tuple[str, str], on_paper: dict[str, Pages]) -> None:
    """Two lines at least; Nơi nhận stands level with the signer's title, "./." before both."""
    pages = on_paper["-".join(key)]
    (page,) = [page for page in pages if any(map(_begins_the_foot, page))]
    place = next(n for n, line in enumerate(page) if _begins_the_foot(line))
    assert re.fullmatch(r"Nơi nhận: +GIÁM ĐỐC", page[place])
    assert page[place - 1].endswith("./.")
    assert len([line for line in page[:place] if not re.fullmatch(r"\d+", line)]) >= 2


@pytest.mark.slow
@needs_office
@every_report
def test_no_line_of_text_is_torn(
    key: tuple[str, str], folder: Folder, pdfs: dict[str, Path]
) -> None:
    """No hole between two words of the text, of three spaces or more; every text was looked at."""
    texts = [printed(p) for p in body(folder(key) / "bao-cao.docx").findall(f"{W}p")]
    gaps = list(gaps_in(pdfs["-".join(key)], texts))
    assert len(gaps) > 40
    assert [line for gap, line in gaps if gap >= 3] == []


@pytest.mark.slow
@needs_office
@every_report
def test_the_signed_text_has_two_to_eight_pages(
    key: tuple[str, str], on_paper: dict[str, Pages]
) -> None:
    """From the head to the signature: what stands before the first appendix."""
    pages = on_paper["-".join(key)]
    appendices = (n for n, page in enumerate(pages) if page[0] == "Phụ lục I")
    assert 2 <= next(appendices, len(pages)) <= 8


@pytest.mark.slow
@needs_office
def test_no_page_of_the_text_is_a_quarter_white(
    pdfs: dict[str, Path], on_paper: dict[str, Pages]
) -> None:
    """But the signature's, and the one before it, which gives it two paragraphs for company."""
    found: dict[tuple[str, int], float] = {}
    for report, pages in on_paper.items():
        foot = next(n for n, page in enumerate(pages) if any(map(_begins_the_foot, page)))
        text = enumerate(whites_of(pdfs[report])[: max(foot - 1, 0)], start=1)
        found |= {(report, number): white for number, white in text}
    assert len(found) > 20
    assert {place: white for place, white in found.items() if white >= 1 / 4} == {}


def _begins_the_foot(line: str) -> bool:
    return line.startswith("Nơi nhận:")


@pytest.mark.slow
@needs_office
def test_summaries_have_one_page_with_no_white_half(papers: dict[str, dict[str, Path]]) -> None:
    """Full enough to be worth a page, and never a second one."""
    whites = {report: whites_of(pdf) for report, pdf in papers[SUMMARY].items()}
    assert {report: len(pages) for report, pages in whites.items() if len(pages) > 1} == {}
    assert {report: page for report, (page,) in whites.items() if page >= 1 / 2} == {}


@pytest.mark.slow
@needs_office
def test_summaries_are_as_tall_as_they_were_reckoned(papers: dict[str, dict[str, Path]]) -> None:
    """To half a line: what is held to one page is measured before a word processor sets it."""
    for report, pdf in papers[SUMMARY].items():
        file = docx.Document(str(pdf.with_suffix(".docx")))
        text = file.element.body
        looks = looks_of(file.styles.element)
        reckoned = height(text, looks, text_width(text.sectPr)) / 20
        taken = max(word.bottom for word in words_on(pdf)) - MARGIN
        assert reckoned == pytest.approx(taken, abs=8), report


@every_report
def test_letters_of_charts_are_eight_points_high_on_paper(
    key: tuple[str, str], folder: Folder
) -> None:
    """As drawn in the picture, at the size that the Word files print it in."""
    for name in WORD[::2]:
        for picture in pictures_of(folder(key) / name):
            assert picture.letters, picture.name
            assert min(picture.letters) >= 8, (name, picture)


@pytest.mark.slow
@needs_office
def test_a_long_table_shows_its_header_on_every_page(on_paper: dict[str, Pages]) -> None:
    """The targets of Lạng Sơn's documents take four pages, all of Appendix I."""
    pages = on_paper["lang-son-2022-Q4"]
    first = next(n for n, page in enumerate(pages) if page[0] == "Phụ lục I")
    last = next(n for n, page in enumerate(pages) if page[0] == "Phụ lục II")
    assert last - first > 3
    for page in pages[first:last]:
        assert any(re.search(r"TT +Chỉ tiêu +Điều khoản", line) for line in page[:8])


def _styled(report: Path, style: str) -> list[str]:
    """The paragraphs of a style, as a reader sees them on one line."""
    found = [
        " ".join(printed(paragraph).split())
        for paragraph in body(report / "bao-cao.docx").iter(f"{W}p")
        for name in paragraph.iterfind(f"{W}pPr/{W}pStyle[@{W}val='{style}']")
    ]
    return [text for text in found if text]
