"""What the installed package brings for projects: data of every project, programmes, templates.

A wheel has these files in its folder `shipped`; a clone has them where they are edited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
# By their places in a project; of a folder every file.
COMMON = (
    *("data/README.md", "data/areas.csv", "data/crosswalk.csv", "data/holidays.yaml"),
    *("data/regimes.yaml", "data/tiles.csv", "data/reporting_units.csv", "data/rules"),
    *("data/mappings", "data/narratives/README.md", "data/issued/README.md"),
    "data/boundaries/README.md",
    *("data/references/comparison_values.csv", "data/references/yearly_values.csv"),
    *("data/provinces/ca-nuoc.yaml", "templates", "notebooks", "_quarto.yml"),
    *("reports/index.qmd", "reports/cach-doc.qmd", "reports/bao-cao.qmd"),
    "reports/offline.scss",
)
# Where a project's first folder has a file that is called otherwise in the package.
AT_THE_TOP = {
    "README.md": "templates/new/README.md",
    "Makefile": "templates/new/Makefile",
    ".gitignore": "templates/new/gitignore",
}
PROGRAMMES = "data/programmes"
OF_PROVINCES = ("plans", "provinces", "baselines")  # folders of a programme that are no package's
_LEFT_BEHIND = ("__pycache__", ".ipynb_checkpoints")


def common_files() -> Mapping[str, Path]:
    """The files that every project has, by their place in it."""
    home = _home()
    return {**{name: home / source for name, source in AT_THE_TOP.items()}, **files_below()}


def files_below() -> Mapping[str, Path]:
    """As `common_files`, without those of a project's first folder that are written anew."""
    home = _home()
    return {path.relative_to(home).as_posix(): path for name in COMMON for path in _in(home, name)}


def shipped_programmes() -> tuple[str, ...]:
    """The ids of the programmes whose catalogues the package brings, sorted."""
    return tuple(
        sorted(
            path.parent.name
            for path in (_home() / PROGRAMMES).glob("*/*.yaml")
            if path.name == "programme.yaml"
        )
    )


def programme_files(programme: str) -> Mapping[str, Path]:
    """The files of a programme's catalogue, by their place in a project: no province's plans."""
    home = _home()
    folder = home / PROGRAMMES / programme
    found = (path for path in _in(home, f"{PROGRAMMES}/{programme}"))
    return {
        path.relative_to(home).as_posix(): path
        for path in found
        if path.relative_to(folder).parts[0] not in OF_PROVINCES
    }


def _home() -> Path:
    installed = PACKAGE / "shipped"
    return installed if installed.is_dir() else PACKAGE.parents[1]


def _in(home: Path, name: str) -> Iterator[Path]:
    """A file, or every file of a folder, sorted."""
    path = home / name
    paths = sorted(path.rglob("*")) if path.is_dir() else [path]
    return (p for p in paths if p.is_file() and not set(_LEFT_BEHIND) & set(p.parts))
