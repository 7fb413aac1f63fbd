"""Everything that a programme's data files and the templates must agree on with its catalogue.

Each file is read as the program reads it, so that nothing passes here and fails later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from baocao.apps.notebook.outliers import outlier_rule
from baocao.apps.site.choices import SETTINGS, load_choices
from baocao.apps.site.settings import CONFIG, load_site
from baocao.build.compose.charts import load_chart_words
from baocao.build.compose.pictures import load_maps
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.words_files import load_phrases
from baocao.core.earlier_layout import OUTLIERS
from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.definitions.programmes.level_rule import load_level_rule
from baocao.definitions.programmes.load import read_programme
from baocao.definitions.programmes.model import Programme
from baocao.definitions.programmes.threshold_rule import load_threshold_rule
from baocao.document.frames.words import load_frame_words
from baocao.submissions.forms.words import load_form_words
from baocao.submissions.mapped.load import register_mappings
from baocao.submissions.mapped.words_file import clashes
from baocao.submissions.persons.mapping import load_mapping

Read = Callable[[], object]


def definition_problems(definitions: Definitions) -> tuple[Problem, ...]:
    """Every problem of a programme's files, each once; of its catalogue alone where that is
    wrong, since all others are held against it."""
    found = _heard(lambda: definitions.catalogue)
    if not found:
        found = [problem for read in _reads(definitions) for problem in _heard(read)]
    return tuple(dict.fromkeys(found))


def _heard(read: Read) -> list[Problem]:
    try:
        read()
    except BaocaoError as error:
        return list(error.problems)
    return []


def _reads(definitions: Definitions) -> Iterator[Read]:
    project, folders, catalogue = definitions.project, definitions.folders, definitions.catalogue
    yield lambda: definitions.regimes
    yield lambda: definitions.working_days
    yield lambda: definitions.programme
    yield lambda: definitions.rules
    yield lambda: load_form_words(project, _programme(definitions), catalogue)
    yield lambda: load_phrases(project, _programme(definitions))
    yield lambda: load_chart_words(project, load_phrases(project))
    yield lambda: load_frame_words(project)
    for path in sorted(project.boundaries.glob("*.geojson")):
        yield partial(load_maps, project, path.stem)
    yield lambda: load_maps(project)
    yield lambda: _notebooks(definitions)
    yield lambda: load_level_rule(folders, _programme(definitions).roles.levels, catalogue)
    yield lambda: load_threshold_rule(folders, catalogue)
    yield lambda: definitions.foreign.mappings
    yield lambda: raise_all(clashes(project.mappings, catalogue))
    for path in register_mappings(project.mappings, definitions.id):
        yield partial(_register, definitions, path)
    if (folders.rules / OUTLIERS).is_file() or (project.rules / OUTLIERS).is_file():
        yield lambda: outlier_rule(folders)
    if (project.templates / SETTINGS).is_file():
        yield lambda: load_choices(project)
    if (project.root / CONFIG).is_file():
        yield lambda: load_site(project)


def _programme(definitions: Definitions) -> Programme:
    """The programme as its file has it: its roles are checked once, by themselves."""
    return read_programme(definitions.folders.home)[1]


def _register(definitions: Definitions, path: Path) -> None:
    role = definitions.programme.roles.persons
    if role:
        load_mapping(path, role, definitions.catalogue, name=definitions.project.name(path))


def _notebooks(definitions: Definitions) -> None:
    project = definitions.project
    source, programme = read_programme(definitions.folders.home)
    raise_all(
        Problem(
            f"không có notebook “{report.notebook}”",
            source.where("reports", number, "notebook"),
            f"chọn tệp trong {project.name(project.notebooks)}, hoặc thêm tệp này",
        )
        for number, report in enumerate(programme.reports)
        if not (project.notebooks / report.notebook).is_file()
    )
