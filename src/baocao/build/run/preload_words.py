"""What a report needs of which only people's words have changed, all else being taken over."""

from __future__ import annotations

import ctypes  # noqa: F401 - each report's process asks the system to end it with its parent

import baocao.build.compose.report
import baocao.build.run.drawn_before
import baocao.build.run.fingerprint
import baocao.build.run.notebooks
import baocao.build.run.parameters
import baocao.build.run.plain_notebook
import baocao.build.run.renderer
import baocao.build.run.write_guard

LOADED = (baocao.build.compose.report,)
