"""`baocao plan read` and `baocao plan compare`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.console import Console
from rich.table import Table

from baocao.apps.cli.messages import print_json
from baocao.apps.cli.plan_commands import programmes_of
from baocao.apps.cli.plan_view import PlanView, view_of
from baocao.build.workspace.door import programme_of_file
from baocao.build.workspace.plan_text import ReadPlan, compare_plan_file, read_plan_file
from baocao.core.errors import Problem, UsageError
from baocao.core.project import Project, find_project
from baocao.core.whole_file import write_all, writing_to
from baocao.definitions.plans.reading.compare import Difference

TEMPLATE = "plan_review.html.j2"


@dataclass(frozen=True)
class PlanReadCall:
    """What the command line said."""

    file: Path
    programme: str
    province: str
    out: Path | None
    review: Path | None
    as_json: bool


def run_plan_read(asked: PlanReadCall) -> int:
    """Propose a plan from its text, and write it and its page where asked to; 0 when done.

    Raises `UsageError` where a file is in the way, `BaocaoError` where the document is no plan.
    """
    project = find_project()
    programme = _programme(project, asked.out or asked.file, asked)
    read = read_plan_file(project, programme, asked.file, asked.province)
    view = view_of(read)
    pages = {asked.review: _page(project, view)} if asked.review else {}
    _write(pages | ({asked.out: read.text} if asked.out else {}))
    if asked.as_json:
        print_json(asdict(view.counts) | {"text": read.text})
    else:
        _show(asked, read, view)
    return 0


def run_plan_compare(file: Path, plan: Path, programme: str, *, as_json: bool) -> int:
    """List where a document and a plan's file differ; 1 where a number of the text is missing or
    other in the plan."""
    project = find_project()
    found = compare_plan_file(project, programmes_of(project, plan, programme)[0], file, plan)
    grave = [one for one in found if one.kind.is_grave]
    if as_json:
        print_json({"differences": [_record(one) for one in found]})
    elif found:
        Console().print(_differences(found))
        print(f"{len(grave)} chỗ số của văn bản thiếu hoặc khác trong kế hoạch.")
    else:
        print("Mọi số của văn bản đều có trong kế hoạch.")
    return 1 if grave else 0


def _programme(project: Project, out: Path, asked: PlanReadCall) -> str:
    """The programme in whose folder the plan is to be written, else the one that is named."""
    homes = [i for i in project.programmes if _is_inside(out, project.of(i).home)]
    return homes[0] if homes else programme_of_file(project, asked.programme, asked.file)


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _refuse(wanted: Mapping[Path, str]) -> None:
    """No file that is there is written over: a person may have confirmed it. What a killed call
    left, which says the same, stops nobody."""
    for path, text in wanted.items():
        if path.exists() and not (path.is_file() and path.read_bytes() == text.encode()):
            todo = "chọn tên khác, hoặc sửa tệp đang có"
            raise UsageError(Problem("tệp đã có", path.as_posix(), todo))


def _show(asked: PlanReadCall, read: ReadPlan, view: PlanView) -> None:
    counts = view.counts
    print(view.title)
    print(
        f"Chỉ tiêu: {counts.targets} ({counts.numbered} có mức phải đạt);"
        f" nhiệm vụ: {counts.tasks}; trách nhiệm của {counts.agencies} cơ quan."
    )
    print(f"Chưa rõ, phải xem lại: {counts.unsure}; câu có số chưa thành chỉ tiêu: {counts.left}.")
    if asked.out is None and asked.review is None:
        print(read.text, end="")
    if asked.out is not None:
        print(f"Đã ghi {asked.out.as_posix()}; đối chiếu rồi ghi confirmed: true để dùng được.")
    if asked.review is not None:
        print(f"Đã ghi trang đối chiếu {asked.review.as_posix()}.")


def _page(project: Project, view: PlanView) -> str:
    environment = Environment(
        loader=FileSystemLoader(project.templates), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template(TEMPLATE).render(view=view)


def _write(wanted: Mapping[Path, str]) -> None:
    """All or none, each whole."""
    _refuse(wanted)
    with writing_to(*wanted):
        write_all(wanted)


def _record(one: Difference) -> dict[str, str]:
    return {"kind": one.kind.name.lower(), "clause": one.clause, "text": one.text, "plan": one.plan}


def _differences(found: Sequence[Difference]) -> Table:
    table = Table("Khác nhau", "Mục", "Văn bản", "Kế hoạch")
    for one in found:
        table.add_row(one.kind.value, one.clause, one.text, one.plan)
    return table
