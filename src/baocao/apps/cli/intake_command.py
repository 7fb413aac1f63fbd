"""`baocao intake`: a register of persons becomes a workbook of counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.table import Table

from baocao.archive.built.folder import file_hash
from baocao.build.workspace.definitions import Definitions
from baocao.build.workspace.door import only_programme
from baocao.build.workspace.words_files import load_phrases
from baocao.core.errors import BaocaoError, Problem, UsageError
from baocao.core.project import find_project
from baocao.core.quantities import Quantity
from baocao.core.vietnamese.dates import short_date
from baocao.core.vietnamese.names import lower_first
from baocao.core.vietnamese.numbers import format_number
from baocao.definitions.programmes.model import PersonsRole
from baocao.submissions.persons.aggregate import count_register
from baocao.submissions.persons.mapping import RegisterMapping, load_mapping
from baocao.submissions.persons.model import RegisterCounts, RegisterProblem
from baocao.submissions.workbooks.model import Observation, SourceCell, Submission
from baocao.submissions.workbooks.write import write_submission

# Fills the slots in a problem's words.
SLOTS = {
    RegisterProblem.UNKNOWN_STEP: ("step",),
    RegisterProblem.STEP_TOO_EARLY: ("first",),
    RegisterProblem.TOO_YOUNG: ("age",),
    RegisterProblem.REPEATED: ("step",),
    RegisterProblem.OUT_OF_ORDER: ("step",),
}


def run_intake(
    register: Path, mapping: Path, out: Path | None, programme: str, *, force: bool
) -> int:
    """Count a register, write the counts as a canonical workbook and report what was wrong."""
    project = find_project()
    definitions = Definitions(project, only_programme(project, programme, "sổ này"))
    role = _role(definitions)
    read = load_mapping(mapping, role, definitions.catalogue, name=project.name(mapping))
    path = out or _place(definitions, read, role)
    if path.exists() and not force:
        todo = "chọn tệp khác bằng --out, hoặc thêm --force để ghi đè"
        raise BaocaoError(Problem("tệp đã có", project.name(path), todo))
    counts = count_register(register, read, definitions.areas, name=project.name(register))
    path.parent.mkdir(parents=True, exist_ok=True)
    made = _submission(definitions, read, counts, project.name(path), file_hash(register))
    write_submission(
        path,
        made,
        programme=definitions.programme,
        catalogue=definitions.catalogue,
        areas=definitions.areas,
    )
    _print(counts, project.name(path), _Words(definitions, role, read))
    return 0


def _role(definitions: Definitions) -> PersonsRole:
    programme = definitions.programme
    if programme.roles.persons is None:
        what = f"chương trình “{programme.name}” không nhận sổ theo từng người"
        todo = "khai roles.persons trong programme.yaml của chương trình nếu có sổ như vậy"
        raise UsageError(Problem(what, programme.id, todo))
    return programme.roles.persons


def _place(definitions: Definitions, mapping: RegisterMapping, role: PersonsRole) -> Path:
    province = definitions.areas.province(mapping.province, on=mapping.as_of)
    period = definitions.period(mapping.period, province.slug)
    return definitions.project.sent(definitions.key(province, period)) / role.file


def _submission(
    definitions: Definitions,
    mapping: RegisterMapping,
    counts: RegisterCounts,
    name: str,
    digest: str,
) -> Submission:
    """The counts as the province's office would report them."""
    province = definitions.areas.province(mapping.province, on=mapping.as_of)
    role = _role(definitions)
    source = SourceCell(name, digest, "", "")
    observations = tuple(
        Observation(
            element=role.element,
            area=count.district,
            disaggregation=tuple(sorted([(role.groups, count.group), (role.steps, count.step)])),
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
        period=definitions.period(mapping.period, province.slug).key,
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


@dataclass(frozen=True)
class _Words:
    """What is wrong with a register, in the words of its programme."""

    definitions: Definitions
    role: PersonsRole
    mapping: RegisterMapping

    def problem(self, problem: RegisterProblem) -> str:
        phrases = load_phrases(self.definitions.project, self.definitions.programme)
        slots = {
            "step": self._category(self.role.steps),
            "first": short_date(self.mapping.first_date or self.role.first_date),
            "age": str(min(self.role.ages.values())),
        }
        named = {name: slots[name] for name in SLOTS.get(problem, ())}
        return phrases.text(f"register.{problem.name.lower()}", **named)

    @property
    def split(self) -> str:
        return f"{self._category(self.role.groups)} và {self._category(self.role.steps)}"

    def _category(self, id_: str) -> str:
        return lower_first(self.definitions.catalogue.categories[id_].name)


def _print(counts: RegisterCounts, name: str, words: _Words) -> None:
    table = Table("Kiểm tra sổ", "Số dòng")
    for problem, rows in counts.problems.items():
        table.add_row(words.problem(problem), format_number(rows))
    console = Console()
    people = sum(count.people for count in counts.counts)
    console.print(f"Đã đọc {format_number(counts.rows)} dòng, tính {format_number(people)} lượt.")
    if counts.problems:
        console.print(table)
    console.print(f"Đã ghi {name}; tệp chỉ có số đếm theo địa bàn, {words.split}.")
