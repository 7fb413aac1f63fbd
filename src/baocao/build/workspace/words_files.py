"""Reads the words of a report: the phrases and what people wrote for one period."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import Project
from baocao.core.yaml_source import YamlSource, read_yaml
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.periods.model import ReportingPeriod
from baocao.document.blocks import Block
from baocao.document.narrative.phrases import SLOT, Phrases
from baocao.document.wording import parse_wording


def load_phrases(project: Project) -> Phrases:
    """The patterns of templates/phrases.yaml; raises `BaocaoError` where a value is no text."""
    path = project.templates / "phrases.yaml"
    source = read_yaml(path, name=project.name(path))
    words: dict[str, str] = {}
    problems: list[Problem] = []
    _flatten(source, source.data, (), words, problems)
    if problems:
        raise BaocaoError(*problems)
    return Phrases(words, source.file)


def _flatten(
    source: YamlSource,
    data: Any,
    path: tuple[str, ...],
    words: dict[str, str],
    problems: list[Problem],
) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            _flatten(source, value, (*path, str(key)), words, problems)
    elif isinstance(data, str) and not _stray_brace(data):
        words[".".join(path)] = data
    elif isinstance(data, str):
        todo = "viết chỗ điền dạng {tên}, đủ hai dấu ngoặc"
        problems.append(Problem("dấu ngoặc nhọn không khớp", source.where(*path), todo))
    else:
        todo = "đặt câu chữ trong dấu ngoặc kép"
        problems.append(Problem("phải là chuỗi ký tự", source.where(*path), todo))


def _stray_brace(pattern: str) -> bool:
    """Whether a brace is left over when all slots are taken out."""
    return bool(set("{}") & set(SLOT.sub("", pattern)))


def narrative_file(project: Project, province: AdminUnit, period: ReportingPeriod) -> Path:
    """Where people write for one report."""
    return project.narratives / province.slug / f"{period.key}.md"


def load_wording(
    project: Project, province: AdminUnit, period: ReportingPeriod
) -> dict[str, tuple[Block, ...]]:
    """What people wrote, by section; empty where there is no file."""
    path = narrative_file(project, province, period)
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        todo = "lưu lại tệp với bảng mã UTF-8"
        raise BaocaoError(Problem("tệp không phải UTF-8", project.name(path), todo)) from None
    return parse_wording(text, project.name(path))
