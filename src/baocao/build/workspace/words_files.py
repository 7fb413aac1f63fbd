"""Reads the words of a report: the phrases and what people wrote for one period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from baocao.core.errors import BaocaoError, Problem, raise_all
from baocao.core.project import Project
from baocao.core.report_key import ReportKey
from baocao.core.yaml_source import YamlSource, read_yaml
from baocao.definitions.programmes.model import Programme
from baocao.document.blocks import Block
from baocao.document.narrative.phrases import SLOT, Phrases, slots_of
from baocao.document.wording import parse_wording

PHRASES = "phrases.yaml"


def load_phrases(project: Project, programme: Programme | None = None) -> Phrases:
    """The patterns of templates/phrases.yaml, with what a programme has otherwise.

    The programme's own phrases fill the places of their names: {work}. Raises `BaocaoError`
    where a value is no text, and where the programme words what the templates do not have.
    """
    source = _source(project, project.templates / PHRASES)
    problems: list[Problem] = []
    words = _patterns(source, problems)
    own_file, own = "", {}
    if programme is not None:
        words = {key: _filled(pattern, programme) for key, pattern in words.items()}
        path = project.of(programme.id).home / PHRASES
        if path.is_file():
            own_source = _source(project, path)
            patterns = _patterns(own_source, problems)
            own_file = own_source.file
            own = {key: _filled(pattern, programme) for key, pattern in patterns.items()}
            problems.extend(_unknown(own_source, own, words))
    raise_all(problems)
    return Phrases(words, source.file, own, own_file)


def _source(project: Project, path: Path) -> YamlSource:
    return read_yaml(path, name=project.name(path))


def _filled(pattern: str, programme: Programme) -> str:
    for name, phrase in programme.phrases:
        pattern = pattern.replace(f"{{{name}}}", phrase)
    return pattern


def _unknown(
    source: YamlSource, own: Mapping[str, str], words: Mapping[str, str]
) -> Iterator[Problem]:
    for key in own.keys() - words.keys():
        what = f"templates/{PHRASES} không có câu chữ này"
        yield Problem(what, source.where(*key.split(".")), "xóa hoặc sửa tên trường")
    for key in own.keys() & words.keys():
        for slot in sorted(slots_of(own[key]) - slots_of(words[key])):
            listed = ", ".join(f"{{{name}}}" for name in sorted(slots_of(words[key])))
            todo = f"các chỗ điền của câu này: {listed or 'không có'}"
            yield Problem(f"chỗ điền lạ {{{slot}}}", source.where(*key.split(".")), todo)


def _patterns(source: YamlSource, problems: list[Problem]) -> dict[str, str]:
    words: dict[str, str] = {}
    _flatten(source, source.data, (), words, problems)
    return words


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
        todo = 'đặt câu chữ trong dấu nháy kép: "…"'
        problems.append(Problem("phải là chữ", source.where(*path), todo))


def _stray_brace(pattern: str) -> bool:
    """Whether a brace is left over once all slots are removed."""
    return bool(set("{}") & set(SLOT.sub("", pattern)))


def load_wording(
    project: Project, key: ReportKey, sections: Sequence[str]
) -> dict[str, tuple[Block, ...]]:
    """What people wrote for a report of these sections; empty if there is no file."""
    path = project.narrative(key)
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        todo = "lưu lại tệp với bảng mã UTF-8"
        raise BaocaoError(Problem("tệp không phải UTF-8", project.name(path), todo)) from None
    return parse_wording(text, project.name(path), sections)
