"""`baocao keep`: people's wording from an edited Word file back into data/narratives."""

from __future__ import annotations

import difflib
from pathlib import Path

from baocao.apps.cli.messages import agreed
from baocao.archive.built.folder import open_published
from baocao.build.workspace.sent import window
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import find_project
from baocao.core.turn import report_turn
from baocao.definitions.programmes.load import load_programme
from baocao.review.keep.files import write_kept
from baocao.review.keep.keep import kept_wording
from baocao.review.keep.model import Kept
from baocao.review.verify.identify import identify
from baocao.review.verify.word_file import open_word_file


def run_keep(path: Path, *, yes: bool) -> int:
    """Show what would change, then write it if asked to; 0 unless something went wrong."""
    project = find_project()
    file = open_word_file(path, project.name(path))
    key = identify(project, file)
    narrative = project.narrative(key)
    before = _read(narrative)
    programme = load_programme(project.of(key.programme).home)
    sections = programme.report_type(window(project, key)).sections
    kept = kept_wording(open_published(project, key), file, before, sections)
    name = project.name(narrative)
    lines = list(_difference(before, kept.markdown, name))
    print("\n".join(lines) if lines else f"Lời văn trong tệp giống hệt {name}.")
    _tell(kept)
    if lines and (yes or agreed(f"Ghi vào {name}?")):
        with report_turn(project, key):
            _check_unchanged(narrative, before, name)
            write_kept(narrative, kept)
        print(f"Đã ghi {name}; lần dựng sau sẽ in lại lời văn này.")
    elif lines:
        print("Chưa ghi gì; thêm --yes để ghi.")
    return 0


def _read(narrative: Path) -> str:
    return narrative.read_text(encoding="utf-8") if narrative.is_file() else ""


def _check_unchanged(narrative: Path, before: str, name: str) -> None:
    """What is written is what was shown: nobody else wrote in between."""
    if _read(narrative) != before:
        todo = "chạy lại lệnh này để xem lời văn nay khác ở đâu"
        raise BaocaoError(Problem("tệp này vừa được người khác ghi", name, todo))


def _difference(before: str, after: str, name: str) -> list[str]:
    found = difflib.unified_diff(
        before.splitlines(),
        after.splitlines(),
        f"{name} (đang có)",
        f"{name} (sẽ ghi)",
        lineterm="",
    )
    return list(found)


def _tell(kept: Kept) -> None:
    if kept.changed:
        print("\nCâu do chương trình viết đã bị sửa, không giữ được (sửa templates/phrases.yaml):")
    for text in kept.changed:
        print(f"- {text}")
