"""Where the pages of the site are, from its root."""

from __future__ import annotations

from urllib.parse import quote

from baocao.core.report_key import ReportKey
from baocao.output.page.page import heading_id

OVERDUE, UNTOLD = "qua-han", "chua-bao-cao"  # of the list of tasks


def plan_path(programme: str, plan: str) -> str:
    """The place of a plan's page."""
    return f"ke-hoach/{quote(f'{programme}-{plan}', safe='')}.html"


def indicator_path(programme: str, indicator: str) -> str:
    """The place of an indicator's page."""
    return f"chi-so/{quote(f'{programme}-{indicator}', safe='')}.html"


def province_path(programme: str, province: str) -> str:
    """The place of the tasks of a programme and province (slug)."""
    return f"nhiem-vu/{quote(f'{programme}-{province}', safe='')}.html"


def lead_place(part: str, key: ReportKey, lead: str) -> str:
    """Where the list of tasks has those of a province that an agency leads."""
    return f"{part}-{key.programme}-{key.province}-{heading_id(lead)}"


def period_path(period: str) -> str:
    """The page of all provinces in one period, by its key."""
    return f"ky/{period}.html"


def unit_path(programme: str, unit: str) -> str:
    """The page of a district or commune, by its code."""
    return f"dia-ban/{quote(f'{programme}-{unit}', safe='')}.html"
