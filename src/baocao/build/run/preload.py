"""Everything heavy that reports need, imported once: the fork server loads this module.

Never `vl_convert`: it starts threads, and a process forked after that hangs.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from datetime import date

# It compiles a grammar for a second when imported, to check addresses that no file here has;
# jsonschema does without it where it is missing.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import baocao.build.compose.report  # noqa: E402
import baocao.build.run.drawn_before  # noqa: E402
import baocao.build.run.notebooks  # noqa: E402
import baocao.build.run.parameters  # noqa: E402
import baocao.build.run.write_guard  # noqa: E402
from baocao.build.compose.pictures import load_chart_words  # noqa: E402
from baocao.build.run.plain_notebook import plain_notebook  # noqa: E402
from baocao.build.workspace.hashes import package_hash  # noqa: E402
from baocao.build.workspace.kept import rows_of  # noqa: E402
from baocao.build.workspace.words_files import load_phrases  # noqa: E402
from baocao.core.project import Project, find_project  # noqa: E402
from baocao.core.shipped import files_below  # noqa: E402
from baocao.definitions.indicators.load import load_catalogue  # noqa: E402
from baocao.definitions.periods.deadlines import LIBRARY  # noqa: E402
from baocao.definitions.programmes.load import load_programme  # noqa: E402
from baocao.results.earlier import EarlierPeriod  # noqa: E402
from baocao.submissions.validation.rules import load_rules  # noqa: E402
from baocao.submissions.workbooks.model import Submission  # noqa: E402

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
package_hash()
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
