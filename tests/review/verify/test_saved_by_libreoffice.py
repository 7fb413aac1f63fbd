"""Files that LibreOffice saved: tags are gone, bookmarks are kept, and no figure is lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from baocao.archive.built.folder import PublishedReport
from baocao.review.verify.model import ChangeKind
from tests.review.verify import edits as e
from tests.review.verify import unseen as u
from tests.review.verify.test_edited_files import (
    CARE_LINE,
    CARE_TEXT,
    CASES_,
    CASES_LINE,
    D2,
    D3,
    DEATHS,
    DOCUMENTS,
    DOCUMENTS_LINE,
    FIRST_CLAUSE,
    GOOD,
    NONE_LINE,
    NOT_DUE_ROW,
    RATE_LINE,
    Case,
    Expected,
    changed,
    copied,
    deleted,
    text,
    typed,
    unmatched,
    verify,
    wording,
)
from tests.review.verify.test_what_readers_see import moved

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]

CASES: list[Case] = [
    ("only opened and saved", [], []),
    ("without marks", [e.drop_marks], []),
    ("without bookmarks", [e.drop_bookmarks], []),
    (
        "changed in a table and in a sentence",
        [e.write(D2, "98,9%"), e.write(D3, "84,15%", 2), e.write(GOOD, "99%")],
        [
            changed(D2, "98,09%", "98,9%"),
            changed(D3, "83,15%", "84,15%"),
            changed(GOOD, "trên 99%", "99%"),
        ],
    ),
    (
        "changed without marks",
        [e.write(D2, "98,9%"), e.write(D3, "84,15%", 2), e.drop_marks],
        [changed(D2, "98,09%", "98,9%"), changed(D3, "83,15%", "84,15%")],
    ),
    (
        "deleted, typed and worded",
        [
            e.write(DEATHS, ""),
            e.insert_after(CASES_LINE, "Trong kỳ tăng 512 ca."),
            e.replace("cần xác nhận trước", "cần kiểm tra trước"),
        ],
        [
            deleted(DEATHS, "21"),
            typed("512"),
            wording("", "Trong kỳ tăng"),
            wording("xác nhận trước", "kiểm tra trước"),
        ],
    ),
    (
        "moved, split and joined",
        [
            e.move_after(CARE_LINE, NONE_LINE),
            e.split(CARE_LINE, "; "),
            e.join(CASES_LINE, RATE_LINE),
        ],
        [],
    ),
    (
        "a paragraph copied whole",
        [e.copy_after("w:p", DOCUMENTS_LINE, NONE_LINE)],
        [copied(DOCUMENTS, "18"), wording("", DOCUMENTS_LINE)],
    ),
    (
        "computed words",
        [
            e.replace_in_row("Chưa đến hạn", "Đạt", FIRST_CLAUSE),
            e.replace("18+, mũi 3", "18+, mũi 4"),
            e.replace("tại nhà", "tại cơ sở", CARE_LINE),
        ],
        [
            text(NOT_DUE_ROW, "Chưa đến hạn", "Đạt"),
            text("text.table-4.4", "mũi 3", "mũi 4"),
            text(CARE_TEXT, "tại nhà", "tại cơ sở"),
        ],
    ),
    (
        "what readers do not see",
        [
            u.looks(D3, "<w:strike/>", printing=2),
            u.looks(D2, '<w:color w:val="FFFFFF"/>'),
            u.sym_before(DEATHS, "F0B3"),
        ],
        [
            Expected(ChangeKind.FIGURE_UNSEEN, D2, "98,09%", "98,09% (cùng màu nền)"),
            Expected(ChangeKind.FIGURE_UNSEEN, D3, "83,15%", "83,15% (gạch ngang)"),
            changed(DEATHS, "21", "≥21"),
        ],
    ),
    (
        "changes tracked",
        [e.tracked_write(CASES_, "6.600"), e.tracked_insert(NONE_LINE, " Còn 300 liều.")],
        [
            changed(CASES_, "6.532", "6.600", pending=True),
            typed("300", pending=True),
            wording("có số liệu.", "Còn 300 liều.", pending=True),
        ],
    ),
]


SWAPPED = "pictures swapped"


@pytest.fixture(scope="module")
def saved(
    report: PublishedReport, charted: PublishedReport, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Path]:
    """Every case saved by LibreOffice, which is started once for all: as docx, and once over
    through its own format."""
    folder = tmp_path_factory.mktemp("libreoffice")
    every = [(report, name, done) for name, done, _ in CASES]
    every.append((charted, SWAPPED, [u.swap_pictures]))
    files = []
    for number, (of, _, done) in enumerate(every):
        file = folder / f"{number}.docx"
        file.write_bytes((of.folder / "bao-cao.docx").read_bytes())
        e.edit(file, *done)
        files.append(file)
    return both_ways([name for _, name, _ in every], files)


def both_ways(names: Sequence[str], files: Sequence[Path]) -> dict[tuple[str, str], Path]:
    folder = files[0].parent
    direct = convert(files, folder / "docx", "docx")
    through = convert(convert(files, folder / "odt", "odt"), folder / "again", "docx")
    return {
        (name, way): path
        for way, paths in (("docx", direct), ("odt", through))
        for name, path in zip(names, paths, strict=True)
    }


def convert(files: Sequence[Path], folder: Path, form: str) -> list[Path]:
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    options = ("--headless", "--convert-to", form, "--outdir", str(folder))
    command = ("soffice", profile, *options, *map(str, files))
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    made = [folder / f"{file.stem}.{form}" for file in files]
    assert all(file.is_file() for file in made)
    return made


@pytest.mark.parametrize("way", ["docx", "odt"])
@pytest.mark.parametrize(("name", "expected"), [(c[0], c[2]) for c in CASES])
def test_every_planted_change_is_found_and_nothing_else(
    saved: dict[tuple[str, str], Path],
    report: PublishedReport,
    name: str,
    expected: Sequence[Expected],
    way: str,
) -> None:
    """Saving in LibreOffice hides no change and invents none."""
    found = verify(saved[name, way], report)
    assert unmatched(found.changes, expected) == []


@pytest.mark.parametrize("way", ["docx", "odt"])
def test_swapped_pictures_are_found(
    saved: dict[tuple[str, str], Path], charted: PublishedReport, way: str
) -> None:
    """Pictures that changed places are told from others after LibreOffice wrote them anew."""
    first, second = u.captions(charted.folder / "bao-cao.docx")[:2]
    found = verify(saved[SWAPPED, way], charted)
    assert unmatched(found.changes, [moved(second, first), moved(first, second)]) == []
