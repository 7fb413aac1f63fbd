"""The page's own name, and the files of templates/site that it is made from.

Named apart from what makes the page: who compares a report with its inputs needs no more.
"""

from __future__ import annotations

FOLDER = "site"
PAGE_FILE = "bao-cao.html"
STYLES = ("pages.css", "frame.css")
SCRIPTS = ("frame.js", "tables.js", "fold.js", "trace.js")
TEMPLATES = (
    "alone",
    "frame",
    "report_head",
    "report_files",
    "sent_units",
    "late",
    "change",
    "spark",
    "state",
    "status",
    "cards",
    "worst",
    "threshold",
    "thresholds",
    "scorecard",
    "targets",
    "bar",
)
FILES = (*STYLES, *SCRIPTS, *(f"{name}.html.j2" for name in TEMPLATES))
"""The files of templates/site that the page is made from."""
