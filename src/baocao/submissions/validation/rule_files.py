"""Where validation rules stand; nothing of them is read here."""

from __future__ import annotations

from pathlib import Path

from baocao.core.earlier_layout import EVERY_PROGRAMME
from baocao.core.project import Project

RULES_FILES = "validation*.yaml"  # rules of other kinds lie beside them


def common_rules(project: Project) -> Path:
    """The file of the rules that every programme has; a project of version 0.1 has none."""
    return project.rules / EVERY_PROGRAMME
