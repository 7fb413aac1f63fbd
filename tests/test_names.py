"""One word per thing: a class name stands for one class in the whole package."""

import ast
from collections import defaultdict
from pathlib import Path

SRC = Path(__file__).parents[1] / "src" / "baocao"


def homes(root: Path) -> dict[str, list[str]]:
    """Every class name of the package with the files that define it."""
    found = defaultdict(list)
    for file in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(str(file.relative_to(root)))
    return found


def test_no_class_name_stands_for_two_things() -> None:
    found = homes(SRC)
    assert len(found) > 300, "the classes were not found"
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def test_a_second_home_is_seen(tmp_path: Path) -> None:
    for name in ("one.py", "two.py"):
        (tmp_path / name).write_text("class Place: ...\n", encoding="utf-8")
    assert homes(tmp_path) == {"Place": ["one.py", "two.py"]}
