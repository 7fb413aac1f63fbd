"""What is done of a report, what is not, and the command for it: one way through the week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from baocao.archive.built.folder import WORD_FILE
from baocao.build.run.edited import edited_files
from baocao.build.status.model import ReportStatus, State
from baocao.build.workspace.door import Scope
from baocao.build.workspace.words_files import load_phrases, load_wording
from baocao.core.report_key import place_options
from baocao.core.rules import Severity
from baocao.core.vietnamese.dates import short_date
from baocao.definitions.areas.model import AdminUnit
from baocao.definitions.plans.in_force import in_force
from baocao.document.narrative.words import issuer_name
from baocao.document.wording import COMPUTED, ROMAN, open_parts

NAMED = 5  # units that a step names before it counts the others


@dataclass(frozen=True)
class NextStep:
    """One step on the way of a report; `todo` has in their order the commands, and what a person
    has to do between them, `file` is the place in the project that it is about."""

    name: str
    is_done: bool
    told: str
    todo: tuple[str, ...] = ()
    file: str = ""


def next_steps(scope: Scope, status: ReportStatus) -> tuple[NextStep, ...]:
    """Every step in the order of the routine; of an issued report, the issue alone.

    Raises `BaocaoError` where the wording cannot be read.
    """
    if status.state is State.ISSUED:
        return (NextStep("Phát hành", is_done=True, told=status.words),)
    steps = (_plan, _sent, _missing, _findings, _wording, _built, _edited, _issue)
    way = _Way(scope, status)
    return tuple(step for make in steps for step in make(way))


def step_ahead(status: ReportStatus) -> str:
    """The next step in a few words, from the state alone: for tables of many reports."""
    words = {
        State.NO_DATA: "gửi biểu mẫu, nhận số liệu",
        State.COLLECTING: "đôn đốc đơn vị chưa gửi",
        State.ERRORS: "sửa lỗi số liệu",
        State.READY: "lập báo cáo",
        State.BUILT: "rà soát, trình ký, phát hành",
        State.EDITED: "đưa lời văn đã sửa về, phát hành",
    }
    told = words.get(status.state, "")
    if status.missing and status.state in (State.BUILT, State.EDITED):
        asked = f"đôn đốc {len(status.missing)} đơn vị chưa gửi"
        return f"{asked}; nếu không chờ được thì {told} báo cáo theo số liệu hiện có"
    return told


@dataclass(frozen=True)
class _Way:
    scope: Scope
    status: ReportStatus

    @property
    def options(self) -> str:
        return self.scope.project.options(self.scope.key)


def _plan(way: _Way) -> Iterator[NextStep]:
    scope = way.scope
    plans = in_force(scope.definitions.plans(scope.key.province), scope.period)
    told = ", ".join(plan.short_citation for plan in plans) or "chưa có kế hoạch đang có hiệu lực"
    programme = scope.project.programme_option(scope.key.programme)
    todo = () if plans else (f"baocao new plan {place_options(scope.key.province)}{programme}",)
    folder = scope.definitions.folders.plans / scope.key.province
    yield NextStep("Kế hoạch", bool(plans), told, todo, scope.project.name(folder))


def _sent(way: _Way) -> Iterator[NextStep]:
    status = way.status
    sent, todo = bool(status.received), tuple[str, ...]()
    folder = way.scope.project.name(way.scope.project.sent(way.scope.key))
    if sent:
        told = f"{status.received}/{status.expected} đơn vị đã gửi"
        if status.through:
            told += f", Sở Y tế gửi thay {len(status.through)} địa bàn"
    elif status.problems:
        told = "chưa biết đơn vị nào đã gửi vì còn lỗi"
        todo = ("đề nghị đơn vị sửa các lỗi nêu ở dưới và gửi lại tệp",)
    else:
        told = "chưa đơn vị nào gửi"
        form = forms_command(way.scope)
        todo = (form, "gửi biểu mẫu cho các đơn vị", f"đặt tệp các đơn vị gửi về vào {folder}")
    yield NextStep("Số liệu", sent, told, todo, folder)


def forms_command(scope: Scope) -> str:
    """How to ask for the forms of a report: every unit's, or that of the unit that reports."""
    out = "--out bieu-mau.xlsx" if scope.province.is_within else "--all --out bieu-mau"
    return f"baocao form {scope.project.options(scope.key)} {out}"


def _missing(way: _Way) -> Iterator[NextStep]:
    missing = way.status.missing
    if not missing:
        return
    names = ", ".join(_sender(way.scope, unit) for unit in missing[:NAMED])
    more = f" và {len(missing) - NAMED} đơn vị nữa" if len(missing) > NAMED else ""
    told = f"chưa gửi: {names}{more}; hạn nộp {short_date(way.status.deadline)}"
    folder = way.scope.project.name(way.scope.project.sent(way.scope.key))
    todo = (
        f"baocao remind {way.options}",
        f"đặt tệp gửi về vào {folder}; không chờ được thì làm các bước sau với số đã có",
    )
    yield NextStep("Đơn vị còn thiếu", is_done=False, told=told, todo=todo)


def _sender(scope: Scope, unit: AdminUnit) -> str:
    """A unit as one that sends figures: for the province its department does."""
    if unit.code != scope.province.code:
        return unit.name
    definitions = scope.definitions
    phrases = load_phrases(scope.project, definitions.programme)
    return issuer_name(definitions.profile(unit, scope.report_type), unit, phrases)


def _findings(way: _Way) -> Iterator[NextStep]:
    status = way.status
    counts = {s: status.count(s) for s in (Severity.ERROR, Severity.WARNING)}
    if not (status.received or status.problems):
        return
    open_ = [f"{n} {s.words.lower()}" for s, n in counts.items() if n]
    told = ", ".join(open_) or "không còn điểm nào phải sửa"
    mend = "đề nghị đơn vị sửa, gửi lại, hoặc ghi lý do vào bảng “Xác nhận giá trị bị cảnh báo”"
    todo = (f"baocao check {way.options}", mend) if open_ else ()
    yield NextStep("Kiểm tra", not open_, told, todo)


def _wording(way: _Way) -> Iterator[NextStep]:
    scope = way.scope
    ids = scope.report_type.sections
    written = load_wording(scope.project, scope.key, ids)
    open_ = {id_ for id_ in ids if id_ != COMPUTED and not written.get(id_)}
    profile = scope.definitions.profile(scope.province, scope.report_type)
    parts = open_parts((scope.report_type, profile), written)
    left = [roman for roman, id_ in zip(ROMAN, ids, strict=False) if id_ in open_]
    left += [
        f"{ROMAN[ids.index(part.section)]} (đoạn mở đầu bằng “{part.title}”)"
        for part in parts
        if part.section in ids
    ]
    told = f"còn mục {', '.join(left)} chưa viết" if left else "đã viết đủ các mục"
    path = scope.project.narrative(scope.key)
    todo = (f"viết các mục ấy vào {scope.project.name(path)}",) if left else ()
    if left and not path.is_file():
        todo = (f"baocao new period {way.options}", *todo)
    yield NextStep("Lời văn", not left, told, todo, scope.project.name(path))


def _built(way: _Way) -> Iterator[NextStep]:
    built = way.status.state in (State.BUILT, State.EDITED)
    told = "đã dựng, đúng với số liệu hiện có" if built else "chưa dựng từ số liệu hiện có"
    todo = () if built else (f"baocao report {way.options}",)
    yield NextStep("Báo cáo", built, told, todo, _word_file(way))


def _edited(way: _Way) -> Iterator[NextStep]:
    if edited_files(way.scope.project.report(way.scope.key)):
        told = "tệp đã sửa tay; lời văn chưa được đưa về data/narratives thì lần dựng sau không có"
        todo = (f"baocao keep {_word_file(way)}", f"baocao renew {way.options}")
        yield NextStep("Tệp đã sửa", is_done=False, told=told, todo=todo, file=_word_file(way))


def _issue(way: _Way) -> Iterator[NextStep]:
    if way.status.state in (State.BUILT, State.EDITED):
        told = f"hạn nộp {short_date(way.status.deadline)}"
        todo = (
            f"baocao verify {_word_file(way)}",
            f"trình ký {_word_file(way)}, xin số và ngày của văn thư",
            f"baocao issue {way.options} --number SỐ --date NGÀY",
        )
        yield NextStep("Phát hành", is_done=False, told=told, todo=todo)


def _word_file(way: _Way) -> str:
    project = way.scope.project
    return project.name(project.report(way.scope.key) / WORD_FILE)


def days_told(status: ReportStatus, today: date) -> str:
    """How long it is to the deadline, as a heading says it."""
    left = status.days_left(today)
    return "" if left is None else f", còn {left} ngày làm việc"
