"""`baocao migrate`: a project of version 0.1 into today's layout."""

from __future__ import annotations

import sys

from baocao.apps.cli.messages import agreed, print_json
from baocao.build.migrate.move import carry_out
from baocao.build.migrate.plan import Move, plan_moves, programme_to_move_into
from baocao.build.run.system_errors import system_problem
from baocao.core.errors import BaocaoError
from baocao.core.project import Project, find_any_project
from baocao.core.turn import whole_turn
from baocao.core.vietnamese.numbers import format_number

NOT_MOVED = "Chưa chuyển gì; thêm --yes để chuyển."


def run_migrate(programme: str, *, yes: bool, as_json: bool) -> int:
    """Show what would be moved, then move it where asked to; 0 whenever nothing went wrong."""
    project = find_any_project()
    into = programme_to_move_into(project, programme)
    moves = plan_moves(project, into).moves
    if as_json:
        print_json([_record(project, move) for move in moves])
    else:
        _show(project, moves)
    if moves:
        told = sys.stderr if as_json else sys.stdout
        print(_move(project, into) if yes or agreed("Chuyển?") else NOT_MOVED, file=told)
    return 0


def _move(project: Project, into: str) -> str:
    """Move what is to be moved once no other command is at work, and say so."""
    try:
        with whole_turn(project):
            carry_out(project, plan_moves(project, into))
    except OSError as error:
        raise BaocaoError(system_problem(error, str(error.filename or ""))) from None
    return f"Đã chuyển vào chương trình {into}. Chạy make report để dựng lại báo cáo."


def _show(project: Project, moves: tuple[Move, ...]) -> None:
    if not moves:
        print("Dự án đã theo bố cục hiện nay, không có gì để chuyển.")
        return
    for move in moves:
        same = "  (đã có ở đó, giống hệt)" if move.twin else ""
        print(f"{project.name(move.source)}  →  {project.name(move.target)}{same}")
    print(f"\n{format_number(len(moves))} tệp, thư mục sẽ được chuyển; nội dung không thay đổi.")


def _record(project: Project, move: Move) -> dict[str, object]:
    return {
        "from": project.name(move.source),
        "to": project.name(move.target),
        "already_there": move.twin,
    }
