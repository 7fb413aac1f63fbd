"""Walks the chain of the register and says what was changed since: entry, file, figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from baocao.archive.built.folder import LEDGER_FILE
from baocao.archive.issued.chain import (
    CODE,
    LINK_FILE,
    ChainEntry,
    ChainLink,
    differing,
    entries,
    entry_of,
    figure_hashes,
    ledger_figures,
    link_hash,
    link_text,
    make_read_only,
)
from baocao.core.errors import Problem, raise_all
from baocao.core.project import Project

RESTORE = "khôi phục từ bản sao lưu; mục đã phát hành không được sửa, thêm hay xóa"
_MOST = 10  # figures that are named for one entry


def chain_problems(project: Project) -> tuple[Problem, ...]:
    """All that is wrong with the chain, entry by entry; none where no entry was ever linked."""
    found = entries(project)
    if _is_cut_short(found):
        what = "việc đưa báo cáo đã phát hành vào chuỗi bị dừng giữa chừng"
        return (Problem(what, project.name(project.issued), "chạy: baocao register adopt"),)
    return _problems(found)


def _problems(found: Sequence[ChainEntry]) -> tuple[Problem, ...]:
    linked = [entry for entry in found if entry.link is not None]
    if not any(entry.digest for entry in found):
        return ()
    return (
        *_unlinked(found),
        *_places(linked),
        *(problem for entry in linked for problem in entry_problems(entry)),
    )


def entry_problems(entry: ChainEntry, names: Sequence[str] = ()) -> Iterator[Problem]:
    """Files of an entry that are not as they were issued, and the figures that differ in its
    ledger; `names` are the files to look at, all where there are none."""
    if entry.link is None:
        return
    for name, what in differing(entry.folder, entry.link, names):
        yield Problem(f"tệp {what} sau khi phát hành", f"{entry.name}/{name}", RESTORE)
        if name == LEDGER_FILE:
            yield from _figures(entry, entry.link)


def check_entry(project: Project, folder: Path, names: Sequence[str] = ()) -> None:
    """Raise `BaocaoError` where an entry is not as it was issued."""
    raise_all(entry_problems(entry_of(project, folder), names))


def adopt(project: Project, in_order: Sequence[Path]) -> int:
    """Take entries that were issued before there was a chain into it, in the order of issue.

    Returns their number. That is done once: raises `BaocaoError` where the chain has begun and
    is not whole. What a killed run left is finished: links that are missing, an entry that is
    writable.
    """
    found = entries(project)
    links = _adopted(in_order) if any(not entry.digest for entry in found) else {}
    if not _may_go_on(found, links):
        raise_all(_problems(found))
        links = {}
    left = [folder for folder in reversed(links) if not (folder / LINK_FILE).exists()]
    for folder in left:
        beside = folder.with_name(f".{folder.name}.{LINK_FILE}")  # in it, it would be a file of it
        beside.write_text(links[folder], encoding="utf-8")
        beside.replace(folder / LINK_FILE)
    for entry in found:
        make_read_only(entry.folder)
    return len(left)


def _adopted(in_order: Sequence[Path]) -> dict[Path, str]:
    """The links of entries that were issued before there was a chain."""
    links: dict[Path, str] = {}
    previous = ""
    for place, folder in enumerate(in_order, start=1):
        links[folder] = link_text(folder, place, previous, adopted=True)
        previous = link_hash(links[folder].encode())
    return links


def _may_go_on(found: Sequence[ChainEntry], links: Mapping[Path, str]) -> bool:
    """Whether all that is linked are the last of `links`, as they would be written today.

    The last is written first: it vouches for all before it, so nothing was put in, taken out or
    changed since a killed run began.
    """
    linked = {entry.folder: entry.digest for entry in found if entry.digest}
    last = list(links)[len(links) - len(linked) :]
    return linked == {folder: link_hash(links[folder].encode()) for folder in last}


def _is_cut_short(found: Sequence[ChainEntry]) -> bool:
    """Whether it looks as if a killed run had linked the last entries and not the first ones."""
    linked = [entry.link for entry in found if entry.link is not None]
    places = [link.place for link in linked]
    last = list(range(len(found) - len(linked) + 1, len(found) + 1))
    return 0 < len(linked) < len(found) and places == last and all(link.adopted for link in linked)


def standing(found: Sequence[ChainEntry], head: str) -> ChainEntry | None:
    """The entry whose link has this hash, given whole or as the paper register has it; None where
    the chain has no such entry."""
    wanted = "".join(head.split()).casefold()
    if len(wanted) < CODE:
        return None
    return next((e for e in found if e.link is not None and e.digest.startswith(wanted)), None)


def _unlinked(found: Sequence[ChainEntry]) -> Iterator[Problem]:
    for entry in found:
        if not entry.digest:
            yield Problem("mục này không có trong chuỗi: thiếu tệp", _link(entry), RESTORE)
        elif entry.link is None:
            yield Problem("tệp của chuỗi bị hỏng", _link(entry), RESTORE)


def _places(linked: Sequence[ChainEntry]) -> Iterator[Problem]:
    """Gaps, entries at one place, and links that do not hold."""
    first = linked[:1]
    for entry in first:
        yield from _gap(0, entry)
        if _place(entry) == 1 and _previous(entry):
            yield Problem("mục đầu của chuỗi lại nối vào một mục khác", _link(entry), RESTORE)
    for before, entry in pairwise(linked):
        yield from _gap(_place(before), entry)
        if _place(entry) == _place(before):
            what = f"hai mục cùng ở vị trí {_place(entry)}: mục này và {before.name}"
            yield Problem(what, entry.name, RESTORE)
        elif _place(entry) == _place(before) + 1 and _previous(entry) != before.digest:
            what = f"mục này đã bị thay sau khi mục {_place(entry)} ({entry.name}) được phát hành"
            yield Problem(what, _link(before), RESTORE)


def _gap(last: int, entry: ChainEntry) -> Iterator[Problem]:
    for place in range(last + 1, _place(entry)):
        yield Problem(f"mục thứ {place} đã bị xóa khỏi sổ", f"trước {entry.name}", RESTORE)


def _figures(entry: ChainEntry, link: ChainLink) -> Iterator[Problem]:
    """The figures of a changed ledger that are not those that were issued."""
    records, now = ledger_figures(entry.folder), figure_hashes(entry.folder)
    changed = [id_ for id_ in {**link.figures, **now} if link.figures.get(id_) != now.get(id_)]
    for id_ in changed[:_MOST]:
        what = _what(id_, link.figures, records)
        yield Problem(what, f"{entry.name}/{LEDGER_FILE}", RESTORE)
    if len(changed) > _MOST:
        what = f"và {len(changed) - _MOST} số liệu khác"
        yield Problem(what, f"{entry.name}/{LEDGER_FILE}", RESTORE)


def _what(id_: str, before: Mapping[str, str], now: Mapping[str, dict[str, Any]]) -> str:
    if id_ not in now:
        return f"số liệu {id_} đã bị xóa"
    verb = "đã bị sửa, nay là" if id_ in before else "được thêm vào:"
    return f"số liệu {id_} {verb} {now[id_].get('text', '')}"


def _link(entry: ChainEntry) -> str:
    return f"{entry.name}/{LINK_FILE}"


def _place(entry: ChainEntry) -> int:
    return entry.link.place if entry.link else 0


def _previous(entry: ChainEntry) -> str:
    return entry.link.previous if entry.link else ""
