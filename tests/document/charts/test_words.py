"""The words of the charts: the file is checked before anything is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.core.errors import BaocaoError
from baocao.core.yaml_source import read_yaml
from baocao.document.charts.words import PLACEHOLDERS, chart_words
from tests.document.charts import sample

GOOD = (sample.ROOT / "templates" / "charts.yaml").read_text(encoding="utf-8")


def problems(tmp_path: Path, text: str) -> list[str]:
    """What is said of a file with `text`."""
    path = tmp_path / "charts.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaocaoError) as error:
        chart_words(read_yaml(path, name="charts.yaml"), {})
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  total: Tổng\n", "", "trường texts: thiếu “total”"),
        ("  total: Tổng\n", "  total: Tổng\n  sum: Cộng\n", "“sum” không được dùng"),
        ("{whole}: {value}", "{whole}: {gia_tri}", "chỗ điền lạ {gia_tri}"),
        ("{whole}: {value}", "{whole}: {value:.2f}", "chỗ điền lạ {value}"),
        ("{whole}: {value}", "{whole}: {}", "chỗ điền lạ {}"),
        ("{whole}: {value}", "{whole}: {value", "dấu ngoặc nhọn không khớp"),
        ("  total: Tổng\n", "  total: 12\n", "phải là chữ"),
        ("texts:\n", "titles: x\ntexts:\n", "trường lạ"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    """Each mistake gives one Vietnamese message with file and line."""
    assert old in GOOD
    (message,) = problems(tmp_path, GOOD.replace(old, new))
    assert expected in message
    assert message.startswith("charts.yaml, dòng ")


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    """A file with two mistakes gives two messages."""
    text = GOOD.replace("  total: Tổng\n", "").replace("{whole}: {value}", "{whole}: {x}")
    assert len(problems(tmp_path, text)) == 2


def test_every_pattern_of_the_project_uses_all_its_values() -> None:
    """No value the program offers is left out by the project's own patterns."""
    words = sample.words()
    for key, names in PLACEHOLDERS.items():
        filled = words.text(key, **{name: f"<{name}>" for name in names})
        assert all(f"<{name}>" in filled for name in names)


@pytest.mark.parametrize(
    ("old", "new"),
    [("  total: Tổng\n", ""), ("  total: Tổng\n", "  total: Tổng\n  sum: Cộng\n")],
    ids=["lacks a pattern", "has one that is gone"],
)
def test_an_older_copy_of_the_file_leads_to_the_upgrade(tmp_path: Path, old: str, new: str) -> None:
    """A project of an earlier package has the patterns that its package had."""
    (message,) = problems(tmp_path, GOOD.replace(old, new))
    assert "baocao upgrade" in message
