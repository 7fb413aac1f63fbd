"""Everything heavy that reports need, imported once: the fork server loads this module.

Never `vl_convert`: it starts threads, and a process forked after that hangs.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from datetime import date

import baocao.build.compose.country
import baocao.build.compose.load
import baocao.build.compose.report
import baocao.build.run.drawn_before
import baocao.build.run.notebooks
import baocao.build.run.parameters
import baocao.build.run.write_guard
from baocao.build.compose.charts import load_chart_words
from baocao.build.run.plain_notebook import plain_notebook
from baocao.build.workspace.hashes import package_hash
from baocao.build.workspace.kept import rows_of
from baocao.build.workspace.words_files import load_phrases
from baocao.core.project import Project, find_project
from baocao.core.shipped import files_below
from baocao.definitions.indicators.load import load_catalogue
from baocao.definitions.periods.deadlines import LIBRARY
from baocao.definitions.programmes.load import load_programme
from baocao.document.charts.altair_later import unchecked
from baocao.document.content import content_adapter
from baocao.results.earlier import EarlierPeriod
from baocao.submissions.validation.rules import load_rules
from baocao.submissions.workbooks.model import Submission

LOADED = (baocao.build.compose.report,)


def takes_shell(project: Project) -> bool:
    """Whether a report may have a notebook that plain Python cannot run: its own, or an edited
    one; of those that came with the package reports run the ones that report types name."""
    programmes = [load_programme(project.of(name).home) for name in project.programmes]
    named = {project.notebooks / report.notebook for each in programmes for report in each.reports}
    brought = {project.root / name for name in files_below()}
    ours = (path for path in project.notebooks.rglob("*.ipynb") if path not in brought)
    return any(plain_notebook(path) is None for path in {*named, *ours})


# What is made when it is first needed, and kept: here it is made for all children.
with unchecked():
    import altair  # noqa: F401
package_hash()
content_adapter()
rows_of(Submission)
rows_of(EarlierPeriod)
LIBRARY.includes(date(2022, 1, 1))
with suppress(Exception):  # each report says what is wrong with its project; the server starts
    found = find_project()
    for own in map(found.of, found.programmes):
        load_rules(own, load_catalogue(own.indicators))
    load_chart_words(found, load_phrases(found))
    if takes_shell(found):
        from baocao.build.run.preload_shell import import_shell

        import_shell()

# What is here now is shared by all children as long as nobody writes to it.
gc.collect()
gc.freeze()
