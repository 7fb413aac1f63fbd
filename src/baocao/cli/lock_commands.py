"""`baocao lock` and `baocao unlock`: a period's data frozen, and opened with a reason."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime

from baocao.project import find_project
from baocao.register.locks import lock, unlock
from baocao.register.model import LockAction, LockEvent
from baocao.reporting.sent import Definitions


def run_lock(province: str, period: str, by: str | None) -> int:
    """Freeze a period's data as it is now."""
    project = find_project()
    slug, key = _key(Definitions(project), province, period)
    event = LockEvent(LockAction.LOCK, datetime.now(UTC), by or user())
    held = lock(project, slug, key, event)
    files = held.current.files if held.current else {}
    print(f"Đã khóa số liệu {slug} {key}: {len(files or {})} tệp.")
    return 0


def run_unlock(province: str, period: str, reason: str, by: str | None) -> int:
    """Open a period's data; who, when and why are recorded."""
    project = find_project()
    slug, key = _key(Definitions(project), province, period)
    event = LockEvent(LockAction.UNLOCK, datetime.now(UTC), by or user(), reason)
    unlock(project, slug, key, event)
    print(f"Đã mở khóa số liệu {slug} {key}. Lý do: {reason}")
    return 0


def user() -> str:
    """Who runs the command, as the system knows them."""
    return getpass.getuser()


def _key(definitions: Definitions, province: str, period: str) -> tuple[str, str]:
    unit = definitions.areas.province(province)
    return unit.slug, definitions.period(unit, period).key
