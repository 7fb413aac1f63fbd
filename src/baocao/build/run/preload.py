"""Everything heavy that reports need, imported once: the fork server loads this module.

Never `vl_convert`: it starts threads, and a process forked after that hangs.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from datetime import date

import baocao.build.compose.country
import baocao.build.run.preload_one
from baocao.archive.built.run import RunFacts, dump_run
from baocao.build.compose.charts import load_chart_words
from baocao.build.run.plain_notebook import plain_notebook
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.words_files import load_phrases
from baocao.core.project import Project, find_project
from baocao.core.shipped import files_below
from baocao.definitions.programmes.load import load_programme
from baocao.output.page.files import TEMPLATES
from baocao.output.page.templates import shared_templates

FIRST_DAY = date(2022, 1, 1)
LOADED = (baocao.build.run.preload_one, baocao.build.compose.country)


def takes_shell(project: Project) -> bool:
    """Whether a report may have a notebook that plain Python cannot run: its own, or an edited
    one; of those that came with the package reports run the ones that report types name."""
    programmes = [load_programme(project.of(name).home) for name in project.programmes]
    named = {project.notebooks / report.notebook for each in programmes for report in each.reports}
    brought = {project.root / name for name in files_below()}
    ours = (path for path in project.notebooks.rglob("*.ipynb") if path not in brought)
    return any(plain_notebook(path) is None for path in {*named, *ours})


def read_before(definitions: Definitions) -> None:
    """Have what all reports of a programme are made from parsed and looked through once, and for
    one province what reads the files that each has."""
    areas = definitions.areas
    areas.children(areas.units[0].code, FIRST_DAY)
    areas.known("")
    _ = definitions.rules, definitions.working_days
    for folder in sorted(definitions.folders.plans.glob("*/"))[:1]:
        definitions.plans(folder.name)
        definitions.calendar(folder.name)


dump_run(RunFacts())
with suppress(Exception):  # each report says what is wrong with its project; the server starts
    found = find_project()
    for programme in found.programmes:
        read_before(Definitions(found, programme))
    load_chart_words(found, load_phrases(found))
    shared_templates(found).compile(TEMPLATES)
    if takes_shell(found):
        from baocao.build.run.preload_shell import import_shell

        import_shell()

# What is here now is shared by all children as long as nobody writes to it.
gc.collect()
gc.freeze()
