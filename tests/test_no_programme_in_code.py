"""Code and what all programmes share know no programme: ids and words of one are its data."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROGRAMMES = ROOT / "data" / "programmes"
# `baocao migrate` alone names one: projects of version 0.1 had no other.
MIGRATE = ROOT / "src" / "baocao" / "build" / "migrate"
SOURCES = [p for p in sorted((ROOT / "src/baocao").rglob("*.py")) if MIGRATE not in p.parents]

# Ids of the catalogue that are other things' names too, and may stand in code as those.
OTHERS = {
    "province": "a level of areas, and the name of a field",
    "district": "a level of areas",
    "commune": "a level of areas",
    "communes": "a unit of measure, and rows that a mapping leaves out",
    "cases": "a unit of measure, and the cases of a rule",
    "deaths": "a unit of measure",
    "outbreaks": "a unit of measure",
    "samples": "a unit of measure",
    "severity": "a field of findings",
    "checks": "a field of forms.yaml",
    "coverage": "a role, and the chart of what plays it",
    "other": "a word of findings",
    "1": "a number as text",
    "2": "a number as text",
}
# Files that every programme's outputs are made from.
SHARED = [
    *sorted((ROOT / "templates").rglob("*.yaml")),
    *sorted((ROOT / "templates").rglob("*.j2")),
    *sorted((ROOT / "templates").rglob("*.js")),
    *sorted((ROOT / "notebooks").glob("*.ipynb")),
    *sorted((ROOT / "reports").glob("*.qmd")),
    *sorted((ROOT / "data" / "provinces").glob("*.yaml")),
    ROOT / "data" / "rules" / "every_programme.yaml",
    *(ROOT / name for name in ("_quarto.yml", "data/mappings/words.yaml", "Makefile")),
]
WORDS = re.compile(
    r"covid|sars-cov|vắc[ -]?xin|vaccin|tiêm|mũi(?! tên)|\bF0\b|dịch bệnh|chống dịch"
    r"|tình hình dịch|sốt xuất huyết|tay chân miệng",
    re.IGNORECASE,
)
# A column of persons' lists by which they are refused, whatever the programme.
SHARED_WORDS = {"data/mappings/words.yaml": ("Ngày tiêm",)}


def catalogue_ids() -> set[str]:
    """The ids of every theme, category, option, element and indicator."""
    found: set[str] = set()
    for path in PROGRAMMES.glob("*/indicators/*.yaml"):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for kind in ("themes", "categories", "elements", "indicators"):
            for record in content.get(kind, ()):
                found |= {record["id"], *(option["id"] for option in record.get("options", ()))}
    return found


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in a module that is not a docstring, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_no_id_of_a_catalogue_stands_in_code() -> None:
    ids = catalogue_ids()
    assert {"vaccinated", "dose", "18plus", "d1", "coverage", "vaccination", "dengue"} <= ids
    assert OTHERS.keys() <= ids
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in SOURCES
        for line, text in literals(path)
        if text in ids - OTHERS.keys()
    ]
    assert found == []


def test_each_exception_is_needed() -> None:
    used = {text for path in SOURCES for _, text in literals(path)}
    assert OTHERS.keys() <= used


def test_no_text_in_code_speaks_of_a_programme() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in SOURCES
        for line, text in literals(path)
        if WORDS.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_programmes_share_speaks_of_none(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in SHARED_WORDS.get(path.relative_to(ROOT).as_posix(), ()):
        assert word in text
        text = text.replace(word, "")
    found = WORDS.search(text)
    assert found is None, text[max(found.start() - 40, 0) : found.end() + 40]
