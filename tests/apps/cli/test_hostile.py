"""Names that lead elsewhere, YAML that unfolds without end, markup in words: refused or shown.

Nothing outside the project is read or written, nothing hangs, nothing runs, no traceback.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from baocao.apps.site.settings import load_written
from baocao.build.compose.letter_set import RECORD
from baocao.build.run.build import build_report
from baocao.core.errors import BaocaoError
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.yaml_source import read_yaml
from tests.apps.cli.transcript import run
from tests.conftest import BUILT, ROOT

NAMED = f"--province {BUILT.province} --period {BUILT.period}"
FOLDER = f"reports/covid-19/{BUILT.province}/{BUILT.period}"
Spoil = Callable[[Project], None]


def nothing(project: Project) -> None: ...


def identifier(name: str) -> Spoil:
    """Let the properties of the Word file name another report."""

    def spoil(project: Project) -> None:
        path = project.report(BUILT) / "bao-cao.docx"
        file = docx.Document(str(path))
        file.core_properties.identifier = name
        file.save(str(path))

    return spoil


def run_of(programme: str) -> Spoil:
    """A report that was copied out of the project, its run.json naming another one."""

    def spoil(project: Project) -> None:
        shutil.copytree(project.report(BUILT), project.root / "copy")
        path = project.root / "copy" / "run.json"
        run_json = json.loads(path.read_bytes())
        run_json["parameters"]["programme"] = programme
        path.write_text(json.dumps(run_json), encoding="utf-8")

    return spoil


def notebook(name: str) -> Spoil:
    def spoil(project: Project) -> None:
        path = project.of("covid-19").home / "programme.yaml"
        text = re.sub(r"(?m)notebook: .*$", f"notebook: {name}", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")

    return spoil


def unfolding(project: Project) -> None:
    path = project.of("covid-19").home / "phrases.yaml"
    path.write_text(bomb(), encoding="utf-8")


def bomb() -> str:
    """Nine lines that stand for 9 to the power of 9 values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines) + "\n"


CASES: dict[str, tuple[str, Spoil]] = {
    "programme": (f"report {NAMED} --programme ../covid-19", nothing),
    "province": (f"report --province ../../etc --period {BUILT.period}", nothing),
    "period": (f"report --province {BUILT.province} --period ../{BUILT.period}", nothing),
    "of a form": (f"form --province ../.. --period {BUILT.period} --out x.xlsx", nothing),
    "to remind": (f"remind {NAMED} --programme ../..", nothing),
    "to trace": (f"trace 83,15% {NAMED} --programme ..", nothing),
    "to lock": (f"lock --province .. --period {BUILT.period}", nothing),
    "in a Word file, verified": (f"verify {FOLDER}/bao-cao.docx", identifier("../../x")),
    "in a Word file, kept": (f"keep {FOLDER}/bao-cao.docx --yes", identifier("covid-19/../x")),
    "in a Word file, without end": (f"verify {FOLDER}/bao-cao.docx", identifier("a/b\\..\\c/d")),
    "in run.json": ("reproduce copy", run_of("../..")),
    "notebook above": (f"report {NAMED} --force", notebook("../../evil.ipynb")),
    "notebook elsewhere": (f"report {NAMED} --force", notebook("/tmp/evil.ipynb")),
    "YAML that unfolds": (f"report {NAMED} --force", unfolding),
    "YAML that unfolds, checked": ("plan check", unfolding),
}


def hashes(root: Path) -> dict[str, str]:
    """What there is, the program's own locks and caches left out."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and not {".khoa", ".cache", ".failed"} & set(path.parts)
    }


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_and_changes_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """In one clear message; neither the project nor what is around it is touched."""
    command, spoil = CASES[name]
    spoil(project)
    before = hashes(project.root.parent)
    said = run(project, command, monkeypatch)
    assert said.code in (1, 2), said.out
    assert "Traceback" not in said.out + said.err
    assert hashes(project.root.parent) == before


@pytest.mark.parametrize("part", ["..", ".", "a/b", "a\\b", "a\0b"])
def test_no_key_leads_out_of_its_folder(tmp_path: Path, part: str) -> None:
    """Whichever part of it, whichever folder is asked for."""
    project = Project(tmp_path)
    keys = [ReportKey(part, "x", "y"), ReportKey("x", part, "y"), ReportKey("x", "y", part)]
    for key in keys:
        for place in (project.report, project.narrative, project.sent, project.letters):
            with pytest.raises(BaocaoError, match="không phải tên thư mục"):
                place(key)


def test_the_record_of_letters_removes_nothing_elsewhere(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name in it that leads out of the folder is no letter."""
    victim = project.areas_file
    folder = project.letters(BUILT)
    folder.mkdir(parents=True)
    way = "../" * 5 + "data/areas.csv"
    assert (folder / way).samefile(victim)
    digest = hashlib.sha256(victim.read_bytes()).hexdigest()
    (folder / RECORD).write_text(json.dumps({way: [digest]}), encoding="utf-8")
    assert run(project, f"remind {NAMED} --force", monkeypatch).code == 0
    assert victim.is_file()


YAML: dict[str, str] = {
    "a bomb": bomb(),
    "a tag of Python": "a: !!python/object/apply:os.system ['touch x']\n",
    "a tag of Python, an object": "a: !!python/object/new:subprocess.Popen [[ls]]\n",
    "an own tag": "a: !include /etc/passwd\n",
    "a list in itself": "a: &a [*a]\n",
    "very deep": "a: " + "[" * 5000 + "]" * 5000 + "\n",
}


@pytest.mark.parametrize("name", YAML)
def test_hostile_yaml_is_refused(tmp_path: Path, name: str) -> None:
    """Wherever YAML is read: in data, and at the head of a page that people write."""
    path = tmp_path / "x.yaml"
    path.write_text(YAML[name], encoding="utf-8")
    with pytest.raises(BaocaoError):
        read_yaml(path, name="x.yaml")
    project = Project(tmp_path)
    project.reports.mkdir()
    (project.reports / "trang.qmd").write_text(f"---\n{YAML[name]}---\n\nX\n", encoding="utf-8")
    with pytest.raises(BaocaoError):
        load_written(project, "trang")


def test_yaml_may_repeat_what_it_says(tmp_path: Path) -> None:
    """Anchors themselves are in use."""
    path = tmp_path / "x.yaml"
    path.write_text("a: &a [1, 2]\nb: *a\n", encoding="utf-8")
    assert read_yaml(path).data == {"a": [1, 2], "b": [1, 2]}
    for each in (ROOT / "data").rglob("*.yaml"):
        read_yaml(each)


WORDS = "<img src=x onerror=alert(1)> [bấm](javascript:alert(1)) <b>đậm</b> {{ 7*7 }} &lt;i&gt;"


def test_markup_in_peoples_wording_is_shown_as_words(project: Project) -> None:
    """Raw HTML and script links in Markdown make no element and no link, in Word or on the page."""
    path = project.narrative(BUILT)
    path.parent.mkdir(parents=True)
    path.write_text(f"## I. Dịch\n\nCâu: {WORDS}.\n", encoding="utf-8")
    build_report(project, BUILT)
    page = (project.report(BUILT) / "bao-cao.html").read_text(encoding="utf-8")
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert not re.search(r"<img[^>]*onerror", page)
    assert not re.search(r"href=[\"']?\s*javascript:", page, re.IGNORECASE)
    assert "<b>đậm</b>" not in page
    assert "{{ 7*7 }}" in page
    file = docx.Document(str(project.report(BUILT) / "bao-cao.docx"))
    assert any("<img src=x onerror=alert(1)>" in p.text for p in file.paragraphs)
    assert not [r for r in file.part.rels.values() if "javascript" in str(r.target_ref)]
