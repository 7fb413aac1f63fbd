"""The layout of version 0.1: one programme, and no folder for it.

Which places of a project are still laid out so, and where each of them is today. Registers,
locks and ledgers of that version name files by their old places, and are never rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

# Below a folder of today's layout stand programmes, where version 0.1 had provinces.
_BY_PROVINCE = (
    *("data/submissions", "data/narratives", "data/issued", "data/locks"),
    *("reports/.nhac", "reports/.nhap", "reports/.failed", "reports"),
)
EVERY_PROGRAMME = "every_programme.yaml"  # validation rules: version 0.1 had none
PLAN_READING, AGENCIES = "plan_reading.yaml", "agencies.yaml"  # how plans are worded
OUTLIERS = "outliers.yaml"  # which values lie far from those of other units
# What stays in data/rules.
_OF_ALL_PROGRAMMES = ("decree30.yaml", EVERY_PROGRAMME, PLAN_READING, AGENCIES, OUTLIERS)
_PROFILE = "profile.yaml"
_PERIOD = re.compile(r"20\d\d(?!\d).*")  # 2022, 2022-Q1, 2022-Q1-lan-2, 2022-Q1.md


def earlier_places(root: Path, programmes: Collection[str]) -> tuple[Path, ...]:
    """What lies at places of version 0.1, profiles before the folders that they lie in."""
    data = root / "data"
    found = (
        *sorted(data.glob(f"plans/*/{_PROFILE}")),
        *_below(data / "plans"),
        *_below(data / "indicators"),
        *(path for path in _below(data / "rules") if path.name not in _OF_ALL_PROGRAMMES),
        *_provinces(root, programmes),
    )
    return tuple(path for path in found if _holds_files(path))


def current_name(name: str, programme: str) -> str:
    """Where a file is today that version 0.1 called `name`, a path from the project's root.

    A name of today's layout is returned as it is.
    """
    match name.split("/"):
        case ["data", "plans", province, file] if file == _PROFILE:
            return f"data/provinces/{province}.yaml"
        case ["data", "rules", file] if file in _OF_ALL_PROGRAMMES:
            return name
        case ["data", ("plans" | "indicators" | "rules") as kind, *rest]:
            return "/".join(("data/programmes", programme, kind, *rest))
    for folder in _BY_PROVINCE:
        below = name.removeprefix(f"{folder}/")
        if below != name:
            return name if below.startswith(f"{programme}/") else f"{folder}/{programme}/{below}"
    return name


def named_today(hashes: Mapping[str, str], programme: str) -> dict[str, str]:
    """Hashes by the names that their files have today."""
    return {current_name(name, programme): digest for name, digest in hashes.items()}


def _below(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _holds_files(path: Path) -> bool:
    return not path.is_dir() or any(not inside.is_dir() for inside in path.rglob("*"))


def _provinces(root: Path, programmes: Collection[str]) -> Iterator[Path]:
    """Folders with periods in them, where programmes should stand."""
    for place in _BY_PROVINCE:
        for folder in _below(root / place):
            is_known = folder.name in programmes or folder.name.startswith(".")
            names = () if is_known else (path.name for path in _below(folder))
            if any(map(_PERIOD.fullmatch, names)):
                yield folder
