"""What the pages load is made once, and made anew where the copy that was kept is damaged."""

from __future__ import annotations

from pathlib import Path

from baocao.apps.site.assets import VEGA, write_assets
from baocao.core.project import Project

ROOT = Path(__file__).parents[3]
NO_VALUES: dict[str, list[str]] = {"measures": [], "units": []}


def test_a_damaged_drawing_library_reaches_no_page(tmp_path: Path) -> None:
    """One flipped bit in the cache, and the library is bundled again."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    project = Project(tmp_path)
    write_assets(project, tmp_path / "first", (), NO_VALUES)
    (kept,) = (project.cache / "site").glob("vega-*.js")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    write_assets(project, tmp_path / "second", (), NO_VALUES)
    assert (tmp_path / "second" / VEGA).read_bytes() == (tmp_path / "first" / VEGA).read_bytes()
    assert kept.read_bytes() == whole
