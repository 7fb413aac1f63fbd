"""`built_report`: a report that is built, as Markdown for Quarto and notebooks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.archive.built.folder import open_published
from baocao.build.workspace.door import report_meant
from baocao.core.project import find_project
from baocao.document.blocks import Picture
from baocao.document.built_content import content_of
from baocao.document.content import Content
from baocao.output.page.markdown import blocks_markdown, escaped


@dataclass(frozen=True)
class BuiltReport:
    """What a report says, from the folder that it was built into."""

    folder: Path
    content: Content

    @property
    def title(self) -> str:
        return self.content.title

    def _repr_markdown_(self) -> str:
        return self.markdown

    @property
    def markdown(self) -> str:
        """The whole report, its parts under headings; pictures by their way from the working
        folder."""
        return "\n\n".join(self._parts())

    def _parts(self) -> Iterator[str]:
        for part in self.content.parts:
            if part.title:
                yield f"# {escaped(part.title)}"
            yield blocks_markdown(part.blocks, self._address)

    def _address(self, picture: Picture) -> str:
        path = self.folder / "figures" / f"{picture.name}.png"
        return Path(os.path.relpath(path)).as_posix()


def built_report(province: str, period: str, *, programme: str = "") -> BuiltReport:
    """The report as `make report` left it; raises `BaocaoError` where it is not built, or was
    changed since, `UsageError` for what does not exist."""
    project = find_project()
    key = report_meant(project, province, period, programme).key
    report = open_published(project, key)
    return BuiltReport(report.folder, content_of(report))
