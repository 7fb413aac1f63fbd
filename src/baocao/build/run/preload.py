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

from nbformat.v4 import new_code_cell  # noqa: E402

import baocao.build.compose.report  # noqa: E402
import baocao.build.run.drawn_before  # noqa: E402
import baocao.build.run.execute  # noqa: E402
import baocao.build.run.notebooks  # noqa: E402
import baocao.build.run.parameters  # noqa: E402
import baocao.build.run.shell  # noqa: E402
import baocao.build.run.write_guard  # noqa: E402
from baocao.build.compose.pictures import load_chart_words  # noqa: E402
from baocao.build.run.shell import CellShell  # noqa: E402
from baocao.build.workspace.hashes import package_hash  # noqa: E402
from baocao.build.workspace.kept import rows_of  # noqa: E402
from baocao.build.workspace.words_files import load_phrases  # noqa: E402
from baocao.core.project import find_project  # noqa: E402
from baocao.definitions.indicators.load import load_catalogue  # noqa: E402
from baocao.definitions.periods.deadlines import LIBRARY  # noqa: E402
from baocao.results.earlier import EarlierPeriod  # noqa: E402
from baocao.submissions.validation.rules import load_rules  # noqa: E402
from baocao.submissions.workbooks.model import Submission  # noqa: E402

LOADED = (baocao.build.compose.report, baocao.build.run.execute, baocao.build.run.shell)

# What is made when it is first needed, and kept: here it is made for all children.
package_hash()
rows_of(Submission)
rows_of(EarlierPeriod)
LIBRARY.includes(date(2022, 1, 1))
CellShell.fresh().run_cell_into(new_code_cell("None"))
CellShell.clear_instance()
with suppress(Exception):  # each report says what is wrong with its project; the server starts
    project = find_project()
    for programme in map(project.of, project.programmes):
        load_rules(programme, load_catalogue(programme.indicators))
    load_chart_words(project, load_phrases(project))
    # The common notebook does without it; a report's own, with an analyst's cells, may not.
    if next(project.notebooks.glob("*/**/*.ipynb"), None):
        import pandas  # noqa: F401

# What is here now is shared by all children as long as nobody writes to it.
gc.collect()
gc.freeze()
