"""A project as version 0.1 left it, made from today's: old places, old files, no programme."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections import ChainMap
from pathlib import Path

import yaml

from baocao.archive.built.folder import ORIGINAL, file_hash
from baocao.archive.issued.chain import LINK_FILE
from baocao.build.run.edited import RUN_COPY
from baocao.core.project import Project

PROGRAMME = "covid-19"
_BY_PROVINCE = (
    *("data/submissions", "data/narratives", "data/issued", "data/locks"),
    *("reports/.failed", "reports/.nhac", "reports"),
)
_WORD_FILES = ("bao-cao.docx", "bao-cao-doi-chieu.docx", "tom-tat.docx", ORIGINAL)


def make_version_0_1(project: Project) -> None:
    """Put every file to its old place and take the programme out of what it says."""
    root = project.root
    _remove_what_came_later(project)
    _move_definitions(project)
    for name in _BY_PROVINCE:
        for path in sorted((root / name / PROGRAMME).glob("*")):
            _move(path, root / name / path.name)
    for run in sorted(root.rglob("run.json")):
        _write_as_before(run.parent)
    for register in (*root.rglob("issue.json"), *(root / "data" / "locks").rglob("*.jsonl")):
        register.write_text(_as_before(register.read_text(encoding="utf-8")), encoding="utf-8")


def _remove_what_came_later(project: Project) -> None:
    for later in (project.turns, project.reports / ".ban-cu"):
        shutil.rmtree(later)
    for copy in project.root.rglob(RUN_COPY):
        _make_writable(copy.parent)
        copy.unlink()
    for link in project.issued.rglob(LINK_FILE):
        _make_writable(link.parent)
        link.unlink()


def _make_writable(folder: Path) -> None:
    """Version 0.1 left the register open to all who may write."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)


def _move_definitions(project: Project) -> None:
    root, home = project.root, project.of(PROGRAMME).home
    for name in ("plans", "indicators", "rules"):
        for path in sorted((home / name).iterdir()):
            _move(path, root / "data" / name / path.name)
    for path in sorted(project.provinces.glob("*.yaml")):
        own = home / "provinces" / path.name
        fields = [
            yaml.safe_load(each.read_text(encoding="utf-8"))
            for each in (path, own)
            if each.is_file()
        ]
        profile = root / "data" / "plans" / path.stem / "profile.yaml"
        profile.parent.mkdir(parents=True, exist_ok=True)
        profile.write_text(
            yaml.safe_dump(dict(ChainMap(*reversed(fields))), allow_unicode=True), "utf-8"
        )
        path.unlink()
        own.unlink(missing_ok=True)


def _write_as_before(report: Path) -> None:
    """The files of a report, and in run.json the hashes that they have now."""
    run = report / "run.json"
    text = _as_before(run.read_text(encoding="utf-8"))
    for name in ("ledger.json", *_WORD_FILES):
        path = report / name
        before = file_hash(path)
        if path.suffix == ".json":
            path.write_text(_as_before(path.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            _rename_in_properties(path)
        text = text.replace(before, file_hash(path))
    run.write_text(text, encoding="utf-8")


def _as_before(text: str) -> str:
    for name in ("submissions", "narratives", "issued", "locks"):
        text = text.replace(f"data/{name}/{PROGRAMME}/", f"data/{name}/")
    for name in ("plans", "indicators", "rules"):
        text = text.replace(f"data/programmes/{PROGRAMME}/{name}/", f"data/{name}/")
    text = re.sub(r"data/provinces/([a-z-]+)\.yaml", r"data/plans/\1/profile.yaml", text)
    text = re.sub(rf'\n *"data/programmes/{PROGRAMME}/provinces/[^\n]*', "", text)
    for line in (f'"programme": "{PROGRAMME}",\n', f'"programme": "{PROGRAMME}", '):
        text = text.replace(line, "")
    assert '"programme"' not in text
    return text


def _rename_in_properties(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for info, content in parts:
            archive.writestr(info, content.replace(f">{PROGRAMME}/".encode(), b">"))


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)
