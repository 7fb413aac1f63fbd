"""Pages that Quarto rendered before: taken from the site as long as nothing that they show changed.

Quarto takes seconds for a page, and its freezer keeps only what code computed, of which these
pages have none. So the source of each page and each file that Quarto made are known by their
hashes. Another frame (_quarto.yml, its style, another Quarto) or a page that is gone from the
site has all rendered anew: both stand in every page or in what is searched.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from baocao.archive.built.folder import file_hash
from baocao.core.project import Project
from baocao.core.sealed import read_sealed, write_sealed
from baocao.output.page.page import Entry

SEARCH = "search.json"  # Quarto adds to it what it renders, and takes nothing away


@dataclass(frozen=True)
class Rendered:
    """What Quarto made last, by hashes: the source of each page by the page's path, and each
    file that it wrote, pages among them."""

    sources: Mapping[str, str]
    files: Mapping[str, str]

    def changed(self, sources: Mapping[str, str], site: Path) -> tuple[str, ...] | None:
        """The pages to render, in the order of `sources`; None for all, where a page is gone, a
        file in the site is not what Quarto wrote, or most pages changed."""
        standing = {name for name, known in self.files.items() if _is(site / name, known)}
        broken = self.files.keys() - standing - sources.keys()
        if broken or self.sources.keys() - sources.keys():
            return None
        found = tuple(
            path
            for path, source in sources.items()
            if self.sources.get(path) != source or path not in standing
        )
        return found if len(found) * 2 <= len(sources) else None

    def lay_out(self, site: Path, changed: Collection[str], folder: Path) -> None:
        """Put what stands into the folder that Quarto writes to."""
        for name in self.files.keys() - set(changed):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / name, folder / name)
        if (folder / SEARCH).is_file():
            _forget(folder / SEARCH, changed)


def sources_of(folder: Path, entries: Iterable[Entry]) -> dict[str, str]:
    """The hash of each page's source in the Quarto project in `folder`, by the page's path."""
    return {entry.path: file_hash((folder / entry.path).with_suffix(".qmd")) for entry in entries}


def read_rendered(project: Project, frame: str) -> Rendered | None:
    """What was made in this frame; None where that is not known."""
    content = read_sealed(_place(project), frame)
    return Rendered(**json.loads(content)) if content else None


def write_rendered(project: Project, frame: str, rendered: Rendered) -> None:
    """Remember it; where the disk refuses, all is rendered anew the next time."""
    with suppress(OSError):
        write_sealed(_place(project), frame, json.dumps(asdict(rendered)).encode())


def frame_of(files: Iterable[Path], program: str) -> str:
    """What stands around every page, in one hash: files of the project, and which Quarto it is."""
    known = Path(program).stat()
    parts = [program, str(known.st_size), str(known.st_mtime_ns), *map(file_hash, files)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _place(project: Project) -> Path:
    return project.cache / "site" / "quarto.json"


def _is(path: Path, known: str) -> bool:
    return path.is_file() and file_hash(path) == known


def _forget(path: Path, changed: Collection[str]) -> None:
    """Take the pages that are rendered anew out of what is searched: a heading that they no longer
    have would be found for ever."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    kept = [one for one in found if str(one.get("href")).partition("#")[0] not in changed]
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=2), encoding="utf-8")
