"""What a report needs that is made from nothing: all is read, computed and drawn."""

from __future__ import annotations

from datetime import date

import baocao.build.compose.load
import baocao.build.run.preload_words
import baocao.output.workbook
import baocao.submissions.mapped.read
import baocao.submissions.workbooks.read
from baocao.build.workspace.hashes import package_hash
from baocao.build.workspace.kept import rows_of
from baocao.definitions.periods.deadlines import LIBRARY
from baocao.document.content import content_adapter
from baocao.results.earlier import EarlierPeriod
from baocao.submissions.workbooks.partly import Read

LOADED = (baocao.build.run.preload_words, baocao.build.compose.load)

# What is made when it is first needed, and kept: here it is made for all children.
package_hash()
content_adapter()
rows_of(Read)
rows_of(EarlierPeriod)
LIBRARY.includes(date(2022, 1, 1))
