"""`baocao register check` and `adopt`: the chain of the register of issued reports."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.apps.cli.messages import fail, print_json
from baocao.archive.issued.chain import ChainEntry, code, entries
from baocao.archive.issued.chain_check import adopt, chain_problems, standing
from baocao.archive.issued.issued import issued_in_order
from baocao.core.errors import Problem
from baocao.core.project import find_project
from baocao.core.turn import register_turn


def run_register_check(head: str, *, as_json: bool) -> int:
    """Walk the chain; 1 where anything was changed since it was issued."""
    project = find_project()
    found, problems = entries(project), chain_problems(project)
    noted = standing(found, head) if head else None
    if head and noted is None:
        what = f"không mục nào của sổ có mã “{head}” đã ghi trong sổ giấy"
        todo = "nếu mã chép đúng thì sổ đã bị thay hoặc bị cắt bớt: khôi phục từ bản sao lưu"
        problems = (*problems, Problem(what, project.name(project.issued), todo))
    if as_json:
        print_json({"entries": [_record(e) for e in found], "problems": problems})
    else:
        _print(found, problems, noted)
    return 1 if problems else 0


def run_register_adopt() -> int:
    """Take what was issued before there was a chain into it."""
    project = find_project()
    with register_turn(project):
        count = adopt(project, [issued.folder for issued in issued_in_order(project)])
    if not count:
        print("Không có báo cáo nào cần đưa vào chuỗi.")
        return 0
    print(f"Đã đưa {count} báo cáo vào chuỗi theo thứ tự phát hành, nguyên như hiện có.")
    _print_head(entries(project))
    return 0


def _print(
    found: Sequence[ChainEntry], problems: Sequence[Problem], noted: ChainEntry | None
) -> None:
    linked = [entry for entry in found if entry.link is not None]
    if problems:
        fail(problems, 1)
    elif linked:
        print(f"Sổ phát hành có {len(linked)} báo cáo, chuỗi còn nguyên.")
    elif found:
        print(
            f"Sổ có {len(found)} báo cáo phát hành trước khi có chuỗi. Lần phát hành tới, hoặc "
            "baocao register adopt, đưa chúng vào chuỗi theo thứ tự phát hành."
        )
    else:
        print("Sổ phát hành chưa có báo cáo nào.")
    if noted is not None and noted.link is not None:
        print(f"Mã trong sổ giấy là của mục thứ {noted.link.place}, {noted.name}.")
    if not problems:
        _print_head(found)


def _print_head(found: Sequence[ChainEntry]) -> None:
    linked = [entry for entry in found if entry.link is not None]
    if linked:
        last = linked[-1]
        print(f"Mục cuối: {last.name}, mã {last.digest}")
        print(f"Ghi vào sổ đăng ký văn bản đi: {code(last.digest)}")


def _record(entry: ChainEntry) -> dict[str, object]:
    link = entry.link
    return {
        "entry": entry.name,
        "place": link.place if link else None,
        "adopted": link.adopted if link else None,
        "hash": entry.digest if link else None,
    }
