"""A project whose only programme is not COVID-19: everything comes out, and in its own words.

The programme is data only. Once it plays all the parts that code asks for and it has, once none.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from baocao.core.project import Project
from tests.conftest import ROOT, once_made
from tests.other_programme import (
    BEFORE,
    ID,
    KEY,
    PERIOD,
    PROVINCE,
    other_project,
    run,
    without_roles,
)
from tests.reports.word_text import lines

AT = ("--province", PROVINCE, "--period", PERIOD)
COMMANDS = (
    ("plan", "check"),
    ("check", *AT),
    ("report",),
    ("form", *AT, "--out", "ra/tinh.xlsx"),
    ("form", *AT, "--unit", "Cao Lộc", "--out", "ra/huyen.xlsx"),
    ("remind", *AT),
    ("site",),
    ("status",),
    ("status", "--json"),
    ("verify", f"reports/{ID}/{PROVINCE}/{PERIOD}/bao-cao.docx"),
)
# "mũi tên" is an arrow. Words are looked for in what readers see and in the data beside it.
FOREIGN = re.compile(
    r"covid|sars|vắc[ -]?xin|vaccin|tiêm|mũi(?! tên)|\bF0\b|\bliều\b|dịch bệnh|chống dịch"
    r"|tình hình dịch|cấp độ dịch|ca mắc|tử vong",
    re.IGNORECASE,
)
PACKAGES = (".docx", ".xlsx")
UNREADABLE = (".png", ".woff2", ".lock")
KINDS: dict[str, Callable[[Project], object]] = {
    "with roles": lambda project: None,
    "without roles": without_roles,
}


@pytest.fixture(scope="module", params=KINDS)
def made(request: pytest.FixtureRequest, shared: Path) -> tuple[Project, dict[str, str]]:
    """The project after all commands, and what they printed; not to be changed."""
    root = shared / f"other-{request.param}".replace(" ", "-")

    def make(folder: Path) -> None:
        project = other_project(folder)
        KINDS[request.param](project)
        (folder / "ra").mkdir()
        for number, words in enumerate(COMMANDS):
            done = run(project, *words)
            assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
            assert "Traceback" not in done.stderr, done.stderr
            (folder / "ra" / f"{number}.txt").write_text(done.stdout, encoding="utf-8")

    once_made(root, make)
    printed = {
        words[0]: (root / "ra" / f"{number}.txt").read_text(encoding="utf-8")
        for number, words in enumerate(COMMANDS)
    }
    return Project(root), printed


def outputs(project: Project) -> Iterator[Path]:
    """Every file that a command made, hidden folders of letters included."""
    for folder in ("reports", "_site", "ra"):
        for path in sorted((project.root / folder).rglob("*")):
            if path.is_file() and path.suffix not in UNREADABLE:
                yield path


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """What a file says; of a package each of its parts, properties and descriptions too."""
    if path.suffix in PACKAGES:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if not name.endswith(".png"):
                    yield f"{path.name}!{name}", plain(package.read(name).decode("utf-8"))
    else:
        yield path.name, plain(path.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ")


def test_all_outputs_are_there(made: tuple[Project, dict[str, str]]) -> None:
    project, _ = made
    names = {path.relative_to(project.root).as_posix() for path in outputs(project)}
    report = f"reports/{ID}/{PROVINCE}/{PERIOD}"
    for name in ("bao-cao.docx", "tom-tat.docx", "phu-luc.xlsx", "bao-cao.html", "ledger.json"):
        assert f"{report}/{name}" in names
    assert {"ra/tinh.xlsx", "ra/huyen.xlsx", "_site/index.html"} <= names
    assert f"_site/bao-cao/{KEY.slug}.html" in names
    written = [n for n in names if n.startswith(f"reports/.nhac/{ID}/")]
    letters = {Path(n).stem for n in written if n.endswith(".docx")}
    # Of the other districts the department has sent the figures; two agencies lead late tasks.
    agencies = ("so-nong-nghiep-va-phat-trien-nong-thon", "so-xay-dung")
    assert letters == {"183-huyen-cao-loc", *(f"co-quan-{agency}" for agency in agencies)}


def test_no_word_of_another_programme(made: tuple[Project, dict[str, str]]) -> None:
    """In no part of any file: Word, Excel, pages, data, charts."""
    project, _ = made
    seen = list(outputs(project))
    drawn = {".svg"} if "with-roles" in project.root.parts[-1] else set()
    assert {path.suffix for path in seen} >= {".docx", ".xlsx", ".html", ".json", ".ipynb", *drawn}
    for path in seen:
        for name, text in texts(path):
            found = FOREIGN.search(text)
            assert found is None, f"{name}: {text[max(found.start() - 60, 0) : found.end() + 40]}"


def test_the_search_finds_the_words_of_the_first_programme() -> None:
    """What is looked for above does stand in that programme's own words."""
    home = ROOT / "data" / "programmes" / "covid-19"
    for name in ("programme.yaml", "phrases.yaml", "words.yaml", "forms.yaml"):
        assert FOREIGN.search((home / name).read_text(encoding="utf-8")), name


def test_figures_are_the_programmes(made: tuple[Project, dict[str, str]]) -> None:
    """By hand from what was sent: 10 districts' households with water by all households."""
    project, _ = made
    ledger = json.loads((project.report(KEY) / "ledger.json").read_text(encoding="utf-8"))
    figures = {figure["id"]: figure for figure in ledger["figures"]}
    share = next(
        f
        for f in figures.values()
        if (f["indicator"], f["area"]) == ("water_share", "20")
        and f["disaggregation"] == {}
        and f["unit"] == "percent"
    )
    numbers = share["numerator"]["value"], share["denominator"]["value"]
    districts = (178, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189)
    sizes = [1000 + code * 7 for code in districts]
    with_water = sum(size // 2 + 40 + size // 5 + size // 9 for size in sizes)
    assert tuple(map(float, numbers)) == (with_water, sum(sizes) + 40 * len(sizes))


def test_the_letters_and_the_form_name_the_programme(made: tuple[Project, dict[str, str]]) -> None:
    project, _ = made
    (letter,) = (project.root / "reports/.nhac").rglob("183-huyen-cao-loc.docx")
    words = "\n".join(p.text for p in docx.Document(str(letter)).paragraphs)
    assert "số liệu công tác bảo đảm nước sạch và vệ sinh môi trường" in words
    book = openpyxl.load_workbook(project.root / "ra" / "tinh.xlsx")
    title = "BIỂU BÁO CÁO SỐ LIỆU BẢO ĐẢM NƯỚC SẠCH VÀ VỆ SINH MÔI TRƯỜNG"
    assert book["Thông tin"]["A1"].value == title


def body(project: Project) -> list[str]:
    return [plain(line.text) for line in lines(project.report(KEY) / "bao-cao.docx")]


def test_roles_decide_what_is_printed(made: tuple[Project, dict[str, str]]) -> None:
    """Charts and a paragraph for the parts that are played, nothing for those that are not.

    Two quarters make no line: the part of the trend is told in sentences.
    """
    project, _ = made
    with_roles = "roles:" in (project.of(ID).home / "programme.yaml").read_text(encoding="utf-8")
    charts = {path.stem for path in (project.report(KEY) / "figures").glob("*")}
    assert charts == ({"coverage", "districts", "unit-map"} if with_roles else set())
    assert ("1. Các chỉ số chung" in body(project)) == with_roles
    start = (project.root / "_site/index.html").read_text(encoding="utf-8")
    assert ("Hộ dùng nước sạch" in start) == with_roles


def test_a_register_has_no_place(made: tuple[Project, dict[str, str]], tmp_path: Path) -> None:
    project, _ = made
    (tmp_path / "so.csv").write_text("a,b\n", encoding="utf-8")
    (tmp_path / "so.yaml").write_text("kind: register\n", encoding="utf-8")
    done = run(project, "intake", str(tmp_path / "so.csv"), "--mapping", str(tmp_path / "so.yaml"))
    assert done.returncode == 2
    assert "không nhận sổ theo từng người" in done.stderr


def test_earlier_periods_are_compared(made: tuple[Project, dict[str, str]]) -> None:
    project, printed = made
    assert "so với quý III năm 2023" in "\n".join(body(project))
    assert BEFORE in printed["status"]
