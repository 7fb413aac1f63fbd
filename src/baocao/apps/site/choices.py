"""What the pages point out and what they offer for download: templates/site/site.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.core.project import Project
from baocao.core.yaml_source import YamlRecord, read_yaml, validate_yaml


@dataclass(frozen=True)
class Headline:
    """An indicator that the start page and the cards show."""

    indicator: str
    split: str
    label: str


@dataclass(frozen=True)
class Offer:
    """A file of a report to download; one that `opens` is read in the browser."""

    file: str
    label: str
    opens: bool


@dataclass(frozen=True)
class Choices:
    """All that templates/site/site.yaml chooses."""

    headlines: tuple[Headline, ...]
    downloads: tuple[Offer, ...]


class _HeadlineRecord(YamlRecord):
    indicator: str
    split: str
    label: str


class _OfferRecord(YamlRecord):
    file: str
    label: str
    opens: bool = False


class _ChoicesRecord(YamlRecord):
    headlines: tuple[_HeadlineRecord, ...]
    downloads: tuple[_OfferRecord, ...]


def load_choices(project: Project) -> Choices:
    """Read templates/site/site.yaml; raises `BaocaoError` with every wrong line."""
    path = project.templates / "site" / "site.yaml"
    found = validate_yaml(read_yaml(path, name=project.name(path)), _ChoicesRecord)
    return Choices(
        tuple(Headline(h.indicator, h.split, h.label) for h in found.headlines),
        tuple(Offer(o.file, o.label, o.opens) for o in found.downloads),
    )
