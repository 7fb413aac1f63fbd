"""What notebooks need that run in a shell: imported once where a project has such notebooks."""

from __future__ import annotations


def import_shell() -> None:
    """Import Papermill, the shell and what analysts' cells use, and run a first cell."""
    from baocao.document.charts.no_grammar import spare_the_grammar

    spare_the_grammar()
    import altair  # noqa: F401
    import pandas  # noqa: F401
    from nbformat.v4 import new_code_cell

    from baocao.build.run import execute, shell  # noqa: F401 - with Papermill

    shell.CellShell.fresh().run_cell_into(new_code_cell("None"))
    shell.CellShell.clear_instance()
