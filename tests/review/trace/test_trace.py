"""A printed number is traced to its cells, findings, clauses and earlier issues."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from baocao.apps.cli.entry import main
from baocao.archive.built.folder import open_published
from baocao.core.errors import BaocaoError, UsageError
from baocao.core.project import Project
from baocao.review.trace.find import find_figures
from baocao.review.trace.model import FileState, Trace
from baocao.review.trace.trace import trace_figures
from baocao.review.trace.words import lines, load_statuses
from tests.conftest import BUILT

D3 = "coverage.18plus.d3.20.value"
FATALITY = "case_fatality.20.value"


def trace_one(project: Project, figure: str) -> Trace:
    (trace,) = trace_figures(project, BUILT, figure)
    return trace


def submission_of(project: Project) -> Path:
    (path,) = (project.submissions / "covid-19" / "lang-son" / "2022-Q1").glob("*.xlsx")
    return path


def test_a_figure_is_traced_to_its_cell(built: Project) -> None:
    """File, sheet and cell with the hash, what the cell holds, and that the file is the same."""
    trace = trace_one(built, D3)
    (cell,) = trace.cells
    path = submission_of(built)
    assert (cell.source.file, cell.source.sheet) == (built.name(path), "Số liệu")
    assert cell.source.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (cell.state, cell.value, trace.figure.text) == (FileState.SAME, "83,15", "83,15%")


def test_a_rate_is_traced_to_both_counts(built: Project) -> None:
    """Numerator and denominator each name their cell; the formula has both numbers."""
    trace = trace_one(built, FATALITY)
    assert [(cell.role, cell.value) for cell in trace.cells] == [
        ("tử số", "21"),
        ("mẫu số", "6.532"),
    ]
    assert trace.worked == "21 / 6.532 x 100 = 0,3215"


def test_findings_and_reasons_stand_at_their_cell(built: Project) -> None:
    """What validation warned of, and why the unit stands by its value."""
    (cell,) = trace_one(built, D3).cells
    (note,) = cell.findings
    assert note.severity == "warning"
    assert "sau ngày chốt số liệu 14/3/2022" in note.message
    assert "Chỉ thị số 11-CT/TU" in note.confirmed


def test_verdicts_name_their_clause(built: Project) -> None:
    """A verdict says of which target, in which clause of which plan, and until when."""
    (verdict,) = trace_one(built, D3).verdicts
    assert verdict.status == "NOT_DUE"
    assert verdict.clause.startswith("Mục II.2.a")
    assert "Kế hoạch" in verdict.plan
    assert verdict.deadline is not None
    assert verdict.deadline.isoformat() == "2022-06-30"


def test_printed_text_finds_every_figure(built: Project) -> None:
    """“100%” names all figures that print so, however it is spaced; an id names one."""
    ledger = open_published(built, BUILT).ledger
    found = find_figures(ledger, " 100 % ")
    assert len(found) > 10
    assert {figure.text for figure in found} == {"100%"}
    assert {f.id for f in found} == {f.id for f in ledger.figures if f.text == "100%"}
    assert [f.id for f in find_figures(ledger, D3)] == [D3]
    assert [f.text for f in find_figures(ledger, "Trên 99%")] == ["trên 99%"]


@pytest.mark.parametrize("wanted", ["coverage.18plus.d3.20", "83,16%", "", "%"])
def test_unknown_figures_are_refused(built: Project, wanted: str) -> None:
    """What no figure is called or printed as is wrong usage; close ids are suggested."""
    ledger = open_published(built, BUILT).ledger
    with pytest.raises(UsageError) as caught:
        find_figures(ledger, wanted)
    assert (D3 in str(caught.value)) == wanted.startswith("coverage")


def test_changed_and_lost_files_are_told(project: Project) -> None:
    """A source file that is no longer what the report was made from is said to be so."""
    path = submission_of(project)
    path.write_bytes(path.read_bytes() + b" ")
    assert {cell.state for cell in trace_one(project, FATALITY).cells} == {FileState.CHANGED}
    path.unlink()
    assert {cell.state for cell in trace_one(project, FATALITY).cells} == {FileState.GONE}


def test_lost_plans_leave_their_names(project: Project) -> None:
    """Without its plan's file a verdict keeps its ids: the rest of the trace stands."""
    for plan in (project.of("covid-19").plans / "lang-son").glob("*.yaml"):
        plan.unlink()
    (verdict,) = trace_one(project, D3).verdicts
    assert (verdict.plan, verdict.clause) == ("lang-son-ke-hoach-2022-2023", "")


def issue_before(project: Project, text: str, name: str = "2021-Q4", day: int = 5) -> None:
    """Put a report for 2021-Q4, made of this one, into the register of issued reports."""
    report = open_published(project, BUILT)
    folder = project.issued / "covid-19" / "lang-son" / name
    folder.mkdir(parents=True)
    ledger = json.loads((report.folder / "ledger.json").read_text(encoding="utf-8"))
    ledger |= {
        "period": "2021-Q4",
        "window": {"start": "2021-09-15", "end": "2021-12-14", "cutoff": "2021-12-14"},
    }
    for figure in ledger["figures"]:
        figure["text"] = text if figure["id"] == D3 else figure["text"]
    content = json.dumps(ledger).encode()
    run = {
        "parameters": {"province": "lang-son", "period": "2021-Q4"},
        "outputs": {"ledger.json": sha256(content).hexdigest()},
    }
    record = {
        "number": f"{day:02}",
        "issued_on": f"2022-01-{day:02}",
        "by": "Văn thư",
        "at": f"2022-01-{day:02}T08:00:00Z",
        "files": {},
    }
    (folder / "ledger.json").write_bytes(content)
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
    (folder / "issue.json").write_text(json.dumps(record), encoding="utf-8")


def test_earlier_issues_are_told(project: Project) -> None:
    """What an issued report printed for the same figure, with its number and day."""
    issue_before(project, "78,4%")
    trace = trace_one(project, D3)
    (earlier,) = trace.earlier
    assert (earlier.period, earlier.number, earlier.text) == ("2021-Q4", "05", "78,4%")
    shown = list(lines(trace, load_statuses(project)))
    assert shown[-1] == "Đã phát hành: 78,4%, kỳ 2021-Q4, báo cáo số 05 ngày 05/01/2022"


def test_a_report_that_was_issued_again_is_told_apart(project: Project) -> None:
    """Each issue with what it printed, in the order of issue, however their folders sort."""
    issue_before(project, "79,9%", "2021-Q4-lan-10", day=24)
    issue_before(project, "78,4%", day=5)
    issue_before(project, "79,1%", "2021-Q4-lan-2", day=14)
    trace = trace_one(project, D3)
    assert [(e.period, e.number, e.text, e.time) for e in trace.earlier] == [
        ("2021-Q4", "05", "78,4%", 1),
        ("2021-Q4", "14", "79,1%", 2),
        ("2021-Q4", "24", "79,9%", 3),
    ]
    shown = list(lines(trace, load_statuses(project)))
    assert shown[-2] == (
        "Đã phát hành: 79,1%, kỳ 2021-Q4, báo cáo số 14 ngày 14/01/2022, phát hành lần 2"
    )


def test_a_tampered_ledger_is_refused(project: Project) -> None:
    """Nobody is told where a number is from by a ledger that was written over."""
    path = project.reports / "covid-19" / "lang-son" / "2022-Q1" / "ledger.json"
    path.write_text(path.read_text(encoding="utf-8").replace("83,15%", "93,15%"), encoding="utf-8")
    with pytest.raises(BaocaoError, match="đã bị sửa sau khi báo cáo hoàn thành"):
        trace_figures(project, BUILT, D3)


def run(project: Project, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int | str | None:
    monkeypatch.setenv("BAOCAO_ROOT", str(project.root))
    with pytest.raises(SystemExit) as ended:
        main(["trace", "--province", "Lạng Sơn", "--period", "2022-Q1", *arguments])
    return ended.value.code


def test_the_command_says_it_in_words(
    built: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One paragraph for each figure: text and id, formula, cell, finding, verdict."""
    assert run(built, monkeypatch, "83,15%") == 0
    head, *rest = capsys.readouterr().out.splitlines()
    assert head == f"83,15%  {D3}"
    assert [line.split(":")[0].strip() for line in rest] == [
        "Công thức",
        "Số liệu ngày 15/3/2022",
        "Nguồn",
        "Đã giải trình",
        "Đánh giá",
    ]
    assert "F4 = 83,15 (tệp còn nguyên, SHA-256 " in rest[2]
    assert rest[4].strip().startswith("Đánh giá: Chưa đến hạn – Tiêm mũi 3")


def test_the_command_says_it_as_data(
    built: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--json prints the same, with whole hashes."""
    assert run(built, monkeypatch, D3, "--json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["id"], record["text"], record["value"]) == (D3, "83,15%", "83.15")
    (cell,) = record["cells"]
    assert (cell["cell"], cell["state"], len(cell["sha256"])) == ("F4", "same", 64)
    assert record["verdicts"][0]["deadline"] == "2022-06-30"


@pytest.mark.parametrize(("figure", "code"), [("12.345", 2), ("", 2)])
def test_the_command_ends_with_a_message(
    built: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    figure: str,
    code: int,
) -> None:
    """An unknown figure is wrong usage."""
    assert run(built, monkeypatch, figure) == code
    assert "không có số liệu nào" in capsys.readouterr().err
