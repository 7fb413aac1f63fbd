"""What the pages point out, by programme, and what they offer for download."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from baocao.core.project import Project
from baocao.core.yaml_source import YamlRecord, read_yaml, validate_yaml
from baocao.definitions.programmes.load import load_programme
from baocao.definitions.programmes.model import MainIndicator, Programme
from baocao.output.page.view import ValueKey

SETTINGS = Path("site", "site.yaml")


class Offer(YamlRecord):
    """A file of a report to download; one that `opens` is read in the browser."""

    file: str
    label: str
    opens: bool = False


class _ChoicesFile(YamlRecord):
    downloads: tuple[Offer, ...]


@dataclass(frozen=True)
class Choices:
    """The files of templates/site/site.yaml, and the programmes by id."""

    downloads: tuple[Offer, ...]
    programmes: Mapping[str, Programme]

    def main_of(self, programme: str) -> tuple[MainIndicator, ...]:
        """What the pages show first; nothing of a programme that the project no longer has."""
        found = self.programmes.get(programme)
        return found.main_indicators if found else ()

    def rate_of(self, programme: str, key: ValueKey) -> ValueKey:
        """What provinces and units are graded by: the rate of a main count, else itself."""
        found = self.programmes.get(programme)
        return (found.unit_rate(*key) if found else "") or key[0], key[1]

    def name_of(self, programme: str) -> str:
        found = self.programmes.get(programme)
        return found.name if found else programme

    def row_name(self, province: str, programme: str) -> str:
        """A province's name as pages over all reports say it: with the programme in short, where
        the project has another."""
        if set(self.programmes) <= {programme}:
            return province
        return f"{province} ({self.short_name(programme)})"

    def short_name(self, programme: str) -> str:
        """What a programme is called beside others; its name where it has no shorter one."""
        found = self.programmes.get(programme)
        return (found.short_name if found else "") or self.name_of(programme)


def load_choices(project: Project) -> Choices:
    """Read site.yaml and the programmes; raises `BaocaoError` with the wrong lines of a file."""
    path = project.templates / SETTINGS
    file = validate_yaml(read_yaml(path, name=project.name(path)), _ChoicesFile)
    programmes = [load_programme(project.of(id_).home) for id_ in project.programmes]
    return Choices(file.downloads, {programme.id: programme for programme in programmes})
