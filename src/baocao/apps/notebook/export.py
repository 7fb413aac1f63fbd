"""The data of all programmes, provinces and periods as tables to be taken elsewhere.

Their columns are those of `open_data`, with the programme before them; a dictionary of the
catalogues and of the columns goes along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from baocao.apps.notebook.data import Data
from baocao.apps.notebook.gather import gather
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.due import folders_with_data
from baocao.core.project import Project
from baocao.document.frames.words import load_frame_words

EXPORTED = ("results", "observations", "targets", "findings", "missing")
CATALOGUE, COLUMNS = "catalogue", "columns"
_PROGRAMME = "programme"


@dataclass(frozen=True)
class ExportPart:
    """The data of one province in one programme; `period` is "" for every one."""

    programme: str
    province: str
    period: str = ""


def export_parts(
    project: Project, programmes: Sequence[str], province: str, period: str
) -> tuple[ExportPart, ...]:
    """What is to be read, province by province; none where nobody sent anything."""
    return tuple(
        ExportPart(id_, slug, period)
        for id_ in programmes
        for definitions in [Definitions(project, id_)]
        for slug in _provinces(definitions, province, period)
    )


def _provinces(definitions: Definitions, province: str, period: str) -> list[str]:
    folders = folders_with_data(definitions)
    with_data = {folder.parent.name for folder in folders if period in ("", folder.name)}
    if not province:
        return sorted(with_data)
    wanted = definitions.areas.province(province)
    return [wanted.slug] if wanted.home in with_data else []


def exported(project: Project, part: ExportPart) -> dict[str, pd.DataFrame]:
    """The frames of a part; a missing value stays missing, a bound stands beside its value."""
    data = Data(gather(project, part.province, part.period or None, part.programme))
    frames = {name: getattr(data, name) for name in EXPORTED}
    return {name: _of(part.programme, frame) for name, frame in frames.items()}


def _of(programme: str, frame: pd.DataFrame) -> pd.DataFrame:
    named = frame.reset_index(drop=True)
    named.insert(0, _PROGRAMME, programme)
    return named


def joined(parts: Sequence[dict[str, pd.DataFrame]]) -> dict[str, pd.DataFrame]:
    """The frames of several parts below one another."""
    return {name: pd.concat([part[name] for part in parts], ignore_index=True) for name in EXPORTED}


def dictionary(project: Project, programmes: Sequence[str]) -> dict[str, pd.DataFrame]:
    """What every element and indicator of the catalogues is, and every column of the tables."""
    rows = [row for id_ in programmes for row in _catalogue(Definitions(project, id_))]
    words = load_frame_words(project)
    about = [
        (frame, id_, words.columns[id_].title, words.columns[id_].meaning, words.columns[id_].unit)
        for frame in EXPORTED
        for id_ in words.frames[frame]
    ]
    names = ["programme", "kind", "id", "name", "theme", "unit", "formula", "definition", "source"]
    return {
        CATALOGUE: pd.DataFrame(rows, columns=names),
        COLUMNS: pd.DataFrame(about, columns=["table", "column", "title", "meaning", "unit"]),
    }


def _catalogue(definitions: Definitions) -> Iterator[tuple[str, ...]]:
    catalogue = definitions.catalogue
    for element in catalogue.elements.values():
        theme, unit = catalogue.themes[element.theme], element.unit.name or element.unit.value
        kind = f"element, {element.aggregation.value}"
        about = (element.definition, element.source)
        yield definitions.id, kind, element.id, element.name, theme, unit, "", *about
    for one in catalogue.indicators.values():
        theme, unit = catalogue.themes[one.theme], one.unit.name or one.unit.value
        made = (one.formula, one.definition, one.source)
        yield definitions.id, "indicator", one.id, one.name, theme, unit, *made
