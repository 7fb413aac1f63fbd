"""A second programme for a project of the first one: the same under another id."""

from __future__ import annotations

import shutil
from dataclasses import replace

from baocao.core.project import Project
from baocao.core.report_key import ReportKey

SECOND = "sot-xuat-huyet"


def add_programme(project: Project) -> None:
    """Copy the programme covid-19 with its plans and profiles; nothing was sent for it."""
    first, second = project.of("covid-19"), project.of(SECOND)
    shutil.copytree(first.home, second.home)
    path = second.home / "programme.yaml"
    text = path.read_text(encoding="utf-8").replace("id: covid-19", f"id: {SECOND}")
    text = text.replace("short_name: COVID-19", "short_name: sốt xuất huyết")
    path.write_text(text, encoding="utf-8")


def send_to(project: Project, key: ReportKey) -> None:
    """Send what covid-19 was sent for the province and period."""
    first = replace(key, programme="covid-19")
    shutil.copytree(project.sent(first), project.sent(key))
