"""The crosswalk (crosswalk.csv): which old communes the communes of today were made of.

An old commune went whole to one commune, or was divided between several: then no sum of old
figures is a figure of today. A district without communes, such as an island, stands for itself.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from baocao.core.errors import Problem, raise_all, refusal
from baocao.core.vietnamese.names import fold
from baocao.definitions.areas.model import AdminUnit, AreaLevel

COLUMNS = ("old", "name", "district", "new", "divided")
LAST_DAY = date(2025, 6, 30)  # of the communes that Decision 19/2025/QĐ-TTg replaced
_TITLES = ("Thị trấn", "Phường", "Xã")


@dataclass(frozen=True)
class OldUnit:
    """A commune of before, by its official code, or a district without communes; where it went."""

    code: str
    name: str
    district: str
    into: tuple[str, ...]

    @property
    def divided(self) -> bool:
        return len(self.into) > 1


@dataclass(frozen=True)
class Crosswalk:
    """All passages of 1/7/2025."""

    passages: tuple[OldUnit, ...]

    def made_of(self, code: str) -> tuple[OldUnit, ...]:
        """The old units that went to a commune of today, whole or in part."""
        return tuple(self._into.get(code, ()))

    def communes(self, taken: Iterable[str]) -> Iterator[AdminUnit]:
        """The old communes as units; a code that is `taken` today adds the year of its end."""
        again = set(taken)
        for old in self.passages:
            if old.district:
                own = f"{old.code}-to-{LAST_DAY:%Y}" if old.code in again else old.code
                yield _commune(old, own)

    @cached_property
    def _into(self) -> Mapping[str, list[OldUnit]]:
        into: dict[str, list[OldUnit]] = defaultdict(list)
        for passage in self.passages:
            for new in passage.into:
                into[new].append(passage)
        return into


NO_PASSAGES = Crosswalk(())


def _commune(old: OldUnit, code: str) -> AdminUnit:
    title = next((title for title in _TITLES if old.name.startswith(f"{title} ")), "")
    return AdminUnit(
        code=code,
        name=old.name,
        short_name=old.name.removeprefix(title).strip(),
        level=AreaLevel.COMMUNE,
        slug=f"{fold(old.name).replace(' ', '-')}-{old.code}",
        parent=old.district,
        valid_to=LAST_DAY,
    )


def load_crosswalk(path: Path, *, name: str, known: Callable[[str], bool]) -> Crosswalk:
    """Read the crosswalk of a project; one without the file has no passages.

    `known` says whether the table of units has a code. Raises `BaocaoError` with all problems of
    the file, each with its line.
    """
    if not path.is_file():
        return NO_PASSAGES
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
    except UnicodeDecodeError:
        raise refusal("tệp không phải UTF-8", name, "lưu lại tệp với bảng mã UTF-8") from None
    raise_all(_problems(name, rows, known))
    into: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for old, own, district, new, _ in rows[1:]:
        into[old, own, district].append(new)
    return Crosswalk(tuple(OldUnit(*old, tuple(new)) for old, new in into.items()))


def _problems(name: str, rows: list[list[str]], known: Callable[[str], bool]) -> Iterator[Problem]:
    if not rows or tuple(rows[0]) != COLUMNS:
        todo = f"ghi tiêu đề: {','.join(COLUMNS)}"
        yield Problem("tiêu đề không đúng", f"{name}, dòng 1", todo)
        return
    codes = [row[0] if row else "" for row in rows]
    lines: dict[str, list[list[str]]] = defaultdict(list)
    for code, row in zip(codes, rows, strict=True):
        lines[code].append(row)
    for line, row in enumerate(rows[1:], start=2):
        for what, todo in _told(row, lines[codes[line - 1]], known):
            yield Problem(what, f"{name}, dòng {line}", todo)


def _told(
    row: list[str], same: list[list[str]], known: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """What is wrong with a line and what to do; `same` are all lines of its old unit."""
    if len(row) != len(COLUMNS) or not all((row[0], row[1], row[3])):
        yield "dòng thiếu ô", f"ghi đủ: {', '.join(COLUMNS)}"
        return
    old, own, district, new, divided = row
    if divided != ("true" if len(same) > 1 else "false"):
        what = f"ô divided ghi “{divided}”, đơn vị {old} có {len(same)} dòng"
        yield what, "ghi true khi đơn vị bị chia, false khi đi trọn vẹn"
    if [own, district] != same[0][1:3]:
        yield f"đơn vị {old} có tên hoặc huyện khác dòng đầu của nó", "ghi như dòng đầu"
    if sum(new in other[3:4] for other in same) > 1:
        yield f"đơn vị {old} ghi hai lần cùng đơn vị mới {new}", "xóa dòng thừa"
    for code in (district or old, new):
        if not known(code):
            yield f"không có đơn vị mã {code} trong areas.csv", "sửa mã"
