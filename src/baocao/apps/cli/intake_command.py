"""`baocao intake`: a register of persons becomes a workbook of counts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.table import Table

from baocao.archive.built.folder import file_hash
from baocao.build.workspace.door import only_programme
from baocao.build.workspace.sent import Definitions
from baocao.core.errors import BaocaoError, Problem
from baocao.core.project import find_project
from baocao.core.quantities import Quantity
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.numbers import format_number
from baocao.submissions.persons.aggregate import count_register
from baocao.submissions.persons.mapping import RegisterMapping, load_mapping
from baocao.submissions.persons.model import RegisterCounts
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission
from baocao.submissions.workbooks.write import write_submission


def run_intake(
    register: Path, mapping: Path, out: Path | None, programme: str, *, force: bool
) -> int:
    """Count a register, write the counts as a canonical workbook, tell what was wrong."""
    project = find_project()
    definitions = Definitions(project, only_programme(project, programme, "sổ này"))
    read = load_mapping(mapping, definitions.catalogue, name=project.name(mapping))
    path = out or _place(definitions, read)
    if path.exists() and not force:
        todo = "chọn tệp khác bằng --out, hoặc thêm --force để ghi đè"
        raise BaocaoError(Problem("tệp đã có", project.name(path), todo))
    counts = count_register(register, read, definitions.areas, name=project.name(register))
    path.parent.mkdir(parents=True, exist_ok=True)
    submission = _submission(definitions, read, counts, project.name(path), file_hash(register))
    write_submission(path, submission, catalogue=definitions.catalogue, areas=definitions.areas)
    _print(counts, project.name(path))
    return 0


def _place(definitions: Definitions, mapping: RegisterMapping) -> Path:
    province = definitions.areas.province(mapping.province)
    period = definitions.period(province, mapping.period)
    folder = definitions.project.sent(definitions.key(province, period))
    return folder / "so-tiem-chung.xlsx"


def _submission(
    definitions: Definitions,
    mapping: RegisterMapping,
    counts: RegisterCounts,
    name: str,
    digest: str,
) -> Submission:
    """The counts as the province's office would report them."""
    province = definitions.areas.province(mapping.province)
    source = SourceCell(name, digest, "", "")
    observations = tuple(
        Observation(
            element="vaccinated",
            area=count.district,
            disaggregation=(("age_group", count.age_group), ("dose", count.dose)),
            quantity=Quantity(Decimal(count.people)),
            as_of=mapping.as_of,
            source=source,
            provider=mapping.provider,
        )
        for count in counts.counts
    )
    return Submission(
        file=name,
        sha256=digest,
        unit=province.code,
        province=province.slug,
        period=definitions.period(province, mapping.period).key,
        as_of=mapping.as_of,
        prepared_by="",
        synthetic=False,
        origin=(
            f"{mapping.provider}, tổng hợp từ sổ {format_number(counts.rows)} dòng "
            f"đến ngày {short_date(mapping.as_of)}, SHA-256 của sổ: {digest}"
        ),
        observations=observations,
        unit_name=province.name,
    )


def _print(counts: RegisterCounts, name: str) -> None:
    table = Table("Kiểm tra sổ", "Số dòng")
    for problem, rows in counts.problems.items():
        table.add_row(problem.value, format_number(rows))
    console = Console()
    people = sum(count.people for count in counts.counts)
    console.print(f"Đã đọc {format_number(counts.rows)} dòng, tính {format_number(people)} lượt.")
    if counts.problems:
        console.print(table)
    console.print(f"Đã ghi {name}; tệp chỉ có số đếm theo địa bàn, nhóm tuổi và mũi.")
