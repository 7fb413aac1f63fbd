"""The Vietnamese of data frames: headings of columns, and the lines that stand for a table.

Read from templates/frames.yaml, which also says what each frame of `open_data` holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project
from baocao.core.yaml_source import OLDER, Text, YamlRecord, YamlSource, read_yaml, validate_yaml
from baocao.document.narrative.phrases import Phrases, Sentence, Told, slots_of

LINES = {
    "in_appendix": ("title", "appendix"),
    "empty": ("title",),
    "note_opening": ("issuer", "title", "sources"),
    "note_source": ("province", "period", "cutoff"),
    "note_no_source": (),
    "note_section": (),
}


class ColumnWords(YamlRecord):
    """A column's heading in tables, what it holds, and in which unit."""

    title: Text
    meaning: Text
    unit: str = ""


class FrameWords(YamlRecord):
    """All words; `frames` names the columns of each frame in their order."""

    lines: dict[str, Text]
    columns: dict[str, ColumnWords]
    frames: dict[str, tuple[str, ...]]

    @property
    def titles(self) -> Mapping[str, str]:
        """Headings by the name that the column has in code."""
        return {name: column.title for name, column in self.columns.items()}

    def line(self, key: str, **slots: str) -> str:
        """One of `LINES` with its slots filled."""
        return Phrases(self.lines).text(key, **slots)

    def sentence(self, key: str, **slots: Told) -> Sentence:
        """The same, where a slot may be a reference to an appendix."""
        return Phrases(self.lines).fill(key, **slots)


@dataclass(frozen=True)
class _Check:
    source: YamlSource
    words: FrameWords

    def problems(self) -> Iterator[Problem]:
        for key, slots in LINES.items():
            where = self.source.where("lines", key)
            if key not in self.words.lines:
                yield Problem(f"thiếu “{key}”", where, f"thêm dòng này; {OLDER}")
            elif slots_of(self.words.lines[key]) != set(slots):
                listed = ", ".join(f"{{{slot}}}" for slot in slots) or "không có"
                yield Problem("chỗ điền không đúng", where, f"các chỗ điền của câu này: {listed}")
        for frame, columns in self.words.frames.items():
            for column in columns:
                if column not in self.words.columns:
                    where = self.source.where("frames", frame)
                    yield Problem(f"cột “{column}” chưa được mô tả", where, "thêm vào columns")


def load_frame_words(project: Project) -> FrameWords:
    """Read templates/frames.yaml; raises `BaocaoError` with everything that is wrong in it."""
    path = project.templates / "frames.yaml"
    source = read_yaml(path, name=project.name(path))
    words = validate_yaml(source, FrameWords)
    raise_all(_Check(source, words).problems())
    return words
