"""Everything heavy that reports need, imported once: the fork server loads this module.

Never `vl_convert`: it starts threads, and a process forked after that hangs.
"""

from __future__ import annotations

import gc
import sys

# It compiles a grammar for a second when imported, to check addresses that no file here has;
# jsonschema does without it where it is missing.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import baocao.reporting.report  # noqa: E402
import baocao.runner.execute  # noqa: E402
import baocao.runner.page  # noqa: E402
import baocao.runner.shell  # noqa: E402
from baocao.reporting.hashes import package_hash  # noqa: E402

# Kept for all children.
package_hash()
baocao.runner.page.page_exporter()
LOADED = (baocao.reporting.report, baocao.runner.execute, baocao.runner.page, baocao.runner.shell)

# What is here now is shared by all children as long as nobody writes to it.
gc.collect()
gc.freeze()
