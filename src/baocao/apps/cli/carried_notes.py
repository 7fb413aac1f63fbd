"""What a build says of the files of people's that it found in a report's folder."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.archive.built.folder import WORD_FILE
from baocao.build.run.carrying import Carried
from baocao.build.run.job import Built
from baocao.build.run.preview import FOLDER
from baocao.core.project import Project

NAMED = 5  # files that are named before the others are counted
_PROGRAMS_OWN = (".", "~")  # how the names of files begin that Word and LibreOffice keep


def carried_notes(project: Project, built: Built) -> Iterator[str]:
    """A line for each file that was edited, and one for all that people put there."""
    put = []
    for one in built.carried:
        if one.was:
            ours = "đã phát hành" if built.issued else "dựng mới"
            yield f"{one.was} đã được sửa nên nay là {one.name}; {one.was} là bản {ours}"
        elif one.ours:
            yield _edited(project, built, one)
        elif not one.name.rpartition("/")[2].startswith(_PROGRAMS_OWN):
            put.append(one.name)
    if put:
        yield f"giữ nguyên tệp của người soạn: {_named(put)}"
    if built.fresh and any(name.startswith(f"{FOLDER}/") for name in put):
        yield f"{FOLDER}/ là bản in của báo cáo trước; tạo lại: baocao pdf {built.key.options}"


def _edited(project: Project, built: Built, one: Carried) -> str:
    told = f"{one.name} đã được sửa tay nên giữ nguyên, bản dựng mới là {one.ours}"
    if one.name != WORD_FILE:
        return told
    return f"{told}; để giữ lời văn: baocao keep {project.name(built.folder / one.name)}"


def _named(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" và {more} tệp khác" if more > 0 else "")
