"""The report's figures as a workbook: a sheet per table, notes, and where each figure is from.

`render_workbook` is all that other layers need. Nothing here computes or phrases.
"""

from baocao.output.workbook.book import render_workbook

__all__ = ["render_workbook"]
